// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Latch.h"
#include "core/primitives/Lock.h"
#include "core/scenarios/Catalog.h"
#include "core/scenarios/Chance.h"

namespace interleave {

namespace {

constexpr CodeText kOppositeWait{R"(def work(first, second):
    first.acquire()
    meet()  # each has one
    sleep(think)
    second.acquire()
    print("has both")
    second.release()
    first.release()

a = Thread(target=work, args=(x, y))
b = Thread(target=work, args=(y, x))
a.start(); b.start()
a.join(); b.join())",
                                 R"(void work(Lock& first, Lock& second) {
    first.lock();
    meet();  // each has one
    sleep_for(think);
    second.lock();
    cout << "has both\n";
    second.unlock();
    first.unlock(); }

thread a(work, ref(x), ref(y));
thread b(work, ref(y), ref(x));
// both have been started
a.join(); b.join();)"};
constexpr CodeText kOppositeTry{R"(def work(first, second):
    while True:
        first.acquire()
        meet()  # the first time
        sleep(think)
        if second.acquire(timeout=t):
            break
        first.release()
        sleep(random() * t)
    print("has both")
    second.release()
    first.release()

a = Thread(target=work, args=(x, y))
b = Thread(target=work, args=(y, x))
a.start(); b.start()
a.join(); b.join())",
                                R"(void work(Lock& first, Lock& second) {
    for (;;) {
        first.lock();
        meet();  // the first time
        sleep_for(think);
        if (second.try_lock_for(t))
            break;
        first.unlock();
        sleep_for(random() * t); }
    cout << "has both\n";
    second.unlock();
    first.unlock(); }

thread a(work, ref(x), ref(y));
thread b(work, ref(y), ref(x));
// both have been started
a.join(); b.join();)"};
constexpr CodeText kSameWait{R"(def work(first, second):
    first.acquire()
    sleep(think)
    second.acquire()
    print("has both")
    second.release()
    first.release()

a = Thread(target=work, args=(x, y))
b = Thread(target=work, args=(x, y))
a.start(); b.start()
a.join(); b.join())",
                             R"(void work(Lock& first, Lock& second) {
    first.lock();
    sleep_for(think);
    second.lock();
    cout << "has both\n";
    second.unlock();
    first.unlock(); }

thread a(work, ref(x), ref(y));
thread b(work, ref(x), ref(y));
// both have been started
a.join(); b.join();)"};
constexpr CodeText kSameTry{R"(def work(first, second):
    while True:
        first.acquire()
        sleep(think)
        if second.acquire(timeout=t):
            break
        first.release()
        sleep(random() * t)
    print("has both")
    second.release()
    first.release()

a = Thread(target=work, args=(x, y))
b = Thread(target=work, args=(x, y))
a.start(); b.start()
a.join(); b.join())",
                            R"(void work(Lock& first, Lock& second) {
    for (;;) {
        first.lock();
        sleep_for(think);
        if (second.try_lock_for(t))
            break;
        first.unlock();
        sleep_for(random() * t); }
    cout << "has both\n";
    second.unlock();
    first.unlock(); }

thread a(work, ref(x), ref(y));
thread b(work, ref(x), ref(y));
// both have been started
a.join(); b.join();)"};
constexpr CodeVariant kVariants[] = {{"order=opposite attempt=try", kOppositeTry},
                                     {"order=same attempt=wait", kSameWait},
                                     {"order=same attempt=try", kSameTry}};

enum class Order { Opposite, Same };
constexpr ChoiceInfo kOrders[] = {{"opposite", TEXT_NOOP("lesson", "opposite")},
                                  {"same", TEXT_NOOP("lesson", "same")}};
enum class Attempt { Wait, Try };
constexpr ChoiceInfo kAttempts[] = {{"wait", TEXT_NOOP("lesson", "wait")},
                                    {"try", TEXT_NOOP("lesson", "try with timeout")}};

constexpr ParameterInfo kParameters[] = {
    {"order", TEXT_NOOP("lesson", "Order"),
     TEXT_NOOP("lesson", "Whether B takes the two locks in the opposite order of A, or in the same."),
     ParameterKind::Choice, 0, 1, 0, false, nullptr, kOrders},
    {"attempt", TEXT_NOOP("lesson", "Second lock"),
     TEXT_NOOP("lesson", "Wait for it without end, or give up after the timeout, put the first one back and "
                         "try again a random moment later."),
     ParameterKind::Choice, 0, 1, 0, false, nullptr, kAttempts},
    {"think", TEXT_NOOP("lesson", "Between the locks"),
     TEXT_NOOP("lesson", "How long a thread thinks while it has one lock."), ParameterKind::Seconds, 0, 5, 1,
     true},
    {"timeout", TEXT_NOOP("lesson", "Timeout"),
     TEXT_NOOP("lesson", "How long an attempt with a timeout waits for the second lock."),
     ParameterKind::Seconds, 0.001, 5, 0.7, true},
};

