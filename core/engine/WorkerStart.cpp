// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/WorkerStart.h"

#include "core/base/Descriptors.h"
#include "core/engine/Stage.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string_view>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

extern char** environ;

namespace interleave {

namespace {

/// program, lesson, role, process, main actor, name
constexpr int kWorkerArguments = 6;
constexpr int kFailed = 1;

template <class Number> bool read(std::string_view word, Number& number) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc{} && end == word.data() + word.size();
}

class SpawnSettings {
public:
    SpawnSettings(int segment, int lifeline) {
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, segment, kSegmentFd);
        posix_spawn_file_actions_adddup2(&actions, lifeline, kDoorbellFd);
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
};

} // namespace

Result<pid_t, std::string> spawnWorker(Stage& stage, const WorkerProcess::Identity& identity) {
    const auto lifeline = stage.processWatch().lifeline();
    if (!lifeline)
        return lifeline.error();
    const UniqueFd segment = movedUp(stage.segment().fd());
    if (!segment)
        return systemFailure("dup");
    const SpawnSettings settings(segment.get(), lifeline.value());
    std::vector<std::string> words = stage.workerCommand();
    words.push_back(identity.role);
    words.push_back(std::to_string(identity.index));
    words.push_back(std::to_string(identity.mainActor));
    words.push_back(identity.name);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t pid = -1;
    const int error = ::posix_spawn(&pid, arguments.front(), &settings.actions, &settings.attributes,
                                    arguments.data(), environ);
    if (error != 0)
        return systemFailure("spawn " + words.front(), error);
    return pid;
}

void playHere(Stage& stage, const std::function<void()>& program) {
    std::thread([&stage] {
        char bytes[64];
        while (::read(kDoorbellFd, bytes, sizeof bytes) > 0)
            stage.applyControl();
        ::_exit(kFailed);
    }).detach();
    ::_exit(stage.runMain(program) ? 0 : kFailed);
}

std::optional<WorkerProcess::Identity> workerIdentity(int argc, const char* const* argv) {
    WorkerProcess::Identity identity;
    if (argc != kWorkerArguments || !read(argv[3], identity.index) || !read(argv[4], identity.mainActor))
        return std::nullopt;
    identity.role = argv[2];
    identity.name = argv[5];
    return identity;
}

} // namespace interleave
