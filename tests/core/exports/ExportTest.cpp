// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/Export.h"

#include "tests/core/exports/ExportChecks.h"
#include "tests/core/exports/TemporaryDirectory.h"
#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/TraceFiles.h"

#include <gtest/gtest.h>

#include <malloc.h>
#include <sys/resource.h>

namespace interleave {
namespace {

constexpr ExportFormat kFormats[] = {ExportFormat::Perfetto, ExportFormat::Json, ExportFormat::Csv};

struct ExportTest : testing::Test {
    void record(std::size_t events) { trace.append(chanceTrace(1, events, ProbeSource::Perf)); }
    Trace trace;
    TemporaryDirectory directory;
};

TEST_F(ExportTest, FormatsAreKnownByTheirWords) {
    EXPECT_EQ(exportFormat("perfetto"), ExportFormat::Perfetto);
    EXPECT_EQ(exportFormat("json"), ExportFormat::Json);
    EXPECT_EQ(exportFormat("csv"), ExportFormat::Csv);
    EXPECT_FALSE(exportFormat("Perfetto"));
    EXPECT_FALSE(exportFormat(""));
}

TEST_F(ExportTest, AnEmptyTraceIsAFileToo) {
    for (const ExportFormat format : kFormats)
        EXPECT_FALSE(exported(trace, format).empty());
    EXPECT_EQ(decodePerfetto(exported(trace, ExportFormat::Perfetto)).states.size(), 0u);
}

TEST_F(ExportTest, AFullDiskIsAnErrorAndLeavesTheOldFileAlone) {
    record(60'000);
    const std::string path = directory.file("out");
    std::ofstream(path) << "old";
    for (const ExportFormat format : kFormats) {
        const FileSizeLimit limit(300'000);
        const auto done = exportTrace(trace, format, path);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::FileNotWritten);
        EXPECT_EQ(done.error().reason, "File too large");
        EXPECT_EQ(directory.files(), 1u);
        EXPECT_EQ(contentOfFile(path), "old");
    }
}

TEST_F(ExportTest, ProgressRisesToOneAndCanEndTheExport) {
    record(20'000);
    std::vector<double> shares;
    EXPECT_TRUE(exportTrace(trace, ExportFormat::Csv, directory.file("whole"), [&](double share) {
        shares.push_back(share);
        return true;
    }));
    EXPECT_GT(shares.size(), 5u);
    EXPECT_TRUE(std::ranges::is_sorted(shares));
    EXPECT_EQ(shares.back(), 1.0);
    int calls = 0;
    const auto ended =
        exportTrace(trace, ExportFormat::Csv, directory.file("part"), [&](double) { return ++calls < 3; });
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(calls, 3);
    EXPECT_EQ(directory.files(), 1u) << "the whole one only";
}

TEST_F(ExportTest, ARunThatGoesOnIsExportedUpToWhereItWas) {
    const std::vector<Event> events = chanceTrace(1, 20'000, ProbeSource::Perf);
    Event late = events[100];
    late.kind = EventKind::LineReached;
    late.time -= 1; // before the one that is there
    trace.append(events);
    const std::int64_t end = trace.end();
    bool more = false;
    EXPECT_TRUE(exportTrace(trace, ExportFormat::Csv, directory.file("out"), [&](double) {
        if (!more) {
            // One that came late, behind what is written already; and one that is new.
            Event next = late;
            next.time = static_cast<std::uint64_t>(end) + 5;
            trace.append(std::vector<Event>{late, next});
        }
        more = true;
        return true;
    }));
    const std::string whole = exported(trace, ExportFormat::Csv);
    const std::string upToThen = contentOfFile(directory.file("out"));
    EXPECT_TRUE(whole.starts_with(upToThen)) << "the late one at its place";
    EXPECT_EQ(std::ranges::count(upToThen, '\n'), 1 + 20'000 + 1);
    EXPECT_EQ(std::ranges::count(whole.substr(upToThen.size()), '\n'), 1) << "all but the new one";
}

TEST_F(ExportTest, MemoryDoesNotGrowWithTheTrace) {
    record(320'000);
    for (const ExportFormat format : kFormats) {
        const std::size_t before = ::mallinfo2().uordblks + ::mallinfo2().hblkhd;
        std::size_t most = 0;
        EXPECT_TRUE(exportTrace(trace, format, directory.file("out"), [&](double) {
            most = std::max(most, ::mallinfo2().uordblks + ::mallinfo2().hblkhd);
            return true;
        }));
        EXPECT_GT(std::filesystem::file_size(directory.file("out")), 3u << 20);
        EXPECT_LT(most - std::min(most, before), 1u << 20);
    }
}

} // namespace
} // namespace interleave
