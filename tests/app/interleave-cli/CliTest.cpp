// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// interleave-cli as its users meet it: a process with arguments, two outputs and a status.
#include "tests/app/interleave-cli/CliProcess.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace interleave {
namespace {

/// The report of a run that must have gone well.
rapidjson::Document report(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "run");
    arguments.push_back("--json");
    const Ended ended = cli(arguments);
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    return parsed(ended.out);
}

void expectMembers(const rapidjson::Value& object, std::initializer_list<const char*> names) {
    ASSERT_TRUE(object.IsObject());
    for (const char* name : names)
        EXPECT_TRUE(object.HasMember(name)) << name;
}

void expectRefused(const std::vector<std::string>& arguments, const std::vector<std::string>& parts) {
    const Ended ended = cli(arguments);
    SCOPED_TRACE(ended.err);
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1) << "one line";
    EXPECT_EQ(ended.err.back(), '\n');
    EXPECT_EQ(ended.err.rfind("interleave-cli: ", 0), 0u);
    for (const std::string& part : parts)
        EXPECT_NE(ended.err.find(part), std::string::npos) << part;
}

TEST(CliTest, ListsTheLessons) {
    const auto json = parsed(cli({"list", "--json"}).out);
    ASSERT_EQ(json.Size(), 22u);
    EXPECT_STREQ(json[0]["id"].GetString(), "bounded-queue");
    for (const auto& lesson : json.GetArray())
        expectMembers(lesson, {"id", "title", "group", "summary", "about", "code", "code_cpp", "parameters"});
    const Ended text = cli({"list"});
    EXPECT_EQ(text.status, 0);
    for (const char* id : {"bounded-queue", "queue-calls",     "fifo-lifo-priority",
                           "five-states",   "start-twice",     "who-am-i",
                           "two-ways",      "one-cpu",         "shared-memory",
                           "race",          "deadlock",        "dining",
                           "semaphore",     "event",           "barrier",
                           "condition",     "isolated-memory", "process-relay",
                           "pool-manager",  "killed-worker",   "process-or-thread",
                           "stress"})
        EXPECT_NE(text.out.find(id), std::string::npos);
}

TEST(CliTest, DescribesALessonAndItsParameters) {
    const auto json = parsed(cli({"describe", "bounded-queue", "--json"}).out);
    ASSERT_GE(json["parameters"].Size(), 9u);
    for (const auto& parameter : json["parameters"].GetArray())
        expectMembers(parameter, {"name", "label", "help", "allowed", "default", "live"});
    EXPECT_STREQ(json["parameters"][0]["name"].GetString(), "capacity");
    EXPECT_EQ(json["parameters"][0]["default"].GetInt(), 3);
    const auto& table = json["about_table"];
    EXPECT_EQ(table["heads"].Size(), 3u);
    EXPECT_EQ(table["rows"].Size(), 10u);
    for (const auto& row : table["rows"].GetArray())
        EXPECT_EQ(row.Size(), 3u);
    EXPECT_STREQ(table["rows"][0][0].GetString(), "put(item)");
    expectMembers(json["question"], {"text", "why", "answers"});
    EXPECT_EQ(json["question"]["answers"].Size(), 3u);
    expectMembers(json["question"]["answers"][0], {"text", "when"});
    ASSERT_EQ(json["goals"].Size(), 3u);
    expectMembers(json["goals"][0], {"text", "when", "after", "hint"});
    EXPECT_TRUE(json["goals"][0]["after"].IsNull());
    expectMembers(parsed(cli({"describe", "race", "--json"}).out)["question"],
                  {"text", "why", "fact", "unit"});
    EXPECT_NE(cli({"describe", "bounded-queue"}).out.find("Empty at once\n"), std::string::npos);
    const Ended text = cli({"describe", "race"});
    EXPECT_EQ(text.status, 0);
    EXPECT_NE(text.out.find("increments"), std::string::npos);
    EXPECT_NE(text.out.find("What comes out?"), std::string::npos);
    EXPECT_NE(text.out.find("Try all seven protections"), std::string::npos);
    EXPECT_NE(text.out.find("seen = number      # read"), std::string::npos);
    EXPECT_NE(text.out.find("int seen = number;      // read"), std::string::npos);
}

