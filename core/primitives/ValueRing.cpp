// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ValueRing.h"

namespace interleave {

namespace {

constexpr std::size_t kFirstSlots = 16;

} // namespace

std::size_t ValueRing::upperBound(const Value& value) const {
    std::size_t begin = 0;
    std::size_t end = m_size;
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        if (value < (*this)[middle])
            end = middle;
        else
            begin = middle + 1;
    }
    return begin;
}

void ValueRing::grow() {
    const std::size_t slots = m_slots ? (m_mask + 1) * 2 : kFirstSlots;
    auto larger = std::make_unique<Value[]>(slots);
    for (std::size_t i = 0; i < m_size; ++i)
        larger[i] = std::move(slot(i));
    m_slots = std::move(larger);
    m_mask = slots - 1;
    m_begin = 0;
}

} // namespace interleave
