// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/PerfettoMessages.h"

#include "core/exports/PerfettoFields.h"

#include <protozero/pbf_writer.hpp>

namespace interleave::perfetto {

namespace {

using Writer = protozero::pbf_writer;
using TaskState = GenericKernelTaskStateEvent;

TaskState::State taskState(ActorState state) {
    switch (state) {
    case ActorState::New: return TaskState::State::Created;
    case ActorState::Runnable: return TaskState::State::Runnable;
    case ActorState::Running: return TaskState::State::Running;
    case ActorState::Blocked: return TaskState::State::InterruptibleSleep;
    case ActorState::Dead: break;
    }
    return TaskState::State::Dead;
}

void addText(Writer& to, Field field, std::string_view text) {
    to.add_string(field, text.data(), text.size());
}

} // namespace

std::string threadState(std::int64_t tid, const std::optional<std::string>& name, ActorState state,
                        std::int32_t cpu) {
    std::string message;
    Writer writer(message);
    writer.add_int32(TaskState::cpu, cpu);
    if (name)
        addText(writer, TaskState::comm, *name);
    writer.add_int64(TaskState::tid, tid);
    writer.add_enum(TaskState::state, static_cast<std::int32_t>(taskState(state)));
    return message;
}

std::string processEntry(std::int64_t pid, std::string_view command) {
    std::string tree;
    Writer writer(tree);
    Writer process(writer, GenericKernelProcessTree::processes);
    process.add_int64(KernelProcess::pid, pid);
    addText(process, KernelProcess::cmdline, command);
    process.commit();
    return tree;
}

std::string threadEntry(const ExportNames::Thread& thread) {
    std::string tree;
    Writer writer(tree);
    Writer entry(writer, GenericKernelProcessTree::threads);
    entry.add_int64(KernelThread::tid, thread.tid);
    entry.add_int64(KernelThread::pid, thread.pid);
    addText(entry, KernelThread::comm, thread.name);
    if (thread.tid == thread.pid)
        entry.add_bool(KernelThread::isMainThread, true);
    entry.commit();
    return tree;
}

std::string processTrack(std::int64_t pid, std::string_view name) {
    std::string descriptor;
    Writer writer(descriptor);
    writer.add_uint64(TrackDescriptor::uuid, kProcessTrack);
    Writer process(writer, TrackDescriptor::process);
    process.add_int64(ProcessDescriptor::pid, pid);
    addText(process, ProcessDescriptor::processName, name);
    process.commit();
    return descriptor;
}

std::string threadTrack(ActorId actor, const ExportNames::Thread& thread) {
    std::string descriptor;
    Writer writer(descriptor);
    writer.add_uint64(TrackDescriptor::uuid, kThreadTracks + actor);
    Writer entry(writer, TrackDescriptor::thread);
    entry.add_int64(ThreadDescriptor::pid, thread.pid);
    entry.add_int64(ThreadDescriptor::tid, thread.tid);
    addText(entry, ThreadDescriptor::threadName, thread.name);
    entry.commit();
    return descriptor;
}

std::string namedTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name, TrackHolds holds) {
    std::string descriptor;
    Writer writer(descriptor);
    writer.add_uint64(TrackDescriptor::uuid, uuid);
    writer.add_uint64(TrackDescriptor::parentUuid, parent);
    addText(writer, TrackDescriptor::name, name);
    if (holds == TrackHolds::Counts) {
        Writer kind(writer, TrackDescriptor::counter);
        kind.add_enum(CounterDescriptor::unit, CounterDescriptor::kCount);
        kind.commit();
    }
    return descriptor;
}

} // namespace interleave::perfetto
