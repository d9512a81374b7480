// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window: puts the views around one playback and passes gestures on. GUI thread.
#pragma once

#include "ui/models/Classroom.h"
#include "ui/models/LessonModel.h"
#include "ui/models/OutputModel.h"
#include "ui/models/ParameterModel.h"
#include "ui/models/Playback.h"
#include "ui/models/Preferences.h"
#include "ui/models/RunController.h"
#include "ui/models/RunFiles.h"
#include "ui/models/TrialsModel.h"
#include "ui/views/SlidePicture.h"
#include "ui/views/Theme.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <QTranslator>

#include <optional>

class QLabel;
class QShortcut;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace interleave {

class AboutPage;
class Announcer;
class ClassroomStrip;
class FileMenu;
class FrameStats;
class HelpPage;
class LessonList;
class PictureStrip;
class Presenter;
class ReplayPanel;
class ScriptPlayer;
class ScriptStrip;
class SidePanel;
class SpotlightStrip;
class StageView;
class StatusStrip;
class TransportBar;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Runs are recorded there, and offered to be opened again.
    void setRecordingDirectory(const QString& directory);
    /// Pictures for slides go there; at first into the person's own pictures.
    void setPictureDirectory(const QString& directory) { m_pictureDirectory = directory; }
    /// What is chosen for the next runs is taken from that file, and kept in it from now on.
    void keepPreferencesIn(const QString& file);
    /// Opens a lesson script or a saved run, by its name.
    void openFile(const QString& file);
    /// False where it is wrong: the window says what, and stays as it is. Ends a run that goes on.
    bool openScript(const QString& file);
    [[nodiscard]] ScriptPlayer& script() { return *m_script; }
    /// While there is one, what is chosen is for this time only: a flag of the command line, a saved run's.
    class Unremembered {
    public:
        explicit Unremembered(MainWindow& window) : m_window(window) { ++m_window.m_unremembered; }
        ~Unremembered() { --m_window.m_unremembered; }
        Unremembered(const Unremembered&) = delete;
        Unremembered& operator=(const Unremembered&) = delete;

    private:
        MainWindow& m_window;
    };
    void setSizeForThisStart(QSize size);
    /// Everything as it is where nothing was ever chosen.
    void forgetPreferences();
    /// Reads a saved run, in the background, and shows it.
    void openRun(const QString& file);
    /// Shows a run that is not running: its lesson, its parameters, all of it. `damage`: a sentence, or
    /// empty.
    void showRun(std::shared_ptr<const Trace> trace, const QString& damage);
    [[nodiscard]] RunFiles& files() { return m_files; }
    /// `count` pictures of the marked span, or of the whole run, each shown for `ms`, as one file.
    void saveMovingPicture(PictureOf what, int count, int ms, const QString& file);
    [[nodiscard]] PictureStrip& pictures() { return *m_strip; }

    void chooseLesson(int row);
    [[nodiscard]] int lesson() const { return m_lesson; }
    void run();
    /// "en" or "zh_CN", in place.
    void setLanguage(const QString& language);
    [[nodiscard]] QString language() const { return m_language; }
    /// The page about the lesson, in the place of the stage.
    void showAbout(bool shown);
    /// The manual, in the place of the stage.
    void showHelp(const QString& page);
    [[nodiscard]] HelpPage& help() { return *m_help; }
    /// What the lesson's code is shown in.
    void setCodeLanguage(CodeLanguage language);
    /// For the last row: everything larger, and only what a class looks at.
    enum class Filling { Screen, Window };
    void setProjection(bool on, Filling filling = Filling::Screen);
    [[nodiscard]] bool projection() const { return m_projection; }
    /// As a presenter's remote has it, while projecting.
    void presentNext();
    void presentBack();
    [[nodiscard]] bool aboutShown() const;
    /// On what is chosen.
    void setSpotlight(bool on);
    void setTheme(Theme::Mode mode);
    void setMovement(bool on);
    void setStartPaused(bool on);
    /// A call from the lesson's console. Where nothing runs, a run without the tour is started for it.
    void call(const QString& command);
    /// Times the size that suits the window.
    void setUserScale(double factor);
    [[nodiscard]] double userScale() const { return m_userScale; }

