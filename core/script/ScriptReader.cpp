// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptReader.h"

#include "core/script/PlacedJson.h"
#include "core/script/ScriptFields.h"
#include "core/script/ScriptOrder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace interleave {

namespace {

using Kind = PlacedJson::Kind;

using namespace scriptfield;

constexpr double kShortest = 0.01;  ///< seconds that can be waited for
constexpr double kLongest = 600;    ///< likewise
constexpr double kUsualWithin = 10; ///< of `until`, where it does not say
constexpr const char* kWithin = "within";
constexpr std::array<std::string_view, 4> kFields{"title", "lesson", "parameters", "steps"};

ScriptFault fromCore(TextPlace place, Error error) {
    return {ScriptProblem::OtherError, place, {}, {}, {}, std::move(error)};
}

class StepReader {
public:
    explicit StepReader(const ScenarioInfo& lesson) : m_lesson(lesson) {}

    OrFault<ScriptStep> step(const PlacedJson& json) const;
    /// The settings of an object of parameters, in its order.
    OrFault<std::vector<SetStep::Setting>> settings(const JsonField& field) const;

private:
    OrFault<ScriptDeed> say(const JsonField& field) const;
    OrFault<ScriptDeed> ask(const JsonField& field) const;
    OrFault<ScriptDeed> set(const JsonField& field) const;
    OrFault<ScriptDeed> speed(const JsonField& field) const;
    OrFault<ScriptDeed> wait(const JsonField& field) const;
    OrFault<ScriptDeed> until(const JsonField& field) const;
    OrFault<ScriptDeed> call(const JsonField& field) const;
    OrFault<ScriptDeed> kill(const JsonField& field) const;
    OrFault<ScriptDeed> spotlight(const JsonField& field) const;
    OrFault<ScriptDeed> show(const JsonField& field) const;
    template <class Step> OrFault<ScriptDeed> plain(const JsonField& field) const {
        if (auto is = isTrue(field); !is)
            return is.error();
        return ScriptDeed(Step{});
    }

    using Read = OrFault<ScriptDeed> (StepReader::*)(const JsonField&) const;
    /// As kScriptVerbs.
    static constexpr Read kReads[] = {&StepReader::say,
                                      &StepReader::ask,
                                      &StepReader::set,
                                      &StepReader::speed,
                                      &StepReader::plain<RunStep>,
                                      &StepReader::plain<PauseStep>,
                                      &StepReader::plain<ResumeStep>,
                                      &StepReader::plain<StopStep>,
                                      &StepReader::wait,
                                      &StepReader::until,
                                      &StepReader::call,
                                      &StepReader::kill,
                                      &StepReader::spotlight,
                                      &StepReader::show};
    static_assert(std::size(kReads) == std::size(kScriptVerbs));

