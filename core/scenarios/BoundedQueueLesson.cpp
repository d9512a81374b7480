// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def produce(q, items):
    for x in items:
        seen = q.qsize()
        work(producer_work)
        while True:
            try:
                q.put(x, block, timeout)
                break
            except Full: sleep(0.2)

def consume(q):
    while True:
        seen = q.empty()
        try: x = q.get(block, timeout)
        except Empty:
            sleep(0.2); continue
        if x is None: return
        work(consumer_work)
        q.task_done())";

constexpr const char* kCpp = R"(void produce(Queue& q, Items& items) {
    for (auto& x : items) {
        auto seen = q.qsize();
        work(producer_work);
        for (;;)
        try {
            q.put(x, block, timeout);
            break;
        } catch (Full) { sleep(0.2); }
    } }
void consume(Queue& q) {
    for (std::optional<Item> x;;) {
        bool seen = q.empty();
        try { x = q.get(block, timeout);
        } catch (Empty) {
            sleep(0.2); continue; }
        if (!x) return;
        work(consumer_work);
        q.task_done(); } })";

constexpr double kRetryAfterSeconds = 0.2;
constexpr SpecialValue kUnbounded{0, TEXT_NOOP("lesson", "unbounded")};
constexpr SpecialValue kNoTimeout{-1, TEXT_NOOP("lesson", "none")};
enum class Kind { Integers, Texts, Mixed };
constexpr ChoiceInfo kKinds[] = {{"integers", TEXT_NOOP("lesson", "integers")},
                                 {"texts", TEXT_NOOP("lesson", "texts")},
                                 {"mixed", TEXT_NOOP("lesson", "mixed")}};

constexpr ParameterInfo kParameters[] = {
    {"capacity", TEXT_NOOP("lesson", "Capacity"),
     TEXT_NOOP("lesson", "How many items the queue holds before a put has to wait; 0 is unbounded."),
     ParameterKind::Whole, 0, 64, 3, true, &kUnbounded},
    {"timeout", TEXT_NOOP("lesson", "Timeout"),
     TEXT_NOOP("lesson", "How long a put or a get waits before it gives up with Full or Empty."),
     ParameterKind::Seconds, 0, 10, 2, true, &kNoTimeout},
    {"block", TEXT_NOOP("lesson", "Blocking"),
     TEXT_NOOP("lesson", "Off: put and get never wait; they fail at once and try again later."),
     ParameterKind::Switch, 0, 1, 1, true},
    {"producer-work", TEXT_NOOP("lesson", "Producer work"),
     TEXT_NOOP("lesson", "CPU time that a producer computes before each put."), ParameterKind::Seconds, 0, 5,
     0.3, true},
    {"consumer-work", TEXT_NOOP("lesson", "Consumer work"),
     TEXT_NOOP("lesson", "CPU time that a consumer computes on each item."), ParameterKind::Seconds, 0, 5,
     0.9, true},
    {"producers", TEXT_NOOP("lesson", "Producers"), TEXT_NOOP("lesson", "Threads that put items in."),
     ParameterKind::Whole, 1, 8, 3},
    {"consumers", TEXT_NOOP("lesson", "Consumers"), TEXT_NOOP("lesson", "Threads that take items out."),
     ParameterKind::Whole, 1, 8, 1},
    {"items", TEXT_NOOP("lesson", "Items"), TEXT_NOOP("lesson", "How many items the producers put in all."),
     ParameterKind::Whole, 0, 10000, 15},
    {"kind", TEXT_NOOP("lesson", "Kind of items"),
     TEXT_NOOP("lesson", "What the items are: a queue takes any type."), ParameterKind::Choice, 0, 2, 2,
     false, nullptr, kKinds},
};

Value nthItem(int n, Kind kind) {
    const std::string letters(1, static_cast<char>('a' + n % 26));
    if (kind == Kind::Integers)
        return n;
    if (kind == Kind::Texts)
        return letters;
    switch (n % 5) {
    case 1: return letters;
    case 2: return n + 0.5;
    case 3: return Value::List{n, letters};
    case 4: return Value::Bytes{std::byte(n % 256), std::byte{0xff}};
    default: return n;
    }
}

