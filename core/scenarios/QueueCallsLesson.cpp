// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Console.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr const char* kPython = R"(q1 = Queue(capacity)

def call(method, *args):
    try:
        print(method(*args))
    except (Full, Empty) as error:
        print(error)

while True:
    method, *args = next_command()
    Thread(target=call,
           args=[method, *args]).start())";

constexpr const char* kCpp = R"(Queue q1(capacity);

void call(auto method, auto... args) {
    try {
        print((q1.*method)(args...));
    } catch (const QueueError& e) {
        print(e); } }

for (;;) {
    auto [name, args] = next_command();
    calls.push_back(std::jthread(
        call, name, args)); })";

constexpr double kBetweenCalls = 0.5;
constexpr const char* kTourIsOver = "tour is over";

constexpr ParameterInfo kParameters[] = {
    {"capacity", TEXT_NOOP("lesson", "Capacity"),
     TEXT_NOOP("lesson", "How many items the queue holds before a put has to wait."), ParameterKind::Whole, 1,
     8, 2, true},
    {"timeout", TEXT_NOOP("lesson", "Timeout"),
     TEXT_NOOP("lesson", "How long put and get with a timeout wait."), ParameterKind::Seconds, 0, 10, 1,
     true},
    {"tour", TEXT_NOOP("lesson", "Tour"),
     TEXT_NOOP("lesson", "Makes each call once, in a telling order. Off: nothing happens but what you call."),
     ParameterKind::Switch, 0, 1, 1},
};

constexpr CallInfo kCalls[] = {
    {"put", "put(item)", TEXT_NOOP("lesson", "waits while the queue is full"), true},
    {"put_timeout", "put(item, timeout)", TEXT_NOOP("lesson", "waits at most the timeout, then Full"), true},
    {"put_nowait", "put_nowait(item)", TEXT_NOOP("lesson", "never waits: Full at once"), true},
    {"get", "get()", TEXT_NOOP("lesson", "waits while the queue is empty"), false},
    {"get_timeout", "get(timeout)", TEXT_NOOP("lesson", "waits at most the timeout, then Empty"), false},
    {"get_nowait", "get_nowait()", TEXT_NOOP("lesson", "never waits: Empty at once"), false},
    {"qsize", "qsize()", TEXT_NOOP("lesson", "how many items there are"), false},
    {"empty", "empty()", TEXT_NOOP("lesson", "whether there is none"), false},
    {"full", "full()", TEXT_NOOP("lesson", "whether there is no slot left"), false},
    {"task_done", "task_done()", TEXT_NOOP("lesson", "one item that was got is dealt with"), false},
    {"join", "join()", TEXT_NOOP("lesson", "waits until every item is dealt with"), false},
};

std::string outcome(const Result<void, QueueError>& done) {
    return done ? "None" : nameOf(done.error());
}

std::string outcome(const Result<Value, QueueError>& got) {
    return got ? got.value().shown() : nameOf(got.error());
}

std::string outcome(const Snapshot<bool>& answer) {
    return answer.value ? "True" : "False";
}

/// What a call answers, in the program's words.
struct Answer {
    std::string_view call;
    std::string (*made)(BoundedQueue& q, const Value& item, double timeout);
};
using Q = BoundedQueue;
constexpr Answer kAnswers[] = {
    {"put", [](Q& q, const Value& item, double) { return outcome(q.put(item)); }},
    {"put_timeout", [](Q& q, const Value& item, double t) { return outcome(q.put(item, Block::Yes, t)); }},
    {"put_nowait", [](Q& q, const Value& item, double) { return outcome(q.putNowait(item)); }},
    {"get", [](Q& q, const Value&, double) { return outcome(q.get()); }},
    {"get_timeout", [](Q& q, const Value&, double t) { return outcome(q.get(Block::Yes, t)); }},
    {"get_nowait", [](Q& q, const Value&, double) { return outcome(q.getNowait()); }},
    {"qsize", [](Q& q, const Value&, double) { return std::to_string(q.qsize().value); }},
    {"empty", [](Q& q, const Value&, double) { return outcome(q.empty()); }},
    {"full", [](Q& q, const Value&, double) { return outcome(q.full()); }},
    {"task_done", [](Q& q, const Value&, double) { return outcome(q.taskDone()); }},
    {"join", [](Q& q, const Value&, double) { return q.join(), outcome(Result<void, QueueError>()); }},
};

