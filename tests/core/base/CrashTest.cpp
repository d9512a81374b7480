// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Crash.h"

#include <gtest/gtest.h>

#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

TEST(CrashTest, TheKernelEndsTheProcessEvenIfSomebodyWouldCatchItsSignal) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGSEGV, [](int) { ::_exit(0); });
        crash();
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGSEGV);
    EXPECT_FALSE(WCOREDUMP(status));
}

} // namespace
} // namespace interleave
