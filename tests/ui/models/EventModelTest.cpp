// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/EventModel.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/TraceScript.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <set>

namespace interleave {
namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

std::string plain(QString text) {
    return text.replace(QChar(0x202f), QLatin1Char(' ')).toStdString();
}

/// A trace with the actors and the queue of scriptedTrace(), and `count` puts and gets by turns after it.
std::shared_ptr<Trace> longTrace(std::size_t count) {
    auto trace = scriptedTrace();
    std::vector<Event> events;
    for (std::size_t i = 0; i < count; ++i) {
        const bool put = i % 2 == 0;
        const auto actor = static_cast<ActorId>(put ? 1 : 2);
        events.push_back({2'000 * kMs + i, actor, 0, put ? EventKind::Put : EventKind::Got,
                          static_cast<std::uint8_t>(ValueType::Integer), 0, static_cast<std::int64_t>(i / 2),
                          QueuePlace{put ? 1u : 0u, 0, actor}.packed()});
    }
    trace->append(events);
    return trace;
}

class EventModelTest : public testing::Test {
protected:
    void filterAndWait(const EventFilter& filter) {
        model.setFilter(filter);
        ASSERT_TRUE(settled());
    }
    bool settled() {
        return QTest::qWaitFor([this] { return model.progress() >= 1; }, kPatienceMs);
    }
    QString cell(int row, int column) { return model.index(row, column).data().toString(); }
    QString what(int row) { return cell(row, EventModel::WhatColumn); }
    EventKind kind(int row) {
        return static_cast<EventKind>(model.index(row, 0).data(EventModel::KindRole).toInt());
    }

    Playback playback;
    EventModel model{playback};
    QAbstractItemModelTester tester{&model, Mode::Fatal};
};

TEST_F(EventModelTest, IsEmptyBeforeTheFirstRunAndAfterTheLast) {
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.rowAtOrBefore(0), -1);
    playback.setTrace(scriptedTrace());
    EXPECT_EQ(model.rowCount(), 20);
    playback.setTrace(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.timeOfRow(0), -1);
}

TEST_F(EventModelTest, EachColumnTellsItsPart) {
    playback.setTrace(scriptedTrace());
    EXPECT_EQ(plain(cell(11, EventModel::TimeColumn)), "0.500 000 000 s");
    EXPECT_EQ(cell(11, EventModel::ActorColumn), QStringLiteral("producer 1"));
    EXPECT_EQ(cell(11, EventModel::KindColumn), QStringLiteral("put"));
    EXPECT_EQ(cell(11, EventModel::ObjectColumn), QStringLiteral("q1"));
    EXPECT_EQ(what(11), QStringLiteral("puts 42 into q1: 1 of 2"));
    const QModelIndex index = model.index(11, 0);
    EXPECT_EQ(index.data(EventModel::TimeRole).toLongLong(), 500 * kMs);
    EXPECT_EQ(index.data(EventModel::ActorRole).toInt(), 1);
    EXPECT_EQ(index.data(EventModel::SignRole).toString(), QStringLiteral("p1"));
    EXPECT_EQ(index.data(EventModel::ObjectRole).toInt(), 0);
    EXPECT_EQ(index.data(EventModel::EventIndexRole).toInt(), 11);
    EXPECT_EQ(index.data(EventModel::SentenceRole).toString(),
              QStringLiteral("producer 1 puts 42 into q1: 1 of 2"));
}

TEST_F(EventModelTest, WhoWorksForAnotherIsNamed) {
    playback.setTrace(scriptedTrace());
    EXPECT_EQ(what(12), QStringLiteral("gets 42 from q1: 0 of 2 – producer 1 hands it over"));
    EXPECT_EQ(what(13), QStringLiteral("wakes consumer 1"));
    EXPECT_EQ(what(9), QStringLiteral("waits: q1 is empty"));
}

