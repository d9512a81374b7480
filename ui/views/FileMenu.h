// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is done with whole runs: open, save, export, picture; and what the next run is recorded with. Asks for
// files and says what it was asked; the window does it. GUI thread.
#pragma once

#include "core/exports/Export.h"
#include "core/observe/Session.h"

#include "ui/views/KeyTable.h"
#include "ui/views/SlidePicture.h"

#include <QMenu>
#include <QString>

#include <optional>

class QActionGroup;

namespace interleave {

class FileMenu : public QMenu {
    Q_OBJECT

public:
    explicit FileMenu(QWidget* parent);

    void setRecordingDirectory(const QString& directory) { m_recordings = directory; }
    /// Whether there is a run to be saved; its name is offered for the file.
    void setRun(bool there, const QString& name);
    /// Marks what the next run is recorded with; says nothing.
    void setChoices(ProbeChoice probe, qint64 memoryLimit);
    /// Likewise the preferences.
    void setPreferences(bool startPaused, bool lessMovement);
    void retext();
    /// Where a moving picture goes; empty: nowhere.
    [[nodiscard]] QString askMovingPicture();
    /// Filled by the window as it opens.
    [[nodiscard]] QMenu& scripts() { return *m_scripts; }

Q_SIGNALS:
    void openRequested(const QString& file);
    void saveRequested(const QString& file);
    void exportRequested(interleave::ExportFormat format, const QString& file);
    void pictureRequested(interleave::PictureOf what, const QString& file);
    /// For a slide: on the clipboard, and in a file whose place is known.
    void slidePictureRequested(interleave::PictureOf what);
    void movingPictureRequested();
    /// `count` pictures over the marked span, or over the whole run.
    void stripRequested(int count, const QString& file);
    void probeChosen(interleave::ProbeChoice probe);
    void memoryLimitChosen(qint64 bytes);
    void startPausedChosen(bool on);
    void movementChosen(bool on);
    /// The person was asked, and wants all preferences forgotten.
    void forgetRequested();
    void helpRequested();

private:
    void build();
    void fillRecent();
    void askOpen();
    void askStrip();
    [[nodiscard]] QString askSave(const QString& title, const QString& ending, const QString& filter);
    template <class Act> QAction* add(QMenu& menu, const char* text, std::optional<KeyId> key, Act&& act);
    void addChoice(QActionGroup& group, QMenu& menu, const char* text, const QVariant& value);
    void buildChoices();
    void buildPreferences();
    void askForget();

    QString m_recordings;
    QString m_name;
    QMenu* m_scripts = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_export = nullptr;
    QMenu* m_pictures = nullptr;
    QMenu* m_probe = nullptr;
    QMenu* m_memory = nullptr;
    QAction* m_startPaused = nullptr;
    QAction* m_lessMovement = nullptr;
    QActionGroup* m_probes = nullptr;
    QActionGroup* m_limits = nullptr;
    QList<QAction*> m_needRun; ///< only where there is a run
};

} // namespace interleave
