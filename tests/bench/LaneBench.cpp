// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the timeline asks of a long trace for one frame: the columns of all lanes, at every zoom.
#include "core/trace/Trace.h"

#include "tests/bench/Figure.h"
#include "tests/bench/LongTrace.h"

#include <ctime>
#include <functional>
#include <random>

namespace interleave::bench {

namespace {

constexpr std::size_t kEvents = 10'000'000;
constexpr int kActors = 64;
constexpr int kQueues = 8;
constexpr int kColumns = 1900;
constexpr int kViews = 60;
/// Of a column in which a lane has few entries.
constexpr double kTargetStateNs = 25;
/// A pyramid of 10 000 000 points answers 1920 columns in 0.27 ms: the figure.
constexpr double kReferenceDepthNs = 0.27e6 / 1920;

/// Threads that put and get, are put off their CPU and wait; made by chance so that every lane has the same
/// many entries: a recorded run of that length would take half an hour.
std::vector<Event> madeEvents() {
    std::mt19937_64 random(1);
    std::vector<Event> events;
    events.reserve(kEvents);
    std::int64_t time = 0;
    const auto add = [&](EventKind kind, int actor, int object, int detail, std::int64_t a, std::int64_t b) {
        events.push_back({static_cast<std::uint64_t>(time), static_cast<ActorId>(actor),
                          static_cast<ObjectId>(object), kind, static_cast<std::uint8_t>(detail), 0, a, b});
    };
    add(EventKind::RunBegan, kNoActor, kNoObject, 0, static_cast<std::int64_t>(ProbeSource::Perf), 0);
    for (int actor = 0; actor <= kActors; ++actor)
        add(EventKind::ActorCreated, actor, kNoObject, 0, 0, 0);
    for (int queue = 0; queue < kQueues; ++queue)
        add(EventKind::ObjectCreated, 0, queue, static_cast<int>(ObjectType::Queue), 0, 1000);
    std::vector<std::uint32_t> depths(kQueues, 0);
    while (events.size() < kEvents) {
        const int actor = 1 + static_cast<int>(random() % kActors);
        const int queue = actor % kQueues;
        std::uint32_t& depth = depths[static_cast<std::size_t>(queue)];
        time += static_cast<std::int64_t>(random() % 2000);
        add(EventKind::SwitchedIn, actor, kNoObject, 0, actor % 8, 0);
        for (std::uint64_t i = random() % 8; i > 0; --i) {
            time += static_cast<std::int64_t>(random() % 500);
            const bool put = depth == 0 || (depth < 900 && random() % 2 == 0);
            depth = put ? depth + 1 : depth - 1;
            const QueuePlace place{depth, put ? depth - 1 : 0, static_cast<ActorId>(actor)};
            add(put ? EventKind::Put : EventKind::Got, actor, queue, static_cast<int>(ValueType::Integer), 1,
                place.packed());
        }
        time += static_cast<std::int64_t>(random() % 500);
        add(EventKind::SwitchedOut, actor, kNoObject, static_cast<int>(random() % 2), actor % 8, 0);
    }
    return events;
}

const std::vector<Event>& events() {
    static const std::vector<Event> all = madeEvents();
    return all;
}

std::shared_ptr<const Trace> filled() {
    auto trace = std::make_shared<Trace>();
    for (std::size_t i = 0; i < events().size(); i += 8192)
        trace->append(std::span(events()).subspan(i, std::min<std::size_t>(8192, events().size() - i)));
    return trace;
}

const Trace& trace() {
    return *longTrace();
}

struct View {
    std::int64_t begin;
    double nsPerColumn;
};

/// Views of about `share` of the whole, anywhere in it.
std::vector<View> viewsOf(double share) {
    std::mt19937_64 random(2);
    const auto whole = static_cast<double>(trace().end());
    std::vector<View> views;
    for (int i = 0; i < kViews; ++i) {
        const double span = whole * share * (0.9 + 0.1 * static_cast<double>(random() % 1000) / 1000);
        const double begin = (whole - span) * static_cast<double>(random() % 1000) / 1000;
        views.push_back({static_cast<std::int64_t>(begin), span / kColumns});
    }
    return views;
}

using Ask = std::function<void(const Trace::Reading&, const View&)>;

/// Of this thread: what it costs the thread that draws, whoever else is at work.
std::int64_t cpuNow() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

/// ns a column: the median over all views.
double costOf(double share, int lanes, const Ask& ask) {
    std::vector<double> costs;
    for (const View& view : viewsOf(share)) {
        const Trace::Reading reading(trace());
        const std::int64_t began = cpuNow();
        ask(reading, view);
        costs.push_back(static_cast<double>(cpuNow() - began) / (lanes * kColumns));
    }
    return median(costs);
}

void askStates(const Trace::Reading& reading, const View& view) {
    for (std::size_t actor = 1; actor <= kActors; ++actor) {
        std::int64_t sum = 0;
        reading.lanes()[actor].columns(view.begin, view.nsPerColumn, kColumns, trace().end(),
                                       [&](int, const StateLane::Shares& shares) { sum += shares[2]; });
        benchmark::DoNotOptimize(sum);
    }
}

void askCpus(const Trace::Reading& reading, const View& view) {
    for (const CpuLane& lane : reading.cpus()) {
        std::int64_t sum = 0;
        lane.columns(view.begin, view.nsPerColumn, kColumns, trace().end(),
                     [&](int, std::int64_t busy) { sum += busy; });
        benchmark::DoNotOptimize(sum);
    }
}

void askDepths(const Trace::Reading& reading, const View& view) {
    static std::vector<DepthColumn> columns;
    for (std::size_t queue = 0; queue < kQueues; ++queue) {
        reading.depthColumns(queue, view.begin, view.nsPerColumn, kColumns, trace().end(), columns);
        benchmark::DoNotOptimize(columns);
    }
}

struct Zoom {
    const char* name;
    double share;
};
constexpr Zoom kZooms[] = {{"whole", 1}, {"tenth", 0.1}, {"near", 0.003}, {"nearest", 0.00001}};

void buildCost(benchmark::State& state, const std::string& name) {
    static_cast<void>(events());
    for (auto _ : state) {
        const SideBySide both = inTurn(
            3,
            [] {
                const std::int64_t began = cpuNow();
                benchmark::DoNotOptimize(filled());
                return static_cast<double>(cpuNow() - began);
            },
            [] {
                World world;
                const std::int64_t began = cpuNow();
                for (const Event& event : events())
                    world.apply(event);
                benchmark::DoNotOptimize(world);
                return static_cast<double>(cpuNow() - began);
            });
        const double perEvent = static_cast<double>(kEvents);
        report(state, name,
               {both.ours / perEvent,
                both.reference / perEvent,
                "ns/event",
                "the world alone",
                both.costRatio,
                {},
                "10 000 000 events kept, with lanes and checkpoints"});
    }
}

const bool kRegistered = [] {
    const auto add = [](std::string name, auto measure) {
        benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { measure(state, name); })
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
    };
    add("lanes/build", buildCost);
    for (const Zoom& zoom : kZooms) {
        const auto share = zoom.share;
        const bool few = share < 0.1;
        add(std::string("lanes/states/") + zoom.name, [=](benchmark::State& state, const std::string& name) {
            for (auto _ : state) {
                const double ns = costOf(share, kActors, askStates);
                report(state, name,
                       {ns, kTargetStateNs, "ns/column", "asked for", ns / kTargetStateNs,
                        few ? std::optional(Target{Target::Is::AtMost, 1}) : std::nullopt,
                        "64 lanes, 1900 columns: " + std::to_string(ns * kActors * kColumns / 1e6) + " ms"});
            }
        });
        add(std::string("lanes/cpus/") + zoom.name, [=](benchmark::State& state, const std::string& name) {
            for (auto _ : state) {
                const double ns = costOf(share, 8, askCpus);
                report(state, name,
                       {ns, kTargetStateNs, "ns/column", "asked for", ns / kTargetStateNs, {}, ""});
            }
        });
        add(std::string("lanes/depths/") + zoom.name, [=](benchmark::State& state, const std::string& name) {
            for (auto _ : state) {
                const double ns = costOf(share, kQueues, askDepths);
                report(
                    state, name,
                    {ns, kReferenceDepthNs, "ns/column", "a plain pyramid", ns / kReferenceDepthNs, {}, ""});
            }
        });
    }
    return true;
}();

} // namespace

const std::shared_ptr<const Trace>& longTrace() {
    static const std::shared_ptr<const Trace> made = filled();
    return made;
}

} // namespace interleave::bench
