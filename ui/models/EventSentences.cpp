// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/EventSentences.h"

#include "ui/models/EventFilter.h"
#include "ui/models/LessonModel.h"
#include "ui/models/Measurements.h"
#include "ui/models/Numbers.h"
#include "ui/models/ParameterModel.h"
#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

/// What tells of its subject itself, so that nobody's name goes before it.
bool speaksForItself(const Event& event) {
    return groupOf(event.kind) == EventGroup::Run || event.kind == EventKind::ProcessEnded ||
           event.kind == EventKind::ItemsLost ||
           (event.kind == EventKind::TaskEnded && static_cast<TaskEnd>(event.detail) == TaskEnd::Lost);
}

} // namespace

bool EventSentences::refreshNames() {
    const auto& trace = m_playback.trace();
    const std::shared_ptr<const World> world = !trace              ? nullptr
                                               : m_playback.live() ? m_playback.world()
                                                                   : trace->newest();
    std::vector<Actor> actors;
    std::vector<Object> objects;
    if (world) {
        const auto text = [this](TextId id) { return id == 0 ? QString() : m_playback.text(id); };
        for (std::size_t id = 0; id < world->actors().size(); ++id)
            actors.push_back(
                {static_cast<ActorId>(id), text(world->actors()[id].name), text(world->actors()[id].sign)});
        for (std::size_t id = 0; id < world->objectCount(); ++id)
            objects.push_back(
                {static_cast<ObjectId>(id), text(world->objectName(static_cast<ObjectId>(id)))});
        for (const QueueInfo& queue : world->queues())
            objects[queue.object].queueKind = queue.kind;
        for (const MeasurementInfo& measurement : world->measurements())
            objects[measurement.object].unit = measurement.unit;
        m_processes.assign(world->processes().begin(), world->processes().end());
    } else {
        m_processes.clear();
    }
    takeCode();
    const bool changed = !std::ranges::equal(actors, m_actors, {}, &Actor::name, &Actor::name) ||
                         !std::ranges::equal(objects, m_objects, {}, &Object::name, &Object::name);
    m_actors = std::move(actors);
    m_objects = std::move(objects);
    return changed;
}

void EventSentences::setCodeLanguage(CodeLanguage language) {
    m_codeLanguage = language;
    takeCode();
}

void EventSentences::takeCode() {
    const CodeText* const code = m_playback.trace() ? codeOf(*m_playback.trace()) : nullptr;
    m_code = code ? shownCode(*code, m_codeLanguage).split(QLatin1Char('\n')) : QStringList();
    for (QString& line : m_code)
        line = line.trimmed();
}

const ScenarioInfo* EventSentences::lesson() const {
    if (!m_playback.trace())
        return nullptr;
    const auto found = findScenario(m_playback.trace()->info().scenario);
    return found ? &found.value()->info : nullptr;
}

QString EventSentences::actorName(ActorId actor) const {
    return actor < m_actors.size() ? m_actors[actor].name : QString();
}

QString EventSentences::actorSign(ActorId actor) const {
    return actor < m_actors.size() ? m_actors[actor].sign : QString();
}

QString EventSentences::objectName(ObjectId object) const {
    return object < m_objects.size() ? m_objects[object].name : QString();
}

QString EventSentences::say(const char* english) const {
    QString& phrase = m_phrases[english];
    if (phrase.isNull())
        phrase = QCoreApplication::translate("event", english);
    return phrase;
}

QString EventSentences::named(ObjectId object) const {
    const QString name = objectName(object);
    return name.isEmpty() ? say(QT_TRANSLATE_NOOP("event", "something")) : name;
}

QString EventSentences::nameOf(ActorId actor) const {
    const QString name = actorName(actor);
    return name.isEmpty() ? say(QT_TRANSLATE_NOOP("event", "somebody")) : name;
}

QString EventSentences::sentence(const Event& event, std::optional<std::uint32_t> capacity) const {
    const QString name = actorName(event.actor);
    const QString words = predicate(event, capacity);
    if (name.isEmpty() || speaksForItself(event))
        return words;
    if (isCarried(event))
        return carried(event, name);
    return say(QT_TRANSLATE_NOOP("event", "%1 %2")).arg(name, words);
}

