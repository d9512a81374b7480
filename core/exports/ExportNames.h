// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names and numbers that an export gives to what the events only have ids for. All texts are valid UTF-8:
// bytes that are none become U+FFFD. One thread; the trace may grow meanwhile.
#pragma once

#include "core/trace/Trace.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class ExportNames {
public:
    /// `last` is the world at the last event that is exported: only then is every thread's number known.
    ExportNames(const Trace& trace, World last);

    [[nodiscard]] const TraceInfo& info() const { return m_trace.info(); }
    /// The scenario's id, or "run".
    [[nodiscard]] std::string runName() const;
    [[nodiscard]] std::int64_t end() const { return m_last.time(); }
    [[nodiscard]] const World& last() const { return m_last; }

    struct Thread {
        std::string name;
        std::int64_t tid = 0;
        std::int64_t pid = 0;
        bool tidKnown = false;
    };
    /// Whether the id is that of an actor of the run.
    [[nodiscard]] bool isActor(ActorId id) const { return id < m_threads.size(); }
    /// Of an actor of the run. A thread that never came to life has a number beyond those that Linux gives.
    [[nodiscard]] const Thread& thread(ActorId id) const { return m_threads[id]; }
    [[nodiscard]] std::size_t threads() const { return m_threads.size(); }
    /// The engine's, 1 where it is not known.
    [[nodiscard]] std::int64_t pid() const { return m_pid; }

    /// Empty for nobody.
    [[nodiscard]] std::string_view actor(ActorId id) const;
    [[nodiscard]] std::string_view object(ObjectId id);
    [[nodiscard]] std::string_view text(TextId id);
    /// An item as it is written: 7, 0.5, text.
    [[nodiscard]] std::string value(ValueWord value);
    /// "waits: q1 is full", "waits for r2 to end", "sleeps". It is about an actor for a join.
    [[nodiscard]] std::string wait(WaitReason reason, ObjectId about);
    /// Why a state was entered: "woken by r1", "preempted on CPU 1".
    [[nodiscard]] std::string cause(const Cause& cause);

private:
    void takeNewTexts();

    const Trace& m_trace;
    World m_last;
    std::int64_t m_pid = 1;
    std::vector<Thread> m_threads;
    std::vector<std::string> m_objects; ///< by id, filled when first asked for
    std::vector<std::string> m_texts;
};

/// The same text with U+FFFD for every byte that is not part of valid UTF-8, as RFC 3629 has it.
[[nodiscard]] std::string validUtf8(std::string_view text);

} // namespace interleave
