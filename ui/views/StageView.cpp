// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/StageView.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"
#include "ui/views/Card.h"
#include "ui/views/ChartsPanel.h"
#include "ui/views/ConsoleView.h"
#include "ui/views/CounterView.h"
#include "ui/views/KeyTable.h"
#include "ui/views/MeasurementCharts.h"
#include "ui/views/MeasurementsView.h"
#include "ui/views/ObjectsView.h"
#include "ui/views/ProcessesView.h"
#include "ui/views/QueueView.h"
#include "ui/views/QueuesView.h"
#include "ui/views/RaceLab.h"
#include "ui/views/StatesView.h"
#include "ui/views/WaitForView.h"
#include "ui/views/WaitersView.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr int kOutputTab = ChartsPanel::ChartCount;
constexpr int kStatesTab = kOutputTab + 1; ///< in projection: one large thing in the place of two
constexpr int kMainShare = 42;             ///< of the height, in hundredths: what the lesson is about
constexpr int kSeveralQueuesShare = 56;
constexpr int kProjectedShare = 56;
constexpr int kProjectedBeside = 38; ///< a queue above its console's buttons

/// What stands beside the states at first.
int firstTab(Focus focus) {
    switch (focus) {
    case Focus::Queues: return ChartsPanel::Depth;
    case Focus::States:
    case Focus::Locks: return ChartsPanel::Shares;
    case Focus::Counters:
    case Focus::Race: return ChartsPanel::Trials;
    case Focus::Processes:
    case Focus::Measurements:
    case Focus::Waiters: break;
    }
    return kOutputTab;
}

} // namespace

StageView::StageView(const Playback& playback, TrialsModel& trials, OutputModel& output, QWidget* parent)
    : QWidget(parent), m_playback(playback) {
    build(trials, output);
    connect(&playback, &Playback::worldChanged, this, &StageView::showCaptions);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (m_lesson && m_projected != Theme::instance().projection())
            arrange();
        retext();
    });
    retext();
}

void StageView::build(TrialsModel& trials, OutputModel& output) {
    m_column = new QVBoxLayout(this);
    m_row = new QHBoxLayout;
    m_processesCard = new Card(this);
    m_processes = new ProcessesView(m_playback, m_processesCard);
    m_processesCard->setContent(m_processes);
    connect(m_processes, &ProcessesView::killRequested, this, &StageView::killRequested);
    m_queueCard = new Card(this);
    m_queueStack = new QStackedWidget(m_queueCard);
    m_queue = new QueueView(m_playback, m_queueStack);
    m_queues = new QueuesView(m_playback, m_queueStack);
    m_queueStack->addWidget(m_queue);
    m_queueStack->addWidget(m_queues);
    m_queueCard->setContent(m_queueStack);
    m_objectsCard = new Card(this);
    m_objects = new ObjectsView(m_playback, m_objectsCard);
    m_objectsCard->setContent(m_objects);
    m_statesCard = new Card(this);
    m_states = new StatesView(m_playback, m_statesCard);
    m_statesCard->setContent(m_states);
    m_counterCard = new Card(this);
    m_counter = new CounterView(m_playback, m_counterCard);
    m_counterCard->setContent(m_counter);
    m_measurementsCard = new Card(this);
    m_measurements = new MeasurementsView(m_playback, m_measurementsCard);
    m_measurementsCard->setContent(m_measurements);
    m_barsCard = new Card(this);
    m_bars = new MeasurementCharts(m_playback, m_barsCard);
    m_barsCard->setContent(m_bars);
    m_lab = new RaceLab(m_playback, this);
    connect(m_lab, &RaceLab::momentRequested, this, &StageView::momentRequested);
    m_consoleCard = new Card(this);
    m_console = new ConsoleView(m_playback, m_consoleCard);
    m_consoleCard->setContent(m_console);
    connect(m_console, &ConsoleView::callRequested, this, &StageView::callRequested);
    buildLockCards();
    buildSideCard(trials, output);
}

