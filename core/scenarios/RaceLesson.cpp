// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"
#include "core/primitives/Latch.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(number = 0

def add(n):
    start_line.wait()
    for _ in range(n):
        seen = number      # read
        number = seen + 1  # write)";

constexpr const char* kCpp = R"(std::atomic<long> number = 0;

void add(long n) {
    start_line.arrive_and_wait();
    for (long i = 0; i < n; ++i) {
        long seen = number;     // read
        number = seen + 1; } }  // write)";

constexpr ChoiceInfo kProtections[] = {{"none", TEXT_NOOP("lesson", "none")},
                                       {"mutex", TEXT_NOOP("lesson", "mutex")},
                                       {"atomic", TEXT_NOOP("lesson", "atomic")}};
enum class Start { Together, OneByOne };
constexpr ChoiceInfo kStarts[] = {{"together", TEXT_NOOP("lesson", "together")},
                                  {"one-by-one", TEXT_NOOP("lesson", "one by one")}};

constexpr ParameterInfo kParameters[] = {
    {"threads", TEXT_NOOP("lesson", "Threads"), TEXT_NOOP("lesson", "Threads that add to the one number."),
     ParameterKind::Whole, 1, 8, 2},
    {"increments", TEXT_NOOP("lesson", "Additions"), TEXT_NOOP("lesson", "How often each thread adds 1."),
     ParameterKind::Whole, 1, 1'000'000'000, 10'000'000},
    {"protection", TEXT_NOOP("lesson", "Protection"),
     TEXT_NOOP("lesson",
               "What keeps two additions from becoming one: nothing, a mutex, or one atomic instruction."),
     ParameterKind::Choice, 0, 2, 0, false, nullptr, kProtections},
    {"start", TEXT_NOOP("lesson", "Start"),
     TEXT_NOOP(
         "lesson",
         "Together: all begin at one starting line. One by one: each begins when the one before is dead."),
     ParameterKind::Choice, 0, 1, 0, false, nullptr, kStarts},
};

void run(Stage& stage) {
    const int threads = stage.parameter("threads").integer();
    const auto times = static_cast<std::uint64_t>(stage.parameter("increments").value());
    const bool together = stage.parameter("start").choice<Start>() == Start::Together;
    auto& number = stage.make<Counter>("number", stage.parameter("protection").choice<Protection>());
    auto& startLine = stage.make<Latch>("starting line", together ? threads : 1);

    std::vector<Actor*> adders;
    for (int i = 0; i < threads; ++i)
        adders.push_back(&stage.actor("adder " + std::to_string(i + 1), "a" + std::to_string(i + 1), [&] {
            stage.at(4);
            if (together)
                startLine.arriveAndWait();
            stage.at(6);
            number.addMany(times);
        }));
    if (together)
        stage.runAll(adders);
    else
        for (Actor* adder : adders)
            stage.runAll({adder});
    stage.print("number = " + std::to_string(number.value()));
}

} // namespace

extern const Scenario kRaceLesson{
    {"race",
     TEXT_NOOP("lesson", "Races"),
     TEXT_NOOP("lesson", "Lost updates"),
     TEXT_NOOP("lesson", "real threads, one shared number"),
     TEXT_NOOP("lesson", "Each addition is three steps: read the number, add 1, write it back. When two "
                         "threads read the same number "
                         "before either writes, both write the same result, and one addition is lost. "
                         "Whether it happens is luck: "
                         "run it many times and look at all of them. A mutex or an atomic addition makes the "
                         "three steps one. (What runs here is C++. Python since 3.10 happens to lose none in "
                         "this loop: its one lock is handed over at the loop's end.)"),
     {kPython, kCpp},
     kParameters,
     Focus::Counters,
     false,
     true},
    run};

} // namespace interleave
