// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Things on their way to where they belong: each key has a place, and goes from one to the next along a path,
// eased. Ticks only while something moves. GUI thread.
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPolygonF>

namespace interleave {

class Motion : public QObject {
    Q_OBJECT

public:
    explicit Motion(QObject* parent = nullptr);

    [[nodiscard]] bool knows(quint64 key) const { return m_ways.contains(key); }
    /// There at once.
    void place(quint64 key, QPointF target);
    /// From where it is through `via` to `target`, in `ms`, once `delayMs` are over; nothing new if it is on
    /// its way there already.
    void move(quint64 key, QPointF target, int ms, const QPolygonF& via = {}, int delayMs = 0);
    void forget(quint64 key) { m_ways.remove(key); }
    void forgetAll();
    [[nodiscard]] QPointF position(quint64 key) const;
    [[nodiscard]] bool arrived(quint64 key) const;
    /// False while its delay lasts.
    [[nodiscard]] bool begun(quint64 key) const;
    [[nodiscard]] bool active() const { return m_timer.isActive(); }

Q_SIGNALS:
    void moved();

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Way {
        QPolygonF points; ///< the last is the target
        qint64 began = 0;
        int ms = 0;
    };

    QHash<quint64, Way> m_ways;
    QElapsedTimer m_clock;
    QBasicTimer m_timer;
};

} // namespace interleave