void StageView::buildLockCards() {
    m_waitForCard = new Card(this);
    m_waitFor = new WaitForView(m_playback, m_waitForCard);
    m_waitForCard->setContent(m_waitFor);
    m_waitersCard = new Card(this);
    m_waiters = new WaitersView(m_playback, m_waitersCard);
    m_waitersCard->setContent(m_waiters);
}

void StageView::buildSideCard(TrialsModel& trials, OutputModel& output) {
    m_sideCard = new Card(this);
    m_tabs = new QWidget(m_sideCard);
    auto* tabRow = new QHBoxLayout(m_tabs);
    tabRow->setContentsMargins(0, 0, 0, 0);
    auto* group = new QButtonGroup(this);
    for (int tab = 0; tab <= kStatesTab; ++tab) {
        auto* button = new QToolButton(m_tabs);
        button->setCheckable(true);
        button->setProperty("tab", true);
        group->addButton(button, tab);
        tabRow->insertWidget(tab == kStatesTab ? 0 : tab, button);
        m_tabButtons.push_back(button);
    }
    tabRow->addStretch(1);
    connect(group, &QButtonGroup::idClicked, this, &StageView::showTab);
    addKey(KeyId::NextChart, m_sideCard, [this, group] {
        std::size_t next = static_cast<std::size_t>(group->checkedId());
        do
            next = (next + 1) % m_tabButtons.size();
        while (m_tabButtons[next]->isHidden());
        showTab(static_cast<int>(next));
    });
    m_sideStack = new QStackedWidget(m_sideCard);
    m_charts = new ChartsPanel(m_playback, trials, m_sideStack);
    m_output = new QListView(m_sideStack);
    m_output->setModel(&output);
    m_output->setUniformItemSizes(true);
    m_output->setSelectionMode(QAbstractItemView::NoSelection);
    m_sideStack->addWidget(m_charts);
    m_sideStack->addWidget(m_output);
    connect(&output, &QAbstractItemModel::rowsInserted, this, [this] { m_output->scrollToBottom(); });
    m_sideCard->setContent(m_sideStack);
}

void StageView::setRunning(bool running) {
    m_processes->setRunning(running);
}

QWidget& StageView::chart() const {
    if (m_lesson && m_lesson->focus == Focus::Measurements)
        return *m_bars;
    return *m_charts;
}

void StageView::setLesson(const ScenarioInfo& lesson) {
    m_lesson = &lesson;
    m_measurements->setLesson(lesson);
    m_bars->setLesson(lesson);
    m_console->setLesson(lesson);
    arrange();
    showTab(m_tabButtons[kStatesTab]->isVisibleTo(m_tabs) ? kStatesTab : firstTab(lesson.focus));
    retext();
}

