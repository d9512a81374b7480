// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/PictureStrip.h"

#include "ui/views/Pictures.h"

#include <QFileInfo>
#include <QWidget>

#include <algorithm>

namespace interleave {

PictureStrip::PictureStrip(QWidget& widget, Playback& playback, QObject* parent)
    : QObject(parent), m_widget(widget), m_playback(playback) {
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &PictureStrip::takeOne);
    connect(&playback, &Playback::traceChanged, this, &PictureStrip::cancel);
}

bool PictureStrip::begin(TimeSpan span, int count, const QString& file) {
    if (busy())
        return false;
    const QFileInfo info(file);
    m_stem = info.path() + QLatin1Char('/') + info.completeBaseName();
    m_trace = m_playback.trace();
    m_span = span;
    m_count = std::max(count, 2);
    m_files.clear();
    m_wasLive = m_playback.live();
    m_before = m_playback.world()->time();
    m_turn.start();
    return true;
}

void PictureStrip::takeOne() {
    const qint64 number = m_files.size();
    m_playback.showAt(m_span.from + (m_span.to - m_span.from) * number / (m_count - 1));
    Q_EMIT aboutToTake();
    const QString file = QStringLiteral("%1-%2.png").arg(m_stem).arg(number + 1, 3, 10, QLatin1Char('0'));
    if (const auto saved = savePicture(m_widget, file); !saved) {
        end();
        Q_EMIT failed(saved.error());
        return;
    }
    m_files << file;
    Q_EMIT taken(static_cast<int>(m_files.size()), m_count);
    if (!busy() || m_files.size() < m_count) // it may have been cancelled at that
        return;
    end();
    Q_EMIT done();
}

void PictureStrip::cancel() {
    if (!busy())
        return;
    end();
    Q_EMIT cancelled();
}

void PictureStrip::end() {
    m_turn.stop();
    const bool sameRun = std::exchange(m_trace, nullptr) == m_playback.trace();
    if (sameRun && m_wasLive)
        m_playback.goLive();
    else if (sameRun)
        m_playback.showAt(m_before);
}

} // namespace interleave
