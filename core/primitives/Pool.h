// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Worker processes that do a lesson's tasks, as the standard library's Pool. Tasks and results go through two
// process queues; as there, three threads do the rest: here they are the feeder of the tasks' queue, one that
// takes the results, and one that minds the workers. Calls: any actor of the engine's process, which made it.
//
// A worker may be killed at any instant. Another takes its place, and each task comes to exactly one end:
// Done, Error, or, where its worker died before its result was in the queue, Lost. That is known so: all
// tasks come from one process, so the queue tells which one the dead had taken last, also if it was killed
// straight after; which ones before that, the worker has noted; and whose results came, the pool knows, as
// the note of the death goes through the queue of results itself, behind all that the dead one had put there.
#pragma once

#include "core/base/Result.h"
#include "core/engine/Actor.h"
#include "core/engine/Completion.h"
#include "core/engine/Timeout.h"
#include "core/primitives/PoolJob.h"
#include "core/primitives/PoolMessage.h"
#include "core/primitives/ProcessQueue.h"
#include "core/primitives/Task.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interleave {

class WorkerProcess;

class Pool {
public:
    /// `workers` 0: as many as there are CPUs that this process may use. More than the run may have ends the
    /// run with an error.
    Pool(Stage& stage, const std::string& name, int workers = 0);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    /// Asks for the lesson's task `task`, and returns at once; but where QueueMemory's room for tasks is used
    /// up, once there is some.
    PoolResult applyAsync(std::string_view task, const Value& argument = {});
    /// Does it for each argument and waits for all.
    Result<std::vector<Value>, TaskError> map(std::string_view task, const std::vector<Value>& arguments);

    /// No more tasks: the workers end once those that there are are done.
    void close();
    /// Ends the workers where they are. What is not done is Lost.
    void terminate();
    /// Waits until the workers have ended; close() or terminate() comes first. False: the timeout came first.
    bool join(Timeout timeout = {});

    /// Those that there are now.
    [[nodiscard]] std::vector<WorkerProcess*> workers();

    /// The role, behind "pool:", of a worker of the pool `name`.
    static void work(Stage& stage, std::string_view name, std::span<const Task> tasks);

private:
    struct Pending {
        std::shared_ptr<PoolJob> job;
        std::size_t at; ///< in the job
    };
    struct Ending {
        TaskEnd how;
        Value value;
        std::optional<TaskError> error;
    };
    using Guard = std::unique_lock<std::mutex>;

    void startWorkers(int count);
    WorkerProcess& makeWorker();
    void submit(const std::shared_ptr<PoolJob>& job, std::size_t at, TextId task, const Value& argument);
    void settle(std::uint32_t number, Ending ending);
    void settleAll(const std::string& why);
    /// Lets go of the mutex.
    void finishOne(Guard& guard, const Pending& pending, Value value, std::optional<TaskError> error);
    void endWorkers();
    void tellIfGone();
    void noteDeath(ProcessIndex process, Emitter& emitter);
    void finish();
    void stirMinder(Guard& guard);
    // The one that takes the results:
    void takeResults();
    void bury(ProcessIndex process);
    void replace();
    // The one that minds the workers:
    void mind();
    [[nodiscard]] bool awaitDuty();
    void say(PoolMessage::Kind kind, std::uint32_t number, const char* shown);
    void releaseWorkers();
    void drainTasks();

    Stage& m_stage;
    const std::string m_name;
    const ObjectId m_id;
    SharedEntry& m_entry;
    std::shared_ptr<Pool*> m_here; ///< what callbacks of the Stage find it by, as long as it is there
    ProcessQueue& m_tasks;
    ProcessQueue& m_results;
    Completion m_allGone;
    Actor* m_taker = nullptr;
    Actor* m_minder = nullptr;
    std::size_t m_noMoreSaid = 0; ///< the minder's own: to how many workers
    std::mutex m_startMutex;      ///< no worker is sent a signal while it is being started

    std::mutex m_mutex; ///< guards all below
    std::map<ProcessIndex, WorkerProcess*> m_workers;
    std::unordered_map<std::uint32_t, Pending> m_pending;
    std::vector<ProcessIndex> m_died; ///< for the minder
    std::uint32_t m_submitted = 0;
    std::uint32_t m_made = 0; ///< workers
    int m_submitting = 0;
    bool m_closed = false;
    bool m_terminated = false;
    bool m_finishing = false; ///< the run's end
    bool m_released = false;  ///< the workers were told that no more will come
    bool m_stirred = false;   ///< the minder has something to do
};

} // namespace interleave
