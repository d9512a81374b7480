// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The hands on the cursor: play, hold, step, rate, loop, and which moment is shown. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QKeySequence>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace interleave {

enum class KeyId;

class PlaybackBar : public QWidget {
    Q_OBJECT

public:
    explicit PlaybackBar(Playback& playback, QWidget* parent = nullptr);

    /// The timeline follows the newest moment.
    void setFollowing(bool following);

Q_SIGNALS:
    void zoomRequested(double factor);
    void allRequested();
    void liveRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What a step goes to.
    enum class Step { Event, Transition, Object };

    void build();
    void connectButtons();
    QToolButton* button(KeyId key);
    void retext();
    void showSettings();
    void followSpotlight();
    void showMoment();
    void togglePlaying(Playback::Direction direction);
    void step(Playback::Direction direction);
    void stepByNext();
    void markHere(bool begin);

    Playback& m_playback;
    QToolButton *m_stepBack, *m_playBack, *m_play, *m_stepOn, *m_loop;
    QToolButton *m_out, *m_in, *m_all, *m_live;
    QComboBox* m_stepBy;
    QSlider* m_rate;
    QLabel* m_rateValue;
    class Moment;
    Moment* m_moment;
    std::pair<ActorId, ObjectId> m_lit{kNoActor, kNoObject}; ///< what the spotlight was last on
};

} // namespace interleave
