// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with whole runs: open, save, export. The rest of it is in MainWindow.cpp.
#include "ui/models/ScriptPlayer.h"
#include "ui/models/Sentences.h"
#include "ui/views/FileMenu.h"
#include "ui/views/KeyTable.h"
#include "ui/views/MainWindow.h"
#include "ui/views/PictureStrip.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/SidePanel.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/TimelineView.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QShortcut>
#include <QUrl>

namespace interleave {

void MainWindow::connectFiles() {
    connect(m_menu, &FileMenu::openRequested, this, &MainWindow::openFile);
    connect(m_menu, &FileMenu::saveRequested, this, [this](const QString& file) {
        if (isIdle())
            m_files.save(m_playback.trace(), file);
    });
    connect(m_menu, &FileMenu::exportRequested, this, [this](ExportFormat format, const QString& file) {
        if (isIdle())
            m_files.exportTo(m_playback.trace(), format, file);
    });
    connectPictures();
    connect(m_menu, &FileMenu::probeChosen, this, [this](ProbeChoice probe) {
        m_controller.setProbe(probe);
        remember([&](Preferences& preferences) { preferences.setProbe(probe); });
    });
    connect(m_menu, &FileMenu::memoryLimitChosen, this, [this](qint64 bytes) {
        m_controller.setMemoryLimit(static_cast<std::size_t>(bytes));
        remember([&](Preferences& preferences) { preferences.setMemoryLimit(bytes); });
    });
    m_menu->setChoices(m_controller.probe(), static_cast<qint64>(m_controller.memoryLimit()));
    connect(&m_files, &RunFiles::opened, this, &MainWindow::showRun);
    connect(&m_files, &RunFiles::failed, this, [this](const QString& sentence) { showMessage(sentence); });
    connect(&m_files, &RunFiles::cancelled, this, [this] { showMessage(tr("Cancelled"), Mood::News); });
    connect(&m_files, &RunFiles::done, this,
            [this](const QString& sentence) { showMessage(sentence, Mood::News); });
    connectTasks();
    connect(&m_playback, &Playback::traceChanged, this, [this] {
        m_menu->setRun(m_playback.trace() != nullptr, runName());
        m_files.setRecording(m_controller.active() || m_controller.session() ? m_controller.recording()
                                                                             : QString());
    });
    setAcceptDrops(true);
}

void MainWindow::connectTasks() {
    // The window's own, so that it works wherever the keys go.
    m_escape = addKey(KeyId::Back, this, [this] {
        m_files.cancel();
        m_strip->cancel();
    });
    m_escape->setEnabled(false);
    connect(&m_files, &RunFiles::busyChanged, this, [this](bool busy) {
        if (!busy)
            return endTask();
        switch (m_files.task()) {
        case RunFiles::Task::Opening: return beginTask(tr("Opening the run"));
        case RunFiles::Task::Saving: return beginTask(tr("Saving the run"));
        case RunFiles::Task::Exporting: return beginTask(tr("Exporting the run"));
        }
    });
    connect(&m_files, &RunFiles::progressed, m_status, &StatusStrip::setTaskShare);
}

bool MainWindow::isIdle() {
    const bool idle = !m_files.busy() && !m_strip->busy();
    if (!idle)
        showMessage(tr("Something is under way already; Esc cancels it"), Mood::News);
    return idle;
}

void MainWindow::beginTask(const QString& words) {
    m_status->beginTask(words);
    m_escape->setEnabled(true);
}

void MainWindow::endTask() {
    m_status->setTaskHidden(false);
    m_status->endTask();
    m_escape->setEnabled(false);
}

QString MainWindow::runName() const {
    return m_playback.trace() ? QString::fromStdString(m_playback.trace()->info().scenario) : QString();
}

void MainWindow::setRecordingDirectory(const QString& directory) {
    m_controller.setRecordingDirectory(directory);
    m_menu->setRecordingDirectory(directory);
}

void MainWindow::openRun(const QString& file) {
    if (isIdle())
        m_files.open(file);
}

void MainWindow::showRun(std::shared_ptr<const Trace> trace, const QString& damage) {
    const TraceInfo info = trace->info();
    m_script->close();
    const Unremembered itsOwn(*this);
    m_controller.leave();
    for (int row = 0; row < m_lessons.rowCount(); ++row)
        if (LessonModel::info(row).id == info.scenario)
            chooseLesson(row);
    for (const std::string& setting : info.settings) // a parameter that the lesson has no longer is left out
        static_cast<void>(m_parameters.applySetting(QString::fromStdString(setting)));
    m_playback.setTrace(std::move(trace));
    m_replay->timeline().showAll();
    if (damage.isEmpty())
        m_message->hide();
    else
        showMessage(damage);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().size() == 1)
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openFile(event->mimeData()->urls().first().toLocalFile());
}

} // namespace interleave
