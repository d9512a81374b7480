// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Crash.h"
#include "core/base/FixedAddresses.h"
#include "core/base/ProcessMemory.h"
#include "core/engine/Stage.h"
#include "core/primitives/Baton.h"
#include "core/primitives/BoundedQueue.h"
#include "core/primitives/Measurement.h"
#include "core/primitives/ProcessQueue.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

#include <iterator>

#include <unistd.h>

namespace interleave {

namespace {

using Side = MeasuredSide;
using End = Baton::End;
constexpr Side kSides[] = {Side::Thread, Side::Process};

constexpr const char* kPython = R"(for kind in Thread, Process:
    for _ in range(creations):
        begin = now()
        kind(target=first_line).start()

for kind in Thread, Process:
    for _ in range(10):
        kind(target=stay).start(); pss()

for kind in Thread, Process:  # one CPU
    baton.pass_to_the_other()   # rounds

for kind in Thread, Process:  # one CPU
    q.put(now()); answer.get()  # rounds

for kind in Thread, Process:
    run(kind(target=set_number_to_42))
    run(kind(target=read_number))

for kind in Thread, Process:
    kind(target=crash).start()
    other.answers())";

constexpr const char* kCpp = R"(for (Kind kind : {Thread, Process})
    for (int i = 0; i < created; ++i) {
        begin = now();
        start(kind, first_line); }

for (Kind kind : {Thread, Process})
    for (int i = 0; i < 10; ++i) {
        start(kind, stay); pss(); }

for (Kind kind : {Thread, Process})
    baton.pass_to_the_other();  // 1 CPU

for (Kind kind : {Thread, Process}) {
    q.put(now()); answer.get(); }

for (Kind kind : {Thread, Process}) {
    run(kind, set_number_to_42);
    run(kind, read_number); }

for (Kind kind : {Thread, Process}) {
    start(kind, crash);
    other.answers(); })";

constexpr int kAlive = 10;
constexpr int kWritten = 42;
constexpr double kPatience =
    1; ///< seconds to wait for an answer: a living one takes far less than a hundredth

constexpr ParameterInfo kParameters[] = {
    {"creations", TEXT_NOOP("lesson", "Creations"),
     TEXT_NOOP("lesson", "How many threads and how many processes are made to measure how long it takes."),
     ParameterKind::Whole, 1, 200, 100},
    {"rounds", TEXT_NOOP("lesson", "Rounds"),
     TEXT_NOOP("lesson", "How often the two switch to and fro, and how many items they pass."),
     ParameterKind::Whole, 10, 2000, 500},
    {"pause", TEXT_NOOP("lesson", "Pause"),
     TEXT_NOOP("lesson", "How long the table is left as it is before the next row is measured."),
     ParameterKind::Seconds, 0, 10, 0.7, true},
};

constexpr RowInfo kRows[] = {
    {"creation", TEXT_NOOP("lesson", "Creation"), TEXT_NOOP("lesson", "from start() to its first line")},
    {"memory", TEXT_NOOP("lesson", "Memory"), TEXT_NOOP("lesson", "of each new one, 10 alive (PSS)")},
    {"switch", TEXT_NOOP("lesson", "Switch"), TEXT_NOOP("lesson", "from one to the other, one CPU")},
    {"passing", TEXT_NOOP("lesson", "Passing"), TEXT_NOOP("lesson", "put() to get(), on one CPU")},
    {"address", TEXT_NOOP("lesson", "A variable's address"), TEXT_NOOP("lesson", "as both of two see it")},
    {"value", TEXT_NOOP("lesson", "… its value"), TEXT_NOOP("lesson", "read by one: the other wrote 42")},
    {"crash", TEXT_NOOP("lesson", "One of two crashes"), TEXT_NOOP("lesson", "what happens to the other")},
};

/// The global variable. Every process of the run has one.
std::atomic<std::int64_t> number{1};

