// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/FailureText.h"
#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def work():
    print(q1.get())

t = Thread(target=work)
print(t.is_alive())    # False: New
t.join()               # RuntimeError
t.start()
print(t.is_alive())    # True
t.start()              # RuntimeError
t.join(timeout)        # waits in vain
q1.put("news")
t.join()
print(t.is_alive())    # False: Dead
t.join()               # at once
t.start()              # RuntimeError

u = Thread(target=work)  # a new one
u.start(); q1.put("more"); u.join())";

constexpr const char* kCpp = R"(void work() {
    print(q1.get()); }
// Thread: a std::thread with a start()
Thread t(work);
print(t.is_alive());   // false: New
t.join();              // throws
t.start();
print(t.is_alive());   // true
t.start();             // throws
t.join_for(timeout);   // waits in vain
q1.put("news");
t.join();
print(t.is_alive());   // false: Dead
t.join();              // at once
t.start();             // throws

Thread u(work);        // a new one
u.start(); q1.put("more"); u.join();)";

constexpr ParameterInfo kParameters[] = {
    {"pause", TEXT_NOOP("lesson", "Pause"),
     TEXT_NOOP("lesson", "How long the main program waits before each call, so that it can be watched."),
     ParameterKind::Seconds, 0, 5, 0.7, true},
    {"timeout", TEXT_NOOP("lesson", "Timeout"), TEXT_NOOP("lesson", "How long the join waits that gives up."),
     ParameterKind::Seconds, 0, 5, 0.7},
};

constexpr const char* kNotStarted = "a thread that was never started cannot be joined";

/// The main program's next call, which stands at `line`.
Stage& step(Stage& stage, int line) {
    stage.sleep("pause");
    return stage.at(line);
}

void tellAlive(Stage& stage, const Actor& thread, int line) {
    step(stage, line).print("t.is_alive(): ", thread.alive());
}

void tryStart(Stage& stage, Actor& thread, int line) {
    step(stage, line);
    const auto started = thread.start();
    stage.print("t.start(): ", started ? "started" : failure::kThreadOnce);
}

void tryJoin(Stage& stage, Actor& thread, int line, std::optional<double> timeout = {}) {
    step(stage, line);
    const bool dead = thread.join(timeout);
    const bool alive = thread.alive();
    stage.print("t.join(): ", dead ? "it is dead" : alive ? "gave up, it is alive" : kNotStarted);
}

void run(Stage& stage) {
    auto& queue = stage.make<BoundedQueue>("q1", 1);
    const auto work = [&] { stage.at(2).print(queue.get().value().text()); };
    stage.at(4);
    Actor& thread = stage.actor("t", "t", work);
    tellAlive(stage, thread, 5);
    tryJoin(stage, thread, 6);
    tryStart(stage, thread, 7);
    tellAlive(stage, thread, 8);
    tryStart(stage, thread, 9);
    tryJoin(stage, thread, 10, stage.parameter("timeout").value());
    step(stage, 11);
    queue.put("news").ignore();
    tryJoin(stage, thread, 12);
    tellAlive(stage, thread, 13);
    tryJoin(stage, thread, 14);
    tryStart(stage, thread, 15);

    step(stage, 17);
    Actor& another = stage.actor("u", "u", work);
    step(stage, 18).start(another);
    queue.put("more").ignore();
    another.join();
}

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "Call"), TEXT_NOOP("lesson", "New"),
                                       TEXT_NOOP("lesson", "alive"), TEXT_NOOP("lesson", "Dead")};
constexpr const char* kAboutCells[] = {"start()",
                                       TEXT_NOOP("lesson", "starts it"),
                                       TEXT_NOOP("lesson", "an error"),
                                       TEXT_NOOP("lesson", "an error"),
                                       "is_alive()",
                                       "False",
                                       "True",
                                       "False",
                                       "join()",
                                       TEXT_NOOP("lesson", "an error"),
                                       TEXT_NOOP("lesson", "waits for its end"),
                                       TEXT_NOOP("lesson", "returns at once"),
                                       "join(timeout)",
                                       TEXT_NOOP("lesson", "an error"),
                                       TEXT_NOOP("lesson", "waits, and gives up after the timeout"),
                                       TEXT_NOOP("lesson", "returns at once")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "A second one runs beside it"), "alive >= 2"},
    {TEXT_NOOP("lesson", "It begins again from its first line"), ""},
    {TEXT_NOOP("lesson", "An error: it is started once only"), "start-refused = 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "Thread t runs, and start() is called once more. What happens?"),
    TEXT_NOOP("lesson", "A thread object stands for one thread from its start to its end; to run the same "
                        "again, make a new one."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let t wait for its item longer than five seconds"), "blocked-seconds(t) > 5",
     TEXT_NOOP("lesson",
               "t waits from its start to the put: the pauses and the join that gives up lie between.")},
    {TEXT_NOOP("lesson", "Bring t and u to their ends within one second"),
     "dead(t) = 1 and dead(u) = 1 and seconds < 1",
     TEXT_NOOP("lesson", "The main program only pauses so that it can be watched.")}};

} // namespace

extern const Scenario kStartTwiceLesson{
    {"start-twice",
     TEXT_NOOP("lesson", "Threads"),
     TEXT_NOOP("lesson", "Started once"),
     TEXT_NOOP("lesson", "the life of a thread object, and what works when"),
     {TEXT_NOOP(
          "lesson",
          "A thread object lives from New to Dead and never goes back. It is alive from its start to the "
          "end of what it runs. Before that there is nothing to join: to try is an error. While it is "
          "alive, join() waits for its end, or gives up when the timeout has passed; once it is dead, "
          "join() returns at once. A second start() is an error, alive or dead. To run the same again, "
          "make a new thread object of it."),
      &kAboutTable},
     {kPython, kCpp},
     kParameters,
     Focus::States,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
