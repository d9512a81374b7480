// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The cursor: which moment of which trace is shown. Live, it follows the newest moment that is fully known;
// else it stands at a time. Every view draws world() and nothing else. GUI thread.
#pragma once

#include "core/trace/Trace.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <memory>

namespace interleave {

class Playback : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Shows another run, live; nullptr: none.
    void setTrace(std::shared_ptr<const Trace> trace);
    /// New events may be there: looks again if live.
    void refresh();
    /// Stands still at a time since the run's start, in ns.
    void showAt(std::int64_t time);
    void goLive();

    [[nodiscard]] bool live() const { return m_live; }
    [[nodiscard]] const std::shared_ptr<const World>& world() const { return m_world; } ///< never null
    [[nodiscard]] const std::shared_ptr<const Trace>& trace() const {
        return m_trace;
    } ///< null before the first run
    [[nodiscard]] QString text(TextId id) const;

Q_SIGNALS:
    void traceChanged();
    void worldChanged();
    void liveChanged(bool live);

private:
    void setLive(bool live);

    std::shared_ptr<const Trace> m_trace;
    std::shared_ptr<const World> m_world = std::make_shared<World>();
    mutable QHash<TextId, QString> m_texts; ///< of this trace, as they were asked for
    bool m_live = true;
};

} // namespace interleave
