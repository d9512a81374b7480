// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MainWindow.h"

#include "core/trace/TraceFileWriter.h"

#include "ui/models/CallRows.h"
#include "ui/views/AboutPage.h"
#include "ui/views/CodeView.h"
#include "ui/views/ConsoleView.h"
#include "ui/views/FileMenu.h"
#include "ui/views/LessonList.h"
#include "ui/views/MeasurementsView.h"
#include "ui/views/ParameterPanel.h"
#include "ui/views/PictureStrip.h"
#include "ui/views/QueuesView.h"
#include "ui/views/StageView.h"
#include "ui/views/StatesView.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/Theme.h"
#include "ui/views/TimelineView.h"

#include "tests/ui/support/Times.h"
#include "tests/ui/views/RaceScript.h"
#include "tests/ui/views/TraceScript.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

class MainWindowTest : public testing::Test {
protected:
    MainWindowTest() {
        window.controller().setEnginePath(ENGINE_PATH);
        window.resize(1280, 720);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~MainWindowTest() override {
        Theme::instance().setMode(Theme::Mode::Light);
        Theme::instance().setScale(1);
    }
    static int rowOf(const char* lesson) {
        const auto lessons = catalog();
        const auto found = std::ranges::find(lessons, findScenario(lesson).value());
        return static_cast<int>(found - lessons.begin());
    }
    QPushButton* button(const QString& words) {
        for (QPushButton* found : window.findChildren<QPushButton*>())
            if (found->text().contains(words))
                return found;
        return nullptr;
    }

    /// A line above the stage, where the person is told what happened.
    bool says(const QString& words) {
        return std::ranges::any_of(window.findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    MainWindow window;
};

TEST_F(MainWindowTest, AClickOnALessonChoosesIt) {
    QTest::mouseClick(button(QStringLiteral("Lost updates")), Qt::LeftButton);
    EXPECT_STREQ(window.parameters().lesson()->id, "race");
}

TEST_F(MainWindowTest, TwoDigitsOneAfterTheOtherChooseTheLessonsFromTheTenthOn) {
    QTest::keyClick(&window, Qt::Key_1);
    QTest::keyClick(&window, Qt::Key_2);
    EXPECT_STREQ(window.parameters().lesson()->id, catalog()[11]->info.id);
    QTest::keyClick(&window, Qt::Key_PageUp, Qt::ControlModifier);
    EXPECT_STREQ(window.parameters().lesson()->id, catalog()[10]->info.id);
    QTest::keyClick(&window, Qt::Key_PageDown, Qt::ControlModifier);
    EXPECT_STREQ(window.parameters().lesson()->id, catalog()[11]->info.id);
}

TEST_F(MainWindowTest, ACallWhileNothingRunsStartsARunWithoutTheTourAndMakesIt) {
    window.chooseLesson(rowOf("queue-calls"));
    auto* console = window.findChild<ConsoleView*>();
    ASSERT_NE(console, nullptr);
    const auto answered = [&](const QString& call, const QString& answer) {
        return QTest::qWaitFor(
            [&] {
                const auto rows = callRows(window.playback(), 100);
                return std::ranges::any_of(rows, [&](const CallRow& row) {
                    return row.call == call && row.words.startsWith(answer);
                });
            },
            kPatienceMs);
    };
    ASSERT_TRUE(QTest::qWaitFor( // the layout comes with the next turn of the event loop
        [this] { return !button(QStringLiteral("qsize()"))->visibleRegion().isEmpty(); }, kPatienceMs));
    QTest::mouseClick(button(QStringLiteral("qsize()")), Qt::LeftButton);
    EXPECT_TRUE(window.controller().active());
    EXPECT_EQ(window.parameters().value(2), 0) << "the tour is off";
    EXPECT_TRUE(answered(QStringLiteral("qsize()"), QStringLiteral("0")));
    QTest::keyClick(&window, Qt::Key_4, Qt::AltModifier); // get
    EXPECT_TRUE(answered(QStringLiteral("get()"), QStringLiteral("waits for")));
    console->item().setText(QStringLiteral("[1, \"a\"]"));
    QTest::keyClick(&console->item(), Qt::Key_Return); // put
    EXPECT_TRUE(answered(QStringLiteral("get()"), QStringLiteral("[1, \"a\"]")));
}

TEST_F(MainWindowTest, AnItemThatCannotBeReadIsRefusedWithWhatIsAllowed) {
    window.chooseLesson(rowOf("queue-calls"));
    auto* console = window.findChild<ConsoleView*>();
    ASSERT_NE(console, nullptr);
    console->item().setText(QStringLiteral("one"));
    QTest::keyClick(&console->item(), Qt::Key_Return);
    EXPECT_FALSE(window.controller().active());
    EXPECT_TRUE(console->complaint().contains(QStringLiteral("'one'; allowed: 1, 1.5, \"text\"")));
    EXPECT_TRUE(says(console->complaint()));
    console->item().setText(
        QString(200, QLatin1Char('1')).prepend(QLatin1Char('"')).append(QLatin1Char('"')));
    QTest::keyClick(&console->item(), Qt::Key_Return);
    EXPECT_TRUE(console->complaint().contains(QStringLiteral("too long; allowed: 120 bytes")));
    console->item().setText(QStringLiteral("1"));
    QTest::keyClick(&console->item(), Qt::Key_Return);
    EXPECT_TRUE(console->complaint().isEmpty());
    EXPECT_TRUE(window.controller().active());
}

TEST_F(MainWindowTest, SeveralQueuesAreShownBelowEachOtherAndOneAlone) {
    window.chooseLesson(rowOf("fifo-lifo-priority"));
    auto* several = window.findChild<QueuesView*>();
    ASSERT_NE(several, nullptr);
    EXPECT_FALSE(several->isVisible());
    ASSERT_TRUE(window.parameters().applySetting(QStringLiteral("pace=0")));
    window.run();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    EXPECT_TRUE(several->isVisible());
    EXPECT_FALSE(several->grab().isNull());
    window.playback().showAt(0);
    EXPECT_TRUE(several->isVisible()) << "nothing jumps where there was none yet";
    window.chooseLesson(rowOf("bounded-queue"));
    EXPECT_FALSE(several->isVisible());
}

TEST_F(MainWindowTest, DigitKeysChooseLessons) {
    QTest::keyClick(&window, Qt::Key_2);
    EXPECT_STREQ(window.parameters().lesson()->id, catalog()[1]->info.id);
}

TEST_F(MainWindowTest, TheChosenLessonsButtonIsInSightHoweverLowTheWindow) {
    window.resize(window.minimumSize());
    for (int row = 0; row < static_cast<int>(catalog().size()); ++row) {
        window.chooseLesson(row);
        const QPushButton* chosen =
            button(QString::fromUtf8(catalog()[static_cast<std::size_t>(row)]->info.title));
        ASSERT_NE(chosen, nullptr);
        EXPECT_EQ(chosen->visibleRegion().boundingRect(), chosen->rect()) << row;
        EXPECT_GE(chosen->height(), chosen->sizeHint().height()) << row;
    }
}

TEST_F(MainWindowTest, RunButtonRunsAndStopButtonStops) {
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    ASSERT_EQ(window.controller().state(), RunController::State::Running);
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return !window.playback().world()->queues().empty(); }, kPatienceMs));
    QTest::mouseClick(button(QStringLiteral("Stop")), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    EXPECT_EQ(window.playback().world()->outcome(), Outcome::Stopped);
}

TEST_F(MainWindowTest, AMissingEngineIsSaidAboveTheStageUntilARunStarts) {
    window.controller().setEnginePath("/nowhere/interleave-engine");
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    EXPECT_EQ(window.controller().state(), RunController::State::Idle);
    EXPECT_TRUE(says(QStringLiteral("The engine is missing: /nowhere/interleave-engine (No such file")));
    window.controller().setEnginePath(ENGINE_PATH);
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    EXPECT_FALSE(says(QStringLiteral("The engine is missing")));
}

/// An engine that may have so few descriptors: enough for itself, and none for a worker process.
QString engineWithFewDescriptors(const QTemporaryDir& directory) {
    QFile script(directory.filePath(QStringLiteral("engine")));
    EXPECT_TRUE(script.open(QFile::WriteOnly));
    script.write("#!/bin/sh\nulimit -n 9\nexec '" ENGINE_PATH "' \"$@\"\n");
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return script.fileName();
}

TEST_F(MainWindowTest, AProcessThatCannotBeStartedIsSaidWithTheSystemsWordsAndTheRunIsOver) {
    const QTemporaryDir directory;
    window.controller().setEnginePath(engineWithFewDescriptors(directory).toStdString());
    QTest::mouseClick(button(QStringLiteral("Relay of processes")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    EXPECT_EQ(window.playback().world()->outcome(), Outcome::Failed);
    EXPECT_TRUE(says(QStringLiteral("the process writer could not be started")));
    EXPECT_TRUE(says(QStringLiteral("Too many open files, at most 9")));
    for (const ProcessInfo& process : window.playback().world()->processes())
        EXPECT_EQ(process.pid, 0) << "none was started";
}

TEST_F(MainWindowTest, ChoosingAnotherLessonEndsTheRunAndClearsTheStage) {
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    QTest::keyClick(&window, Qt::Key_3);
    EXPECT_EQ(window.controller().state(), RunController::State::Idle);
    EXPECT_FALSE(window.playback().trace());
}

TEST_F(MainWindowTest, ProcessOrThreadFillsItsTableRowByRow) {
    QTest::mouseClick(button(QStringLiteral("Process or thread?")), Qt::LeftButton);
    auto* table = window.findChild<MeasurementsView*>();
    ASSERT_NE(table, nullptr);
    EXPECT_TRUE(table->isVisible());
    EXPECT_FALSE(window.findChild<StatesView*>()->isVisible());
    for (const char* setting : {"creations=10", "rounds=50", "pause=0.1"})
        EXPECT_TRUE(window.parameters().applySetting(QString::fromLatin1(setting)));
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    const auto measured = [&](std::size_t row) {
        return !table->rows()[row].thread.value.isEmpty() && !table->rows()[row].process.value.isEmpty();
    };
    ASSERT_TRUE(QTest::qWaitFor([this] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    ASSERT_TRUE(QTest::qWaitFor([&] { return measured(6); }, kPatienceMs));
    for (std::size_t row = 0; row < table->rows().size(); ++row)
        EXPECT_TRUE(measured(row)) << row;
    EXPECT_EQ(window.playback().world()->outcome(), Outcome::Finished);
    std::int64_t first = 0; // of a process
    {
        const Trace::Reading reading(*window.playback().trace());
        for (std::size_t i = reading.firstEvent(); i < reading.events().size() && first == 0; ++i)
            if (const Event& event = reading.events()[i];
                event.kind == EventKind::Measured && event.detail == static_cast<int>(MeasuredSide::Process))
                first = static_cast<std::int64_t>(event.time);
    }
    window.playback().showAt(first);
    EXPECT_TRUE(measured(0));
    EXPECT_FALSE(measured(1)) << "one after the other";
    window.chooseLesson(rowOf("five-states"));
    EXPECT_FALSE(table->isVisible());
    EXPECT_TRUE(window.findChild<StatesView*>()->isVisible());
}

TEST_F(MainWindowTest, EveryLessonIsPaintedAtRestInBothThemes) {
    for (int row = 0; row < static_cast<int>(catalog().size()); ++row)
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            window.chooseLesson(row);
            EXPECT_FALSE(window.grab().isNull());
        }
}

TEST_F(MainWindowTest, TheLanguageSwitchesInPlaceAndBack) {
    const auto shows = [this](const QString& words) {
        return QTest::qWaitFor([&] { return button(words) != nullptr; }, kPatienceMs);
    };
    QTest::mouseClick(button(QStringLiteral("中文")), Qt::LeftButton);
    ASSERT_TRUE(shows(QStringLiteral("运行")));
    EXPECT_TRUE(shows(QStringLiteral("有界队列")));
    EXPECT_TRUE(says(QStringLiteral("参数"))) << "the side panel's titles too";
    QTest::mouseClick(button(QStringLiteral("English")), Qt::LeftButton);
    EXPECT_TRUE(shows(QStringLiteral("Run")));
    EXPECT_TRUE(shows(QStringLiteral("Bounded queue")));
}

TEST_F(MainWindowTest, TheCodeSwitchesToCppAndBackByKeyAndByClickAndTheChoiceIsKept) {
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("interleave.ini"));
    window.keepPreferencesIn(file);
    window.chooseLesson(rowOf("race"));
    const auto shown = [](const MainWindow& in) {
        return in.findChild<CodeView*>()->accessibleDescription();
    };
    const CodeText& code = findScenario("race").value()->info.code.first;
    EXPECT_EQ(shown(window), QString::fromUtf8(code.python));
    QTest::keyClick(&window, Qt::Key_F4);
    EXPECT_EQ(shown(window), QString::fromUtf8(code.cpp));
    MainWindow next;
    next.keepPreferencesIn(file);
    EXPECT_EQ(shown(next), QString::fromUtf8(code.cpp));
    for (QToolButton* tab : window.findChildren<QToolButton*>())
        if (tab->text() == QLatin1String("Python"))
            QTest::mouseClick(tab, Qt::LeftButton);
    EXPECT_EQ(shown(window), QString::fromUtf8(code.python));
}

TEST_F(MainWindowTest, TheCodeIsTheProgramThatIsChosenAndWhereTheRunIsLookedAtTheRuns) {
    window.chooseLesson(rowOf("race"));
    const auto* code = window.findChild<CodeView*>();
    const auto shows = [&](const char* words) {
        return code->accessibleDescription().contains(QLatin1String(words));
    };
    EXPECT_FALSE(shows("lock"));
    for (const char* setting : {"protection=mutex", "increments=1000"})
        ASSERT_TRUE(window.parameters().applySetting(QLatin1String(setting)));
    EXPECT_TRUE(shows("with lock:"));
    window.run();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !window.controller().active(); }, kPatienceMs));
    EXPECT_TRUE(shows("with lock:"));
    ASSERT_TRUE(window.parameters().applySetting(QStringLiteral("protection=atomic")));
    EXPECT_TRUE(shows("fetch_add")) << "what would run next";
    window.playback().showAt(window.playback().end() / 2);
    EXPECT_TRUE(shows("with lock:")) << "what ran then";
}

