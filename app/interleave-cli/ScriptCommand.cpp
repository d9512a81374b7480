// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command that plays a lesson script.
#include "core/script/ScriptPerformance.h"
#include "core/script/ScriptReader.h"

#include "app/interleave-cli/Commands.h"
#include "app/interleave-cli/ScriptSessions.h"
#include "app/interleave-cli/Text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <variant>

namespace interleave {

namespace {

int complain(const std::string& file, const ScriptFault& fault, int status) {
    std::fprintf(stderr, "%s\n", faultLine(file, fault).c_str());
    return status;
}

std::string systemLanguage() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value != '\0')
            return std::string_view(value).starts_with("zh") ? "zh_CN" : "en";
    return "en";
}

/// Says what is done, step by step, as it is done.
class Narrator {
public:
    Narrator(const LessonScript& script, std::string language)
        : m_script(script), m_language(std::move(language)) {}

    void begin() const { std::printf("%s\n\n", m_script.title.in(m_language).c_str()); }
    /// What is new in the results.
    void tell(const ScriptPerformance& performance) {
        for (; m_told < performance.results().size(); ++m_told)
            tell(performance.results()[m_told]);
        std::fflush(stdout); // it is followed as it goes on
    }

private:
    void tell(const ScriptPerformance::Result& result) const {
        const ScriptStep& step = m_script.steps[result.step];
        if (const auto* said = std::get_if<SayStep>(&step.deed))
            std::printf("%s\n", said->text.in(m_language).c_str());
        else if (std::holds_alternative<AskStep>(step.deed))
            std::printf("? %s\n", m_script.lesson->classwork.question->text);
        else
            std::printf("%10.3f s  %s\n", static_cast<double>(result.atNs) / 1e9,
                        stepWords(*m_script.lesson, step).c_str());
    }

    const LessonScript& m_script;
    std::string m_language;
    std::size_t m_told = 0;
};

std::size_t runsIn(const LessonScript& script) {
    return static_cast<std::size_t>(std::ranges::count_if(
        script.steps, [](const ScriptStep& step) { return std::holds_alternative<RunStep>(step.deed); }));
}

} // namespace

int scriptCommand(const ScriptOptions& options) {
    const auto script = readScriptFile(options.file);
    if (!script)
        return complain(options.file, script.error(), kWrongUsage);
    const LessonScript& lesson = script.value();
    if (options.check) {
        std::printf("%s: %s, %zu steps\n", options.file.c_str(), lesson.lesson->id, lesson.steps.size());
        return kDone;
    }
    const auto probe = probeChoice(options.probe);
    if (!probe)
        return complain(probe.error(), kWrongUsage);
    if (!options.trace.empty() && runsIn(lesson) != 1)
        return complain({ErrorCode::OneRunOnly, options.trace, "a script with one 'run'", {}}, kWrongUsage);

    const std::string language = options.language.empty() ? systemLanguage() : options.language;
    Narrator narrator(lesson, language);
    if (!options.json)
        narrator.begin();
    ScriptSessions sessions(lesson, probe.value(), options.trace);
    ScriptPerformance performance(lesson, sessions);
    using State = ScriptPerformance::State;
    while (performance.state() == State::Talking || performance.state() == State::Waiting) {
        if (!options.json)
            narrator.tell(performance);
        if (performance.state() == State::Talking) {
            performance.next(); // nobody has to read it first
        } else {
            sessions.waitForNews();
            performance.look();
        }
    }
    if (!options.json)
        narrator.tell(performance);
    sessions.end(); // what goes on has nobody to stop it
    RunSummary summary = sessions.summary();
    summary.script = PlayedScript{&lesson, performance.results(), language};
    if (options.json)
        std::fputs(reportJson(summary).c_str(), stdout);
    else if (performance.runs() > 0)
        std::printf("\n%s", reportText(summary).c_str());
    std::fflush(stdout);
    if (performance.state() == State::Failed)
        return complain(options.file, *performance.results().back().fault, kFailed);
    if (const auto& stopped = sessions.recordingError())
        return complain(stopped->error, kFailed);
    return complainOfFailure(summary.report);
}

} // namespace interleave
