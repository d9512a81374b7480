// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// interleave-cli as a process, for its tests: arguments in, two outputs and a status out.
#pragma once

#include "core/base/UniqueFd.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <string>
#include <vector>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

struct Ended {
    int status = -1;
    std::string out;
    std::string err;
};

inline std::string contentOf(int fd) {
    std::string text(static_cast<std::size_t>(::lseek(fd, 0, SEEK_END)), '\0');
    static_cast<void>(!::pread(fd, text.data(), text.size(), 0));
    return text;
}

/// `environment`: one more "NAME=value", or nothing.
inline Ended cli(std::vector<std::string> arguments, const char* environment = nullptr) {
    const UniqueFd out(::memfd_create("out", MFD_CLOEXEC));
    const UniqueFd err(::memfd_create("err", MFD_CLOEXEC));
    arguments.insert(arguments.begin(), CLI_PATH);
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(out.get(), STDOUT_FILENO);
        ::dup2(err.get(), STDERR_FILENO);
        if (environment)
            ::putenv(const_cast<char*>(environment));
        ::execv(CLI_PATH, pointers.data());
        ::_exit(127);
    }
    Ended ended;
    int status = 0;
    EXPECT_EQ(::waitpid(pid, &status, 0), pid);
    EXPECT_TRUE(WIFEXITED(status));
    ended.status = WEXITSTATUS(status);
    ended.out = contentOf(out.get());
    ended.err = contentOf(err.get());
    return ended;
}

inline rapidjson::Document parsed(const std::string& text) {
    rapidjson::Document json;
    json.Parse(text.c_str());
    EXPECT_FALSE(json.HasParseError()) << text.substr(0, 400);
    return json;
}

} // namespace interleave
