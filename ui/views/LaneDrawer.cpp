// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LaneDrawer.h"

#include <pthread.h>

namespace interleave {

LaneDrawer::LaneDrawer(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

void LaneDrawer::ask(LaneRequest request) {
    {
        const std::scoped_lock lock(m_mutex);
        m_asked = std::move(request);
    }
    m_wake.notify_one();
}

std::optional<LanePicture> LaneDrawer::take() {
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_done, std::nullopt);
}

void LaneDrawer::work(const std::stop_token& stop) {
    ::pthread_setname_np(::pthread_self(), "lanes");
    for (std::unique_lock lock(m_mutex); m_wake.wait(lock, stop, [this] { return m_asked.has_value(); });
         lock.lock()) {
        LaneRequest request = *std::exchange(m_asked, std::nullopt);
        lock.unlock();
        LanePicture picture = drawnLanes(std::move(request), stop);
        if (stop.stop_requested())
            return;
        lock.lock();
        m_done = std::move(picture);
        lock.unlock();
        QMetaObject::invokeMethod(this, &LaneDrawer::drawn, Qt::QueuedConnection);
    }
}

} // namespace interleave
