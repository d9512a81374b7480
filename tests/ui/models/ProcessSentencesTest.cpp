// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/EventFilter.h"
#include "ui/models/EventSentences.h"
#include "ui/models/Sentences.h"
#include "ui/models/TimelineRows.h"

#include "tests/ui/views/ProcessScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

class ProcessSentencesTest : public testing::Test {
protected:
    void show() {
        playback.setTrace(script.finish());
        sentences.refreshNames();
    }
    /// Of the newest event of that kind.
    std::string said(EventKind kind) {
        for (auto event = script.events().rbegin(); event != script.events().rend(); ++event)
            if (event->kind == kind)
                return sentences.sentence(*event).toStdString();
        return "no such event";
    }

    RelayScript script;
    Playback playback;
    EventSentences sentences{playback};
};

TEST_F(ProcessSentencesTest, AnItemIsLeftInTheBufferAndCarriedAcross) {
    show();
    EXPECT_EQ(said(EventKind::Buffered),
              "writer leaves 32 in its own buffer; the feeder will carry it into q1");
    EXPECT_EQ(said(EventKind::Put), "the feeder carries writer's 30 into slot 0 of q1: 1 inside");
}

TEST_F(ProcessSentencesTest, AKilledProcessIsNamedWithWhoSentTheSignalAndWhatIsLost) {
    script.kill(script.writer, script.q1, 2);
    show();
    EXPECT_EQ(said(EventKind::ProcessStarted), "main starts the process r2 (pid 4713)");
    EXPECT_EQ(said(EventKind::SignalSent), "the person sends writer (pid 4711) signal 9, SIGKILL");
    EXPECT_EQ(said(EventKind::ProcessEnded),
              "writer (pid 4711) was killed by the person with signal 9, SIGKILL");
    EXPECT_EQ(said(EventKind::ItemsLost),
              "items lost with writer (pid 4711): 2; they were on their way into q1");
    const QStringList now = happenings(playback, 1);
    EXPECT_EQ(now.value(0).toStdString(),
              "<b>writer (pid 4711)</b> is gone – killed by you: SIGKILL (9). Lost with it: 2.");
}

TEST_F(ProcessSentencesTest, CallsToAManagerAndAPoolsTasksAreSaid) {
    const ObjectId q = script.queue("mq", QueueKind::Manager);
    const ObjectId pool = script.object(ObjectType::Pool, "pool");
    const auto get = static_cast<int>(ManagerCall::Get);
    script.event(script.r1.main, EventKind::RequestSent, q, get, 0, kNoActor);
    script.event(script.r2.main, EventKind::Served, q, get, 0, script.r1.main);
    script.event(script.r2.main, EventKind::ReplySent, q, get, 0, script.r1.main);
    script.event(script.r1.main, EventKind::ReplyReceived, q, get, 0, script.r2.main);
    script.event(0, EventKind::TaskSubmitted, pool, 0, 7, script.text("read"));
    script.event(script.r1.main, EventKind::TaskBegan, pool, 0, 7);
    script.event(script.r1.main, EventKind::TaskEnded, pool, static_cast<int>(TaskEnd::Lost), 7);
    show();
    EXPECT_EQ(said(EventKind::RequestSent), "r1 asks the manager: mq.get()");
    EXPECT_EQ(said(EventKind::Served), "r2 begins with what r1 asks: mq.get()");
    EXPECT_EQ(said(EventKind::ReplySent), "r2 answers r1: mq.get()");
    EXPECT_EQ(said(EventKind::ReplyReceived), "r1 has the manager's answer: mq.get()");
    EXPECT_EQ(said(EventKind::TaskSubmitted), "main hands task 7 to pool: read");
    EXPECT_EQ(said(EventKind::TaskBegan), "r1 begins with task 7 of pool");
    EXPECT_EQ(said(EventKind::TaskEnded), "task 7 of pool is lost: its worker has died");
    EXPECT_EQ(objectOf(script.events().back()), pool);
}

TEST_F(ProcessSentencesTest, WhoIsWokenByNobodyOfTheLessonIsNotSaidToBeWokenByTheSlider) {
    script.event(kNoActor, EventKind::Woke, script.q1, 0, script.r1.main);
    show();
    EXPECT_EQ(said(EventKind::Woke),
              "r1 is woken from outside: by a slider, or by what another process left");
}

TEST_F(ProcessSentencesTest, EveryKindOfEventHasAWordAndAGroupAndNoneReadsAsUnknown) {
    show();
    for (std::size_t kind = 1; kind < kEventKinds; ++kind) {
        Event event = script.events().back();
        event.kind = static_cast<EventKind>(kind);
        event.detail = 0;
        EXPECT_NE(sentences.predicate(event), QStringLiteral("an event of a kind that is not known")) << kind;
        EXPECT_NE(kindWord(event.kind), kindWord(EventKind::None)) << kind;
    }
}

TEST_F(ProcessSentencesTest, AFeederWithNothingToCarryIsNoNews) {
    script.waits(script.feeder, WaitReason::BufferEmpty, script.q1);
    show();
    for (const QString& sentence : happenings(playback, 20))
        EXPECT_FALSE(sentence.contains(QStringLiteral("feeds"))) << sentence.toStdString();
}

TEST_F(ProcessSentencesTest, TimelineRowsGroupThreadsByTheirNamedProcess) {
    show();
    const auto rows = timelineRows(*playback.world(), Trace::Reading(*playback.trace()));
    std::vector<std::string> names;
    for (const TimelineRow& row : rows)
        if (row.kind == TimelineRow::Kind::Process || row.kind == TimelineRow::Kind::Actor)
            names.push_back((row.kind == TimelineRow::Kind::Process ? "process " : "") +
                            playback.text(row.name).toStdString());
    EXPECT_EQ(names, (std::vector<std::string>{"process writer", "writer", "writer feeds q1", "process r1",
                                               "r1", "process r2", "r2"}));
}

} // namespace
} // namespace interleave
