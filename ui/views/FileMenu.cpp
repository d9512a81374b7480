// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/FileMenu.h"

#include "ui/models/Preferences.h"

#include <QActionGroup>
#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QRegularExpression>

namespace interleave {

FileMenu::FileMenu(QWidget* parent) : QMenu(parent) {
    build();
    connect(m_recent, &QMenu::aboutToShow, this, &FileMenu::fillRecent);
    retext();
    setRun(false, {});
}

/// The English text stays with the action, to be translated again when the language changes.
template <class Act>
QAction* FileMenu::add(QMenu& menu, const char* text, std::optional<KeyId> key, Act&& act) {
    QAction* action = menu.addAction(QString(), this, act);
    action->setProperty("english", QString::fromUtf8(text));
    if (key)
        action->setShortcuts(keysOf(*key));
    // The menu is closed most of the time: the window takes the keys.
    parentWidget()->addAction(action);
    return action;
}

void FileMenu::build() {
    const auto submenu = [this](const char* text) {
        auto* made = addMenu(QString());
        made->menuAction()->setProperty("english", QString::fromUtf8(text));
        return made;
    };
    add(*this, QT_TR_NOOP("Open a run or a script…"), KeyId::OpenRun, [this] { askOpen(); });
    m_scripts = submenu(QT_TR_NOOP("Lesson scripts"));
    m_recent = submenu(QT_TR_NOOP("Recorded runs"));
    m_needRun << add(*this, QT_TR_NOOP("Save the run…"), KeyId::SaveRun, [this] {
        if (const QString file = askSave(tr("Save the run"), QStringLiteral("ilt"), tr("Runs (*.ilt)"));
            !file.isEmpty())
            Q_EMIT saveRequested(file);
    });
    m_export = submenu(QT_TR_NOOP("Export"));
    const auto exporter = [this](const char* text, ExportFormat format, const char* ending) {
        m_needRun << add(*m_export, text, {}, [this, format, ending] {
            const QString file = askSave(tr("Export the run"), QString::fromUtf8(ending),
                                         QStringLiteral("*.") + QString::fromUtf8(ending));
            if (!file.isEmpty())
                Q_EMIT exportRequested(format, file);
        });
    };
    exporter(QT_TR_NOOP("For Perfetto (ui.perfetto.dev)…"), ExportFormat::Perfetto, "pftrace");
    exporter(QT_TR_NOOP("Chrome's JSON…"), ExportFormat::Json, "json");
    exporter(QT_TR_NOOP("A table (CSV)…"), ExportFormat::Csv, "csv");
    m_pictures = submenu(QT_TR_NOOP("Picture"));
    const auto slide = [this](const char* text, std::optional<KeyId> key, PictureOf what) {
        add(*m_pictures, text, key, [this, what] { Q_EMIT slidePictureRequested(what); });
    };
    slide(QT_TR_NOOP("The stage, for a slide"), KeyId::SlideStage, PictureOf::Stage);
    slide(QT_TR_NOOP("The chart, for a slide"), KeyId::SlideChart, PictureOf::Chart);
    slide(QT_TR_NOOP("The timeline, for a slide"), KeyId::SlideTimeline, PictureOf::Timeline);
    m_needRun << add(*m_pictures, QT_TR_NOOP("A moving picture…"), KeyId::MovingPicture,
                     [this] { Q_EMIT movingPictureRequested(); });
    m_pictures->addSeparator();
    const auto picture = [this](const char* text, std::optional<KeyId> key, PictureOf what) {
        add(*m_pictures, text, key, [this, what] {
            const QString file =
                askSave(tr("Save a picture"), QStringLiteral("png"), tr("Pictures (*.png *.svg)"));
            if (!file.isEmpty())
                Q_EMIT pictureRequested(what, file);
        });
    };
    picture(QT_TR_NOOP("The window…"), KeyId::PictureWindow, PictureOf::Window);
    picture(QT_TR_NOOP("The timeline…"), {}, PictureOf::Timeline);
    picture(QT_TR_NOOP("The chart…"), {}, PictureOf::Chart);
    m_needRun << add(*m_pictures, QT_TR_NOOP("A strip of pictures over the marked span…"), {},
                     [this] { askStrip(); });
    addSeparator();
    m_probe = submenu(QT_TR_NOOP("Scheduler of the next run"));
    m_memory = submenu(QT_TR_NOOP("Memory for the next run"));
    buildChoices();
    addSeparator();
    buildPreferences();
}

void FileMenu::buildChoices() {
    m_probes = new QActionGroup(this);
    const auto probe = [this](const char* text, ProbeChoice choice) {
        addChoice(*m_probes, *m_probe, text, static_cast<int>(choice));
    };
    probe(QT_TR_NOOP("The best there is"), ProbeChoice::Best);
    probe(QT_TR_NOOP("Kernel's records (perf), exact"), ProbeChoice::Perf);
    probe(QT_TR_NOOP("Kernel's counters (procfs), sampled"), ProbeChoice::Procfs);
    probe(QT_TR_NOOP("None: the program's own word"), ProbeChoice::None);
    m_limits = new QActionGroup(this);
    static_assert(Preferences::kMemoryLimits.size() == 3);
    addChoice(*m_limits, *m_memory, QT_TR_NOOP("256 MiB"), Preferences::kMemoryLimits[0]);
    addChoice(*m_limits, *m_memory, QT_TR_NOOP("1 GiB"), Preferences::kMemoryLimits[1]);
    addChoice(*m_limits, *m_memory, QT_TR_NOOP("4 GiB"), Preferences::kMemoryLimits[2]);
    connect(m_probes, &QActionGroup::triggered, this, [this](const QAction* action) {
        Q_EMIT probeChosen(static_cast<ProbeChoice>(action->data().toInt()));
    });
    connect(m_limits, &QActionGroup::triggered, this,
            [this](const QAction* action) { Q_EMIT memoryLimitChosen(action->data().toLongLong()); });
}

void FileMenu::buildPreferences() {
    const auto preference = [this](const char* text) {
        QAction* action = add(*this, text, {}, [] {});
        action->setCheckable(true);
        return action;
    };
    m_startPaused = preference(QT_TR_NOOP("Start paused: nothing happens before Go on"));
    m_lessMovement = preference(QT_TR_NOOP("Reduce movement: nothing slides to its place"));
    connect(m_startPaused, &QAction::triggered, this, &FileMenu::startPausedChosen);
    connect(m_lessMovement, &QAction::triggered, this, [this](bool on) { Q_EMIT movementChosen(!on); });
    add(*this, QT_TR_NOOP("Forget what was chosen…"), {}, [this] { askForget(); });
    addSeparator();
    add(*this, QT_TR_NOOP("Manual and keys"), KeyId::Help, [this] { Q_EMIT helpRequested(); });
}

void FileMenu::setPreferences(bool startPaused, bool lessMovement) {
    m_startPaused->setChecked(startPaused);
    m_lessMovement->setChecked(lessMovement);
}

void FileMenu::askForget() {
    if (QMessageBox::question(
            parentWidget(), tr("Forget what was chosen"),
            tr("Language, theme, size, the window's layout, all lessons' parameters and the "
               "preferences will be as at the first start. Recorded runs stay.")) == QMessageBox::Yes)
        Q_EMIT forgetRequested();
}

void FileMenu::addChoice(QActionGroup& group, QMenu& menu, const char* text, const QVariant& value) {
    QAction* action = add(menu, text, {}, [] {});
    action->setCheckable(true);
    action->setData(value);
    group.addAction(action);
}

void FileMenu::setChoices(ProbeChoice probe, qint64 memoryLimit) {
    for (QAction* action : m_probes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(probe));
    for (QAction* action : m_limits->actions())
        action->setChecked(action->data().toLongLong() == memoryLimit);
}

void FileMenu::retext() {
    const auto translate = [](QAction* action) {
        if (const QString english = action->property("english").toString(); !english.isEmpty())
            action->setText(tr(english.toUtf8().constData()));
    };
    for (QMenu* menu : {static_cast<QMenu*>(this), m_export, m_pictures, m_probe, m_memory})
        for (QAction* action : menu->actions())
            translate(action);
    m_memory->menuAction()->setToolTip(
        tr("Beyond it the oldest events are forgotten; the recorded file has them all"));
}

void FileMenu::setRun(bool there, const QString& name) {
    m_name = name;
    for (QAction* action : m_needRun)
        action->setEnabled(there);
}

void FileMenu::fillRecent() {
    m_recent->clear();
    const QDir directory(m_recordings);
    if (!m_recordings.isEmpty())
        for (const QString& name :
             directory.entryList({QStringLiteral("*.ilt")}, QDir::Files, QDir::Name | QDir::Reversed))
            m_recent->addAction(QString(name).remove(QStringLiteral(".ilt")), this,
                                [this, file = directory.filePath(name)] { Q_EMIT openRequested(file); });
    if (m_recent->isEmpty())
        m_recent->addAction(tr("None yet: each run is recorded here"))->setEnabled(false);
}

void FileMenu::askOpen() {
    const QString file =
        QFileDialog::getOpenFileName(parentWidget(), tr("Open a run or a script"), m_recordings,
                                     tr("Runs and lesson scripts (*.ilt *.lesson);;All files (*)"));
    if (!file.isEmpty())
        Q_EMIT openRequested(file);
}

QString FileMenu::askSave(const QString& title, const QString& ending, const QString& filter) {
    QFileDialog dialog(parentWidget(), title, QDir::homePath(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(ending);
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog](const QString& chosen) {
        static const QRegularExpression kEnding(QStringLiteral("\\*\\.(\\w+)"));
        dialog.setDefaultSuffix(kEnding.match(chosen).captured(1));
    });
    dialog.selectFile(m_name + QLatin1Char('.') + ending);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

QString FileMenu::askMovingPicture() {
    return askSave(tr("A moving picture"), QStringLiteral("gif"),
                   tr("For slides (*.gif);;Smaller, for browsers (*.webp)"));
}

void FileMenu::askStrip() {
    bool accepted = false;
    const int count = QInputDialog::getInt(parentWidget(), tr("A strip of pictures"), tr("How many pictures"),
                                           8, 2, 200, 1, &accepted);
    if (!accepted)
        return;
    if (const QString file =
            askSave(tr("A strip of pictures"), QStringLiteral("png"), tr("Pictures (*.png)"));
        !file.isEmpty())
        Q_EMIT stripRequested(count, file);
}

} // namespace interleave
