// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson's console: a button with a key for each of its calls, the item to put, and the calls made so far.
// GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include "ui/models/Playback.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace interleave {

class ConsoleView : public QWidget {
    Q_OBJECT

public:
    explicit ConsoleView(const Playback& playback, QWidget* parent = nullptr);

    void setLesson(const ScenarioInfo& lesson);
    [[nodiscard]] QLineEdit& item() { return *m_item; }
    /// Why the last call was not sent; empty: it was.
    [[nodiscard]] QString complaint() const;

Q_SIGNALS:
    /// A command for the running lesson, or one that is to be started.
    void callRequested(const QString& command);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build(const Playback& playback);
    void retext();
    void call(std::size_t index);
    void complain(const QString& sentence);

    std::span<const CallInfo> m_calls;
    QLabel* m_itemLabel;
    QLineEdit* m_item;
    QLabel* m_complaint;
    QGridLayout* m_grid;
    std::vector<QPushButton*> m_buttons;
};

} // namespace interleave
