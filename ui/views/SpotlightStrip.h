// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the spotlight is on, in large words: who or what, its state, and the last that happened to it. There
// only while the spotlight is on. GUI thread.
#pragma once

#include "ui/models/EventSentences.h"
#include "ui/views/View.h"

class QToolButton;

namespace interleave {

class SpotlightStrip : public View {
    Q_OBJECT

public:
    explicit SpotlightStrip(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// As it is shown.
    [[nodiscard]] const QString& sentence() const { return m_sentence; }

Q_SIGNALS:
    void endRequested();

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Spotlight"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showWhatIsLit();
    void retext();
    [[nodiscard]] QString who() const;
    [[nodiscard]] QString lastSentence();

    EventSentences m_sentences;
    QToolButton* m_end;
    std::int64_t m_at = -1; ///< of the newest event that `m_sentence` was looked for in
    QString m_sentence;
};

} // namespace interleave
