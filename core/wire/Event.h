// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thing that happened. Flat, 32 bytes, no pointers: it crosses process borders and is what a trace is
// made of. Texts travel once, as entries of the segment's text table; events carry their ids.
#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>

namespace interleave {

using ActorId = std::uint16_t;
using ObjectId = std::uint16_t;
using TextId = std::uint32_t;

inline constexpr ActorId kMainActor = 0;    ///< the thread that runs the lesson's main program
inline constexpr ActorId kNoActor = 0xffff; ///< the observer, or nobody
inline constexpr ObjectId kNoObject = 0xffff;
inline constexpr std::int64_t kNoDeadline = -1;

/// What happened. Behind each: what `object`, `detail`, `a` and `b` hold; fields not named are 0.
enum class EventKind : std::uint8_t {
    None,
    // Lives
    ActorCreated, ///< the new actor; a: text id of its name, b: text id of its sign
    ActorStarted, ///< the started actor; a: the starter
    ActorEntered, ///< first event on its own thread; a: tid, b: pid
    ActorEnded, ///< detail: ExitKind; a: its CPU time in ns, or the signal's number; b: text id of the error
    StartRefused,  ///< the caller; object: the actor that was to start; a: text id of the error
    ActorHeld,     ///< waits at the gate because the run is paused
    ActorReleased, ///< goes on from the gate
    LineReached,   ///< the field `line` says which
    Printed,       ///< a: text id
    // Objects
    ObjectCreated,   ///< detail: ObjectType; a: text id of its name; b: of a queue QueueFacts, of a counter
                     ///< its Protection, of a process its main actor, of a measurement its Unit, of a
                     ///< semaphore SemaphoreFacts, of a barrier its parties, of a condition its lock
    CapacityChanged, ///< a: the new capacity, 0 = unbounded
    // Waits
    WaitBegan, ///< detail: WaitReason; a: deadline in ns of the run's clock or kNoDeadline; b: the run's
               ///< clock now
    WaitEnded, ///< detail: WaitEnd; a: WaitReason, so that `object` can be told from an actor's id
    Woke,      ///< the waker; a: the woken actor
    // Queues; for items: detail: ValueType, a: value bits, b: QueuePlace
    Put,
    Got,
    FullRaised,
    EmptyRaised,
    SnapshotTaken, ///< detail: SnapshotKind; a: the answer
    SnapshotUsed,  ///< detail: SnapshotKind; a: the answer that was acted on; b: what is true now
    TaskDone,      ///< a: tasks still unfinished
    // Locks
    LockAcquired,
    LockReleased,
    // Counters
    AddBegan,        ///< the actor begins to add to the counter; a: how many additions it will make
    AddEnded,        ///< a: additions that it made in all
    CounterProgress, ///< sampled; a: additions the actor has made so far
    CounterValue,    ///< sampled, or exact by its last adder; a: the value of the variable
    // Kernel's scheduler records
    SwitchedIn,  ///< a: CPU
    SwitchedOut, ///< detail: 1 preempted, 0 of its own will; a: CPU
    // Observer
    RunBegan,         ///< a: ProbeSource; b: of a probe that samples, its period in ns
    Paused,           ///< from now on the gate is closed
    Resumed,          ///< the gate is open; a: how long the run's clock stood still, in ns
    ParameterChanged, ///< object: the parameter's index; a: bits of a double
    EventsDropped, ///< the actor's ring was full; a: events dropped; b: when it began, in the field `time`'s
                   ///< unit
    RecordsLost,   ///< from now on the kernel's buffer was full; object: the CPU whose it is, kNoObject: not
                   ///< known; a: records lost; b: until when, in the field `time`'s unit
    RunEnded,      ///< detail: Outcome; a: signal that ended the engine, or 0; b: its exit status
    // Kernel's scheduler again
    Waking, ///< somebody makes the actor runnable; a: the actor that does, kNoActor: an interrupt, such as a
            ///< timer's, or a thread that is no actor. Seldom to be had
    ThreadExited, ///< the actor's thread is gone, whether or not it said so; a: CPU
    Sampled, ///< by its counters of one sample period, and where in it is not known: detail: the ActorState
             ///< from now on (Runnable, Running or Blocked); a: the CPU where it was last, -1 not known; b:
             ///< how long it ran in that period, in ns
    // Processes; object: the process
    ProcessStarted, ///< the caller; a: pid
    ProcessEnded,   ///< detail: ExitKind; a: exit status or the signal's number; b: text id of the error
    SignalSent,     ///< the sender, kNoActor: the person; a: the signal's number
    // Queues between processes; for items as Put
    Buffered,  ///< put() has left it in its own process's buffer; the place's depth is the buffer's
    ItemsLost, ///< with the process that had them in its buffer or in hand; a: how many; b: its pid
    // A manager's queue: of the client, but for Served; object: the queue; detail: ManagerCall; a: which call
    RequestSent,   ///< b: the server's actor, kNoActor: not known yet
    Served,        ///< the server begins with it; b: the client's actor
    ReplySent,     ///< the server; b: the client's actor
    ReplyReceived, ///< b: the server's actor
    // A pool; object: the pool; a: the task's number, from 0
    TaskSubmitted, ///< b: text id of the role
    TaskBegan,     ///< the worker
    TaskEnded,     ///< detail: TaskEnd; b: text id of the error
    Measured,      ///< object: the measurement; detail: MeasuredSide; a: the value, in the measurement's Unit
    // A counter under the microscope: the two halves of one addition
    NumberRead,    ///< stamped when the load was done; a: the value
    NumberWritten, ///< stamped before the store was made; a: the value; b: the one that it had read
    TrialEnded,    ///< object: the counter; a: how long it took, in ns of the run's clock
    ActorRenamed,  ///< the actor, of itself; a: text id of its name from now on
    // Semaphores, events, barriers, conditions; object: which
    SemaphoreAcquired, ///< a: permits that are free afterwards
    SemaphoreReleased, ///< likewise
    ReleaseRefused,    ///< of a bounded semaphore: it would have more permits than it began with
    FlagSet,
    FlagCleared,
    BarrierArrived, ///< a: how many are there now; b: the generation that they are, from 0
    BarrierPassed,  ///< of the one that came last; a: how many go on; b: their generation
    BarrierBroken,  ///< of the one that broke it; detail: BarrierBreak; a: how many were waiting
    BarrierReset,   ///< a: how many were waiting, who are sent away
    Notified,       ///< object: the condition; a: how many were to be woken, or kNotifyAll; b: how many were
    Count,
};

enum class ObjectType : std::uint8_t {
    Queue,
    Lock,
    Counter,
    Latch,
    Process,
    Pool,
    Measurement,
    Baton,
    Semaphore,
    EventFlag,
    Barrier,
    Condition,
};
/// Between what a queue is: threads of one process; processes, as copies; clients of a process that holds it.
enum class QueueKind : std::uint8_t { Thread, Process, Manager };
enum class ManagerCall : std::uint8_t { Put, Get, Qsize, Empty, Full, TaskDone, Join };
enum class TaskEnd : std::uint8_t { Done, Error, Lost };
/// What a measurement's values are.
enum class Unit : std::uint8_t {
    Nanoseconds,
    Bytes,
    Number,
    Address, ///< of a variable
    Ending,  ///< what became of somebody: 0 goes on, above it the signal that ended it, -1 answers no more
};
enum class MeasuredSide : std::uint8_t { Thread, Process };
enum class ExitKind : std::uint8_t { Returned, Error, Stopped, Killed };
enum class WaitReason : std::uint8_t {
    None,
    QueueFull,
    QueueEmpty,
    Lock,
    Join,
    Sleep,
    TasksUndone,
    Latch,
    Gate,
    BufferEmpty, ///< a feeder: nothing to carry
    Reply,       ///< a client: the manager's answer
    Request,     ///< a server: its client's next call
    TaskResult,  ///< a pool's task
    Baton,       ///< the other one has it
    Command,     ///< the person's next command
    Semaphore,   ///< no permit is free
    EventFlag,   ///< it is not set
    Barrier,     ///< not all have come
    Condition,   ///< nobody has notified
};
enum class WaitEnd : std::uint8_t { Served, TimedOut, Stopped };
enum class BarrierBreak : std::uint8_t { Aborted, TimedOut };
inline constexpr std::int64_t kNotifyAll = -1;
enum class SnapshotKind : std::uint8_t { Qsize, Empty, Full };
enum class Discipline : std::uint8_t { Fifo, Lifo, Priority };
enum class Protection : std::uint8_t {
    None,
    Mutex,
    Atomic,
    WiderGap,    ///< none, and between the read and the write time passes
    OwnLocks,    ///< the wrong one: each thread has a lock of its own
    WholeLoop,   ///< one lock, taken once, around all the additions
    OwnSums,     ///< each thread adds to a sum of its own and adds that to the number at the end
    AnyBytecode, ///< none but an interpreter's lock, which it may hand over before each bytecode
    LoopEnd,     ///< likewise, but at the end of the loop only
};
enum class ValueType : std::uint8_t { None, Integer, Real, Text, Bytes, List };
enum class ProbeSource : std::uint8_t { None, Perf, Procfs };
enum class Outcome : std::uint8_t { Running, Finished, Stopped, TimeLimit, Failed };

struct Event {
    std::uint64_t time; ///< in a ring: a stamp; in a trace: nanoseconds since the run's start
    ActorId actor; ///< whose event it is; for Put and Got whose item it is, the field `by` of the place says
                   ///< who did it
    ObjectId object;
    EventKind kind;
    std::uint8_t detail;
    std::uint16_t line; ///< the lesson's line, from 1, that the actor is at; 0 unknown
    std::int64_t a;
    std::int64_t b;
};
static_assert(sizeof(Event) == 32);
static_assert(std::is_trivially_copyable_v<Event>);
static_assert(std::is_standard_layout_v<Event>);

/// Where in a queue an item went in or came out, and who did it. Depth and position saturate at 2^24 - 1.
struct QueuePlace {
    std::uint32_t depth;    ///< items in the queue afterwards
    std::uint32_t position; ///< index of the item, 0 = the next one out (for a stack: the bottom)
    ActorId by;             ///< the actor whose thread did it: a getter moves a waiting putter's item in

