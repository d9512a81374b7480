// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window. Flags as the wire contract has them; what is wrong with one is said in a line on stderr, exit
// status 2.
#include "core/trace/TraceFileReader.h"

#include "ui/models/RunFiles.h"
#include "ui/models/ScriptFiles.h"
#include "ui/models/Sentences.h"
#include "ui/views/FrameStats.h"
#include "ui/views/HelpPage.h"
#include "ui/views/MainWindow.h"
#include "ui/views/PictureStrip.h"
#include "ui/views/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <optional>

namespace {

using namespace interleave;

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kWordsMs = 500;
constexpr QSize kFirstSize{1600, 900};

struct Options {
    // What is not given is what was chosen before, or the default.
    std::optional<int> lesson;
    QStringList settings;
    bool start = false;
    std::optional<QString> language;
    std::optional<Theme::Mode> theme;
    std::optional<CodeLanguage> code;
    std::optional<QString> manual; ///< the page to open it at
    bool about = false;
    bool projection = false;
    std::optional<QSize> size;
    QString screenshot;
    int afterMs = 1000;
    std::optional<int> atMs; ///< the moment to be pictured
    std::optional<int> quitAfterMs;
    QString frameStats;
    QString movingPicture;
    QString file; ///< a saved run or a lesson script to open
};

[[noreturn]] void complain(const QString& sentence, int status = kWrongUsage) {
    std::fprintf(stderr, "interleave: %s\n", qPrintable(sentence));
    std::exit(status);
}

int milliseconds(const QCommandLineParser& parser, const QString& name, int otherwise) {
    if (!parser.isSet(name))
        return otherwise;
    bool isNumber = false;
    const int value = parser.value(name).toInt(&isNumber);
    if (!isNumber || value < 0)
        complain(QStringLiteral("--%1 '%2'; allowed: milliseconds, 0 or more").arg(name, parser.value(name)));
    return value;
}

int lessonRow(const QString& id) {
    const auto found = findScenario(id.toStdString());
    if (!found)
        complain(QString::fromStdString(englishSentence(found.error())));
    int row = 0;
    while (catalog()[static_cast<std::size_t>(row)] != found.value())
        ++row;
    return row;
}

QSize windowSize(const QString& text) {
    const QStringList sides = text.split(QLatin1Char('x'));
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
    if (sides.size() != 2 || size.width() < 640 || size.height() < 480 || size.width() > 16384 ||
        size.height() > 16384)
        complain(
            QStringLiteral("--geometry '%1'; allowed: WIDTHxHEIGHT from 640x480 to 16384x16384").arg(text));
    return size;
}

std::optional<QString> chosenOf(const QCommandLineParser& parser, const QString& name,
                                const QStringList& allowed) {
    if (!parser.isSet(name))
        return std::nullopt;
    if (!allowed.contains(parser.value(name)))
        complain(QStringLiteral("--%1 '%2'; allowed: %3")
                     .arg(name, parser.value(name), allowed.join(QStringLiteral(", "))));
    return parser.value(name);
}

QString systemLanguage() {
    return QLocale().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

Options parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Shows real threads and processes at work"));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&](const char* name, const char* description, const char* value = "") {
        parser.addOption({QString::fromUtf8(name), QString::fromUtf8(description), QString::fromUtf8(value)});
    };
    add("scenario", "The lesson to open", "id");
    add("set", "A parameter's value; may be given several times", "name=value");
    add("start", "Run the lesson at once");
    add("language", "en or zh_CN", "language");
    add("theme", "light or dark", "theme");
    add("code", "What the lesson's code is shown in: python or cpp", "language");
    add("about", "Open the page about the lesson");
    add("manual", "Open the manual at that page", "page");
    add("projection", "Fill the screen");
    add("geometry", "Size of the window", "WxH");
    add("screenshot", "Save a picture of the window as PNG", "file");
    add("after", "When to take it, in ms from the start", "ms");
    add("at", "The moment to picture, in ms since the run's start; without it the newest", "ms");
    add("quit-after", "When to end, in ms from the start", "ms");
    add("moving-picture", "Save the stage over the whole of a saved run as .gif or .webp, and end", "file");
    add("frame-stats", "Write figures about frames as JSON at the end", "file");
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("A saved run or a lesson script"));
    if (!parser.parse(arguments))
        complain(parser.errorText().replace(QLatin1Char('\n'), QLatin1Char(' ')) +
                 QStringLiteral("; see interleave --help"));
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    Options options;
    options.file = parser.positionalArguments().value(0);
    if (parser.positionalArguments().size() > 1)
        complain(QStringLiteral("'%1' is one too many; allowed: one saved run or lesson script")
                     .arg(parser.positionalArguments().value(1)));
    if (!options.file.isEmpty() &&
        (parser.isSet(QStringLiteral("start")) || parser.isSet(QStringLiteral("scenario"))))
        complain(QStringLiteral("'%1' brings its own lesson; allowed: a saved run or a lesson script, or "
                                "--scenario and --start")
                     .arg(options.file));
    options.movingPicture = parser.value(QStringLiteral("moving-picture"));
    if (!options.movingPicture.isEmpty() && (options.file.isEmpty() || isScriptName(options.file)))
        complain(
            QStringLiteral("--moving-picture '%1' without a saved run; allowed: TRACE --moving-picture FILE")
                .arg(options.movingPicture));
    if (parser.isSet(QStringLiteral("scenario")))
        options.lesson = lessonRow(parser.value(QStringLiteral("scenario")));
    options.settings = parser.values(QStringLiteral("set"));
    options.start = parser.isSet(QStringLiteral("start"));
    options.language =
        chosenOf(parser, QStringLiteral("language"), {QStringLiteral("en"), QStringLiteral("zh_CN")});
    if (const auto theme =
            chosenOf(parser, QStringLiteral("theme"), {QStringLiteral("light"), QStringLiteral("dark")}))
        options.theme = *theme == QLatin1String("dark") ? Theme::Mode::Dark : Theme::Mode::Light;
    if (const auto code =
            chosenOf(parser, QStringLiteral("code"), {QStringLiteral("python"), QStringLiteral("cpp")}))
        options.code = *code == QLatin1String("cpp") ? CodeLanguage::Cpp : CodeLanguage::Python;
    options.manual = chosenOf(parser, QStringLiteral("manual"), HelpPage::pages());
    options.about = parser.isSet(QStringLiteral("about"));
    options.projection = parser.isSet(QStringLiteral("projection"));
    if (parser.isSet(QStringLiteral("geometry")))
        options.size = windowSize(parser.value(QStringLiteral("geometry")));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.afterMs = milliseconds(parser, QStringLiteral("after"), options.afterMs);
    if (parser.isSet(QStringLiteral("at")))
        options.atMs = milliseconds(parser, QStringLiteral("at"), 0);
    if (parser.isSet(QStringLiteral("quit-after")))
        options.quitAfterMs = milliseconds(parser, QStringLiteral("quit-after"), 0);
    options.frameStats = parser.value(QStringLiteral("frame-stats"));
    // Settings are tried before anything is shown.
    const ScenarioInfo& info = LessonModel::info(options.lesson.value_or(0));
    ParameterValues values = defaultsOf(info);
    for (const QString& setting : options.settings)
        if (const auto applied = applySetting(info, setting.toStdString(), values); !applied)
            complain(QString::fromStdString(englishSentence(applied.error())));
    return options;
}

