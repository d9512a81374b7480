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

constexpr CodeText kNoMend{R"(def dine(first, second):
    table.wait()  # until all sit
    for _ in range(meals):
        sleep(think)
        first.acquire()
        sleep(reach)
        second.acquire()
        sleep(eat)
        second.release()
        first.release()  # fed

forks = [Lock() for _ in range(n)]
for i in range(n):  # a thread each
    run(dine, forks[i], forks[(i+1)%n]))",
                           R"(void dine(Lock& first, Lock& second) {
    table.arrive_and_wait();
    for (int m = 0; m < meals; ++m) {
        sleep_for(think);
        first.lock();
        sleep_for(reach);
        second.lock();
        sleep_for(eat);
        second.unlock();
        first.unlock(); } }  // fed

vector<Lock> forks(n);
for (int i = 0; i < n; ++i)
    run(dine, forks[i], forks[(i+1)%n]);)"};
constexpr CodeText kByOrder{R"(def dine(left, right):
    first, second = lowest(left, right)
    table.wait()  # until all sit
    for _ in range(meals):
        sleep(think)
        first.acquire()
        sleep(reach)
        second.acquire()
        sleep(eat)
        second.release()
        first.release()  # fed

forks = [Lock() for _ in range(n)]
for i in range(n):  # a thread each
    run(dine, forks[i], forks[(i+1)%n]))",
                            R"(void dine(Lock& l, Lock& r) {
    auto [first, second] = lowest(l, r);
    table.arrive_and_wait();
    for (int m = 0; m < meals; ++m) {
        sleep_for(think);
        first.lock();
        sleep_for(reach);
        second.lock();
        sleep_for(eat);
        second.unlock();
        first.unlock(); } }  // fed

vector<Lock> forks(n);
for (int i = 0; i < n; ++i)
    run(dine, forks[i], forks[(i+1)%n]);)"};
constexpr CodeText kByWaiter{R"(def dine(first, second):
    table.wait()  # until all sit
    for _ in range(meals):
        sleep(think)
        seats.acquire()  # the waiter
        first.acquire()
        sleep(reach)
        second.acquire()
        sleep(eat)
        second.release()
        first.release()  # fed
        seats.release()

forks = [Lock() for _ in range(n)]
seats = Semaphore(n - 1)
for i in range(n):  # a thread each
    run(dine, forks[i], forks[(i+1)%n]))",
                             R"(void dine(Lock& first, Lock& second) {
    table.arrive_and_wait();
    for (int m = 0; m < meals; ++m) {
        sleep_for(think);
        seats.acquire();  // the waiter
        first.lock();
        sleep_for(reach);
        second.lock();
        sleep_for(eat);
        second.unlock();
        first.unlock();
        seats.release(); } }

vector<Lock> forks(n);
counting_semaphore seats(n - 1);
for (int i = 0; i < n; ++i)
    run(dine, forks[i], forks[(i+1)%n]);)"};
constexpr CodeText kByTry{R"(def dine(first, second):
    table.wait()  # until all sit
    for _ in range(meals):
        sleep(think)
        while True:
            first.acquire()
            sleep(reach)
            if second.acquire(True, t):
                break
            first.release()
            sleep(random() * t)
        sleep(eat)
        second.release()
        first.release()  # fed

forks = [Lock() for _ in range(n)]
for i in range(n):  # a thread each
    run(dine, forks[i], forks[(i+1)%n]))",
                          R"(void dine(Lock& first, Lock& second) {
    table.arrive_and_wait();
    for (int m = 0; m < meals; ++m) {
        sleep_for(think);
        for (;;) {
            first.lock();
            sleep_for(reach);
            if (second.try_lock_for(t))
                break;
            first.unlock();
            sleep_for(random() * t); }
        sleep_for(eat);
        second.unlock();
        first.unlock(); } }  // fed

vector<Lock> forks(n);
for (int i = 0; i < n; ++i)
    run(dine, forks[i], forks[(i+1)%n]);)"};
constexpr CodeVariant kVariants[] = {
    {"mend=order", kByOrder}, {"mend=waiter", kByWaiter}, {"mend=try", kByTry}};

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

/// By Mend.
constexpr const char* kPrograms[] = {kNoMend.python, kByOrder.python, kByWaiter.python, kByTry.python};

struct Table {
    Stage& stage;
    Mend mend;
    Semaphore& seats;

    Stage& at(const char* step) const { return stage.at(lineOf(kPrograms[static_cast<int>(mend)], step)); }
    /// Both forks; what was taken is put back where the second one does not come in time.
    void takeForks(Lock& first, Lock& second) const {
        for (;;) {
            at("first.acquire");
            first.acquire().ignore();
            at("sleep(reach)").sleep("reach");
            at("second.acquire");
            if (mend != Mend::Try)
                return second.acquire().ignore();
            if (second.acquire(stage.parameter("timeout").value()))
                return;
            at("first.release");
            first.release().ignore();
            at("random").sleep(chance() * stage.parameter("timeout").value());
        }
    }
    void dine(Lock& first, Lock& second) const {
        for (int meal = 1; meal <= stage.parameter("meals").integer(); ++meal) {
            at("sleep(think)").sleep("think");
            if (mend == Mend::Waiter) {
                at("seats.acquire");
                seats.acquire().ignore();
            }
            takeForks(first, second);
            stage.print(stage.ownName(), " eats, meal ", meal);
            at("sleep(eat)").sleep("eat");
            at("second.release");
            second.release().ignore();
            at("first.release()  # fed");
            first.release().ignore();
            if (mend == Mend::Waiter) {
                at("seats.release");
                seats.release().ignore();
            }
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
        table.at("table.wait");
        sitDown.arriveAndWait();
        // Of the last one the fork with the lower number is the second.
        if (table.mend == Mend::Order && number == count)
            table.dine(right, left);
        else
            table.dine(left, right);
    });
    table.at("run(dine").runAll(philosophers);
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

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "All have their meals, and it ends"), "finished = 1"},
    {TEXT_NOOP("lesson", "Nobody ever eats again: all wait with one fork"), "deadlocks = 1"},
    {TEXT_NOOP("lesson", "Some eat on and on, the others starve"), ""}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "Everybody takes one fork, and then the other. How does the evening end?"),
    TEXT_NOOP("lesson", "Where all take the fork on the same side, each waits for a neighbour who waits as "
                        "well; any one of three mends opens the circle."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Make a deadlock of seven philosophers or more"), "deadlocks = 1 and actors >= 7",
     TEXT_NOOP("lesson", "More of them at the table, and no mend.")},
    {TEXT_NOOP("lesson", "Let the waits close into a circle, and let all have their meals in the same run"),
     "finished = 1", TEXT_NOOP("lesson", "A circle that opens again: which mend lets it close first?"),
     "circles >= 1"},
    {TEXT_NOOP("lesson", "Let a waiter see to it that all have their meals"),
     "finished = 1 and acquired(waiter) >= 2", TEXT_NOOP("lesson", "One of the mends is a waiter.")}};

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
     {kNoMend, kVariants},
     kParameters,
     Focus::Locks,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