/// [order][attempt]
constexpr const char* kPrograms[2][2] = {{kOppositeWait.python, kOppositeTry.python},
                                         {kSameWait.python, kSameTry.python}};

/// One of the programs, and the lesson's way through its lines.
struct Program {
    Stage& stage;
    Order order = stage.parameter("order").choice<Order>();
    Attempt attempt = stage.parameter("attempt").choice<Attempt>();

    Stage& at(const char* step) const {
        return stage.at(lineOf(kPrograms[static_cast<int>(order)][static_cast<int>(attempt)], step));
    }
    /// Gets the second lock; false where it gave up.
    bool takeSecond(Lock& second) const {
        at("second.acquire");
        if (attempt == Attempt::Wait)
            return static_cast<bool>(second.acquire());
        return static_cast<bool>(second.acquire(stage.parameter("timeout").value()));
    }
    void work(Lock& first, Lock& second, Latch* meeting) const {
        for (;; meeting = nullptr) {
            at("first.acquire");
            first.acquire().ignore();
            if (meeting) {
                at("meet");
                meeting->arriveAndWait();
            }
            at("sleep(think)").sleep("think");
            if (takeSecond(second))
                break;
            stage.print(stage.ownName(), " gives up and puts its lock back");
            at("first.release");
            first.release().ignore();
            at("random").sleep(chance() * stage.parameter("timeout").value());
        }
        at("print").print(stage.ownName(), " has both");
        at("second.release");
        second.release().ignore();
        at("first.release()\n\n"); // the last line of work()
        first.release().ignore();
    }
};

void run(Stage& stage) {
    const Program program{stage};
    const bool opposite = program.order == Order::Opposite;
    auto& one = stage.make<Lock>("lock 1");
    auto& two = stage.make<Lock>("lock 2");
    auto& meeting = stage.make<Latch>("meeting", 2);
    // In the same order only one of them can have a lock: there is nobody to meet.
    Latch* const both = opposite ? &meeting : nullptr;
    Actor& a = stage.actor("A", "A", [&] { program.work(one, two, both); });
    Actor& b = stage.actor("B", "B",
                           [&] { opposite ? program.work(two, one, both) : program.work(one, two, both); });
    program.at("start").runAll({&a, &b});
    program.at("join");
}

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "It takes all four"), TEXT_NOOP("lesson", "Here"),
                                  TEXT_NOOP("lesson", "What breaks it")};
constexpr const char* kCells[] = {
    TEXT_NOOP("lesson", "mutual exclusion"), TEXT_NOOP("lesson", "a lock has one owner"),
    TEXT_NOOP("lesson", "share nothing, or copies"),
    //
    TEXT_NOOP("lesson", "hold and wait"), TEXT_NOOP("lesson", "a thread keeps the first while it waits"),
    TEXT_NOOP("lesson", "take all at once"),
    //
    TEXT_NOOP("lesson", "no preemption"), TEXT_NOOP("lesson", "nobody takes a lock away"),
    TEXT_NOOP("lesson", "a timeout: put it back and try again"),
    //
    TEXT_NOOP("lesson", "circular wait"), TEXT_NOOP("lesson", "A waits for B, B waits for A"),
    TEXT_NOOP("lesson", "the same order everywhere")};
constexpr AboutTable kTable{kHeads, kCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "Both get both locks, one after the other"), "finished = 1"},
    {TEXT_NOOP("lesson", "Neither does: each waits for the other for ever"), "deadlocks = 1"},
    {TEXT_NOOP("lesson", "The quicker one gets both, the other never"), ""}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "A and B each take two locks, one after the other. How does it end?"),
    TEXT_NOOP("lesson", "If each holds what the other waits for, and nobody gives up, no scheduler can help: "
                        "the waits close into a circle."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson",
               "Let the waits close into a circle, and let both threads get out of it by themselves"),
     "finished = 1", TEXT_NOOP("lesson", "A thread that gives up opens the circle: Second lock."),
     "circles >= 1"},
    {TEXT_NOOP("lesson", "Let both have both locks without any giving up"),
     "finished = 1 and contended >= 1 and lines = 2",
     TEXT_NOOP("lesson", "The order in which they take the locks can do it.")}};

} // namespace

extern const Scenario kDeadlockLesson{
    {"deadlock",
     TEXT_NOOP("lesson", "Races"),
     TEXT_NOOP("lesson", "Deadlock"),
     TEXT_NOOP("lesson", "two threads, two locks, each waits for the other"),
     {TEXT_NOOP(
          "lesson",
          "Two threads need the same two locks. Where each takes its first one before the other has both, "
          "each then waits for what the other has, for ever: a deadlock, which no scheduler resolves. "
          "Taken in the same order by everybody, the locks cannot end in a circle. A timeout mends it "
          "too: who gives up puts its lock back, and tries again a random moment later, as else both "
          "might give up in step. With the defaults this run does not end: press Stop."),
      &kTable},
     {kOppositeWait, kVariants},
     kParameters,
     Focus::Locks,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
