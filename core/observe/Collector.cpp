// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/observe/Collector.h"

#include <algorithm>

namespace interleave {

namespace {

/// A thread says which actor it is as soon as it runs. Records of one that has not after so long are the
/// engine's own.
constexpr std::int64_t kUnresolvedForNs = 500'000'000;

bool earlier(const Event& left, const Event& right) {
    return left.time < right.time;
}

} // namespace

Collector::Collector(const Segment& segment, std::unique_ptr<SchedulerProbe> probe, Trace& trace,
                     std::int64_t originNs)
    : m_segment(segment), m_probe(std::move(probe)), m_trace(trace), m_originNs(originNs),
      m_scale(segment.header().stampSource), m_controlRing(segment.ringReader(segment.controlRing())) {
    if (m_probe && m_probe->periodNs() > 0)
        m_placer.emplace();
    tell(EventKind::RunBegan, kNoActor, kNoObject, 0,
         static_cast<std::int64_t>(m_probe ? m_probe->source() : ProbeSource::None),
         m_probe ? m_probe->periodNs() : 0);
    m_pending.back().time = 0;
}

void Collector::tell(EventKind kind, ActorId actor, ObjectId object, std::uint8_t detail, std::int64_t a,
                     std::int64_t b) {
    m_pending.push_back(
        {static_cast<std::uint64_t>(std::max<std::int64_t>(now(), 0)), actor, object, kind, detail, 0, a, b});
    closeRun();
}

void Collector::poll() {
    const std::int64_t horizon = m_lastPollNs;
    m_lastPollNs = now();
    m_scale.recalibrateWhenDue();
    takeTexts();
    takeRings();
    takeKernelRecords();
    takeCounters();
    mergeRuns();
    appendUntil(horizon);
}

void Collector::finish(Outcome outcome, int signal, int status) {
    poll();
    takeTexts(); // those that came while the rings were read
    takeKernelsRest();
    mergeRuns();
    appendAll();
    const World world = m_trace.at(m_trace.end());
    for (std::size_t id = 0; id < world.actors().size(); ++id) {
        const ActorInfo& actor = world.actors()[id];
        if (actor.exists && !actor.ended && actor.state != ActorState::New)
            tell(EventKind::ActorEnded, static_cast<ActorId>(id), kNoObject,
                 static_cast<std::uint8_t>(ExitKind::Killed), signal);
    }
    const auto tellUntold = [this](ActorId actor, const RingReader& ring, std::uint64_t gapsTold) {
        if (const std::uint64_t untold = ring.dropped() - gapsTold; untold > 0)
            tell(EventKind::EventsDropped, actor, kNoObject, 0, static_cast<std::int64_t>(untold), now());
    };
    for (std::size_t id = 0; id < m_rings.size(); ++id)
        tellUntold(static_cast<ActorId>(id), m_rings[id], m_gapsTold[id]);
    tellUntold(kNoActor, m_controlRing, m_controlGapsTold);
    tell(EventKind::RunEnded, kNoActor, kNoObject, static_cast<std::uint8_t>(outcome), signal, status);
    mergeRuns();
    appendAll();
}

void Collector::appendAll() {
    // A stamp may be placed a little later than it was: the last events are not to be left behind for that.
    const std::int64_t newest = m_pending.empty() ? 0 : static_cast<std::int64_t>(m_pending.back().time);
    appendUntil(std::max(newest, now()));
}

void Collector::takeTexts() {
    const TextArea texts = m_segment.texts();
    const std::uint32_t count = texts.count();
    for (auto id = static_cast<std::uint32_t>(m_trace.textCount()); id < count; ++id) {
        m_trace.appendText(texts.text(id));
        if (m_recorder)
            m_recorder->addText(texts.text(id));
    }
}

void Collector::takeRings() {
    const std::uint32_t actors = m_segment.header().actorCount.load(std::memory_order_acquire);
    while (m_rings.size() < actors) {
        m_rings.push_back(m_segment.ringReader(static_cast<std::uint32_t>(m_rings.size())));
        m_gapsTold.push_back(0);
        m_newest.push_back(0);
        m_tidKnown.push_back(false);
    }
    for (std::size_t ring = 0; ring < m_rings.size(); ++ring)
        takeRing(m_rings[ring], m_gapsTold[ring], m_newest[ring]);
    takeRing(m_controlRing, m_controlGapsTold, m_controlNewest);
}

void Collector::takeRing(RingReader& ring, std::uint64_t& gapsTold, std::uint64_t& newest) {
    ring.drain([&](const Event& event) {
        m_pending.push_back(event);
        Event& taken = m_pending.back();
        const auto nanoseconds = [&](std::uint64_t stamp) {
            return std::max<std::int64_t>(m_scale.toNanoseconds(stamp) - m_originNs, 0);
        };
        // The scale may be set back by some nanoseconds from one poll to the next; a ring's order stays.
        newest = std::max(newest, static_cast<std::uint64_t>(nanoseconds(event.time)));
        taken.time = newest;
        if (event.kind == EventKind::EventsDropped) {
            taken.b = nanoseconds(static_cast<std::uint64_t>(event.b));
            gapsTold += static_cast<std::uint64_t>(event.a);
        }
        if (m_placer)
            m_placer->follow(taken);
    });
    closeRun();
}

void Collector::learnThreads() {
    for (std::size_t id = 0; id < m_tidKnown.size(); ++id) {
        if (m_tidKnown[id])
            continue;
        if (const std::int32_t tid =
                m_segment.slot(static_cast<ActorId>(id)).tid.load(std::memory_order_acquire)) {
            m_actorOfTid[tid] = static_cast<ActorId>(id);
            m_tidKnown[id] = true;
            m_probe->watch(tid);
        }
    }
}

void Collector::takeKernelRecords() {
    if (!m_probe)
        return;
    placeSamples();
    m_records.swap(m_unresolved);
    m_unresolved.clear();
    learnThreads();
    m_probe->drain(m_records);
    learnThreads(); // of those too whose first records have just come
    // Records of one CPU are in order, those of all are not.
    std::ranges::stable_sort(m_records, {}, &SchedulerRecord::time);
    for (const SchedulerRecord& record : m_records)
        if (!takeRecord(record) && monotonicNow() - record.time < kUnresolvedForNs)
            m_unresolved.push_back(record);
    m_records.clear();
    closeRun();
}

/// The rings have just been read: what the last looks fell into is complete.
void Collector::placeSamples() {
    if (!m_placer)
        return;
    m_placer->place(m_pending);
    closeRun();
}

/// After the last poll: what it could not take, because nobody was left to tell of it.
void Collector::takeKernelsRest() {
    if (m_placer)
        m_placer->placeRest(now(), m_pending);
    closeRun();
    if (!m_probe)
        return;
    m_probe->drainEnd(m_records);
    std::ranges::stable_sort(m_records, {}, &SchedulerRecord::time);
    for (const SchedulerRecord& record : m_records)
        takeRecord(record);
    m_records.clear();
    closeRun();
}

/// False: it belongs to a thread of which nothing is known yet.
bool Collector::takeRecord(const SchedulerRecord& record) {
    using Kind = SchedulerRecord::Kind;
    if (record.kind == Kind::Lost) {
        takeLoss(record);
        return true;
    }
    if (record.time < m_originNs)
        return true; // from before the lesson began
    const auto actor = m_actorOfTid.find(record.tid);
    if (actor == m_actorOfTid.end())
        return false;
    if (record.kind == Kind::Counted) {
        SchedulerRecord look = record;
        look.time -= m_originNs;
        if (m_placer)
            m_placer->take(actor->second, look);
        return true;
    }
    Event event{};
    event.time = static_cast<std::uint64_t>(record.time - m_originNs);
    event.actor = actor->second;
    event.object = kNoObject;
    event.a = record.cpu;
    switch (record.kind) {
    case Kind::SwitchedIn: event.kind = EventKind::SwitchedIn; break;
    case Kind::Exited: event.kind = EventKind::ThreadExited; break;
    case Kind::Waking: {
        const auto waker = m_actorOfTid.find(record.waker);
        event.kind = EventKind::Waking;
        event.a = waker == m_actorOfTid.end() ? kNoActor : waker->second;
        break;
    }
    default: event.kind = EventKind::SwitchedOut; event.detail = record.kind == Kind::Preempted ? 1 : 0;
    }
    m_pending.push_back(event);
    if (record.kind == Kind::Exited)
        m_actorOfTid.erase(actor); // the number may be given to another thread
    return true;
}

void Collector::takeLoss(const SchedulerRecord& record) {
    if (record.until < m_originNs)
        return;
    Event event{};
    event.time = static_cast<std::uint64_t>(std::max<std::int64_t>(record.time - m_originNs, 0));
    event.actor = kNoActor;
    event.object = static_cast<ObjectId>(record.cpu);
    event.kind = EventKind::RecordsLost;
    event.a = static_cast<std::int64_t>(record.count);
    event.b = record.until - m_originNs;
    m_pending.push_back(event);
}

void Collector::takeCounters() {
    const SegmentHeader& header = m_segment.header();
    const std::uint32_t counters = header.counterCount.load(std::memory_order_acquire);
    m_counters.resize(std::max<std::size_t>(m_counters.size(), counters));
    for (std::uint32_t i = 0; i < counters; ++i) {
        const std::int64_t value = header.counters[i].value.load(std::memory_order_relaxed);
        const ObjectId object = header.counters[i].object.load(std::memory_order_acquire);
        // Sums of one's own grow while the value stands still.
        const CounterSample sample{value, additionsTo(object)};
        if (sample == m_counters[i] || object == kNoObject)
            continue;
        m_counters[i] = sample;
        tell(EventKind::CounterValue, kNoActor, object, 0, value);
        for (std::size_t id = 0; id < m_rings.size(); ++id) {
            const ActorSlot& slot = m_segment.slot(static_cast<ActorId>(id));
            if (slot.additionsTo.load(std::memory_order_acquire) == object)
                tell(EventKind::CounterProgress, static_cast<ActorId>(id), object, 0,
                     static_cast<std::int64_t>(slot.additions.load(std::memory_order_relaxed)));
        }
    }
}

/// By all actors, as far as they have told.
std::uint64_t Collector::additionsTo(ObjectId counter) const {
    std::uint64_t sum = 0;
    for (std::size_t id = 0; id < m_rings.size(); ++id) {
        const ActorSlot& slot = m_segment.slot(static_cast<ActorId>(id));
        if (slot.additionsTo.load(std::memory_order_acquire) == counter)
            sum += slot.additions.load(std::memory_order_relaxed);
    }
    return sum;
}

void Collector::closeRun() {
    const std::size_t begin = m_runs.empty() ? 0 : m_runs.back();
    if (m_pending.size() > begin)
        m_runs.push_back(m_pending.size());
}

/// A merge sort that begins with the stretches that are sorted already: a ring, the kernel's records, what
/// was left over.
void Collector::mergeRuns() {
    while (m_runs.size() > 1) {
        m_merged.resize(m_pending.size());
        std::vector<std::size_t> ends;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < m_runs.size(); i += 2) {
            const std::size_t middle = m_runs[i];
            const std::size_t end = i + 1 < m_runs.size() ? m_runs[i + 1] : middle;
            const auto at = [this](std::size_t index) {
                return m_pending.begin() + static_cast<std::ptrdiff_t>(index);
            };
            std::merge(at(begin), at(middle), at(middle), at(end),
                       m_merged.begin() + static_cast<std::ptrdiff_t>(begin), earlier);
            ends.push_back(end);
            begin = end;
        }
        m_pending.swap(m_merged);
        m_runs.swap(ends);
    }
}

void Collector::appendUntil(std::int64_t time) {
    const auto end = std::ranges::upper_bound(
        m_pending, static_cast<std::uint64_t>(std::max<std::int64_t>(time, 0)), {}, &Event::time);
    const auto count = static_cast<std::size_t>(end - m_pending.begin());
    if (count > 0) {
        m_trace.append({m_pending.data(), count});
        if (m_recorder)
            m_recorder->add({m_pending.data(), count});
    }
    m_trace.completeUntil(time);
    m_pending.erase(m_pending.begin(), end);
    m_runs.clear();
    closeRun();
}

} // namespace interleave
