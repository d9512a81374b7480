// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MainWindow.h"

#include "ui/models/ScriptPlayer.h"
#include "ui/views/AboutPage.h"
#include "ui/views/Announcer.h"
#include "ui/views/ClassroomStrip.h"
#include "ui/views/FileMenu.h"
#include "ui/views/FrameStats.h"
#include "ui/views/HelpPage.h"
#include "ui/views/KeyTable.h"
#include "ui/views/LessonList.h"
#include "ui/views/ReplayPanel.h"
#include "ui/views/ScriptStrip.h"
#include "ui/views/SidePanel.h"
#include "ui/views/SpotlightStrip.h"
#include "ui/views/StageView.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/Theme.h"
#include "ui/views/TimelineView.h"
#include "ui/views/TransportBar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLibraryInfo>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kDesignWidth = 1920;
constexpr double kDesignHeight = 1080;
constexpr int kNewsMs = 5000;
constexpr int kSettleMs = 120; ///< a window that is being resized gets its new sizes when it stands still

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_output(m_playback), m_controller(m_parameters, m_playback, m_trials),
      m_frameStats(new FrameStats(m_playback, m_controller, this)) {
    m_parameters.setLesson(LessonModel::info(0));
    buildPanels();
    connectViews();
    connectFiles();
    connectScripts();
    connectPresenting();
    addKeys();
    connectMemory();
    chooseLesson(0);
    retext();
}

MainWindow::~MainWindow() {
    keepLayout();
}

void MainWindow::buildPanels() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new TransportBar(m_controller, content);
    m_menu = new FileMenu(this);
    m_bar->setMenu(m_menu);
    m_message = new QLabel(content);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    m_list = new LessonList(m_lessons, content);
    m_stage = new StageView(m_playback, m_trials, m_output, content);
    m_side = new SidePanel(m_parameters, m_playback, content);
    m_replay = new ReplayPanel(m_playback, content);
    m_spot = new SpotlightStrip(m_playback, content);
    m_status = new StatusStrip(m_playback, m_controller, content);
    m_announcer = new Announcer(m_playback, content);

    auto* upper = new QWidget(content);
    auto* row = new QHBoxLayout(upper);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list);
    auto* asked = new QVBoxLayout;
    asked->setSpacing(0);
    m_ask = new ClassroomStrip(m_classroom, content);
    asked->addWidget(m_ask);
    asked->addWidget(m_stage, 1);
    row->addLayout(asked, 1);
    m_splitter = new QSplitter(Qt::Vertical, content);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_replay);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    m_script = new ScriptPlayer(m_controller, m_parameters, m_playback, this);
    column->addWidget(new ScriptStrip(*m_script, content));
    // The side panel stands beside the timeline too: code and parameters need the height more than lanes the
    // width.
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_about = new AboutPage(content);
    m_pages = new QStackedWidget(content);
    m_help = new HelpPage(content);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_about);
    m_pages->addWidget(m_help);
    middle->addWidget(m_pages, 1);
    middle->addWidget(m_side);
    column->addLayout(middle, 1);
    column->addWidget(m_spot);
    column->addWidget(m_status);
    setCentralWidget(content);
    setMinimumSize(640, 480); // else the panels' own would make the window wider than it was asked to be
    m_scaleTimer = new QTimer(this);
    m_scaleTimer->setSingleShot(true);
    m_newsTimer = new QTimer(this);
    m_newsTimer->setSingleShot(true);
}