TEST(CliTest, AReportHasTheShapeOfTheContract) {
    const auto json =
        report({"bounded-queue", "--set", "capacity=3", "--set", "items=8", "--set", "producer-work=0.001",
                "--set", "consumer-work=0.002", "--set", "timeout=none"});
    expectMembers(json, {"scenario", "parameters", "outcome", "duration_ns", "probe", "events", "dropped",
                         "actors", "queues", "counters", "measurements", "output"});
    EXPECT_STREQ(json["scenario"].GetString(), "bounded-queue");
    EXPECT_STREQ(json["outcome"].GetString(), "finished");
    EXPECT_EQ(json["parameters"]["capacity"].GetInt(), 3);
    EXPECT_STREQ(json["parameters"]["timeout"].GetString(), "none");
    EXPECT_TRUE(json["parameters"]["block"].GetBool());
    EXPECT_STREQ(json["parameters"]["kind"].GetString(), "mixed");
    expectMembers(json["probe"], {"source", "reason"});
    EXPECT_GT(json["duration_ns"].GetInt64(), 0);
    EXPECT_FALSE(json.HasMember("trials"));

    ASSERT_EQ(json["actors"].Size(), 4u);
    for (const auto& actor : json["actors"].GetArray()) {
        expectMembers(actor, {"name", "kind", "pid", "tid", "state_ns", "switches", "transitions", "exit"});
        expectMembers(actor["state_ns"], {"new", "runnable", "running", "blocked", "dead"});
        expectMembers(actor["switches"], {"preempted", "voluntary"});
        EXPECT_STREQ(actor["kind"].GetString(), "thread");
        EXPECT_STREQ(actor["exit"].GetString(), "returned");
        EXPECT_EQ(actor["transitions"]["new>runnable"].GetInt(), 1);
    }
    ASSERT_EQ(json["queues"].Size(), 1u);
    const auto& queue = json["queues"][0];
    expectMembers(queue, {"name", "kind", "discipline", "capacity", "puts", "gets", "full", "empty", "left",
                          "peak", "lost", "put_blocked_ns", "get_blocked_ns"});
    EXPECT_EQ(queue["puts"].GetInt(), queue["gets"].GetInt() + queue["left"].GetInt());
    EXPECT_LE(queue["peak"].GetInt(), 3);
    EXPECT_STREQ(queue["discipline"].GetString(), "fifo");
    EXPECT_GE(json["output"].Size(), 8u);
}

TEST(CliTest, ARaceAccountsForEveryAddition) {
    const auto json = report({"race"});
    const auto& counter = json["counters"][0];
    expectMembers(counter, {"name", "protection", "expected", "actual", "lost"});
    EXPECT_EQ(counter["expected"].GetInt64(), 20'000'000);
    EXPECT_EQ(counter["actual"].GetInt64() + counter["lost"].GetInt64(), 20'000'000);
    ASSERT_EQ(json["actors"].Size(), 2u);
    for (const auto& actor : json["actors"].GetArray())
        EXPECT_STREQ(actor["exit"].GetString(), "returned");
}

TEST(CliTest, ProtectedRacesLoseNothing) {
    for (const char* protection : {"mutex", "atomic"}) {
        const auto json =
            report({"race", "--set", std::string("protection=") + protection, "--set", "increments=300000"});
        EXPECT_EQ(json["counters"][0]["lost"].GetInt(), 0);
        EXPECT_STREQ(json["counters"][0]["protection"].GetString(), protection);
    }
}

TEST(CliTest, TrialsAreReportedOneByOneAndSomeUnprotectedOneLoses) {
    const auto json = report({"race", "--trials", "20"});
    ASSERT_EQ(json["trials"].Size(), 20u);
    bool lost = false;
    for (const auto& trial : json["trials"].GetArray()) {
        expectMembers(trial, {"duration_ns", "counters"});
        lost |= trial["counters"][0]["lost"].GetInt64() > 0;
    }
    EXPECT_TRUE(lost);
}

TEST(CliTest, ATimeLimitIsAnOutcomeNotAFailure) {
    const auto json =
        report({"stress", "--set", "seconds=3600", "--set", "rate=1000", "--time-limit", "0.2"});
    EXPECT_STREQ(json["outcome"].GetString(), "time-limit");
}

