// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One thread of a run, from New to Dead, in the process that made it. Made by Stage::actor, owned by the
// Stage. start, join and the getters: any actor of that process. park, emitter and hold points: its own
// thread only.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Completion.h"
#include "core/engine/Emitter.h"
#include "core/engine/Timeout.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace interleave {

class Stage;

enum class StartError {
    AlreadyStarted, ///< threads can only be started once
    NoThread,       ///< the system had no thread left (pthread_create(3): EAGAIN)
};

enum class ParkEnd { Notified, TimedOut, Stopped };

/// Thrown by every call on the Stage once the run is stopped; unwinds the actor. Not a std::exception, so
/// that a lesson that catches errors does not catch it.
struct RunStopped {};

class Actor {
public:
    using Body = std::function<void()>;

    /// Lesson: the lesson's own. Service: a thread that a queue needs; the main program does not wait for it,
    /// its owner ends it (Stage::atEnd).
    enum class Part : bool { Lesson, Service };

    Actor(Stage& stage, ActorId id, std::string name, Body body, Part part = Part::Lesson);
    ~Actor();
    Actor(const Actor&) = delete;
    Actor& operator=(const Actor&) = delete;

    /// Starts the thread: New becomes Runnable. An actor starts once, whatever has become of it since.
    Result<void, StartError> start();
    /// Waits until it is Dead; with a timeout in seconds, at most that long. True if it is Dead. One that was
    /// never started is not waited for: false.
    bool join(Timeout timeout = {});

    [[nodiscard]] ActorId id() const { return m_id; }
    [[nodiscard]] std::string name() const;
    /// The kernel's number of its thread (gettid(2)); 0 until it runs.
    [[nodiscard]] std::int32_t tid() const { return m_slot.tid.load(std::memory_order_acquire); }
    [[nodiscard]] Part part() const { return m_part; }
    [[nodiscard]] bool alive() const { return m_phase.load(std::memory_order_acquire) == Phase::Started; }

    // The calling thread's own:

    /// The actor whose thread this is; nullptr on a thread that is none.
    static Actor* current() { return t_current; }
    [[nodiscard]] Emitter& emitter() { return m_emitter; }
    [[nodiscard]] Stage& stage() { return m_stage; }
    /// Another name, for name() and in the kernel, which keeps 15 bytes of it (pthread_setname_np(3)): the
    /// main thread's is the whole process's there. The trace has both, each at its time.
    void rename(std::string name);
    /// Sleeps until notified, until the run's clock shows `deadline`, or until the run is stopped.
    ParkEnd park(std::optional<std::int64_t> deadline);
    /// Looks again and again whether the next park() ends at once, and lets others have the CPU meanwhile.
    /// False: not within that time.
    [[nodiscard]] bool isNotifiedWithin(std::int64_t nanoseconds) const;

    // From other threads:

    /// Tells the trace that `by` lets it go on; `object`: what it waited for. notify() must follow.
    void tellWoken(Emitter& by, ObjectId object) { by.emitOrdered(EventKind::Woke, object, 0, m_id); }
    /// Lets it go on from park(). A notification nobody waits for ends the next park early: callers look
    /// again.
    void notify() { m_slot.parker.notify(); }

    /// Waits for the thread itself, without an event: the end of the run. False where there is none to wait
    /// for (any more).
    bool awaitThread();
    /// Runs `body` as this actor on the calling thread (the lesson's main program).
    ExitKind runHere(const Body& body);

private:
    enum class Phase : std::uint8_t { New, Started, Dead };

    void enter();
    void finish(ExitKind how, const std::string& error);
    void setPhase(Phase phase);

    static thread_local constinit Actor* t_current;

    Stage& m_stage;
    const ActorId m_id;
    const Part m_part;
    Body m_body;
    ActorSlot& m_slot;
    Emitter m_emitter;
    std::atomic<Phase> m_phase{Phase::New};
    Completion m_end;
    mutable std::mutex m_nameMutex;
    std::string m_name; ///< guarded by m_nameMutex
    std::mutex m_threadMutex;
    std::thread m_thread; ///< guarded by m_threadMutex
};

} // namespace interleave