QString EventSentences::predicate(const Event& event, std::optional<std::uint32_t> capacity) const {
    switch (event.kind) {
    case EventKind::ActorCreated:
    case EventKind::ActorStarted:
    case EventKind::ActorEntered:
    case EventKind::ActorEnded:
    case EventKind::StartRefused:
    case EventKind::ActorRenamed:
    case EventKind::ActorHeld:
    case EventKind::ActorReleased: return life(event);
    case EventKind::LineReached:
    case EventKind::Printed:
    case EventKind::SwitchedIn:
    case EventKind::SwitchedOut:
    case EventKind::Waking:
    case EventKind::ThreadExited:
    case EventKind::Sampled:
    case EventKind::LockAcquired:
    case EventKind::LockReleased: return program(event);
    case EventKind::ObjectCreated: return making(event);
    case EventKind::WaitBegan:
    case EventKind::WaitEnded:
    case EventKind::Woke: return wait(event);
    case EventKind::CapacityChanged:
    case EventKind::Put:
    case EventKind::Got:
    case EventKind::Buffered:
    case EventKind::FullRaised:
    case EventKind::EmptyRaised:
    case EventKind::SnapshotTaken:
    case EventKind::SnapshotUsed:
    case EventKind::TaskDone: return queue(event, capacity);
    case EventKind::ProcessStarted:
    case EventKind::ProcessEnded:
    case EventKind::SignalSent:
    case EventKind::ItemsLost: return process(event);
    case EventKind::RequestSent:
    case EventKind::Served:
    case EventKind::ReplySent:
    case EventKind::ReplyReceived: return call(event);
    case EventKind::TaskSubmitted:
    case EventKind::TaskBegan:
    case EventKind::TaskEnded: return task(event);
    case EventKind::Measured: return measured(event);
    case EventKind::AddBegan:
    case EventKind::AddEnded:
    case EventKind::CounterProgress:
    case EventKind::CounterValue:
    case EventKind::NumberRead:
    case EventKind::NumberWritten:
    case EventKind::TrialEnded: return counter(event);
    case EventKind::SemaphoreAcquired:
    case EventKind::SemaphoreReleased:
    case EventKind::ReleaseRefused:
    case EventKind::FlagSet:
    case EventKind::FlagCleared:
    case EventKind::BarrierArrived:
    case EventKind::BarrierPassed:
    case EventKind::BarrierBroken:
    case EventKind::BarrierReset:
    case EventKind::Notified: return signal(event);
    case EventKind::None:
    case EventKind::RunBegan:
    case EventKind::Paused:
    case EventKind::Resumed:
    case EventKind::ParameterChanged:
    case EventKind::EventsDropped:
    case EventKind::RecordsLost:
    case EventKind::RunEnded:
    case EventKind::Count: break;
    }
    return run(event);
}

QString EventSentences::life(const Event& event) const {
    switch (event.kind) {
    case EventKind::ActorCreated: return say(QT_TRANSLATE_NOOP("event", "is made"));
    case EventKind::ActorStarted:
        return actorName(static_cast<ActorId>(event.a)).isEmpty()
                   ? say(QT_TRANSLATE_NOOP("event", "is started"))
                   : say(QT_TRANSLATE_NOOP("event", "is started by %1"))
                         .arg(actorName(static_cast<ActorId>(event.a)));
    case EventKind::ActorEntered:
        if (event.a == event.b)
            return say(QT_TRANSLATE_NOOP("event", "runs its first line, as the main thread of process %1"))
                .arg(event.b);
        return say(QT_TRANSLATE_NOOP("event", "runs its first line, as thread %1")).arg(event.a);
    case EventKind::StartRefused:
        return say(QT_TRANSLATE_NOOP("event", "may not start %1: %2"))
            .arg(nameOf(event.object), errorText(m_playback, static_cast<TextId>(event.a)));
    case EventKind::ActorRenamed:
        return say(QT_TRANSLATE_NOOP("event", "is called %1 from now on"))
            .arg(m_playback.text(static_cast<TextId>(event.a)));
    case EventKind::ActorHeld: return say(QT_TRANSLATE_NOOP("event", "is held, as the run is paused"));
    case EventKind::ActorReleased: return say(QT_TRANSLATE_NOOP("event", "is let go on"));
    default: return ending(event);
    }
}

QString EventSentences::ending(const Event& event) const {
    switch (static_cast<ExitKind>(event.detail)) {
    case ExitKind::Returned:
        return say(QT_TRANSLATE_NOOP("event", "returns, after %1 of CPU time")).arg(shownDuration(event.a));
    case ExitKind::Error:
        return say(QT_TRANSLATE_NOOP("event", "ends with an error: %1"))
            .arg(errorText(m_playback, static_cast<TextId>(event.b)));
    case ExitKind::Stopped: return say(QT_TRANSLATE_NOOP("event", "ends, as the run is stopped"));
    case ExitKind::Killed: break;
    }
    return event.a != 0 ? say(QT_TRANSLATE_NOOP("event", "is killed by signal %1")).arg(event.a)
                        : say(QT_TRANSLATE_NOOP("event", "is killed"));
}