TEST(CliTest, CallsAreMadeInTheLessonsConsoleUntilTheTimeLimit) {
    const auto json = report({"queue-calls", "--set", "tour=false", "--call", "put \"1\"", "--call", "put 2",
                              "--time-limit", "0.5"});
    EXPECT_STREQ(json["outcome"].GetString(), "time-limit");
    EXPECT_EQ(json["queues"][0]["puts"].GetInt(), 2);
    std::multiset<std::string> lines;
    for (const auto& line : json["output"].GetArray())
        lines.insert(line.GetString());
    EXPECT_EQ(lines, (std::multiset<std::string>{"put(\"1\") → None", "put(2) → None"}));
    expectRefused({"run", "queue-calls", "--call", "jump"}, {"'jump'", "put, put_timeout, put_nowait"});
    expectRefused({"run", "queue-calls", "--call", "put one"}, {"' one'", "[1, \"a\"]"});
    expectRefused({"run", "race", "--call", "get"}, {"'get'", "none in this lesson"});
}

TEST(CliTest, ADeadlockIsNamedInTheReportAlsoWhereATimeLimitEndedIt) {
    const auto json = report({"deadlock", "--set", "think=0", "--time-limit", "0.5"});
    EXPECT_STREQ(json["outcome"].GetString(), "time-limit");
    std::vector<std::string> names;
    for (const auto& name : json["deadlock"].GetArray())
        names.emplace_back(name.GetString());
    EXPECT_EQ(names, (std::vector<std::string>{"A", "lock 2", "B", "lock 1"}));
    ASSERT_EQ(json["locks"].Size(), 2u);
    for (const auto& lock : json["locks"].GetArray())
        expectMembers(lock, {"name", "owner", "acquired", "contended", "waited_ns"});
    EXPECT_STREQ(json["locks"][0]["owner"].GetString(), "A");
    const Ended text = cli({"run", "deadlock", "--set", "think=0", "--time-limit", "0.5"});
    EXPECT_NE(text.out.find("deadlock: A > lock 2 > B > lock 1 > A"), std::string::npos) << text.out;
}

TEST(CliTest, SignalsAreInTheReport) {
    const auto json =
        report({"semaphore", "--set", "places=1", "--set", "cars=2", "--set", "park=0.01", "--set", "gap=0"});
    ASSERT_EQ(json["signals"].Size(), 1u);
    const auto& lot = json["signals"][0];
    expectMembers(
        lot, {"name", "kind", "waits", "waited_ns", "permits", "bounded", "acquired", "released", "refused"});
    EXPECT_STREQ(lot["kind"].GetString(), "semaphore");
    EXPECT_EQ(lot["refused"].GetInt(), 1);
    EXPECT_EQ(json["deadlock"].Size(), 0u);
}

TEST(CliTest, SampledCountersSayTheirPeriod) {
    const auto json = report({"race", "--set", "increments=1000", "--probe", "procfs"});
    EXPECT_STREQ(json["probe"]["source"].GetString(), "procfs");
    EXPECT_STREQ(json["probe"]["reason"].GetString(), "");
    EXPECT_EQ(json["probe"]["period_ns"].GetInt64(), 8'000'000);
}

TEST(CliTest, WithoutAProbeItSaysSo) {
    const auto json = report({"race", "--set", "increments=1000", "--probe", "none"});
    EXPECT_STREQ(json["probe"]["source"].GetString(), "none");
}

TEST(CliTest, TextReportsNameTheFigures) {
    const Ended ended = cli({"run", "race", "--set", "increments=1000", "--trials", "2"});
    EXPECT_EQ(ended.status, 0);
    for (const char* words :
         {"race: finished", "probe ", "adder 1", "expected 2000", "2 trials:", "number = "})
        EXPECT_NE(ended.out.find(words), std::string::npos) << words << " in\n" << ended.out;
}