TEST_F(EventModelTest, NamesDoNotDependOnTheMomentShown) {
    playback.setTrace(scriptedTrace());
    playback.showAt(0);
    EXPECT_EQ(cell(11, EventModel::ActorColumn), QStringLiteral("producer 1"));
}

TEST_F(EventModelTest, ACapacityIsTheOneOfTheEventsTime) {
    auto trace = scriptedTrace();
    const auto put = [](std::uint64_t time) {
        return Event{time,
                     1,
                     0,
                     EventKind::Put,
                     static_cast<std::uint8_t>(ValueType::Integer),
                     0,
                     7,
                     QueuePlace{1, 0, 1}.packed()};
    };
    const std::vector<Event> events{put(2000 * kMs),
                                    {2001 * kMs, kNoActor, 0, EventKind::CapacityChanged, 0, 0, 5, 0},
                                    put(2002 * kMs),
                                    {2003 * kMs, kNoActor, 0, EventKind::CapacityChanged, 0, 0, 0, 0},
                                    put(2004 * kMs)};
    trace->append(events);
    playback.setTrace(trace);
    EXPECT_EQ(what(20), QStringLiteral("puts 7 into q1: 1 of 2"));
    EXPECT_EQ(what(21), QStringLiteral("q1 now has the capacity 5"));
    EXPECT_EQ(what(22), QStringLiteral("puts 7 into q1: 1 of 5"));
    EXPECT_EQ(what(23), QStringLiteral("q1 is now unbounded"));
    EXPECT_EQ(what(24), QStringLiteral("puts 7 into q1: 1 inside"));
}

TEST_F(EventModelTest, AFilterByActorListsWhatItTakesPartIn) {
    playback.setTrace(scriptedTrace());
    EventFilter filter;
    filter.actor = ActorId{2};
    filterAndWait(filter);
    std::set<EventKind> kinds;
    for (int row = 0; row < model.rowCount(); ++row)
        kinds.insert(kind(row));
    EXPECT_EQ(model.rowCount(), 11);
    EXPECT_TRUE(kinds.contains(EventKind::Woke)) << "by producer 1, but it is consumer 1 who is woken";
    EXPECT_FALSE(kinds.contains(EventKind::Put));
    EXPECT_EQ(model.events(), 20);
}

TEST_F(EventModelTest, AFilterByObjectListsWhatIsAboutIt) {
    playback.setTrace(scriptedTrace());
    EventFilter filter;
    filter.object = ObjectId{0};
    filterAndWait(filter);
    ASSERT_EQ(model.rowCount(), 5) << "its making, the wait for it, put, get and wake-up";
    EXPECT_EQ(kind(0), EventKind::ObjectCreated);
    EXPECT_EQ(kind(1), EventKind::WaitBegan);
    EXPECT_EQ(kind(4), EventKind::Woke);
}

TEST_F(EventModelTest, AnActorsIdIsNotTakenForAnObject) {
    auto trace = scriptedTrace();
    const std::vector<Event> events{
        {2000 * kMs, 0, 0, EventKind::WaitBegan, static_cast<std::uint8_t>(WaitReason::Join), 0, kNoDeadline,
         0},
        {2001 * kMs, 0, 0, EventKind::WaitEnded, static_cast<std::uint8_t>(WaitEnd::Served), 0,
         static_cast<std::int64_t>(WaitReason::Join), 0},
        {2002 * kMs, 0, 0, EventKind::WaitEnded, static_cast<std::uint8_t>(WaitEnd::Served), 0,
         static_cast<std::int64_t>(WaitReason::QueueFull), 0}};
    trace->append(events);
    playback.setTrace(trace);
    EXPECT_EQ(what(20), QStringLiteral("waits for the end of main"));
    EXPECT_EQ(cell(20, EventModel::ObjectColumn), QString());
    EXPECT_EQ(what(21), QStringLiteral("goes on: main has ended"));
    EXPECT_EQ(what(22), QStringLiteral("goes on: its item is in q1"));
    EventFilter filter;
    filter.object = ObjectId{0};
    filterAndWait(filter);
    EXPECT_EQ(model.rowCount(), 6);
}

