// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/EventFilter.h"

#include <QCoreApplication>

#include <iterator>

namespace interleave {

namespace {

struct KindInfo {
    EventGroup group;
    const char* word;
};

/// In the order of EventKind.
constexpr KindInfo kKinds[] = {
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "unknown")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "created")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "started")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "first line")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "ends")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "start refused")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "held")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "released")},
    {EventGroup::Program, QT_TRANSLATE_NOOP("event kind", "line")},
    {EventGroup::Program, QT_TRANSLATE_NOOP("event kind", "prints")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "object made")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "capacity")},
    {EventGroup::Wait, QT_TRANSLATE_NOOP("event kind", "waits")},
    {EventGroup::Wait, QT_TRANSLATE_NOOP("event kind", "wait over")},
    {EventGroup::Wait, QT_TRANSLATE_NOOP("event kind", "wakes")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "put")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "get")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "Full")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "Empty")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "asks")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "acts on it")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "task done")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "acquires")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "releases")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "begins to add")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "has added")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "progress")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "value")},
    {EventGroup::Cpu, QT_TRANSLATE_NOOP("event kind", "gets a CPU")},
    {EventGroup::Cpu, QT_TRANSLATE_NOOP("event kind", "off the CPU")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "run begins")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "paused")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "resumed")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "parameter")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "events missing")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "records missing")},
    {EventGroup::Run, QT_TRANSLATE_NOOP("event kind", "run ends")},
    {EventGroup::Wait, QT_TRANSLATE_NOOP("event kind", "is woken")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "is gone")},
    {EventGroup::Cpu, QT_TRANSLATE_NOOP("event kind", "sampled")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "process started")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "process ended")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "signal")},
    {EventGroup::Queue, QT_TRANSLATE_NOOP("event kind", "put into buffer")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "items lost")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "asks the manager")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "served")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "answers")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "has the answer")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "task handed over")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "task begins")},
    {EventGroup::Process, QT_TRANSLATE_NOOP("event kind", "task ends")},
    {EventGroup::Program, QT_TRANSLATE_NOOP("event kind", "measured")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "reads")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "writes")},
    {EventGroup::Counter, QT_TRANSLATE_NOOP("event kind", "trial over")},
    {EventGroup::Life, QT_TRANSLATE_NOOP("event kind", "renamed")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "permit acquired")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "permit released")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "release refused")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "event set")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "event cleared")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "at the barrier")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "barrier opens")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "barrier broken")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "barrier reset")},
    {EventGroup::Lock, QT_TRANSLATE_NOOP("event kind", "notifies")},
};
static_assert(std::size(kKinds) == kEventKinds);

constexpr const char* kGroups[] = {
    QT_TRANSLATE_NOOP("event kind", "Threads' lives"),
    QT_TRANSLATE_NOOP("event kind", "Lines and output"),
    QT_TRANSLATE_NOOP("event kind", "Waits"),
    QT_TRANSLATE_NOOP("event kind", "Queues"),
    QT_TRANSLATE_NOOP("event kind", "Locks and signals"),
    QT_TRANSLATE_NOOP("event kind", "Counters"),
    QT_TRANSLATE_NOOP("event kind", "Processes"),
    QT_TRANSLATE_NOOP("event kind", "CPU"),
    QT_TRANSLATE_NOOP("event kind", "The run"),
};
static_assert(std::size(kGroups) == kEventGroups);

bool isAboutAnObject(WaitReason reason) {
    switch (reason) {
    case WaitReason::QueueFull:
    case WaitReason::QueueEmpty:
    case WaitReason::Lock:
    case WaitReason::TasksUndone:
    case WaitReason::Latch:
    case WaitReason::BufferEmpty:
    case WaitReason::Reply:
    case WaitReason::Request:
    case WaitReason::TaskResult:
    case WaitReason::Baton:
    case WaitReason::Semaphore:
    case WaitReason::EventFlag:
    case WaitReason::Barrier:
    case WaitReason::Condition: return true;
    default: return false;
    }
}

} // namespace

EventGroup groupOf(EventKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return kKinds[index < kEventKinds ? index : 0].group;
}

EventKinds kindsOf(EventGroup group) {
    EventKinds kinds;
    for (std::size_t kind = 0; kind < kEventKinds; ++kind)
        kinds.set(kind, kKinds[kind].group == group);
    return kinds;
}

QString groupWord(EventGroup group) {
    return QCoreApplication::translate("event kind", kGroups[static_cast<std::size_t>(group)]);
}

QString kindWord(EventKind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return QCoreApplication::translate("event kind", kKinds[index < kEventKinds ? index : 0].word);
}

ObjectId objectOf(const Event& event) {
    switch (event.kind) {
    case EventKind::WaitBegan:
        return isAboutAnObject(static_cast<WaitReason>(event.detail)) ? event.object : kNoObject;
    case EventKind::WaitEnded:
        return isAboutAnObject(static_cast<WaitReason>(event.a)) ? event.object : kNoObject;
    case EventKind::ObjectCreated:
    case EventKind::CapacityChanged:
    case EventKind::Woke:
    case EventKind::Put:
    case EventKind::Got:
    case EventKind::FullRaised:
    case EventKind::EmptyRaised:
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
    case EventKind::TaskDone:
    case EventKind::LockAcquired:
    case EventKind::LockReleased:
    case EventKind::AddBegan:
    case EventKind::AddEnded:
    case EventKind::CounterProgress:
    case EventKind::CounterValue:
    case EventKind::ProcessStarted:
    case EventKind::ProcessEnded:
    case EventKind::SignalSent:
    case EventKind::Buffered:
    case EventKind::ItemsLost:
    case EventKind::RequestSent:
    case EventKind::Served:
    case EventKind::ReplySent:
    case EventKind::ReplyReceived:
    case EventKind::TaskSubmitted:
    case EventKind::TaskBegan:
    case EventKind::TaskEnded:
    case EventKind::Measured:
    case EventKind::NumberRead:
    case EventKind::NumberWritten:
    case EventKind::TrialEnded: return event.object;
    case EventKind::SemaphoreAcquired:
    case EventKind::SemaphoreReleased:
    case EventKind::ReleaseRefused:
    case EventKind::FlagSet:
    case EventKind::FlagCleared:
    case EventKind::BarrierArrived:
    case EventKind::BarrierPassed:
    case EventKind::BarrierBroken:
    case EventKind::BarrierReset:
    case EventKind::Notified: return event.object;
    default: return kNoObject;
    }
}

bool concerns(const Event& event, ActorId actor) {
    if (event.actor == actor)
        return true;
    switch (event.kind) {
    case EventKind::Woke:
    case EventKind::ActorStarted: return event.a == actor;
    case EventKind::StartRefused: return event.object == actor;
    case EventKind::Put:
    case EventKind::Got: return QueuePlace::unpacked(event.b).by == actor;
    case EventKind::RequestSent:
    case EventKind::Served:
    case EventKind::ReplySent:
    case EventKind::ReplyReceived: return event.b == actor;
    default: return false;
    }
}

bool EventFilter::passes(const Event& event) const {
    const auto kind = static_cast<std::size_t>(event.kind);
    return kinds[kind < kEventKinds ? kind : 0] && (!actor || concerns(event, *actor)) &&
           (!object || objectOf(event) == *object);
}

} // namespace interleave
