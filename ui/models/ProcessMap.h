// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the process view draws, without its geometry: which threads, buffers and queues are inside which
// process, which process puts into and gets from which queue, and in which order they stand from left to
// right: who puts left of the queue, who gets right of it, and all clients of a manager left of it. Plain
// data, made from a World. Any thread.
#pragma once

#include "core/trace/World.h"

#include <cstddef>
#include <set>
#include <vector>

namespace interleave {

class Playback;

struct ProcessMap {
    /// The box of the engine's own process, the parent of all others.
    static constexpr std::size_t kEngine = 0;

    /// Items put and not yet across, in order.
    struct Buffer {
        std::size_t queue = 0; ///< index in World::queues()
        std::vector<QueueItem> items;
    };
    struct Task {
        std::size_t pool = 0; ///< index in World::pools()
        std::int64_t number = 0;
        std::int64_t since = 0;
    };
    struct Box {
        const ProcessInfo* process = nullptr; ///< null: the engine's. Lives as long as the World
        std::int32_t pid = 0;
        std::vector<ActorId> threads;  ///< the main thread first
        std::vector<Buffer> buffers;   ///< of each queue that it puts into through a buffer, empty ones too
        std::vector<std::size_t> held; ///< a manager's: queues that are in its memory
        std::vector<std::size_t> counters; ///< numbers to which only its threads have added
        std::vector<Task> tasks;
    };
    struct Link {
        std::size_t box = 0;
        std::size_t queue = 0;
        bool puts = false; ///< false: gets
        bool operator==(const Link&) const = default;
    };
    struct Node {
        bool isQueue = false;
        std::size_t index = 0; ///< of a box, or of a queue
        bool operator==(const Node&) const = default;
    };

    std::vector<Box> boxes; ///< the engine's, then the workers' in the order of their making
    std::vector<Link> links;
    std::vector<std::vector<Node>> columns;  ///< from left to right; the engine's box is in none
    std::vector<std::size_t> sharedCounters; ///< numbers to which threads of several processes have added

    /// kEngine where the actor is in no worker.
    [[nodiscard]] std::size_t boxOf(ActorId actor) const;
    /// The box in whose memory the queue is; kEngine: it stands between the processes.
    [[nodiscard]] std::size_t holderOf(std::size_t queue) const;
};

/// 0 where the actor is in the engine's process, else one more than the worker's index in World::processes().
[[nodiscard]] std::size_t processPlace(const World& world, ActorId actor);
/// All actors but the main program's, by process: the engine's first.
[[nodiscard]] std::vector<ActorId> actorsByProcess(const World& world);

/// Indices in World::queues() of those through which a pool gives out its tasks and takes their results. They
/// go by the pool's name, and are its own matter: the pool's figures tell what is in them.
[[nodiscard]] std::set<std::size_t> queuesOfPools(const Playback& playback);

/// Of the moment `shown`, without the queues `leftOut`. Who uses which queue is taken from `known`, a later
/// moment of the same run or the same one, so that boxes do not change places while one goes through the run.
[[nodiscard]] ProcessMap processMap(const World& shown, const World& known,
                                    const std::set<std::size_t>& leftOut = {});

} // namespace interleave
