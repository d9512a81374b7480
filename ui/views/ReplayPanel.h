// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lower part of the window: the run along its time, as lanes, under the hands that move the cursor.
// GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QWidget>

namespace interleave {

class OverviewStrip;
class PlaybackBar;
class TimelineView;

class ReplayPanel : public QWidget {
    Q_OBJECT

public:
    explicit ReplayPanel(Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] TimelineView& timeline() { return *m_timeline; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();

    PlaybackBar* m_bar;
    TimelineView* m_timeline;
    OverviewStrip* m_overview;
};

} // namespace interleave