TEST_F(EventModelTest, AFilterByAGroupListsItsKinds) {
    playback.setTrace(scriptedTrace());
    EventFilter filter;
    filter.kinds = kindsOf(EventGroup::Cpu);
    filterAndWait(filter);
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(what(0), QStringLiteral("gets CPU 0"));
    EXPECT_EQ(what(2), QStringLiteral("leaves CPU 1 of its own will"));
    filter.kinds = onlyKind(EventKind::SwitchedOut);
    filterAndWait(filter);
    EXPECT_EQ(model.rowCount(), 1);
}

TEST_F(EventModelTest, AFilterByTextWantsEachWordAnywhereInTheRow) {
    playback.setTrace(scriptedTrace());
    EventFilter filter;
    filter.text = QStringLiteral("  Q1 consumer ");
    filterAndWait(filter);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(kind(0), EventKind::WaitBegan);
    EXPECT_EQ(kind(1), EventKind::Got);
    EXPECT_EQ(kind(2), EventKind::Woke);
    filter.text = QStringLiteral("nowhere");
    filterAndWait(filter);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(EventModelTest, FiltersTogetherMustAllHold) {
    playback.setTrace(longTrace(20'000));
    EventFilter filter;
    filter.actor = ActorId{1};
    filter.kinds = kindsOf(EventGroup::Queue);
    filter.text = QStringLiteral("puts 77 ");
    filterAndWait(filter);
    ASSERT_EQ(model.rowCount(), 280) << "numbers of four digits that have 77 in them";
    EXPECT_EQ(what(0), QStringLiteral("puts 77 into q1: 1 of 2"));
    filterAndWait({});
    EXPECT_EQ(model.rowCount(), 20'020);
}

TEST(EventModel, ALongFilterTellsItsProgress) {
    Playback playback;
    EventModel model(playback); // without the tester, which looks at every row after each slice
    playback.setTrace(longTrace(300'000));
    QSignalSpy progress(&model, &EventModel::progressChanged);
    EventFilter filter;
    filter.text = QStringLiteral("puts");
    model.setFilter(filter);
    ASSERT_LT(model.progress(), 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.progress() >= 1; }, kPatienceMs));
    EXPECT_EQ(model.rowCount(), 150'001);
    ASSERT_GT(progress.count(), 1) << "more than one slice";
    double last = 0;
    for (const auto& told : progress) {
        EXPECT_GE(told[0].toDouble(), last);
        last = told[0].toDouble();
    }
    EXPECT_EQ(last, 1);
}

TEST_F(EventModelTest, NewEventsAreAppendedWhileLive) {
    auto trace = scriptedTrace();
    playback.setTrace(trace);
    EventFilter filter;
    filter.kinds = onlyKind(EventKind::Printed);
    filterAndWait(filter);
    ASSERT_EQ(model.rowCount(), 1);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (std::uint64_t i = 0; i < 50; ++i) {
        const Event event{2000 * kMs + i, 1, kNoObject, EventKind::Printed, 0, 0, 8, 0};
        trace->append({&event, 1});
        playback.refresh();
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == 51; }, kPatienceMs));
    EXPECT_LE(inserted.count(), 3) << "not one by one";
}

TEST_F(EventModelTest, ARunThatGoesOnIsFollowedWhileThePastIsShown) {
    auto trace = std::make_shared<Trace>();
    for (const char* text : {"…", "main", "m"})
        trace->appendText(text);
    const Event made{1, 0, kNoObject, EventKind::ActorCreated, 0, 0, 1, 2};
    trace->append({&made, 1});
    playback.setTrace(trace);
    playback.showAt(1);
    const Event started{2, 0, kNoObject, EventKind::ActorStarted, 0, 0, kNoActor, 0};
    trace->append({&started, 1});
    EXPECT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == 2; }, kPatienceMs));
}

