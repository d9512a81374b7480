// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A starting line: each of `count` actors waits until all have come, then all go on. Used once. Every call:
// from any actor of the run.
#pragma once

#include "core/engine/Actor.h"

#include <mutex>
#include <string>
#include <vector>

namespace interleave {

class Latch {
public:
    Latch(Stage& stage, const std::string& name, int count);

    void arriveAndWait();

private:
    Stage& m_stage;
    const ObjectId m_id;
    std::mutex m_mutex;
    int m_missing;                 ///< guarded by m_mutex
    std::vector<Actor*> m_waiting; ///< guarded by m_mutex
};

} // namespace interleave
