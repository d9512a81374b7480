// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The race lab's card: the microscope, the ladder or the five states, one at a time. Which one suits what is
// run is shown first; then the person's choice stands until the next run. GUI thread.
#pragma once

#include "ui/views/Card.h"
#include "ui/views/MicroscopeView.h"

#include <array>

class QStackedWidget;
class QToolButton;

namespace interleave {

class RaceLab : public Card {
    Q_OBJECT

public:
    enum Page { Microscope, Ladder, States, PageCount };

    RaceLab(const Playback& playback, QWidget* parent);
    void showPage(Page page);
    [[nodiscard]] Page page() const;

Q_SIGNALS:
    /// The moment of another lost update, and what surrounds it.
    void momentRequested(std::int64_t time, interleave::TimeSpan span);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retext();
    void chooseForTrace();
    void showSteps();
    void step(int steps);

    const Playback& m_playback;
    QWidget* m_tabs;
    QWidget* m_steps;
    std::array<QToolButton*, PageCount> m_tabButtons{};
    std::array<QToolButton*, 2> m_stepButtons{}; ///< to the one before, to the next
    QStackedWidget* m_stack;
    MicroscopeView* m_microscope;
    const Trace* m_chosenFor = nullptr;
};

} // namespace interleave
