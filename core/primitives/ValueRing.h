// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The values in a queue, in one piece of memory that is used round and round and doubled when it is full: no
// allocation for each few items, as a std::deque makes, and few cache lines to hand from one CPU to another.
// Not thread-safe: its queue's lock guards it.
#pragma once

#include "core/primitives/Value.h"

#include <cstddef>
#include <memory>

namespace interleave {

class ValueRing {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] const Value& operator[](std::size_t i) const { return m_slots[(m_begin + i) & m_mask]; }

    void pushBack(Value&& value) {
        if (m_size > m_mask || !m_slots) [[unlikely]]
            grow();
        slot(m_size++) = std::move(value);
    }
    /// Before the value at `position`, or at the end.
    void insert(std::size_t position, Value&& value) {
        pushBack(Value());
        for (std::size_t i = m_size - 1; i > position; --i)
            slot(i) = std::move(slot(i - 1));
        slot(position) = std::move(value);
    }
    /// These two ask for a value to be there.
    [[nodiscard]] Value popFront() {
        Value first = std::move(slot(0));
        m_begin = (m_begin + 1) & m_mask;
        --m_size;
        return first;
    }
    [[nodiscard]] Value popBack() { return std::move(slot(--m_size)); }
    /// Where a value that is in order after all that are not greater belongs; the values must be in order.
    [[nodiscard]] std::size_t upperBound(const Value& value) const;

private:
    [[nodiscard]] Value& slot(std::size_t i) { return m_slots[(m_begin + i) & m_mask]; }
    void grow();

    std::unique_ptr<Value[]> m_slots;
    std::size_t m_mask = 0; ///< slots less one; a power of two
    std::size_t m_begin = 0;
    std::size_t m_size = 0;
};

} // namespace interleave
