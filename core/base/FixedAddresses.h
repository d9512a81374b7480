// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// While it lives, programs that the calling thread starts are loaded at the same addresses each time instead
// of at random ones (personality(2): ADDR_NO_RANDOMIZE). Where that is refused, as some containers do, they
// are not.
#pragma once

#include <sys/personality.h>

namespace interleave {

class FixedAddresses {
public:
    FixedAddresses() : m_before(::personality(kAsk)) {
        if (m_before != -1)
            ::personality(static_cast<unsigned long>(m_before) | ADDR_NO_RANDOMIZE);
    }
    FixedAddresses(const FixedAddresses&) = delete;
    FixedAddresses& operator=(const FixedAddresses&) = delete;
    ~FixedAddresses() {
        if (m_before != -1)
            ::personality(static_cast<unsigned long>(m_before));
    }

    /// Whether the system has granted it to the calling thread.
    [[nodiscard]] static bool granted() { return (::personality(kAsk) & ADDR_NO_RANDOMIZE) != 0; }

private:
    static constexpr unsigned long kAsk = 0xffff'ffff;

    const int m_before;
};

} // namespace interleave