QString EventSentences::program(const Event& event) const {
    switch (event.kind) {
    case EventKind::LineReached: {
        const QString code = m_code.value(event.line - 1);
        return code.isEmpty() ? say(QT_TRANSLATE_NOOP("event", "comes to line %1")).arg(event.line)
                              : say(QT_TRANSLATE_NOOP("event", "comes to line %1: %2"))
                                    .arg(QString::number(event.line), code);
    }
    case EventKind::Printed:
        return say(QT_TRANSLATE_NOOP("event", "prints: %1"))
            .arg(m_playback.text(static_cast<TextId>(event.a)));
    case EventKind::SwitchedIn: return say(QT_TRANSLATE_NOOP("event", "gets CPU %1")).arg(event.a);
    case EventKind::SwitchedOut:
        return event.detail != 0
                   ? say(QT_TRANSLATE_NOOP("event", "loses CPU %1: preempted")).arg(event.a)
                   : say(QT_TRANSLATE_NOOP("event", "leaves CPU %1 of its own will")).arg(event.a);
    case EventKind::Waking: {
        const auto waker = static_cast<ActorId>(event.a);
        return actorName(waker).isEmpty()
                   ? say(QT_TRANSLATE_NOOP("event", "is made runnable by the kernel"))
                   : say(QT_TRANSLATE_NOOP("event", "is made runnable by %1")).arg(actorName(waker));
    }
    case EventKind::ThreadExited: return say(QT_TRANSLATE_NOOP("event", "is gone, as the kernel says"));
    case EventKind::Sampled:
        return say(QT_TRANSLATE_NOOP("event", "is %1 by its sample; it ran for %2 of it"))
            .arg(stateWord(static_cast<ActorState>(std::min<int>(event.detail, 4))), shownDuration(event.b));
    case EventKind::LockAcquired:
        return say(QT_TRANSLATE_NOOP("event", "acquires %1")).arg(named(event.object));
    default: return say(QT_TRANSLATE_NOOP("event", "releases %1")).arg(named(event.object));
    }
}

QString EventSentences::making(const Event& event) const {
    const QString name = named(event.object);
    switch (static_cast<ObjectType>(event.detail)) {
    case ObjectType::Queue: {
        const auto capacity = static_cast<std::uint32_t>(event.b);
        const auto discipline = static_cast<Discipline>(event.b >> 32 & 0xff);
        const auto kind = static_cast<QueueKind>(event.b >> 40);
        const QString made =
            kind == QueueKind::Process
                ? say(QT_TRANSLATE_NOOP("event", "makes the queue between processes %1"))
            : kind == QueueKind::Manager     ? say(QT_TRANSLATE_NOOP("event", "makes the manager's queue %1"))
            : discipline == Discipline::Lifo ? say(QT_TRANSLATE_NOOP("event", "makes the stack %1"))
            : discipline == Discipline::Priority
                ? say(QT_TRANSLATE_NOOP("event", "makes the priority queue %1"))
                : say(QT_TRANSLATE_NOOP("event", "makes the queue %1"));
        return capacity == 0 ? say(QT_TRANSLATE_NOOP("event", "%1, unbounded")).arg(made.arg(name))
                             : say(QT_TRANSLATE_NOOP("event", "%1 of capacity %2"))
                                   .arg(made.arg(name), grouped(capacity));
    }
    case ObjectType::Lock: return say(QT_TRANSLATE_NOOP("event", "makes the lock %1")).arg(name);
    case ObjectType::Counter:
        return say(QT_TRANSLATE_NOOP("event", "makes the counter %1; protection: %2"))
            .arg(name, protectionWords(static_cast<Protection>(event.b)));
    case ObjectType::Latch: return say(QT_TRANSLATE_NOOP("event", "makes the starting line %1")).arg(name);
    case ObjectType::Process:
        return say(QT_TRANSLATE_NOOP("event", "makes the process %1, not yet started")).arg(name);
    case ObjectType::Pool: return say(QT_TRANSLATE_NOOP("event", "makes the pool %1")).arg(name);
    case ObjectType::Measurement:
        return say(QT_TRANSLATE_NOOP("event", "begins the row %1 of what is measured"))
            .arg(rowLabel(lesson(), name));
    case ObjectType::Baton: return say(QT_TRANSLATE_NOOP("event", "makes the baton %1")).arg(name);
    case ObjectType::Semaphore:
        return say(QT_TRANSLATE_NOOP("event", "makes the semaphore %1; permits: %2"))
            .arg(name, grouped(SemaphoreFacts::unpacked(event.b).permits));
    case ObjectType::EventFlag: return say(QT_TRANSLATE_NOOP("event", "makes the event %1")).arg(name);
    case ObjectType::Barrier:
        return say(QT_TRANSLATE_NOOP("event", "makes the barrier %1 for %2")).arg(name, grouped(event.b));
    case ObjectType::Condition:
        return say(QT_TRANSLATE_NOOP("event", "makes the condition %1 over %2"))
            .arg(name, named(static_cast<ObjectId>(event.b)));
    }
    return say(QT_TRANSLATE_NOOP("event", "makes %1")).arg(name);
}

