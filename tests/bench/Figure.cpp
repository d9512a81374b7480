// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Figure.h"

#include <algorithm>

namespace interleave::bench {

namespace {

struct Row {
    std::string name;
    Figure figure;
};

std::vector<Row>& rows() {
    static std::vector<Row> all;
    return all;
}

std::string shown(double value, const char* unit) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f %s", value < 100 ? 2 : 0, value, unit);
    return text;
}

std::string shownTarget(const Target& target) {
    char text[32];
    std::snprintf(text, sizeof text, "%s %.2f x",
                  target.is == Target::Is::AtMost ? "<=" : ">=", target.ratio);
    return text;
}

} // namespace

bool Figure::met() const {
    if (!target)
        return true;
    return target->is == Target::Is::AtMost ? ratio <= target->ratio : ratio >= target->ratio;
}

void report(benchmark::State& state, const std::string& name, const Figure& figure) {
    state.counters["measured"] = figure.measured;
    if (figure.reference != 0)
        state.counters["reference"] = figure.reference;
    if (figure.ratio != 0)
        state.counters["ratio"] = figure.ratio;
    if (figure.target) {
        state.counters["target"] = figure.target->ratio;
        state.counters["met"] = figure.met() ? 1 : 0;
    }
    state.SetLabel(std::string(figure.target ? (figure.met() ? "PASS" : "MISS") : "reference") + ", " +
                   figure.unit + (figure.note.empty() ? "" : "; " + figure.note));
    rows().push_back({name, figure});
}

int printTable(std::FILE* to) {
    if (rows().empty())
        return 0;
    int missed = 0;
    std::fprintf(to, "\n%-26s %18s  %-40s %8s %9s\n", "benchmark", "measured", "against", "ratio", "target");
    for (const auto& [name, figure] : rows()) {
        const std::string measured = shown(figure.measured, figure.unit);
        const std::string reference =
            figure.reference == 0 ? "" : shown(figure.reference, figure.unit) + " " + figure.against;
        char ratio[32] = "";
        if (figure.ratio != 0)
            std::snprintf(ratio, sizeof ratio, "%.2f x", figure.ratio);
        const std::string target = figure.target ? shownTarget(*figure.target) : "";
        const char* verdict = !figure.target ? "" : figure.met() ? "PASS" : "MISS";
        std::fprintf(to, "%-26s %18s  %-40s %8s %9s %s%s%s\n", name.c_str(), measured.c_str(),
                     reference.c_str(), ratio, target.c_str(), verdict, figure.note.empty() ? "" : "  ",
                     figure.note.c_str());
        missed += figure.met() ? 0 : 1;
    }
    return missed;
}

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

SideBySide inTurn(int rounds, const Cost& ours, const Cost& reference) {
    std::vector<double> costs;
    std::vector<double> referenceCosts;
    std::vector<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        costs.push_back(ours());
        referenceCosts.push_back(reference());
        ratios.push_back(costs.back() / referenceCosts.back());
    }
    return {median(costs), median(referenceCosts), median(ratios)};
}

} // namespace interleave::bench
