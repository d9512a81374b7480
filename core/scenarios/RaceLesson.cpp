// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"
#include "core/primitives/Latch.h"
#include "core/scenarios/Catalog.h"

#include <array>
#include <string>
#include <vector>

namespace interleave {

namespace {

// One program for each protection, in the order of the choices: its lines are found by their words.
constexpr CodeText kNone{R"(number = 0

def add(n):
    start_line.wait()
    for _ in range(n):
        seen = number      # read
        number = seen + 1  # write)",
                         R"(int number = 0;

void add(int n) {
    start_line.arrive_and_wait();
    for (int i = 0; i < n; ++i) {
        int seen = number;      // read
        number = seen + 1; } }  // write)"};
constexpr CodeText kWiderGap{R"(number = 0

def add(n):
    start_line.wait()
    for _ in range(n):
        seen = number      # read
        pass_time()
        number = seen + 1  # write)",
                             R"(int number = 0;

void add(int n) {
    start_line.arrive_and_wait();
    for (int i = 0; i < n; ++i) {
        int seen = number;      // read
        pass_time();
        number = seen + 1; } }  // write)"};
constexpr CodeText kOwnLocks{R"(number = 0

def add(n):
    start_line.wait()
    lock = Lock()  # each its own: wrong
    for _ in range(n):
        with lock:
            seen = number      # read
            number = seen + 1  # write)",
                             R"(int number = 0;

void add(int n) {
    start_line.arrive_and_wait();
    mutex lock;  // each its own: wrong
    for (int i = 0; i < n; ++i) {
        lock_guard held(lock);
        int seen = number;      // read
        number = seen + 1; } }  // write)"};
constexpr CodeText kMutex{R"(number = 0
lock = Lock()  # one for all

def add(n):
    start_line.wait()
    for _ in range(n):
        with lock:
            seen = number      # read
            number = seen + 1  # write)",
                          R"(int number = 0;
mutex lock;  // one for all

void add(int n) {
    start_line.arrive_and_wait();
    for (int i = 0; i < n; ++i) {
        lock_guard held(lock);
        int seen = number;      // read
        number = seen + 1; } }  // write)"};
constexpr CodeText kWholeLoop{R"(number = 0
lock = Lock()  # one for all

def add(n):
    start_line.wait()
    with lock:  # once
        for _ in range(n):
            seen = number      # read
            number = seen + 1  # write)",
                              R"(int number = 0;
mutex lock;  // one for all

void add(int n) {
    start_line.arrive_and_wait();
    lock_guard held(lock);  // once
    for (int i = 0; i < n; ++i) {
        int seen = number;      // read
        number = seen + 1; } }  // write)"};
constexpr CodeText kAtomic{R"(number = Atomic(0)

def add(n):
    start_line.wait()
    for _ in range(n):
        number.fetch_add(1)  # one step)",
                           R"(atomic<int> number = 0;

void add(int n) {
    start_line.arrive_and_wait();
    for (int i = 0; i < n; ++i)
        number.fetch_add(1); } // 1 step)"};
constexpr CodeText kOwnSums{R"(number = Atomic(0)

def add(n):
    start_line.wait()
    own = 0  # each its own
    for _ in range(n):
        own += 1
    number.fetch_add(own)  # at the end)",
                            R"(atomic<int> number = 0;

void add(int n) {
    start_line.arrive_and_wait();
    int own = 0;  // each its own
    for (int i = 0; i < n; ++i)
        own += 1;
    number.fetch_add(own); }  // at end)"};
// What an interpreter does for number += 1: "offer" hands its lock over if somebody asks for it.
constexpr CodeText kAnyBytecode{R"(number = 0
gil = InterpreterLock()

def add(n):  # number += 1
    start_line.wait()
    gil.acquire()
    for _ in range(n):
        top = number; gil.offer()
        top += 1;     gil.offer()
        number = top; gil.offer()
    gil.release())",
                                R"(int number = 0;
InterpreterLock gil;

void add(int n) {  // number += 1
    start_line.arrive_and_wait();
    gil.acquire();
    for (int i = 0, top; i < n; ++i) {
        top = number; gil.offer();
        top += 1;     gil.offer();
        number = top; gil.offer(); }
    gil.release(); })"};
constexpr CodeText kLoopEnd{R"(number = 0
gil = InterpreterLock()

def add(n):  # number += 1
    start_line.wait()
    gil.acquire()
    for _ in range(n):
        top = number
        top += 1
        number = top; gil.offer()
    gil.release())",
                            R"(int number = 0;
InterpreterLock gil;

void add(int n) {  // number += 1
    start_line.arrive_and_wait();
    gil.acquire();
    for (int i = 0, top; i < n; ++i) {
        top = number;
        top += 1;
        number = top; gil.offer(); }
    gil.release(); })"};
constexpr CodeText kLadder{R"(def climb(n):
    for way in seven_ways:
        for _ in range(rounds):
            start_line.wait()
            way.add(n)
            way.note(lost, time))",
                           R"(void climb(int n) {
    for (auto& way : seven_ways)
        for (int r = rounds; r-- > 0;) {
            start.arrive_and_wait();
            way.add(n);
            way.note(lost, time); } })"};

constexpr CodeVariant kVariants[] = {{"ladder!=off", kLadder},
                                     {"protection=wider-gap", kWiderGap},
                                     {"protection=own-locks", kOwnLocks},
                                     {"protection=mutex", kMutex},
                                     {"protection=whole-loop", kWholeLoop},
                                     {"protection=atomic", kAtomic},
                                     {"protection=own-sums", kOwnSums},
                                     {"protection=any-bytecode", kAnyBytecode},
                                     {"protection=loop-end", kLoopEnd}};

/// A protection's program and the words of its lines: where the loop is entered, or waited to be; where the
/// number is read, one is added, and the number is written.
struct Way {
    Protection protection;
    const char* code;
    const char* entered;
    std::array<const char*, 3> steps{};

    [[nodiscard]] constexpr int line(const char* step) const { return lineOf(code, step); }
    [[nodiscard]] constexpr AddLines lines() const {
        const auto of = [this](const char* step) {
            return static_cast<std::uint16_t>(step ? line(step) : 0);
        };
        return {of(steps[0]), of(steps[1]), of(steps[2])};
    }
};
constexpr const char* kStartLine = "start_line";
constexpr std::array<const char*, 3> kReadWrite{"# read", "# write", "# write"};
constexpr std::array<const char*, 3> kBytecodes{"top = number", "top += 1", "number = top"};
/// In the order of kProtections; the ladder's rungs come first.
constexpr Way kWays[std::size(kProtections)] = {
    {Protection::None, kNone.python, "# read", kReadWrite},
    {Protection::WiderGap, kWiderGap.python, "# read", kReadWrite},
    {Protection::OwnLocks, kOwnLocks.python, "with lock", kReadWrite},
    {Protection::Mutex, kMutex.python, "with lock", kReadWrite},
    {Protection::WholeLoop, kWholeLoop.python, "with lock", kReadWrite},
    {Protection::Atomic, kAtomic.python, "fetch_add", {nullptr, nullptr, "fetch_add"}},
    {Protection::OwnSums, kOwnSums.python, "own += 1"},
    {Protection::AnyBytecode, kAnyBytecode.python, "gil.acquire", kBytecodes},
    {Protection::LoopEnd, kLoopEnd.python, "gil.acquire", kBytecodes}};
/// The ladder's own program: what a rung does is not on its lines.
constexpr Way kClimb{Protection::None, kLadder.python, "way.add"};
constexpr std::size_t kRungs = 7;
enum class Start { Together, OneByOne };
constexpr ChoiceInfo kStarts[] = {{"together", TEXT_NOOP("lesson", "together")},
                                  {"one-by-one", TEXT_NOOP("lesson", "one by one")}};
constexpr SpecialValue kOff{0, "off"};

constexpr ParameterInfo kParameters[] = {
    {"threads", TEXT_NOOP("lesson", "Threads"), TEXT_NOOP("lesson", "Threads that add to the one number."),
     ParameterKind::Whole, 1, 8, 2},
    {"increments", TEXT_NOOP("lesson", "Additions"), TEXT_NOOP("lesson", "How often each thread adds 1."),
     ParameterKind::Whole, 1, 1'000'000'000, 10'000'000},
    {"protection", TEXT_NOOP("lesson", "Protection"),
     TEXT_NOOP("lesson", "What keeps two additions from becoming one; About has the table of all."),
     ParameterKind::Choice, 0, 8, 0, false, nullptr, kProtections},
    {"start", TEXT_NOOP("lesson", "Start"),
     TEXT_NOOP(
         "lesson",
         "Together: all begin at one starting line. One by one: each begins when the one before is dead."),
     ParameterKind::Choice, 0, 1, 0, false, nullptr, kStarts},
    {"microscope", TEXT_NOOP("lesson", "Microscope"),
     TEXT_NOOP("lesson", "How many of each thread's additions have their read and write stamped. It slows "
                         "them down."),
     ParameterKind::Whole, 1, 3000, 1000, false, &kOff},
    {"interval", TEXT_NOOP("lesson", "Switch interval"),
     TEXT_NOOP("lesson", "An interpreter: how long a thread waits for its lock before it asks for it."),
     ParameterKind::Seconds, 0.0005, 0.5, 0.005, true},
    {"ladder", TEXT_NOOP("lesson", "Compare all"),
     TEXT_NOOP("lesson", "One run climbs the ladder of all seven protections, so many rounds with each. Off: "
                         "it plays the one that is chosen, once."),
     ParameterKind::Whole, 1, 100, 0, false, &kOff},
};

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Protection"), TEXT_NOOP("lesson", "What it does"),
                                  TEXT_NOOP("lesson", "Can an addition be lost?")};
constexpr const char* kCells[] = {
    kProtections[0].label,
    TEXT_NOOP("lesson", "read, add, write: three steps"),
    TEXT_NOOP("lesson", "yes, by luck"),
    kProtections[1].label,
    TEXT_NOOP("lesson", "time passes between read and write"),
    TEXT_NOOP("lesson", "yes, far more often"),
    kProtections[2].label,
    TEXT_NOOP("lesson", "each thread locks its own lock"),
    TEXT_NOOP("lesson", "yes: nobody waits for anybody"),
    kProtections[3].label,
    TEXT_NOOP("lesson", "one lock, taken for each addition"),
    TEXT_NOOP("lesson", "no"),
    kProtections[4].label,
    TEXT_NOOP("lesson", "one lock, taken once: one thread after the other"),
    TEXT_NOOP("lesson", "no"),
    kProtections[5].label,
    TEXT_NOOP("lesson", "one instruction does all three steps"),
    TEXT_NOOP("lesson", "no"),
    kProtections[6].label,
    TEXT_NOOP("lesson", "nothing is shared until the end"),
    TEXT_NOOP("lesson", "no"),
    kProtections[7].label,
    TEXT_NOOP("lesson", "one thread at a time, changed between any two steps"),
    TEXT_NOOP("lesson", "yes"),
    kProtections[8].label,
    TEXT_NOOP("lesson", "one thread at a time, changed after whole additions"),
    TEXT_NOOP("lesson", "no, in this loop"),
};
constexpr AboutTable kTable{kHeads, kCells};

/// So many additions before the microscope: every thread runs by then.
constexpr std::uint64_t kWarmUp = 50'000;

struct Trial {
    Counter* number;
    Latch* start;
};

/// One trial of the chosen protection, or some of each rung of the ladder.
std::vector<Trial> trialsOf(Stage& stage, int starters) {
    std::vector<Trial> trials;
    const auto add = [&](const char* name, Protection protection, int times) {
        auto& number = stage.make<Counter>(name, protection);
        stage.follow(stage.parameter("interval"),
                     [&number](double seconds) { number.setSwitchInterval(seconds); });
        for (int i = 0; i < times; ++i)
            trials.push_back({&number, &stage.make<Latch>("starting line", starters)});
    };
    const int times = stage.parameter("ladder").integer();
    if (times == 0)
        add("number", kWays[stage.parameter("protection").integer()].protection, 1);
    else
        for (std::size_t rung = 0; rung < kRungs; ++rung)
            add(kProtections[rung].id, kWays[rung].protection, times);
    return trials;
}

void run(Stage& stage) {
    const int threads = stage.parameter("threads").integer();
    const auto times = static_cast<std::uint64_t>(stage.parameter("increments").value());
    const bool ladder = stage.parameter("ladder").integer() > 0;
    const bool together = ladder || stage.parameter("start").choice<Start>() == Start::Together;
    const int side = together ? threads : 1;
    const Way& way = ladder ? kClimb : kWays[stage.parameter("protection").integer()];
    Microscope microscope{kWarmUp, 0, side};
    if (!ladder)
        microscope.additions = static_cast<std::uint64_t>(stage.parameter("microscope").integer());
    const std::vector<Trial> trials = trialsOf(stage, side);

    const auto adders = stage.actors("adder ", "a", threads, [&] {
        for (const Trial& trial : trials) {
            stage.at(way.line(kStartLine));
            if (together)
                trial.start->arriveAndWait();
            stage.at(way.line(way.entered));
            trial.number->addMany(times, microscope, way.lines());
            trial.number->endTrial(threads);
        }
    });
    if (together)
        stage.runAll(adders);
    else
        for (Actor* adder : adders)
            stage.runAll({adder});
    if (!ladder)
        stage.print("number = ", trials.front().number->value());
}

constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "All threads add 1 to one number, as often as Additions says. What comes out?"),
    TEXT_NOOP("lesson", "Without protection two threads may read the same value and write the same sum, so "
                        "that one addition is lost; how many is luck."),
    {},
    "actual(number)",
    "",
    8000000000.0};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Lose more than 1 000 000 updates in one run"), "lost-updates > 1000000",
     TEXT_NOOP(
         "lesson",
         "It is luck, and you can help it: more threads, more additions, time between read and write.")},
    {TEXT_NOOP("lesson", "Lose none, with four threads and a million additions each"),
     "finished = 1 and actors >= 4 and expected(number) >= 4000000 and lost-updates(number) = 0",
     TEXT_NOOP("lesson", "Only some of the protections protect: About has the table.")},
    {TEXT_NOOP("lesson", "Try all seven protections in one run"), "finished = 1 and expected(own-sums) >= 1",
     TEXT_NOOP("lesson", "Compare all climbs the ladder.")}};

} // namespace

extern const Scenario kRaceLesson{
    {"race",
     TEXT_NOOP("lesson", "Races"),
     TEXT_NOOP("lesson", "Lost updates"),
     TEXT_NOOP("lesson", "real threads, one shared number"),
     {TEXT_NOOP(
          "lesson",
          "Each addition is three steps: read the number, add 1, write it back. When two "
          "threads read the same number before either writes, both write the same result, and "
          "one addition is lost. Whether it happens is luck: say what you expect, run it many "
          "times, and find a lost one under the microscope. The ladder tries seven ways, "
          "three of which protect nothing. The interpreter's lock shows that \"only one runs at a time\" "
          "does not save the number if it is handed over between the read and the write. Python "
          "up to 3.9 did that; since 3.10 it hands over at the loop's end, and happens to lose "
          "none in this loop."),
      &kTable},
     {kNone, kVariants},
     kParameters,
     Focus::Race,
     {&kQuestion, kGoals},
     false,
     true},
    run};

} // namespace interleave
