// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"
#include "core/primitives/Latch.h"
#include "core/scenarios/Catalog.h"

#include <cstdio>

namespace interleave {

namespace {

// The same steps on the same lines, whatever protects them.
constexpr CodeText kNone{R"(board = 0
number = 0

def write():
    global board
    sleep(wait)
    board = 42
def read():
    while board != 42:
        pass
    print(board)

def add():
    global number
    start_line.wait()
    for _ in range(n):
        seen = number      # read
        number = seen + 1  # write

run(read, write)
run(add, add)
print(number))",
                         R"(std::atomic<int> board = 0;
std::atomic<long> number = 0;

void write() {
    using std::this_thread::sleep_for;
    sleep_for(wait);
    board = 42; }
void read() {
    while (board != 42)
        {}
    print(board); }

void add() {
    long seen;  // each thread has one
    start_line.arrive_and_wait();
    for (long i = 0; i < n; ++i) {
        seen = number;          // read
        number = seen + 1; } }  // write

run(read, write);
run(add, add);
print(number);)"};
constexpr CodeText kMutex{R"(board = 0
number = 0
lock = Lock()
def write():
    global board
    sleep(wait)
    board = 42
def read():
    while board != 42:
        pass
    print(board)

def add():
    global number
    start_line.wait()
    for _ in range(n):
        with lock:
            number += 1

run(read, write)
run(add, add)
print(number))",
                          R"(std::atomic<int> board = 0;
std::atomic<long> number = 0;
std::mutex lock;
void write() {
    using std::this_thread::sleep_for;
    sleep_for(wait);
    board = 42; }
void read() {
    while (board != 42)
        {}
    print(board); }

void add() {
    // one at a time has the lock
    start_line.arrive_and_wait();
    for (long i = 0; i < n; ++i) {
        std::lock_guard held(lock);
        number = number + 1; } }

run(read, write);
run(add, add);
print(number);)"};
constexpr CodeText kAtomic{R"(board = 0
number = Atomic(0)

def write():
    global board
    sleep(wait)
    board = 42
def read():
    while board != 42:
        pass
    print(board)

def add():
    # nobody can come in between
    start_line.wait()
    for _ in range(n):
        number.fetch_add(1)
        # read, add, write in one

run(read, write)
run(add, add)
print(number))",
                           R"(std::atomic<int> board = 0;
std::atomic<long> number = 0;

void write() {
    using std::this_thread::sleep_for;
    sleep_for(wait);
    board = 42; }
void read() {
    while (board != 42)
        {}
    print(board); }

void add() {
    // nobody can come in between
    start_line.arrive_and_wait();
    for (long i = 0; i < n; ++i) {
        number.fetch_add(1);
        /* one instruction */ } }

run(read, write);
run(add, add);
print(number);)"};
constexpr CodeVariant kVariants[] = {{"protection=mutex", kMutex}, {"protection=atomic", kAtomic}};

/// None, mutex, atomic.
constexpr ChoiceInfo kChoices[] = {kProtections[0], kProtections[3], kProtections[5]};

