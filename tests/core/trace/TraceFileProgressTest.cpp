// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading and writing of trace files, watched and ended on the way.
#include "core/trace/TraceFileReader.h"
#include "core/trace/TraceFileWriter.h"

#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/TraceFiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <vector>

namespace interleave {
namespace {

const std::vector<Event>& manyEvents() {
    static const std::vector<Event> events =
        chanceTrace(1, 3 * Trace::kCheckpointEvery + 999, ProbeSource::Perf);
    return events;
}

/// A directory of its own with one file.
struct TraceFileProgressTest : testing::Test {
    TraceFileProgressTest() {
        std::filesystem::create_directory(directory);
        trace.append(manyEvents());
    }
    ~TraceFileProgressTest() override { std::filesystem::remove_all(directory); }
    [[nodiscard]] std::ptrdiff_t files() const {
        return std::distance(std::filesystem::directory_iterator(directory), {});
    }
    Progress upTo(double most) {
        return [this, most](double share) {
            shares.push_back(share);
            return share < most;
        };
    }
    const TemporaryFile name;
    const std::string directory = name.path() + ".d";
    const std::string path = directory + "/run.ilt";
    Trace trace;
    std::vector<double> shares;
};

TEST_F(TraceFileProgressTest, SharesRiseToAllOfIt) {
    ASSERT_TRUE(writeTraceFile(path, trace, upTo(2)));
    EXPECT_GT(shares.size(), 3u);
    EXPECT_TRUE(std::ranges::is_sorted(shares));
    EXPECT_DOUBLE_EQ(shares.back(), 1);
    shares.clear();
    const auto read = readTraceFile(path, {}, upTo(2));
    ASSERT_TRUE(read);
    EXPECT_FALSE(read.value().damage);
    EXPECT_GT(shares.size(), 3u);
    EXPECT_TRUE(std::ranges::is_sorted(shares));
    EXPECT_GT(shares.front(), 0);
    EXPECT_DOUBLE_EQ(shares.back(), 1);
}

TEST_F(TraceFileProgressTest, AWriteThatIsEndedLeavesNoFile) {
    const auto written = writeTraceFile(path, trace, upTo(0.5));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(written.error().subject, path);
    EXPECT_LT(shares.back(), 1);
    EXPECT_EQ(files(), 0);
}

TEST_F(TraceFileProgressTest, AWriteThatIsEndedLeavesTheFileThatWasThere) {
    Trace before;
    ASSERT_TRUE(writeTraceFile(path, before));
    ASSERT_FALSE(writeTraceFile(path, trace, upTo(0.5)));
    EXPECT_EQ(files(), 1);
    const auto read = readTraceFile(path);
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value().trace->size(), 0u);
}

TEST_F(TraceFileProgressTest, AReadThatIsEndedGivesNothing) {
    ASSERT_TRUE(writeTraceFile(path, trace));
    const auto read = readTraceFile(path, {}, upTo(0.5));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
    EXPECT_LT(shares.back(), 1);
}

TEST_F(TraceFileProgressTest, ATraceThatHasForgottenItsBeginningIsNotSavedAndSaysSo) {
    trace.setMemoryLimit(1);
    trace.append(std::vector{manyEvents().back()});
    ASSERT_GT(Trace::Reading(trace).firstEvent(), 0u);
    const auto written = writeTraceFile(path, trace);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::EventsForgotten);
    EXPECT_EQ(written.error().subject, path);
    EXPECT_EQ(files(), 0);
}

} // namespace
} // namespace interleave
