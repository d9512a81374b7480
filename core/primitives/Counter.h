// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One number that several actors add to, in three ways. The unprotected one really loses updates: a relaxed
// load and a separate relaxed store, which the compiler must not fold into one addition and which is no
// undefined behaviour (a plain
// ++ on a shared int is both). Every call: from any actor of the run.
#pragma once

#include "core/engine/Actor.h"
#include "core/wire/Segment.h"

#include <cstdint>
#include <mutex>
#include <string>

namespace interleave {

class Counter {
public:
    Counter(Stage& stage, const std::string& name, Protection protection);

    /// Adds 1, `times` times. How far it is can be read from the outside all the time, at no cost to the
    /// loop: every few thousand additions it stores its progress, waits at the gate while the run is paused,
    /// and unwinds if it is stopped.
    void addMany(std::uint64_t times);

    [[nodiscard]] std::int64_t value() const { return m_cell.value.load(std::memory_order_relaxed); }

    /// The loop of an unprotected addMany() alone: each addition is a relaxed load and a separate relaxed
    /// store. Not inlined, so that a benchmark can time the very same code. Any thread.
    [[gnu::noinline]] static void addUnprotected(std::atomic<std::int64_t>& number, std::uint64_t times);

private:
    void addSome(std::uint64_t times);

    Stage& m_stage;
    const ObjectId m_id;
    const Protection m_protection;
    CounterCell& m_cell; ///< in shared memory: the observer reads it while threads race on it
    std::mutex m_mutex;
};

} // namespace interleave
