// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenarios/AboutTables.h"

namespace interleave {

namespace {

constexpr const char* kQueueCallHeads[] = {TEXT_NOOP("lesson", "Call"), TEXT_NOOP("lesson", "when it can"),
                                           TEXT_NOOP("lesson", "when it cannot")};
constexpr const char* kQueueCallCells[] = {
    "put(item)",
    TEXT_NOOP("lesson", "the item is in the queue"),
    TEXT_NOOP("lesson", "full: waits for a slot"),
    "put(item, timeout=2)",
    TEXT_NOOP("lesson", "the item is in the queue"),
    TEXT_NOOP("lesson", "waits, Full after 2 s and never before"),
    "put_nowait(item)",
    TEXT_NOOP("lesson", "the item is in the queue"),
    TEXT_NOOP("lesson", "Full at once"),
    "get()",
    TEXT_NOOP("lesson", "gives the next item"),
    TEXT_NOOP("lesson", "empty: waits for an item"),
    "get(timeout=2)",
    TEXT_NOOP("lesson", "gives the next item"),
    TEXT_NOOP("lesson", "waits, Empty after 2 s and never before"),
    "get_nowait()",
    TEXT_NOOP("lesson", "gives the next item"),
    TEXT_NOOP("lesson", "Empty at once"),
    "qsize()",
    TEXT_NOOP("lesson", "how many items there are"),
    TEXT_NOOP("lesson", "it always can: true when taken, maybe not when used"),
    "empty(), full()",
    TEXT_NOOP("lesson", "True or False"),
    TEXT_NOOP("lesson", "it always can: true when taken, maybe not when used"),
    "task_done()",
    TEXT_NOOP("lesson", "one item that was got is dealt with"),
    TEXT_NOOP("lesson", "an error: once too often"),
    "join()",
    TEXT_NOOP("lesson", "every item is dealt with: goes on"),
    TEXT_NOOP("lesson", "waits until that is so")};

constexpr const char* kStateHeads[] = {TEXT_NOOP("lesson", "State"), TEXT_NOOP("lesson", "means"),
                                       TEXT_NOOP("lesson", "and leaves it when")};
constexpr const char* kStateCells[] = {
    TEXT_NOOP("lesson", "New"),
    TEXT_NOOP("lesson", "made, not started"),
    TEXT_NOOP("lesson", "start() is called"),
    TEXT_NOOP("lesson", "Runnable"),
    TEXT_NOOP("lesson", "wants a CPU and has none"),
    TEXT_NOOP("lesson", "the scheduler puts it on one"),
    TEXT_NOOP("lesson", "Running"),
    TEXT_NOOP("lesson", "has a CPU"),
    TEXT_NOOP("lesson", "it is preempted, has to wait, or returns"),
    TEXT_NOOP("lesson", "Blocked"),
    TEXT_NOOP("lesson", "waits for an item, a lock, a time, another thread"),
    TEXT_NOOP("lesson", "what it waits for is there: Runnable again"),
    TEXT_NOOP("lesson", "Dead"),
    TEXT_NOOP("lesson", "what it ran has returned"),
    TEXT_NOOP("lesson", "never")};

constexpr const char* kQueueKindHeads[] = {
    TEXT_NOOP("lesson", "Queue"), TEXT_NOOP("lesson", "where its items are"),
    TEXT_NOOP("lesson", "put() returns when"), TEXT_NOOP("lesson", "get() gives")};
constexpr const char* kQueueKindCells[] = {TEXT_NOOP("lesson", "of threads"),
                                           TEXT_NOOP("lesson", "in the process's own memory"),
                                           TEXT_NOOP("lesson", "the item is in the queue"),
                                           TEXT_NOOP("lesson", "the very item"),
                                           TEXT_NOOP("lesson", "of processes"),
                                           TEXT_NOOP("lesson", "in memory or a pipe between them"),
                                           TEXT_NOOP("lesson", "it is in a buffer of its own process"),
                                           TEXT_NOOP("lesson", "a copy"),
                                           TEXT_NOOP("lesson", "of a manager"),
                                           TEXT_NOOP("lesson", "in the manager's process"),
                                           TEXT_NOOP("lesson", "the manager has answered"),
                                           TEXT_NOOP("lesson", "a copy")};

constexpr const char* kThreadProcessHeads[] = {TEXT_NOOP("lesson", "What"), TEXT_NOOP("lesson", "Thread"),
                                               TEXT_NOOP("lesson", "Process")};
constexpr const char* kThreadProcessCells[] = {
    TEXT_NOOP("lesson", "memory"),
    TEXT_NOOP("lesson", "that of its process, with all its threads"),
    TEXT_NOOP("lesson", "one of its own"),
    TEXT_NOOP("lesson", "a global variable"),
    TEXT_NOOP("lesson", "one for all threads"),
    TEXT_NOOP("lesson", "one in each process"),
    TEXT_NOOP("lesson", "passing a value"),
    TEXT_NOOP("lesson", "by a variable or a queue, as it is"),
    TEXT_NOOP("lesson", "by a queue or a pipe, as a copy"),
    TEXT_NOOP("lesson", "races"),
    TEXT_NOOP("lesson", "on every variable that several change"),
    TEXT_NOOP("lesson", "only in memory that is shared on purpose"),
    TEXT_NOOP("lesson", "making one"),
    TEXT_NOOP("lesson", "takes less time and memory"),
    TEXT_NOOP("lesson", "takes more of both"),
    TEXT_NOOP("lesson", "a crash"),
    TEXT_NOOP("lesson", "ends the whole process"),
    TEXT_NOOP("lesson", "ends that process alone"),
    TEXT_NOOP("lesson", "who gives it a CPU"),
    TEXT_NOOP("lesson", "the kernel's scheduler"),
    TEXT_NOOP("lesson", "the same, for each of its threads")};

} // namespace

extern const AboutTable kQueueCallTable{kQueueCallHeads, kQueueCallCells};
extern const AboutTable kStateTable{kStateHeads, kStateCells};
extern const AboutTable kQueueKindTable{kQueueKindHeads, kQueueKindCells};
extern const AboutTable kThreadProcessTable{kThreadProcessHeads, kThreadProcessCells};

} // namespace interleave