/// What is started to be measured or pictured is the same wherever it is started.
bool remembers(const Options& options) {
    return !options.start && options.screenshot.isEmpty() && !options.quitAfterMs &&
           options.frameStats.isEmpty() && options.movingPicture.isEmpty();
}

/// What the flags say, for this start only.
void apply(const Options& options, MainWindow& window) {
    const MainWindow::Unremembered thisStart(window);
    if (options.language)
        window.setLanguage(*options.language);
    if (options.theme)
        window.setTheme(*options.theme);
    // Settings are the first lesson's where none is named: not those of the one that was shown last.
    if (options.lesson || !options.settings.isEmpty())
        window.chooseLesson(options.lesson.value_or(0));
    for (const QString& setting : options.settings)
        static_cast<void>(window.parameters().applySetting(setting)); // they were tried before
    if (options.code)
        window.setCodeLanguage(*options.code);
    if (options.size)
        window.setSizeForThisStart(*options.size);
    if (options.about)
        window.showAbout(true);
    if (options.manual)
        window.showHelp(*options.manual);
}

void schedule(MainWindow& window, const Options& options) {
    if (options.atMs) // words follow a little later
        QTimer::singleShot(std::max(0, options.afterMs - kWordsMs), &window, [&window, at = *options.atMs] {
            window.playback().showAt(std::int64_t{at} * 1'000'000);
        });
    if (!options.screenshot.isEmpty())
        QTimer::singleShot(options.afterMs, &window, [&window, file = options.screenshot] {
            if (!window.grab().save(file, "PNG"))
                complain(
                    QString::fromStdString(englishSentence(
                        {ErrorCode::FileNotWritten, file.toStdString(), {}, "not a place for a PNG file"})),
                    kFailed);
        });
    if (options.quitAfterMs)
        QTimer::singleShot(*options.quitAfterMs, qApp, &QApplication::quit);
}

