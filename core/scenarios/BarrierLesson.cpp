// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Barrier.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(meet = Barrier(parties)

def work(i):
    for phase in range(phases):
        sleep(pace * i)  # its own
        meet.wait()
        print("phase done")
    if i == 1 and abort:
        sleep(pace)
        meet.abort()
    try:
        meet.wait()
        print("comes through")
    except BrokenBarrierError:
        print("barrier broken")

run(work(1), work(2), ...)
meet.reset()  # whole again)";

constexpr const char* kCpp = R"(Barrier meet(parties);

void work(int i) {
    for (int p = 1; p <= phases; ++p) {
        sleep_for(pace * i);  // its own
        meet.wait();
        cout << "phase done\n"; }
    if (i == 1 && abort) {
        sleep_for(pace);
        meet.abort(); }
    try {
        meet.wait();
        cout << "comes through\n"; }
    catch (const BrokenBarrier&) {
        cout << "barrier broken\n"; } }

run(work, 1, 2, ...);
meet.reset();  // whole again)";

constexpr ParameterInfo kParameters[] = {
    {"parties", TEXT_NOOP("lesson", "Parties"),
     TEXT_NOOP("lesson", "Threads that meet: how many have to be there."), ParameterKind::Whole, 2, 8, 4},
    {"phases", TEXT_NOOP("lesson", "Phases"), TEXT_NOOP("lesson", "How often they meet."),
     ParameterKind::Whole, 1, 10, 3},
    {"pace", TEXT_NOOP("lesson", "Pace"),
     TEXT_NOOP("lesson", "How long the first one works in a phase; the second twice as long, and so on."),
     ParameterKind::Seconds, 0, 2, 0.6, true},
    {"abort", TEXT_NOOP("lesson", "Abort"),
     TEXT_NOOP("lesson", "Whether the first one gives up in the end and breaks the barrier for all."),
     ParameterKind::Switch, 0, 1, 1},
};

void work(Stage& stage, Barrier& meet, int number) {
    const std::string name = stage.ownName();
    const auto rest = [&](int line, double times) {
        stage.at(line).sleep(stage.parameter("pace").value() * times);
    };
    for (int phase = 1; phase <= stage.parameter("phases").integer(); ++phase) {
        rest(5, number);
        stage.at(6);
        meet.wait().ignore();
        stage.at(7).print(name, ": phase ", phase, " done");
    }
    if (number == 1 && stage.parameter("abort").on()) {
        rest(9, 1);
        stage.at(10);
        meet.abort();
    }
    stage.at(12);
    const bool through = static_cast<bool>(meet.wait());
    stage.at(through ? 13 : 15).print(name, through ? " comes through" : ": barrier broken");
}

void run(Stage& stage) {
    auto& meet = stage.make<Barrier>("meet", stage.parameter("parties").integer());
    const auto workers =
        stage.actors("worker ", "w", meet.parties(), [&](int number) { work(stage, meet, number); });
    stage.at(17).runAll(workers);
    stage.print("broken: ", meet.broken());
    stage.at(18);
    meet.reset();
    stage.print("broken after reset(): ", meet.broken());
}

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Call"), TEXT_NOOP("lesson", "Whole"),
                                  TEXT_NOOP("lesson", "Broken")};
constexpr const char* kCells[] = {"wait()", TEXT_NOOP("lesson", "waits until all are there"),
                                  TEXT_NOOP("lesson", "an error at once"),
                                  //
                                  "wait(timeout)", TEXT_NOOP("lesson", "the same; too late: breaks it"),
                                  TEXT_NOOP("lesson", "an error at once"),
                                  //
                                  "abort()", TEXT_NOOP("lesson", "breaks it: an error for all that wait"),
                                  TEXT_NOOP("lesson", "stays broken"),
                                  //
                                  "reset()", TEXT_NOOP("lesson", "empty again; an error for all that wait"),
                                  TEXT_NOOP("lesson", "whole again")};
constexpr AboutTable kTable{kHeads, kCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "They wait for ever"), ""},
    {TEXT_NOOP("lesson", "They go on without it"), "finished = 1 and breaks(meet) = 0"},
    {TEXT_NOOP("lesson", "They get an error"), "breaks(meet) >= 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP(
        "lesson",
        "At the last meeting worker 1 does not come but calls abort(). What becomes of those that wait?"),
    TEXT_NOOP("lesson", "A broken barrier lets nobody wait in vain: all that wait get an error, and so does "
                        "whoever comes later."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {{TEXT_NOOP("lesson", "Bring everybody through the last meeting as well"),
                                "finished = 1 and breaks(meet) = 0",
                                TEXT_NOOP("lesson", "Nobody may give up.")},
                               {TEXT_NOOP("lesson", "Let seven wait for one"), "waiting(meet) >= 7",
                                TEXT_NOOP("lesson", "Parties says how many have to be there.")}};

} // namespace

extern const Scenario kBarrierLesson{
    {"barrier",
     TEXT_NOOP("lesson", "Signals"),
     TEXT_NOOP("lesson", "Barrier"),
     TEXT_NOOP("lesson", "nobody goes on before all are there"),
     {TEXT_NOOP(
          "lesson",
          "A barrier keeps threads in step: each does its part of a phase and waits, and when the last one "
          "has come all go on into the next. So the slowest sets the pace, and the others' waiting is the "
          "price. If one of them never came, the others would wait for ever. So who cannot come aborts the "
          "barrier, or its timeout does: it is broken, and everybody gets an error instead of waiting in "
          "vain. reset() makes it whole again."),
      &kTable},
     {kPython, kCpp},
     kParameters,
     Focus::Waiters,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
