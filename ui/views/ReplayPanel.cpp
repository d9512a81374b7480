// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ReplayPanel.h"

#include "ui/views/EventLogView.h"
#include "ui/views/KeyTable.h"
#include "ui/views/OverviewStrip.h"
#include "ui/views/PlaybackBar.h"
#include "ui/views/Theme.h"
#include "ui/views/TimelineView.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace interleave {

ReplayPanel::ReplayPanel(Playback& playback, QWidget* parent)
    : QWidget(parent), m_bar(new PlaybackBar(playback, this)), m_timeline(new TimelineView(playback)),
      m_overview(new OverviewStrip(playback)), m_events(new EventLogView(playback)),
      m_stack(new QStackedWidget(this)), m_timelineTab(new QToolButton(this)),
      m_eventsTab(new QToolButton(this)) {
    auto* lanes = new QWidget(m_stack);
    auto* below = new QVBoxLayout(lanes);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addWidget(m_timeline, 1);
    below->addWidget(m_overview);
    m_stack->addWidget(lanes);
    // Its row of filters is not to keep a narrow window wide.
    m_events->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_stack->addWidget(m_events);
    auto* row = new QHBoxLayout;
    for (QToolButton* tab : {m_timelineTab, m_eventsTab}) {
        tab->setCheckable(true);
        tab->setProperty("tab", true);
        row->addWidget(tab);
    }
    row->addWidget(m_bar, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    connect(m_timelineTab, &QToolButton::clicked, this, [this] { showEvents(false); });
    connect(m_eventsTab, &QToolButton::clicked, this, [this] { showEvents(true); });
    addKey(KeyId::LanesOrEvents, this, [this] {
        showEvents(m_stack->currentIndex() == 0);
        (m_stack->currentIndex() == 0 ? static_cast<QWidget*>(m_timeline) : m_events)
            ->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_events, &EventLogView::actorChosen, &playback, &Playback::chooseActor);
    connect(m_events, &EventLogView::objectChosen, &playback, &Playback::chooseObject);
    connect(&playback, &Playback::settingsChanged, m_events, [this, &playback] {
        m_events->showActor(playback.chosenActor());
        m_events->showObject(playback.chosenObject());
    });
    connect(m_bar, &PlaybackBar::zoomRequested, m_timeline, &TimelineView::zoom);
    connect(m_bar, &PlaybackBar::allRequested, m_timeline, &TimelineView::showAll);
    connect(m_bar, &PlaybackBar::liveRequested, m_timeline, &TimelineView::follow);
    connect(m_timeline, &TimelineView::followingChanged, m_bar, &PlaybackBar::setFollowing);
    connect(m_timeline, &TimelineView::viewChanged, m_overview, [this] {
        const TimelineCoordinates view = m_timeline->coordinates();
        m_overview->setShown({view.begin, view.begin + view.span});
    });
    connect(m_overview, &OverviewStrip::spanRequested, m_timeline, &TimelineView::showExactly);
    connect(&Theme::instance(), &Theme::changed, this, &ReplayPanel::arrange);
    arrange();
    showEvents(false);
}

void ReplayPanel::showEvents(bool events) {
    m_timelineTab->setChecked(!events);
    m_eventsTab->setChecked(events);
    m_stack->setCurrentIndex(events ? 1 : 0);
    Q_EMIT eventsShown(events);
}

void ReplayPanel::setCodeLanguage(CodeLanguage language) {
    m_events->setCodeLanguage(language);
}

void ReplayPanel::arrange() {
    const Theme& theme = Theme::instance();
    auto* row = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
    row->setContentsMargins(theme.ipx(24), theme.ipx(4), theme.ipx(24), theme.ipx(4));
    row->setSpacing(theme.ipx(8));
    m_overview->setVisible(!theme.projection()); // its room is the lanes'
    m_timelineTab->setText(tr("Timeline"));
    m_timelineTab->setToolTip(withKey(tr("The run as lanes along its time"), KeyId::LanesOrEvents));
    m_eventsTab->setText(tr("Events"));
    m_eventsTab->setToolTip(withKey(tr("Every event of the run as a sentence"), KeyId::LanesOrEvents));
    for (QToolButton* tab : {m_timelineTab, m_eventsTab}) {
        tab->setAccessibleName(tab->text());
        tab->setAccessibleDescription(tab->toolTip());
        tab->setFont(theme.font(Theme::kText));
    }
}

void ReplayPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        arrange();
    QWidget::changeEvent(event);
}

void ReplayPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Side));
}

} // namespace interleave
