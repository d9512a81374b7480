// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/ProcfsProbe.h"

#include "core/base/Clock.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <sys/resource.h>

namespace interleave {

namespace {

/// In /proc/PID/task/TID/stat, counted from the one behind the name (proc(5): 3 and 39).
constexpr int kStateField = 0;
constexpr int kCpuField = 36;

/// Two descriptors a thread are soon more than the 1024 that a program may have unless it asks.
void allowMoreDescriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// The file's content as it is now; empty where the thread is gone.
std::string_view readAgain(const UniqueFd& file, char* buffer, std::size_t size) {
    const ssize_t count = ::pread(file.get(), buffer, size - 1, 0);
    buffer[count > 0 ? count : 0] = '\0';
    return {buffer, static_cast<std::size_t>(count > 0 ? count : 0)};
}

} // namespace

OrError<ProcfsProbe> ProcfsProbe::attach(pid_t pid) {
    ProcfsProbe probe;
    probe.watch(pid);
    if (probe.m_threads.empty())
        return Error{ErrorCode::CountersRefused, "/proc/" + std::to_string(pid), {}, std::strerror(errno)};
    if (!look(probe.m_threads.back()))
        return Error{
            ErrorCode::CountersRefused, "/proc/" + std::to_string(pid), {}, "schedstat cannot be read"};
    return probe;
}

UniqueFd ProcfsProbe::open(std::int32_t tid, const char* file) {
    // Any thread has a directory of its own in /proc, though it is not listed, and is itself among the tasks
    // there (proc(5)): no need to know which process it belongs to.
    const std::string number = std::to_string(tid);
    const std::string path = "/proc/" + number + "/task/" + number + '/' + file;
    UniqueFd opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened || errno != EMFILE)
        return opened;
    allowMoreDescriptors();
    return UniqueFd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
}

void ProcfsProbe::watch(std::int32_t tid) {
    for (const Thread& thread : m_threads)
        if (thread.tid == tid)
            return;
    Thread thread{tid, open(tid, "schedstat"), {}, {}};
    if (!thread.counters)
        return; // it is gone already, or there is no room for more: its own events tell
    thread.status = open(tid, "stat");
    thread.last.kind = SchedulerRecord::Kind::Counted;
    thread.last.tid = tid;
    m_threads.push_back(std::move(thread));
}

void ProcfsProbe::drain(std::vector<SchedulerRecord>& records) {
    const std::int64_t now = monotonicNow();
    if (now - m_lastLookNs < kPeriodNs * 3 / 4)
        return;
    m_lastLookNs = now;
    std::erase_if(m_threads, [&](Thread& thread) {
        if (!look(thread))
            return true;
        records.push_back(thread.last);
        return false;
    });
}

bool ProcfsProbe::look(Thread& thread) {
    char buffer[128];
    long long ran = 0;
    long long queued = 0;
    unsigned long long timeslices = 0;
    const std::string_view line = readAgain(thread.counters, buffer, sizeof buffer);
    if (line.empty() || std::sscanf(buffer, "%lld %lld %llu", &ran, &queued, &timeslices) != 3)
        return false;
    SchedulerRecord& last = thread.last;
    const bool changed = ran != last.ranNs || queued != last.queuedNs || timeslices != last.timeslices;
    last.time = monotonicNow();
    last.ranNs = ran;
    last.queuedNs = queued;
    last.timeslices = timeslices;
    // Costs three times as much: left out for the many that are waiting and have been.
    if (changed || last.runnable)
        readStatus(thread);
    return true;
}

void ProcfsProbe::readStatus(Thread& thread) {
    char buffer[1024];
    const std::string_view line = readAgain(thread.status, buffer, sizeof buffer);
    // The name is in parentheses and may hold any letter, these two included.
    std::size_t at = line.rfind(')');
    thread.last.runnable = false;
    thread.last.cpu = -1;
    for (int field = kStateField; at != std::string_view::npos && at + 2 < line.size(); ++field) {
        if (field == kStateField)
            thread.last.runnable = line[at + 2] == 'R';
        if (field == kCpuField) {
            thread.last.cpu = static_cast<std::int16_t>(std::atoi(buffer + at + 1));
            return;
        }
        at = line.find(' ', at + 2);
    }
}

} // namespace interleave
