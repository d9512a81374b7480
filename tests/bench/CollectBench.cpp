// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the observing side spends: a poll, a snapshot for the window, the start of a run.
#include "core/engine/Emitter.h"
#include "core/observe/Collector.h"

#include "tests/bench/Figure.h"
#include "tests/bench/RecordedRun.h"

#include <algorithm>

namespace interleave::bench {

namespace {

constexpr int kRounds = 51;

void emitRound(Emitter& emitter, int n) {
    // As an actor with work does: puts and gets, now and then a wait.
    emitter.emitOrdered(n % 2 ? EventKind::Got : EventKind::Put, 0, 1, n,
                        QueuePlace{n % 2 ? 0u : 1u, 0, emitter.id()}.packed());
}

/// 10 000 events over 64 rings, in turn, as 64 actors at 1 000 000 events/s leave them in 10 ms.
void poll(benchmark::State& state) {
    constexpr std::uint32_t kRings = 64;
    constexpr int kEvents = 10'000;
    Segment segment = std::move(Segment::create({kRings + 2, 8192, 1024, 1u << 16}).value());
    segment.header().actorCount.store(kRings, std::memory_order_release);
    std::vector<Emitter> emitters;
    for (std::uint32_t ring = 0; ring < kRings; ++ring) {
        emitters.emplace_back(segment, ring, static_cast<ActorId>(ring));
        emitters.back().emit(EventKind::ActorCreated);
    }
    emitters[0].emit(EventKind::ObjectCreated, 0, static_cast<std::uint8_t>(ObjectType::Queue));
    Trace trace;
    Collector collector(segment, {}, trace, monotonicNow());
    collector.poll();
    for (auto _ : state) {
        std::vector<double> costs;
        for (int round = 0; round < kRounds; ++round) {
            for (int n = 0; n < kEvents; ++n)
                emitRound(emitters[static_cast<std::size_t>(n) % kRings], n);
            const std::int64_t began = monotonicNow();
            collector.poll();
            costs.push_back(static_cast<double>(monotonicNow() - began) / kEvents);
        }
        report(state, "poll/64-rings",
               {median(costs), 0, "ns/event", {}, 0, {}, "merging and folding included"});
    }
}
BENCHMARK(poll)->Name("poll/64-rings")->Iterations(1)->Unit(benchmark::kMillisecond);

void snapshot(benchmark::State& state) {
    const auto actors = static_cast<ActorId>(state.range(0));
    Trace trace;
    std::uint64_t time = 0;
    std::vector<Event> events;
    for (ActorId id = 0; id < actors; ++id)
        events.push_back({++time, id, kNoObject, EventKind::ActorCreated, 0, 0, 0, 0});
    for (ObjectId queue = 0; queue < 8; ++queue)
        events.push_back({++time, 0, queue, EventKind::ObjectCreated, 0, 0, 0, 1000});
    for (std::uint32_t n = 0; n < 4000; ++n) // half full
        events.push_back({++time, 0, static_cast<ObjectId>(n % 8), EventKind::Put, 1, 0, n,
                          QueuePlace{n / 8 + 1, n / 8, 0}.packed()});
    trace.append(events);
    for (auto _ : state) {
        std::vector<double> costs;
        for (int round = 0; round < kRounds; ++round) {
            const std::int64_t began = monotonicNow();
            auto world = trace.newest();
            benchmark::DoNotOptimize(world);
            costs.push_back(static_cast<double>(monotonicNow() - began) / 1000);
        }
        report(state, "snapshot/" + std::to_string(actors),
               {median(costs), 0, "us", {}, 0, {}, "8 queues, half full"});
    }
}
BENCHMARK(snapshot)->Name("snapshot")->Arg(64)->Arg(1000)->Iterations(1)->Unit(benchmark::kMillisecond);

/// From the call to the first event that the lesson itself made.
void sessionStart(benchmark::State& state) {
    for (auto _ : state) {
        std::vector<double> shown;
        for (int round = 0; round < 15; ++round) {
            auto request = requestFor("stress", {"actors=1", "rate=1", "seconds=0.1"});
            if (!request)
                return state.SkipWithError(englishSentence(request.error()).c_str());
            std::atomic<std::int64_t> seen{0};
            Trace* trace = nullptr;
            std::atomic<bool> ready{false};
            request.value().listener = [&] {
                if (ready.load(std::memory_order_acquire) && seen.load() == 0 &&
                    !trace->newest()->actors().empty())
                    seen.store(monotonicNow());
            };
            const std::int64_t began = monotonicNow();
            auto session = Session::start(std::move(request.value()));
            if (!session)
                return state.SkipWithError(englishSentence(session.error()).c_str());
            trace = session.value()->trace().get();
            ready.store(true, std::memory_order_release);
            session.value()->wait();
            shown.push_back(static_cast<double>(seen.load() - began) / 1e6);
        }
        report(state, "session-start",
               {median(shown), 0, "ms", {}, 0, {}, "until the lesson's first event is in the trace"});
    }
}
BENCHMARK(sessionStart)->Name("session-start")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace interleave::bench