TEST_F(MainWindowTest, ALostUpdateThatIsChosenIsShownLargeOnTheTimelineAndItsLinesInTheCode) {
    RaceScript script;
    script.setStep(20);
    script.lose(4711);
    const std::int64_t written = script.now();
    script.reads(script.one, 4712);
    window.showRun(script.finish({"race", {}, {"increments=10"}, {}, 0, 0, {}}), {});
    for (QToolButton* step : window.findChildren<QToolButton*>())
        if (step->text().contains(QStringLiteral("◀ Before")))
            QTest::mouseClick(step, Qt::LeftButton);
    EXPECT_EQ(window.playback().world()->time(), written);
    const TimelineCoordinates shown = window.findChild<TimelineView*>()->coordinates();
    EXPECT_LT(shown.span, 1000) << "nanoseconds";
    EXPECT_LT(shown.begin, written);
    EXPECT_GT(shown.begin + shown.span, written);
    EXPECT_EQ(window.findChild<CodeView*>()->stepLines(), (std::vector<int>{6, 7}));
}

TEST_F(MainWindowTest, F2OpensWhatTheLessonIsAboutWithItsTableAndEscOrRunClosesIt) {
    auto* page = window.findChild<AboutPage*>();
    ASSERT_NE(page, nullptr);
    window.chooseLesson(rowOf("five-states"));
    EXPECT_FALSE(page->isVisible());
    QTest::keyClick(&window, Qt::Key_F2);
    EXPECT_TRUE(page->isVisible());
    EXPECT_TRUE(page->toPlainText().contains(QStringLiteral("wants a CPU and has none")));
    EXPECT_TRUE(page->toPlainText().contains(QStringLiteral("A dead thread cannot be started again.")));
    window.setLanguage(QStringLiteral("zh_CN"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !page->toPlainText().contains(QStringLiteral("wants a CPU")); },
                                kPatienceMs));
    window.setLanguage(QStringLiteral("en"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return button(QStringLiteral("About")) != nullptr; }, kPatienceMs));
    QTest::keyClick(page, Qt::Key_Escape);
    EXPECT_FALSE(page->isVisible());
    QTest::mouseClick(button(QStringLiteral("About")), Qt::LeftButton);
    EXPECT_TRUE(page->isVisible());
    QTest::mouseClick(button(QStringLiteral("Run")), Qt::LeftButton);
    EXPECT_FALSE(page->isVisible());
}

