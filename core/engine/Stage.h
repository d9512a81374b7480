// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The surface a lesson is written against, one in each process of a run. It makes the actors, the processes
// and the things they share, and stands between them and time: sleeping, computing, printing, marking the
// line, the gate of a pause. Calls without another note: from any actor of the process; each of them first
// waits at the gate while the run is paused, and unwinds with RunStopped once it is stopped. pause, resume,
// stop: one controlling thread of the engine's process, which is no actor.
#pragma once

#include "core/engine/Actor.h"
#include "core/engine/CommandInbox.h"
#include "core/engine/Parameter.h"
#include "core/engine/PrintedParts.h"
#include "core/engine/ProcessWatch.h"
#include "core/engine/Timeout.h"
#include "core/engine/WorkerProcess.h"
#include "core/wire/Segment.h"

#include <atomic>
#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace interleave {

class Stage {
public:
    /// Of the engine's process.
    Stage(Segment& segment, std::vector<std::string> parameterIds);
    /// Of a worker process.
    Stage(Segment& segment, std::vector<std::string> parameterIds, WorkerProcess::Identity identity);
    ~Stage();

    // For the lesson

    /// A new actor; `sign` is its two-character mark, `body` what it will run. More actors than the segment
    /// has room for end the run with an error.
    Actor& actor(std::string name, std::string_view sign, Actor::Body body,
                 Actor::Part part = Actor::Part::Lesson);
    /// `count` actors that run the same: "car 1" with the sign "c1", "car 2" and so on, of "car " and "c".
    std::vector<Actor*> actors(const std::string& name, const std::string& sign, int count,
                               const Actor::Body& body);
    /// Each is given its number, from 1.
    std::vector<Actor*> actors(const std::string& name, const std::string& sign, int count,
                               const std::function<void(int number)>& body);
    /// The actors of this process that are alive, the main program's too, in the order in which they were
    /// made.
    [[nodiscard]] std::vector<Actor*> liveActors();
    /// A queue, lock, counter or latch of type `T`, named `name`; lives as long as the run.
    template <class T, class... Args> T& make(std::string name, Args&&... args) {
        auto owned = std::make_shared<T>(*this, std::move(name), std::forward<Args>(args)...);
        T& object = *owned;
        const std::lock_guard lock(m_mutex);
        m_objects.push_back(std::move(owned));
        return object;
    }
    /// A queue, lock or counter that another process made, by its name; there must be one. The same one each
    /// time.
    template <class T> T& open(const std::string& name) {
        SharedEntry& entry = sharedEntry(name);
        const std::lock_guard opening(m_openMutex);
        std::shared_ptr<void>& opened = m_opened[&entry];
        if (!opened)
            opened = std::make_shared<T>(*this, entry);
        return *static_cast<T*>(opened.get());
    }
    /// A new worker process, to play the lesson's role `role`; `sign` is its two-character mark. Only the
    /// engine's process makes them; more than the segment has room for end the run with an error.
    WorkerProcess& process(std::string name, std::string_view sign, std::string role,
                           Actor::Part part = Actor::Part::Lesson);
    /// `count` worker processes that play the same role, named and signed as actors() does.
    std::vector<WorkerProcess*> processes(const std::string& name, const std::string& sign, int count,
                                          const std::string& role);
    /// A live parameter: read it again and it may have changed.
    [[nodiscard]] Parameter parameter(std::string_view id) const;
    /// Calls `apply` with the value now and after each change; on the controlling thread, which must not be
    /// kept waiting.
    void follow(const Parameter& parameter, std::function<void(double)> apply);

