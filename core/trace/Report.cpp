// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Report.h"

#include "core/trace/TraceWords.h"

namespace interleave {

namespace {

std::string exitWord(const ActorInfo& actor, std::string_view error) {
    if (!actor.ended)
        return {};
    std::string word = wordFor(actor.exit);
    if (actor.exit == ExitKind::Error)
        word.append(":").append(error);
    if (actor.exit == ExitKind::Killed)
        word.append(":").append(std::to_string(actor.signal));
    return word;
}

ActorReport reportOf(const World& world, const ActorInfo& actor, const Trace::Reading& reading) {
    ActorReport report;
    report.name = reading.text(actor.name);
    report.pid = actor.pid;
    report.tid = actor.tid;
    for (std::size_t state = 0; state < kStates; ++state)
        report.stateNs[state] = world.stateNs(actor, static_cast<ActorState>(state));
    report.preempted = actor.preempted;
    report.voluntary = actor.voluntary;
    report.transitions = actor.transitions;
    report.exit = exitWord(actor, reading.text(actor.error));
    report.cpuNs = actor.cpuNs;
    report.last = actor.ended ? actor.last : actor.state;
    const ProcessInfo* process = world.processOf(actor);
    report.mainOfProcess = process && &world.actors()[process->mainActor] == &actor;
    return report;
}

std::string failureOf(const World& world, const Trace::Reading& reading) {
    const auto [signal, status] = world.processEnd();
    if (signal != 0)
        return "ended by signal " + std::to_string(signal);
    if (!world.actors().empty() && world.actors()[kMainActor].error != 0)
        return std::string(reading.text(world.actors()[kMainActor].error));
    return "exit status " + std::to_string(status);
}

void reportLocks(const World& world, const Trace::Reading& reading, Report& report) {
    const auto actorName = [&](ActorId id) {
        return id < world.actors().size() ? std::string(reading.text(world.actors()[id].name))
                                          : std::string();
    };
    const auto objectName = [&](ObjectId id) { return std::string(reading.text(world.objectName(id))); };
    for (const LockInfo& lock : world.locks())
        report.locks.push_back({objectName(lock.object), actorName(lock.owner), lock.acquired, lock.contended,
                                world.lockWaitedNs(lock)});
    for (const SignalInfo& signal : world.signals())
        report.signals.push_back({objectName(signal.object),
                                  signal.lock == kNoObject ? std::string() : objectName(signal.lock),
                                  world.signalWaitedNs(signal), signal});
    for (const WaitFor& link : world.deadlock()) {
        report.deadlock.push_back(actorName(link.actor));
        report.deadlock.push_back(objectName(link.lock));
    }
}

} // namespace

Report makeReport(const Trace& trace) {
    const World world = trace.at(trace.end());
    const Trace::Reading reading(trace);
    Report report;
    report.outcome = world.outcome();
    report.durationNs = world.time();
    report.probe = world.probe();
    report.samplePeriodNs = world.samplePeriodNs();
    report.events = world.events();
    report.dropped = world.dropped() + world.lostRecords();
    for (std::size_t id = kMainActor + 1u; id < world.actors().size(); ++id)
        if (world.actors()[id].exists)
            report.actors.push_back(reportOf(world, world.actors()[id], reading));
    for (const QueueInfo& queue : world.queues())
        report.queues.push_back(
            {std::string(reading.text(queue.name)), queue.kind, queue.discipline, queue.capacity, queue.puts,
             queue.gets, queue.full, queue.empty, queue.items.size() + queue.buffered.size(), queue.peak,
             queue.lost, queue.buffered.size(), world.putBlockedNs(queue), world.getBlockedNs(queue)});
    for (const CounterInfo& counter : world.counters())
        report.counters.push_back({std::string(reading.text(counter.name)), counter.protection,
                                   counter.expected(), counter.value, counter.lost(), counter.trialsSoFar(),
                                   counter.seen(), counter.lostUpdates});
    reportLocks(world, reading, report);
    for (const MeasurementInfo& measurement : world.measurements())
        report.measurements.push_back({std::string(reading.text(measurement.name)), measurement.unit,
                                       measurement.thread, measurement.process});
    if (report.outcome == Outcome::Failed)
        report.failure = failureOf(world, reading);
    for (const PrintedLine& line : reading.printed())
        report.output.emplace_back(reading.text(line.text));
    return report;
}

} // namespace interleave
