// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Trace files, written and read again, whole and damaged.
#include "core/trace/TraceFileReader.h"
#include "core/trace/TraceFileWriter.h"

#include "tests/core/trace/EventScript.h"
#include "tests/core/trace/TraceFiles.h"
#include "tests/core/trace/WorldEquality.h"

#include <gtest/gtest.h>

#include <cstring>

namespace interleave {
namespace {

TraceInfo someInfo() {
    return {"race",           {2, 0.5},    {"threads=2", "start=0.5"},
            "denied",         123'456'789, 1'700'000'000'000'000'000,
            "interleave test"};
}

Trace& filled(Trace& trace, std::span<const Event> events) {
    trace.setInfo(someInfo());
    for (const char* text : {"…", "reader", "", "漢字"})
        trace.appendText(text);
    trace.append(events);
    trace.completeUntil(trace.end() + 77);
    return trace;
}

/// What the reader makes of these bytes; they must give a trace.
OpenedTrace opened(const ByteBuffer& bytes) {
    const TemporaryFile file(bytes);
    auto result = readTraceFile(file.path());
    EXPECT_TRUE(result) << (result ? "" : englishSentence(result.error()));
    return result ? result.value() : OpenedTrace{std::make_shared<Trace>(), {}};
}

Error refused(const ByteBuffer& bytes) {
    const TemporaryFile file(bytes);
    const auto result = readTraceFile(file.path());
    EXPECT_FALSE(result);
    if (result)
        return {ErrorCode::NotYetSupported, "", "", ""};
    const std::string sentence = englishSentence(result.error());
    EXPECT_NE(sentence.find(file.path()), std::string::npos) << sentence;
    EXPECT_EQ(sentence.find('\n'), std::string::npos) << sentence;
    return result.error();
}

void expectSameEvents(const Trace& left, const Trace& right) {
    const Trace::Reading l(left);
    const Trace::Reading r(right);
    ASSERT_EQ(l.events().size(), r.events().size());
    for (std::size_t i = 0; i < l.events().size(); ++i)
        ASSERT_EQ(std::memcmp(&l.events()[i], &r.events()[i], sizeof(Event)), 0) << "event " << i;
    EXPECT_EQ(l.texts(), r.texts());
}

TEST(TraceFileTest, ATraceIsTheSameAfterItsFile) {
    for (unsigned seed = 0; seed < 2; ++seed) {
        const auto probe = seed % 2 ? ProbeSource::Perf : ProbeSource::None;
        Trace trace;
        filled(trace, chanceTrace(seed, 2 * Trace::kCheckpointEvery + 999, probe));
        const OpenedTrace again = opened(savedBytes(trace));
        EXPECT_FALSE(again.damage);
        EXPECT_EQ(again.trace->info(), trace.info());
        expectSameEvents(*again.trace, trace);
        EXPECT_EQ(difference(*again.trace->newest(), *trace.newest()), "");
        std::mt19937_64 random(seed);
        for (int i = 0; i < 20; ++i) {
            const auto time =
                static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(trace.end() + 1000));
            ASSERT_EQ(difference(again.trace->at(time), trace.at(time)), "") << "at " << time;
        }
    }
}

TEST(TraceFileTest, AFileIsTheSameAfterItsTrace) {
    Trace trace;
    filled(trace, chanceTrace(3, Trace::kCheckpointEvery + 5, ProbeSource::Perf));
    const ByteBuffer once = savedBytes(trace);
    EXPECT_EQ(savedBytes(*opened(once).trace), once);
}

TEST(TraceFileTest, AnEmptyTraceHasAFileToo) {
    const Trace trace;
    const OpenedTrace again = opened(savedBytes(trace));
    EXPECT_FALSE(again.damage);
    EXPECT_EQ(again.trace->size(), 0u);
    EXPECT_EQ(again.trace->textCount(), 0u);
}

TEST(TraceFileTest, ARecordingIsGoodUpToItsLastFlush) {
    const TemporaryFile file;
    const auto events = chanceTrace(4, 3000, ProbeSource::None);
    auto writer = TraceFileWriter::create(file.path(), someInfo());
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer.value().appendText("zero"));
    ASSERT_TRUE(writer.value().append(std::span(events).first(1000)));
    ASSERT_TRUE(writer.value().flush());
    ASSERT_TRUE(writer.value().append(std::span(events).subspan(1000, 1500)));
    ASSERT_TRUE(writer.value().flush());
    ASSERT_TRUE(writer.value().append(std::span(events).subspan(2500))); // lost
    EXPECT_EQ(writer.value().written(), (TraceExtent{2500, static_cast<std::int64_t>(events[2499].time)}));

