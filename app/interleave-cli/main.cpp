// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs, reports and describes lessons without a window.
#include "app/interleave-cli/Commands.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace {

int parse(CLI::App& app, int argc, char** argv) {
    try {
        app.parse(argc, argv);
        return -1;
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        std::string words = error.what();
        for (char& letter : words)
            letter = letter == '\n' ? ' ' : letter;
        std::fprintf(stderr, "interleave-cli: %s; see interleave-cli --help\n", words.c_str());
        return interleave::kWrongUsage;
    }
}

} // namespace

int main(int argc, char** argv) {
    using namespace interleave;
    std::signal(SIGPIPE, SIG_IGN); // a run's pipe may break at any time

    CLI::App app{"Interleave: real threads and processes at work, without a window"};
    app.require_subcommand(1);
    bool json = false;
    std::string described;
    RunOptions run;

    CLI::App* list = app.add_subcommand("list", "all lessons");
    list->add_flag("--json", json, "as JSON");
    CLI::App* describe = app.add_subcommand("describe", "one lesson and its parameters");
    describe->add_option("scenario", described, "the lesson's id")->required();
    describe->add_flag("--json", json, "as JSON");
    CLI::App* play = app.add_subcommand("run", "runs a lesson and reports on it");
    play->add_option("scenario", run.scenario, "the lesson's id")->required();
    play->add_option("--set", run.settings, "name=value; may be given several times")
        ->allow_extra_args(false);
    play->add_option("--call", run.calls, "for the lesson's console: \"put 1\"; may be given several times")
        ->allow_extra_args(false);
    play->add_option("--time-limit", run.timeLimitSeconds, "seconds after which the run is ended")
        ->check(CLI::Range(0.001, 1e6));
    play->add_option("--trials", run.trials, "how many times to run it")->check(CLI::Range(1, 100000));
    play->add_option("--probe", run.probe, "where the scheduler's truth comes from: perf, procfs or none");
    play->add_option("--trace", run.trace, "a file to record the run into, for report, events and world");
    play->add_flag("--json", run.json, "as JSON");

    ScriptOptions script;
    CLI::App* scripted = app.add_subcommand("script", "plays a lesson script and reports on it");
    scripted->add_option("file", script.file, "the lesson script")->required();
    auto* check =
        scripted->add_flag("--check", script.check, "only reads it, and says what is wrong with it");
    scripted->add_flag("--json", script.json, "as JSON")->excludes(check);
    scripted->add_option("--trace", script.trace, "a file to record its run into")->excludes(check);
    scripted->add_option("--probe", script.probe, "as of run");
    scripted->add_option("--language", script.language, "of what is said: en or zh_CN; without, the system's")
        ->check(CLI::IsMember({"en", "zh_CN"}));

    std::string trace;
    std::int64_t at = 0;
    const auto ofTrace = [&](const char* name, const char* about) {
        CLI::App* command = app.add_subcommand(name, about);
        command->add_option("trace", trace, "a recorded run")->required();
        command->add_flag("--json", json, "as JSON");
        return command;
    };
    CLI::App* report = ofTrace("report", "what a recorded run came to");
    CLI::App* events = ofTrace("events", "the events of a recorded run, one a line");
    CLI::App* world = ofTrace("world", "everything in a recorded run at one time");
    world->add_option("--at", at, "nanoseconds since the run's start")
        ->required()
        ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));

    ExportOptions exported;
    CLI::App* exporting = app.add_subcommand("export", "writes a recorded run for other tools");
    exporting->add_option("trace", exported.trace, "a recorded run")->required();
    exporting->add_option("--format", exported.format, "perfetto, json (Chrome's trace events) or csv")
        ->required()
        ->check(CLI::IsMember({"perfetto", "json", "csv"}));
    exporting->add_option("--output", exported.output, "the file to write")->required();

    if (const int status = parse(app, argc, argv); status >= 0)
        return status;
    if (*list)
        return listCommand(json);
    if (*describe)
        return describeCommand(described, json);
    if (*report)
        return reportCommand(trace, json);
    if (*events)
        return eventsCommand(trace, json);
    if (*world)
        return worldCommand(trace, at, json);
    if (*exporting)
        return exportCommand(exported);
    if (*scripted)
        return scriptCommand(script);
    return runCommand(run);
}
