// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The span of one wait, as the trace sees it. Made by the waiting actor's own thread just before it parks.
#pragma once

#include "core/engine/Actor.h"

#include <optional>

namespace interleave {

class Wait {
public:
    /// `deadline` in the run's clock.
    Wait(Actor& self, WaitReason reason, ObjectId object, std::optional<std::int64_t> deadline);

    void ended(WaitEnd how) const;
    /// Ends the wait and unwinds the actor.
    [[noreturn]] void stopped() const;

private:
    Actor& m_self;
    ObjectId m_object;
    WaitReason m_reason;
};

} // namespace interleave