    const ScenarioInfo& m_lesson;
};

OrFault<ScriptStep> StepReader::step(const PlacedJson& json) const {
    if (json.kind != Kind::Object)
        return ScriptFault{ScriptProblem::WrongType,           json.place, "steps",
                           R"(objects such as {"run": true})", {},         {}};
    const JsonField* verb = nullptr;
    std::size_t which = 0;
    const JsonField* within = nullptr;
    for (const JsonField& field : json.fields) {
        const auto known = std::ranges::find(kScriptVerbs, field.name);
        if (field.name == kWithin) {
            within = &field;
            continue;
        }
        if (known == std::end(kScriptVerbs))
            return unknown(ScriptProblem::UnknownVerb, field.place, field.name, kScriptVerbs);
        if (verb)
            return ScriptFault{ScriptProblem::SecondVerb, field.place, field.name, "a step for each", {}, {}};
        verb = &field;
        which = static_cast<std::size_t>(known - std::begin(kScriptVerbs));
    }
    if (!verb)
        return ScriptFault{ScriptProblem::NoVerb, json.place, {}, listed(kScriptVerbs), {}, {}};
    auto deed = (this->*kReads[which])(*verb);
    if (!deed)
        return deed.error();
    if (within) {
        auto* until = std::get_if<UntilStep>(&deed.value());
        if (!until)
            return ScriptFault{
                ScriptProblem::FieldOfOtherVerb, within->place, kWithin, "beside until", {}, {}};
        const auto seconds = number(*within, kShortest, kLongest);
        if (!seconds)
            return seconds.error();
        until->within = seconds.value();
    }
    return ScriptStep{verb->place, std::move(deed.value())};
}

OrFault<std::vector<SetStep::Setting>> StepReader::settings(const JsonField& field) const {
    if (field.value.kind != Kind::Object)
        return wrongType(field, R"({"parameter": value})");
    std::vector<SetStep::Setting> settings;
    for (const JsonField& each : field.value.fields) {
        const auto found = std::ranges::find(m_lesson.parameters, each.name, &ParameterInfo::id);
        if (found == m_lesson.parameters.end()) {
            std::vector<std::string_view> ids;
            for (const ParameterInfo& parameter : m_lesson.parameters)
                ids.emplace_back(parameter.id);
            return unknown(ScriptProblem::UnknownParameter, each.place, each.name, ids);
        }
        const auto word = settingWord(*found, each.value);
        if (!word)
            return wrongType(each, allowedValues(*found));
        ParameterValues values = defaultsOf(m_lesson);
        if (auto applied = applySetting(m_lesson, each.name + '=' + *word, values); !applied)
            return fromCore(each.value.place, applied.error());
        const auto index = static_cast<std::size_t>(found - m_lesson.parameters.begin());
        settings.push_back({index, values[index]});
    }
    return settings;
}

OrFault<ScriptDeed> StepReader::say(const JsonField& field) const {
    auto said = words(field);
    if (!said)
        return said.error();
    return ScriptDeed(SayStep{std::move(said.value())});
}

OrFault<ScriptDeed> StepReader::ask(const JsonField& field) const {
    if (!m_lesson.classwork.question)
        return ScriptFault{ScriptProblem::NoQuestion,  field.place, m_lesson.id,
                           "in lessons that have one", {},          {}};
    return plain<AskStep>(field);
}

OrFault<ScriptDeed> StepReader::set(const JsonField& field) const {
    auto all = settings(field);
    if (!all)
        return all.error();
    if (all.value().empty())
        return ScriptFault{
            ScriptProblem::EmptyText, field.value.place, field.name, R"({"parameter": value})", {}, {}};
    return ScriptDeed(SetStep{std::move(all.value())});
}

OrFault<ScriptDeed> StepReader::speed(const JsonField& field) const {
    const auto factor = number(field, 0.1, 10);
    if (!factor)
        return factor.error();
    return ScriptDeed(SpeedStep{factor.value()});
}

OrFault<ScriptDeed> StepReader::wait(const JsonField& field) const {
    const auto seconds = number(field, kShortest, kLongest);
    if (!seconds)
        return seconds.error();
    return ScriptDeed(WaitStep{seconds.value()});
}

OrFault<ScriptDeed> StepReader::until(const JsonField& field) const {
    auto written = text(field, R"(a condition such as "full >= 1")");
    if (!written)
        return written.error();
    auto condition = FactCondition::parse(written.value());
    if (!condition && condition.error().code == ErrorCode::UnknownFact)
        return unknown(ScriptProblem::UnknownFact, field.value.place, condition.error().subject,
                       Fact::words());
    if (!condition)
        return fromCore(field.value.place, condition.error());
    return ScriptDeed(UntilStep{std::move(condition.value()), std::move(written.value()), kUsualWithin});
}

OrFault<ScriptDeed> StepReader::call(const JsonField& field) const {
    auto written = text(field, R"(a call such as "put 1")");
    if (!written)
        return written.error();
    const std::string_view whole = written.value();
    const std::size_t space = std::min(whole.find(' '), whole.size());
    std::vector<std::string_view> ids;
    for (const CallInfo& known : m_lesson.calls) {
        ids.emplace_back(known.id);
        if (whole.substr(0, space) != known.id)
            continue;
        auto command = commandFor(known, whole.substr(std::min(space + 1, whole.size())));
        if (!command)
            return fromCore(field.value.place, command.error());
        return ScriptDeed(CallStep{std::move(command.value())});
    }
    return fromCore(
        field.value.place,
        {ErrorCode::UnknownCall, written.value(), ids.empty() ? "none in this lesson" : listed(ids), {}});
}

OrFault<ScriptDeed> StepReader::kill(const JsonField& field) const {
    auto name = text(field, "a worker process's name");
    if (!name)
        return name.error();
    return ScriptDeed(KillStep{std::move(name.value())});
}

OrFault<ScriptDeed> StepReader::spotlight(const JsonField& field) const {
    if (field.value.kind == Kind::Null)
        return ScriptDeed(SpotlightStep{});
    auto name = text(field, "an actor's or an object's name, or null");
    if (!name)
        return name.error();
    return ScriptDeed(SpotlightStep{std::move(name.value())});
}

OrFault<ScriptDeed> StepReader::show(const JsonField& field) const {
    constexpr double kLastMoment = 86'400;
    if (field.value.kind == Kind::Text && field.value.text == "live")
        return ScriptDeed(ShowStep{});
    if (field.value.kind != Kind::Number)
        return wrongType(field, R"(seconds since the run's start, or "live")");
    const auto at = number(field, 0, kLastMoment);
    if (!at)
        return at.error();
    return ScriptDeed(ShowStep{at.value()});
}

OrFault<const ScenarioInfo*> lessonOf(const PlacedJson& root) {
    std::vector<std::string_view> ids;
    for (const Scenario* scenario : catalog())
        ids.emplace_back(scenario->info.id);
    const JsonField* field = root.field("lesson");
    if (!field)
        return ScriptFault{ScriptProblem::MissingField, root.place, "lesson", listed(ids), {}, {}};
    const auto id = text(*field, "a lesson's id");
    if (!id)
        return id.error();
    const auto found = findScenario(id.value());
    if (!found)
        return unknown(ScriptProblem::UnknownLesson, field->value.place, id.value(), ids);
    return &found.value()->info;
}

OrFault<std::vector<ScriptStep>> stepsOf(const PlacedJson& root, const StepReader& reader) {
    constexpr const char* kAllowed = R"(a list of steps, such as [{"run": true}])";
    const JsonField* field = root.field("steps");
    if (!field)
        return ScriptFault{ScriptProblem::MissingField, root.place, "steps", kAllowed, {}, {}};
    const PlacedJson& list = field->value;
    if (list.kind != Kind::List)
        return wrongType(*field, kAllowed);
    if (list.items.empty())
        return ScriptFault{ScriptProblem::NoSteps, list.place, {}, kAllowed, {}, {}};
    if (list.items.size() > kMostScriptSteps)
        return ScriptFault{ScriptProblem::TooManySteps,
                           list.items[kMostScriptSteps].place,
                           std::to_string(list.items.size()),
                           "up to " + std::to_string(kMostScriptSteps),
                           {},
                           {}};
    std::vector<ScriptStep> steps;
    for (const PlacedJson& item : list.items) {
        auto step = reader.step(item);
        if (!step)
            return step.error();
        steps.push_back(std::move(step.value()));
    }
    return steps;
}

} // namespace

