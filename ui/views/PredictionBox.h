// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the class says what the number will be, before it is run: the trials' chart marks it. GUI thread.
#pragma once

#include "ui/models/TrialsModel.h"
#include "ui/views/Theme.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace interleave {

class PredictionBox : public QWidget {
    Q_OBJECT

public:
    /// Of the mark in the chart: neither the bars' colours nor anybody's own.
    static constexpr Theme::Role kMarkColor = Theme::Role::Text;

    PredictionBox(TrialsModel& trials, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retext();
    void showPrediction();

    TrialsModel& m_trials;
    QLabel* m_question;
    QDoubleSpinBox* m_value; ///< whole; an int would not hold 8 threads' additions
};

} // namespace interleave
