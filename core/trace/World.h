// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The state of every actor and object of a run at one time: the fold of all events up to it. Plain data;
// copies are independent, so a copy can be handed to another thread and read there.
#pragma once

#include "core/trace/Gap.h"
#include "core/trace/ItemList.h"
#include "core/wire/Event.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave {

/// In the order of a life. New: made, not started. Runnable: could run, has no CPU. Running: has one.
/// Blocked: left the CPU of its own will. Dead: returned, or was killed.
enum class ActorState : std::uint8_t { New, Runnable, Running, Blocked, Dead };
inline constexpr std::size_t kStates = 5;

/// 13 days. A later time is damaged; sums of times over all actors do not overflow.
inline constexpr std::int64_t kLongestRunNs = std::int64_t{1} << 50;

enum class CauseKind : std::uint8_t {
    None,
    Created,
    StartedBy,    ///< actor: the starter
    Scheduled,    ///< cpu: which one
    SeenRunning,  ///< it made an event, so it runs; the kernel's record is not to be had
    Sampled,      ///< by the kernel's counters, read now and then: about when is known, why is not
    Preempted,    ///< cpu
    WaitsFor,     ///< reason, object, and for a join the actor
    KernelWait,   ///< waits in the kernel for what the program does not tell: memory, a page, an output
    WokenBy,      ///< actor: the waker; object
    WokenByTimer, ///< the wait's own deadline
    WokenUnseen,  ///< runs again; who woke it is not known
    Returned,
    Failed,
    Stopped,
    Killed,
};

/// Why a state was entered.
struct Cause {
    CauseKind kind = CauseKind::None;
    WaitReason reason = WaitReason::None;
    ActorId actor = kNoActor;
    ObjectId object = kNoObject;
    std::int16_t cpu = -1;
};
static_assert(sizeof(Cause) == 8);

struct Transition {
    std::int64_t time = 0;
    ActorState from = ActorState::New;
    ActorState to = ActorState::New;
    Cause cause;
};

/// What an actor waits for, from its own words.
struct OpenWait {
    WaitReason reason = WaitReason::None; ///< None: it waits for nothing
    ObjectId object = kNoObject;          ///< for a join: the actor that it waits for
    std::int64_t since = 0;
    std::int64_t allowedNs = -1;   ///< at most this long, on the run's clock; -1: without end
    std::int64_t standstillNs = 0; ///< how long the run's clock had stood still when the wait began
    ActorId waker = kNoActor;      ///< who has ended it; it has not gone on yet
};

struct ActorInfo {
    TextId name = 0;
    TextId sign = 0;
    bool exists = false;
    bool held = false; ///< at the gate of a pause
    ActorState state = ActorState::New;
    bool ended = false;
    ExitKind exit = ExitKind::Returned; ///< valid once ended, as are the next three
    std::int32_t signal = 0;
    TextId error = 0;
    std::int64_t cpuNs = 0; ///< its CPU time as the kernel accounts it
    std::int32_t tid = 0;
    std::int32_t pid = 0;
    std::uint16_t line = 0;
    std::int16_t cpu = -1;     ///< where it runs, or ran last
    bool inDoubt = false;      ///< records of the kernel that may be its own were lost: its word counts until
                               ///< the next one
    bool wokenLeaving = false; ///< woken while it was still on its way off the CPU, by the next
    ActorId leavingWaker = kNoActor;
    ObjectId addsTo = kNoObject;
    Cause cause; ///< of the state that it is in
    std::int64_t since = 0;
    OpenWait wait;
    std::array<std::int64_t, kStates> stateNs{}; ///< finished stays; the present one is since `since`
    std::uint32_t preempted = 0;
    std::uint32_t voluntary = 0;
    std::array<std::array<std::uint32_t, kStates>, kStates> transitions{}; ///< [from][to]
    std::array<Transition, 4> recent{}; ///< the newest at (transitionCount - 1) % 4
    std::uint32_t transitionCount = 0;
};

/// One item's way in or out.
struct QueueMove {
    std::int64_t time = 0;
    bool in = false;
    ActorId actor = kNoActor; ///< whose item it is: who put it, or who got it
    QueueItem item;
    std::uint32_t position = 0;
};

struct SnapshotInfo {
    SnapshotKind kind = SnapshotKind::Qsize;
    ActorId actor = kNoActor; ///< kNoActor: nobody has asked
    std::int64_t answer = 0;
    std::int64_t takenAt = 0;
    bool used = false;
    std::int64_t truth = 0; ///< when it was acted on, at usedAt
    std::int64_t usedAt = 0;
};

