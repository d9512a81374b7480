// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs the race that it can be watched: Counter::addMany, its cell and progress in the segment,
// against the same loop, the same machine code even, on a variable that nobody looks at.
#include "core/engine/Stage.h"
#include "core/primitives/Counter.h"

#include "tests/bench/Figure.h"

#include <algorithm>
#include <barrier>

namespace interleave::bench {

namespace {

/// Of each thread. Alone as many as the lesson's, and often: once an interrupt has put this processor off its
/// short cut from a store to the next load, a loop runs at a third of its speed until it ends, and the longer
/// one round is, the more of them are so. Two need longer, to be at it together.
constexpr std::uint64_t kAlone = 10'000'000;
constexpr std::uint64_t kTogether = 40'000'000;
constexpr int kRounds = 61;

struct alignas(kCacheLine) PlainNumber {
    std::atomic<std::int64_t> value{0};
};

/// Each of `threads` calls `add` at the same time; ns an addition, of the slowest.
template <class Add> double nsPerAddition(int threads, std::uint64_t additions, Add&& add) {
    std::vector<std::int64_t> spent(static_cast<std::size_t>(threads));
    std::barrier together(threads);
    const auto one = [&](std::size_t which) {
        together.arrive_and_wait();
        const std::int64_t began = monotonicNow();
        add();
        spent[which] = monotonicNow() - began;
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < spent.size(); ++i)
        others.emplace_back(one, i);
    one(0);
    others.clear();
    return static_cast<double>(*std::ranges::max_element(spent)) / static_cast<double>(additions);
}

double nsPlain(int threads, std::uint64_t additions) {
    PlainNumber number;
    return nsPerAddition(threads, additions, [&] { Counter::addUnprotected(number.value, additions); });
}

double nsCounted(int threads, std::uint64_t additions) {
    Segment segment = std::move(Segment::create({16, 8192, 1024, 1u << 16}).value());
    Stage stage(segment, {});
    std::vector<std::int64_t> spent(static_cast<std::size_t>(threads));
    stage.runMain([&] {
        auto& counter = stage.make<Counter>("n", Protection::None);
        std::barrier together(threads);
        std::vector<Actor*> adders;
        for (std::size_t i = 0; i < spent.size(); ++i)
            adders.push_back(&stage.actor("adder", "a", [&, i] {
                together.arrive_and_wait();
                const std::int64_t began = monotonicNow();
                counter.addMany(additions);
                spent[i] = monotonicNow() - began;
            }));
        stage.runAll(adders);
    });
    return static_cast<double>(*std::ranges::max_element(spent)) / static_cast<double>(additions);
}

void race(benchmark::State& state, const char* name, int threads, std::uint64_t additions,
          std::optional<Target> target) {
    for (auto _ : state) {
        const SideBySide both = inTurn(
            kRounds, [&] { return nsCounted(threads, additions); },
            [&] { return nsPlain(threads, additions); });
        // The target is one of speed: the inverse of the costs.
        report(state, name,
               {both.ours, both.reference, "ns/addition", "the loop alone", 1 / both.costRatio, target, {}});
    }
}

void raceOne(benchmark::State& state) {
    race(state, "race/1-thread", 1, kAlone, Target{Target::Is::AtLeast, 0.95});
}
BENCHMARK(raceOne)->Name("race/1-thread")->Iterations(1)->Unit(benchmark::kMillisecond);

void raceTwo(benchmark::State& state) {
    race(state, "race/2-threads", 2, kTogether, {});
}
BENCHMARK(raceTwo)->Name("race/2-threads")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace interleave::bench
