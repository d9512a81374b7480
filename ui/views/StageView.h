// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The middle of the window: the cards of the chosen lesson. What the lesson is about stands largest; beside
// it the states, the charts and the output. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include "ui/models/OutputModel.h"
#include "ui/models/Playback.h"
#include "ui/models/TrialsModel.h"

#include <QWidget>

class QListView;
class QToolButton;
class QVBoxLayout;
class QHBoxLayout;
class QStackedWidget;

namespace interleave {

class Card;
class ChartsPanel;
class ConsoleView;
class CounterView;
class MeasurementCharts;
class MeasurementsView;
class ObjectsView;
class ProcessesView;
class QueueView;
class RaceLab;
class QueuesView;
class StatesView;
class WaitersView;
class WaitForView;

class StageView : public QWidget {
    Q_OBJECT

public:
    StageView(const Playback& playback, TrialsModel& trials, OutputModel& output, QWidget* parent = nullptr);

    void setLesson(const ScenarioInfo& lesson);
    /// Whether a run goes on whose processes can be killed.
    void setRunning(bool running);
    /// The chart that is shown, or was last.
    [[nodiscard]] QWidget& chart() const;

Q_SIGNALS:
    void killRequested(interleave::ObjectId process);
    /// To show another moment, and to mark what surrounds it.
    void momentRequested(std::int64_t time, interleave::TimeSpan span);
    void callRequested(const QString& command);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build(TrialsModel& trials, OutputModel& output);
    void buildSideCard(TrialsModel& trials, OutputModel& output);
    void buildLockCards();
    void arrange();
    void placeStates(bool amongCharts);
    [[nodiscard]] Card* mainCard() const;
    void retext();
    void showCaptions();
    void showTab(int tab);
    void showOneOrSeveral();

    const Playback& m_playback;
    const ScenarioInfo* m_lesson = nullptr;
    bool m_projected = false; ///< as it was arranged last
    QVBoxLayout* m_column;
    QHBoxLayout* m_row;
    Card* m_processesCard;
    Card* m_queueCard;
    Card* m_objectsCard;
    Card* m_statesCard;
    Card* m_counterCard;
    Card* m_measurementsCard;
    Card* m_barsCard;
    RaceLab* m_lab;
    Card* m_waitForCard;
    Card* m_waitersCard;
    Card* m_sideCard;
    Card* m_consoleCard;
    ProcessesView* m_processes;
    QueueView* m_queue;
    QueuesView* m_queues;
    QStackedWidget* m_queueStack; ///< one queue, or several below each other
    ObjectsView* m_objects;
    ConsoleView* m_console;
    StatesView* m_states;
    CounterView* m_counter;
    MeasurementsView* m_measurements;
    MeasurementCharts* m_bars;
    WaitForView* m_waitFor;
    WaitersView* m_waiters;
    QWidget* m_tabs;
    std::vector<QToolButton*> m_tabButtons; ///< the charts in their order, the output, the states
    QStackedWidget* m_sideStack;
    ChartsPanel* m_charts;
    QListView* m_output;
};

} // namespace interleave
