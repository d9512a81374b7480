// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's own keys: lessons, panels, size, the manual. Those of a button are where the button is made.
#include "ui/views/AboutPage.h"
#include "ui/views/HelpPage.h"
#include "ui/views/KeyTable.h"
#include "ui/views/LessonList.h"
#include "ui/views/MainWindow.h"
#include "ui/views/ReadingOrder.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/SidePanel.h"
#include "ui/views/StageView.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/TransportBar.h"

#include <QKeyEvent>
#include <QSplitter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kScaleStep = 1.1;
constexpr double kSplitStep = 24;
constexpr int kTwoDigitsMs = 1000;       ///< from one digit of a lesson's number to the next
constexpr const char* kTopic = "manual"; ///< the property of a panel: its page

/// The page of the manual that tells of what the lesson shows largest.
QString topicOf(Focus focus) {
    switch (focus) {
    case Focus::Race: return QStringLiteral("race-lab");
    case Focus::Processes: return QStringLiteral("processes");
    default: return QStringLiteral("window");
    }
}

} // namespace

void MainWindow::addKeys() {
    const auto scale = [this](KeyId id, double factor) {
        addKey(id, this, [this, factor] { setUserScale(factor > 0 ? m_userScale * factor : 1); });
    };
    scale(KeyId::Larger, kScaleStep);
    scale(KeyId::Smaller, 1 / kScaleStep);
    scale(KeyId::SuitingSize, 0);
    // The window's own, not the buttons': they work while the list is hidden too.
    const QList<QKeySequence> digits = keysOf(KeyId::Lesson);
    for (int digit = 0; digit < digits.size(); ++digit)
        addKey(KeyId::Lesson, this, [this, digit] { typeDigit(digit); })->setKeys({digits[digit]});
    const auto lesson = [this](KeyId id, int by) {
        addKey(id, this,
               [this, by] { chooseLesson(std::clamp(m_lesson + by, 0, m_lessons.rowCount() - 1)); });
    };
    lesson(KeyId::LessonBefore, -1);
    lesson(KeyId::LessonAfter, 1);
    const auto move = [this](KeyId id, double by) {
        addKey(id, this, [this, by] {
            const int step = Theme::instance().ipx(by);
            const QList<int> sizes = m_splitter->sizes();
            m_splitter->setSizes({sizes[0] - step, sizes[1] + step});
        });
    };
    move(KeyId::LanesHigher, kSplitStep);
    move(KeyId::LanesLower, -kSplitStep);
    addKey(KeyId::NextPanel, this, [this] { focusPanel(1); });
    addKey(KeyId::PanelBefore, this, [this] { focusPanel(-1); });
    m_bar->setProperty(kTopic, QStringLiteral("first-steps"));
    m_list->setProperty(kTopic, QStringLiteral("lessons"));
    m_side->setProperty(kTopic, QStringLiteral("window"));
    m_replay->setProperty(kTopic, QStringLiteral("replay"));
    m_status->setProperty(kTopic, QStringLiteral("truth"));
}

/// The first digit chooses at once; another one soon after it makes a number of both.
void MainWindow::typeDigit(int digit) {
    const bool second = m_sinceDigit.isValid() && m_sinceDigit.elapsed() < kTwoDigitsMs;
    const int number = second ? 10 * m_firstDigit + digit : digit;
    m_firstDigit = digit;
    m_sinceDigit.start();
    if (number >= 1 && number <= m_lessons.rowCount())
        chooseLesson(number - 1);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (isKey(*event, KeyId::Back) && page() != Page::Stage)
        return showPage(Page::Stage);
    if (isKey(*event, KeyId::Back) && m_playback.spotlight().on())
        return setSpotlight(false);
    if (isKey(*event, KeyId::Back) && m_projection)
        return setProjection(false);
    QMainWindow::keyPressEvent(event);
}

void MainWindow::toggleHelp() {
    if (page() == Page::Help)
        showPage(Page::Stage);
    else
        showHelp(helpTopic());
}

/// The first panel around what has the focus that has a page; of the stage it is the lesson's.
QString MainWindow::helpTopic() const {
    for (const QWidget* at = focusWidget(); at; at = at->parentWidget())
        if (const QVariant topic = at->property(kTopic); topic.isValid())
            return topic.toString();
        else if (at == m_stage)
            return topicOf(LessonModel::info(m_lesson).focus);
    return HelpPage::pages().first();
}

bool MainWindow::focusNextPrevChild(bool next) {
    QWidget* found = nextAsRead(*centralWidget(), focusWidget(), next);
    if (found)
        found->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return found != nullptr;
}

/// From the panel with the focus to the next one that has something to be used.
void MainWindow::focusPanel(int by) {
    QWidget* const shown = page() == Page::About  ? static_cast<QWidget*>(m_about)
                           : page() == Page::Help ? static_cast<QWidget*>(m_help)
                                                  : m_stage;
    QList<QWidget*> panels{m_bar, m_list, shown, m_side, m_replay, m_status};
    panels.removeIf([](const QWidget* panel) { return !panel->isVisible(); });
    const auto here = std::ranges::find_if(panels, [now = focusWidget()](const QWidget* panel) {
        return panel == now || panel->isAncestorOf(now);
    });
    const qsizetype count = panels.size();
    qsizetype at = here == panels.end() ? (by > 0 ? count - 1 : 0) : here - panels.begin();
    for (qsizetype tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        // A page is a control itself, or leads to the one that is read.
        QWidget* const first =
            panels[at] == shown && page() != Page::Stage ? shown : controlsAsRead(*panels[at]).value(0);
        if (first)
            return first->setFocus(Qt::TabFocusReason);
    }
}

} // namespace interleave
