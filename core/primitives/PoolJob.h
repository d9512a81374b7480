// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has been asked of a pool, and what comes of it. Calls: any actor of the process that made the pool.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Completion.h"
#include "core/engine/Timeout.h"
#include "core/primitives/Value.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace interleave {

struct TaskError {
    enum class Kind {
        NotYet, ///< the timeout came first
        Raised, ///< the task threw, or is not known: `text` has its words
        Lost,   ///< its worker died, or the pool was terminated, before it was done
        Closed, ///< the pool takes no more tasks, or has no worker left; nothing was done
    };
    Kind kind;
    std::string text;
};

/// What a task, or each task of a map, comes to.
class PoolJob {
public:
    PoolJob(Stage& stage, ObjectId pool, std::size_t tasks)
        : m_stage(stage), m_pool(pool), m_values(tasks), m_left(tasks) {}

    /// True once all of it is there; waits for it, with a timeout in seconds at most that long.
    bool wait(Timeout timeout = {});
    [[nodiscard]] bool ready() const { return m_over.over(); }
    /// Of a map the error is that of the first task that has one.
    Result<std::vector<Value>, TaskError> values(Timeout timeout);

private:
    friend class Pool;

    Stage& m_stage;
    const ObjectId m_pool;
    std::vector<Value> m_values; ///< guarded by the pool until m_over, as are the next three
    std::optional<TaskError> m_error;
    std::size_t m_errorAt = 0;
    std::size_t m_left;
    Completion m_over;
};

/// Of one task. Copies are the same result; it may outlive the pool's work, not the Stage.
class PoolResult {
public:
    explicit PoolResult(std::shared_ptr<PoolJob> job) : m_job(std::move(job)) {}

    bool wait(Timeout timeout = {}) const { return m_job->wait(timeout); }
    [[nodiscard]] bool ready() const { return m_job->ready(); }
    /// Waits; with a timeout in seconds NotYet once it has passed.
    [[nodiscard]] Result<Value, TaskError> get(Timeout timeout = {}) const;

private:
    std::shared_ptr<PoolJob> m_job;
};

} // namespace interleave
