// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One producer hands `items` integers to one consumer through a queue: the same loops for every queue.
#pragma once

#include "core/base/Clock.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <thread>

namespace interleave::bench {

class Transfer {
public:
    /// The first `warmUp` items are not timed: pages are touched, the threads have found their CPUs.
    Transfer(std::int64_t items, std::int64_t warmUp) : m_items(items), m_warmUp(warmUp) {}

    template <class Put> void produce(Put&& put) {
        for (std::int64_t n = 0; n < m_warmUp + m_items; ++n)
            put(n);
    }
    template <class Get> void consume(Get&& get) {
        for (std::int64_t n = 0; n < m_warmUp; ++n)
            check(get(), n);
        const std::int64_t began = monotonicNow();
        for (std::int64_t n = m_warmUp; n < m_warmUp + m_items; ++n)
            check(get(), n);
        m_spent = monotonicNow() - began;
    }
    /// Both on threads of their own.
    template <class Put, class Get> double run(Put&& put, Get&& get) {
        {
            const std::jthread producer([&] { produce(put); });
            const std::jthread consumer([&] { consume(get); });
        }
        return nsPerItem();
    }
    [[nodiscard]] double nsPerItem() const {
        return static_cast<double>(m_spent) / static_cast<double>(m_items);
    }

private:
    static void check(std::int64_t got, std::int64_t expected) {
        if (got != expected)
            throw std::runtime_error("the queue lost or reordered an item");
    }

    const std::int64_t m_items;
    const std::int64_t m_warmUp;
    std::int64_t m_spent = 0;
};

} // namespace interleave::bench
