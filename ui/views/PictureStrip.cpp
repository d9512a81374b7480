// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/PictureStrip.h"

#include "ui/views/AnimatedPicture.h"
#include "ui/views/Pictures.h"

#include <QFileInfo>
#include <QPixmap>
#include <QWidget>

#include <algorithm>

namespace interleave {

PictureStrip::PictureStrip(Playback& playback, QObject* parent) : QObject(parent), m_playback(playback) {
    for (QTimer* timer : {&m_turn, &m_drawn}) {
        timer->setInterval(0);
        timer->setSingleShot(true);
    }
    m_encoder.setMaxThreadCount(1);
    connect(&m_turn, &QTimer::timeout, this, &PictureStrip::showNext);
    connect(&m_drawn, &QTimer::timeout, this, &PictureStrip::takeOne);
    connect(&playback, &Playback::traceChanged, this, &PictureStrip::cancel);
}

PictureStrip::~PictureStrip() = default;

bool PictureStrip::begin(QWidget& widget, TimeSpan span, int count, const QString& file) {
    if (busy())
        return false;
    const QFileInfo info(file);
    m_file = info.path() + QLatin1Char('/') + info.completeBaseName();
    m_moving.reset();
    beginAny(widget, span, count);
    return true;
}

bool PictureStrip::beginMoving(QWidget& widget, TimeSpan span, int count, const QString& file, int ms) {
    if (busy())
        return false;
    m_file = file;
    m_pictureMs = ms;
    m_size = widget.grab().toImage().size();
    auto moving = AnimatedPicture::begin(file, m_size);
    beginAny(widget, span, count);
    if (moving) {
        m_moving = std::move(moving.value());
    } else {
        end();
        Q_EMIT failed(moving.error());
    }
    return true;
}

void PictureStrip::beginAny(QWidget& widget, TimeSpan span, int count) {
    m_busy = true;
    m_widget = &widget;
    m_trace = m_playback.trace();
    m_span = span;
    m_count = std::max(count, 2);
    m_taken = 0;
    m_files.clear();
    m_wasLive = m_playback.live();
    m_before = m_playback.world()->time();
    m_playback.showEachMoment(true);
    m_turn.start();
}

void PictureStrip::showNext() {
    m_playback.showAt(m_span.from + (m_span.to - m_span.from) * m_taken / (m_count - 1));
    m_drawn.start();
}

void PictureStrip::takeOne() {
    if (!m_widget)
        return cancel();
    Q_EMIT aboutToTake();
    if (m_moving)
        encode();
    else
        onTaken(save());
}

OrError<void> PictureStrip::save() {
    const QString file = QStringLiteral("%1-%2.png").arg(m_file).arg(m_taken + 1, 3, 10, QLatin1Char('0'));
    const auto saved = savePicture(*m_widget, file);
    if (saved)
        m_files << file;
    return saved;
}

void PictureStrip::encode() {
    QImage picture = m_widget->grab().toImage();
    if (picture.size() != m_size) // the window was made larger or smaller meanwhile
        picture = picture.scaled(m_size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const bool last = m_taken + 1 == m_count;
    m_encoder.start([this, moving = m_moving, picture, ms = m_pictureMs, last] {
        auto result = moving->add(picture, ms);
        if (result && last)
            result = moving->finish();
        QMetaObject::invokeMethod(
            this,
            [this, moving, last, result] {
                if (moving != m_moving || !m_busy) // cancelled
                    return;
                if (result && last)
                    m_files << m_file;
                onTaken(result);
            },
            Qt::QueuedConnection);
    });
}

void PictureStrip::onTaken(const OrError<void>& result) {
    if (!result) {
        end();
        Q_EMIT failed(result.error());
        return;
    }
    ++m_taken;
    Q_EMIT taken(m_taken, m_count);
    if (!busy()) // it was cancelled at that
        return;
    if (m_taken < m_count) {
        m_turn.start();
        return;
    }
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
    m_drawn.stop();
    m_playback.showEachMoment(false);
    m_busy = false;
    m_moving.reset();
    const bool sameRun = std::exchange(m_trace, nullptr) == m_playback.trace();
    if (sameRun && m_wasLive)
        m_playback.goLive();
    else if (sameRun)
        m_playback.showAt(m_before);
}

} // namespace interleave
