// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/RaceLab.h"

#include "ui/views/KeyTable.h"
#include "ui/views/LadderView.h"
#include "ui/views/StatesView.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QToolButton>

namespace interleave {

RaceLab::RaceLab(const Playback& playback, QWidget* parent) : Card(parent), m_playback(playback) {
    m_tabs = new QWidget(this);
    auto* tabRow = new QHBoxLayout(m_tabs);
    tabRow->setContentsMargins(0, 0, 0, 0);
    auto* group = new QButtonGroup(this);
    for (int page = 0; page < PageCount; ++page) {
        auto* button = new QToolButton(m_tabs);
        button->setCheckable(true);
        button->setProperty("tab", true);
        group->addButton(button, page);
        tabRow->addWidget(button);
        m_tabButtons[static_cast<std::size_t>(page)] = button;
    }
    connect(group, &QButtonGroup::idClicked, this, [this](int page) { showPage(static_cast<Page>(page)); });
    addKey(KeyId::NextRacePage, this, [this] { showPage(static_cast<Page>((page() + 1) % PageCount)); });
    m_steps = new QWidget(this);
    auto* stepRow = new QHBoxLayout(m_steps);
    stepRow->setContentsMargins(0, 0, 0, 0);
    for (const int steps : {-1, 1}) {
        auto* button = new QToolButton(m_steps);
        button->setProperty("small", true);
        connect(button, &QToolButton::clicked, this, [this, steps] { step(steps); });
        addKey(steps > 0 ? KeyId::LostAfter : KeyId::LostBefore, button);
        stepRow->addWidget(button);
        m_stepButtons[steps > 0 ? 1 : 0] = button;
    }
    setCorner(m_steps);
    m_stack = new QStackedWidget(this);
    m_microscope = new MicroscopeView(playback, m_stack);
    m_stack->addWidget(m_microscope);
    m_stack->addWidget(new LadderView(playback, m_stack));
    m_stack->addWidget(new StatesView(playback, m_stack));
    setContent(m_stack);
    connect(m_microscope, &MicroscopeView::placeChanged, this, &RaceLab::showSteps);
    connect(&playback, &Playback::worldChanged, this, [this] {
        chooseForTrace();
        if (m_steps->isVisible())
            showSteps();
    });
    connect(&Theme::instance(), &Theme::changed, this, &RaceLab::retext);
    retext();
    showPage(Microscope);
}

void RaceLab::showPage(Page page) {
    m_tabButtons[page]->setChecked(true);
    m_stack->setCurrentIndex(page);
    showSteps();
}

RaceLab::Page RaceLab::page() const {
    return static_cast<Page>(m_stack->currentIndex());
}

/// Once for each run, when it is known what it tries.
void RaceLab::chooseForTrace() {
    const Trace* const trace = m_playback.trace().get();
    if (!trace || m_chosenFor == trace || m_playback.world()->counters().empty())
        return;
    if (m_playback.world()->counters().size() > 1)
        showPage(Ladder);
    else if (page() == Ladder)
        showPage(Microscope);
    m_chosenFor = trace;
}

void RaceLab::showSteps() {
    m_steps->setVisible(page() == Microscope && m_microscope->place().count > 0);
    m_stepButtons[0]->setEnabled(m_microscope->momentOf(-1).has_value());
    m_stepButtons[1]->setEnabled(m_microscope->momentOf(1).has_value());
}

void RaceLab::step(int steps) {
    if (const auto moment = m_microscope->momentOf(steps))
        Q_EMIT momentRequested(moment->time, moment->span);
}

void RaceLab::retext() {
    const Theme& theme = Theme::instance();
    const QString names[] = {tr("Microscope"), tr("Ladder"), tr("Five states")};
    for (std::size_t page = 0; page < PageCount; ++page) {
        m_tabButtons[page]->setText(names[page]);
        m_tabButtons[page]->setFont(theme.font(Theme::kSmall));
    }
    m_stepButtons[0]->setText(tr("◀ Before"));
    m_stepButtons[1]->setText(tr("Next ▶"));
    m_stepButtons[0]->setToolTip(
        withKey(tr("To the lost update before this one; marks it on the timeline"), KeyId::LostBefore));
    m_stepButtons[1]->setToolTip(
        withKey(tr("To the next lost update; marks it on the timeline"), KeyId::LostAfter));
    for (QToolButton* button : m_stepButtons) {
        button->setFont(theme.font(Theme::kSmall));
        button->setAccessibleName(button->text());
    }
    m_tabs->move(theme.ipx(20), theme.ipx(10));
    m_tabs->adjustSize();
}

void RaceLab::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    Card::changeEvent(event);
}

} // namespace interleave