    [[nodiscard]] ParameterModel& parameters() { return m_parameters; }
    [[nodiscard]] RunController& controller() { return m_controller; }
    [[nodiscard]] Playback& playback() { return m_playback; }
    [[nodiscard]] Classroom& classroom() { return m_classroom; }
    [[nodiscard]] FrameStats& frameStats() { return *m_frameStats; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Page { Stage, About, Help };
    void buildPanels();
    void connectViews();
    void connectPresenting();
    void emptyStage();
    void lightActor(int step);
    void lightObject(int step);
    void showPage(Page page);
    [[nodiscard]] Page page() const;
    // MainWindowKeys.cpp
    void addKeys();
    void typeDigit(int digit);
    void toggleHelp();
    [[nodiscard]] QString helpTopic() const;
    void focusPanel(int by);
    // MainWindowMemory.cpp
    void connectMemory();
    void takeOver(const Preferences& preferences);
    void keepLayout();
    template <class Keep> void remember(Keep keep) {
        if (m_preferences && m_unremembered == 0)
            keep(*m_preferences);
    }
    void applyScale();
    enum class Mood { Trouble, News };
    void showMessage(const QString& sentence, Mood mood = Mood::Trouble);
    void connectFiles();
    void connectTasks();
    void connectScripts();
    void forgetRun();
    void makeStrip(int count, const QString& file);
    void connectPictures();
    void makeMovingPicture();
    [[nodiscard]] QWidget& pictured(PictureOf what);
    void takeSlidePicture(PictureOf what);
    [[nodiscard]] TimeSpan picturedSpan() const;
    /// False, and says so, where something is under way already.
    bool isIdle();
    void beginTask(const QString& words);
    void endTask();
    [[nodiscard]] QString runName() const;
    void toggleTheme();
    void retext();

    LessonModel m_lessons;
    ParameterModel m_parameters;
    Playback m_playback;
    Classroom m_classroom{m_playback};
    TrialsModel m_trials;
    OutputModel m_output;
    RunController m_controller;
    RunFiles m_files;
    std::optional<Preferences> m_preferences; ///< none: what is chosen goes with the window
    QString m_pictureDirectory;
    int m_unremembered = 0;
    QString m_firstLanguage; ///< before anything was taken from the file
    QSize m_givenSize;       ///< for this start only
    QTranslator m_translator;
    QTranslator m_qtTranslator;
    QString m_language;
    int m_lesson = -1;
    int m_firstDigit = 0;
    QElapsedTimer m_sinceDigit;
    double m_userScale = 1;
    bool m_projection = false;
    FrameStats* m_frameStats;
    TransportBar* m_bar = nullptr;
    FileMenu* m_menu = nullptr;
    QLabel* m_message = nullptr;
    Announcer* m_announcer = nullptr;
    QTimer* m_newsTimer = nullptr; ///< news goes by itself, trouble stays
    LessonList* m_list = nullptr;
    ClassroomStrip* m_ask = nullptr;
    StageView* m_stage = nullptr;
    AboutPage* m_about = nullptr;
    HelpPage* m_help = nullptr;
    QStackedWidget* m_pages = nullptr; ///< the stage with its timeline, what the lesson is about, the manual
    QSplitter* m_splitter = nullptr;
    QPointer<QWidget> m_before; ///< had the focus before a page was opened
    SidePanel* m_side = nullptr;
    ReplayPanel* m_replay = nullptr;
    SpotlightStrip* m_spot = nullptr;
    Presenter* m_presenter = nullptr;
    StatusStrip* m_status = nullptr;
    PictureStrip* m_strip = nullptr;
    ScriptPlayer* m_script = nullptr;
    QShortcut* m_escape = nullptr; ///< enabled while there is something to cancel
    QTimer* m_scaleTimer = nullptr;
};

} // namespace interleave
