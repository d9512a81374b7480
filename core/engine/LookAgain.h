// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether it is worth while to look again for some microseconds before falling asleep. To fall asleep and to
// be woken on another CPU takes longer than most of what one thread does for another; but where what is
// waited for takes long, a look is in vain. After each that was, twice as many waits go without one: up to
// 256, or up to 8 where waits are hardly longer than a look. One thread at a time.
#pragma once

#include <algorithm>
#include <cstdint>

namespace interleave {

class LookAgain {
public:
    static constexpr std::int64_t kLookNs = 50'000;

    /// Once a wait. True: look for up to kLookNs.
    [[nodiscard]] bool mayLook() {
        if (m_waitsWithout == 0)
            return true;
        --m_waitsWithout;
        return false;
    }
    /// What mayLook() has said to a wait, and how long that took, asleep or not.
    void waited(bool looked, std::int64_t nanoseconds) {
        const bool isShort = nanoseconds < kShortNs;
        const int most = isShort ? kMostBetweenShort : kMostWithout;
        if (looked) {
            m_afterNext = nanoseconds <= kLookNs ? 0 : std::clamp(2 * m_afterNext, 1, most);
            m_waitsWithout = m_afterNext;
        } else if (isShort) {
            m_afterNext = std::min(m_afterNext, most);
            m_waitsWithout = std::min(m_waitsWithout, most);
        }
    }

private:
    /// With the sleep and its end in it.
    static constexpr std::int64_t kShortNs = 4 * kLookNs;
    static constexpr int kMostBetweenShort = 8;
    static constexpr int kMostWithout = 256;

    int m_waitsWithout = 0;
    int m_afterNext = 0;
};

} // namespace interleave
