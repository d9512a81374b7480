// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/ComparedCosts.h"
#include "core/primitives/ComparedIsolation.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(for kind in Thread, Process:
    for _ in range(creations):
        begin = now()
        kind(target=first_line).start()

for kind in Thread, Process:
    for _ in range(10):
        kind(target=stay).start(); pss()

for kind in Thread, Process:  # one CPU
    baton.pass_to_the_other()   # rounds

for kind in Thread, Process:  # one CPU
    q.put(now()); answer.get()  # rounds

for kind in Thread, Process:
    run(kind(target=set_number_to_42))
    run(kind(target=read_number))

for kind in Thread, Process:
    kind(target=crash).start()
    other.answers())";

constexpr const char* kCpp = R"(for (Kind kind : {Thread, Process})
    for (int i = 0; i < created; ++i) {
        begin = now();
        start(kind, first_line); }

for (Kind kind : {Thread, Process})
    for (int i = 0; i < 10; ++i) {
        start(kind, stay); pss(); }

for (Kind kind : {Thread, Process})
    baton.pass_to_the_other();  // 1 CPU

for (Kind kind : {Thread, Process}) {
    q.put(now()); answer.get(); }

for (Kind kind : {Thread, Process}) {
    run(kind, set_number_to_42);
    run(kind, read_number); }

for (Kind kind : {Thread, Process}) {
    start(kind, crash);
    other.answers(); })";

constexpr int kAlive = 10;

constexpr ParameterInfo kParameters[] = {
    {"creations", TEXT_NOOP("lesson", "Creations"),
     TEXT_NOOP("lesson", "How many threads and how many processes are made to measure how long it takes."),
     ParameterKind::Whole, 1, 200, 100},
    {"rounds", TEXT_NOOP("lesson", "Rounds"),
     TEXT_NOOP("lesson", "How often the two switch to and fro, and how many items they pass."),
     ParameterKind::Whole, 10, 2000, 500},
    {"pause", TEXT_NOOP("lesson", "Pause"),
     TEXT_NOOP("lesson", "How long the table is left as it is before the next row is measured."),
     ParameterKind::Seconds, 0, 10, 0.7, true},
};

constexpr RowInfo kRows[] = {
    {"creation", TEXT_NOOP("lesson", "Creation"), TEXT_NOOP("lesson", "from start() to its first line")},
    {"memory", TEXT_NOOP("lesson", "Memory"), TEXT_NOOP("lesson", "of each new one, 10 alive (PSS)")},
    {"switch", TEXT_NOOP("lesson", "Switch"), TEXT_NOOP("lesson", "from one to the other, one CPU")},
    {"passing", TEXT_NOOP("lesson", "Passing"), TEXT_NOOP("lesson", "put() to get(), on one CPU")},
    {"address", TEXT_NOOP("lesson", "A variable's address"), TEXT_NOOP("lesson", "as both of two see it")},
    {"value", TEXT_NOOP("lesson", "… its value"), TEXT_NOOP("lesson", "read by one: the other wrote 42")},
    {"crash", TEXT_NOOP("lesson", "One of two crashes"), TEXT_NOOP("lesson", "what happens to the other")},
};

constexpr Role kRoles[] = {{Comparison::kRole, Comparison::play}};

void run(Stage& stage) {
    const int creations = stage.parameter("creations").integer();
    const int rounds = stage.parameter("rounds").integer();
    // Each with the line at which the program shows it.
    Comparison* const all[] = {&stage.make<CreationTime>("creation", 3, creations),
                               &stage.make<MemoryOfEach>("memory", 8, kAlive),
                               &stage.make<SwitchTime>("switch", 11, rounds),
                               &stage.make<PassingTime>("passing", 14, rounds),
                               &stage.make<OneVariable>("address", 17), // and its value
                               &stage.make<CrashOfOne>("crash", 21)};
    for (Comparison* each : all) {
        each->measure(MeasuredSide::Thread);
        each->measure(MeasuredSide::Process);
        stage.sleep("pause");
    }
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "less than twice as long"), "of-thread(memory) > 0 and times(creation) < 2"},
    {TEXT_NOOP("lesson", "2 to 10 times as long"), "of-thread(memory) > 0 and times(creation) < 10"},
    {TEXT_NOOP("lesson", "10 to 100 times as long"), "of-thread(memory) > 0 and times(creation) < 100"},
    {TEXT_NOOP("lesson", "more than 100 times as long"), "of-thread(memory) > 0"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "How long does it take to make a process, compared with a thread?"),
    TEXT_NOOP("lesson", "A process needs an address space, a program that is loaded and variables of its "
                        "own; a thread needs a stack."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Make 400 threads and processes in one run"), "actors >= 400",
     TEXT_NOOP("lesson", "Creations says how many of each are made.")},
    {TEXT_NOOP("lesson", "Fill the whole table in less than four seconds"), "finished = 1 and seconds < 4",
     TEXT_NOOP("lesson", "Fewer of everything, and no pause between the rows.")}};

} // namespace

extern const Scenario kProcessOrThreadLesson{
    {"process-or-thread",
     TEXT_NOOP("lesson", "Processes"),
     TEXT_NOOP("lesson", "Process or thread?"),
     TEXT_NOOP("lesson", "measured here and now"),
     {TEXT_NOOP("lesson",
                "Each row does the same with threads and with processes, and measures it here and now: "
                "another run has other figures. A process takes longer to make and needs more memory, as "
                "address space, program and variables are its own. That is what it is good for: two threads "
                "have one and the same variable, two processes each have one, even where the address is the "
                "same. When a thread crashes, the kernel ends its whole process; another process goes on. "
                "Switching differs least: the kernel schedules threads, whichever process they are in."),
      &kThreadProcessTable},
     {kPython, kCpp},
     kParameters,
     Focus::Measurements,
     {&kQuestion, kGoals},
     false,
     false,
     kRows},
    run,
    kRoles};

} // namespace interleave
