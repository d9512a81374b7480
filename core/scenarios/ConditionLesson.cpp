// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Condition.h"
#include "core/primitives/Lock.h"
#include "core/scenarios/Catalog.h"

#include <deque>

namespace interleave {

namespace {

constexpr const char* kPython = R"(lock = Lock()
news = Condition(lock)
items = []

def forgetful():
    with lock:
        news.wait(timeout)  # no look

def consume():
    for _ in range(rounds):
        with lock:
            while not items:
                news.wait()
            items.pop(0)
        sleep(work)

def produce():
    for i in range(rounds * consumers):
        sleep(pause)
        with lock:
            items.append(i)
            news.notify(k)  # 1, or all

with lock: news.notify()  # nobody waits
run(forgetful)
run(produce, consume, consume, ...))";

constexpr const char* kCpp = R"(mutex lock;
condition_variable news;
deque<int> items;

void forgetful() {
    unique_lock held(lock);
    news.wait_for(held, timeout); }

void consume() {
    for (int r = 0; r < rounds; ++r) {
        unique_lock held(lock);
        while (items.empty())
            news.wait(held);
        items.pop_front();
        held.unlock(); sleep(work); } }

void produce() {
    for (int i = 0; i < all; ++i) {
        sleep_for(pause);
        lock_guard held(lock);
        items.push_back(i);
        notify(news, k); } } // 1 or all

news.notify_one();       // nobody waits
run(forgetful);
run(produce, consume, consume, ...);)";

enum class Wake { One, All };
constexpr ChoiceInfo kWakes[] = {{"notify", TEXT_NOOP("lesson", "notify one")},
                                 {"notify-all", TEXT_NOOP("lesson", "notify all")}};

constexpr ParameterInfo kParameters[] = {
    {"consumers", TEXT_NOOP("lesson", "Consumers"), TEXT_NOOP("lesson", "Threads that wait for items."),
     ParameterKind::Whole, 1, 6, 3},
    {"rounds", TEXT_NOOP("lesson", "Items each"), TEXT_NOOP("lesson", "How many items each of them takes."),
     ParameterKind::Whole, 1, 20, 3},
    {"wake", TEXT_NOOP("lesson", "Wake"),
     TEXT_NOOP("lesson", "Whether the producer wakes the first that waits, or all of them."),
     ParameterKind::Choice, 0, 1, 0, false, nullptr, kWakes},
    {"pause", TEXT_NOOP("lesson", "Between the items"),
     TEXT_NOOP("lesson", "How long the producer takes for an item."), ParameterKind::Seconds, 0, 2, 0.8,
     true},
    {"work", TEXT_NOOP("lesson", "Work"), TEXT_NOOP("lesson", "How long a consumer works on an item."),
     ParameterKind::Seconds, 0, 2, 0.5, true},
    {"timeout", TEXT_NOOP("lesson", "Timeout"),
     TEXT_NOOP("lesson", "How long the forgetful one waits for a notification that is lost."),
     ParameterKind::Seconds, 0, 5, 1.5},
};

struct Shop {
    Stage& stage;
    Lock& lock;
    Condition& news;
    std::deque<int>& items; ///< guarded by lock

