// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Measurements.h"

#include "ui/models/EventFilter.h"
#include "ui/models/EventSentences.h"
#include "ui/models/Sentences.h"

#include "tests/ui/support/PlainText.h"
#include "tests/ui/views/ProcessScript.h"

#include <gtest/gtest.h>

#include <csignal>

namespace interleave {
namespace {

class MeasurementsTest : public testing::Test {
protected:
    ObjectId make(const char* name, Unit unit) {
        return script.object(ObjectType::Measurement, name, static_cast<std::int64_t>(unit));
    }
    void measure(ObjectId row, std::initializer_list<std::int64_t> thread,
                 std::initializer_list<std::int64_t> process) {
        for (const std::int64_t value : thread)
            script.event(0, EventKind::Measured, row, static_cast<int>(MeasuredSide::Thread), value);
        for (const std::int64_t value : process)
            script.event(0, EventKind::Measured, row, static_cast<int>(MeasuredSide::Process), value);
    }
    std::vector<MeasurementRow> rows() {
        playback.setTrace(script.finish());
        world = playback.world();
        return measurementRows(playback, *world, lesson);
    }

    const ScenarioInfo* lesson = &findScenario("process-or-thread").value()->info;
    ProcessScript script;
    Playback playback;
    std::shared_ptr<const World> world;
};

TEST_F(MeasurementsTest, BeforeARunTheLessonsRowsAreThereWithoutFigures) {
    const auto all = rows();
    ASSERT_EQ(all.size(), lesson->rows.size());
    EXPECT_EQ(plain(all[0].label), "Creation");
    for (const MeasurementRow& row : all) {
        EXPECT_FALSE(row.label.isEmpty());
        EXPECT_EQ(row.info, nullptr);
        EXPECT_TRUE(row.thread.value.isEmpty());
        EXPECT_TRUE(row.verdict.isEmpty());
    }
}

TEST_F(MeasurementsTest, AmountsAreMediansWithTheirUnitAndAFactor) {
    measure(make("creation", Unit::Nanoseconds), {49'400, 49'400, 600'000}, {1'313'000});
    measure(make("memory", Unit::Bytes), {20 * 1024}, {456 * 1024});
    const auto all = rows();
    EXPECT_EQ(plain(all[0].thread.value), "49.4 µs");
    EXPECT_EQ(plain(all[0].thread.note), "p99 600 µs · of 3");
    EXPECT_EQ(plain(all[0].process.value), "1.31 ms");
    EXPECT_EQ(plain(all[0].verdict), "27×");
    EXPECT_EQ(plain(all[1].thread.value), "20.0 KiB");
    EXPECT_EQ(plain(all[1].process.value), "456 KiB");
}

TEST_F(MeasurementsTest, WithOneSideThereIsNothingToCompare) {
    measure(make("creation", Unit::Nanoseconds), {10}, {});
    const auto all = rows();
    EXPECT_EQ(plain(all[0].thread.value), "10 ns");
    EXPECT_TRUE(all[0].process.value.isEmpty());
    EXPECT_TRUE(all[0].verdict.isEmpty());
}

TEST_F(MeasurementsTest, FactsAreSaidAsTheyWereSeen) {
    measure(make("address", Unit::Address), {0x5000, 0x5000}, {0x5000, 0x6000});
    measure(make("value", Unit::Number), {42}, {1});
    measure(make("crash", Unit::Ending), {SIGSEGV}, {0});
    const auto all = rows();
    EXPECT_EQ(plain(all[4].thread.value), "0x5000");
    EXPECT_EQ(plain(all[4].thread.note), "the same in both");
    EXPECT_EQ(plain(all[4].process.note), "not the same in both");
    EXPECT_TRUE(all[4].verdict.isEmpty());
    EXPECT_EQ(plain(all[5].verdict), "≠");
    EXPECT_EQ(plain(all[6].thread.value), "dies with it");
    EXPECT_EQ(plain(all[6].thread.note), "SIGSEGV");
    EXPECT_EQ(plain(all[6].process.value), "goes on");
    EXPECT_EQ(plain(shownMeasured(-1, Unit::Ending)), "no answer");
}

TEST_F(MeasurementsTest, WhatTheSameOutcomeWasIsNotSaidToDiffer) {
    measure(make("value", Unit::Number), {42}, {42});
    measure(make("crash", Unit::Ending), {SIGSEGV}, {SIGSEGV});
    const auto all = rows();
    EXPECT_EQ(plain(all[5].verdict), "=");
    EXPECT_EQ(plain(all[6].verdict), "=");
    EXPECT_EQ(plain(all[6].process.value), "dies with it");
}

TEST_F(MeasurementsTest, RowsThatTheLessonDoesNotKnowOfComeBehind) {
    measure(make("elsewhere", Unit::Number), {1}, {2});
    const auto all = rows();
    ASSERT_EQ(all.size(), lesson->rows.size() + 1);
    EXPECT_EQ(plain(all.back().label), "elsewhere");
    EXPECT_EQ(measurementRows(playback, *world, nullptr).size(), 1u);
}

TEST_F(MeasurementsTest, FactorsAndTicksAreShort) {
    EXPECT_EQ(plain(shownFactor(1234)), "1 234×");
    EXPECT_EQ(plain(shownFactor(9.96)), "10×");
    EXPECT_EQ(plain(shownFactor(1.13)), "1.1×");
    EXPECT_EQ(plain(shownFactor(0.92)), "0.92×");
    EXPECT_EQ(plain(shownTick(10'000, Unit::Nanoseconds)), "10 µs");
    EXPECT_EQ(plain(shownTick(1'000'000, Unit::Nanoseconds)), "1 ms");
    EXPECT_EQ(plain(shownTick(1000 * 1024, Unit::Bytes)), "1 000 KiB");
}

TEST_F(MeasurementsTest, WhatIsMeasuredIsSaid) {
    const ObjectId creation = make("creation", Unit::Nanoseconds);
    const ObjectId baton = script.object(ObjectType::Baton, "baton");
    measure(creation, {49'400}, {1'313'000});
    const ActorId actor = script.actor("t1", "t1");
    script.event(actor, EventKind::WaitBegan, baton, static_cast<int>(WaitReason::Baton), kNoDeadline);
    script.event(actor, EventKind::WaitEnded, baton, static_cast<int>(WaitEnd::Served),
                 static_cast<int>(WaitReason::Baton));
    const std::vector<Event> events = script.events();
    playback.setTrace(script.finish());
    EventSentences sentences(playback);
    sentences.refreshNames();
    std::vector<std::string> said;
    for (const Event& event : events)
        if (event.object == creation || event.object == baton)
            said.push_back(plain(sentences.sentence(event)));
    EXPECT_EQ(said, (std::vector<std::string>{
                        "main begins the row creation of what is measured", "main makes the baton baton",
                        "main measures “creation” of a thread: 49.4 µs",
                        "main measures “creation” of a process: 1.31 ms", "t1 waits: the other one has baton",
                        "t1 goes on: it has baton"}));
    EXPECT_EQ(objectOf(events.back()), baton);
    const QStringList now = happenings(playback, 1);
    EXPECT_EQ(now.value(0).replace(QChar(0xa0), QLatin1Char(' ')).toStdString(),
              "<b>creation</b>: 49.4 µs with threads, 1.31 ms with processes.");
}

} // namespace
} // namespace interleave
