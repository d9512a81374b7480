// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fuzzer's corpus, and files made of chance, as tests: whatever a file holds, it does no harm.
#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/TraceFiles.h"
#include "tests/fuzz/TraceFileFuzz.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace interleave {
namespace {

TEST(TraceFileCorpusTest, TheCorpusDoesNoHarm) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(CORPUS_PATH)) {
        std::ifstream file(entry.path(), std::ios::binary);
        fuzzTraceFile(ByteBuffer{std::istreambuf_iterator<char>(file), {}});
        ++files;
    }
    EXPECT_GE(files, 7u);
}

TEST(TraceFileCorpusTest, ChangedFilesWithRightChecksDoNoHarm) {
    Trace trace;
    trace.setInfo({"race", {1}, {"threads=2"}, {}, 1, 2, "test"});
    for (const char* text : {"…", "one", "two"})
        trace.appendText(text);
    trace.append(chanceTrace(1, 400, ProbeSource::None));
    const ByteBuffer sound = savedBytes(trace);
    std::mt19937_64 random(1);
    for (int i = 0; i < 400; ++i) {
        ByteBuffer bytes = sound;
        for (std::uint64_t changes = 1 + random() % 8; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        fuzzTraceFile(bytes);
    }
}

TEST(TraceFileCorpusTest, SealingASoundFileChangesNothing) {
    Trace trace;
    trace.append(chanceTrace(2, 100, ProbeSource::Perf));
    const ByteBuffer sound = savedBytes(trace);
    EXPECT_EQ(resealed(sound), sound);
}

} // namespace
} // namespace interleave