/// As long as the run, at most ten seconds.
void saveMovingPicture(MainWindow& window, const QString& file) {
    constexpr int kPictureMs = 100;
    constexpr std::int64_t kMost = 100;
    const std::int64_t count = window.playback().end() / 1'000'000 / kPictureMs;
    QObject::connect(&window.pictures(), &PictureStrip::done, qApp, &QApplication::quit);
    QObject::connect(&window.pictures(), &PictureStrip::failed, qApp, [](const Error& error) {
        complain(QString::fromStdString(englishSentence(error)), kFailed);
    });
    window.saveMovingPicture(PictureOf::Stage, static_cast<int>(std::clamp<std::int64_t>(count, 2, kMost)),
                             kPictureMs, file);
}

/// Before there is a window: what is wrong with it is said as compilers do, which editors understand.
void checkScript(const QString& file) {
    if (const auto script = readScriptAt(file); !script) {
        std::fprintf(stderr, "%s\n", faultLine(file.toStdString(), script.error()).c_str());
        std::exit(kWrongUsage);
    }
}

/// Before the window is shown: what cannot be read is said where it was asked.
void showSaved(MainWindow& window, const QString& file) {
    auto read = readTraceFile(file.toStdString());
    if (!read)
        complain(QString::fromStdString(englishSentence(read.error())), kFailed);
    window.showRun(read.value().trace,
                   read.value().damage ? damageSentence(*read.value().damage) : QString());
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN); // a run's pipe may break at any time
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("interleave"));
    QApplication::setApplicationDisplayName(QStringLiteral("Interleave"));
    QApplication::setApplicationVersion(QStringLiteral(INTERLEAVE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.interleave.Interleave"));
    const Options options = parse(QApplication::arguments());
    if (isScriptName(options.file))
        checkScript(options.file);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/interleave.svg")));
    // Before there are widgets: they are made with its fonts.
    Theme::instance().setMode(options.theme.value_or(Theme::Mode::Light));
    MainWindow window;
    window.setLanguage(systemLanguage());
    window.resize(kFirstSize);
    window.setRecordingDirectory(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                 QStringLiteral("/runs"));
    if (remembers(options))
        window.keepPreferencesIn(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                                 QStringLiteral("/interleave.ini"));
    apply(options, window);
    if (isScriptName(options.file))
        window.openScript(options.file);
    else if (!options.file.isEmpty())
        showSaved(window, options.file);
    schedule(window, options);
    // A picture has the size that was asked for, whatever the screen's.
    const bool fills = options.projection && options.screenshot.isEmpty();
    if (options.projection)
        window.setProjection(true, fills ? MainWindow::Filling::Screen : MainWindow::Filling::Window);
    if (!fills)
        window.show();
    if (!options.movingPicture.isEmpty())
        QTimer::singleShot(0, &window,
                           [&window, file = options.movingPicture] { saveMovingPicture(window, file); });
    if (options.start)
        QTimer::singleShot(0, &window, &MainWindow::run);
    const int status = QApplication::exec();
    if (!options.frameStats.isEmpty() && !window.frameStats().write(options.frameStats))
        complain(
            QString::fromStdString(englishSentence(
                {ErrorCode::FileNotWritten, options.frameStats.toStdString(), {}, "not a place for a file"})),
            kFailed);
    return status;
}
