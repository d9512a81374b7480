// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Descriptors.h"

#include <gtest/gtest.h>

#include <cerrno>

#include <fcntl.h>
#include <sys/resource.h>

namespace interleave {
namespace {

class DescriptorsTest : public testing::Test {
protected:
    DescriptorsTest() { ::getrlimit(RLIMIT_NOFILE, &m_before); }
    ~DescriptorsTest() override { ::setrlimit(RLIMIT_NOFILE, &m_before); }

    void allow(rlim_t descriptors) const {
        rlimit fewer = m_before;
        fewer.rlim_cur = descriptors;
        ::setrlimit(RLIMIT_NOFILE, &fewer);
    }

private:
    rlimit m_before{};
};

TEST_F(DescriptorsTest, ACopyIsAboveTheNumbersOfAStartedProcessAndGoesWithExec) {
    const UniqueFd moved = movedUp(STDERR_FILENO);
    ASSERT_TRUE(moved);
    EXPECT_GE(moved.get(), 10);
    EXPECT_EQ(::fcntl(moved.get(), F_GETFD), FD_CLOEXEC);
}

TEST_F(DescriptorsTest, ALimitBelowThoseNumbersIsTooManyOpenFiles) {
    allow(8);
    EXPECT_FALSE(movedUp(STDERR_FILENO));
    EXPECT_EQ(errno, EMFILE);
}

TEST_F(DescriptorsTest, TheLimitIsNamedWhereItWasReachedAndNowhereElse) {
    allow(77);
    EXPECT_EQ(systemWords(EMFILE), "Too many open files, at most 77");
    EXPECT_EQ(systemWords(ENOENT), "No such file or directory");
    EXPECT_EQ(systemFailure("dup", EMFILE), "dup: Too many open files, at most 77");
}

} // namespace
} // namespace interleave