TEST(CliTest, WrongUsageIsOneLineThatNamesWhatIsAllowed) {
    const std::string lessons =
        "bounded-queue, queue-calls, fifo-lifo-priority, five-states, start-twice, who-am-i, two-ways, "
        "one-cpu, shared-memory, race, deadlock, dining, semaphore, event, barrier, condition, "
        "isolated-memory, process-relay, pool-manager, killed-worker, process-or-thread, stress";
    expectRefused({"run", "rcae"}, {"'rcae'", lessons});
    expectRefused({"describe", "rcae"}, {"'rcae'", lessons});
    expectRefused({"run", "race", "--set", "size=3"}, {"'size'", "threads, increments, protection, start"});
    expectRefused({"run", "race", "--set", "threads=9"}, {"'threads=9'", "1 to 8"});
    expectRefused(
        {"run", "race", "--set", "protection=luck"},
        {"none, wider-gap, own-locks, mutex, whole-loop, atomic, own-sums, any-bytecode, loop-end"});
    expectRefused({"run", "race", "--set", "threads"}, {"'threads'", "name=value"});
    expectRefused({"run", "race", "--probe", "oracle"}, {"'oracle'", "perf, procfs, none"});
    expectRefused({"run", "race", "--trials", "0"}, {"trials", "1"});
    expectRefused({"run", "race", "--time-limit", "soon"}, {"time-limit"});
    expectRefused({"run", "race", "--colour"}, {"--colour"});
    expectRefused({"run"}, {"scenario"});
    expectRefused({"walk"}, {"interleave-cli"});
    expectRefused({}, {"interleave-cli"});
}

TEST(CliTest, HelpIsNoError) {
    const Ended help = cli({"--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_EQ(help.err, "");
    EXPECT_NE(help.out.find("describe"), std::string::npos);
}

TEST(CliTest, AMissingEngineIsAFailureThatNamesIt) {
    const Ended ended = cli({"run", "race"}, "INTERLEAVE_ENGINE=/nowhere/engine");
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1);
    EXPECT_NE(ended.err.find("/nowhere/engine"), std::string::npos);
}

TEST(CliTest, AnEngineThatFailsIsAFailure) {
    const Ended ended = cli({"run", "race", "--json"}, "INTERLEAVE_ENGINE=/bin/false");
    EXPECT_EQ(ended.status, 1);
    EXPECT_STREQ(parsed(ended.out)["outcome"].GetString(), "failed");
}

TEST(CliTest, ExportWritesARecordedRunInEachFormat) {
    std::string directory = (std::filesystem::temp_directory_path() / "interleave-XXXXXX").string();
    ASSERT_TRUE(::mkdtemp(directory.data()));
    const std::string trace = directory + "/run.ilt";
    const std::string output = directory + "/out";
    const Ended ran = cli({"run", "bounded-queue", "--set", "items=3", "--set", "producer-work=0", "--set",
                           "consumer-work=0", "--trace", trace});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const std::pair<const char*, const char*> formats[] = {
        {"perfetto", "\n"}, {"json", "{\"displayTimeUnit\""}, {"csv", "time_ns,actor,"}};
    for (const auto& [format, beginning] : formats) {
        const Ended ended = cli({"export", trace, "--format", format, "--output", output});
        EXPECT_EQ(ended.status, 0) << ended.err;
        EXPECT_EQ(ended.out + ended.err, "");
        std::ifstream file(output, std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(file), {}};
        EXPECT_TRUE(content.starts_with(beginning)) << format;
    }
    EXPECT_EQ(cli({"export", trace, "--format", "csv", "--output", directory + "/no/such"}).status, 1);
    EXPECT_EQ(cli({"export", directory + "/none", "--format", "csv", "--output", output}).status, 1);
    const Ended full = cli({"export", trace, "--format", "json", "--output", "/dev/full"});
    EXPECT_EQ(full.status, 1);
    EXPECT_NE(full.err.find("No space left on device"), std::string::npos) << full.err;
    expectRefused({"export", trace, "--format", "png", "--output", output},
                  {"png", "perfetto", "json", "csv"});
    expectRefused({"export", trace, "--output", output}, {"--format"});
    expectRefused({"export", trace, "--format", "csv", "--output", trace}, {"it is the trace itself"});
    EXPECT_EQ(cli({"report", trace}).status, 0) << "it is still there";
    std::filesystem::remove_all(directory);
}

/// A recorded run, removed at the end.
struct CliTraceTest : testing::Test {
    CliTraceTest() { ::close(::mkstemp(path.data())); }
    ~CliTraceTest() override { ::unlink(path.c_str()); }

    Ended record(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "run");
        arguments.insert(arguments.end(), {"--trace", path});
        return cli(arguments);
    }
    std::string path = testing::TempDir() + "interleave-cli-XXXXXX";
};

