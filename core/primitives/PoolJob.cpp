// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/PoolJob.h"

#include "core/engine/Stage.h"

namespace interleave {

bool PoolJob::wait(std::optional<double> timeoutSeconds) {
    m_stage.checkpoint();
    return m_over.await(m_stage, WaitReason::TaskResult, m_pool, timeoutSeconds);
}

Result<std::vector<Value>, TaskError> PoolJob::values(std::optional<double> timeoutSeconds) {
    if (!wait(timeoutSeconds))
        return TaskError{TaskError::Kind::NotYet, "the task is not done yet"};
    if (m_error)
        return *m_error;
    return m_values;
}

Result<Value, TaskError> PoolResult::get(std::optional<double> timeoutSeconds) const {
    auto values = m_job->values(timeoutSeconds);
    if (!values)
        return values.error();
    return values.value().front();
}

} // namespace interleave
