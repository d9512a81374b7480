// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run whose main program is the test's thread and whose worker processes are queue-worker's.
#pragma once

#include "core/primitives/ProcessQueue.h"

#include "tests/core/engine/TestRun.h"
#include "tests/core/primitives/QueueItems.h"

#include <map>
#include <string>

namespace interleave {

class ProcessRun : public TestRun {
public:
    ProcessRun() : TestRun({}, limits()) { stage().setWorkerCommand({QUEUE_WORKER_PATH, "-"}); }

    WorkerProcess& worker(const std::string& name, const std::string& role) {
        return stage().process(name, name.substr(0, 2), role);
    }
    /// Room for many events: what is counted must not be dropped.
    static SegmentLimits limits() {
        SegmentLimits limits = smallLimits();
        limits.ringEvents = 1u << 15;
        limits.processes = 16;
        return limits;
    }

    /// What became of the items: how often each number was put and got, and how many were lost in all.
    struct Account {
        std::map<std::int64_t, int> put, got;
        std::int64_t lost = 0;
    };
    Account account() {
        Account sums;
        for (const Event& event : events()) {
            if (event.kind == EventKind::Buffered)
                ++sums.put[numberIn(event)];
            if (event.kind == EventKind::Got)
                ++sums.got[numberIn(event)];
            if (event.kind == EventKind::ItemsLost)
                sums.lost += event.a;
        }
        return sums;
    }
    /// Every item was put once, and got once or lost.
    void expectBalance() {
        const Account sums = account();
        std::int64_t missing = 0;
        for (const auto& [number, times] : sums.put) {
            if (number == kNothing)
                continue;
            EXPECT_EQ(times, 1) << number;
            const auto got = sums.got.find(number);
            missing += got == sums.got.end() ? 1 : 0;
            if (got != sums.got.end()) {
                EXPECT_EQ(got->second, 1) << number;
            }
        }
        EXPECT_EQ(missing, sums.lost);
        EXPECT_EQ(dropped(), 0u);
    }

    static constexpr std::int64_t kNothing = -1; ///< stands for None

private:
    std::int64_t numberIn(const Event& event) {
        if (static_cast<ValueType>(event.detail) == ValueType::Integer)
            return event.a;
        if (static_cast<ValueType>(event.detail) == ValueType::None)
            return kNothing;
        return std::stoll(text(event.a).substr(1)); // "[17, b"…"]"
    }
};

} // namespace interleave
