// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The surface a lesson is written against. It makes the actors and the things they share, and stands between
// them and time: sleeping, computing, printing, marking the line, the gate of a pause. Calls without another
// note: from any actor of the run; each of them first waits at the gate while the run is paused, and unwinds
// with RunStopped once it is stopped. pause, resume, stop: one controlling thread, which is no actor.
#pragma once

#include "core/engine/Actor.h"
#include "core/engine/Parameter.h"
#include "core/engine/RunClock.h"
#include "core/wire/Segment.h"

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class Stage {
public:
    Stage(Segment& segment, std::vector<std::string> parameterIds);
    ~Stage();

    // For the lesson

    /// A new actor; `sign` is its two-character mark, `body` what it will run. More actors than the segment
    /// has room for end the run with an error.
    Actor& actor(std::string name, std::string_view sign, Actor::Body body);
    /// A queue, lock, counter or latch of type `T`, named `name`; lives as long as the run.
    template <class T, class... Args> T& make(std::string name, Args&&... args) {
        auto owned = std::make_shared<T>(*this, std::move(name), std::forward<Args>(args)...);
        T& object = *owned;
        const std::lock_guard lock(m_mutex);
        m_objects.push_back(std::move(owned));
        return object;
    }
    /// A live parameter: read it again and it may have changed.
    [[nodiscard]] Parameter parameter(std::string_view id) const;
    /// Calls `apply` with the value now and after each change; on the controlling thread, which must not be
    /// kept waiting.
    void follow(const Parameter& parameter, std::function<void(double)> apply);

    /// The lesson's line, from 1, that the calling actor is at.
    void at(int line);
    void print(std::string_view text);
    /// Blocked for `seconds` of the run's clock, divided by the speed that is set.
    void sleep(double seconds);
    /// Computes until the calling thread has used `seconds` of CPU time, divided by the speed that is set.
    void compute(double seconds);
    /// The first CPU that this process may use, as the kernel numbers them.
    [[nodiscard]] static int firstCpu();
    /// Keeps the calling actor on that one CPU from now on (sched_setaffinity(2)).
    void pinHere(int cpu);
    /// Starts all and joins all.
    void runAll(const std::vector<Actor*>& actors);

    // For the primitives

    /// Waits while the run is paused; throws RunStopped once it is stopped.
    void checkpoint() {
        if (m_gate.load(std::memory_order_acquire) != kOpen) [[unlikely]]
            passGate();
    }
    [[nodiscard]] bool stopping() const { return m_gate.load(std::memory_order_acquire) & kStopping; }
    [[nodiscard]] Actor& actorHere() const;
    /// The calling actor's emitter, or the controlling thread's.
    [[nodiscard]] Emitter& emitterHere();
    [[nodiscard]] const RunClock& clock() const { return m_clock; }
    [[nodiscard]] Segment& segment() const { return m_segment; }
    [[nodiscard]] TextId text(std::string_view words) { return m_texts.intern(words); }
    /// Now plus `seconds` on the run's clock; none for none, and for more than a year.
    [[nodiscard]] std::optional<std::int64_t> deadlineAfter(std::optional<double> seconds) const;
    /// Called before the main program unwinds from a stop; waits until every other actor is dead, as they use
    /// what lies in its frame. Nothing where `self` is another one.
    void awaitOthers(const Actor& self);
    /// Registers an object and tells the trace of it.
    ObjectId addObject(ObjectType type, std::string_view name, std::int64_t facts);

    // For the engine

    /// Runs the lesson's main program on the calling thread and waits for every actor that it started. False
    /// if the main program ended with an error; the trace has it.
    bool runMain(const std::function<void()>& program);
    void pause();
    void resume();
    void stop();
    /// Takes over what the control block says, after the doorbell.
    void applyControl();

private:
    static constexpr std::uint32_t kOpen = 0;
    static constexpr std::uint32_t kPaused = 1;
    static constexpr std::uint32_t kStopping = 2;

    struct Follower {
        Parameter parameter;
        double last;
        std::function<void(double)> apply;
    };

    [[nodiscard]] bool roomForActor();
    [[noreturn]] void failForWantOfRoom();
    void passGate();
    void kickEveryone();
    [[nodiscard]] double speed() const { return m_segment.control().speed.load(std::memory_order_relaxed); }

    Segment& m_segment;
    const std::vector<std::string> m_parameterIds;
    TextWriter m_texts;
    RunClock m_clock;
    FutexWord m_gate{kOpen};
    std::atomic<ObjectId> m_objectCount{0};
    std::mutex m_mutex;
    std::deque<std::unique_ptr<Actor>> m_actors; ///< guarded by m_mutex, as are the next two
    std::vector<std::shared_ptr<void>> m_objects;
    std::vector<Follower> m_followers;
    std::optional<Emitter> m_controlEmitter; ///< the controlling thread's, made when first needed
};

} // namespace interleave
