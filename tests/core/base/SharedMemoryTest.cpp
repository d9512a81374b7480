// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/SharedMemory.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <fcntl.h>

namespace interleave {
namespace {

TEST(SharedMemoryTest, IsZeroesAndSeenThroughEveryMapping) {
    auto made = SharedMemory::create("test", 10'000);
    ASSERT_TRUE(made);
    ASSERT_GE(made.value().size(), 10'000u);
    EXPECT_TRUE(std::all_of(made.value().data(), made.value().data() + 10'000,
                            [](std::byte byte) { return byte == std::byte{0}; }));
    auto other = SharedMemory::open(UniqueFd(::dup(made.value().fd())));
    ASSERT_TRUE(other);
    EXPECT_EQ(other.value().size(), made.value().size());
    made.value().data()[9'999] = std::byte{42};
    EXPECT_EQ(other.value().data()[9'999], std::byte{42});
}

TEST(SharedMemoryTest, IsNotInheritedByOtherPrograms) {
    auto made = SharedMemory::create("test", 1);
    EXPECT_TRUE(::fcntl(made.value().fd(), F_GETFD) & FD_CLOEXEC);
}

TEST(SharedMemoryTest, OpeningNoDescriptorIsAnErrorWithTheSystemsWords) {
    const auto none = SharedMemory::open(UniqueFd(-1));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::SharedMemoryFailed);
    EXPECT_FALSE(none.error().reason.empty());
}

TEST(SharedMemoryTest, MovingHandsTheMappingOver) {
    auto made = SharedMemory::create("test", 100);
    std::byte* const data = made.value().data();
    SharedMemory moved = std::move(made.value());
    EXPECT_EQ(moved.data(), data);
    EXPECT_EQ(made.value().data(), nullptr);
    made = SharedMemory::create("other", 100);
    moved = std::move(made.value());
    moved.data()[0] = std::byte{1};
    EXPECT_NE(moved.data(), data);
}

TEST(UniqueFdTest, ClosesOnceAndHandsOver) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const UniqueFd reading(ends[0]);
    {
        UniqueFd writing(ends[1]);
        const UniqueFd moved = std::move(writing);
        EXPECT_FALSE(writing);
        EXPECT_TRUE(moved);
    }
    char byte;
    EXPECT_EQ(::read(reading.get(), &byte, 1), 0); // the other end is closed
}

} // namespace
} // namespace interleave
