// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with whole runs: open, save, export, picture. The rest of it is in MainWindow.cpp.
#include "ui/models/Sentences.h"
#include "ui/views/FileMenu.h"
#include "ui/views/MainWindow.h"
#include "ui/views/Pictures.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/StageView.h"
#include "ui/views/TimelineView.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QProgressDialog>
#include <QUrl>

namespace interleave {

void MainWindow::connectFiles() {
    connect(m_menu, &FileMenu::openRequested, this, &MainWindow::openRun);
    connect(m_menu, &FileMenu::saveRequested, this,
            [this](const QString& file) { m_files.save(m_playback.trace(), file); });
    connect(m_menu, &FileMenu::exportRequested, this, [this](ExportFormat format, const QString& file) {
        m_files.exportTo(m_playback.trace(), format, file);
    });
    connect(m_menu, &FileMenu::pictureRequested, this, [this](FileMenu::Picture what, const QString& file) {
        QWidget& widget = what == FileMenu::Picture::Timeline ? static_cast<QWidget&>(m_replay->timeline())
                          : what == FileMenu::Picture::Chart  ? m_stage->chart()
                                                              : static_cast<QWidget&>(*this);
        if (const auto saved = savePicture(widget, file); saved)
            showMessage(tr("Saved: %1").arg(file), Mood::News);
        else
            showMessage(errorSentence(saved.error()));
    });
    connect(m_menu, &FileMenu::stripRequested, this, &MainWindow::makeStrip);
    connect(m_menu, &FileMenu::probeChosen, this,
            [this](ProbeChoice probe) { m_controller.setProbe(probe); });
    connect(m_menu, &FileMenu::memoryLimitChosen, this,
            [this](qint64 bytes) { m_controller.setMemoryLimit(static_cast<std::size_t>(bytes)); });
    connect(&m_files, &RunFiles::opened, this, &MainWindow::showRun);
    connect(&m_files, &RunFiles::failed, this, [this](const QString& sentence) { showMessage(sentence); });
    connect(&m_files, &RunFiles::cancelled, this, [this] { showMessage(tr("Cancelled"), Mood::News); });
    connect(&m_files, &RunFiles::done, this,
            [this](const QString& sentence) { showMessage(sentence, Mood::News); });
    connect(&m_files, &RunFiles::busyChanged, this, [this](bool busy) {
        if (busy)
            showMessage(tr("At work… Esc cancels"), Mood::News);
    });
    connect(&m_files, &RunFiles::progressed, this, [this](double share) {
        showMessage(tr("At work: %1 % – Esc cancels").arg(qRound(share * 100)), Mood::News);
    });
    connect(&m_playback, &Playback::traceChanged, this, [this] {
        m_menu->setRun(m_playback.trace() != nullptr, runName());
        m_files.setRecording(m_controller.active() || m_controller.session() ? m_controller.recording()
                                                                             : QString());
    });
    setAcceptDrops(true);
}

QString MainWindow::runName() const {
    return m_playback.trace() ? QString::fromStdString(m_playback.trace()->info().scenario) : QString();
}

void MainWindow::setRecordingDirectory(const QString& directory) {
    m_controller.setRecordingDirectory(directory);
    m_menu->setRecordingDirectory(directory);
}

void MainWindow::openRun(const QString& file) {
    m_files.open(file);
}

void MainWindow::showRun(std::shared_ptr<const Trace> trace, const QString& damage) {
    const TraceInfo info = trace->info();
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

void MainWindow::makeStrip(int count, const QString& file) {
    if (!m_playback.trace())
        return;
    QProgressDialog progress(tr("Making pictures…"), tr("Cancel"), 0, count, this);
    progress.setWindowModality(Qt::WindowModal);
    const TimeSpan span = m_playback.marked().value_or(TimeSpan{0, m_playback.end()});
    const auto files = saveStrip(*centralWidget(), m_playback, span, count, file, [&](int made) {
        progress.setValue(made); // shows itself where it takes long, and lets Cancel be clicked
        return !progress.wasCanceled();
    });
    progress.setValue(count);
    if (files)
        showMessage(tr("%n pictures saved", nullptr, static_cast<int>(files.value().size())), Mood::News);
    else
        showMessage(errorSentence(files.error()));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().size() == 1)
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openRun(event->mimeData()->urls().first().toLocalFile());
}

} // namespace interleave