    /// The lesson's line, from 1, that the calling actor is at; what it does there may follow:
    /// `stage.at(3).sleep("pause")`.
    Stage& at(int line);
    void print(std::string_view text);
    /// Prints its parts as one line: texts, numbers, items, and True or False.
    template <PrintedPart... Parts> void print(const Parts&... parts) {
        std::string line;
        (addPart(line, parts), ...);
        print(std::string_view(line));
    }
    /// Blocked for `seconds` of the run's clock, divided by the speed that is set.
    void sleep(double seconds);
    /// For as long as that parameter says now.
    void sleep(std::string_view parameterId) { sleep(parameter(parameterId).value()); }
    /// Computes until the calling thread has used `seconds` of CPU time, divided by the speed that is set.
    void compute(double seconds);
    void compute(std::string_view parameterId) { compute(parameter(parameterId).value()); }
    /// The calling actor's name.
    [[nodiscard]] std::string ownName() const { return actorHere().name(); }
    /// The CPUs that this process may use, as the kernel numbers them (sched_getaffinity(2)); at least one.
    [[nodiscard]] static std::vector<int> cpus();
    [[nodiscard]] static int firstCpu() { return cpus().front(); }
    /// Keeps the calling actor on that one CPU from now on (sched_setaffinity(2)).
    void pinHere(int cpu);
    /// What the person, or sendCommand(), has sent to the lesson; waits for it. One actor at a time; in the
    /// engine's process.
    std::string nextCommand() { return m_commands.next(*this); }
    [[nodiscard]] bool personHasSent() const { return m_segment.control().commands.taken() > 0; }
    void sendCommand(std::string command) { m_commands.deliver(emitterHere(), std::move(command)); }
    /// Where the system has no thread for it, it is dead at once, and the trace has why.
    void start(Actor& actor) { actor.start().ignore(); }
    /// A process that the system would not start ends the run with an error.
    void start(WorkerProcess& process);
    /// Each of these takes some actors or some processes, in a vector or in braces.
    template <std::ranges::range All> void startAll(const All& all) {
        for (auto* each : all)
            start(*each);
    }
    template <std::ranges::range All> void joinAll(const All& all) {
        for (auto* each : all)
            each->join();
    }
    /// Starts all and joins all.
    template <std::ranges::range All> void runAll(const All& all) {
        startAll(all);
        joinAll(all);
    }
    template <class One> void startAll(std::initializer_list<One*> all) { startAll(std::span(all)); }
    template <class One> void joinAll(std::initializer_list<One*> all) { joinAll(std::span(all)); }
    template <class One> void runAll(std::initializer_list<One*> all) { runAll(std::span(all)); }

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
    /// For a thread that is no actor, one of its own.
    [[nodiscard]] Emitter makeEmitter();
    /// The actor itself, of any process of the run, goes on from park().
    void notify(ActorId actor) const { m_segment.slot(actor).parker.notify(); }
    [[nodiscard]] const WorkerProcess::Identity& identity() const { return m_identity; }
    [[nodiscard]] ProcessWatch& processWatch() { return m_processes; }
    /// Calls `finish` when the main program of this process and all that it started has ended, to end what is
    /// left: the actors that are a service.
    void atEnd(std::function<void()> finish);
    /// Calls `wake` once the run is stopped, to end waits that are not an actor's parking: those on a socket.
    /// It must not wait, may be called twice, and must stay callable as long as the Stage.
    void atStop(std::function<void()> wake);
    /// Room that other processes find by `name`. Too little left, or the name taken: ends the run with an
    /// error.
    [[nodiscard]] SharedEntry& addShared(std::string_view name, ObjectId object, std::size_t bytes);
    /// The entry of that name. None: ends the process's part with an error.
    [[nodiscard]] SharedEntry& sharedEntry(std::string_view name) const;
    [[nodiscard]] const RunClock& clock() const { return m_clock; }
    [[nodiscard]] Segment& segment() const { return m_segment; }
    [[nodiscard]] TextId text(std::string_view words) { return m_texts.intern(words); }
    /// Now plus `timeout` on the run's clock; none where it is for ever, or more than a year.
    [[nodiscard]] std::optional<std::int64_t> deadlineAfter(Timeout timeout) const;
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
    /// What a worker process is started with: the program and its arguments up to the role.
    [[nodiscard]] const std::vector<std::string>& workerCommand() const { return m_workerCommand; }
    /// Says why no worker can play that role; empty: one can.
    using RoleCheck = std::function<std::string(const std::string& role)>;
    void setWorkerCommand(std::vector<std::string> command, RoleCheck check = {}) {
        m_workerCommand = std::move(command);
        m_roleCheck = std::move(check);
    }
    [[nodiscard]] std::string roleError(const std::string& role) const {
        return m_roleCheck ? m_roleCheck(role) : std::string();
    }

private:
    static constexpr std::uint32_t kOpen = 0;
    static constexpr std::uint32_t kPaused = 1;
    static constexpr std::uint32_t kStopping = 2;

    struct Follower {
        Parameter parameter;
        double last;
        std::function<void(double)> apply;
    };

    [[nodiscard]] ActorId claimActor();
    [[noreturn]] void fail(const std::string& why);
    void passGate();
    bool awaitActors(const Actor& self, bool servicesToo);
    void kickEveryone();
    void callStopCalls();
    void watchForStop();
    [[nodiscard]] double speed() const { return m_segment.control().speed.load(std::memory_order_relaxed); }

    Segment& m_segment;
    const std::vector<std::string> m_parameterIds;
    const WorkerProcess::Identity m_identity;
    std::vector<std::string> m_workerCommand;
    RoleCheck m_roleCheck;
    TextWriter m_texts;
    RunClock& m_clock;
    FutexWord& m_gate;
    std::mutex m_mutex;
    std::deque<std::unique_ptr<Actor>> m_actors; ///< guarded by m_mutex, as are the next five; first: main
    std::deque<WorkerProcess> m_workers;
    std::vector<std::shared_ptr<void>> m_objects;
    std::vector<Follower> m_followers;
    std::vector<std::function<void()>> m_finishers;
    std::vector<std::function<void()>> m_stopCalls;
    std::mutex m_openMutex;
    std::map<const SharedEntry*, std::shared_ptr<void>> m_opened; ///< guarded by m_openMutex
    CommandInbox m_commands;
    ProcessWatch m_processes;
    std::optional<Emitter> m_controlEmitter; ///< the controlling thread's, made when first needed
    std::thread m_stopWatch;                 ///< of a worker process, made when first needed
    std::atomic<bool> m_ending{false};
    std::atomic<bool> m_stopWatchDone{false};
};

} // namespace interleave