void StageView::arrange() {
    while (m_column->count() > 0)
        delete m_column->takeAt(0);
    m_row = new QHBoxLayout;
    m_row->setSpacing(Theme::instance().ipx(Theme::kGap));
    const Focus focus = m_lesson->focus;
    const bool hadStates = m_projected;
    m_projected = Theme::instance().projection();
    const bool manyQueues = m_lesson->measuring;
    m_processesCard->setVisible(focus == Focus::Processes);
    m_queueCard->setVisible(focus == Focus::Queues && !manyQueues);
    m_objectsCard->setVisible(focus == Focus::States || manyQueues);
    m_counterCard->setVisible(focus == Focus::Counters || focus == Focus::Race);
    m_lab->setVisible(focus == Focus::Race);
    m_waitForCard->setVisible(focus == Focus::Locks);
    m_waitersCard->setVisible(focus == Focus::Waiters);
    const bool table = focus == Focus::Measurements;
    m_measurementsCard->setVisible(table);
    m_barsCard->setVisible(table);
    const bool console = !m_lesson->calls.empty();
    m_consoleCard->setVisible(console);
    const bool states = !table && !console && focus != Focus::Race;
    m_statesCard->setVisible(states && !m_projected);
    // Boxes within boxes, and a ring of locks, need all the height that there is, to be legible in
    // projection.
    const bool alone = m_projected && (focus == Focus::Processes || focus == Focus::Locks);
    m_sideCard->setVisible(!table && !console && !alone);
    placeStates(states && m_projected);
    if (m_projected != hadStates)
        showTab(states && m_projected ? kStatesTab : firstTab(focus));
    m_tabButtons[ChartsPanel::Depth]->setVisible(focus == Focus::Queues || focus == Focus::Processes);
    m_tabButtons[ChartsPanel::Shares]->setVisible(!m_projected ||
                                                  focus != Focus::Race); // the others have the room
    m_tabButtons[ChartsPanel::Trials]->setVisible(m_lesson->trials);
    if (table) {
        // Hundreds of threads come and go: their states would say nothing, and the table needs the room.
        m_row->addWidget(m_measurementsCard, 64);
        m_row->addWidget(m_barsCard, 36);
        m_column->addLayout(m_row);
        return;
    }
    if (console) { // in the place of the states: the timeline has them too
        m_column->addWidget(m_queueCard, m_projected ? kProjectedBeside : kMainShare);
        m_column->addWidget(m_consoleCard, 100 - (m_projected ? kProjectedBeside : kMainShare));
        return;
    }
    if (focus == Focus::States && !m_projected) {
        m_column->addWidget(m_statesCard, 62);
        m_row->addWidget(m_objectsCard, 50);
        m_row->addWidget(m_sideCard, 50);
        m_column->addLayout(m_row, 38);
        return;
    }
    if (focus == Focus::Race) {
        const int share = m_projected ? 34 : 38;
        m_column->addWidget(m_counterCard, share);
        m_row->addWidget(m_lab, 62);
        m_row->addWidget(m_sideCard, 38);
        m_column->addLayout(m_row, 100 - share);
        return;
    }
    if (m_projected) {
        if (alone) {
            m_column->addWidget(mainCard());
            return;
        }
        const int share = focus == Focus::Counters ? 42 : focus == Focus::Waiters ? 62 : kProjectedShare;
        const bool statesFirst = focus == Focus::States;
        m_column->addWidget(statesFirst ? m_sideCard : mainCard(), statesFirst ? 62 : share);
        m_column->addWidget(statesFirst ? mainCard() : m_sideCard, statesFirst ? 38 : 100 - share);
        return;
    }
    // Boxes with threads in them, and a ring of locks, need the height more than the diagram of the states.
    const int share = focus == Focus::Processes ? 55 : focus == Focus::Locks ? 58 : kMainShare;
    m_column->addWidget(mainCard(), share);
    m_row->addWidget(m_statesCard, 66);
    m_row->addWidget(m_sideCard, 34);
    m_column->addLayout(m_row, 100 - share);
}

/// Among the charts in projection, else on a card of their own.
void StageView::placeStates(bool amongCharts) {
    m_tabButtons[kStatesTab]->setVisible(amongCharts);
    if (amongCharts == (m_sideStack->indexOf(m_states) >= 0))
        return;
    if (amongCharts) {
        m_sideStack->addWidget(m_states);
        return;
    }
    m_sideStack->removeWidget(m_states);
    m_statesCard->setContent(m_states);
    m_states->show();
}

Card* StageView::mainCard() const {
    switch (m_lesson->focus) {
    case Focus::States: return m_objectsCard;
    case Focus::Processes: return m_processesCard;
    case Focus::Counters: return m_counterCard;
    case Focus::Locks: return m_waitForCard;
    case Focus::Waiters: return m_waitersCard;
    default: return m_lesson->measuring ? m_objectsCard : m_queueCard;
    }
}

void StageView::showTab(int tab) {
    m_tabButtons[static_cast<std::size_t>(tab)]->setChecked(true);
    if (tab == kStatesTab) {
        m_sideStack->setCurrentWidget(m_states);
        return;
    }
    if (tab == kOutputTab) {
        m_sideStack->setCurrentWidget(m_output);
        return;
    }
    m_sideStack->setCurrentWidget(m_charts);
    m_charts->showChart(static_cast<ChartsPanel::Chart>(tab));
}

