// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window remembers between starts. What is chosen is kept at once, where it is chosen; how the
// window is laid out when it goes.
#include "ui/views/FileMenu.h"
#include "ui/views/MainWindow.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/SidePanel.h"
#include "ui/views/StatusStrip.h"

#include <QSplitter>
#include <QWindow>

namespace interleave {

void MainWindow::keepPreferencesIn(const QString& file) {
    m_firstLanguage = m_language;
    m_preferences.emplace(file);
    takeOver(*m_preferences);
}

void MainWindow::forgetPreferences() {
    if (!m_preferences)
        return;
    m_preferences->forget();
    takeOver(*m_preferences);
    showMessage(tr("Forgotten: everything is as at the first start."), Mood::News);
}

void MainWindow::connectMemory() {
    connect(&m_parameters, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                remember([&](Preferences& preferences) {
                    for (int row = from.row(); row <= to.row(); ++row)
                        preferences.setParameter(*m_parameters.lesson(), row, m_parameters.value(row));
                });
            });
    connect(m_status, &StatusStrip::movementChosen, this, &MainWindow::setMovement);
    connect(m_menu, &FileMenu::movementChosen, this, &MainWindow::setMovement);
    connect(m_menu, &FileMenu::startPausedChosen, this, &MainWindow::setStartPaused);
    connect(m_menu, &FileMenu::forgetRequested, this, &MainWindow::forgetPreferences);
    connect(m_menu, &FileMenu::helpRequested, this, &MainWindow::toggleHelp);
    connect(m_replay, &ReplayPanel::eventsShown, this, [this](bool shown) {
        remember([&](Preferences& preferences) { preferences.setEventsShown(shown); });
    });
}

void MainWindow::takeOver(const Preferences& preferences) {
    const Unremembered restoring(*this); // it is there already
    m_controller.setProbe(preferences.probe());
    m_controller.setMemoryLimit(static_cast<std::size_t>(preferences.memoryLimit()));
    m_menu->setChoices(preferences.probe(), preferences.memoryLimit());
    m_side->setCodeLanguage(preferences.codeLanguage());
    setLanguage(preferences.language(m_firstLanguage));
    setTheme(preferences.dark() ? Theme::Mode::Dark : Theme::Mode::Light);
    setUserScale(preferences.scale());
    setMovement(preferences.movement());
    setStartPaused(preferences.startPaused());
    m_replay->showEvents(preferences.eventsShown());
    for (int row = 0; row < m_lessons.rowCount(); ++row)
        m_parameters.setValues(LessonModel::info(row), preferences.parameters(LessonModel::info(row)));
    chooseLesson(preferences.lesson());
    restoreGeometry(preferences.geometry()); // nothing where it is none
    m_splitter->restoreState(preferences.splitter());
    m_splitter->setChildrenCollapsible(false); // which was in that state too
}

void MainWindow::setMovement(bool on) {
    m_status->setMovement(on);
    m_menu->setPreferences(m_controller.startPaused(), !on);
    remember([&](Preferences& preferences) { preferences.setMovement(on); });
}

void MainWindow::setStartPaused(bool on) {
    m_controller.setStartPaused(on);
    m_menu->setPreferences(on, !m_status->movement());
    remember([&](Preferences& preferences) { preferences.setStartPaused(on); });
}

void MainWindow::setSizeForThisStart(QSize size) {
    m_givenSize = size;
    resize(size);
}

/// A full screen is for this time; so is a size that was asked for, unless the person has changed it.
void MainWindow::keepLayout() {
    if (!windowHandle() || m_projection)
        return;
    remember([&](Preferences& preferences) {
        if (size() != m_givenSize)
            preferences.setGeometry(saveGeometry());
        preferences.setSplitter(m_splitter->saveState());
    });
}

} // namespace interleave
