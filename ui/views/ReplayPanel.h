// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lower part of the window: the run along its time, as lanes, under the hands that move the cursor.
// GUI thread.
#pragma once

#include "ui/models/LessonModel.h"
#include "ui/models/Playback.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace interleave {

class EventLogView;
class OverviewStrip;
class PlaybackBar;
class TimelineView;

class ReplayPanel : public QWidget {
    Q_OBJECT

public:
    explicit ReplayPanel(Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] TimelineView& timeline() { return *m_timeline; }

    /// The timeline, or the list of all events.
    void showEvents(bool events);
    void setCodeLanguage(CodeLanguage language);

Q_SIGNALS:
    /// The list of events is shown, or the timeline again.
    void eventsShown(bool shown);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();

    PlaybackBar* m_bar;
    TimelineView* m_timeline;
    OverviewStrip* m_overview;
    EventLogView* m_events;
    QStackedWidget* m_stack;
    QToolButton* m_timelineTab;
    QToolButton* m_eventsTab;
};

} // namespace interleave