/// A thread of this process or a process of its own, not yet started: from here on both are used alike.
class One {
public:
    One(Stage& stage, Side side, const std::string& name, const char* role, Actor::Body body)
        : m_stage(stage),
          m_thread(side == Side::Thread ? &stage.actor(name, name, std::move(body)) : nullptr),
          m_process(side == Side::Process ? &stage.process(name, name, role) : nullptr) {}
    void start() const { m_thread ? static_cast<void>(m_thread->start()) : m_stage.start(*m_process); }
    void join() const { static_cast<void>(m_thread ? m_thread->join() : m_process->join()); }
    [[nodiscard]] pid_t pid() const { return m_thread ? ::getpid() : m_process->pid(); }

private:
    Stage& m_stage;
    Actor* m_thread;
    WorkerProcess* m_process;
};

std::string named(Side side, const char* thread, const char* process, int n) {
    return (side == Side::Thread ? thread : process) + std::to_string(n);
}

void runBoth(const One& first, const One& second) {
    first.start();
    second.start();
    first.join();
    second.join();
}

void firstLine(Stage& stage, Side side) {
    const std::int64_t now = stage.clock().now();
    stage.open<Measurement>("creation").end(side, now);
}

void measureCreation(Stage& stage, Side side) {
    auto& creation = stage.open<Measurement>("creation");
    for (int n = 1; n <= stage.parameter("creations").integer(); ++n) {
        const One one(stage, side, named(side, "t", "p", n), "first-line",
                      [&, side] { firstLine(stage, side); });
        stage.at(3);
        creation.begin();
        stage.at(4);
        one.start();
        one.join();
    }
}

/// Says that it is there, and stays until it is told to go.
void stay(Stage& stage) {
    auto& baton = stage.open<Baton>(stage.actorHere().name());
    baton.await(End::Second);
    baton.pass(End::Second);
}

/// A process's PSS, once all are there, as what they share counts by how many share it. A thread has no
/// memory of its own by the kernel's account: it is what its process has grown by.
void measureMemory(Stage& stage, Side side) {
    auto& memory = stage.open<Measurement>("memory");
    std::vector<One> all;
    std::vector<Baton*> batons;
    std::optional<std::int64_t> before = pssOf(::getpid());
    for (int n = 1; n <= kAlive; ++n) {
        const std::string name = named(side, "a", "b", n);
        batons.push_back(&stage.make<Baton>(name));
        all.emplace_back(stage, side, name, "stay", [&] { stay(stage); });
        stage.at(8);
        all.back().start();
        batons.back()->pass(End::First);
        if (side == Side::Process)
            continue;
        const auto after = pssOf(::getpid());
        if (before && after)
            memory.record(side, *after - *before);
        before = after;
    }
    if (side == Side::Process)
        for (const One& one : all)
            if (const auto pss = pssOf(one.pid()))
                memory.record(side, *pss);
    for (Baton* baton : batons)
        baton->give(End::First);
    for (const One& one : all)
        one.join();
}

int rounds(const Stage& stage) {
    return static_cast<int>(stage.parameter("rounds").integer());
}

/// A round is two switches: there and back.
void handOver(Stage& stage, Side side, const char* name) {
    auto& baton = stage.open<Baton>(name);
    auto& switching = stage.open<Measurement>("switch");
    stage.pinHere(Stage::firstCpu());
    stage.at(11);
    baton.pass(End::First); // until the other one is there as well
    for (int round = 0; round < rounds(stage); ++round) {
        const std::int64_t begin = stage.clock().now();
        baton.pass(End::First);
        switching.record(side, (stage.clock().now() - begin) / 2);
    }
}

void handBack(Stage& stage, const char* name) {
    auto& baton = stage.open<Baton>(name);
    stage.pinHere(Stage::firstCpu());
    stage.at(11);
    for (int round = 0; round <= rounds(stage); ++round) {
        baton.await(End::Second);
        baton.give(End::Second);
    }
}

constexpr const char* kThreadsBaton = "threads' baton";
constexpr const char* kProcessesBaton = "processes' baton";

