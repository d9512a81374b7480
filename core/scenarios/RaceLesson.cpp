// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"
#include "core/primitives/Latch.h"
#include "core/scenarios/Catalog.h"

#include <string>
#include <vector>

namespace interleave {

namespace {

constexpr const char* kPython = R"(number = 0

def add(n):
    start_line.wait()
    for _ in range(n):
        seen = number      # read
        number = seen + 1  # write)";
constexpr const char* kCpp = R"(int number = 0;

void add(int n) {
    start_line.arrive_and_wait();
    for (int i = 0; i < n; ++i) {
        int seen = number;      // read
        number = seen + 1; } }  // write)";
constexpr int kStartLine = 4;
constexpr std::uint16_t kReadLine = 6;
constexpr std::uint16_t kWriteLine = 7;

/// In the order of the choices; the ladder's rungs come first.
constexpr Protection kWays[] = {Protection::None,    Protection::WiderGap,    Protection::OwnLocks,
                                Protection::Mutex,   Protection::WholeLoop,   Protection::Atomic,
                                Protection::OwnSums, Protection::AnyBytecode, Protection::LoopEnd};
constexpr ChoiceInfo kProtections[] = {{"none", TEXT_NOOP("lesson", "none")},
                                       {"wider-gap", TEXT_NOOP("lesson", "none, wider gap")},
                                       {"own-locks", TEXT_NOOP("lesson", "a lock each (wrong)")},
                                       {"mutex", TEXT_NOOP("lesson", "mutex")},
                                       {"whole-loop", TEXT_NOOP("lesson", "lock around the loop")},
                                       {"atomic", TEXT_NOOP("lesson", "atomic")},
                                       {"own-sums", TEXT_NOOP("lesson", "own sums, added at the end")},
                                       {"any-bytecode", TEXT_NOOP("lesson", "interpreter, any bytecode")},
                                       {"loop-end", TEXT_NOOP("lesson", "interpreter, loop end")}};
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
    {"ladder", TEXT_NOOP("lesson", "Ladder"),
     TEXT_NOOP("lesson", "How many trials of each of the seven protections, one after the other, instead of "
                         "the one that is chosen."),
     ParameterKind::Whole, 1, 100, 0, false, &kOff},
};

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Protection"), TEXT_NOOP("lesson", "What it does"),
                                  TEXT_NOOP("lesson", "Can an addition be lost?")};
constexpr const char* kCells[] = {
    TEXT_NOOP("lesson", "none"),
    TEXT_NOOP("lesson", "read, add, write: three steps"),
    TEXT_NOOP("lesson", "yes, by luck"),
    TEXT_NOOP("lesson", "none, wider gap"),
    TEXT_NOOP("lesson", "time passes between read and write"),
    TEXT_NOOP("lesson", "yes, far more often"),
    TEXT_NOOP("lesson", "a lock each (wrong)"),
    TEXT_NOOP("lesson", "each thread locks its own lock"),
    TEXT_NOOP("lesson", "yes: nobody waits for anybody"),
    TEXT_NOOP("lesson", "mutex"),
    TEXT_NOOP("lesson", "one lock, taken for each addition"),
    TEXT_NOOP("lesson", "no"),
    TEXT_NOOP("lesson", "lock around the loop"),
    TEXT_NOOP("lesson", "one lock, taken once: one thread after the other"),
    TEXT_NOOP("lesson", "no"),
    TEXT_NOOP("lesson", "atomic"),
    TEXT_NOOP("lesson", "one instruction does all three steps"),
    TEXT_NOOP("lesson", "no"),
    TEXT_NOOP("lesson", "own sums, added at the end"),
    TEXT_NOOP("lesson", "nothing is shared until the end"),
    TEXT_NOOP("lesson", "no"),
    TEXT_NOOP("lesson", "interpreter, any bytecode"),
    TEXT_NOOP("lesson", "one thread at a time, changed between any two steps"),
    TEXT_NOOP("lesson", "yes"),
    TEXT_NOOP("lesson", "interpreter, loop end"),
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
        add("number", kWays[stage.parameter("protection").integer()], 1);
    else
        for (std::size_t rung = 0; rung < kRungs; ++rung)
            add(kProtections[rung].id, kWays[rung], times);
    return trials;
}

void run(Stage& stage) {
    const int threads = stage.parameter("threads").integer();
    const auto times = static_cast<std::uint64_t>(stage.parameter("increments").value());
    const bool ladder = stage.parameter("ladder").integer() > 0;
    const bool together = ladder || stage.parameter("start").choice<Start>() == Start::Together;
    const int side = together ? threads : 1;
    Microscope microscope{kWarmUp, 0, side, kReadLine, kWriteLine};
    if (!ladder)
        microscope.additions = static_cast<std::uint64_t>(stage.parameter("microscope").integer());
    const std::vector<Trial> trials = trialsOf(stage, side);

    const auto adders = stage.actors("adder ", "a", threads, [&] {
        for (const Trial& trial : trials) {
            stage.at(kStartLine);
            if (together)
                trial.start->arriveAndWait();
            stage.at(kReadLine);
            trial.number->addMany(times, microscope);
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
     {kPython, kCpp},
     kParameters,
     Focus::Race,
     false,
     true},
    run};

} // namespace interleave
