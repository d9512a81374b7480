// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether it is worth while to look again for some microseconds before falling asleep: as long as it was the
// last time. To fall asleep and to be woken on another CPU takes longer than most of what one thread does for
// another; but where both have one CPU, or what is waited for takes long, a look is in vain. After each that
// was, twice as many waits go without one, up to 256. One thread at a time.
#pragma once

#include <algorithm>

namespace interleave {

class LookAgain {
public:
    /// Once a wait. True: looked() is to be told what came of it.
    [[nodiscard]] bool mayLook() {
        if (m_waitsWithout == 0)
            return true;
        --m_waitsWithout;
        return false;
    }
    void looked(bool notInVain) {
        m_afterNext = notInVain ? 0 : std::clamp(2 * m_afterNext, 1, kMostWithout);
        m_waitsWithout = m_afterNext;
    }

private:
    static constexpr int kMostWithout = 256;

    int m_waitsWithout = 0;
    int m_afterNext = 0;
};

} // namespace interleave