/// Each call once at least, at a pace that can be followed.
void tour(Stage& stage, BoundedQueue& q, Console& console) {
    const auto begin = [&](const std::string& command) -> Actor& {
        stage.sleep(kBetweenCalls);
        return *console.make(command);
    };
    const auto make = [&](const std::string& command) { begin(command).join(); };
    const int capacity = stage.parameter("capacity").integer();
    for (const char* command : {"qsize", "empty", "get_nowait"}) // Empty
        make(command);
    for (int n = 1; n <= capacity; ++n)
        make(n % 2 == 1 ? "put " + std::to_string(n) : "put \"" + std::to_string(n) + '"');
    for (const char* command : {"full", "put_nowait 1.5", R"(put_timeout b'\x01')"}) // True, Full, Full
        make(command);
    Actor& putter = begin("put [1, \"a\"]"); // waits
    make("get");                             // and this lets it in
    Actor& joiner = begin("join");           // waits
    for (int n = 0; n < capacity; ++n)
        make("get");
    putter.join();
    make("get_timeout");          // Empty
    Actor& getter = begin("get"); // waits
    make("put 7");                // for this
    getter.join();
    while (q.unfinished() > 0)
        make("task_done"); // the last of them lets join go on
    joiner.join();
    make("task_done"); // one too many
    stage.sendCommand(kTourIsOver);
}

void run(Stage& stage) {
    stage.at(1);
    auto& q = stage.make<BoundedQueue>("q1", stage.parameter("capacity"));
    Console console(stage, kCalls, [&](std::string_view call, const Value& item) {
        stage.at(5);
        return std::ranges::find(kAnswers, call, &Answer::call)
            ->made(q, item, stage.parameter("timeout").value());
    });
    if (stage.parameter("tour").on())
        stage.start(stage.actor("tour", "to", [&] { tour(stage, q, console); }));
    for (;;) {
        stage.at(10);
        const std::string command = stage.nextCommand();
        stage.at(11);
        if (command != kTourIsOver)
            console.make(command);
        else if (!stage.personHasSent())
            return;
    }
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "Yes: there is nothing left"), ""},
    {TEXT_NOOP("lesson", "No: each item needs a task_done() too"),
     "waiting-to-join(q1) >= 1 and depth(q1) = 0 and waiting-to-get(q1) >= 1"},
    {TEXT_NOOP("lesson", "No: it waits until a get() finds it empty"), ""}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "Somebody waits in join(), and the last item is taken. Does join() go on?"),
    TEXT_NOOP("lesson",
              "join() counts the items not yet reported with task_done(): taken is not dealt with."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let two puts wait at the full queue at once"), "waiting-to-put(q1) >= 2",
     TEXT_NOOP("lesson", "Fill the queue with put(item), and then call it twice more.")},
    {TEXT_NOOP("lesson", "Let three gets wait at the empty queue at once"), "waiting-to-get(q1) >= 3",
     TEXT_NOOP("lesson", "A get() on the empty queue waits; call it three times.")},
    {TEXT_NOOP("lesson", "Get Full three times without any put ever waiting"),
     "full >= 3 and put-waited-seconds(q1) = 0",
     TEXT_NOOP("lesson", "put_nowait(item) never waits. Switch the tour off: its puts wait.")}};

} // namespace

extern const Scenario kQueueCallsLesson{
    {"queue-calls",
     TEXT_NOOP("lesson", "Queues"),
     TEXT_NOOP("lesson", "Every call of a queue"),
     TEXT_NOOP("lesson", "a console: make each call by hand"),
     {TEXT_NOOP(
          "lesson",
          "One queue, and a button for each of its calls. Each call runs on a thread of its own, so that "
          "one that waits keeps nobody else waiting: call get() on the empty queue, then put() an item, "
          "and see the first go on. With a timeout the wait ends with Full or Empty, and the nowait "
          "calls do not wait at all. Items have a type: 1 is a number, \"1\" a text. join() waits until "
          "task_done() has been called once for each item that was put."),
      &kQueueCallTable},
     {kPython, kCpp},
     kParameters,
     Focus::Queues,
     {&kQuestion, kGoals},
     false,
     false,
     {},
     kCalls},
    run};

} // namespace interleave
