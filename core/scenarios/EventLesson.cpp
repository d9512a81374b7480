// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/EventFlag.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(shot = Event()

def runner():
    shot.wait()
    print("runs")

def impatient():
    if not shot.wait(timeout=t):
        print("gives up")

start_all(runner, impatient)
sleep(pause)
shot.set()        # all go on at once
run(runner)       # does not wait
shot.clear()
run(impatient)    # waits in vain)";

constexpr const char* kCpp = R"(Event shot;  // mutex, condition, bool

void runner() {
    shot.wait();
    cout << "runs\n"; }

void impatient() {
    if (!shot.wait_for(t))
        cout << "gives up\n"; }

startAll(runner, impatient);
sleep_for(pause);
shot.set();       // all go on at once
run(runner);      // does not wait
shot.clear();
run(impatient);   // waits in vain)";

constexpr ParameterInfo kParameters[] = {
    {"runners", TEXT_NOOP("lesson", "Runners"), TEXT_NOOP("lesson", "Threads that wait for the shot."),
     ParameterKind::Whole, 1, 8, 4},
    {"pause", TEXT_NOOP("lesson", "Until the shot"),
     TEXT_NOOP("lesson", "How long the starter lets them wait."), ParameterKind::Seconds, 0, 5, 3, true},
    {"timeout", TEXT_NOOP("lesson", "Timeout"),
     TEXT_NOOP("lesson", "How long the impatient ones wait for the shot."), ParameterKind::Seconds, 0, 5, 2},
};

void run(Stage& stage) {
    auto& shot = stage.make<EventFlag>("shot");
    const auto runner = [&] {
        stage.at(4);
        shot.wait();
        stage.at(5).print(stage.ownName(), " runs");
    };
    const auto impatient = [&] {
        stage.at(8);
        const bool heard = shot.wait(stage.parameter("timeout").value());
        stage.at(9).print(stage.ownName(), heard ? " runs" : " gives up");
    };
    stage.at(11);
    std::vector<Actor*> all = stage.actors("runner ", "r", stage.parameter("runners").integer(), runner);
    all.push_back(&stage.actor("impatient", "im", impatient));
    stage.startAll(all);
    stage.at(12).sleep("pause");
    stage.at(13);
    shot.set();
    stage.joinAll(all);
    stage.at(14).runAll({&stage.actor("late", "la", runner)});
    stage.at(15);
    shot.clear();
    stage.at(16).runAll({&stage.actor("too late", "tl", impatient)});
}

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Call"), TEXT_NOOP("lesson", "What it does")};
constexpr const char* kCells[] = {
    "set()", TEXT_NOOP("lesson", "sets it: all that wait go on, and nobody waits until it is cleared"),
    //
    "clear()", TEXT_NOOP("lesson", "clears it: who comes now waits"),
    //
    "is_set()", TEXT_NOOP("lesson", "tells whether it is set"),
    //
    "wait(timeout)", TEXT_NOOP("lesson", "True once it is set, at once if it is; False after the timeout")};
constexpr AboutTable kTable{kHeads, kCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "It has missed the shot and waits for the next"), "blocked-seconds(late) > 0.5"},
    {TEXT_NOOP("lesson", "It goes on at once"), "dead(late) = 1"},
    {TEXT_NOOP("lesson", "It gets an error"), "errors(late) = 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "The shot was fired. A runner that comes late calls wait(). What happens?"),
    TEXT_NOOP("lesson",
              "An event stays set until it is cleared, so whoever comes later does not wait at all."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let the impatient one hear the shot in time"),
     "sets(shot) >= 1 and alive(impatient) = 1",
     TEXT_NOOP("lesson", "The shot has to come before its timeout.")},
    {TEXT_NOOP("lesson", "Let nine threads wait for the shot at once"), "waiting(shot) >= 9",
     TEXT_NOOP("lesson", "Eight runners and the impatient one, before it gives up.")}};

} // namespace

extern const Scenario kEventLesson{
    {"event",
     TEXT_NOOP("lesson", "Signals"),
     TEXT_NOOP("lesson", "Event"),
     TEXT_NOOP("lesson", "a starting shot that several wait for"),
     {TEXT_NOOP(
          "lesson",
          "An event is a flag that threads can wait for. As long as it is not set, wait() blocks; set() "
          "lets all go on that wait, however many they are. It stays set: who comes later does not wait at "
          "all, so a shot cannot be missed. clear() takes it back for those that come afterwards. With a "
          "timeout wait() answers False where the flag was not set in time."),
      &kTable},
     {kPython, kCpp},
     kParameters,
     Focus::Waiters,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
