// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/TextTable.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace interleave {
namespace {

struct TextTableTest : testing::Test {
    TextIndices indices;
    std::vector<TextEntry> entries = std::vector<TextEntry>(200);
    std::vector<char> bytes = std::vector<char>(1000);
    TextArea area{&indices, entries, bytes};
};

TEST_F(TextTableTest, GivesTheSameTextTheSameId) {
    TextWriter writer(area);
    const TextId one = writer.intern("one");
    const TextId two = writer.intern("two");
    EXPECT_NE(one, two);
    EXPECT_EQ(writer.intern("one"), one);
    EXPECT_EQ(area.text(one), "one");
    EXPECT_EQ(area.text(two), "two");
    EXPECT_EQ(area.text(writer.intern("")), "");
}

TEST_F(TextTableTest, AnIdThatIsNotThereReadsAsLeftOut) {
    EXPECT_EQ(area.text(7), "…");
    TextWriter writer(area);
    EXPECT_EQ(area.text(kTextLeftOut), "…");
    EXPECT_EQ(area.text(0xffffffff), "…");
}

TEST_F(TextTableTest, WithoutRoomForTheBytesATextIsLeftOut) {
    TextWriter writer(area);
    EXPECT_NE(writer.intern(std::string(900, 'x')), kTextLeftOut);
    EXPECT_EQ(writer.intern(std::string(100, 'y')), kTextLeftOut);
    EXPECT_NE(writer.intern("still fits"), kTextLeftOut);
}

TEST_F(TextTableTest, WithoutRoomForTheEntryATextIsLeftOut) {
    TextWriter writer(area);
    for (int i = 1; i < 200; ++i)
        EXPECT_EQ(writer.intern(std::to_string(i)), static_cast<TextId>(i));
    EXPECT_EQ(writer.intern("200"), kTextLeftOut);
    EXPECT_EQ(writer.intern("7"), 7u); // known ones are found as before
    EXPECT_EQ(area.count(), 200u);
}

TEST_F(TextTableTest, ManyThreadsWriteWhileOneReads) {
    TextWriter writer(area);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 150; ++i)
                EXPECT_EQ(area.text(writer.intern(std::to_string(i))), std::to_string(i));
        });
    while (area.count() < 151)
        for (TextId id = 1; id < area.count(); ++id)
            EXPECT_FALSE(area.text(id).empty());
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(area.count(), 151u);
}

} // namespace
} // namespace interleave
