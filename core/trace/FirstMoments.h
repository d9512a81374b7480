// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// When conditions first held in a trace, also one that is still being written: each event is folded once more
// and looked at, so that nothing is missed between two frames, and a saved run gives the same answer. One
// thread at a time.
#pragma once

#include "core/trace/Facts.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace interleave {

class FirstMoments {
public:
    struct Wanted {
        FactCondition when;
        std::optional<FactCondition> after = {}; ///< must have held before
    };

    FirstMoments(std::shared_ptr<const Trace> trace, std::vector<Wanted> wanted);
    FirstMoments(const FirstMoments&) = delete; // m_textOf refers to it
    FirstMoments& operator=(const FirstMoments&) = delete;

    /// Looks at up to so many events more; true where there are others to look at.
    bool look(std::size_t events);
    /// Of the condition of that index: when it first held, in ns since the run's start, as far as was looked.
    /// A figure that grows between two events, such as `seconds`, is seen at the next one.
    [[nodiscard]] const std::optional<std::int64_t>& momentOf(std::size_t index) const {
        return m_states[index].moment;
    }
    [[nodiscard]] const Trace& trace() const { return *m_trace; }

private:
    struct State {
        Wanted wanted;
        bool prepared = false; ///< what must have held before has
        std::optional<std::int64_t> moment = {};
    };

    bool takeBlock(std::size_t events);
    void check();
    [[nodiscard]] bool allFound() const;
    [[nodiscard]] std::string_view text(TextId id);

    std::shared_ptr<const Trace> m_trace;
    std::vector<State> m_states;
    TextOf m_textOf;
    std::vector<std::string> m_texts; ///< as they were asked for; empty: not yet
    World m_world;
    std::uint64_t m_revision = 0;
    std::vector<Event> m_block;
};

} // namespace interleave
