// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/ExportNames.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

#include <bit>
#include <set>

namespace interleave {
namespace {

TEST(ExportNamesTest, BytesThatAreNoUtf8AreReplaced) {
    EXPECT_EQ(validUtf8("plain"), "plain");
    EXPECT_EQ(validUtf8("队列 é 😀"), "队列 é 😀");
    const std::string_view wrong[] = {
        "\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\xFF"};
    for (const std::string_view text : wrong) {
        std::string replaced;
        for (std::size_t i = 0; i < text.size(); ++i)
            replaced += "\xEF\xBF\xBD";
        EXPECT_EQ(validUtf8(text), replaced);
        EXPECT_EQ(validUtf8("a" + std::string(text) + "b"), "a" + replaced + "b");
    }
}

TEST(ExportNamesTest, EveryActorHasANumberOfItsOwn) {
    EventScript script(ProbeSource::None);
    script.create({0, 1, 2, 3});
    script.add(EventKind::ActorEntered, 1, kNoObject, 0, 77, 70);
    script.add(EventKind::ActorEntered, 2, kNoObject, 0, 77, 70); // given again by the kernel
    Trace trace;
    trace.append(script.events());
    const ExportNames names(trace, script.world());
    EXPECT_EQ(names.pid(), 70);
    EXPECT_EQ(names.thread(1).tid, 77);
    EXPECT_TRUE(names.thread(1).tidKnown);
    std::set<std::int64_t> numbers;
    for (ActorId id = 0; id < 4; ++id) {
        numbers.insert(names.thread(id).tid);
        EXPECT_EQ(names.thread(id).pid, 70);
        if (id != 1) {
            EXPECT_FALSE(names.thread(id).tidKnown);
            EXPECT_GE(names.thread(id).tid, 1 << 22) << "no thread of Linux has it";
        }
    }
    EXPECT_EQ(numbers.size(), 4u);
    EXPECT_FALSE(names.isActor(4));
    EXPECT_EQ(names.actor(kNoActor), "");
}

TEST(ExportNamesTest, ItemsAndTextsThatComeLaterAreWritten) {
    EventScript script(ProbeSource::None);
    Trace trace;
    trace.appendText("first");
    ExportNames names(trace, script.world());
    EXPECT_EQ(names.text(0), "first");
    EXPECT_EQ(names.text(1), "…");
    trace.appendText("second");
    EXPECT_EQ(names.text(1), "second");
    EXPECT_EQ(names.value({ValueType::Integer, -7}), "-7");
    EXPECT_EQ(names.value({ValueType::Real, std::bit_cast<std::int64_t>(0.1)}), "0.1");
    EXPECT_EQ(names.value({ValueType::Text, 1}), "second");
    EXPECT_EQ(names.value({ValueType::None, 0}), "none");
}

} // namespace
} // namespace interleave
