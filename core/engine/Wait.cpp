// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Wait.h"

#include "core/engine/Stage.h"

namespace interleave {

Wait::Wait(Actor& self, WaitReason reason, ObjectId object, std::optional<std::int64_t> deadline)
    : m_self(self), m_object(object), m_reason(reason) {
    self.emitter().emitOrdered(EventKind::WaitBegan, object, static_cast<std::uint8_t>(reason),
                               deadline.value_or(kNoDeadline), self.stage().clock().now());
}

void Wait::ended(WaitEnd how) const {
    m_self.emitter().emit(EventKind::WaitEnded, m_object, static_cast<std::uint8_t>(how),
                          static_cast<std::int64_t>(m_reason));
}

void Wait::stopped() const {
    ended(WaitEnd::Stopped);
    throw RunStopped{};
}

} // namespace interleave
