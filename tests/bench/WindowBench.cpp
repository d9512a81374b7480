// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a long trace costs the GUI thread: a frame of the timeline anywhere in it at any zoom, and a jump of
// the whole window to any moment.
#include "core/base/Clock.h"

#include "ui/views/MainWindow.h"
#include "ui/views/TimelineView.h"

#include "tests/bench/Figure.h"
#include "tests/bench/LongTrace.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

namespace interleave::bench {

namespace {

constexpr int kFrames = 400;
constexpr double kFrameMs = 8;
constexpr double kJumpMs = 50;
constexpr double kShortestNs = 1000;

QApplication& application() {
    static int argc = 1;
    static char name[] = "interleave-bench";
    static char* argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static auto* const app = new QApplication(argc, argv); // what it is used by may outlive any order of ends
    return *app;
}

/// ms of this thread's CPU time that `act` takes.
template <class Act> double costMs(Act&& act) {
    const std::int64_t began = threadCpuNow();
    act();
    return static_cast<double>(threadCpuNow() - began) / 1e6;
}

void reportP99(benchmark::State& state, const char* name, std::vector<double> costs, double target,
               const char* what) {
    std::ranges::sort(costs);
    const double p99 = costs[costs.size() * 99 / 100];
    report(state, name,
           {p99, target, "ms, p99", "asked for", p99 / target, Target{Target::Is::AtMost, 1},
            what + std::string(", median ") + std::to_string(costs[costs.size() / 2])});
}

void timelineFrame(benchmark::State& state) {
    static_cast<void>(application());
    for (auto _ : state) {
        Playback playback;
        TimelineView view(playback);
        view.resize(1920, 1080);
        view.show();
        playback.setTrace(longTrace());
        static_cast<void>(QTest::qWaitForWindowExposed(&view));
        std::mt19937_64 random(3);
        std::uniform_real_distribution<double> share(0, 1);
        const auto whole = static_cast<double>(longTrace()->end());
        std::vector<double> costs;
        for (int i = 0; i < kFrames; ++i) {
            // As many views of microseconds as of seconds.
            const double span =
                std::exp(std::log(kShortestNs) + share(random) * std::log(whole / kShortestNs));
            const auto from = static_cast<std::int64_t>(share(random) * (whole - span));
            view.showExactly({from, from + static_cast<std::int64_t>(span)});
            costs.push_back(costMs([&] { view.repaint(); }));
        }
        reportP99(state, "timeline/frame", costs, kFrameMs, "64 lanes of 10 000 000 events, 1920x1080");
    }
}
BENCHMARK(timelineFrame)->Name("timeline/frame")->Iterations(1)->Unit(benchmark::kMillisecond);

void windowJump(benchmark::State& state) {
    static_cast<void>(application());
    for (auto _ : state) {
        MainWindow window;
        window.resize(1920, 1080);
        window.show();
        window.showRun(longTrace(), {});
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
        std::mt19937_64 random(4);
        std::vector<double> costs;
        for (int i = 0; i < kFrames / 4; ++i) {
            const auto time =
                static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(longTrace()->end()));
            costs.push_back(costMs([&] {
                window.playback().showAt(time);
                QCoreApplication::sendPostedEvents();
                window.repaint();
            }));
        }
        reportP99(state, "window/jump", costs, kJumpMs, "10 000 000 events, the whole window");
    }
}
BENCHMARK(windowJump)->Name("window/jump")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace interleave::bench