const std::vector<std::string> kQueueRun = {"bounded-queue",       "--set", "items=10",           "--set",
                                            "producer-work=0.001", "--set", "consumer-work=0.01", "--set",
                                            "timeout=none"};

TEST_F(CliTraceTest, TheReportOfASavedRunIsTheLiveReport) {
    for (const char* lesson : {"bounded-queue", "race", "five-states", "stress"})
        for (const char* format : {"--json", "--probe=perf"}) {
            const Ended live = record({lesson, "--time-limit", "0.3", format});
            ASSERT_EQ(live.status, 0) << live.err;
            std::vector<std::string> report = {"report", path};
            if (format == std::string("--json"))
                report.push_back(format);
            const Ended saved = cli(report);
            EXPECT_EQ(saved.status, 0) << saved.err;
            EXPECT_EQ(saved.out, live.out);
        }
}

TEST_F(CliTraceTest, WhatWasMeasuredIsInReportsAndInTheWorldOfThen) {
    const Ended live = record(
        {"process-or-thread", "--set", "creations=5", "--set", "rounds=20", "--set", "pause=0.05", "--json"});
    ASSERT_EQ(live.status, 0) << live.err;
    EXPECT_EQ(cli({"report", path, "--json"}).out, live.out);
    const auto report = parsed(live.out);
    ASSERT_EQ(report["measurements"].Size(), 7u);
    const auto& creation = report["measurements"][0];
    expectMembers(creation, {"name", "unit", "thread", "process"});
    EXPECT_STREQ(creation["name"].GetString(), "creation");
    EXPECT_STREQ(creation["unit"].GetString(), "ns");
    expectMembers(creation["process"], {"count", "least", "median", "p99", "most", "last"});
    EXPECT_EQ(creation["process"]["count"].GetInt(), 5);
    EXPECT_EQ(creation["process"]["p99"].GetInt64(), creation["process"]["most"].GetInt64());
    EXPECT_STREQ(report["measurements"][6]["unit"].GetString(), "ending");
    EXPECT_EQ(report["measurements"][6]["thread"]["last"].GetInt(), SIGSEGV);
    const auto beginning = parsed(cli({"world", path, "--at", "1000000", "--json"}).out);
    for (const auto& measurement : beginning["measurements"].GetArray())
        EXPECT_TRUE(measurement["process"].IsNull());
    const auto end = parsed(cli({"world", path, "--at", "9000000000000000000", "--json"}).out);
    EXPECT_EQ(end["measurements"][0]["process"]["median"].GetInt64(),
              creation["process"]["median"].GetInt64());
    const std::string text = cli({"report", path}).out;
    EXPECT_NE(text.find("creation: thread median "), std::string::npos) << text;
    EXPECT_NE(text.find("crash: thread ended by signal 11; process goes on"), std::string::npos) << text;
    EXPECT_NE(cli({"events", path}).out.find("side=process value="), std::string::npos);
}

TEST_F(CliTraceTest, EventsAreOneALineWithTheirFieldsByName) {
    ASSERT_EQ(record(kQueueRun).status, 0);
    const Ended ended = cli({"events", path, "--json"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    std::istringstream lines(ended.out);
    std::size_t count = 0;
    std::int64_t last = 0;
    int puts = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const auto event = parsed(line);
        expectMembers(event, {"time_ns", "actor", "kind", "object"});
        EXPECT_GE(event["time_ns"].GetInt64(), last);
        last = event["time_ns"].GetInt64();
        if (event["kind"] == "put") {
            EXPECT_STREQ(event["object"].GetString(), "q1");
            EXPECT_EQ(event["value"].IsInt(), event["type"] == "integer");
            EXPECT_EQ(event["value"].IsNull(), event["type"] == "none");
            EXPECT_LE(event["depth"].GetInt(), 3);
            ++puts;
        }
        if (event["kind"] == "wait-began" && event["reason"] == "join") {
            EXPECT_TRUE(event["end_of"].IsString());
        }
    }
    const auto report = parsed(cli({"report", path, "--json"}).out);
    EXPECT_EQ(puts, report["queues"][0]["puts"].GetInt());
    EXPECT_GE(puts, 10);
    EXPECT_EQ(report["events"].GetUint64(), count);
    const Ended text = cli({"events", path});
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text.out, '\n')), count);
}

