// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Perfetto's protobuf. Each actor is a packet sequence of its own, and one more has what belongs to no actor.
// Thread states are GenericKernelTaskStateEvents, straight from the fold's transitions. On each thread's
// track: waits and additions as slices; puts, gets, errors, printed lines and the like as instants; a flow
// leads from each put to the get of the same item. Items' values and the lesson's lines are left out, as they
// would cost more than all the rest; the other formats have them. The exporting thread's alone.
#pragma once

#include "core/exports/PerfettoMessages.h"
#include "core/exports/PerfettoSequence.h"
#include "core/exports/TimelineWriter.h"

#include <cstdint>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace interleave {

class PerfettoWriter : public TimelineWriter {
public:
    explicit PerfettoWriter(ExportNames& names);

    void begin() override;
    void event(const Event& event, const World& world) override;
    void onTransition(ActorId actor, const Transition& transition) override;
    void onGap(const Gap& gap) override;

private:
    enum class Slice : std::uint8_t { Wait, Held, Add };
    struct ActorTrack {
        PerfettoSequence sequence;
        std::vector<Slice> open; ///< innermost last
        ActorId waker = kNoActor;
        std::int32_t cpu = -1; ///< of the last Running
        bool hasGapTrack = false;
    };
    struct CounterValues {
        std::int64_t actual = -1, expected = -1, lost = -1; ///< as last written
    };

    [[nodiscard]] std::uint64_t clock(std::int64_t time) const {
        return static_cast<std::uint64_t>(m_names.info().originNs + time);
    }
    [[nodiscard]] ActorTrack* trackOf(ActorId actor) {
        return actor < m_actors.size() && m_actors[actor].sequence.begun() ? &m_actors[actor] : nullptr;
    }
    [[nodiscard]] PerfettoSequence& sequenceOf(ActorId actor) {
        ActorTrack* const track = trackOf(actor);
        return track ? track->sequence : m_run;
    }
    /// Of a name that is a verb and what it is about, within a sequence.
    [[nodiscard]] static std::uint64_t nameKey(EventKind kind, std::uint64_t about) {
        return static_cast<std::uint64_t>(kind) << 32 | about;
    }
    void announce(ActorId actor, std::int64_t time);
    void describeTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name,
                       perfetto::TrackHolds holds);

    void moved(const Event& event, const QueueMove& move, std::uint32_t depth) override;
    void waitEvent(const Event& event, const World& world) override;
    void addEvent(const Event& event) override;
    void lifeEvent(const Event& event) override;
    void runEvent(const Event& event) override;
    void questionEvent(const Event& event) override;
    void counterEvent(const Event& event, const CounterInfo& counter) override;
    void mark(const Event& event) override;
    void printed(const Event& event) override;
    void objectMade(const Event& event, const World& world) override;

    void openSlice(const Event& event, Slice slice);
    void closeSlices(const Event& event, Slice until, const char* how);
    void closeSlice(ActorTrack& track, const char* how);
    void openInstant(PerfettoSequence& sequence, const Event& event, std::uint64_t about);
    void count(std::uint64_t track, std::int64_t& last, std::int64_t value);

    std::uint64_t m_now = 0; ///< CLOCK_MONOTONIC at the event at hand
    PerfettoSequence m_run;
    std::deque<ActorTrack> m_actors;
    std::unordered_map<ObjectId, CounterValues> m_counters;
    std::unordered_set<ObjectId> m_described;
    bool m_paused = false;
    bool m_kernelGapTrack = false;
};

} // namespace interleave