constexpr ParameterInfo kParameters[] = {
    {"wait", TEXT_NOOP("lesson", "Wait"),
     TEXT_NOOP("lesson", "How long the writer sleeps before it writes, while the reader looks."),
     ParameterKind::Seconds, 0, 5, 1.5},
    {"increments", TEXT_NOOP("lesson", "Additions"), TEXT_NOOP("lesson", "How often each thread adds 1."),
     ParameterKind::Whole, 1, 1'000'000'000, 10'000'000},
    {"protection", TEXT_NOOP("lesson", "Protection"),
     TEXT_NOOP("lesson",
               "What keeps two additions from becoming one: nothing, a mutex, or one atomic instruction."),
     ParameterKind::Choice, 0, 2, 0, false, nullptr, kChoices},
};

/// The shared variables of the first part; the second one's is in the counter.
std::atomic<std::int64_t> board{0};
std::atomic<std::int64_t> writtenAt{0};
constexpr std::int64_t kNews = 42;

void tell(Stage& stage, std::int64_t value, const std::string& more) {
    char text[128];
    std::snprintf(text, sizeof text, "%s: board is at %p and holds %lld%s", stage.ownName().c_str(),
                  static_cast<const void*>(&board), static_cast<long long>(value), more.c_str());
    stage.print(text);
}

void write(Stage& stage) {
    stage.at(6).sleep("wait");
    stage.at(7);
    writtenAt.store(monotonicNow(), std::memory_order_relaxed);
    board.store(kNews, std::memory_order_release); // with the time, for who reads it
    tell(stage, kNews, "");
}

void read(Stage& stage) {
    stage.at(9);
    std::int64_t seen = 0;
    while ((seen = board.load(std::memory_order_acquire)) != kNews)
        stage.checkpoint();
    const std::int64_t delay = monotonicNow() - writtenAt.load(std::memory_order_relaxed);
    stage.at(11);
    tell(stage, seen, ", " + std::to_string(delay) + " ns after it was written");
}

void run(Stage& stage) {
    auto& number = stage.make<Counter>("number", stage.parameter("protection").choice<Protection>());
    auto& startLine = stage.make<Latch>("starting line", 2);
    const auto add = [&] {
        stage.at(15);
        startLine.arriveAndWait();
        stage.at(17);
        number.addMany(static_cast<std::uint64_t>(stage.parameter("increments").value()));
    };
    stage.at(20).runAll({&stage.actor("reader", "r1", [&] { read(stage); }),
                         &stage.actor("writer", "w1", [&] { write(stage); })});
    stage.at(21).runAll(stage.actors("adder ", "a", 2, add));
    stage.at(22).print("number = ", number.value());
}

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "What"), TEXT_NOOP("lesson", "Shared variable"),
                                       TEXT_NOOP("lesson", "Queue")};
constexpr const char* kAboutCells[] = {TEXT_NOOP("lesson", "passing a value"),
                                       TEXT_NOOP("lesson", "at once, no call"),
                                       TEXT_NOOP("lesson", "put() and get()"),
                                       TEXT_NOOP("lesson", "the reader learns of it"),
                                       TEXT_NOOP("lesson", "by looking again and again"),
                                       TEXT_NOOP("lesson", "get() waits and is woken"),
                                       TEXT_NOOP("lesson", "while nothing comes"),
                                       TEXT_NOOP("lesson", "it keeps a CPU busy"),
                                       TEXT_NOOP("lesson", "it is Blocked and uses none"),
                                       TEXT_NOOP("lesson", "two writers"),
                                       TEXT_NOOP("lesson", "may undo what the other did"),
                                       TEXT_NOOP("lesson", "are let in one after the other")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "It is Blocked: it waits"),
     "dead(reader) = 1 and blocked-seconds(reader) > running-seconds(reader)"},
    {TEXT_NOOP("lesson", "It is Running: it looks again and again"),
     "dead(reader) = 1 and running-seconds(reader) > runnable-seconds(reader)"},
    {TEXT_NOOP("lesson", "It is Runnable: it waits for a CPU"), "dead(reader) = 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson",
              "The reader waits for the writer's value, which comes late. What is it doing until then?"),
    TEXT_NOOP("lesson",
              "Nobody tells it that there is news: it looks again and again, and keeps a CPU busy with it."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Keep a CPU busy for longer than three seconds with looking"),
     "running-seconds(reader) > 3", TEXT_NOOP("lesson", "The reader looks for as long as the writer waits.")},
    {TEXT_NOOP("lesson", "Make twenty million additions and lose not one of them"),
     "finished = 1 and expected(number) >= 20000000 and lost-updates(number) = 0",
     TEXT_NOOP("lesson", "Something has to keep the two apart: Protection.")}};

} // namespace

extern const Scenario kSharedMemoryLesson{
    {"shared-memory",
     TEXT_NOOP("lesson", "Threads"),
     TEXT_NOOP("lesson", "Shared memory"),
     TEXT_NOOP("lesson", "a value passed at once, and its price"),
     {TEXT_NOOP(
          "lesson",
          "All threads of a process see the same memory: what one writes into a variable another reads "
          "at the same place, with no copy and no call. But nobody tells the reader that there is news: "
          "it looks again and again, and keeps a CPU busy with it. And nobody keeps two writers apart: "
          "when both read the same number before either writes, both write back the same, and one "
          "addition is lost. That race is the price. A mutex or an atomic addition avoids it."),
      &kAboutTable},
     {kNone, kVariants},
     kParameters,
     Focus::Counters,
     {&kQuestion, kGoals},
     false,
     true},
    run};

} // namespace interleave