void produce(Stage& stage, BoundedQueue& queue, int first, int step, int end) {
    const auto kind = stage.parameter("kind").choice<Kind>();
    for (int n = first; n < end; n += step) {
        stage.at(3);
        const auto seen = queue.qsize();
        stage.at(4).compute("producer-work");
        stage.at(7);
        queue.actOn(seen);
        const Value item = nthItem(n, kind);
        while (!queue.put(item, Block{stage.parameter("block").on()}, stage.parameter("timeout").seconds())) {
            stage.at(9).print(stage.ownName(), ": Full");
            stage.sleep(kRetryAfterSeconds);
            stage.at(7);
        }
    }
}

void consume(Stage& stage, BoundedQueue& queue) {
    for (;;) {
        stage.at(13);
        const auto seen = queue.empty();
        stage.at(14);
        queue.actOn(seen);
        const auto item =
            queue.get(Block{stage.parameter("block").on()}, stage.parameter("timeout").seconds());
        if (!item) {
            stage.at(16).print(stage.ownName(), ": Empty");
            stage.sleep(kRetryAfterSeconds);
            continue;
        }
        if (item.value().type() == ValueType::None)
            break;
        stage.at(18).print(stage.ownName(), " got ", item.value());
        stage.compute("consumer-work");
        stage.at(19);
        queue.taskDone().ignore();
    }
    stage.at(17);
}

void run(Stage& stage) {
    auto& queue = stage.make<BoundedQueue>("q1", stage.parameter("capacity"));
    const int producers = stage.parameter("producers").integer();
    const int items = stage.parameter("items").integer();
    const auto producing = stage.actors("producer ", "p", producers, [&](int number) {
        produce(stage, queue, number - 1, producers, items);
    });
    const auto consuming = stage.actors("consumer ", "c", stage.parameter("consumers").integer(),
                                        [&] { consume(stage, queue); });
    stage.startAll(consuming);
    stage.runAll(producing);
    for (std::size_t i = 0; i < consuming.size(); ++i)
        queue.put({}).ignore(); // None: there is nothing more to come
    stage.joinAll(consuming);
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "It waits for a slot: Blocked"),
     "dead(producer 1) = 1 and blocked-seconds(producer 1) > running-seconds(producer 1) and "
     "blocked-seconds(producer 1) > runnable-seconds(producer 1)"},
    {TEXT_NOOP("lesson", "It computes: Running"),
     "dead(producer 1) = 1 and running-seconds(producer 1) > runnable-seconds(producer 1)"},
    {TEXT_NOOP("lesson", "It waits for a CPU: Runnable"), "dead(producer 1) = 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP(
        "lesson",
        "Producer 1 computes an item, puts it into the queue, and so on. What does it do most of the time?"),
    TEXT_NOOP("lesson", "Where producers are quicker than consumers the queue is soon full, and a put waits "
                        "without using the CPU until a get frees a slot."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Fill a queue of five slots or more until a put gets Full"),
     "full >= 1 and capacity(q1) >= 5",
     TEXT_NOOP(
         "lesson",
         "Raise the capacity, and let a put wait for a shorter time, or not at all: Timeout, Blocking.")},
    {TEXT_NOOP("lesson", "Starve the consumers until a get ends with Empty"), "empty >= 1",
     TEXT_NOOP("lesson", "Let the producers work longer on an item than a get waits for one.")},
    {TEXT_NOOP("lesson", "Get ten items through without any put having waited"),
     "finished = 1 and puts >= 10 and full = 0 and put-waited-seconds(q1) = 0",
     TEXT_NOOP("lesson", "Consumers that are quicker than the producers, or a queue without bound.")}};

} // namespace

extern const Scenario kBoundedQueueLesson{
    {"bounded-queue",
     TEXT_NOOP("lesson", "Queues"),
     TEXT_NOOP("lesson", "Bounded queue"),
     TEXT_NOOP("lesson", "real threads, one queue of a few slots"),
     {TEXT_NOOP("lesson",
                "Producers put items into a queue that holds only so many; consumers take them out. "
                "A put on a full queue "
                "waits for a slot, a get on an empty one waits for an item: the thread is Blocked "
                "and uses no CPU. With a "
                "timeout the wait ends with Full or Empty. What qsize() answers was true when it "
                "was asked; when it is "
                "acted on, it may be true no more."),
      &kQueueCallTable},
     {kPython, kCpp},
     kParameters,
     Focus::Queues,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
