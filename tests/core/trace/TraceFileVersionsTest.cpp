// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What trace files promise beyond one version: older ones stay readable, and short runs stay small.
#include "core/trace/Report.h"
#include "core/trace/TraceDictionary.h"
#include "core/trace/TraceFileReader.h"
#include "core/trace/TraceFileWriter.h"

#include "tests/core/trace/TraceFiles.h"
#include "tests/core/trace/WorldEquality.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

namespace interleave {
namespace {

constexpr double kMostBytesAnEvent = 8;

ByteBuffer corpusFile(const std::string& name) {
    std::ifstream file(std::string(CORPUS_PATH) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::uint32_t versionOf(const ByteBuffer& file) {
    std::uint32_t version = 0;
    EXPECT_EQ(readFileHeader(ByteSpan(file).first(kFileHeaderBytes), version), HeaderFault::None);
    return version;
}

std::shared_ptr<Trace> traceOf(const ByteBuffer& bytes) {
    const TemporaryFile file(bytes);
    auto opened = readTraceFile(file.path());
    EXPECT_TRUE(opened && !opened.value().damage);
    return opened ? opened.value().trace : std::make_shared<Trace>();
}

struct OlderFile {
    const char* name;
    std::size_t events;
    std::size_t texts;
    Outcome outcome;
};

TEST(TraceFileVersionsTest, FilesOfTheFirstVersionAreRead) {
    for (const OlderFile& older : {OlderFile{"bounded-queue.ilt", 145, 18, Outcome::Finished},
                                   OlderFile{"five-states.ilt", 697, 25, Outcome::TimeLimit},
                                   OlderFile{"race.ilt", 56, 10, Outcome::Finished},
                                   OlderFile{"stress.ilt", 282, 15, Outcome::Finished}}) {
        const ByteBuffer bytes = corpusFile(older.name);
        EXPECT_EQ(versionOf(bytes), 1u) << older.name;
        const auto trace = traceOf(bytes);
        EXPECT_EQ(trace->size(), older.events) << older.name;
        EXPECT_EQ(trace->textCount(), older.texts) << older.name;
        EXPECT_EQ(trace->newest()->outcome(), older.outcome) << older.name;

        const ByteBuffer saved = savedBytes(*trace);
        EXPECT_EQ(versionOf(saved), kTraceVersion);
        EXPECT_LT(saved.size(), bytes.size()) << older.name;
        const auto again = traceOf(saved);
        EXPECT_EQ(again->info(), trace->info()) << older.name;
        EXPECT_EQ(difference(*again->newest(), *trace->newest()), "") << older.name;
        const Trace::Reading reading(*again);
        EXPECT_EQ(reading.texts(), Trace::Reading(*trace).texts()) << older.name;
    }
}

TEST(TraceFileVersionsTest, TheDictionaryIsTheOneThatFilesWereMadeWith) {
    EXPECT_EQ(checkOf(traceDictionary(), 0), 5013475198814311836u)
        << "files of version 2 cannot be read with another";
}

TEST(TraceFileVersionsTest, ADictionaryIsNotLookedForInTheFirstVersion) {
    const ByteBuffer bytes = savedBytes(*traceOf(corpusFile("race.ilt")));
    const TemporaryFile file(withVersion(bytes, 1));
    const auto opened = readTraceFile(file.path());
    EXPECT_TRUE(!opened || opened.value().damage);
}

/// The race lesson as it runs with its defaults: two adders on few CPUs, sampled, with times and numbers that
/// cannot be foreseen.
class ShortRace {
public:
    ShortRace(unsigned seed, int slices) : m_random(seed) {
        m_trace.setInfo({"race",
                         {2, 10'000'000, 0, 0},
                         {"threads=2", "increments=10000000", "protection=none", "start=together"},
                         "",
                         chance(40),
                         1'700'000'000'000'000'000 + chance(50),
                         "interleave 0.1.0"});
        m_texts = {
            "…",       "main", "m",       "number", "starting line",
            "adder 1", "a1",   "adder 2", "a2",     "number = " + std::to_string(10'000'000 + chance(22))};
        begin();
        for (int slice = 0; slice < slices; ++slice)
            addInTurn(slice);
        end();
        for (const std::string& text : m_texts)
            m_trace.appendText(text);
        m_trace.append(m_events);
        m_trace.completeUntil(m_time + chance(16));
    }
    [[nodiscard]] const Trace& trace() const { return m_trace; }

private:
    std::int64_t chance(int bits) { return static_cast<std::int64_t>(m_random() >> (64 - bits)); }
    void add(int bits, EventKind kind, ActorId actor, ObjectId object = kNoObject, int line = 0,
             int detail = 0, std::int64_t a = 0, std::int64_t b = 0) {
        m_time += 100 + chance(bits);
        m_events.push_back({static_cast<std::uint64_t>(m_time), actor, object, kind,
                            static_cast<std::uint8_t>(detail), static_cast<std::uint16_t>(line), a, b});
    }
    void begin() {
        m_events.push_back({0, kNoActor, kNoObject, EventKind::RunBegan, 0, 0, 1, 0});
        const double parameters[] = {2, 10'000'000, 0, 0};
        for (ObjectId i = 0; i < 4; ++i)
            add(i == 0 ? 21 : 10, EventKind::ParameterChanged, kNoActor, i, 0, 0,
                std::bit_cast<std::int64_t>(parameters[i]));
        add(17, EventKind::SwitchedIn, 0, kNoObject, 0, 0, 1);
        add(16, EventKind::ActorCreated, 0, 0, 0, 0, 1, 2);
        m_pid = 2 + chance(22);
        add(16, EventKind::ActorEntered, 0, 0, 0, 0, m_pid, m_pid);
        add(13, EventKind::ObjectCreated, 0, 0, 0, static_cast<int>(ObjectType::Counter), 3);
        add(11, EventKind::ObjectCreated, 0, 1, 0, static_cast<int>(ObjectType::Latch), 4);
        add(11, EventKind::ActorCreated, 1, 0, 0, 0, 5, 6);
        add(11, EventKind::ActorCreated, 2, 0, 0, 0, 7, 8);
        add(11, EventKind::ActorStarted, 1, 0, 0, 0, kMainActor);
        add(15, EventKind::ActorStarted, 2, 0, 0, 0, kMainActor);
        add(15, EventKind::WaitBegan, 0, 1, 0, static_cast<int>(WaitReason::Join), kNoDeadline, m_time);
        add(13, EventKind::SwitchedOut, 0, kNoObject, 0, 0, 1);
        for (const ActorId actor : {ActorId{1}, ActorId{2}}) {
            add(18, EventKind::SwitchedIn, actor, kNoObject, 0, 0, actor - 1);
            add(14, EventKind::ActorEntered, actor, 0, 0, 0, m_pid + 20 + chance(5), m_pid);
            add(13, EventKind::LineReached, actor, 0, 4);
        }
        add(14, EventKind::WaitBegan, 1, 1, 4, static_cast<int>(WaitReason::Latch), kNoDeadline, m_time);
        add(12, EventKind::SwitchedOut, 1, kNoObject, 0, 0, 0);
        add(10, EventKind::Woke, 2, 1, 4, 0, 1);
        add(12, EventKind::LineReached, 2, 0, 6);
        add(9, EventKind::AddBegan, 2, 0, 6, 0, 10'000'000);
        add(20, EventKind::SwitchedIn, 1, kNoObject, 0, 0, 0);
        add(12, EventKind::WaitEnded, 1, 1, 4, static_cast<int>(WaitEnd::Served),
            static_cast<std::int64_t>(WaitReason::Latch));
        add(10, EventKind::LineReached, 1, 0, 6);
        add(9, EventKind::AddBegan, 1, 0, 6, 0, 10'000'000);
    }
    void addInTurn(int slice) {
        const auto leaves = static_cast<ActorId>(1 + slice % 2);
        const auto cpu = chance(1);
        add(22, EventKind::SwitchedOut, leaves, kNoObject, 0, 1, cpu);
        add(16, EventKind::SwitchedIn, static_cast<ActorId>(3 - leaves), kNoObject, 0, 0, cpu);
        if (slice % 3 == 0)
            sample(kNoActor, 0);
    }
    void sample(ActorId actor, int line) {
        m_done += chance(21);
        add(18, EventKind::CounterValue, actor, 0, line, 0, m_done);
        if (actor == kNoActor)
            for (const ActorId adder : {ActorId{1}, ActorId{2}})
                add(9, EventKind::CounterProgress, adder, 0, 0, 0, m_done / 2 + chance(18) / 4096 * 4096);
    }
    void end() {
        for (const ActorId actor : {ActorId{2}, ActorId{1}}) {
            add(22, EventKind::AddEnded, actor, 0, 6, 0, 10'000'000);
            sample(actor, 6);
            add(14, EventKind::ActorEnded, actor, 0, 6, 0, chance(25));
            if (actor == 1)
                add(10, EventKind::Woke, 1, kNoObject, 6, 0, kMainActor);
            add(16, EventKind::ThreadExited, actor, kNoObject, 0, 0, actor - 1);
        }
        add(16, EventKind::SwitchedIn, 0, kNoObject, 0, 0, 1);
        add(13, EventKind::WaitEnded, 0, 1, 0, static_cast<int>(WaitEnd::Served),
            static_cast<std::int64_t>(WaitReason::Join));
        add(14, EventKind::Printed, 0, 0, 0, 0, 9);
        add(11, EventKind::ActorEnded, 0, 0, 0, 0, chance(21));
        add(15, EventKind::ThreadExited, 0, kNoObject, 0, 0, 1);
        sample(kNoActor, 0);
        add(17, EventKind::RunEnded, kNoActor, kNoObject, 0, static_cast<int>(Outcome::Finished));
    }

    std::mt19937_64 m_random;
    std::int64_t m_time = 0;
    std::int64_t m_pid = 0;
    std::int64_t m_done = 0;
    std::vector<std::string> m_texts;
    std::vector<Event> m_events;
    Trace m_trace;
};

TEST(TraceFileVersionsTest, AShortRaceTakesAtMostEightBytesAnEventWithAllThatItsFileHolds) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        const ShortRace race(seed, 1 + static_cast<int>(seed % 8));
        const auto events = static_cast<double>(race.trace().size());
        ASSERT_GE(events, 45);
        ASSERT_LE(events, 80);
        const ByteBuffer file = savedBytes(race.trace());
        EXPECT_LE(static_cast<double>(file.size()) / events, kMostBytesAnEvent)
            << "seed " << seed << ", " << events << " events";
        EXPECT_EQ(difference(*traceOf(file)->newest(), *race.trace().newest()), "");
    }
}

TEST(TraceFileVersionsTest, AShortRunIsOneChunkAndEveryFlippedBitOfItIsFound) {
    const ShortRace race(1, 8);
    const ByteBuffer sound = savedBytes(race.trace());
    EXPECT_EQ(chunksOf(sound).size(), 2u); // with the end mark
    EXPECT_EQ(savedBytes(*traceOf(sound)), sound);
    for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
        ByteBuffer bytes = sound;
        bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1u << bit % 8));
        const TemporaryFile file(bytes);
        const auto opened = readTraceFile(file.path());
        EXPECT_TRUE(!opened || opened.value().damage) << "bit " << bit;
        EXPECT_EQ(opened.ok(), bit / 8 >= chunksOf(sound)[1].begin) << "bit " << bit;
    }
}

TEST(TraceFileVersionsTest, OfAShortRunWithoutItsEndEverythingIsOffered) {
    const ShortRace race(2, 8);
    ByteBuffer bytes = savedBytes(race.trace());
    for (int cut = 0; cut < 20; ++cut) {
        bytes.pop_back();
        const TemporaryFile file(bytes);
        const auto opened = readTraceFile(file.path());
        ASSERT_TRUE(opened && opened.value().damage);
        EXPECT_EQ(opened.value().damage->error.code, ErrorCode::FileCutOff);
        EXPECT_EQ(opened.value().trace->size(), race.trace().size());
        EXPECT_EQ(opened.value().trace->info(), race.trace().info());
    }
}

TEST(TraceFileVersionsTest, ARecordedRaceTakesAtMostEightBytesAnEventWithAllThatItsFileHolds) {
    const auto race = traceOf(corpusFile("race.ilt"));
    EXPECT_LE(static_cast<double>(savedBytes(*race).size()) / static_cast<double>(race->size()),
              kMostBytesAnEvent);
}

} // namespace
} // namespace interleave
