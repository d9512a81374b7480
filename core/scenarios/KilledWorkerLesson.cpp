// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/ProcessLock.h"
#include "core/primitives/ProcessQueue.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def write(q):
    for n in range(items):
        sleep(0.3)
        q.put(n)

def read(q, lock):
    while True:
        item = q.get()
        if item is None: return
        with lock:
            print(item)
            sleep(0.5)

# the main program
start(writer, r1, r2, r3)
if victim: victim.kill()
writer.join()
for _ in readers: q.put(None))";

constexpr const char* kCpp = R"(void write(ProcessQueue& q) {
    for (int n = 0; n < items; ++n) {
        sleep_for(300ms);
        q.put(n); } }

void read(ProcessQueue& q, Mutex& m) {
    for (;;) {
        auto item = q.get();
        if (item == none) return;
        std::lock_guard lock(m);
        print(item);
        sleep_for(500ms); } }

// the main program
start(writer, r1, r2, r3);
if (victim) kill(victim->pid, SIGKILL);
writer.join();
for (auto& _ : readers) q.put(none);)";

constexpr double kBetweenItems = 0.3;
constexpr double kHoldingTheLock = 0.5;
constexpr int kReaders = 3;

enum class Victim { Nobody, Reader, LockHolder, Writer };
constexpr ChoiceInfo kVictims[] = {{"nobody", TEXT_NOOP("lesson", "nobody")},
                                   {"reader", TEXT_NOOP("lesson", "a reader")},
                                   {"lock-holder", TEXT_NOOP("lesson", "who holds the lock")},
                                   {"writer", TEXT_NOOP("lesson", "the writer")}};

constexpr ParameterInfo kParameters[] = {
    {"items", TEXT_NOOP("lesson", "Items"), TEXT_NOOP("lesson", "How many items the writer puts."),
     ParameterKind::Whole, 1, 1000, 20},
    {"victim", TEXT_NOOP("lesson", "Killed"),
     TEXT_NOOP("lesson", "Whom the main program kills after a while. Nobody: that is left to you and the "
                         "buttons on the processes."),
     ParameterKind::Choice, 0, 3, 0, false, nullptr, kVictims},
    {"after", TEXT_NOOP("lesson", "After"), TEXT_NOOP("lesson", "When the main program kills, in seconds."),
     ParameterKind::Seconds, 0, 10, 2},
};

void write(Stage& stage) {
    auto& queue = stage.open<ProcessQueue>("q");
    for (int n = 0; n < stage.parameter("items").integer(); ++n) {
        stage.at(3).sleep(kBetweenItems);
        stage.at(4);
        queue.put(n).ignore();
    }
}

void read(Stage& stage) {
    auto& queue = stage.open<ProcessQueue>("q");
    auto& lock = stage.open<ProcessLock>("lock");
    for (;;) {
        stage.at(8);
        const auto item = queue.get();
        stage.at(9);
        if (item.value().type() == ValueType::None)
            return;
        stage.at(10);
        if (const auto got = lock.acquire(); got.value() == ProcessLock::Before::OwnerDied)
            stage.print(stage.ownName(), " has the lock: its owner is dead");
        stage.at(11).print(stage.ownName(), " got ", item.value());
        stage.at(12).sleep(kHoldingTheLock);
        lock.release().ignore();
    }
}

constexpr Role kRoles[] = {{"write", write}, {"read", read}};

/// Waits until the one who is to be killed is there: a lock may be free for a moment.
WorkerProcess& find(Stage& stage, Victim victim, WorkerProcess& writer, ProcessLock& lock,
                    const std::vector<WorkerProcess*>& readers) {
    if (victim == Victim::Writer)
        return writer;
    if (victim == Victim::Reader)
        return *readers.front();
    for (;;) {
        const ActorId owner = lock.owner();
        for (WorkerProcess* reader : readers)
            if (reader->identity().mainActor == owner)
                return *reader;
        stage.sleep(0.01);
    }
}

void run(Stage& stage) {
    auto& queue = stage.make<ProcessQueue>("q", 0);
    auto& lock = stage.make<ProcessLock>("lock");
    WorkerProcess& writer = stage.process("writer", "w", "write");
    const auto readers = stage.processes("r", "r", kReaders, "read");
    stage.at(15).start(writer);
    stage.startAll(readers);
    const auto victim = stage.parameter("victim").choice<Victim>();
    if (victim != Victim::Nobody) {
        stage.sleep("after");
        stage.at(16);
        find(stage, victim, writer, lock, readers).kill();
    }
    stage.at(17);
    writer.join();
    stage.at(18);
    for (int i = 0; i < kReaders; ++i)
        queue.put({}).ignore();
    stage.joinAll(readers);
}

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "Killed"), TEXT_NOOP("lesson", "what is lost"),
                                       TEXT_NOOP("lesson", "who goes on")};
constexpr const char* kAboutCells[] = {TEXT_NOOP("lesson", "a reader"),
                                       TEXT_NOOP("lesson", "nothing: its item is the next one again"),
                                       TEXT_NOOP("lesson", "the other readers"),
                                       TEXT_NOOP("lesson", "who holds the lock"),
                                       TEXT_NOOP("lesson", "nothing: the lock goes to the next in line"),
                                       TEXT_NOOP("lesson", "the next one, who is told"),
                                       TEXT_NOOP("lesson", "the writer"),
                                       TEXT_NOOP("lesson", "what still lay in its buffer, counted"),
                                       TEXT_NOOP("lesson", "the readers, with what had come across")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "They go on as if nothing had happened"), "finished = 1 and killed >= 1"},
    {TEXT_NOOP("lesson", "They die with it"), "failed = 1"},
    {TEXT_NOOP("lesson", "They wait for ever for what it held"), ""}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson",
              "One of the readers is killed in the middle of its work. What becomes of the others?"),
    TEXT_NOOP("lesson", "Processes are kept apart, and what these share can bear a death: the lock goes on "
                        "to the next in line, and what the dead one had in hand is taken again."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Kill two readers, and let the third finish the work"),
     "finished = 1 and killed >= 2 and dead(writer) = 1 and killed(writer) = 0 and left(q) <= 2",
     TEXT_NOOP("lesson", "Readers are killed by their buttons, or by the main program: Killed.")},
    {TEXT_NOOP("lesson", "Kill the writer, and let the readers finish what has come across"),
     "finished = 1 and killed(writer) = 1 and left(q) = 0",
     TEXT_NOOP("lesson", "The main program can do that as well: Killed.")},
    {TEXT_NOOP("lesson", "Kill all readers, so that items are left behind"),
     "killed(r1) = 1 and killed(r2) = 1 and killed(r3) = 1 and left(q) >= 1",
     TEXT_NOOP("lesson", "Nobody is left to take them.")}};

} // namespace

extern const Scenario kKilledWorkerLesson{
    {"killed-worker",
     TEXT_NOOP("lesson", "Processes"),
     TEXT_NOOP("lesson", "A worker is killed"),
     TEXT_NOOP("lesson", "kill one of the processes and watch who goes on"),
     {TEXT_NOOP(
          "lesson",
          "Threads of one process live and die together. Of processes one may be killed at any moment, "
          "also while it holds a lock, and the others go on, if what they share can bear it. Here it can: "
          "the queue takes back what the dead one was reading, what lay in its own buffer is lost and "
          "counted, and its lock goes to the next in line, who is told. The standard library's lock would "
          "stay held for ever, and who waits for it would wait for ever."),
      &kAboutTable},
     {kPython, kCpp},
     kParameters,
     Focus::Processes,
     {&kQuestion, kGoals}},
    run,
    kRoles};

} // namespace interleave