    static constexpr std::uint32_t kMost = (1u << 24) - 1;

    [[nodiscard]] constexpr std::int64_t packed() const {
        const auto clip = [](std::uint32_t n) { return std::uint64_t{n < kMost ? n : kMost}; };
        return static_cast<std::int64_t>(clip(depth) | clip(position) << 24 | std::uint64_t{by} << 48);
    }
    static constexpr QueuePlace unpacked(std::int64_t word) {
        const auto bits = static_cast<std::uint64_t>(word);
        return {static_cast<std::uint32_t>(bits & kMost), static_cast<std::uint32_t>(bits >> 24 & kMost),
                static_cast<ActorId>(bits >> 48)};
    }
};

/// What a queue is made as.
struct QueueFacts {
    std::uint32_t capacity = 0; ///< 0: unbounded
    Discipline discipline = Discipline::Fifo;
    QueueKind kind = QueueKind::Thread;

    [[nodiscard]] constexpr std::int64_t packed() const {
        return static_cast<std::int64_t>(std::uint64_t{capacity} |
                                         std::uint64_t{static_cast<std::uint8_t>(discipline)} << 32 |
                                         std::uint64_t{static_cast<std::uint8_t>(kind)} << 40);
    }
};

/// What a semaphore is made as.
struct SemaphoreFacts {
    std::uint32_t permits = 0;
    bool bounded = false; ///< it never has more

    [[nodiscard]] constexpr std::int64_t packed() const {
        return static_cast<std::int64_t>(std::uint64_t{permits} | std::uint64_t{bounded} << 32);
    }
    static constexpr SemaphoreFacts unpacked(std::int64_t word) {
        const auto bits = static_cast<std::uint64_t>(word);
        return {static_cast<std::uint32_t>(bits), (bits >> 32 & 1) != 0};
    }
};

/// A value as an event carries it: integers and reals themselves, everything else as the id of its text.
struct ValueWord {
    ValueType type = ValueType::None;
    std::int64_t bits = 0;

    [[nodiscard]] double real() const { return std::bit_cast<double>(bits); }
    [[nodiscard]] TextId text() const { return static_cast<TextId>(bits); }
    bool operator==(const ValueWord&) const = default;
};

} // namespace interleave
