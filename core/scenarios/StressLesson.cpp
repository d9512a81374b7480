// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Clock.h"
#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/scenarios/Catalog.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr const char* kPython = R"(def load(q, rate):
    while time_left():
        sleep(0.004)
        while behind(rate):
            q.put_nowait(n)
            q.get_nowait())";

constexpr const char* kCpp = R"(void load(Queue& q, double rate) {
    while (time_left()) {
        this_thread::sleep_for(4ms);
        while (behind(rate)) {
            q.put_nowait(n);
            q.get_nowait(); } } })";

constexpr int kCapacity = 1000;
constexpr double kShortestTickSeconds = 0.004;
constexpr double kMostTicksASecond = 16'000; ///< of all threads: more would measure the scheduler alone
constexpr double kEventsOfATick = 2;         // the sleep's begin and end

constexpr ParameterInfo kParameters[] = {
    {"actors", TEXT_NOOP("lesson", "Threads"), TEXT_NOOP("lesson", "Threads that put and get."),
     ParameterKind::Whole, 1, 1000, 64},
    {"rate", TEXT_NOOP("lesson", "Events a second"),
     TEXT_NOOP("lesson", "Events that all of them make together."), ParameterKind::Whole, 1, 10'000'000,
     1'000'000},
    {"queues", TEXT_NOOP("lesson", "Queues"), TEXT_NOOP("lesson", "Queues that they share."),
     ParameterKind::Whole, 1, 64, 8},
    {"seconds", TEXT_NOOP("lesson", "Length"), TEXT_NOOP("lesson", "How long it goes on."),
     ParameterKind::Seconds, 0.1, 3600, 10},
};

void load(Stage& stage, BoundedQueue& queue, double eventsPerSecond, double seconds, double tickSeconds) {
    double made = 0;
    const std::int64_t began = monotonicNow();
    for (double elapsed = 0; elapsed < seconds; elapsed = static_cast<double>(monotonicNow() - began) / 1e9) {
        for (std::int64_t n = 0; made < elapsed * eventsPerSecond; ++n) {
            // Each of the two makes one event, be it a success or a Full or Empty.
            queue.putNowait(n).ignore();
            queue.getNowait().ignore();
            made += 2;
        }
        stage.sleep(tickSeconds);
        made += kEventsOfATick;
    }
}

void run(Stage& stage) {
    const int actors = stage.parameter("actors").integer();
    const double seconds = stage.parameter("seconds").value();
    const double tick = std::max(kShortestTickSeconds, actors / kMostTicksASecond);
    const double share = stage.parameter("rate").value() / actors;
    std::vector<BoundedQueue*> queues;
    for (int i = 0; i < stage.parameter("queues").integer(); ++i)
        queues.push_back(&stage.make<BoundedQueue>("q" + std::to_string(i + 1), kCapacity));
    stage.runAll(stage.actors("loader ", "l", actors, [&](int number) {
        load(stage, *queues[static_cast<std::size_t>(number - 1) % queues.size()], share, seconds, tick);
    }));
}

} // namespace

extern const Scenario kStressLesson{
    {"stress",
     TEXT_NOOP("lesson", "Measuring"),
     TEXT_NOOP("lesson", "Load for measuring"),
     TEXT_NOOP("lesson", "many threads, a million events a second"),
     TEXT_NOOP("lesson", "Threads put and get at a set rate, to measure how much this program can take."),
     {kPython, kCpp},
     kParameters,
     Focus::Queues,
     {},
     true},
    run};

} // namespace interleave
