// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/primitives/Lock.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(never = Thread(target=work)

def compete():
    pin_to_cpu(0)
    compute(seconds)
def sleeper():
    sleep(seconds)
def getter():
    item = q1.get()
def giver():
    sleep(seconds)
    q1.put("news")
def holder():
    with lock: sleep(seconds)
def waiter():
    with lock: compute(seconds / 10)
def short():
    return

short.start(); short.join()
short.start()  # RuntimeError)";

constexpr const char* kCpp = R"(Thread never(work);
// Thread: a std::thread with a start()
void compete() {
    pin_to_cpu(0);
    compute(seconds); }
void sleeper() {
    sleep_for(seconds); }
void getter() {
    auto item = q1.get(); }
void giver() {
    sleep_for(seconds);
    q1.put("news"); }
void holder() {
    lock_guard l(m); sleep(seconds); }
void waiter() {
    lock_guard l(m); compute(a_tenth); }
void brief() {
    return; }

Thread s(brief); s.start(); s.join();
s.start();  // throws)";

constexpr ParameterInfo kParameters[] = {
    {"seconds", TEXT_NOOP("lesson", "Length"),
     TEXT_NOOP("lesson",
               "How long each computes, sleeps or holds the lock; the rivals on one CPU take twice as long."),
     ParameterKind::Seconds, 0.1, 5, 3},
};

void run(Stage& stage) {
    auto& queue = stage.make<BoundedQueue>("q1", 1);
    auto& lock = stage.make<Lock>("lock");
    const double seconds = stage.parameter("seconds").value();
    const int cpu = stage.firstCpu();
    const auto compete = [&] {
        stage.at(4);
        stage.pinHere(cpu);
        stage.at(5).compute(seconds);
    };

    stage.actor("never started", "n1", [] {});
    auto& rival1 = stage.actor("rival 1", "r1", compete);
    auto& rival2 = stage.actor("rival 2", "r2", compete);
    auto& sleeper = stage.actor("sleeper", "z1", [&] { stage.at(7).sleep(seconds); });
    auto& getter = stage.actor("getter", "g1", [&] {
        stage.at(9);
        stage.print("getter got ", queue.get().value());
    });
    auto& giver = stage.actor("giver", "v1", [&] {
        stage.at(11).sleep(seconds);
        stage.at(12);
        queue.put("news").ignore();
    });
    auto& holder = stage.actor("holder", "h1", [&] {
        stage.at(14);
        lock.with([&] { stage.sleep(seconds); });
    });
    auto& waiter = stage.actor("waiter", "w1", [&] {
        stage.at(16).sleep(seconds / 10); // so that the holder is first
        lock.with([&] { stage.compute(seconds / 10); });
    });
    auto& brief = stage.actor("short", "s1", [&] { stage.at(18); });

    stage.runAll({&brief});
    const auto others = {&rival1, &rival2, &sleeper, &getter, &giver, &holder, &waiter};
    stage.startAll(others);
    stage.at(21);
    if (!brief.start())
        stage.print("short.start(): threads can only be started once");
    stage.joinAll(others);
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "as good as none"), "dead(getter) = 1 and running-seconds(getter) < 0.05"},
    {TEXT_NOOP("lesson", "about half: it looks now and then"),
     "dead(getter) = 1 and running-seconds(getter) < blocked-seconds(getter)"},
    {TEXT_NOOP("lesson", "all the time: it looks again and again"), "dead(getter) = 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson",
              "The getter waits for an item that comes late. How much CPU time does it use until then?"),
    TEXT_NOOP("lesson",
              "Who is Blocked is off the CPU: the kernel does not look at it again until the put wakes it."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let rival 1 wait for its CPU longer than 4.5 seconds in all"),
     "runnable-seconds(rival 1) > 4.5",
     TEXT_NOOP("lesson", "While one of the rivals has the CPU, the other is Runnable: how long depends on "
                         "the length of their work.")},
    {TEXT_NOOP("lesson", "Bring all of them to their ends within 1.5 seconds"),
     "finished = 1 and seconds < 1.5", TEXT_NOOP("lesson", "Length is the time that each of them takes.")}};

} // namespace

extern const Scenario kFiveStatesLesson{
    {"five-states",
     TEXT_NOOP("lesson", "Threads"),
     TEXT_NOOP("lesson", "The five states"),
     TEXT_NOOP("lesson", "one thread of each fate, as the kernel schedules them"),
     {TEXT_NOOP("lesson",
                "A thread is New until it is started, Runnable while it waits for a CPU, Running "
                "while it has one, Blocked "
                "while it waits for something else, and Dead at its end. Two rivals share one CPU: "
                "the scheduler takes it "
                "from one and gives it to the other, again and again. The sleeper is Blocked until "
                "its time is over, the "
                "getter until the giver puts, the waiter until the holder releases the lock. A dead "
                "thread cannot be "
                "started again."),
      &kStateTable},
     {kPython, kCpp},
     kParameters,
     Focus::States,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
