// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One of the answers that the class can give: its letter, its words in at most two lines, and the hands that
// went up for it. A click adds one, a click with Shift or the minus key takes one back. GUI thread.
#pragma once

#include <QAbstractButton>

namespace interleave {

class AnswerButton : public QAbstractButton {
    Q_OBJECT

public:
    /// `number` counts from 0: A, B, C.
    AnswerButton(int number, QWidget* parent);

    void setAnswer(const QString& words);
    void setHands(int hands);
    [[nodiscard]] int hands() const { return m_hands; }
    /// "A", by which the class calls it.
    [[nodiscard]] static QString letterOf(int number);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// So many more hands, or fewer.
    void counted(int hands);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void respeak();

    const int m_number;
    QString m_words;
    int m_hands = 0;
    bool m_takesBack = false; ///< the click that is under way
};

} // namespace interleave
