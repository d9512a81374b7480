// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The microscope: one lost update of the run, at the scale of nanoseconds: who read what when, and who wrote
// what. Shows the last one found up to the moment that is shown, else the first. GUI thread.
#pragma once

#include "ui/models/RaceWords.h"
#include "ui/views/View.h"

#include <optional>
#include <vector>

namespace interleave {

class MicroscopeView : public View {
    Q_OBJECT

public:
    MicroscopeView(const Playback& playback, QWidget* parent);
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Which of those found is shown, from 0, and of how many; none is found: of 0.
    struct Place {
        std::size_t index = 0;
        std::size_t count = 0;
    };
    [[nodiscard]] Place place() const { return m_place; }
    /// The moment at which the next or the one before (`steps`: 1, -1), as seen from the moment that is
    /// shown, is written twice, with what surrounds it; 0: that of the one that is shown. None: there is no
    /// such.
    struct Moment {
        std::int64_t time = 0;
        TimeSpan span;
    };
    [[nodiscard]] std::optional<Moment> momentOf(int steps) const;

Q_SIGNALS:
    void placeChanged();

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Microscope"); }
    void onWorld() override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// One stamped addition within what is shown.
    struct Addition {
        ActorId actor = kNoActor;
        std::int64_t readAt = 0;
        std::int64_t writtenAt = 0;
        std::int64_t seen = 0;
        bool lost = false; ///< one of the two that wrote the same
    };
    void look();
    void retext();
    void gather();
    [[nodiscard]] double xOf(std::int64_t time) const;
    [[nodiscard]] QRectF lanesArea() const;
    void drawScale(QPainter& painter, const QRectF& area) const;
    void drawLane(QPainter& painter, const QRectF& lane, ActorId actor) const;
    void drawAddition(QPainter& painter, const QRectF& lane, const Addition& addition, bool withWords) const;
    void drawChip(QPainter& painter, const QRectF& chip, const QString& words,
                  const Addition& addition) const;
    void drawFoot(QPainter& painter, const QRectF& foot) const;
    void drawEmpty(QPainter& painter) const;

    Place m_place;
    std::optional<LostUpdateStory> m_story;
    const Trace* m_of = nullptr; ///< the trace that m_story is of
    QString m_sentence;
    QString m_number; ///< which it is of those found
    TimeSpan m_span;
    std::vector<ActorId> m_actors;
    std::vector<Addition> m_additions;
};

} // namespace interleave