TEST_F(MainWindowTest, ScaleShortcutsScaleEverything) {
    const double before = Theme::instance().scale();
    QTest::keyClick(&window, Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_GT(Theme::instance().scale(), before);
    QTest::keyClick(&window, Qt::Key_0, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(Theme::instance().scale(), before);
}

TEST_F(MainWindowTest, EveryControlHasAnAccessibleName) {
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        // The parts of a field or of a scrolled area speak through it.
        const bool isPart = qobject_cast<const QAbstractSpinBox*>(widget->parent()) ||
                            qobject_cast<const QAbstractScrollArea*>(widget->parent()) ||
                            qobject_cast<const QAbstractScrollArea*>(widget);
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || isPart)
            continue;
        const auto* abstractButton = qobject_cast<const QAbstractButton*>(widget);
        EXPECT_TRUE(!widget->accessibleName().isEmpty() ||
                    (abstractButton && !abstractButton->text().isEmpty()))
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
}

TEST_F(MainWindowTest, ARunIsRecordedAndOpensAgainWithItsLessonAndParameters) {
    QTemporaryDir directory;
    window.setRecordingDirectory(directory.path());
    window.chooseLesson(rowOf("race"));
    ASSERT_TRUE(window.parameters().applySetting(QStringLiteral("increments=1000")));
    window.run();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    const QString file = window.controller().recording();
    const std::uint64_t events = window.playback().world()->events();
    ASSERT_TRUE(QFile::exists(file));

    window.chooseLesson(0);
    window.openRun(file);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.playback().trace() != nullptr; }, kPatienceMs));
    EXPECT_EQ(window.lesson(), rowOf("race"));
    EXPECT_EQ(window.parameters().value(1), 1000);
    EXPECT_EQ(window.playback().world()->events(), events);
    EXPECT_EQ(window.controller().state(), RunController::State::Idle);

    const QString copy = directory.filePath(QStringLiteral("copy.ilt"));
    ASSERT_TRUE(window.files().save(window.playback().trace(), copy));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.files().busy(); }, kPatienceMs));
    const QString table = directory.filePath(QStringLiteral("table.csv"));
    ASSERT_TRUE(window.files().exportTo(window.playback().trace(), ExportFormat::Csv, table));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.files().busy(); }, kPatienceMs));
    EXPECT_GT(QFile(copy).size(), 0);
    EXPECT_GT(QFile(table).size(), QFile(copy).size());
}