Result<LessonScript, ScriptFault> readScript(std::string_view text) {
    const auto json = readPlacedJson(text);
    if (!json)
        return json.error();
    const PlacedJson& root = json.value();
    if (root.kind != Kind::Object)
        return ScriptFault{ScriptProblem::WrongType, root.place, "script", "a JSON object", {}, {}};
    for (const JsonField& field : root.fields)
        if (std::ranges::find(kFields, field.name) == kFields.end())
            return unknown(ScriptProblem::UnknownField, field.place, field.name, kFields);
    LessonScript script;
    const JsonField* title = root.field("title");
    if (!title)
        return ScriptFault{ScriptProblem::MissingField, root.place, "title", "a text for the class", {}, {}};
    auto named = words(*title);
    if (!named)
        return named.error();
    script.title = std::move(named.value());
    const auto lesson = lessonOf(root);
    if (!lesson)
        return lesson.error();
    script.lesson = lesson.value();
    const StepReader reader(*script.lesson);
    script.parameters = defaultsOf(*script.lesson);
    if (const JsonField* parameters = root.field("parameters")) {
        const auto settings = reader.settings(*parameters);
        if (!settings)
            return settings.error();
        for (const auto& [parameter, value] : settings.value())
            script.parameters[parameter] = value;
    }
    auto steps = stepsOf(root, reader);
    if (!steps)
        return steps.error();
    script.steps = std::move(steps.value());
    if (auto fault = faultOfOrder(script))
        return std::move(*fault);
    return script;
}

Result<LessonScript, ScriptFault> readScriptFile(const std::string& path) {
    constexpr const char* kAllowed = "a file with a lesson script";
    const auto notRead = [](std::string why) {
        return ScriptFault{ScriptProblem::NotRead, {}, std::move(why), kAllowed, {}, {}};
    };
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return notRead("it is a directory");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return notRead(std::generic_category().message(errno));
    std::string content(kLargestScript + 1, '\0');
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (file.bad())
        return notRead(std::generic_category().message(errno));
    content.resize(static_cast<std::size_t>(file.gcount()));
    if (content.size() > kLargestScript)
        return ScriptFault{ScriptProblem::TooLarge,
                           {1, 1},
                           "more than " + std::to_string(kLargestScript),
                           std::to_string(kLargestScript) + " bytes",
                           {},
                           {}};
    return readScript(content);
}

} // namespace interleave