QString EventSentences::measured(const Event& event) const {
    const Unit unit = event.object < m_objects.size() ? m_objects[event.object].unit : Unit::Number;
    const QString row = rowLabel(lesson(), named(event.object));
    const QString value = shownMeasured(event.a, unit);
    return static_cast<MeasuredSide>(event.detail) == MeasuredSide::Thread
               ? say(QT_TRANSLATE_NOOP("event", "measures “%1” of a thread: %2")).arg(row, value)
               : say(QT_TRANSLATE_NOOP("event", "measures “%1” of a process: %2")).arg(row, value);
}

QString EventSentences::run(const Event& event) const {
    switch (event.kind) {
    case EventKind::RunBegan: return beginning(event);
    case EventKind::Paused: return say(QT_TRANSLATE_NOOP("event", "the run is paused"));
    case EventKind::Resumed:
        return say(QT_TRANSLATE_NOOP("event", "the run goes on, after %1")).arg(shownDuration(event.a));
    case EventKind::ParameterChanged: return parameter(event);
    case EventKind::EventsDropped:
        return actorName(event.actor).isEmpty()
                   ? say(QT_TRANSLATE_NOOP("event", "%1 events are missing")).arg(grouped(event.a))
                   : say(QT_TRANSLATE_NOOP("event", "%1 events of %2 are missing: they came too fast"))
                         .arg(grouped(event.a), actorName(event.actor));
    case EventKind::RecordsLost:
        return say(QT_TRANSLATE_NOOP("event", "%1 records of the kernel are missing")).arg(grouped(event.a));
    case EventKind::RunEnded: return outcome(event);
    default: return say(QT_TRANSLATE_NOOP("event", "an event of a kind that is not known"));
    }
}

QString EventSentences::beginning(const Event& event) const {
    switch (static_cast<ProbeSource>(event.a)) {
    case ProbeSource::Perf:
        return say(QT_TRANSLATE_NOOP("event", "the run begins, with the kernel's records"));
    case ProbeSource::Procfs:
        return say(QT_TRANSLATE_NOOP("event", "the run begins, with samples of what the kernel counts"));
    case ProbeSource::None: break;
    }
    return say(QT_TRANSLATE_NOOP("event", "the run begins, without the kernel's records"));
}

QString EventSentences::parameter(const Event& event) const {
    QString name = QString::number(event.object);
    const double number = std::bit_cast<double>(event.a);
    QString value = QString::number(number);
    const ScenarioInfo* known = lesson();
    if (known && event.object < known->parameters.size()) {
        const ParameterInfo& info = known->parameters[event.object];
        name = lessonText(info.label);
        const bool isChoice = info.kind == ParameterKind::Choice;
        // A damaged trace may hold a choice that there is not.
        if (!isChoice || (number >= 0 && number < static_cast<double>(info.choices.size())))
            value = shownValue(info, number);
    }
    return say(QT_TRANSLATE_NOOP("event", "parameter “%1”: %2")).arg(name, value);
}

QString EventSentences::outcome(const Event& event) const {
    switch (static_cast<Outcome>(event.detail)) {
    case Outcome::Finished: return say(QT_TRANSLATE_NOOP("event", "the run is over"));
    case Outcome::Stopped: return say(QT_TRANSLATE_NOOP("event", "the run is over: stopped by hand"));
    case Outcome::TimeLimit:
        return say(QT_TRANSLATE_NOOP("event", "the run is over: its time limit is reached"));
    case Outcome::Running:
    case Outcome::Failed: break;
    }
    return event.a != 0 ? say(QT_TRANSLATE_NOOP("event", "the run has failed: signal %1")).arg(event.a)
                        : say(QT_TRANSLATE_NOOP("event", "the run has failed: exit status %1")).arg(event.b);
}

} // namespace interleave
