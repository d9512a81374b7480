// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A presenter's remote: next, back and a black screen, wherever the focus is. Remotes are keyboards that send
// Page Down, Page Up, and B or a full stop; a spin box or a scrolled area would take these for itself. It
// listens only while it is active. GUI thread.
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace interleave {

class Presenter : public QObject {
    Q_OBJECT

public:
    /// Of that window, which is its parent.
    explicit Presenter(QWidget& window);

    /// Not active, the screen is not black either.
    void setActive(bool active);
    [[nodiscard]] bool active() const { return m_active; }
    /// While it is, any key shows everything again and does nothing else.
    void setBlack(bool black);
    [[nodiscard]] bool black() const { return m_curtain != nullptr; }

Q_SIGNALS:
    void next();
    void back();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Wish { None, Next, Back, Black, Show };
    [[nodiscard]] Wish wishOf(const QKeyEvent& event) const;

    QWidget& m_window;
    QWidget* m_curtain = nullptr; ///< over all of the window while it is black
    bool m_active = false;
};

} // namespace interleave
