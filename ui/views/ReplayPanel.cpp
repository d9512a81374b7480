// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ReplayPanel.h"

#include "ui/views/OverviewStrip.h"
#include "ui/views/PlaybackBar.h"
#include "ui/views/Theme.h"
#include "ui/views/TimelineView.h"

#include <QPainter>
#include <QVBoxLayout>

namespace interleave {

ReplayPanel::ReplayPanel(Playback& playback, QWidget* parent)
    : QWidget(parent), m_bar(new PlaybackBar(playback, this)), m_timeline(new TimelineView(playback, this)),
      m_overview(new OverviewStrip(playback, this)) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_overview);
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
}

void ReplayPanel::arrange() {
    const Theme& theme = Theme::instance();
    layout()->setContentsMargins(0, 0, 0, 0);
    m_bar->setContentsMargins(theme.ipx(24), theme.ipx(4), theme.ipx(24), theme.ipx(4));
}

void ReplayPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Side));
}

} // namespace interleave