TEST_F(MainWindowTest, AFileThatIsNoRunIsSaidAndTheRunThatIsShownStays) {
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    file.write("no trace at all");
    file.close();
    window.openRun(file.fileName());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.files().busy(); }, kPatienceMs));
    EXPECT_TRUE(says(file.fileName()));
    EXPECT_EQ(window.playback().trace(), nullptr);
}

TEST_F(MainWindowTest, EscCancelsAnOpeningWhereverTheKeysGoAndTheRunThatIsShownStays) {
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("run.ilt"));
    Trace saved;
    ASSERT_TRUE(writeTraceFile(file.toStdString(), saved));
    auto* field = window.findChild<ParameterPanel*>()->findChild<QDoubleSpinBox*>();
    ASSERT_TRUE(field);
    field->setFocus();
    window.openRun(file);
    ASSERT_TRUE(window.files().busy());
    QTest::keyClick(field, Qt::Key_Escape);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.files().busy(); }, kPatienceMs));
    EXPECT_EQ(window.playback().trace(), nullptr);
    EXPECT_TRUE(says(QStringLiteral("Cancelled")));
}

TEST_F(MainWindowTest, OneThingAtATimeAndThatIsSaid) {
    QTemporaryFile file;
    ASSERT_TRUE(file.open());
    window.openRun(file.fileName());
    window.openRun(QStringLiteral("/nowhere/other.ilt"));
    EXPECT_TRUE(says(QStringLiteral("under way already")));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.files().busy(); }, kPatienceMs));
    EXPECT_TRUE(says(file.fileName()));
}

