// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/RingDrainer.h"

#include "core/observe/Collector.h"

#include <chrono>

namespace interleave::bench {

namespace {

constexpr std::chrono::milliseconds kPollEvery{8};

} // namespace

RingDrainer::RingDrainer(const Segment& segment, Draining how)
    : m_segment(segment), m_thread([this, how](const std::stop_token& stop) {
          how == Draining::Copy ? copyUntilStopped(stop) : foldUntilStopped(stop);
      }) {}

void RingDrainer::finish() {
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void RingDrainer::copyUntilStopped(const std::stop_token& stop) {
    std::vector<RingReader> rings;
    std::vector<Event> taken;
    for (bool last = false; !last;) {
        last = stop.stop_requested();
        const std::uint32_t actors = m_segment.header().actorCount.load(std::memory_order_acquire);
        while (rings.size() < actors)
            rings.push_back(m_segment.ringReader(static_cast<std::uint32_t>(rings.size())));
        taken.clear();
        for (RingReader& ring : rings)
            m_events += ring.drain([&](const Event& event) { taken.push_back(event); });
        if (!last)
            std::this_thread::sleep_for(kPollEvery);
    }
    for (const RingReader& ring : rings)
        m_dropped += ring.dropped();
}

void RingDrainer::foldUntilStopped(const std::stop_token& stop) {
    Trace trace;
    Collector collector(m_segment, {}, trace, monotonicNow());
    while (!stop.stop_requested()) {
        collector.poll();
        std::this_thread::sleep_for(kPollEvery);
    }
    collector.finish(Outcome::Finished, 0, 0);
    const World end = trace.at(trace.end());
    m_events = end.events();
    m_dropped = end.dropped();
}

} // namespace interleave::bench