void measureSwitch(Stage& stage, Side side) {
    const char* baton = side == Side::Thread ? kThreadsBaton : kProcessesBaton;
    stage.make<Baton>(baton);
    runBoth(
        {stage, side, named(side, "ts", "ps", 1), "hand-over", [=, &stage] { handOver(stage, side, baton); }},
        {stage, side, named(side, "ts", "ps", 2), "hand-back", [=, &stage] { handBack(stage, baton); }});
}

/// The next item goes out when the last has arrived, so that none waits in the queue. On one CPU, else it
/// would be luck whether an item has to cross from one to another, which takes longer than all the rest.
template <class Queue> void send(Stage& stage, Queue& queue, Queue& answers) {
    stage.pinHere(Stage::firstCpu());
    for (int round = 0; round < rounds(stage); ++round) {
        stage.at(14);
        static_cast<void>(queue.put(stage.clock().now()));
        static_cast<void>(answers.get());
    }
}

template <class Queue> void receive(Stage& stage, Side side, Queue& queue, Queue& answers) {
    auto& passing = stage.open<Measurement>("passing");
    stage.pinHere(Stage::firstCpu());
    for (int round = 0; round < rounds(stage); ++round) {
        const auto sentAt = queue.get();
        passing.record(side, stage.clock().now() - sentAt.value().integer());
        static_cast<void>(answers.put(round));
    }
}

constexpr const char* kQueue = "processes' q";
constexpr const char* kAnswer = "processes' answer";

void measurePassing(Stage& stage, Side side) {
    if (side == Side::Thread) {
        auto& q = stage.make<BoundedQueue>("q", 1);
        auto& answer = stage.make<BoundedQueue>("answer", 1);
        Actor& sender = stage.actor("put", "tp", [&] { send(stage, q, answer); });
        Actor& receiver = stage.actor("get", "tg", [&, side] { receive(stage, side, q, answer); });
        stage.runAll({&sender, &receiver});
        return;
    }
    stage.make<ProcessQueue>(kQueue, 1);
    stage.make<ProcessQueue>(kAnswer, 1);
    stage.runAll({&stage.process("p put", "pp", "send"), &stage.process("p get", "pg", "receive")});
}

void look(Stage& stage, Side side) {
    stage.open<Measurement>("address").record(side, reinterpret_cast<std::intptr_t>(&number));
}

void setNumber(Stage& stage, Side side) {
    stage.at(17);
    number = kWritten;
    look(stage, side);
}

void readNumber(Stage& stage, Side side) {
    stage.at(18);
    look(stage, side);
    stage.open<Measurement>("value").record(side, number);
}

/// Processes are started without random addresses, where that is allowed: else every program would have its
/// variables somewhere else, and that they are not the same variable would be no surprise.
void measureSharing(Stage& stage, Side side) {
    const FixedAddresses fixed;
    stage.at(17);
    const One writer(stage, side, named(side, "tn", "pn", 1), "set-number",
                     [&, side] { setNumber(stage, side); });
    writer.start();
    writer.join();
    stage.at(18);
    const One reader(stage, side, named(side, "tn", "pn", 2), "read-number",
                     [&, side] { readNumber(stage, side); });
    reader.start();
    reader.join();
}

constexpr const char* kFuse = "fuse";
constexpr const char* kQuestion = "question";

std::string of(Side side, const char* baton) {
    return (side == Side::Thread ? "threads' " : "processes' ") + std::string(baton);
}

void crashOnceLit(Stage& stage, Side side) {
    stage.at(21);
    stage.open<Baton>(of(side, kFuse)).await(End::Second);
    crash();
}

/// The other one of the two: it answers once before and once after, if it still can.
void answerTwice(Stage& stage, Side side) {
    auto& question = stage.open<Baton>(of(side, kQuestion));
    for (int i = 0; i < 2; ++i) {
        stage.at(22);
        question.await(End::Second);
        question.give(End::Second);
    }
}

