// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(queues = [Queue(), LifoQueue(),
          PriorityQueue()]

def fill():
    for item in items:
        for q in queues: q.put(item)
        sleep(pace)

def drain(q):
    for _ in items:
        print(q.get())
        sleep(pace)

run(Thread(target=fill))
run(*[Thread(target=drain, args=[q])
      for q in queues]))";

constexpr const char* kCpp = R"(Queue fifo; Stack lifo;
PriorityQueue priority;

void fill() {
    for (auto& item : items) {
        for (auto q : all) q->put(item);
        sleep_for(pace); } }

void drain(Queue& q) {
    for (auto& _ : items) {
        print(q.get());
        sleep_for(pace); } }

run(std::thread(fill));
for (auto q : all) takers.emplace_back(
    drain, std::ref(*q));)";

enum class Order { Mixed, Rising, Falling };
constexpr ChoiceInfo kOrders[] = {{"mixed", TEXT_NOOP("lesson", "mixed")},
                                  {"rising", TEXT_NOOP("lesson", "rising")},
                                  {"falling", TEXT_NOOP("lesson", "falling")}};

constexpr ParameterInfo kParameters[] = {
    {"items", TEXT_NOOP("lesson", "Items"), TEXT_NOOP("lesson", "How many items go into each of the three."),
     ParameterKind::Whole, 3, 10, 6},
    {"order", TEXT_NOOP("lesson", "Priorities"),
     TEXT_NOOP("lesson", "In which order the priorities come. Mixed: some of them twice."),
     ParameterKind::Choice, 0, 2, 0, false, nullptr, kOrders},
    {"pace", TEXT_NOOP("lesson", "Pace"),
     TEXT_NOOP("lesson", "How long to wait between one item and the next, so that it can be watched."),
     ParameterKind::Seconds, 0, 2, 0.7, true},
};

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "Discipline"), TEXT_NOOP("lesson", "next out is"),
                                       TEXT_NOOP("lesson", "good for")};
constexpr const char* kAboutCells[] = {TEXT_NOOP("lesson", "queue (FIFO)"),
                                       TEXT_NOOP("lesson", "who has been in longest"),
                                       TEXT_NOOP("lesson", "work in the order in which it comes"),
                                       TEXT_NOOP("lesson", "stack (LIFO)"),
                                       TEXT_NOOP("lesson", "who came last"),
                                       TEXT_NOOP("lesson", "going back: the newest thing first"),
                                       TEXT_NOOP("lesson", "priority queue"),
                                       TEXT_NOOP("lesson", "the smallest"),
                                       TEXT_NOOP("lesson", "work by urgency")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

/// [priority, letter]: the letters tell in which order they came.
Value nthItem(int n, int items, Order order) {
    constexpr int kPriorities = 4; // mixed: fewer than items, so that some come twice
    const int priority = order == Order::Rising    ? n + 1
                         : order == Order::Falling ? items - n
                                                   : (5 * n + 3) % kPriorities + 1;
    return Value::List{priority, std::string(1, static_cast<char>('a' + n))};
}

void run(Stage& stage) {
    const int items = stage.parameter("items").integer();
    const auto order = stage.parameter("order").choice<Order>();
    stage.at(1);
    const std::pair<const char*, BoundedQueue*> queues[] = {
        {"fifo", &stage.make<BoundedQueue>("fifo", 0)},
        {"lifo", &stage.make<BoundedQueue>("lifo", 0, Discipline::Lifo)},
        {"priority", &stage.make<BoundedQueue>("priority", 0, Discipline::Priority)}};
    const auto fill = [&] {
        for (int n = 0; n < items; ++n) {
            stage.at(6);
            for (const auto& [name, queue] : queues)
                queue->put(nthItem(n, items, order)).ignore();
            stage.at(7).sleep("pace");
        }
    };
    const auto drain = [&](const std::string& name, BoundedQueue& queue) {
        for (int n = 0; n < items; ++n) {
            stage.at(11).print(name, " gives ", queue.get().value());
            stage.at(12).sleep("pace");
        }
    };
    stage.at(14).runAll({&stage.actor("filler", "f1", fill)});
    stage.at(15);
    std::vector<Actor*> takers;
    for (const auto& [name, queue] : queues)
        takers.push_back(&stage.actor(std::string(name) + " taker", {name, 1},
                                      [&drain, name = name, queue = queue] { drain(name, *queue); }));
    stage.runAll(takers);
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "from the queue and the priority queue"),
     "gets(priority) = puts(priority) and gets(fifo) = puts(fifo) and gets(priority) >= 3 and "
     "last-out(priority) = puts(priority) and last-out(fifo) = puts(fifo)"},
    {TEXT_NOOP("lesson", "from the queue only"),
     "gets(priority) = puts(priority) and gets(fifo) = puts(fifo) and gets(priority) >= 3 and last-out(fifo) "
     "= puts(fifo)"},
    {TEXT_NOOP("lesson", "from the stack only"),
     "gets(lifo) = puts(lifo) and gets(lifo) >= 3 and last-out(lifo) = puts(lifo)"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "All items go in before any comes out. From which of the three does the item that "
                        "went in last also come out last?"),
    TEXT_NOOP("lesson", "Only the queue goes by the order of coming, whatever the items are; in the priority "
                        "queue it depends on their priorities."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let the priority queue give its last item last, as a queue does"),
     "gets(priority) >= 3 and gets(priority) = puts(priority) and last-out(priority) = puts(priority)",
     TEXT_NOOP("lesson", "What if each item is less urgent than the one before?")},
    {TEXT_NOOP("lesson", "Let the priority queue give its first item last, as a stack does"),
     "gets(priority) >= 3 and gets(priority) = puts(priority) and last-out(priority) = 1",
     TEXT_NOOP("lesson", "What if each item is more urgent than the one before?")},
    {TEXT_NOOP("lesson", "Have ten items in each of the three at once"),
     "depth(fifo) >= 10 and depth(lifo) >= 10 and depth(priority) >= 10",
     TEXT_NOOP("lesson", "Items says how many go into each.")}};

} // namespace

extern const Scenario kFifoLifoPriorityLesson{
    {"fifo-lifo-priority",
     TEXT_NOOP("lesson", "Queues"),
     TEXT_NOOP("lesson", "Queue, stack, priority"),
     TEXT_NOOP("lesson", "the same items through three kinds of queues"),
     {TEXT_NOOP("lesson",
                "The same items go into three containers in the same order, and come out in three orders. A "
                "queue gives first what came first, a stack what came last. A priority queue gives the "
                "smallest: an item here is a priority and a letter, and 1 is more urgent than 2. Where two "
                "priorities are equal the next part decides, here the letter, which tells who came first. "
                "All three wait and wake in the same way."),
      &kAboutTable},
     {kPython, kCpp},
     kParameters,
     Focus::Queues,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
