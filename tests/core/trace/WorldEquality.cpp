// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/trace/WorldEquality.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace interleave {

namespace {

auto tied(const Cause& c) {
    return std::tie(c.kind, c.reason, c.actor, c.object, c.cpu);
}

bool same(const Transition& l, const Transition& r) {
    return std::tie(l.time, l.from, l.to) == std::tie(r.time, r.from, r.to) && tied(l.cause) == tied(r.cause);
}

auto tied(const OpenWait& w) {
    return std::tie(w.reason, w.object, w.since, w.allowedNs, w.standstillNs, w.waker);
}

auto tied(const ActorInfo& a) {
    return std::tie(a.name, a.sign, a.exists, a.held, a.state, a.ended, a.exit, a.signal, a.error, a.cpuNs,
                    a.tid, a.pid, a.line, a.cpu, a.addsTo, a.since, a.stateNs, a.preempted, a.voluntary,
                    a.transitions, a.transitionCount, a.inDoubt, a.wokenRunning, a.leavingWaker);
}

bool same(const ActorInfo& l, const ActorInfo& r) {
    for (std::size_t i = 0; i < l.recent.size(); ++i)
        if (!same(l.recent[i], r.recent[i]))
            return false;
    return tied(l) == tied(r) && tied(l.cause) == tied(r.cause) && tied(l.wait) == tied(r.wait);
}

bool same(const QueueItem& l, const QueueItem& r) {
    return std::tie(l.value, l.putAt, l.putter, l.number) == std::tie(r.value, r.putAt, r.putter, r.number);
}

bool same(const QueueMove& l, const QueueMove& r) {
    return std::tie(l.time, l.in, l.actor, l.position) == std::tie(r.time, r.in, r.actor, r.position) &&
           same(l.item, r.item);
}

auto tied(const SnapshotInfo& s) {
    return std::tie(s.kind, s.actor, s.answer, s.takenAt, s.used, s.truth, s.usedAt);
}

auto tied(const QueueInfo& q) {
    return std::tie(q.object, q.name, q.capacity, q.discipline, q.putters, q.getters, q.joiners, q.puts,
                    q.gets, q.full, q.empty, q.lost, q.peak, q.unfinished, q.putBlockedNs, q.getBlockedNs,
                    q.moveCount, q.inDoubt);
}

auto tied(const Samples& s) {
    return std::make_tuple(s.count, s.last, s.samples, s.median(), s.p99(), s.least(), s.most());
}

bool same(const MeasurementInfo& l, const MeasurementInfo& r) {
    return std::tie(l.object, l.name, l.unit) == std::tie(r.object, r.name, r.unit) &&
           tied(l.thread) == tied(r.thread) && tied(l.process) == tied(r.process) && l.factor() == r.factor();
}

bool same(const QueueInfo& l, const QueueInfo& r) {
    if (tied(l) != tied(r) || l.items.size() != r.items.size())
        return false;
    for (std::size_t i = 0; i < l.items.size(); ++i)
        if (!same(l.items[i], r.items[i]))
            return false;
    for (std::size_t i = 0; i < l.snapshots.size(); ++i)
        if (tied(l.snapshots[i]) != tied(r.snapshots[i]))
            return false;
    for (std::size_t i = 0; i < l.recent.size(); ++i)
        if (!same(l.recent[i], r.recent[i]))
            return false;
    return true;
}

bool same(const LockInfo& l, const LockInfo& r) {
    return std::tie(l.object, l.name, l.owner, l.since, l.waiters, l.acquired, l.contended, l.waitedNs) ==
           std::tie(r.object, r.name, r.owner, r.since, r.waiters, r.acquired, r.contended, r.waitedNs);
}

auto tied(const SignalInfo& s) {
    return std::tie(s.type, s.object, s.name, s.waiters, s.waits, s.waitedNs, s.permits, s.first, s.bounded,
                    s.holders, s.acquired, s.released, s.refused, s.set, s.sets, s.parties, s.arrived,
                    s.generation, s.broken, s.breaks, s.lock, s.notified, s.unheard);
}

bool same(const SignalInfo& l, const SignalInfo& r) {
    return tied(l) == tied(r);
}

bool same(const CounterInfo& l, const CounterInfo& r) {
    if (std::tie(l.object, l.name, l.protection, l.value) !=
            std::tie(r.object, r.name, r.protection, r.value) ||
        l.adders.size() != r.adders.size() || l.expected() != r.expected() || l.lost() != r.lost())
        return false;
    for (std::size_t i = 0; i < l.adders.size(); ++i)
        if (std::tie(l.adders[i].actor, l.adders[i].done, l.adders[i].planned) !=
            std::tie(r.adders[i].actor, r.adders[i].done, r.adders[i].planned))
            return false;
    return true;
}

template <class Info>
std::string firstUnlike(const char* what, std::span<const Info> l, std::span<const Info> r) {
    if (l.size() != r.size())
        return std::string("number of ") + what + "s";
    for (std::size_t i = 0; i < l.size(); ++i)
        if (!same(l[i], r[i]))
            return std::string(what) + " " + std::to_string(i);
    return {};
}

bool sameArrows(const World& l, const World& r) {
    for (std::size_t from = 0; from < kStates; ++from)
        for (std::size_t to = 0; to < kStates; ++to) {
            const auto& left = l.arrow(static_cast<ActorState>(from), static_cast<ActorState>(to));
            const auto& right = r.arrow(static_cast<ActorState>(from), static_cast<ActorState>(to));
            if (left.count != right.count || left.actor != right.actor || !same(left.last, right.last))
                return false;
        }
    return true;
}

bool sameDurations(const World& l, const World& r) {
    for (std::size_t i = 0; i < l.actors().size(); ++i) {
        const ActorInfo& left = l.actors()[i];
        const ActorInfo& right = r.actors()[i];
        for (std::size_t state = 0; state < kStates; ++state)
            if (l.stateNs(left, static_cast<ActorState>(state)) !=
                r.stateNs(right, static_cast<ActorState>(state)))
                return false;
        if (l.waitedNs(left) != r.waitedNs(right) || l.leftNs(left) != r.leftNs(right))
            return false;
    }
    for (std::size_t i = 0; i < l.queues().size(); ++i)
        if (l.putBlockedNs(l.queues()[i]) != r.putBlockedNs(r.queues()[i]) ||
            l.getBlockedNs(l.queues()[i]) != r.getBlockedNs(r.queues()[i]))
            return false;
    return true;
}

bool sameRun(const World& l, const World& r) {
    const auto tiedRun = [](const World& w) {
        return std::make_tuple(w.time(), w.events(), w.probe(), w.samplePeriodNs(), w.outcome(),
                               w.processEnd().signal, w.processEnd().status, w.dropped(), w.lostRecords(),
                               w.printed(), w.paused(), w.refusedStart().actor, w.refusedStart().time);
    };
    // A damaged parameter may be no number, which equals nothing.
    const auto bits = [](double value) { return std::bit_cast<std::int64_t>(value); };
    return tiedRun(l) == tiedRun(r) && std::ranges::equal(l.cpus(), r.cpus()) &&
           std::ranges::equal(l.deadlock(), r.deadlock()) && l.deadlockSince() == r.deadlockSince() &&
           std::ranges::equal(l.parameters(), r.parameters(), {}, bits, bits);
}

} // namespace

std::string difference(const World& left, const World& right) {
    if (!sameRun(left, right))
        return "the run itself";
    for (const std::string& unlike : {firstUnlike("actor", left.actors(), right.actors()),
                                      firstUnlike("queue", left.queues(), right.queues()),
                                      firstUnlike("lock", left.locks(), right.locks()),
                                      firstUnlike("counter", left.counters(), right.counters()),
                                      firstUnlike("signal", left.signals(), right.signals()),
                                      firstUnlike("measurement", left.measurements(), right.measurements())})
        if (!unlike.empty())
            return unlike;
    for (ObjectId object = 0; object < 64; ++object)
        if (left.objectName(object) != right.objectName(object))
            return "name of object " + std::to_string(object);
    if (!sameArrows(left, right))
        return "arrows";
    return sameDurations(left, right) ? "" : "durations";
}

} // namespace interleave
