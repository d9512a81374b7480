// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One of the lesson's programs; where it is the run's, the line that each actor is at is marked with its
// colour and sign, and at the moment of a lost update the lines at which it was read and written. GUI thread.
#pragma once

#include "ui/views/View.h"

#include <QStringList>

namespace interleave {

class CodeView : public View {
    Q_OBJECT

public:
    CodeView(const Playback& playback, QWidget* parent = nullptr);

    /// What plays the part of the run that is shown, or a program that does not run.
    enum class Program { OfRun, Other };
    void setCode(const QString& code, Program program);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    /// The lines, from 1, that are marked as those of the lost update at the moment that is shown.
    [[nodiscard]] std::vector<int> stepLines() const;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Code"); }
    /// Repaints only where somebody has come to another line.
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Who is at a line; the first one's state colours it.
    struct Visitors {
        std::vector<ActorId> actors;
        ActorState firstsState = ActorState::New;
        bool operator==(const Visitors&) const = default;
    };
    [[nodiscard]] std::vector<Visitors> visitors() const;
    [[nodiscard]] bool isLit(const Visitors& visitors) const;
    /// What the lost update of the moment that is shown did at a line.
    struct Step {
        int line = 0;
        bool write = false;
        QString words;
        bool operator==(const Step&) const = default;
    };
    [[nodiscard]] std::vector<Step> steps() const;
    void drawStep(QPainter& painter, const QRectF& row, const Step& step) const;
    [[nodiscard]] double lineHeight() const;

    QStringList m_lines;
    Program m_program = Program::Other;
    std::vector<Visitors> m_at{1}; ///< as painted: by line, from 1
    std::vector<Step> m_steps;     ///< as painted
};

} // namespace interleave
