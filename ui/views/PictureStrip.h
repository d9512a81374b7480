// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A strip of pictures of a widget over a span of the run. The widget has to show each moment while it is
// taken, so this works on the GUI thread: one picture a turn of its event loop, which goes on between.
#pragma once

#include "core/base/Error.h"

#include "ui/models/Playback.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

class QWidget;

namespace interleave {

class PictureStrip : public QObject {
    Q_OBJECT

public:
    PictureStrip(QWidget& widget, Playback& playback, QObject* parent = nullptr);

    /// `count` (at least 2) PNGs at even distances over `span`, its ends included: stem-001.png and so on
    /// beside `file`, whose ending is taken off. At the end the cursor goes back to where it was. False while
    /// another is under way.
    bool begin(TimeSpan span, int count, const QString& file);
    /// What is taken by then stays. Another run in the playback cancels as well.
    void cancel();
    [[nodiscard]] bool busy() const { return m_turn.isActive(); }
    /// Those that are taken, in the order of time.
    [[nodiscard]] const QStringList& files() const { return m_files; }
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    /// The widget is taken next, as it is when this returns.
    void aboutToTake();
    void taken(int done, int count);
    /// One of the three is the last signal, after which nothing is under way.
    void done();
    void cancelled();
    void failed(const interleave::Error& error);

private:
    void takeOne();
    void end();

    QWidget& m_widget;
    Playback& m_playback;
    QTimer m_turn;
    std::shared_ptr<const Trace> m_trace; ///< that the strip is of
    TimeSpan m_span;
    int m_count = 0;
    QString m_stem;
    QStringList m_files;
    bool m_wasLive = false;
    std::int64_t m_before = 0; ///< the moment that was shown
};

} // namespace interleave
