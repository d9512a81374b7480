// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/Segment.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/mman.h>

namespace interleave {
namespace {

constexpr SegmentLimits kSmall{.actors = 4, .ringEvents = 16, .texts = 8, .textBytes = 64};

TEST(SegmentTest, WhatOneSideWritesTheOtherReads) {
    auto made = Segment::create(kSmall);
    ASSERT_TRUE(made);
    auto opened = Segment::open(UniqueFd(::dup(made.value().fd())));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened.value().header().limits.ringEvents, 16u);
    EXPECT_EQ(opened.value().controlRing(), 3u);

    made.value().control().parameters[3] = 2.5;
    EXPECT_EQ(opened.value().control().parameters[3].load(), 2.5);
    EXPECT_EQ(opened.value().control().speed.load(), 1.0);

    for (std::uint32_t ring = 0; ring < 4; ++ring) {
        Event event{};
        event.a = ring;
        RingWriter writer = opened.value().ringWriter(ring);
        for (int i = 0; i < 16; ++i)
            ASSERT_TRUE(writer.tryWrite(event));
    }
    for (std::uint32_t ring = 0; ring < 4; ++ring) {
        const auto taken = made.value().ringReader(ring).drain([&](const Event& event) {
            EXPECT_EQ(event.a, ring); // no ring reaches into the next
        });
        EXPECT_EQ(taken, 16u);
    }

    TextWriter texts(opened.value().texts());
    const TextId id = texts.intern("name");
    EXPECT_EQ(made.value().texts().text(id), "name");
}

TEST(SegmentTest, OpenRefusesWhatIsNoSegment) {
    UniqueFd empty(::memfd_create("empty", MFD_CLOEXEC));
    EXPECT_FALSE(Segment::open(std::move(empty)));

    UniqueFd zeroes(::memfd_create("zeroes", MFD_CLOEXEC));
    ASSERT_EQ(::ftruncate(zeroes.get(), 1 << 20), 0);
    const auto foreign = Segment::open(std::move(zeroes));
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().code, ErrorCode::SharedMemoryFailed);

    UniqueFd pipe(::open("/dev/null", O_RDWR));
    EXPECT_FALSE(Segment::open(std::move(pipe)));
    EXPECT_FALSE(Segment::open(UniqueFd(-1)));
}

TEST(SegmentTest, OpenRefusesASegmentOfAnotherVersionOrCutShort) {
    auto made = Segment::create(kSmall);
    ASSERT_TRUE(made);
    const auto size = ::lseek(made.value().fd(), 0, SEEK_END);
    EXPECT_TRUE(Segment::open(UniqueFd(::dup(made.value().fd()))));
    ++made.value().header().magic;
    EXPECT_FALSE(Segment::open(UniqueFd(::dup(made.value().fd()))));
    --made.value().header().magic;
    ASSERT_EQ(::ftruncate(made.value().fd(), size - 4096), 0);
    EXPECT_FALSE(Segment::open(UniqueFd(::dup(made.value().fd()))));
}

TEST(SegmentTest, GenerousLimitsCostNoMemoryBeforeUse) {
    auto made = Segment::create();
    ASSERT_TRUE(made);
    EXPECT_EQ(made.value().header().actorCount.load(), 0u);
    EXPECT_GT(::lseek(made.value().fd(), 0, SEEK_END), 100 << 20);
}

} // namespace
} // namespace interleave
