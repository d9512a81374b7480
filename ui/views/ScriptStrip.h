// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The strip above the stage while a lesson script is open: its words, large enough for the last row, where it
// is, and the buttons that go on and back. GUI thread.
#pragma once

#include "ui/models/ScriptPlayer.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace interleave {

class ScriptStrip : public QWidget {
    Q_OBJECT

public:
    explicit ScriptStrip(ScriptPlayer& player, QWidget* parent = nullptr);

    static constexpr double kWords = 28; ///< height of the words, in units of the design

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void retext();
    void showStep();
    void keepRoomForTheLongest();

    ScriptPlayer& m_player;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_notice;
    QLabel* m_place;
    QPushButton* m_back;
    QPushButton* m_next;
    QPushButton* m_close;
};

} // namespace interleave