TEST_F(EventModelTest, AnInactiveModelCatchesUpWhenItIsActiveAgain) {
    model.setActive(false);
    playback.setTrace(scriptedTrace());
    EXPECT_EQ(model.rowCount(), 0);
    model.setActive(true);
    EXPECT_EQ(model.rowCount(), 20);
}

TEST_F(EventModelTest, LateEventsStandWhereTheyBelong) {
    auto trace = longTrace(20'000);
    playback.setTrace(trace);
    ASSERT_TRUE(settled());
    const Event late{2000 * kMs + 10'000, 1, kNoObject, EventKind::Printed, 0, 0, 8, 0};
    trace->append({&late, 1});
    playback.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == 20'021; }, kPatienceMs));
    ASSERT_TRUE(settled());
    const int row = model.rowAtOrBefore(2000 * kMs + 10'000);
    EXPECT_EQ(kind(row), EventKind::Printed);
    EXPECT_EQ(what(row + 1), QStringLiteral("gets 5000 from q1: 0 of 2"));
}

TEST_F(EventModelTest, LateEventsGoThroughTheFilterToo) {
    auto trace = longTrace(20'000);
    playback.setTrace(trace);
    EventFilter filter;
    filter.actor = ActorId{1};
    filterAndWait(filter);
    const int before = model.rowCount();
    for (const std::int64_t time : {2000 * kMs + 15'000, 30 * kMs}) {
        const Event late{static_cast<std::uint64_t>(time), 1, kNoObject, EventKind::Printed, 0, 0, 8, 0};
        trace->append({&late, 1});
    }
    playback.refresh();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == before + 2; }, kPatienceMs));
    EXPECT_EQ(kind(model.rowAtOrBefore(2000 * kMs + 15'000)), EventKind::Printed);
    EXPECT_EQ(kind(model.rowAtOrBefore(30 * kMs)), EventKind::Printed);
    for (int row = 1; row < model.rowCount(); ++row)
        ASSERT_LE(model.timeOfRow(row - 1), model.timeOfRow(row));
}

TEST_F(EventModelTest, ARowIsFoundByItsTimeAndATimeByItsRow) {
    playback.setTrace(scriptedTrace());
    EXPECT_EQ(model.rowAtOrBefore(-1), -1);
    EXPECT_EQ(model.rowAtOrBefore(0), 0);
    EXPECT_EQ(model.rowAtOrBefore(500 * kMs - 1), 10);
    EXPECT_EQ(model.rowAtOrBefore(500 * kMs), 11);
    EXPECT_EQ(model.rowAtOrBefore(99'000 * kMs), 19);
    for (int row = 0; row < model.rowCount(); ++row)
        EXPECT_EQ(model.rowAtOrBefore(model.timeOfRow(row)), row);
    EventFilter filter;
    filter.kinds = kindsOf(EventGroup::Cpu);
    filterAndWait(filter);
    EXPECT_EQ(model.rowAtOrBefore(9 * kMs), -1);
    EXPECT_EQ(model.rowAtOrBefore(500 * kMs), 2);
    EXPECT_EQ(model.timeOfRow(2), 21 * kMs);
    EXPECT_EQ(model.timeOfRow(4), -1);
}

TEST_F(EventModelTest, AnotherRunKeepsTheWordsAndForgetsTheActor) {
    playback.setTrace(scriptedTrace());
    EventFilter filter;
    filter.actor = ActorId{2};
    filter.text = QStringLiteral("q1");
    filterAndWait(filter);
    playback.setTrace(scriptedTrace());
    ASSERT_TRUE(settled());
    EXPECT_FALSE(model.filter().actor);
    EXPECT_EQ(model.filter().text, QStringLiteral("q1"));
    EXPECT_EQ(model.rowCount(), 5);
}

TEST(EventSentences, EveryKindAndDetailHasAWholeSentence) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    EventSentences sentences(playback);
    sentences.refreshNames();
    for (std::size_t kind = 0; kind < kEventKinds; ++kind)
        for (int detail = 0; detail < 12; ++detail)
            for (const std::int64_t a : {0, 1, 2, 3, 4, 5, 6, 7, 300})
                for (const ActorId actor : {ActorId{1}, kNoActor}) {
                    const Event event{
                        1, actor, 0, static_cast<EventKind>(kind), static_cast<std::uint8_t>(detail),
                        3, a,     1};
                    const QString said = sentences.sentence(event, 3);
                    ASSERT_FALSE(sentences.predicate(event).isEmpty()) << kind << ' ' << detail;
                    ASSERT_FALSE(said.contains(QLatin1Char('%'))) << said.toStdString();
                    ASSERT_FALSE(said.contains(QStringLiteral("  "))) << said.toStdString();
                }
    for (std::size_t kind = 0; kind < kEventKinds; ++kind)
        EXPECT_FALSE(kindWord(static_cast<EventKind>(kind)).isEmpty());
}

TEST(EventSentences, NoTwoKindsSayTheSame) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    EventSentences sentences(playback);
    sentences.refreshNames();
    std::set<QString> said;
    std::set<QString> words;
    for (std::size_t kind = 0; kind < kEventKinds; ++kind) {
        said.insert(sentences.sentence({1, 1, 0, static_cast<EventKind>(kind), 0, 3, 1, 1}));
        words.insert(kindWord(static_cast<EventKind>(kind)));
    }
    EXPECT_EQ(said.size(), kEventKinds);
    EXPECT_EQ(words.size(), kEventKinds);
}

TEST(EventSentences, WhatALessonPrintsIsLeftAsItIs) {
    Playback playback;
    auto trace = scriptedTrace();
    trace->appendText("100 %1 %2");
    playback.setTrace(trace);
    EventSentences sentences(playback);
    sentences.refreshNames();
    EXPECT_EQ(sentences.sentence({1, 1, kNoObject, EventKind::Printed, 0, 0, 9, 0}),
              QStringLiteral("producer 1 prints: 100 %1 %2"));
}

TEST(EventSentences, AWaitSaysHowLongAtMost) {
    Playback playback;
    playback.setTrace(scriptedTrace());
    EventSentences sentences(playback);
    sentences.refreshNames();
    const auto wait = [&](WaitReason reason, std::int64_t deadline, std::int64_t now) {
        return plain(sentences.sentence(
            {1, 2, 0, EventKind::WaitBegan, static_cast<std::uint8_t>(reason), 0, deadline, now}));
    };
    EXPECT_EQ(wait(WaitReason::QueueEmpty, 2'500 * kMs, 500 * kMs),
              "consumer 1 waits: q1 is empty, at most 2.00 s");
    EXPECT_EQ(wait(WaitReason::QueueFull, kNoDeadline, 500 * kMs), "consumer 1 waits: q1 is full");
    EXPECT_EQ(wait(WaitReason::Sleep, 750 * kMs, 500 * kMs), "consumer 1 sleeps for 250 ms");
    EXPECT_EQ(wait(WaitReason::Lock, 100, 500), "consumer 1 waits: q1 is taken, at most 0 ns");
}

TEST(EventFilter, EveryKindBelongsToOneGroup) {
    EventKinds all;
    for (std::size_t group = 0; group < kEventGroups; ++group) {
        const EventKinds kinds = kindsOf(static_cast<EventGroup>(group));
        EXPECT_TRUE((all & kinds).none());
        EXPECT_TRUE(kinds.any());
        all |= kinds;
    }
    EXPECT_TRUE(all.all());
}

TEST(EventModel, InstantsAreWrittenToTheNanosecond) {
    EXPECT_EQ(plain(shownInstant(0)), "0.000 000 000 s");
    EXPECT_EQ(plain(shownInstant(1'234'567'890)), "1.234 567 890 s");
    EXPECT_EQ(plain(shownInstant(3'661'000'000'007)), "3 661.000 000 007 s");
}

} // namespace
} // namespace interleave