    void notifyBeforeAnybodyWaits() const {
        stage.at(24);
        const int woken = lock.with([&] { return news.notify().value(); });
        stage.print("notify() wakes ", woken);
    }
    void forgetful() const {
        stage.at(6);
        const bool notified = lock.with([&] {
            stage.at(7);
            return news.wait(stage.parameter("timeout").value()).value();
        });
        stage.print("forgetful: ", notified ? "was notified" : "waited in vain");
    }
    void consume() const {
        int woken = 0, inVain = 0;
        for (int round = 0; round < stage.parameter("rounds").integer(); ++round) {
            stage.at(11);
            lock.with([&] {
                for (stage.at(12); items.empty(); stage.at(12)) {
                    stage.at(13);
                    news.wait().ignore();
                    ++woken;
                    inVain += items.empty() ? 1 : 0;
                }
                stage.at(14);
                items.pop_front();
            });
            stage.at(15).sleep("work");
        }
        stage.print(stage.ownName(), ": woken ", woken, " times, ", inVain, " in vain");
    }
    void produce() const {
        const int all = stage.parameter("rounds").integer() * stage.parameter("consumers").integer();
        const bool wakeAll = stage.parameter("wake").choice<Wake>() == Wake::All;
        for (int item = 0; item < all; ++item) {
            stage.at(19).sleep("pause");
            stage.at(20);
            lock.with([&] {
                stage.at(21);
                items.push_back(item);
                stage.at(22);
                (wakeAll ? news.notifyAll() : news.notify()).ignore();
            });
        }
    }
};

void run(Stage& stage) {
    auto& lock = stage.make<Lock>("lock");
    auto& news = stage.make<Condition>("news", lock);
    std::deque<int> items;
    const Shop shop{stage, lock, news, items};
    shop.notifyBeforeAnybodyWaits();
    stage.at(25).runAll({&stage.actor("forgetful", "fo", [&] { shop.forgetful(); })});
    stage.at(26);
    Actor& producer = stage.actor("producer", "p", [&] { shop.produce(); });
    const auto consumers =
        stage.actors("consumer ", "c", stage.parameter("consumers").integer(), [&] { shop.consume(); });
    stage.start(producer);
    stage.startAll(consumers);
    producer.join();
    stage.joinAll(consumers);
}

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Call, with the lock"),
                                  TEXT_NOOP("lesson", "What it does")};
constexpr const char* kCells[] = {
    "wait()", TEXT_NOOP("lesson", "releases the lock, waits, takes the lock again"),
    //
    "wait(timeout)", TEXT_NOOP("lesson", "the same; False where nobody notified in time"),
    //
    "notify(n)", TEXT_NOOP("lesson", "wakes the first n that wait; nobody waits: it is lost"),
    //
    "notify_all()", TEXT_NOOP("lesson", "wakes all that wait")};
constexpr AboutTable kTable{kHeads, kCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "It is kept for the next one that waits"),
     "dead(forgetful) = 1 and notified(news) >= 1"},
    {TEXT_NOOP("lesson", "It is lost: the next one waits in vain"),
     "dead(forgetful) = 1 and unheard(news) >= 1"},
    {TEXT_NOOP("lesson", "notify() itself waits until somebody comes"), ""}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "notify() is called while nobody waits. What becomes of it?"),
    TEXT_NOOP("lesson", "A notification is not kept: it wakes those that wait at that moment, and where "
                        "nobody does it is lost."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let six consumers wait at once"), "waiting(news) >= 6",
     TEXT_NOOP("lesson", "More consumers than the producer can serve.")},
    {TEXT_NOOP("lesson", "Let ten notifications find nobody who waits"), "unheard(news) >= 10",
     TEXT_NOOP("lesson", "A producer that is quicker than its consumers, and enough items.")}};

} // namespace

extern const Scenario kConditionLesson{
    {"condition",
     TEXT_NOOP("lesson", "Signals"),
     TEXT_NOOP("lesson", "Condition"),
     TEXT_NOOP("lesson", "while empty: wait"),
     {TEXT_NOOP(
          "lesson",
          "A condition lets a thread that has a lock wait until something is so: wait() frees the lock, so "
          "that another can make it so and notify. Who is woken needs the lock again, and by then another "
          "may have taken the item: so it looks again, in a while, not an if. notify() wakes one, "
          "notify_all() wakes all, most of them in vain if there is one item. A notification is not kept: "
          "where nobody waits it is lost, and who waits without having looked first waits in vain."),
      &kTable},
     {kPython, kCpp},
     kParameters,
     Focus::Waiters,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