TEST_F(MainWindowTest, EscEndsAStripAndThePicturesShowTheRunAlone) {
    QTemporaryDir directory;
    window.showRun(scriptedTrace(), {});
    auto* menu = window.findChild<FileMenu*>();
    auto* strip = window.findChild<PictureStrip*>();
    const auto* status = window.findChild<StatusStrip*>();
    ASSERT_TRUE(menu && strip && status);
    const QString file = directory.filePath(QStringLiteral("strip.png"));
    bool shownBetween = false;
    QObject::connect(strip, &PictureStrip::aboutToTake, &window, [&] {
        shownBetween = shownBetween || status->accessibleName().contains(QStringLiteral("Making pictures"));
    });
    Q_EMIT menu->stripRequested(200, file);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return status->accessibleName().contains(QStringLiteral("Making pictures")); }, kPatienceMs));
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_FALSE(strip->busy());
    EXPECT_FALSE(shownBetween);
    EXPECT_FALSE(status->accessibleName().contains(QStringLiteral("Making pictures")));
    EXPECT_FALSE(strip->files().isEmpty());
    EXPECT_LT(strip->files().size(), 200);
    EXPECT_TRUE(says(QStringLiteral("Cancelled")));
}

TEST_F(MainWindowTest, AKeyMakesAPictureForASlideOfTheStageTheChartOrTheTimeline) {
    QTemporaryDir directory;
    window.setPictureDirectory(directory.path());
    window.showRun(scriptedTrace(), {});
    window.show();
    const auto* stage = window.findChild<StageView*>();
    const std::array widgets{static_cast<const QWidget*>(stage), static_cast<const QWidget*>(&stage->chart()),
                             static_cast<const QWidget*>(window.findChild<TimelineView*>())};
    std::size_t i = 0;
    for (const auto& [key, name] :
         {std::pair(Qt::Key_S, "stage"), std::pair(Qt::Key_C, "chart"), std::pair(Qt::Key_T, "timeline")}) {
        const QSize size = widgets[i++]->size() * 2; // the line that says where it is makes the stage smaller
        QTest::keyClick(&window, key, Qt::ControlModifier | Qt::ShiftModifier);
        const QString file =
            directory.filePath(QStringLiteral("bounded-queue-%1-1.png").arg(QLatin1String(name)));
        EXPECT_TRUE(says(file)) << name;
        EXPECT_EQ(QImage(file).size(), size) << name;
        EXPECT_EQ(QApplication::clipboard()->image().size(), size) << name;
    }
}

