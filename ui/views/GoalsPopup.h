// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The list of a lesson's goals: what is reached has a check mark and its moment, everything has its hint.
// Opens over the window and goes with Esc or a click elsewhere. GUI thread.
#pragma once

#include "ui/models/GoalsModel.h"

#include <QFrame>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace interleave {

class GoalsPopup : public QFrame {
    Q_OBJECT

public:
    GoalsPopup(GoalsModel& goals, QWidget* parent);
    /// Below that widget, with its right end at the widget's.
    void openBelow(const QWidget& widget);

Q_SIGNALS:
    /// To show the moment at which a goal was reached.
    void momentRequested(std::int64_t time);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QLabel* sign;
        QLabel* text;
        QLabel* hint;
        QToolButton* moment;
    };
    void rebuild();
    void refresh();

    GoalsModel& m_goals;
    QVBoxLayout* m_column;
    QLabel* m_head;
    QWidget* m_list = nullptr; ///< holds the rows
    std::vector<Row> m_rows;
};

} // namespace interleave
