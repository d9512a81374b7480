// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/ManagerQueue.h"
#include "core/primitives/Pool.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def write():
    for n in range(10):
        q.put(n)

def read():
    time.sleep(sleep)
    count = q.qsize()
    for _ in range(count):
        q.get()
    return count

q = Manager().Queue()
pool = Pool()
pool.apply_async(write)
done = pool.apply_async(read)
pool.close()
pool.join()
print("read", done.get(), "of 10"))";

constexpr const char* kCpp = R"(void write() {
    for (int n = 0; n < 10; ++n)
        q.put(n); }

int read() {
    std::this_thread::sleep_for(sleep);
    int count = q.qsize();
    for (int i = 0; i < count; ++i)
        q.get();
    return count; }

ManagerQueue q;  // in its own process
ProcessPool pool;
pool.async(write);
auto done = pool.async(read); // future
pool.close();
pool.join();
print("read", done.get(), "of 10");)";

constexpr int kItems = 10;
constexpr double kBetweenItems = 0.1;

constexpr ParameterInfo kParameters[] = {
    {"sleep", TEXT_NOOP("lesson", "Sleep"),
     TEXT_NOOP("lesson", "How long the reader sleeps before it asks how many items there are."),
     ParameterKind::Seconds, 0, 10, 3, true},
};

Value write(Stage& stage, const Value&) {
    auto& q = stage.open<ManagerQueue>("q");
    for (int n = 0; n < kItems; ++n) {
        stage.at(2).sleep(kBetweenItems);
        stage.at(3);
        q.put(n).ignore();
    }
    return {};
}

Value read(Stage& stage, const Value&) {
    auto& q = stage.open<ManagerQueue>("q");
    stage.at(6).sleep("sleep");
    stage.at(7);
    const Snapshot<int> count = q.qsize().value();
    stage.at(8);
    q.actOn(count);
    for (int i = 0; i < count.value; ++i) {
        stage.at(9);
        q.get().ignore();
    }
    stage.at(10);
    return count.value;
}

constexpr Task kTasks[] = {{"write", write}, {"read", read}};

void run(Stage& stage) {
    stage.at(12);
    stage.make<ManagerQueue>("q", 0);
    stage.at(13);
    auto& pool = stage.make<Pool>("pool");
    stage.at(14);
    pool.applyAsync("write");
    stage.at(15);
    const PoolResult done = pool.applyAsync("read");
    stage.at(16);
    pool.close();
    stage.at(17);
    pool.join();
    stage.at(18);
    const auto count = done.get();
    if (count)
        stage.print("read ", count.value(), " of ", kItems);
    else
        stage.print("the reader's task: ", count.error().text);
}

constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "The reader sleeps first, and then reads as many items as qsize() says. How many of "
                        "the ten will it read?"),
    TEXT_NOOP("lesson", "qsize() was true when it was asked: what is put afterwards is not in it."),
    {},
    "gets(q)",
    TEXT_NOOP("lesson", "items"),
    10};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Leave five items or more behind"), "finished = 1 and left(q) >= 5",
     TEXT_NOOP("lesson", "The reader has to ask before the writer is done.")},
    {TEXT_NOOP("lesson", "Let the reader find nothing at all"), "finished = 1 and gets(q) = 0",
     TEXT_NOOP("lesson", "The writer needs a moment for its first item.")},
    {TEXT_NOOP("lesson", "Lose a task with its worker"), "tasks-lost(pool) >= 1",
     TEXT_NOOP("lesson", "Kill the worker that has one; the button is on its process.")}};

} // namespace

extern const Scenario kPoolManagerLesson{
    {"pool-manager",
     TEXT_NOOP("lesson", "Processes"),
     TEXT_NOOP("lesson", "A pool and a manager"),
     TEXT_NOOP("lesson", "worker processes, and a queue that a process holds"),
     {TEXT_NOOP("lesson",
                "A pool's worker processes do tasks; a manager's process holds the queue, and every put, get "
                "and qsize is a request to it and its reply. One task writes ten items, the other sleeps and "
                "then reads as many as qsize() said. That number was true when it was taken: sleep less, and "
                "the reader is done while the writer goes on, and items are left behind."),
      &kQueueKindTable},
     {kPython, kCpp},
     kParameters,
     Focus::Processes,
     {&kQuestion, kGoals}},
    run,
    {},
    kTasks};

} // namespace interleave
