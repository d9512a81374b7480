// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

#include <cstdio>

#include <unistd.h>

namespace interleave {

namespace {

constexpr const char* kPython = R"(number = 0

def add():
    global number
    for _ in range(n):
        number += 1

def add_shared(value, lock):
    for _ in range(n):
        if lock: lock.acquire()
        value.value += 1
        if lock: lock.release()

run_two(Thread, add)
print(number)     # the threads' sum
number = 0
run_two(Process, add)
print(number)     # still 0
run_two(Process, add_shared)
print(value.value))";

constexpr const char* kCpp = R"(std::atomic<long> number = 0;

void add() {
    // number: the one of this process
    for (long i = 0; i < n; ++i)
        number = number + 1; }

void add_shared(Value* v, Mutex* m) {
    for (long i = 0; i < n; ++i) {
        if (m) m->lock();
        v->value = v->value + 1;
        if (m) m->unlock(); } }

run_two<std::thread>(add);
print(number);    // the threads' sum
number = 0;
run_two<Process>(add);
print(number);    // still 0
run_two<Process>(add_shared);
print(v->value);)";

constexpr ParameterInfo kParameters[] = {
    {"increments", TEXT_NOOP("lesson", "Additions"),
     TEXT_NOOP("lesson", "How often each thread and each process adds 1."), ParameterKind::Whole, 1,
     100'000'000, 5'000'000},
};

/// The global variable. Every process of the run has one.
std::atomic<std::int64_t> number{0};

std::string place(const Stage& stage) {
    char text[96];
    std::snprintf(text, sizeof text, "%s (pid %d): number is at %p and holds %lld",
                  stage.identity().name.c_str(), static_cast<int>(::getpid()),
                  static_cast<const void*>(&number), static_cast<long long>(number.load()));
    return text;
}

std::uint64_t times(const Stage& stage) {
    return static_cast<std::uint64_t>(stage.parameter("increments").value());
}

/// What the processes do, and the threads: the same.
void add(Stage& stage, Counter& counter) {
    stage.at(6);
    counter.addMany(times(stage));
    stage.print(place(stage));
}

void addOwn(Stage& stage) {
    add(stage, stage.make<Counter>("number, " + stage.identity().name, Protection::None, number));
}

void addShared(Stage& stage, const char* name) {
    stage.at(11);
    stage.open<Counter>(name).addMany(times(stage));
}

constexpr const char* kUnprotected = "shared value";
constexpr const char* kLocked = "shared value, locked";

constexpr Role kRoles[] = {{"add", addOwn},
                           {"add-shared", [](Stage& stage) { addShared(stage, kUnprotected); }},
                           {"add-locked", [](Stage& stage) { addShared(stage, kLocked); }}};

void runTwo(Stage& stage, const std::string& name, const std::string& role) {
    stage.runAll(stage.processes(name, name, 2, role));
}

void run(Stage& stage) {
    auto& inThreads = stage.make<Counter>("number, threads", Protection::None, number);
    const auto threads = stage.actors("t", "t", 2, [&] { add(stage, inThreads); });
    stage.at(14).runAll(threads);
    stage.print("after two threads the parent reads ", number.load());

    number = 0;
    stage.make<Counter>("number, parent", Protection::None, number);
    stage.at(17);
    runTwo(stage, "p", "add");
    stage.print("after two processes the parent reads ", number.load());

    stage.at(19);
    auto& shared = stage.make<Counter>(kUnprotected, Protection::None, Counter::Sharing::Processes);
    runTwo(stage, "s", "add-shared");
    stage.print("shared, unprotected: ", shared.value());
    auto& locked = stage.make<Counter>(kLocked, Protection::Mutex, Counter::Sharing::Processes);
    runTwo(stage, "l", "add-locked");
    stage.print("shared, locked: ", locked.value());
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "0, as before"), "lines >= 6 and actual(number, parent) = 0"},
    {TEXT_NOOP("lesson", "the sum of what both have added"),
     "lines >= 6 and actual(number, parent) > actual(number, p1)"},
    {TEXT_NOOP("lesson", "what one of the two has added"), "lines >= 6"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP(
        "lesson",
        "Two processes add to the global variable number. What does their parent read in it afterwards?"),
    TEXT_NOOP("lesson", "Each process has a memory of its own and in it a variable of that name: what "
                        "another one does to its own is not seen."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Make 20 million additions to the locked number, and lose not one"),
     "finished = 1 and expected(shared value, locked) >= 20000000 and lost-updates(shared value, locked) = 0",
     TEXT_NOOP("lesson", "Two processes add to it, as often as Additions says.")},
    {TEXT_NOOP("lesson", "Lose more than ten million additions between processes"),
     "lost-updates(shared value) > 10000000",
     TEXT_NOOP("lesson", "It is luck; but nobody can lose more than there are.")}};

} // namespace

extern const Scenario kIsolatedMemoryLesson{
    {"isolated-memory",
     TEXT_NOOP("lesson", "Processes"),
     TEXT_NOOP("lesson", "Isolated memory"),
     TEXT_NOOP("lesson", "the same variable in threads and in processes"),
     {TEXT_NOOP(
          "lesson",
          "The same function adds to the same global variable. Two threads share their process's memory: "
          "both change the one variable. Two processes each have a memory of their own, and in it a "
          "variable of that name: each changes its own, and the parent's still holds 0. Memory that is "
          "shared on purpose is seen by both again, and with it the race comes back: additions are lost "
          "between processes as between threads, until a lock keeps them apart."),
      &kThreadProcessTable},
     {kPython, kCpp},
     kParameters,
     Focus::Processes,
     {&kQuestion, kGoals}},
    run,
    kRoles};

} // namespace interleave
