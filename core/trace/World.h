// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The state of every actor and object of a run at one time: the fold of all events up to it. Plain data;
// copies are independent, so a copy can be handed to another thread and read there.
#pragma once

#include "core/trace/ActorInfo.h"
#include "core/trace/FoldObserver.h"
#include "core/trace/MeasurementInfo.h"
#include "core/trace/ObjectInfo.h"
#include "core/wire/Event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace interleave {

/// 13 days. A later time is damaged; sums of times over all actors do not overflow.
inline constexpr std::int64_t kLongestRunNs = std::int64_t{1} << 50;

class World {
public:
    /// Takes one event more; events must come in the order of time. Events about what is not known are left
    /// out.
    void apply(const Event& event, FoldObserver* observer = nullptr);
    /// No event happened until `time`: moves the moment on, so that durations count.
    void advanceTo(std::int64_t time);

    [[nodiscard]] std::int64_t time() const { return m_time; }
    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] std::span<const ActorInfo> actors() const { return m_actors; }
    [[nodiscard]] std::span<const QueueInfo> queues() const { return m_queues; }
    [[nodiscard]] std::span<const LockInfo> locks() const { return m_locks; }
    [[nodiscard]] std::span<const CounterInfo> counters() const { return m_counters; }
    /// Semaphores, events, barriers and conditions, in the order in which they were made.
    [[nodiscard]] std::span<const SignalInfo> signals() const { return m_signals; }
    /// The worker processes; the engine's own, where the lesson's main program runs, is not among them.
    [[nodiscard]] std::span<const ProcessInfo> processes() const { return m_processes; }
    [[nodiscard]] std::span<const PoolInfo> pools() const { return m_pools; }
    /// In the order in which they were made.
    [[nodiscard]] std::span<const MeasurementInfo> measurements() const { return m_measurements; }
    /// Null: it is a thread of the engine's process.
    [[nodiscard]] const ProcessInfo* processOf(const ActorInfo& actor) const;
    /// [CPU]: which actor has it, as far as the kernel's records tell; kNoActor: nobody of this run.
    [[nodiscard]] std::span<const ActorId> cpus() const { return m_cpus; }
    [[nodiscard]] std::span<const double> parameters() const { return m_parameters; }
    [[nodiscard]] TextId objectName(ObjectId object) const; ///< 0: there is none such
    /// Ids of objects are below it.
    [[nodiscard]] std::size_t objectCount() const { return m_objects.size(); }

    [[nodiscard]] ProbeSource probe() const { return m_probe; }
    /// Of a probe that samples; 0: it records each change.
    [[nodiscard]] std::int64_t samplePeriodNs() const { return m_samplePeriodNs; }
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    /// How the engine's process ended, once the outcome is known: by which signal (0: none), with which exit
    /// status.
    struct ProcessEnd {
        std::int32_t signal = 0;
        std::int32_t status = 0;
    };
    [[nodiscard]] ProcessEnd processEnd() const { return m_end; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }
    [[nodiscard]] std::uint64_t lostRecords() const { return m_lostRecords; }
    [[nodiscard]] std::uint64_t printed() const { return m_printed; }
    [[nodiscard]] bool paused() const { return m_pausedSince >= 0; }

    /// Time in `state` up to now, the present stay included.
    [[nodiscard]] std::int64_t stateNs(const ActorInfo& actor, ActorState state) const;
    /// How long it has waited, and how much of its timeout is left; the latter -1 where there is none.
    [[nodiscard]] std::int64_t waitedNs(const ActorInfo& actor) const { return m_time - actor.wait.since; }
    [[nodiscard]] std::int64_t leftNs(const ActorInfo& actor) const;
    /// Time that callers spent waiting on the queue up to now, open waits included.
    [[nodiscard]] std::int64_t putBlockedNs(const QueueInfo& queue) const;
    [[nodiscard]] std::int64_t getBlockedNs(const QueueInfo& queue) const;
    [[nodiscard]] std::int64_t lockWaitedNs(const LockInfo& lock) const {
        return lock.waitedNs + openWaitsNs(WaitReason::Lock, lock.object);
    }
    [[nodiscard]] std::int64_t signalWaitedNs(const SignalInfo& signal) const;
    /// The lock that the actor is in line for, and who has it; none where it waits for no lock, or nobody has
    /// it.
    [[nodiscard]] std::optional<WaitFor> waitFor(ActorId actor) const;
    /// The first circle of actors each of which waits without a timeout for a lock that the next one has. It
    /// stays, also once the run was stopped, which ended those waits; empty: there was none.
    [[nodiscard]] std::span<const WaitFor> deadlock() const { return m_deadlock; }
    [[nodiscard]] std::int64_t deadlockSince() const { return m_deadlockSince; }
    /// The newest transition from one state to the other by any actor shown (not the main program's); count
    /// 0: none yet.
    struct Arrow {
        std::uint64_t count = 0;
        ActorId actor = kNoActor;
        Transition last;
    };
    [[nodiscard]] const Arrow& arrow(ActorState from, ActorState to) const {
        return m_arrows[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
    }
    /// The last refused start(): which actor was to be started, and when; kNoActor: none.
    struct Refusal {
        ActorId actor = kNoActor;
        std::int64_t time = 0;
    };
    [[nodiscard]] const Refusal& refusedStart() const { return m_refusal; }
    /// What it keeps in memory, but for the items that it shares with `sharing`, if given.
    [[nodiscard]] std::size_t bytes(const World* sharing = nullptr) const;

private:
    struct ObjectRef {
        ObjectType type{};
        std::uint32_t index = 0;
        TextId name = 0;
        bool exists = false;
    };

    /// nullptr where there is none such, as in all that follows.
    [[nodiscard]] ActorInfo* actorFor(ActorId id) {
        return id < m_actors.size() && m_actors[id].exists ? &m_actors[id] : nullptr;
    }
    template <class Info> [[nodiscard]] Info* object(ObjectId id, ObjectType type, std::vector<Info>& infos) {
        if (id >= m_objects.size() || !m_objects[id].exists || m_objects[id].type != type)
            return nullptr;
        return &infos[m_objects[id].index];
    }
    [[nodiscard]] QueueInfo* queue(ObjectId id) { return object(id, ObjectType::Queue, m_queues); }
    [[nodiscard]] LockInfo* lock(ObjectId id) { return object(id, ObjectType::Lock, m_locks); }
    [[nodiscard]] CounterInfo* counter(ObjectId id) { return object(id, ObjectType::Counter, m_counters); }
    [[nodiscard]] SignalInfo* signal(ObjectId id);

    // World.cpp: the run as a whole
    void applyRun(const Event& event);

    // WorldActors.cpp: their lives, their waits, and what follows for their states
    void applyLife(const Event& event);
    void createActor(const Event& event);
    void endActor(ActorInfo& actor, const Event& event);
    void applyWait(const Event& event);
    void closeWait(ActorId id, ActorInfo& actor);
    void moveTo(ActorId id, ActorInfo& actor, ActorState to, Cause cause);
    void seeRunning(ActorId id, ActorInfo& actor);
    [[nodiscard]] std::vector<ActorId>* waitingList(const OpenWait& wait);
    [[nodiscard]] Cause blockCause(const ActorInfo& actor) const;
    /// Whether the kernel's records or samples tell when the actor runs; else its own events must.
    [[nodiscard]] bool kernelKnows(const ActorInfo& actor) const {
        return m_probe != ProbeSource::None && !actor.inDoubt;
    }
    [[nodiscard]] std::int64_t standstillNs() const;

    // WorldObjects.cpp: what they share
    void applyProcess(const Event& event);
    void applyCall(const Event& event);
    void applyTask(const Event& event);
    void applyMeasured(const Event& event);
    void makeObject(const Event& event);
    static void noteUser(QueueInfo& queue, std::vector<ActorId>& users, ActorId actor);
    void buffer(QueueInfo& queue, const Event& event);
    QueueItem takeBuffered(QueueInfo& queue, const Event& event);
    void loseItems(QueueInfo& queue, const Event& event);
    void applyQueue(const Event& event);
    void moveItem(QueueInfo& queue, const Event& event, bool in);
    [[nodiscard]] static ActorId callerOf(const QueueInfo& queue, ActorId actor);
    bool takeSteps(QueueInfo& queue, std::uint64_t steps);
    void applyLock(const Event& event);
    void noteDeadlock(ActorId actor);

    // WorldCounters.cpp
    void applyCounter(const Event& event);
    void follow(CounterInfo& counter, const Event& event);
    [[nodiscard]] CounterInfo::Adder* adderOf(CounterInfo& counter, ActorId actor);
    void underMicroscope(CounterInfo& counter, const Event& event);
    static void endTrial(CounterInfo& counter, const Event& event);
    [[nodiscard]] std::int64_t openWaitsNs(WaitReason reason, ObjectId object) const;

    // WorldSignals.cpp: semaphores, events, barriers, conditions
    void makeSignal(const Event& event, ObjectRef& ref);
    void applySignal(const Event& event);
    static void applySemaphore(SignalInfo& semaphore, const Event& event);

    // WorldScheduler.cpp: the kernel's records of who runs where
    void applyScheduler(const Event& event);
    void applySwitch(const Event& event);
    void applySample(const Event& event);
    void applyWaking(const Event& event);
    void loseRecords(const Event& event);
    void wake(ActorId id, ActorInfo& actor, ActorId waker);
    void putOnCpu(ActorId id, ActorInfo& actor, Cause cause);
    void giveCpu(std::int64_t cpu, ActorId id);
    void takeCpu(ActorInfo& actor, ActorId id);
    [[nodiscard]] Cause unrecordedWake(const ActorInfo& actor) const;

    FoldObserver* m_observer = nullptr; ///< only during apply()
    std::int64_t m_time = 0;
    std::uint64_t m_events = 0;
    std::vector<ActorInfo> m_actors;
    std::vector<ObjectRef> m_objects;
    std::vector<QueueInfo> m_queues;
    std::vector<LockInfo> m_locks;
    std::vector<CounterInfo> m_counters;
    std::vector<SignalInfo> m_signals;
    std::vector<ProcessInfo> m_processes;
    std::vector<PoolInfo> m_pools;
    std::vector<MeasurementInfo> m_measurements;
    std::vector<ActorId> m_cpus;
    std::vector<double> m_parameters;
    std::array<std::array<Arrow, kStates>, kStates> m_arrows{};
    Refusal m_refusal;
    std::vector<WaitFor> m_deadlock;
    std::int64_t m_deadlockSince = 0;
    ProbeSource m_probe = ProbeSource::None;
    std::int64_t m_samplePeriodNs = 0;
    std::int64_t m_lostUntil = -1; ///< the end of the latest stretch of which records were lost
    Outcome m_outcome = Outcome::Running;
    ProcessEnd m_end;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_lostRecords = 0;
    std::uint64_t m_printed = 0;
    std::uint64_t m_steps = 0; ///< that queues took: see takeSteps
    std::size_t m_adders = 0;  ///< of all counters
    std::int64_t m_pausedSince = -1;
    std::int64_t m_standstill = 0;
};

} // namespace interleave
