// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/EventKinds.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace interleave {
namespace {

TEST(EventKindsTest, EachKindHasATopicAndAWordThatNoOtherHas) {
    std::set<std::string> words;
    for (int number = 1; number < static_cast<int>(EventKind::Count); ++number) {
        const EventKindInfo& info = infoOf(static_cast<EventKind>(number));
        EXPECT_NE(info.topic, EventTopic::None) << number;
        EXPECT_TRUE(words.insert(info.word).second) << info.word;
        EXPECT_STRNE(info.word, "") << number;
    }
}

TEST(EventKindsTest, ANumberThatIsNoKindHasNothing) {
    EXPECT_EQ(topicOf(EventKind::None), EventTopic::None);
    for (const EventKind beyond : {EventKind::Count, static_cast<EventKind>(255)}) {
        EXPECT_EQ(topicOf(beyond), EventTopic::None);
        EXPECT_STREQ(infoOf(beyond).word, "");
        EXPECT_STREQ(infoOf(beyond).mark, "");
    }
}

TEST(EventKindsTest, TheRowsAreInTheOrderOfTheKinds) {
    EXPECT_STREQ(infoOf(EventKind::ActorCreated).word, "actor-created");
    EXPECT_EQ(topicOf(EventKind::Got), EventTopic::Queue);
    EXPECT_EQ(topicOf(EventKind::SwitchedOut), EventTopic::Scheduler);
    EXPECT_EQ(topicOf(EventKind::RunEnded), EventTopic::Run);
    EXPECT_EQ(topicOf(EventKind::Notified), EventTopic::Signal);
}

} // namespace
} // namespace interleave
