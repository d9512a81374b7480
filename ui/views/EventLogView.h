// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The event log: every event of a run as a sentence, with a filter above. The row chosen is the moment shown,
// and the other way round; live, it follows the end if it was at the end. GUI thread.
#pragma once

#include "ui/models/EventModel.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
QT_END_NAMESPACE

namespace interleave {

class EventTable;
class ThinBar;

class EventLogView : public QWidget {
    Q_OBJECT

public:
    explicit EventLogView(Playback& playback, QWidget* parent = nullptr);

    /// Lists only what concerns the actor, or kNoActor: everybody. Tells nobody.
    void showActor(ActorId actor);
    /// Likewise the object, or kNoObject: all.
    void showObject(ObjectId object);
    /// That of the lesson's lines, which sentences cite.
    void setCodeLanguage(CodeLanguage language) { m_model->setCodeLanguage(language); }
    [[nodiscard]] const EventModel& model() const { return *m_model; }

Q_SIGNALS:
    /// The person has chosen an actor to look at; kNoActor: everybody.
    void actorChosen(ActorId actor);
    void objectChosen(ObjectId object);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildFilterRow();
    void connectAll();
    void restyle();
    void retext();
    void fillActorsAndObjects();
    void fillKinds();
    void applyFilter();
    void clearFilter();
    void showCounts();
    void chooseRow(int row);
    void onWorld();
    /// The row of the moment that is shown becomes the current one.
    void placeCursor();
    void followEnd();

    Playback& m_playback;
    EventModel* m_model;
    QWidget* m_filterRow = nullptr;
    QComboBox* m_actors = nullptr;
    QComboBox* m_objects = nullptr;
    QComboBox* m_kinds = nullptr;
    QLineEdit* m_search = nullptr;
    QToolButton* m_all = nullptr;
    QLabel* m_counts = nullptr;
    ThinBar* m_bar = nullptr;
    EventTable* m_table = nullptr;
    QTimer m_typing; ///< the filter is applied when the person pauses
    bool m_atEnd = true;
    bool m_placing = false; ///< the row follows the moment, not the other way round
};

} // namespace interleave
