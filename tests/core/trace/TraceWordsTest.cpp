// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceWords.h"

#include <gtest/gtest.h>

#include <set>

namespace interleave {
namespace {

/// Of the enumerators from the first to `last`: each has one, no two the same, and none beyond.
template <class Enum> void expectWordsUpTo(Enum last) {
    std::set<std::string> words;
    for (unsigned number = 0; number <= static_cast<unsigned>(last); ++number) {
        const std::string word = wordFor(static_cast<Enum>(number));
        EXPECT_FALSE(word.empty()) << number;
        EXPECT_TRUE(words.insert(word).second) << word;
        EXPECT_EQ(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos) << word;
    }
    EXPECT_STREQ(wordFor(static_cast<Enum>(static_cast<unsigned>(last) + 1)), "");
}

TEST(TraceWordsTest, EveryEnumeratorHasAWordOfItsOwnAndADamagedNumberNone) {
    expectWordsUpTo(static_cast<EventKind>(static_cast<unsigned>(EventKind::Count) - 1));
    expectWordsUpTo(WaitReason::Condition);
    expectWordsUpTo(WaitEnd::Stopped);
    expectWordsUpTo(BarrierBreak::TimedOut);
    expectWordsUpTo(ValueType::List);
    expectWordsUpTo(ObjectType::Condition);
    expectWordsUpTo(QueueKind::Manager);
    expectWordsUpTo(ManagerCall::Join);
    expectWordsUpTo(TaskEnd::Lost);
    expectWordsUpTo(Unit::Ending);
    expectWordsUpTo(MeasuredSide::Process);
    expectWordsUpTo(SnapshotKind::Full);
    expectWordsUpTo(ExitKind::Killed);
    expectWordsUpTo(Outcome::Failed);
    expectWordsUpTo(ProbeSource::Procfs);
    expectWordsUpTo(Discipline::Priority);
    expectWordsUpTo(Protection::LoopEnd);
    expectWordsUpTo(ActorState::Dead);
}

TEST(TraceWordsTest, TheWireContractsWordsAreThese) {
    EXPECT_STREQ(wordFor(Outcome::TimeLimit), "time-limit");
    EXPECT_STREQ(wordFor(ProbeSource::Procfs), "procfs");
    EXPECT_STREQ(wordFor(Discipline::Lifo), "lifo");
    EXPECT_STREQ(wordFor(Protection::None), "none");
    EXPECT_STREQ(wordFor(ActorState::Runnable), "runnable");
}

TEST(TraceWordsTest, KindsHaveTheirOwnWordsAndNotTheirNeighbours) {
    EXPECT_STREQ(wordFor(EventKind::None), "none");
    EXPECT_STREQ(wordFor(EventKind::Put), "put");
    EXPECT_STREQ(wordFor(EventKind::Waking), "waking");
    EXPECT_STREQ(wordFor(EventKind::Sampled), "sampled");
    EXPECT_STREQ(markFor(EventKind::Woke), "wakes ");
    EXPECT_STREQ(markFor(EventKind::CapacityChanged), "capacity of ");
    EXPECT_STREQ(markFor(EventKind::LineReached), "");
    EXPECT_STREQ(markFor(EventKind::Count), "");
}

TEST(TraceWordsTest, AWaitIsToldBrieflyOrInFull) {
    EXPECT_EQ(waitWords(WaitReason::QueueFull, "q1", Wording::Brief), "q1 is full");
    EXPECT_EQ(waitWords(WaitReason::QueueFull, "q1", Wording::Full), "waits: q1 is full");
    EXPECT_EQ(waitWords(WaitReason::TasksUndone, "100 %", Wording::Full), "waits: 100 % has tasks undone");
    EXPECT_EQ(waitWords(WaitReason::Sleep, "q1", Wording::Brief), "sleeps");
    EXPECT_EQ(waitWords(static_cast<WaitReason>(200), "q1", Wording::Full), "waits");
}

TEST(TraceWordsTest, ACauseNamesWhoOrWhereAsFarAsThatIsKnown) {
    const auto brief = [](const Cause& cause) { return causeWords(cause, "r1", "q1", Wording::Brief); };
    const auto full = [](const Cause& cause) { return causeWords(cause, "r1", "q1", Wording::Full); };
    EXPECT_EQ(brief({CauseKind::None}), "");
    EXPECT_EQ(brief({CauseKind::WokenBy, WaitReason::QueueFull, 1, 0}), "woken by r1");
    EXPECT_EQ(full({CauseKind::StartedBy, WaitReason::None, 1}), "started by r1");
    EXPECT_EQ(causeWords({CauseKind::WokenBy}, "", "", Wording::Brief), "woken") << "by the observer";
    EXPECT_EQ(brief({CauseKind::Scheduled, WaitReason::None, kNoActor, kNoObject, 3}), "on CPU 3");
    EXPECT_EQ(full({CauseKind::Scheduled, WaitReason::None, kNoActor, kNoObject, 3}), "put on CPU 3");
    EXPECT_EQ(full({CauseKind::WaitsFor, WaitReason::Join, 1, 0}), "waits for r1 to end");
    EXPECT_EQ(brief({CauseKind::WaitsFor, WaitReason::Lock, kNoActor, 0}), "waits for q1");
    EXPECT_EQ(brief({CauseKind::Failed}), "failed");
    EXPECT_EQ(full({CauseKind::Failed}), "ended with an error");
}

} // namespace
} // namespace interleave
