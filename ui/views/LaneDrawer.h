// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Draws the timeline's lanes on a thread of its own, one picture at a time; of what is asked for meanwhile
// only the newest is drawn. It sleeps while nothing is asked for. GUI thread; destroying it waits for the one
// lane that is being drawn.
#pragma once

#include "ui/views/LanePicture.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace interleave {

class LaneDrawer : public QObject {
    Q_OBJECT

public:
    explicit LaneDrawer(QObject* parent = nullptr);

    void ask(LaneRequest request);
    /// The newest that is done and was not taken yet.
    [[nodiscard]] std::optional<LanePicture> take();

Q_SIGNALS:
    /// There is one to take.
    void drawn();

private:
    void work(const std::stop_token& stop);

    std::mutex m_mutex; ///< guards the two below
    std::optional<LaneRequest> m_asked;
    std::optional<LanePicture> m_done;
    std::condition_variable_any m_wake;
    std::jthread
        m_thread; ///< the last: it ends before what it uses; what it has posted goes with this object
};

} // namespace interleave