TEST_F(CliTraceTest, TheWorldAtATimeHasActorsQueuesAndWhatWasPrintedByThen) {
    ASSERT_EQ(record(kQueueRun).status, 0);
    const auto report = parsed(cli({"report", path, "--json"}).out);
    const std::int64_t end = report["duration_ns"].GetInt64();
    std::size_t fullest = 0;
    std::size_t blocked = 0;
    for (int i = 0; i <= 20; ++i) {
        const Ended ended = cli({"world", path, "--at", std::to_string(end * i / 20), "--json"});
        EXPECT_EQ(ended.status, 0) << ended.err;
        const auto world = parsed(ended.out);
        expectMembers(
            world, {"time_ns", "outcome", "actors", "queues", "locks", "counters", "measurements", "output"});
        EXPECT_EQ(world["time_ns"].GetInt64(), end * i / 20);
        for (const auto& actor : world["actors"].GetArray()) {
            expectMembers(actor, {"name", "state", "cause", "since_ns", "wait"});
            if (actor["cause"] == "q1 is full" && actor["state"] == "blocked")
                blocked += world["queues"][0]["putters"].Size();
        }
        for (const auto& queue : world["queues"].GetArray())
            fullest = std::max<std::size_t>(fullest, queue["items"].Size());
        if (i == 20) {
            EXPECT_EQ(world["output"].Size(), report["output"].Size());
        }
    }
    EXPECT_EQ(fullest, 3u);
    EXPECT_GT(blocked, 0u);
    const Ended beyond = cli({"world", path, "--at", "9000000000000000000", "--json"});
    EXPECT_EQ(parsed(beyond.out)["time_ns"].GetInt64(), end) << "a run does not go on after its end";
    EXPECT_NE(cli({"world", path, "--at", "0"}).out.find("at 0.000000000 s"), std::string::npos);
}

TEST_F(CliTraceTest, OfADamagedFileTheGoodPartIsReportedAndTheDamageSaidInALine) {
    ASSERT_EQ(record(kQueueRun).status, 0);
    struct stat whole {};
    ASSERT_EQ(::stat(path.c_str(), &whole), 0);
    ASSERT_EQ(::truncate(path.c_str(), whole.st_size - 3), 0); // the end mark
    for (const std::vector<std::string>& command :
         std::vector<std::vector<std::string>>{{"report"}, {"events"}, {"world", "--at", "1000"}}) {
        std::vector<std::string> arguments = command;
        arguments.push_back(path);
        const Ended ended = cli(arguments);
        EXPECT_EQ(ended.status, 1);
        EXPECT_GT(ended.out.size(), 20u);
        EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1);
        EXPECT_NE(ended.err.find("'" + path + "' is cut off at byte "), std::string::npos) << ended.err;
    }
}

TEST_F(CliTraceTest, AFileThatIsNoTraceFailsWithALineThatNamesIt) {
    for (const char* command : {"report", "events"}) {
        const Ended empty = cli({command, path});
        EXPECT_EQ(empty.status, 1);
        EXPECT_EQ(empty.out, "");
        EXPECT_EQ(std::ranges::count(empty.err, '\n'), 1);
        EXPECT_NE(empty.err.find("'" + path + "' is empty"), std::string::npos) << empty.err;
    }
    const Ended foreign = cli({"report", CLI_PATH});
    EXPECT_EQ(foreign.status, 1);
    EXPECT_NE(foreign.err.find("not a trace file"), std::string::npos);
    const Ended missing = cli({"report", "/nowhere/run.ilt"});
    EXPECT_EQ(missing.status, 1);
    EXPECT_NE(missing.err.find("No such file"), std::string::npos);
}

TEST_F(CliTraceTest, WrongUsageOfTracesIsSaid) {
    expectRefused({"run", "race", "--trials", "2", "--trace", path}, {path, "--trials 1"});
    expectRefused({"report"}, {"trace"});
    expectRefused({"world", path}, {"--at"});
    expectRefused({"world", path, "--at", "-1"}, {"--at"});
    expectRefused({"world", path, "--at", "soon"}, {"--at"});
}

TEST_F(CliTraceTest, ATraceThatCannotBeWrittenIsAFailureBeforeTheRun) {
    const Ended ended = cli({"run", "race", "--trace", "/dev/full"});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "interleave-cli: cannot write '/dev/full' (No space left on device)\n");
}

} // namespace
} // namespace interleave
