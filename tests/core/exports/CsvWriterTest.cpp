// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/exports/ExportChecks.h"
#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Row = std::vector<std::string>;

/// As RFC 4180 says: fields in quotes may hold commas, line ends and doubled quotes.
std::vector<Row> parsed(const std::string& text) {
    std::vector<Row> rows;
    Row row;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (quoted) {
            if (letter == '"' && text[i + 1] == '"')
                field += text[++i];
            else if (letter == '"')
                quoted = false;
            else
                field += letter;
        } else if (letter == '"') {
            EXPECT_TRUE(field.empty()) << "a quote within an unquoted field";
            quoted = true;
        } else if (letter == ',' || letter == '\r') {
            row.push_back(std::exchange(field, {}));
            if (letter == ',')
                continue;
            EXPECT_EQ(text[++i], '\n');
            rows.push_back(std::exchange(row, {}));
        } else {
            field += letter;
        }
    }
    EXPECT_TRUE(row.empty() && field.empty()) << "the last line ends too";
    return rows;
}

TEST(CsvWriterTest, IsALineOfNamesAndALineForEachEvent) {
    EventScript script(ProbeSource::Perf);
    script.create({kMainActor}).object(0, ObjectType::Queue, 3).at(100).run({1, 2});
    script.at(200).put(1, 0, -7, {1, 0, 2}).at(250).wait(1, WaitReason::Join, 2, 500);
    script.at(300).preempt(1, 1).woke(2, 1, 0).waited(1, 0, WaitEnd::TimedOut);
    Trace trace;
    for (const char* text : {"q1", "w1", "r1"})
        trace.appendText(text);
    trace.append(script.events());
    const auto rows = parsed(exported(trace, ExportFormat::Csv));
    EXPECT_EQ(rows[0], (Row{"time_ns", "actor", "tid", "kind", "object", "detail", "value", "depth",
                            "position", "by", "line"}));
    ASSERT_EQ(rows.size(), 1 + script.events().size());
    const auto row = [&](std::string_view kind) {
        const auto found = std::ranges::find_if(rows, [&](const Row& r) { return r[3] == kind; });
        return found == rows.end() ? Row{} : *found;
    };
    EXPECT_EQ(row("put"), (Row{"200", "w1", "1001", "put", "q1", "integer", "-7", "1", "0", "r1", ""}));
    EXPECT_EQ(row("wait-began"),
              (Row{"250", "w1", "1001", "wait-began", "r1", "join", "500", "", "", "", ""}));
    EXPECT_EQ(row("switched-out"),
              (Row{"300", "w1", "1001", "switched-out", "", "preempted", "1", "", "", "", ""}));
    EXPECT_EQ(row("woke"), (Row{"300", "r1", "1002", "woke", "q1", "", "w1", "", "", "", ""}));
    EXPECT_EQ(row("wait-ended")[5], "timed-out");
    EXPECT_EQ(row("run-began"), (Row{"0", "", "", "run-began", "", "perf", "", "", "", "", ""}));
    EXPECT_EQ(row("object-created")[6], "q1");
}

TEST(CsvWriterTest, TextsWithCommasQuotesAndLineEndsAreQuoted) {
    const std::string nasty[] = {"a,b", "say \"no\"", "two\r\nlines", "\"", ",", "plain", "\n"};
    EventScript script(ProbeSource::None);
    script.create({0});
    Trace trace;
    for (const std::string& text : nasty) {
        script.add(EventKind::Printed, 0, kNoObject, 0, static_cast<std::int64_t>(trace.textCount()));
        trace.appendText(text);
    }
    trace.append(script.events());
    const auto rows = parsed(exported(trace, ExportFormat::Csv));
    std::vector<std::string> printed;
    for (const Row& row : rows) {
        EXPECT_EQ(row.size(), 11u);
        if (row[3] == "printed") {
            printed.push_back(row[6]);
            EXPECT_EQ(row[1], "a,b");
        }
    }
    EXPECT_EQ(printed, std::vector<std::string>(std::begin(nasty), std::end(nasty)));
}

TEST(CsvWriterTest, AnyTraceHasElevenFieldsALine) {
    Trace trace;
    const auto events = chanceTrace(3, 20'000, ProbeSource::Perf);
    trace.append(events);
    const auto rows = parsed(exported(trace, ExportFormat::Csv));
    ASSERT_EQ(rows.size(), 1 + events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        ASSERT_EQ(rows[i + 1].size(), 11u);
        ASSERT_EQ(rows[i + 1][0], std::to_string(events[i].time));
    }
}

} // namespace
} // namespace interleave