    const auto result = readTraceFile(file.path());
    ASSERT_TRUE(result);
    Trace expected;
    expected.appendText("zero");
    expected.append(std::span(events).first(2500));
    expectSameEvents(*result.value().trace, expected);
    ASSERT_TRUE(result.value().damage);
    EXPECT_EQ(result.value().damage->error.code, ErrorCode::FileUnfinished);
    EXPECT_EQ(result.value().damage->good, writer.value().written());
}

TEST(TraceFileTest, StragglersAreFoundAtTheirPlaces) {
    const auto events = chanceTrace(5, 200'000, ProbeSource::Perf);
    std::mt19937 random(5);
    std::vector<std::pair<std::size_t, std::size_t>> arrival(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) // a few by less, a few by more than the reader holds back
        arrival[i] = {i + random() % 40 + (random() % 60'000 == 0 ? 150'000 : 0), i};
    std::ranges::stable_sort(arrival);
    const TemporaryFile file;
    auto writer = TraceFileWriter::create(file.path(), someInfo());
    ASSERT_TRUE(writer);
    for (const auto& [when, index] : arrival)
        ASSERT_TRUE(writer.value().append({&events[index], 1}));
    ASSERT_TRUE(writer.value().finish(0));

    const auto result = readTraceFile(file.path());
    ASSERT_TRUE(result);
    EXPECT_FALSE(result.value().damage);
    Trace inOrder;
    inOrder.append(events);
    expectSameEvents(*result.value().trace, inOrder);
    EXPECT_EQ(difference(*result.value().trace->newest(), *inOrder.newest()), "");
}

TEST(TraceFileTest, BackwardTimesAreNoLabourForEver) {
    std::vector<Event> events(400'000);
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i] = {events.size() - i, 1, 0, EventKind::LineReached, 0, 1, 0, 0};
    const TemporaryFile file;
    auto writer = TraceFileWriter::create(file.path(), someInfo());
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer.value().append(events));
    ASSERT_TRUE(writer.value().finish(0));
    const auto result = readTraceFile(file.path());
    ASSERT_TRUE(result);
    const Trace::Reading reading(*result.value().trace);
    ASSERT_EQ(reading.events().size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        ASSERT_EQ(reading.events()[i].time, i + 1);
}

struct DamagedTraceFileTest : testing::Test {
    DamagedTraceFileTest() {
        filled(trace, chanceTrace(6, 150'000, ProbeSource::Perf));
        whole = savedBytes(trace);
    }
    /// The trace offered is the beginning of the one that was saved.
    void expectGoodPart(const OpenedTrace& part) {
        const std::size_t count = part.trace->size();
        ASSERT_LE(count, trace.size());
        const Trace::Reading all(trace);
        const Trace::Reading some(*part.trace);
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_EQ(std::memcmp(&all.events()[i], &some.events()[i], sizeof(Event)), 0) << i;
        if (part.damage) {
            EXPECT_EQ(part.damage->good.events, count);
            EXPECT_EQ(part.damage->good.untilNs,
                      count ? static_cast<std::int64_t>(some.events()[count - 1].time) : 0);
            EXPECT_EQ(englishSentence(part.damage->error).find('\n'), std::string::npos);
        }
    }
    Trace trace;
    ByteBuffer whole;
};

TEST_F(DamagedTraceFileTest, EveryTruncationOffersWhatIsLeft) {
    std::mt19937 random(1);
    std::vector<std::size_t> sizes = {1, 15, 17, 20, 40, whole.size() - 1};
    for (int i = 0; i < 40; ++i)
        sizes.push_back(random() % whole.size());
    std::size_t most = 0;
    for (const std::size_t size : sizes) {
        const TemporaryFile file(
            ByteBuffer(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
        const auto result = readTraceFile(file.path());
        if (!result) {
            EXPECT_LT(size, 300u) << englishSentence(result.error());
            continue;
        }
        ASSERT_TRUE(result.value().damage) << size;
        EXPECT_TRUE(result.value().damage->error.code == ErrorCode::FileCutOff ||
                    result.value().damage->error.code == ErrorCode::FileUnfinished);
        expectGoodPart(result.value());
        most = std::max(most, result.value().trace->size());
    }
    EXPECT_EQ(most, trace.size()) << "only the end mark was hurt";
}

TEST_F(DamagedTraceFileTest, EveryFlippedBitIsFound) {
    std::mt19937 random(2);
    for (int i = 0; i < 60; ++i) {
        ByteBuffer bytes = whole;
        // The first and last chunks are small: visit them more often than chance would.
        const std::size_t at = i < 20   ? random() % 200
                               : i < 30 ? bytes.size() - 1 - random() % 48
                                        : random() % bytes.size();
        bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1u << random() % 8));
        const TemporaryFile file(bytes);
        const auto result = readTraceFile(file.path());
        if (!result)
            continue;
        ASSERT_TRUE(result.value().damage) << "byte " << at;
        expectGoodPart(result.value());
    }
}

TEST_F(DamagedTraceFileTest, ExchangedChunksAreFound) {
    const auto chunks = chunksOf(whole);
    ASSERT_GE(chunks.size(), 4u); // info with the texts, events, events, …
    ByteBuffer bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(chunks[1].begin));
    for (const std::size_t chunk : {2, 1})
        bytes.insert(bytes.end(), whole.begin() + static_cast<std::ptrdiff_t>(chunks[chunk].begin),
                     whole.begin() + static_cast<std::ptrdiff_t>(chunks[chunk].end));
    const OpenedTrace result = opened(bytes);
    ASSERT_TRUE(result.damage);
    EXPECT_EQ(result.damage->error.code, ErrorCode::FileDamaged);
    EXPECT_EQ(result.trace->size(), 0u);
    EXPECT_EQ(result.trace->textCount(), 4u);
}

TEST_F(DamagedTraceFileTest, WhatFollowsTheEndIsSaidAndNotTaken) {
    ByteBuffer bytes = whole;
    bytes.push_back(0);
    const OpenedTrace result = opened(bytes);
    ASSERT_TRUE(result.damage);
    EXPECT_EQ(result.trace->size(), trace.size());
}

TEST_F(DamagedTraceFileTest, OtherFilesAreRefusedByName) {
    EXPECT_EQ(refused({}).code, ErrorCode::FileEmpty);
    EXPECT_EQ(refused(ByteBuffer(100, 'x')).code, ErrorCode::FileForeign);
    EXPECT_EQ(refused({'P', 'K', 3, 4}).code, ErrorCode::FileForeign);
    ByteBuffer asText = whole; // a line end was "mended" on the way
    asText.erase(asText.begin() + 4);
    EXPECT_EQ(refused(asText).code, ErrorCode::FileForeign);
    const Error newer = refused(withVersion(whole, kTraceVersion + 1));
    EXPECT_EQ(newer.code, ErrorCode::FileNewer);
    EXPECT_EQ(newer.reason, "3");
    EXPECT_EQ(newer.allowed, "2");
    const auto missing = readTraceFile("/nowhere/run.ilt");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotRead);
    EXPECT_EQ(missing.error().reason, "No such file or directory");
    const auto directory = readTraceFile("/");
    ASSERT_FALSE(directory);
    EXPECT_EQ(directory.error().code, ErrorCode::FileNotRead);
}

TEST_F(DamagedTraceFileTest, AClaimOfFourGibibytesIsRefusedBeforeAnyAllocation) {
    for (const std::uint32_t raw : {0xffff'ffffu, kMostRawBytes + 1})
        for (const std::uint32_t stored : {0xffff'ffffu, raw, 100u}) {
            ByteBuffer bytes(whole.begin(),
                             whole.begin() + static_cast<std::ptrdiff_t>(chunksOf(whole)[1].begin));
            ByteSink header;
            writeChunkHeader({static_cast<std::uint32_t>(ChunkKind::Events), raw, stored, 0}, 1, header);
            bytes.insert(bytes.end(), header.all().begin(), header.all().end());
            const OpenedTrace result = opened(bytes);
            ASSERT_TRUE(result.damage);
            EXPECT_EQ(result.damage->error.code, ErrorCode::FileDamaged);
            EXPECT_EQ(result.trace->textCount(), 4u);
        }
}

TEST_F(DamagedTraceFileTest, ASmallChunkMayNotClaimToBeLarge) {
    ChunkHeader header{static_cast<std::uint32_t>(ChunkKind::Events), kMostCompression * 100 + 1, 100, 0};
    ByteSink bytes;
    writeChunkHeader(header, 7, bytes);
    EXPECT_FALSE(readChunkHeader(bytes.all(), 7, header));
    header = {static_cast<std::uint32_t>(ChunkKind::Events), kMostCompression * 100, 100, 0};
    bytes.clear();
    writeChunkHeader(header, 7, bytes);
    EXPECT_TRUE(readChunkHeader(bytes.all(), 7, header));
    EXPECT_FALSE(readChunkHeader(bytes.all(), 8, header)) << "another chunk's place";
}

TEST(TraceFileTest, WhatCompressesTooWellIsStoredSoThatItCanBeRead) {
    std::vector<Event> events(200'000, Event{5, 1, 2, EventKind::LineReached, 0, 3, 0, 0});
    Trace trace;
    filled(trace, events);
    const OpenedTrace again = opened(savedBytes(trace));
    EXPECT_FALSE(again.damage);
    expectSameEvents(*again.trace, trace);
}

TEST(TraceFileTest, MoreEventsThanAllowedAreLeftOutAndSaidSo) {
    Trace trace;
    filled(trace, chanceTrace(7, 150'000, ProbeSource::None));
    const TemporaryFile file(savedBytes(trace));
    const auto result = readTraceFile(file.path(), {100'000});
    ASSERT_TRUE(result);
    ASSERT_TRUE(result.value().damage);
    EXPECT_EQ(result.value().damage->error.code, ErrorCode::FileTooLong);
    EXPECT_LE(result.value().trace->size(), 100'000u);
    EXPECT_GT(result.value().trace->size(), 0u);
}

TEST(TraceFileTest, AFullDiskIsAnErrorThatNamesTheFileAndTheReason) {
    const auto created = TraceFileWriter::create("/dev/full", someInfo());
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().code, ErrorCode::FileNotWritten);
    EXPECT_EQ(created.error().subject, "/dev/full");
    EXPECT_EQ(created.error().reason, "No space left on device");
    const auto nowhere = writeTraceFile("/nowhere/run.ilt", Trace{});
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().subject, "/nowhere/run.ilt");
}

TEST(TraceFileTest, WhereTheRoomEndsTheFileIsGoodUpToItsLastChunk) {
    const auto events = chanceTrace(8, 4 * Trace::kCheckpointEvery, ProbeSource::Perf);
    const TemporaryFile file;
    const FileSizeLimit limit(1u << 20);
    auto writer = TraceFileWriter::create(file.path(), someInfo());
    ASSERT_TRUE(writer);
    const auto written = writer.value().append(events);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().subject, file.path());
    EXPECT_EQ(written.error().reason, "File too large");
    ASSERT_FALSE(writer.value().append(events)) << "the error stays";
    ASSERT_FALSE(writer.value().finish(0));
    EXPECT_GT(writer.value().written().events, 0u);

    const auto result = readTraceFile(file.path());
    ASSERT_TRUE(result);
    ASSERT_TRUE(result.value().damage);
    EXPECT_EQ(result.value().damage->error.code, ErrorCode::FileUnfinished) << "no torn chunk is left";
    EXPECT_EQ(result.value().damage->good, writer.value().written());
}

TEST(TraceFileTest, ASaveThatFailsLeavesTheOlderFileAlone) {
    Trace small;
    filled(small, chanceTrace(9, 100, ProbeSource::None));
    const TemporaryFile file(savedBytes(small));
    Trace large;
    filled(large, chanceTrace(10, 4 * Trace::kCheckpointEvery, ProbeSource::None));
    {
        const FileSizeLimit limit(1u << 20);
        const auto written = writeTraceFile(file.path(), large);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().subject, file.path());
    }
    EXPECT_EQ(file.content(), savedBytes(small));
    EXPECT_FALSE(exists(file.path() + ".part"));
    ASSERT_TRUE(writeTraceFile(file.path(), large));
    EXPECT_EQ(file.content(), savedBytes(large));
}

} // namespace
} // namespace interleave
