// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line at the bottom: where the scheduler's truth comes from, events, dropped, age of what is shown, who
// is held, and the timeline's buttons. GUI thread.
#pragma once

#include "ui/models/RunController.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace interleave {

class StatusStrip : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const Playback& playback, const RunController& controller, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retext();
    void showWorld();
    void countFrame();
    [[nodiscard]] QString probeWords() const;
    [[nodiscard]] QString holdWords() const;

    const Playback& m_playback;
    const RunController& m_controller;
    QString m_words;
    QLabel* m_frames;
    QToolButton* m_movement;
    QElapsedTimer m_sinceCount;
    int m_frameCount = 0;
    QTimer m_wordsTimer; ///< words change a few times a second at most: they are to be read
};

} // namespace interleave