struct QueueInfo {
    ObjectId object = kNoObject;
    TextId name = 0;
    std::uint32_t capacity = 0; ///< 0: unbounded
    Discipline discipline = Discipline::Fifo;
    ItemList items;               ///< next out first; for a stack the top is last
    std::vector<ActorId> putters; ///< waiting, first come first
    std::vector<ActorId> getters;
    std::vector<ActorId> joiners;
    std::uint64_t puts = 0;
    std::uint64_t gets = 0;
    std::uint64_t full = 0;  ///< Full errors
    std::uint64_t empty = 0; ///< Empty errors
    std::uint64_t lost = 0;
    std::uint64_t peak = 0;
    std::int64_t unfinished = 0;
    std::int64_t putBlockedNs = 0; ///< of finished waits
    std::int64_t getBlockedNs = 0;
    std::array<SnapshotInfo, 3> snapshots; ///< the last of each SnapshotKind
    std::array<QueueMove, 8> recent;       ///< the newest at (moveCount - 1) % 8
    std::uint64_t moveCount = 0;
    bool inDoubt = false; ///< events were dropped: the items shown may be wrong, the depth is right
};

struct LockInfo {
    ObjectId object = kNoObject;
    TextId name = 0;
    ActorId owner = kNoActor;
    std::int64_t since = 0;
    std::vector<ActorId> waiters;
};

struct CounterInfo {
    struct Adder {
        ActorId actor = kNoActor;
        std::uint64_t done = 0;
        std::uint64_t planned = 0;
        std::uint64_t before = 0; ///< done by calls that have ended
        bool adding = false;
        bool sampled = true; ///< has told how far it is since the value was read
    };
    ObjectId object = kNoObject;
    TextId name = 0;
    Protection protection = Protection::None;
    std::int64_t value = 0;
    std::vector<Adder> adders;

    /// The sum of what each thread did.
    [[nodiscard]] std::uint64_t expected() const;
    /// Additions that vanished. While threads add, value and progress are read a moment apart: never below 0.
    [[nodiscard]] std::uint64_t lost() const;
};

/// What is new with one event, for those who keep it (lanes, output). Called while folding.
class FoldObserver {
public:
    virtual ~FoldObserver() = default;
    virtual void onTransition(ActorId actor, const Transition& transition) = 0;
    /// From now on the CPU is the actor's, or nobody's of this run (kNoActor).
    virtual void onCpu(std::size_t cpu, std::int64_t time, ActorId actor) = 0;
    /// Also when the queue is made: 0 then.
    virtual void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) = 0;
    /// A sample is complete: the value was read, and every thread that adds has told since how far it is.
    virtual void onCounter(std::size_t counterIndex, std::int64_t time, std::uint64_t expected,
                           std::int64_t value) = 0;
    virtual void onPrinted(ActorId actor, std::int64_t time, TextId text) = 0;
    virtual void onGap(const Gap& gap) = 0;
};

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

    ActorInfo* actorFor(ActorId id);
    ActorInfo& makeActor(ActorId id);
    template <class Info> Info* object(ObjectId id, ObjectType type, std::vector<Info>& infos);
    QueueInfo* queue(ObjectId id) { return object(id, ObjectType::Queue, m_queues); }

    void applyLife(const Event& event);
    void applyWait(const Event& event);
    void applyQueue(const Event& event);
    void applyLock(const Event& event);
    void applyCounter(const Event& event);
    void applySwitch(const Event& event);
    void applySample(const Event& event);
    void putOnCpu(ActorId id, ActorInfo& actor, Cause cause);
    void applyWaking(const Event& event);
    void wake(ActorId id, ActorInfo& actor, ActorId waker);
    void loseRecords(const Event& event);
    void applyRun(const Event& event);
    void follow(CounterInfo& counter, const Event& event);
    void makeObject(const Event& event);
    void moveItem(QueueInfo& queue, const Event& event, bool in);
    bool takeSteps(QueueInfo& queue, std::uint64_t steps);
    void closeWait(ActorId id, ActorInfo& actor);
    void giveCpu(std::int64_t cpu, ActorId id);
    void takeCpu(const ActorInfo& actor, ActorId id);
    void moveTo(ActorId id, ActorInfo& actor, ActorState to, Cause cause);
    void seeRunning(ActorId id, ActorInfo& actor);
    [[nodiscard]] std::vector<ActorId>* waitingList(const OpenWait& wait);
    [[nodiscard]] Cause blockCause(const ActorInfo& actor) const;
    [[nodiscard]] Cause unrecordedWake(const ActorInfo& actor) const;
    /// Whether the kernel's records or samples tell when the actor runs; else its own events must.
    [[nodiscard]] bool kernelKnows(const ActorInfo& actor) const {
        return m_probe != ProbeSource::None && !actor.inDoubt;
    }
    [[nodiscard]] std::int64_t standstillNs() const;

    FoldObserver* m_observer = nullptr; ///< only during apply()
    std::int64_t m_time = 0;
    std::uint64_t m_events = 0;
    std::vector<ActorInfo> m_actors;
    std::vector<ObjectRef> m_objects;
    std::vector<QueueInfo> m_queues;
    std::vector<LockInfo> m_locks;
    std::vector<CounterInfo> m_counters;
    std::vector<ActorId> m_cpus;
    std::vector<double> m_parameters;
    std::array<std::array<Arrow, kStates>, kStates> m_arrows{};
    Refusal m_refusal;
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
