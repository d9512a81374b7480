// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A slider and a field for each parameter of the chosen lesson, over the ParameterModel. Those that a running
// lesson does not take any more are closed while it runs. GUI thread.
#pragma once

#include "ui/models/ParameterModel.h"

#include <QWidget>

class QGridLayout;

namespace interleave {

class ParameterPanel : public QWidget {
    Q_OBJECT

public:
    explicit ParameterPanel(ParameterModel& model, QWidget* parent = nullptr);

    /// Whether a lesson runs: only live parameters can be changed then.
    void setRunning(bool running);
    /// To the first control that can be used now.
    void takeFocus();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QWidget* label;
        QWidget* slider; ///< null for switches and choices
        QWidget* field;
    };

    void rebuild();
    void addSliderRow(int row);
    void addChoiceRow(int row);
    void addSwitchRow(int row);
    QWidget* addLabel(int row);
    void showValue(int row);
    void updateEnabled();

    ParameterModel& m_model;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    bool m_running = false;
    bool m_showing = false; ///< values are being shown: what the widgets signal is no gesture
};

/// Steps of a slider for a parameter and back: its special value comes first, then the range, evenly or, for
/// wide ranges, by even ratios. Pure functions.
[[nodiscard]] int sliderSteps(const ParameterInfo& parameter);
[[nodiscard]] int sliderPosition(const ParameterInfo& parameter, double value);
[[nodiscard]] double sliderValue(const ParameterInfo& parameter, int position);

} // namespace interleave
