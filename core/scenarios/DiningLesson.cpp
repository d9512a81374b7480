// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Latch.h"
#include "core/primitives/Lock.h"
#include "core/primitives/Semaphore.h"
#include "core/scenarios/Catalog.h"
#include "core/scenarios/Chance.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def dine(left, right):
    first, second = mend(left, right)
    for _ in range(meals):
        sleep(think)
        seats.acquire()  # mend: waiter
        while True:
            first.acquire()
            sleep(reach)
            if second.acquire(True, t):
                break
            first.release()  # mend: try
            sleep(random() * t)
        sleep(eat)
        second.release()
        first.release()
        seats.release()  # mend: waiter

forks = [Lock() for _ in range(n)]
for i in range(n):  # a thread each
    run(dine, forks[i], forks[(i+1)%n]))";

constexpr const char* kCpp = R"(void dine(Lock& l, Lock& r) {
    auto [first, second] = mend(l, r);
    for (int m = 0; m < meals; ++m) {
        sleep_for(think);
        seats.acquire(); // mend: waiter
        for (;;) {
            first.lock();
            sleep_for(reach);
            if (second.try_lock_for(t))
                break;
            first.unlock(); // mend: try
            sleep_for(random() * t); }
        sleep_for(eat);
        second.unlock();
        first.unlock();
        seats.release(); } }  // waiter

vector<Lock> forks(n);
for (int i = 0; i < n; ++i)
    run(dine, forks[i], forks[(i+1)%n]);)";

enum class Mend { None, Order, Waiter, Try };
constexpr ChoiceInfo kMends[] = {{"none", TEXT_NOOP("lesson", "none")},
                                 {"order", TEXT_NOOP("lesson", "lowest fork first")},
                                 {"waiter", TEXT_NOOP("lesson", "a waiter")},
                                 {"try", TEXT_NOOP("lesson", "try with timeout")}};

constexpr ParameterInfo kParameters[] = {
    {"philosophers", TEXT_NOOP("lesson", "Philosophers"),
     TEXT_NOOP("lesson", "How many sit at the table, with as many forks."), ParameterKind::Whole, 2, 9, 5},
    {"mend", TEXT_NOOP("lesson", "Mend"),
     TEXT_NOOP("lesson",
               "Nothing; everybody takes the fork with the lower number first; a waiter lets all but one "
               "reach for forks; or who waits too long puts the first fork back."),
     ParameterKind::Choice, 0, 3, 0, false, nullptr, kMends},
    {"meals", TEXT_NOOP("lesson", "Meals"), TEXT_NOOP("lesson", "How often each of them eats."),
     ParameterKind::Whole, 1, 20, 3},
    {"think", TEXT_NOOP("lesson", "Thinking"), TEXT_NOOP("lesson", "How long each thinks before a meal."),
     ParameterKind::Seconds, 0, 5, 0.5, true},
    {"reach", TEXT_NOOP("lesson", "Between the forks"),
     TEXT_NOOP("lesson", "How long each holds one fork before it reaches for the other."),
     ParameterKind::Seconds, 0, 5, 0.4, true},
    {"eat", TEXT_NOOP("lesson", "Eating"), TEXT_NOOP("lesson", "How long a meal takes."),
     ParameterKind::Seconds, 0, 5, 0.4, true},
    {"timeout", TEXT_NOOP("lesson", "Timeout"),
     TEXT_NOOP("lesson", "How long an attempt with a timeout waits for the second fork."),
     ParameterKind::Seconds, 0.001, 5, 0.5, true},
};

struct Table {
    Stage& stage;
    Mend mend;
    Semaphore& seats;

    /// Both forks; what was taken is put back where the second one does not come in time.
    void takeForks(Lock& first, Lock& second) const {
        for (;;) {
            stage.at(7);
            first.acquire().ignore();
            stage.at(8).sleep("reach");
            stage.at(9);
            if (mend != Mend::Try)
                return second.acquire().ignore();
            if (second.acquire(stage.parameter("timeout").value()))
                return;
            stage.at(11);
            first.release().ignore();
            stage.at(12).sleep(chance() * stage.parameter("timeout").value());
        }
    }
    void dine(Lock& first, Lock& second) const {
        for (int meal = 1; meal <= stage.parameter("meals").integer(); ++meal) {
            stage.at(4).sleep("think");
            stage.at(5);
            if (mend == Mend::Waiter)
                seats.acquire().ignore();
            takeForks(first, second);
            stage.print(stage.ownName(), " eats, meal ", meal);
            stage.at(13).sleep("eat");
            stage.at(14);
            second.release().ignore();
            stage.at(15);
            first.release().ignore();
            stage.at(16);
            if (mend == Mend::Waiter)
                seats.release().ignore();
        }
    }
};

void run(Stage& stage) {
    const int count = stage.parameter("philosophers").integer();
    auto& seats = stage.make<Semaphore>("waiter", count - 1, Semaphore::Bound::AsMade);
    auto& sitDown = stage.make<Latch>("table", count);
    const Table table{stage, stage.parameter("mend").choice<Mend>(), seats};
    std::vector<Lock*> forks;
    for (int i = 1; i <= count; ++i)
        forks.push_back(&stage.make<Lock>("fork " + std::to_string(i)));
    const auto philosophers = stage.actors("P", "P", count, [&](int number) {
        Lock& left = *forks[static_cast<std::size_t>(number - 1)];
        Lock& right = *forks[static_cast<std::size_t>(number % count)];
        stage.at(2);
        sitDown.arriveAndWait();
        // Of the last one the fork with the lower number is the second.
        if (table.mend == Mend::Order && number == count)
            table.dine(right, left);
        else
            table.dine(left, right);
    });
    stage.at(20).runAll(philosophers);
}

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Mend"), TEXT_NOOP("lesson", "Why no circle closes"),
                                  TEXT_NOOP("lesson", "What it costs")};
constexpr const char* kCells[] = {
    TEXT_NOOP("lesson", "lowest fork first"),
    TEXT_NOOP("lesson", "one of them takes the forks the other way round"),
    TEXT_NOOP("lesson", "an order that everybody has to know"),
    //
    TEXT_NOOP("lesson", "a waiter"), TEXT_NOOP("lesson", "one fork is left over for somebody"),
    TEXT_NOOP("lesson", "one waits though forks lie there"),
    //
    TEXT_NOOP("lesson", "try with timeout"), TEXT_NOOP("lesson", "it opens again when somebody gives up"),
    TEXT_NOOP("lesson", "work for nothing, and no promise of a turn")};
constexpr AboutTable kTable{kHeads, kCells};

} // namespace

extern const Scenario kDiningLesson{
    {"dining",
     TEXT_NOOP("lesson", "Races"),
     TEXT_NOOP("lesson", "Dining philosophers"),
     TEXT_NOOP("lesson", "a circle of waits, and three mends"),
     {TEXT_NOOP(
          "lesson",
          "Between two philosophers lies one fork, and each needs both of its forks to eat. Where all take "
          "the left one at the same time, each waits for the fork in its neighbour's hand, and the waits "
          "close into a circle around the table. Nobody has done anything wrong alone, and with other "
          "times the same program works for years. Three mends are known: an order of the forks, a waiter "
          "who keeps one of them from the forks, and giving up in time. Without a mend this run does not "
          "end: press Stop."),
      &kTable},
     {kPython, kCpp},
     kParameters,
     Focus::Locks},
    run};

} // namespace interleave
