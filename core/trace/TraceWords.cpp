// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceWords.h"

#include "core/trace/EventKinds.h"

#include <iterator>

namespace interleave {

namespace {

/// A % stands for what it is about.
struct Phrase {
    const char* brief;
    const char* full;
};

struct ReasonWords {
    const char* word;
    Phrase phrase;
};

ReasonWords wordsOf(WaitReason reason) {
    switch (reason) {
    case WaitReason::None: return {"none", {"waits", "waits"}};
    case WaitReason::QueueFull: return {"queue-full", {"% is full", "waits: % is full"}};
    case WaitReason::QueueEmpty: return {"queue-empty", {"% is empty", "waits: % is empty"}};
    case WaitReason::Lock: return {"lock", {"waits for %", "waits for the lock %"}};
    case WaitReason::Join: return {"join", {"joins %", "waits for % to end"}};
    case WaitReason::Sleep: return {"sleep", {"sleeps", "sleeps"}};
    case WaitReason::TasksUndone:
        return {"tasks-undone", {"waits for the tasks of %", "waits: % has tasks undone"}};
    case WaitReason::Latch: return {"latch", {"waits at %", "waits for the latch %"}};
    case WaitReason::Gate: return {"gate", {"the run is paused", "held: the run is paused"}};
    case WaitReason::BufferEmpty:
        return {"buffer-empty", {"nothing to carry into %", "waits: nothing to carry into %"}};
    case WaitReason::Reply:
        return {"reply", {"waits for the reply of %", "waits for the reply of %'s manager"}};
    case WaitReason::Request: return {"request", {"waits for a request to %", "waits for a request to %"}};
    case WaitReason::TaskResult:
        return {"task-result", {"waits for a result of %", "waits for a result of %"}};
    case WaitReason::Baton: return {"baton", {"waits for %", "waits for the baton %"}};
    case WaitReason::Command: return {"command", {"waits for a command", "waits for the next command"}};
    case WaitReason::Semaphore: return {"semaphore", {"% has no permit free", "waits: % has no permit free"}};
    case WaitReason::EventFlag: return {"event", {"% is not set", "waits: % is not set"}};
    case WaitReason::Barrier: return {"barrier", {"waits at %", "waits for the others at %"}};
    case WaitReason::Condition: return {"condition", {"waits for %", "waits for a notification of %"}};
    }
    return {"", {"waits", "waits"}};
}

/// Of a cause that is about an actor, what comes before "by" and its name; else a % stands for the CPU.
Phrase phraseOf(CauseKind kind) {
    const auto both = [](const char* words) { return Phrase{words, words}; };
    switch (kind) {
    case CauseKind::None: break;
    case CauseKind::Created: return both("created");
    case CauseKind::StartedBy: return both("started");
    case CauseKind::Scheduled: return {"on CPU %", "put on CPU %"};
    case CauseKind::SeenRunning: return both("seen running");
    case CauseKind::Sampled: return both("by its counters");
    case CauseKind::Preempted: return both("preempted on CPU %");
    case CauseKind::WaitsFor: return both("waits");
    case CauseKind::KernelWait: return both("waits in the kernel");
    case CauseKind::WokenBy: return both("woken");
    case CauseKind::WokenByTimer: return both("woken by its timer");
    case CauseKind::WokenUnseen: return {"woken by nobody known", "woken, by whom is not known"};
    case CauseKind::Returned: return both("returned");
    case CauseKind::Failed: return {"failed", "ended with an error"};
    case CauseKind::Stopped: return both("stopped");
    case CauseKind::Killed: return both("killed");
    }
    return both("");
}

std::string filled(const Phrase& phrase, std::string_view about, Wording wording) {
    const std::string_view pattern = wording == Wording::Brief ? phrase.brief : phrase.full;
    const std::size_t place = pattern.find('%');
    std::string words(pattern.substr(0, place));
    if (place != std::string_view::npos)
        words.append(about).append(pattern.substr(place + 1));
    return words;
}

} // namespace

std::string waitWords(WaitReason reason, std::string_view about, Wording wording) {
    return filled(wordsOf(reason).phrase, about, wording);
}

std::string causeWords(const Cause& cause, std::string_view actor, std::string_view object, Wording wording) {
    const Phrase phrase = phraseOf(cause.kind);
    switch (cause.kind) {
    case CauseKind::WaitsFor:
        return waitWords(cause.reason, cause.reason == WaitReason::Join ? actor : object, wording);
    case CauseKind::StartedBy:
    case CauseKind::WokenBy: {
        std::string words = filled(phrase, {}, wording);
        return cause.actor == kNoActor ? words : words.append(" by ").append(actor);
    }
    case CauseKind::Scheduled:
    case CauseKind::Preempted: return filled(phrase, std::to_string(cause.cpu), wording);
    default: return filled(phrase, {}, wording);
    }
}

const char* markFor(EventKind kind) {
    return infoOf(kind).mark;
}

const char* wordFor(EventKind kind) {
    return infoOf(kind).word;
}

const char* wordFor(WaitReason reason) {
    return wordsOf(reason).word;
}

const char* wordFor(WaitEnd value) {
    switch (value) {
    case WaitEnd::Served: return "served";
    case WaitEnd::TimedOut: return "timed-out";
    case WaitEnd::Stopped: return "stopped";
    }
    return "";
}

const char* wordFor(BarrierBreak value) {
    switch (value) {
    case BarrierBreak::Aborted: return "aborted";
    case BarrierBreak::TimedOut: return "timed-out";
    }
    return "";
}

const char* wordFor(ValueType value) {
    switch (value) {
    case ValueType::None: return "none";
    case ValueType::Integer: return "integer";
    case ValueType::Real: return "real";
    case ValueType::Text: return "text";
    case ValueType::Bytes: return "bytes";
    case ValueType::List: return "list";
    }
    return "";
}

const char* wordFor(ObjectType value) {
    switch (value) {
    case ObjectType::Queue: return "queue";
    case ObjectType::Lock: return "lock";
    case ObjectType::Counter: return "counter";
    case ObjectType::Latch: return "latch";
    case ObjectType::Process: return "process";
    case ObjectType::Pool: return "pool";
    case ObjectType::Measurement: return "measurement";
    case ObjectType::Baton: return "baton";
    case ObjectType::Semaphore: return "semaphore";
    case ObjectType::EventFlag: return "event";
    case ObjectType::Barrier: return "barrier";
    case ObjectType::Condition: return "condition";
    }
    return "";
}

const char* wordFor(QueueKind value) {
    switch (value) {
    case QueueKind::Thread: return "thread";
    case QueueKind::Process: return "process";
    case QueueKind::Manager: return "manager";
    }
    return "";
}

const char* wordFor(ManagerCall value) {
    switch (value) {
    case ManagerCall::Put: return "put";
    case ManagerCall::Get: return "get";
    case ManagerCall::Qsize: return "qsize";
    case ManagerCall::Empty: return "empty";
    case ManagerCall::Full: return "full";
    case ManagerCall::TaskDone: return "task-done";
    case ManagerCall::Join: return "join";
    }
    return "";
}

const char* wordFor(Unit value) {
    switch (value) {
    case Unit::Nanoseconds: return "ns";
    case Unit::Bytes: return "bytes";
    case Unit::Number: return "number";
    case Unit::Address: return "address";
    case Unit::Ending: return "ending";
    }
    return "";
}

const char* wordFor(MeasuredSide value) {
    switch (value) {
    case MeasuredSide::Thread: return "thread";
    case MeasuredSide::Process: return "process";
    }
    return "";
}

const char* wordFor(TaskEnd value) {
    switch (value) {
    case TaskEnd::Done: return "done";
    case TaskEnd::Error: return "error";
    case TaskEnd::Lost: return "lost";
    }
    return "";
}

const char* wordFor(SnapshotKind value) {
    switch (value) {
    case SnapshotKind::Qsize: return "qsize";
    case SnapshotKind::Empty: return "empty";
    case SnapshotKind::Full: return "full";
    }
    return "";
}

const char* wordFor(ExitKind value) {
    switch (value) {
    case ExitKind::Returned: return "returned";
    case ExitKind::Error: return "error";
    case ExitKind::Stopped: return "stopped";
    case ExitKind::Killed: return "killed";
    }
    return "";
}

const char* wordFor(Outcome value) {
    switch (value) {
    case Outcome::Running: return "running";
    case Outcome::Finished: return "finished";
    case Outcome::Stopped: return "stopped";
    case Outcome::TimeLimit: return "time-limit";
    case Outcome::Failed: return "failed";
    }
    return "";
}

const char* wordFor(ProbeSource value) {
    switch (value) {
    case ProbeSource::None: return "none";
    case ProbeSource::Perf: return "perf";
    case ProbeSource::Procfs: return "procfs";
    }
    return "";
}

const char* wordFor(Discipline value) {
    switch (value) {
    case Discipline::Fifo: return "fifo";
    case Discipline::Lifo: return "lifo";
    case Discipline::Priority: return "priority";
    }
    return "";
}

const char* wordFor(Protection value) {
    switch (value) {
    case Protection::None: return "none";
    case Protection::Mutex: return "mutex";
    case Protection::Atomic: return "atomic";
    case Protection::WiderGap: return "wider-gap";
    case Protection::OwnLocks: return "own-locks";
    case Protection::WholeLoop: return "whole-loop";
    case Protection::OwnSums: return "own-sums";
    case Protection::AnyBytecode: return "any-bytecode";
    case Protection::LoopEnd: return "loop-end";
    }
    return "";
}

const char* wordFor(ActorState value) {
    switch (value) {
    case ActorState::New: return "new";
    case ActorState::Runnable: return "runnable";
    case ActorState::Running: return "running";
    case ActorState::Blocked: return "blocked";
    case ActorState::Dead: return "dead";
    }
    return "";
}

} // namespace interleave