TEST_F(MainWindowTest, WhatIsChosenForTheNextRunsIsThereInTheNextWindow) {
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("interleave.ini"));
    const auto choose = [](MainWindow& in, const QString& words) {
        for (QAction* action : in.actions())
            if (action->isCheckable() && action->text().contains(words))
                action->trigger();
    };
    window.keepPreferencesIn(file);
    choose(window, QStringLiteral("procfs"));
    choose(window, QStringLiteral("256 MiB"));
    EXPECT_EQ(window.controller().probe(), ProbeChoice::Procfs);
    MainWindow next;
    EXPECT_EQ(next.controller().probe(), ProbeChoice::Best) << "kept in a file only where one is named";
    next.keepPreferencesIn(file);
    EXPECT_EQ(next.controller().probe(), ProbeChoice::Procfs);
    EXPECT_EQ(next.controller().memoryLimit(), std::size_t{256} << 20);
    QStringList checked;
    for (const QAction* action : next.actions())
        if (action->isChecked())
            checked << action->text();
    EXPECT_EQ(checked, (QStringList{QStringLiteral("Kernel's counters (procfs), sampled"),
                                    QStringLiteral("256 MiB")}));
}

TEST_F(MainWindowTest, OnlyTheNewestRecordingsAreKept) {
    QTemporaryDir directory;
    for (int i = 0; i < RunController::kRecordingsKept + 5; ++i) {
        QFile old(directory.filePath(QStringLiteral("2020-01-%1 old.ilt").arg(i, 2, 10, QLatin1Char('0'))));
        ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    }
    window.setRecordingDirectory(directory.path());
    window.chooseLesson(rowOf("race"));
    ASSERT_TRUE(window.parameters().applySetting(QStringLiteral("increments=1000")));
    window.run();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.controller().state() == RunController::State::Over; },
                                kPatienceMs));
    const QStringList kept = QDir(directory.path()).entryList({QStringLiteral("*.ilt")});
    EXPECT_EQ(kept.size(), RunController::kRecordingsKept);
    EXPECT_FALSE(kept.contains(QStringLiteral("2020-01-05 old.ilt")));
    EXPECT_TRUE(kept.contains(QStringLiteral("2020-01-24 old.ilt")));
}

} // namespace
} // namespace interleave
