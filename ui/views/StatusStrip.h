// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line at the bottom: where the scheduler's truth comes from, events, dropped, age of what is shown, who
// is held, and how far what takes long is. GUI thread.
#pragma once

#include "ui/models/RunController.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace interleave {

class StatusStrip : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const Playback& playback, const RunController& controller, QWidget* parent = nullptr);

    /// Something that Esc cancels is under way; `words` say what. Shown once it has taken kPatienceMs.
    void beginTask(const QString& words);
    /// From 0 to 1.
    void setTaskShare(double share);
    void endTask();
    /// Hidden, it goes on unseen: a picture of the window is to show the run alone.
    void setTaskHidden(bool hidden);
    static constexpr int kPatienceMs = 500;
    /// Whether items and tokens slide to their places.
    void setMovement(bool on);
    [[nodiscard]] bool movement() const;

Q_SIGNALS:
    void movementChosen(bool on);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retext();
    void showWorld();
    void countFrame();
    void showFrames();
    [[nodiscard]] QString probeWords() const;
    [[nodiscard]] QString holdWords() const;
    [[nodiscard]] bool showsTask() const;
    [[nodiscard]] QString taskWords() const;

    const Playback& m_playback;
    const RunController& m_controller;
    QString m_words;
    QString m_task; ///< empty: none
    std::optional<double> m_taskShare;
    bool m_taskHidden = false;
    QTimer m_taskPatience; ///< runs while a task is not worth showing
    QLabel* m_frames;
    QToolButton* m_movement;
    QElapsedTimer m_sinceCount;
    int m_frameCount = 0;
    std::optional<int> m_framesASecond;
    QTimer m_wordsTimer; ///< words change a few times a second at most: they are to be read
};

} // namespace interleave