/// By the newest world: so that nothing jumps while the person goes back to where there was none yet.
void StageView::showOneOrSeveral() {
    std::size_t queues = 0;
    if (const auto& trace = m_playback.trace()) {
        queues = (m_playback.live() ? m_playback.world() : trace->newest())->queues().size();
        if (queues == 0)
            return; // the run has only begun
    }
    const bool several = queues > 1;
    QWidget* wanted = several ? static_cast<QWidget*>(m_queues) : m_queue;
    if (m_queueStack->currentWidget() == wanted)
        return;
    m_queueStack->setCurrentWidget(wanted);
    const int share = several ? kSeveralQueuesShare : m_projected ? kProjectedShare : kMainShare;
    if (m_lesson && m_lesson->focus == Focus::Queues) {
        m_column->setStretch(0, share);
        m_column->setStretch(1, 100 - share);
    }
}

void StageView::showCaptions() {
    if (!m_lesson)
        return;
    showOneOrSeveral();
    const World& world = *m_playback.world();
    std::size_t threads = 0;
    for (std::size_t id = kMainActor + 1u; id < world.actors().size(); ++id)
        threads += world.actors()[id].exists ? 1 : 0;
    if (m_queueStack->currentWidget() == m_queues)
        m_queueCard->setTitle(tr("Queues"), tr("below each other, to be compared"));
    else
        m_queueCard->setTitle(m_queue->title(), m_queue->caption());
    m_processesCard->setTitle(tr("Processes"), m_processes->caption());
    m_objectsCard->setTitle(tr("Queues and locks"));
    m_waitForCard->setTitle(tr("Who waits for whom"), m_waitFor->caption());
    m_waitersCard->setTitle(tr("Who waits"), m_waiters->caption());
    m_measurementsCard->setTitle(tr("Process or thread"), m_measurements->caption());
    m_consoleCard->setTitle(tr("Calls"), tr("each on a thread of its own"));
    m_barsCard->setTitle(tr("Medians"), tr("each line is ten times the one below"));
    const QString source = world.probe() == ProbeSource::Perf     ? tr("as the kernel schedules them")
                           : world.probe() == ProbeSource::Procfs ? tr("as the kernel's counters tell")
                                                                  : tr("as the program tells");
    m_statesCard->setTitle(tr("Five states"), !threads ? QString()
                                              : world.processes().empty()
                                                  ? tr("threads: %1 · %2").arg(threads).arg(source)
                                                  : tr("threads: %1 · worker processes: %2 · %3")
                                                        .arg(threads)
                                                        .arg(world.processes().size())
                                                        .arg(source));
    if (world.counters().empty()) {
        m_counterCard->setTitle(tr("number"));
        return;
    }
    const CounterInfo& counter = *currentCounter(world);
    const std::uint64_t planned = counter.adders.empty() ? 0 : counter.adders.front().planned;
    m_counterCard->setTitle(
        m_playback.text(counter.name),
        tr("%1 threads add 1, %2 times each · protection: %3")
            .arg(counter.adders.size())
            .arg(grouped(static_cast<qint64>(planned)), protectionWords(counter.protection)));
}

void StageView::retext() {
    const Theme& theme = Theme::instance();
    const int gap = theme.ipx(Theme::kGap);
    m_column->setContentsMargins(gap, gap, gap, gap);
    m_column->setSpacing(gap);
    m_row->setSpacing(gap);
    for (int tab = 0; tab < kOutputTab; ++tab)
        m_tabButtons[static_cast<std::size_t>(tab)]->setText(
            ChartsPanel::title(static_cast<ChartsPanel::Chart>(tab)));
    m_tabButtons[kOutputTab]->setText(tr("Output"));
    m_tabButtons[kStatesTab]->setText(tr("Five states"));
    for (QToolButton* button : m_tabButtons)
        button->setFont(theme.font(Theme::kSmall));
    m_tabs->move(theme.ipx(20), theme.ipx(10));
    m_tabs->adjustSize();
    m_output->setFont(theme.mono(Theme::kSmall));
    m_output->setAccessibleName(tr("Output"));
    showCaptions();
}

void StageView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

void StageView::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::instance().color(Theme::Role::Ground));
}

} // namespace interleave
