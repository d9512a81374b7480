// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with lesson scripts. The rest of it is in MainWindow.cpp.
#include "ui/models/ScriptFiles.h"
#include "ui/models/ScriptPlayer.h"
#include "ui/views/ClassroomStrip.h"
#include "ui/views/FileMenu.h"
#include "ui/views/MainWindow.h"
#include "ui/views/TransportBar.h"

#include <QLabel>
#include <QMenu>

#include <algorithm>

namespace interleave {

void MainWindow::connectScripts() {
    connect(m_script, &ScriptPlayer::speedSet, m_bar, &TransportBar::setSpeed);
    // The script leads: the lesson's question is asked where it says so.
    connect(m_script, &ScriptPlayer::opened, this, [this] { m_ask->setFolded(true); });
    connect(m_script, &ScriptPlayer::asked, this, [this] {
        m_ask->setFolded(false);
        m_ask->askAgain();
    });
    connect(&m_menu->scripts(), &QMenu::aboutToShow, this, [this] {
        QMenu& menu = m_menu->scripts();
        menu.clear();
        for (const QString& file : scriptsThatComeAlong())
            if (const auto script = readScriptAt(file); script)
                menu.addAction(QString::fromStdString(script.value().title.in(m_language.toStdString())),
                               this, [this, file] { openScript(file); });
    });
}

void MainWindow::openFile(const QString& file) {
    if (isScriptName(file))
        openScript(file);
    else
        openRun(file);
}

bool MainWindow::openScript(const QString& file) {
    auto script = readScriptAt(file);
    if (!script) {
        showMessage(tr("Not opened: %1").arg(scriptFaultSentence(file, script.error())));
        return false;
    }
    m_message->hide();
    const Unremembered itsOwn(*this);
    const auto lessons = catalog();
    const auto found = std::ranges::find_if(
        lessons, [&](const Scenario* scenario) { return &scenario->info == script.value().lesson; });
    const int row = static_cast<int>(found - lessons.begin());
    m_script->close();
    if (row == m_lesson)
        forgetRun(); // as choosing another lesson does
    else
        chooseLesson(row);
    showAbout(false);
    m_script->open(std::move(script.value()), file);
    return true;
}

} // namespace interleave
