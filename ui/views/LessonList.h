// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons as buttons under their groups; scrolls where they are too many for its height. GUI thread.
#pragma once

#include "ui/models/LessonModel.h"

#include <QWidget>

#include <vector>

class QButtonGroup;
class QLabel;
class QPushButton;
class QScrollArea;

namespace interleave {

class LessonList : public QWidget {
    Q_OBJECT

public:
    explicit LessonList(LessonModel& model, QWidget* parent = nullptr);

    void choose(int row);
    [[nodiscard]] int chosen() const;

Q_SIGNALS:
    void lessonChosen(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void retext();
    void showChosen();

    LessonModel& m_model;
    QButtonGroup* m_buttons;
    QScrollArea* m_scroll;
    QWidget* m_content;                            ///< what scrolls
    std::vector<std::pair<QLabel*, int>> m_groups; ///< heading, first row under it
};

} // namespace interleave
