// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/PoolJob.h"

#include "core/engine/Stage.h"

namespace interleave {

bool PoolJob::wait(Timeout timeout) {
    m_stage.checkpoint();
    return m_over.await(m_stage, WaitReason::TaskResult, m_pool, timeout);
}

Result<std::vector<Value>, TaskError> PoolJob::values(Timeout timeout) {
    if (!wait(timeout))
        return TaskError{TaskError::Kind::NotYet, "the task is not done yet"};
    if (m_error)
        return *m_error;
    return m_values;
}

Result<Value, TaskError> PoolResult::get(Timeout timeout) const {
    auto values = m_job->values(timeout);
    if (!values)
        return values.error();
    return values.value().front();
}

} // namespace interleave
