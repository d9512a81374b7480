// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lesson's code with the line that each actor is at, marked with its colour and sign. GUI thread.
#pragma once

#include "ui/views/View.h"

#include <QStringList>

namespace interleave {

class CodeView : public View {
    Q_OBJECT

public:
    CodeView(const Playback& playback, QWidget* parent = nullptr);

    void setCode(const QString& code);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

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
    [[nodiscard]] double lineHeight() const;

    QStringList m_lines;
    std::vector<Visitors> m_at{1}; ///< as painted: by line, from 1
};

} // namespace interleave
