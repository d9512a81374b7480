// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plays a lesson script in the window: its steps are done with the window's run, its words stay until the
// person goes on, and going back shows earlier words with the run as it was then. GUI thread.
#pragma once

#include "core/script/ScriptPerformance.h"

#include "ui/models/RunController.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace interleave {

class ScriptPlayer : public QObject, private ScriptHands {
    Q_OBJECT

public:
    ScriptPlayer(RunController& controller, ParameterModel& parameters, Playback& playback,
                 QObject* parent = nullptr);

    /// The parameters are those of its lesson, and no run goes on. `file` is said where a step fails.
    void open(LessonScript script, const QString& file);
    /// The run goes on.
    void close();
    [[nodiscard]] bool isOpen() const { return m_performance.has_value(); }

    /// To the next words; nothing where the run has to come so far first.
    void next();
    /// To the words before these. It undoes nothing of a run: the moment that belongs to them is shown.
    void back();
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] bool canGoBack() const { return m_page > 0; }

    /// "en" or "zh_CN": of title and words.
    void setLanguage(const QString& language);
    [[nodiscard]] QString title() const;
    /// The words that are shown; empty before the first.
    [[nodiscard]] QString words() const { return wordsOf(m_page); }
    /// Those of a page, from 0.
    [[nodiscard]] QString wordsOf(int page) const;
    /// Which of the script's words they are, from 0; -1: none yet.
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// What it waits for, or which moment is shown, or that the script is over; one sentence or nothing.
    [[nodiscard]] QString notice() const;
    /// Why the present step could not be done; empty: it could.
    [[nodiscard]] QString failure() const;

Q_SIGNALS:
    void opened();
    void closed();
    /// Anything of what it says.
    void changed();
    /// The lesson's own question is to be asked.
    void asked();
    void speedSet(double factor);

private:
    /// Words, or the question, and the moment of the run that belongs to them.
    struct Page {
        std::size_t step = 0;
        int run = 0; ///< 0: before the first
        std::int64_t moment = 0;
    };

    /// Does something with the performance, which may make the run say something in turn.
    template <class Act> void perform(Act&& act);
    void look();
    void follow();
    void showPage();
    [[nodiscard]] bool ofThisRun(const Page& page) const;
    [[nodiscard]] QString waitingWords() const;
    [[nodiscard]] QString pastWords() const;

    OrError<void> run() override;
    void set(std::size_t parameter, double value) override;
    void setSpeed(double factor) override;
    void pause() override { m_controller.pause(); }
    void resume() override { m_controller.resume(); }
    void stop() override { m_controller.stop(); }
    OrError<void> call(const std::string& command) override;
    void kill(ObjectId process) override { m_controller.killProcess(process); }
    void light(ActorId actor, ObjectId object) override;
    void show(std::optional<std::int64_t> moment) override;
    void ask() override { Q_EMIT asked(); }
    [[nodiscard]] std::shared_ptr<const Trace> trace() const override;
    [[nodiscard]] std::shared_ptr<const World> world() const override;
    [[nodiscard]] bool active() const override { return m_controller.active(); }
    [[nodiscard]] bool paused() const override;
    [[nodiscard]] std::int64_t now() const override;

    RunController& m_controller;
    ParameterModel& m_parameters;
    Playback& m_playback;
    QString m_language = QStringLiteral("en");
    QString m_file;
    LessonScript m_script;
    std::optional<ScriptPerformance> m_performance; ///< none: no script is open
    std::shared_ptr<const Trace> m_trace;           ///< of the run that the script has started last
    std::vector<Page> m_pages;                      ///< of the whole script
    int m_page = -1;
    int m_newest = -1;   ///< the last page that has come up
    bool m_busy = false; ///< in perform(): what the run says meanwhile is seen behind it
    QString m_refusal;   ///< why the run was not started
};

} // namespace interleave