/// The main thread answers, a second one crashes.
void twoThreads(Stage& stage) {
    static_cast<void>(stage.actor("crashing", "cr", [&] { crashOnceLit(stage, Side::Thread); }).start());
    answerTwice(stage, Side::Thread);
}

/// Two threads of one process, or two processes: the one crashes, the other is asked. What became of it is
/// what was seen: an answer, or how its process ended.
void measureCrash(Stage& stage, Side side) {
    auto& fuse = stage.make<Baton>(of(side, kFuse));
    auto& question = stage.make<Baton>(of(side, kQuestion));
    const bool threads = side == Side::Thread;
    WorkerProcess& crashing =
        threads ? stage.process("2 threads", "2t", "two-threads") : stage.process("crashing", "cr", "crash");
    WorkerProcess& other = threads ? crashing : stage.process("other", "ot", "answer");
    stage.start(crashing);
    if (!threads)
        stage.start(other);
    stage.at(21);
    question.pass(End::First);
    fuse.give(End::First);
    crashing.join(kPatience);
    stage.at(22);
    const bool answers = question.pass(End::First, kPatience);
    const int exit = answers ? 0 : other.exitCode().value_or(0);
    stage.open<Measurement>("crash").record(side, answers ? 0 : exit < 0 ? -exit : -1);
    other.join(kPatience);
}

constexpr Role kRoles[] = {
    {"first-line", [](Stage& stage) { firstLine(stage, Side::Process); }},
    {"stay", stay},
    {"hand-over", [](Stage& stage) { handOver(stage, Side::Process, kProcessesBaton); }},
    {"hand-back", [](Stage& stage) { handBack(stage, kProcessesBaton); }},
    {"send",
     [](Stage& stage) { send(stage, stage.open<ProcessQueue>(kQueue), stage.open<ProcessQueue>(kAnswer)); }},
    {"receive",
     [](Stage& stage) {
         receive(stage, Side::Process, stage.open<ProcessQueue>(kQueue), stage.open<ProcessQueue>(kAnswer));
     }},
    {"set-number", [](Stage& stage) { setNumber(stage, Side::Process); }},
    {"read-number", [](Stage& stage) { readNumber(stage, Side::Process); }},
    {"two-threads", twoThreads},
    {"crash", [](Stage& stage) { crashOnceLit(stage, Side::Process); }},
    {"answer", [](Stage& stage) { answerTwice(stage, Side::Process); }}};

void run(Stage& stage) {
    constexpr Unit kUnits[] = {Unit::Nanoseconds, Unit::Bytes,  Unit::Nanoseconds, Unit::Nanoseconds,
                               Unit::Address,     Unit::Number, Unit::Ending};
    static_assert(std::size(kUnits) == std::size(kRows));
    for (std::size_t row = 0; row < std::size(kRows); ++row)
        stage.make<Measurement>(kRows[row].id, kUnits[row]);
    for (const auto measure :
         {measureCreation, measureMemory, measureSwitch, measurePassing, measureSharing, measureCrash}) {
        for (const Side side : kSides)
            measure(stage, side);
        stage.sleep(stage.parameter("pause").seconds().value_or(0));
    }
}

} // namespace

extern const Scenario kProcessOrThreadLesson{
    {"process-or-thread",
     TEXT_NOOP("lesson", "Processes"),
     TEXT_NOOP("lesson", "Process or thread?"),
     TEXT_NOOP("lesson", "measured here and now"),
     {TEXT_NOOP("lesson",
                "Each row does the same with threads and with processes, and measures it here and now: "
                "another run has other figures. A process takes longer to make and needs more memory, as "
                "address space, program and variables are its own. That is what it is good for: two threads "
                "have one and the same variable, two processes each have one, even where the address is the "
                "same. When a thread crashes, the kernel ends its whole process; another process goes on. "
                "Switching differs least: the kernel schedules threads, whichever process they are in."),
      &kThreadProcessTable},
     {kPython, kCpp},
     kParameters,
     Focus::Measurements,
     false,
     false,
     kRows},
    run,
    kRoles};

} // namespace interleave
