// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one event costs the thread that emits it.
#include "core/engine/Emitter.h"

#include "tests/bench/Figure.h"

#include <stdexcept>

namespace interleave::bench {

namespace {

constexpr std::uint32_t kRingEvents = 8192;
/// Half a ring, so that it is never full while the clock runs; the reader empties it in between.
constexpr std::uint32_t kBurst = kRingEvents / 2;
constexpr int kBursts = 200;
constexpr int kRounds = 31;

/// The least that a stamped write of 32 bytes can be: no drop, no publishing, no choice of clock.
class PlainRing {
public:
    double nsPerWrite() {
        std::int64_t spent = 0;
        for (int burst = 0; burst < kBursts; ++burst) {
            const std::int64_t began = monotonicNow();
            for (std::uint32_t n = 0; n < kBurst; ++n) {
                m_events[m_written++ & (kRingEvents - 1)] = {
                    stampNow(StampSource::Tsc), 1, 2, EventKind::Put, 1, 3, n, n};
                benchmark::ClobberMemory();
            }
            spent += monotonicNow() - began;
        }
        return static_cast<double>(spent) / (double{kBurst} * kBursts);
    }

private:
    std::vector<Event> m_events = std::vector<Event>(kRingEvents);
    std::uint64_t m_written = 0;
};

class EmittedRing {
public:
    EmittedRing()
        : m_segment(std::move(Segment::create({4, kRingEvents, 16, 4096}).value())),
          m_emitter(m_segment, 1, 1), m_reader(m_segment.ringReader(1)) {}

    template <class Emit> double nsPerEmit(Emit&& emit) {
        std::int64_t spent = 0;
        std::size_t drained = 0;
        for (int burst = 0; burst < kBursts; ++burst) {
            const std::int64_t began = monotonicNow();
            for (std::uint32_t n = 0; n < kBurst; ++n) {
                emit(m_emitter, n);
                benchmark::ClobberMemory();
            }
            spent += monotonicNow() - began;
            drained += m_reader.drain([](const Event& event) { benchmark::DoNotOptimize(event); });
        }
        if (m_reader.dropped() != 0 || drained != std::size_t{kBurst} * kBursts)
            throw std::runtime_error("events were dropped: the figure would be too good");
        return static_cast<double>(spent) / (double{kBurst} * kBursts);
    }

private:
    Segment m_segment;
    Emitter m_emitter;
    RingReader m_reader;
};

template <class Emit>
void measure(benchmark::State& state, const char* name, std::optional<Target> target, Emit&& emit) {
    PlainRing plain;
    EmittedRing emitted;
    for (auto _ : state) {
        const SideBySide both = inTurn(
            kRounds, [&] { return emitted.nsPerEmit(emit); }, [&] { return plain.nsPerWrite(); });
        report(state, name,
               {both.ours, both.reference, "ns/event", "rdtsc and a 32-byte write", both.costRatio, target,
                "0 dropped"});
    }
}

void emitWarm(benchmark::State& state) {
    measure(state, "emit", Target{Target::Is::AtMost, 1.25},
            [](Emitter& emitter, std::uint32_t n) { emitter.emit(EventKind::Put, 2, 1, n, n); });
}
BENCHMARK(emitWarm)->Name("emit")->Iterations(1)->Unit(benchmark::kMillisecond);

void emitOrderedWarm(benchmark::State& state) {
    measure(state, "emit/fenced", {},
            [](Emitter& emitter, std::uint32_t n) { emitter.emitOrdered(EventKind::Put, 2, 1, n, n); });
}
BENCHMARK(emitOrderedWarm)->Name("emit/fenced")->Iterations(1)->Unit(benchmark::kMillisecond);

void emitInOrderWarm(benchmark::State& state) {
    StampOrder order;
    measure(state, "emit/in-order", {}, [&order](Emitter& emitter, std::uint32_t n) {
        emitter.emitInOrder(order, emitter.id(), EventKind::Put, 2, 1, n, n);
    });
}
BENCHMARK(emitInOrderWarm)->Name("emit/in-order")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace interleave::bench
