// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures that the window makes of itself. The rest of it is in MainWindow.cpp.
#include "ui/models/Sentences.h"
#include "ui/views/FileMenu.h"
#include "ui/views/MainWindow.h"
#include "ui/views/MovingPictureDialog.h"
#include "ui/views/PictureStrip.h"
#include "ui/views/Pictures.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/StageView.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/TimelineView.h"

#include <QStandardPaths>

namespace interleave {

void MainWindow::connectPictures() {
    m_strip = new PictureStrip(m_playback, this);
    m_pictureDirectory =
        QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) + QStringLiteral("/Interleave");
    connect(m_menu, &FileMenu::pictureRequested, this, [this](PictureOf what, const QString& file) {
        if (const auto saved = savePicture(pictured(what), file); saved)
            showMessage(tr("Saved: %1").arg(file), Mood::News);
        else
            showMessage(errorSentence(saved.error()));
    });
    connect(m_menu, &FileMenu::slidePictureRequested, this, &MainWindow::takeSlidePicture);
    connect(m_menu, &FileMenu::stripRequested, this, &MainWindow::makeStrip);
    connect(m_menu, &FileMenu::movingPictureRequested, this, &MainWindow::makeMovingPicture);
    connect(m_strip, &PictureStrip::aboutToTake, m_status, [this] { m_status->setTaskHidden(true); });
    connect(m_strip, &PictureStrip::taken, m_status, [this](int done, int count) {
        m_status->setTaskHidden(false);
        m_status->setTaskShare(static_cast<double>(done) / count);
    });
    connect(m_strip, &PictureStrip::done, this, [this] {
        endTask();
        showMessage(m_strip->files().size() == 1
                        ? tr("Saved: %1").arg(m_strip->files().first())
                        : tr("%n pictures saved", nullptr, static_cast<int>(m_strip->files().size())),
                    Mood::News);
    });
    connect(m_strip, &PictureStrip::cancelled, this, [this] {
        endTask();
        showMessage(tr("Cancelled; pictures saved: %1").arg(m_strip->files().size()), Mood::News);
    });
    connect(m_strip, &PictureStrip::failed, this, [this](const Error& error) {
        endTask();
        showMessage(errorSentence(error));
    });
}

QWidget& MainWindow::pictured(PictureOf what) {
    switch (what) {
    case PictureOf::Stage: return *m_stage;
    case PictureOf::Chart: return m_stage->chart();
    case PictureOf::Timeline: return m_replay->timeline();
    case PictureOf::Window: break;
    }
    return *centralWidget();
}

void MainWindow::takeSlidePicture(PictureOf what) {
    const QString lesson = QString::fromUtf8(LessonModel::info(m_lesson).id);
    const auto file = interleave::takeSlidePicture(pictured(what), m_pictureDirectory,
                                                   lesson + QLatin1Char('-') + pictureWord(what));
    if (file)
        showMessage(tr("On the clipboard and in %1").arg(file.value()), Mood::News);
    else
        showMessage(tr("On the clipboard; %1").arg(errorSentence(file.error())));
}

/// What is marked, or the whole run.
TimeSpan MainWindow::picturedSpan() const {
    return m_playback.marked().value_or(TimeSpan{m_playback.begin(), m_playback.end()});
}

void MainWindow::makeStrip(int count, const QString& file) {
    if (!m_playback.trace() || !isIdle())
        return;
    beginTask(tr("Making pictures"));
    m_strip->begin(*centralWidget(), picturedSpan(), count, file);
}

void MainWindow::makeMovingPicture() {
    if (!m_playback.trace() || !isIdle())
        return;
    const TimeSpan span = picturedSpan();
    MovingPictureDialog dialog(span.to - span.from, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (const QString file = m_menu->askMovingPicture(); !file.isEmpty())
        saveMovingPicture(dialog.what(), dialog.count(), dialog.pictureMs(), file);
}

void MainWindow::saveMovingPicture(PictureOf what, int count, int ms, const QString& file) {
    if (!m_playback.trace() || !isIdle())
        return;
    beginTask(tr("Making a moving picture"));
    m_strip->beginMoving(pictured(what), picturedSpan(), count, file, ms);
}

} // namespace interleave