void MainWindow::connectViews() {
    connect(&m_replay->timeline(), &TimelineView::followed, m_frameStats, &FrameStats::markLanes);
    connect(m_list, &LessonList::lessonChosen, this, &MainWindow::chooseLesson);
    connect(m_bar, &TransportBar::runRequested, this, &MainWindow::run);
    connect(m_bar, &TransportBar::themeRequested, this, &MainWindow::toggleTheme);
    connect(m_bar, &TransportBar::languageRequested, this, [this] {
        setLanguage(m_language == QLatin1String("zh_CN") ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    });
    connect(m_bar, &TransportBar::aboutRequested, this, &MainWindow::showAbout);
    connect(m_bar, &TransportBar::projectionRequested, this, [this] { setProjection(!m_projection); });
    connect(&m_controller, &RunController::failed, this,
            [this](const QString& sentence) { showMessage(sentence); });
    connect(m_stage, &StageView::killRequested, &m_controller, &RunController::killProcess);
    connect(m_stage, &StageView::momentRequested, this, [this](std::int64_t time, TimeSpan span) {
        m_playback.mark(span);
        m_playback.showAt(time);
        m_replay->timeline().showSpan(span);
    });
    connect(m_ask, &ClassroomStrip::momentRequested, &m_playback, &Playback::showAt);
    connect(&m_classroom, &Classroom::handsChanged, &m_trials, [this] {
        const auto number = m_classroom.classNumber();
        m_trials.setPrediction(number ? std::optional(static_cast<qint64>(*number)) : std::nullopt);
    });
    connect(m_stage, &StageView::callRequested, this, &MainWindow::call);
    connect(m_newsTimer, &QTimer::timeout, m_message, &QLabel::hide);
    connect(&m_controller, &RunController::stateChanged, this, [this](RunController::State state) {
        m_side->setRunning(m_controller.active());
        m_stage->setRunning(m_controller.active());
        if (state == RunController::State::Running)
            m_message->hide();
        if (state == RunController::State::Over)
            m_announcer->say(tr("The run is over."));
    });
    connect(m_scaleTimer, &QTimer::timeout, this, &MainWindow::applyScale);
    connect(m_side, &SidePanel::codeLanguageChosen, this, [this](CodeLanguage language) {
        m_replay->setCodeLanguage(language);
        remember([&](Preferences& preferences) { preferences.setCodeLanguage(language); });
    });
}

void MainWindow::chooseLesson(int row) {
    m_list->choose(row);
    if (row == m_lesson)
        return;
    m_script->close();
    m_controller.stop();
    m_lesson = row;
    remember([&](Preferences& preferences) { preferences.setLesson(row); });
    const ScenarioInfo& info = LessonModel::info(row);
    m_parameters.setLesson(info);
    forgetRun();
    m_classroom.setLesson(info);
    m_stage->setLesson(info);
    m_side->setLesson(info);
    m_about->setLesson(info);
    retext();
}

/// Another lesson's run is not this one's: the stage is empty until this one runs.
void MainWindow::forgetRun() {
    m_controller.leave();
    m_playback.setTrace(nullptr);
    m_trials.begin(0);
}

void MainWindow::showAbout(bool shown) {
    showPage(shown ? Page::About : Page::Stage);
}

void MainWindow::showHelp(const QString& page) {
    m_help->showPage(page);
    showPage(Page::Help);
}

MainWindow::Page MainWindow::page() const {
    return static_cast<Page>(m_pages->currentIndex());
}

void MainWindow::showPage(Page shown) {
    if (shown == page())
        return m_bar->setAboutShown(shown == Page::About); // its button may have been pressed
    if (page() == Page::Stage)
        m_before = focusWidget();
    m_pages->setCurrentIndex(static_cast<int>(shown));
    m_bar->setAboutShown(shown == Page::About);
    if (shown != Page::Stage)
        m_pages->currentWidget()->setFocus(); // its keys scroll it
    else if (m_before)
        m_before->setFocus();
}

void MainWindow::run() {
    showPage(Page::Stage);
    m_controller.start(m_side->trials());
    if (m_controller.state() == RunController::State::Paused) {
        showMessage(
            tr("The run is held before its first step: %1 lets it begin.").arg(keyWords(KeyId::Pause)),
            Mood::News);
        m_newsTimer->stop(); // it stays until then
    }
}

void MainWindow::call(const QString& command) {
    if (!m_controller.active()) {
        const Unremembered thisRun(*this);
        static_cast<void>(m_parameters.applySetting(QStringLiteral("tour=false")));
        run();
    }
    m_controller.send(command.toStdString());
}

void MainWindow::setLanguage(const QString& language) {
    if (m_language == language)
        return;
    m_language = language;
    remember([&](Preferences& preferences) { preferences.setLanguage(language); });
    QApplication::removeTranslator(&m_translator);
    QApplication::removeTranslator(&m_qtTranslator);
    if (language != QLatin1String("en")) {
        if (m_qtTranslator.load(QStringLiteral("qtbase_") + language,
                                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QApplication::installTranslator(&m_qtTranslator);
        if (m_translator.load(QStringLiteral(":/i18n/interleave_") + language))
            QApplication::installTranslator(&m_translator);
    }
    m_lessons.retranslate();
    m_script->setLanguage(language);
    m_classroom.goals().retranslate();
}

void MainWindow::setCodeLanguage(CodeLanguage language) {
    m_side->setCodeLanguage(language);
}

void MainWindow::toggleTheme() {
    setTheme(Theme::instance().mode() == Theme::Mode::Light ? Theme::Mode::Dark : Theme::Mode::Light);
}

void MainWindow::setTheme(Theme::Mode mode) {
    Theme::instance().setMode(mode);
    remember([&](Preferences& preferences) { preferences.setDark(mode == Theme::Mode::Dark); });
}

void MainWindow::setUserScale(double factor) {
    m_userScale = std::clamp(factor, Preferences::kSmallestScale, Preferences::kLargestScale);
    remember([&](Preferences& preferences) { preferences.setScale(m_userScale); });
    applyScale();
}

void MainWindow::applyScale() {
    const double suits = std::clamp(std::min(width() / kDesignWidth, height() / kDesignHeight), 0.6, 3.0);
    const double scale =
        m_projection ? suits * Theme::kProjectionScale * std::max(m_userScale, 1.0) : suits * m_userScale;
    if (std::abs(scale - Theme::instance().scale()) > 0.005)
        Theme::instance().setScale(scale);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (!isVisible())
        applyScale();
    else
        m_scaleTimer->start(kSettleMs);
}

void MainWindow::showMessage(const QString& sentence, Mood mood) {
    const Theme& theme = Theme::instance();
    m_message->setStyleSheet(
        QStringLiteral("background: %1; color: %2; padding: %3px %4px; font-weight: bold;")
            .arg(theme.color(mood == Mood::News ? Theme::Role::GoodSoft : Theme::Role::WarningSoft).name(),
                 theme.color(mood == Mood::News ? Theme::Role::Good : Theme::Role::Warning).name())
            .arg(theme.ipx(10))
            .arg(theme.ipx(24)));
    // Core's errors are parts of a sentence.
    m_message->setText(sentence.left(1).toUpper() + sentence.mid(1));
    m_message->show();
    m_announcer->say(m_message->text());
    if (mood == Mood::News)
        m_newsTimer->start(kNewsMs);
    else
        m_newsTimer->stop();
}

void MainWindow::retext() {
    const ScenarioInfo& info = LessonModel::info(m_lesson);
    m_bar->setLesson(lessonText(info.title), lessonText(info.summary));
    m_menu->retext();
    setWindowTitle(tr("%1 – Interleave").arg(lessonText(info.title)));
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && m_lesson >= 0)
        retext();
    QMainWindow::changeEvent(event);
}

bool MainWindow::event(QEvent* event) {
    const bool handled = QMainWindow::event(event);
    if (event->type() == QEvent::UpdateRequest)
        m_frameStats->markFirstPaint();
    return handled;
}

} // namespace interleave
