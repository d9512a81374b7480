// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A run inside the test's own process: a segment, a Stage on it, and a reader of all its rings. The test's
// thread is the controlling thread; what it spawns are the actors.
#pragma once

#include "core/engine/Stage.h"
#include "core/wire/Segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace interleave {

inline SegmentLimits smallLimits() {
    return {.actors = 64, .ringEvents = 1u << 14, .texts = 1u << 12, .textBytes = 1u << 18};
}

class TestRun {
public:
    explicit TestRun(std::vector<std::string> parameterIds = {}, const SegmentLimits& limits = smallLimits())
        : m_segment(std::move(Segment::create(limits).value())),
          m_stage(std::in_place, m_segment, std::move(parameterIds)),
          m_controlRing(m_segment.ringReader(m_segment.controlRing())) {}
    /// What an actor throws, an assertion's bad access among it, ends that actor only: it fails the test
    /// here.
    ~TestRun() {
        m_stage->stop();
        finish();
        if (!m_errorsExpected) {
            EXPECT_EQ(count(EventKind::ActorEnded, static_cast<int>(ExitKind::Error)), 0u);
        }
    }
    void expectErrors() { m_errorsExpected = true; }

    Stage& stage() { return *m_stage; }
    Segment& segment() { return m_segment; }

    /// A new actor, started.
    Actor& spawn(const std::string& name, Actor::Body body) {
        Actor& actor = m_stage->actor(name, name.substr(0, 2), std::move(body));
        EXPECT_TRUE(actor.start());
        return actor;
    }
    /// Waits until every actor that was started is dead.
    void finish() {
        if (!m_finished)
            m_stage->runMain([] {});
        m_finished = true;
    }
    /// Runs `program` as the lesson's main program on this thread, to the end of all actors.
    bool play(const std::function<void()>& program) {
        m_finished = true;
        return m_stage->runMain(program);
    }

    /// Takes what is in the rings out of them.
    void takeEvents() {
        const auto keep = [this](const Event& event) { m_events.push_back(event); };
        while (m_rings.size() < m_segment.header().actorCount.load(std::memory_order_acquire))
            m_rings.push_back(m_segment.ringReader(static_cast<std::uint32_t>(m_rings.size())));
        for (RingReader& ring : m_rings)
            ring.drain(keep);
        m_controlRing.drain(keep);
    }
    /// Events that found no room in their ring, told or not.
    std::uint64_t dropped() {
        std::uint64_t sum = 0;
        for (std::uint32_t id = 0; id < m_segment.header().actorCount.load(std::memory_order_acquire); ++id)
            sum += m_segment.slot(static_cast<ActorId>(id)).ring.dropped.load(std::memory_order_relaxed);
        return sum;
    }
    /// All events so far, in the order of their stamps.
    const std::vector<Event>& events() {
        takeEvents();
        const auto known = static_cast<std::ptrdiff_t>(m_sorted);
        // A late look at a ring may find events older than some that are known; far back they seldom belong.
        const auto news = m_events.begin() + known;
        std::ranges::stable_sort(news, m_events.end(), {}, &Event::time);
        if (news != m_events.end())
            std::ranges::inplace_merge(
                std::ranges::upper_bound(m_events.begin(), news, news->time, {}, &Event::time), news,
                m_events.end(), {}, &Event::time);
        m_sorted = m_events.size();
        return m_events;
    }
    std::vector<Event> eventsOf(EventKind kind) {
        std::vector<Event> wanted;
        std::ranges::copy_if(events(), std::back_inserter(wanted),
                             [&](const Event& event) { return event.kind == kind; });
        return wanted;
    }
    std::size_t count(EventKind kind, int detail = -1) {
        const auto& all = events();
        return static_cast<std::size_t>(
            std::ranges::count_if(all, [&](const Event& event) { return matches(event, kind, detail); }));
    }
    /// Waits for the event; the test's own time limit is the watchdog.
    void awaitCount(EventKind kind, std::size_t wanted, int detail = -1) {
        // What was looked at once is not looked at again: the others go on meanwhile, and fill their rings.
        std::size_t counted = 0;
        for (std::size_t at = 0;; std::this_thread::yield()) {
            takeEvents();
            for (; at < m_events.size(); ++at)
                counted += matches(m_events[at], kind, detail) ? 1 : 0;
            if (counted >= wanted)
                return;
        }
    }
    /// Waits until `wanted` waits for this reason have begun in all: those actors are in line by then.
    void awaitWaits(WaitReason reason, std::size_t wanted) {
        awaitCount(EventKind::WaitBegan, wanted, static_cast<int>(reason));
    }
    std::string text(std::int64_t id) { return std::string(m_segment.texts().text(static_cast<TextId>(id))); }

private:
    static bool matches(const Event& event, EventKind kind, int detail) {
        return event.kind == kind && (detail < 0 || event.detail == detail);
    }

    Segment m_segment;
    std::optional<Stage> m_stage;
    std::vector<RingReader> m_rings;
    RingReader m_controlRing;
    std::vector<Event> m_events;
    std::size_t m_sorted = 0; ///< so many of them are in order
    bool m_finished = false;
    bool m_errorsExpected = false;
};

inline void awaitTrue(const std::atomic<bool>& flag) {
    while (!flag.load(std::memory_order_acquire))
        std::this_thread::yield();
}

} // namespace interleave
