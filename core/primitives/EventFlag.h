// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The standard library's event: a flag that is set or not. Who waits goes on once it is set, all at once; who
// comes while it is set does not wait. It stays set until it is cleared. Every call: from any actor of the
// run.
#pragma once

#include "core/engine/Actor.h"
#include "core/engine/Timeout.h"
#include "core/primitives/WaitingLine.h"

#include <mutex>
#include <string>

namespace interleave {

class EventFlag {
public:
    EventFlag(Stage& stage, const std::string& name);

    void set();
    void clear();
    /// Maybe stale when acted on.
    [[nodiscard]] bool isSet();
    /// Waits until it is set; with a timeout in seconds of the run's clock, at most that long. True: it was.
    bool wait(Timeout timeout = {});

private:
    Stage& m_stage;
    const ObjectId m_id;
    std::mutex m_mutex;
    bool m_set = false;    ///< guarded by m_mutex
    WaitingLine m_waiters; ///< guarded by m_mutex
};

} // namespace interleave
