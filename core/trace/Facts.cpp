// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/Facts.h"

#include "core/trace/WaitCycles.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <variant>

namespace interleave {

namespace {

template <class Info> using FigureOf = double (*)(const World&, const Info&);
using Figure = std::variant<double (*)(const World&), FigureOf<ActorInfo>, FigureOf<QueueInfo>,
                            FigureOf<CounterInfo>, FigureOf<LockInfo>, FigureOf<SignalInfo>,
                            FigureOf<ProcessInfo>, FigureOf<PoolInfo>, FigureOf<MeasurementInfo>>;

double number(std::integral auto value) {
    return static_cast<double>(value);
}

double seconds(std::int64_t ns) {
    return static_cast<double>(ns) / 1e9;
}

// A figure is made of a member, or of a few words.
template <auto kMember> struct MemberOf;
template <class Info, class Type, Type Info::*kMember> struct MemberOf<kMember> {
    static double read(const World&, const Info& info) { return number(info.*kMember); }
};
template <auto kMember> constexpr auto kFigure = &MemberOf<kMember>::read;
template <auto kList> struct SizeOf;
template <class Info, class Type, Type Info::*kList> struct SizeOf<kList> {
    static double read(const World&, const Info& info) { return number((info.*kList).size()); }
};
template <auto kList> constexpr auto kSize = &SizeOf<kList>::read;
template <ActorState kState> double isIn(const World&, const ActorInfo& actor) {
    return actor.state == kState ? 1 : 0;
}
template <ActorState kState> double secondsIn(const World& world, const ActorInfo& actor) {
    return seconds(world.stateNs(actor, kState));
}
template <Outcome kOutcome> double endedAs(const World& world) {
    return world.outcome() == kOutcome ? 1 : 0;
}

/// The how-many-th put into the queue the newest item was that has come out of it; 0: none has.
double lastOut(const World&, const QueueInfo& queue) {
    const std::size_t kept = queue.recent.size();
    for (std::uint64_t back = 1; back <= std::min<std::uint64_t>(queue.moveCount, kept); ++back)
        if (const QueueMove& move = queue.recent[(queue.moveCount - back) % kept]; !move.in)
            return number(move.item.number);
    return 0;
}

bool wasKilled(const ProcessInfo& process) {
    return process.ended && process.exit == ExitKind::Killed;
}

} // namespace

struct FactRow {
    std::string_view word;
    Figure figure;
};

namespace {

using enum ActorState;

/// Rows of the same word stand together.
const FactRow kRows[] = {
    // Queues
    {"full", kFigure<&QueueInfo::full>},
    {"empty", kFigure<&QueueInfo::empty>},
    {"puts", kFigure<&QueueInfo::puts>},
    {"gets", kFigure<&QueueInfo::gets>},
    {"left", +[](const World&,
                 const QueueInfo& queue) { return number(queue.items.size() + queue.buffered.size()); }},
    {"depth", kSize<&QueueInfo::items>},
    {"buffered", kSize<&QueueInfo::buffered>},
    {"peak", kFigure<&QueueInfo::peak>},
    {"capacity", kFigure<&QueueInfo::capacity>},
    {"unfinished", kFigure<&QueueInfo::unfinished>},
    {"lost-items", kFigure<&QueueInfo::lost>},
    {"last-out", lastOut},
    {"waiting-to-put", kSize<&QueueInfo::putters>},
    {"waiting-to-get", kSize<&QueueInfo::getters>},
    {"waiting-to-join", kSize<&QueueInfo::joiners>},
    {"put-waited-seconds",
     +[](const World& world, const QueueInfo& queue) { return seconds(world.putBlockedNs(queue)); }},
    {"get-waited-seconds",
     +[](const World& world, const QueueInfo& queue) { return seconds(world.getBlockedNs(queue)); }},
    // Counters
    {"expected", +[](const World&, const CounterInfo& counter) { return number(counter.expected()); }},
    {"actual", kFigure<&CounterInfo::value>},
    {"lost-updates", +[](const World&, const CounterInfo& counter) { return number(counter.lost()); }},
    {"found", kFigure<&CounterInfo::lostUpdates>},
    // Locks, semaphores, events, barriers, conditions
    {"waiting", kSize<&LockInfo::waiters>},
    {"waiting", kSize<&SignalInfo::waiters>},
    {"acquired", kFigure<&LockInfo::acquired>},
    {"acquired", kFigure<&SignalInfo::acquired>},
    {"contended", kFigure<&LockInfo::contended>},
    {"waits", kFigure<&SignalInfo::waits>},
    {"refused", kFigure<&SignalInfo::refused>},
    {"permits", kFigure<&SignalInfo::permits>},
    {"sets", kFigure<&SignalInfo::sets>},
    {"passed", kFigure<&SignalInfo::generation>},
    {"breaks", kFigure<&SignalInfo::breaks>},
    {"notified", kFigure<&SignalInfo::notified>},
    {"unheard", kFigure<&SignalInfo::unheard>},
    // Actors
    {"actors", +[](const World&, const ActorInfo&) { return 1.0; }},
    {"new", isIn<New>},
    {"runnable", isIn<Runnable>},
    {"running", isIn<Running>},
    {"blocked", isIn<Blocked>},
    {"dead", isIn<Dead>},
    {"alive", +[](const World&,
                  const ActorInfo& actor) { return actor.state == New || actor.state == Dead ? 0.0 : 1.0; }},
    {"errors",
     +[](const World&, const ActorInfo& actor) {
         return actor.ended && actor.exit == ExitKind::Error ? 1.0 : 0.0;
     }},
    {"preempted", kFigure<&ActorInfo::preempted>},
    {"switches",
     +[](const World&, const ActorInfo& actor) { return number(actor.preempted) + number(actor.voluntary); }},
    {"running-seconds", secondsIn<Running>},
    {"runnable-seconds", secondsIn<Runnable>},
    {"blocked-seconds", secondsIn<Blocked>},
    // Processes, pools, measurements
    {"processes", +[](const World&, const ProcessInfo& process) { return process.pid != 0 ? 1.0 : 0.0; }},
    {"killed", +[](const World&, const ProcessInfo& process) { return wasKilled(process) ? 1.0 : 0.0; }},
    {"killed-by-hand",
     +[](const World&, const ProcessInfo& process) {
         return wasKilled(process) && process.signalSent != 0 && process.signalledBy == kNoActor ? 1.0 : 0.0;
     }},
    {"tasks-done", kFigure<&PoolInfo::done>},
    {"tasks-failed", kFigure<&PoolInfo::failed>},
    {"tasks-lost", kFigure<&PoolInfo::lost>},
    {"of-thread", +[](const World&, const MeasurementInfo& row) { return number(row.thread.median()); }},
    {"of-process", +[](const World&, const MeasurementInfo& row) { return number(row.process.median()); }},
    {"times", +[](const World&, const MeasurementInfo& row) { return row.factor(); }},
    // The run
    {"deadlocks", +[](const World& world) { return world.deadlock().empty() ? 0.0 : 1.0; }},
    {"circles", +[](const World& world) { return number(waitCycles(world).size()); }},
    {"start-refused", +[](const World& world) { return world.refusedStart().actor == kNoActor ? 0.0 : 1.0; }},
    {"cpus",
     +[](const World& world) {
         return number(std::ranges::count_if(world.cpus(), [](ActorId id) { return id != kNoActor; }));
     }},
    {"lines", +[](const World& world) { return number(world.printed()); }},
    {"seconds", +[](const World& world) { return seconds(world.time()); }},
    {"over", +[](const World& world) { return world.outcome() == Outcome::Running ? 0.0 : 1.0; }},
    {"finished", endedAs<Outcome::Finished>},
    {"stopped", endedAs<Outcome::Stopped>},
    {"failed", endedAs<Outcome::Failed>},
};

std::span<const FactRow> rowsOf(std::string_view word) {
    const auto first = std::ranges::find(kRows, word, &FactRow::word);
    const auto last =
        std::find_if(first, std::end(kRows), [&](const FactRow& row) { return row.word != word; });
    return {first, last};
}

bool isOfTheRun(const FactRow& row) {
    return std::holds_alternative<double (*)(const World&)>(row.figure);
}

template <class Info> std::span<const Info> allOf(const World& world) {
    if constexpr (std::is_same_v<Info, ActorInfo>)
        return world.actors().subspan(std::min<std::size_t>(kMainActor + 1u, world.actors().size()));
    else if constexpr (std::is_same_v<Info, QueueInfo>)
        return world.queues();
    else if constexpr (std::is_same_v<Info, CounterInfo>)
        return world.counters();
    else if constexpr (std::is_same_v<Info, LockInfo>)
        return world.locks();
    else if constexpr (std::is_same_v<Info, SignalInfo>)
        return world.signals();
    else if constexpr (std::is_same_v<Info, ProcessInfo>)
        return world.processes();
    else if constexpr (std::is_same_v<Info, PoolInfo>)
        return world.pools();
    else
        return world.measurements();
}

template <class Info> bool isThere(const Info& info) {
    if constexpr (std::is_same_v<Info, ActorInfo>)
        return info.exists;
    return true;
}

/// Sums up what has the name; none where nothing has it.
struct Sum {
    const World& world;
    const TextOf& textOf;
    const std::string& name;
    std::optional<double> total;

    void operator()(double (*figure)(const World&)) { total = figure(world); }
    template <class Info> void operator()(FigureOf<Info> figure) {
        if (name.empty())
            total = total.value_or(0);
        for (const Info& info : allOf<Info>(world))
            if (isThere(info) && (name.empty() || textOf(info.name) == name))
                total = total.value_or(0) + figure(world, info);
    }
};

TextOf textsOf(const Trace& trace) {
    return [&trace, kept = std::string()](TextId id) mutable -> std::string_view {
        return kept = trace.text(id);
    };
}

} // namespace

OrError<Fact> Fact::parse(std::string_view text) {
    const std::size_t bracket = text.find('(');
    const auto rows = rowsOf(text.substr(0, bracket));
    if (rows.empty()) {
        std::string list;
        for (const std::string_view word : words())
            list.append(list.empty() ? "" : ", ").append(word);
        return Error{ErrorCode::UnknownFact, std::string(text.substr(0, bracket)), list, {}};
    }
    const std::string_view word = rows.front().word;
    if (bracket == std::string_view::npos)
        return Fact(rows, {});
    if (isOfTheRun(rows.front()))
        return Error{ErrorCode::MalformedCondition, std::string(text), std::string(word), {}};
    const std::string_view name = text.substr(bracket + 1, text.size() - bracket - 2);
    if (text.back() != ')' || name.empty())
        return Error{ErrorCode::MalformedCondition, std::string(text), std::string(word) + "(name)", {}};
    return Fact(rows, name);
}

std::vector<std::string_view> Fact::words() {
    std::vector<std::string_view> words;
    for (const FactRow& row : kRows)
        if (words.empty() || words.back() != row.word)
            words.push_back(row.word);
    return words;
}

std::string_view Fact::word() const {
    return m_rows.front().word;
}

std::optional<double> Fact::of(const World& world, const Trace& texts) const {
    return of(world, textsOf(texts));
}

std::optional<double> Fact::of(const World& world, const TextOf& textOf) const {
    Sum sum{world, textOf, m_name, {}};
    for (const FactRow& row : m_rows)
        std::visit(sum, row.figure);
    return sum.total;
}

namespace {

constexpr std::string_view kAllowedRelations = "=, !=, <, <=, >, >=";

std::optional<FactCondition::Relation> relationFor(std::string_view sign) {
    using enum FactCondition::Relation;
    constexpr std::pair<std::string_view, FactCondition::Relation> kSigns[] = {
        {"=", Equal}, {"!=", NotEqual}, {"<", Less}, {"<=", AtMost}, {">", Greater}, {">=", AtLeast}};
    const auto found =
        std::ranges::find(kSigns, sign, &std::pair<std::string_view, FactCondition::Relation>::first);
    return found == std::end(kSigns) ? std::nullopt : std::optional(found->second);
}

bool compare(double left, FactCondition::Relation relation, double right) {
    switch (relation) {
    case FactCondition::Relation::Equal: return left == right;
    case FactCondition::Relation::NotEqual: return left != right;
    case FactCondition::Relation::Less: return left < right;
    case FactCondition::Relation::AtMost: return left <= right;
    case FactCondition::Relation::Greater: return left > right;
    case FactCondition::Relation::AtLeast: return left >= right;
    }
    return false;
}

std::optional<double> valueOf(const FactCondition::Operand& operand, const World& world,
                              const TextOf& textOf) {
    return operand.fact ? operand.fact->of(world, textOf) : operand.number;
}

Error cannotRead(std::string_view word, std::string_view allowed) {
    return {ErrorCode::MalformedCondition,
            std::string(word.empty() ? "the end" : word),
            std::string(allowed),
            {}};
}

/// The words of a condition, one after the other.
class Words {
public:
    explicit Words(std::string_view text) : m_rest(text) { next(); }

    /// Empty at the end.
    [[nodiscard]] std::string_view word() const { return m_word; }
    void next() {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size()));
        const std::size_t length = lengthOfFirst();
        m_word = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
    }

private:
    [[nodiscard]] std::size_t lengthOfFirst() const {
        constexpr std::string_view kSigns = "=!<>";
        if (m_rest.empty())
            return 0;
        const bool isSign = kSigns.find(m_rest.front()) != std::string_view::npos;
        const std::size_t end =
            isSign ? m_rest.find_first_not_of(kSigns) : m_rest.find_first_of(" \t\r\n=!<>(");
        if (isSign || end >= m_rest.size() || m_rest[end] != '(')
            return std::min(end, m_rest.size());
        return std::min(m_rest.find(')', end), m_rest.size() - 1) + 1; // a name may have spaces
    }

    std::string_view m_rest;
    std::string_view m_word;
};

OrError<FactCondition::Operand> parseOperand(std::string_view word) {
    FactCondition::Operand operand;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), operand.number);
    if (error == std::errc{} && end == word.data() + word.size())
        return operand;
    if (word.empty() || word.front() < 'a' || word.front() > 'z')
        return cannotRead(word, "a fact, a number");
    auto fact = Fact::parse(word);
    if (!fact)
        return fact.error();
    operand.fact = std::move(fact.value());
    return operand;
}

} // namespace

OrError<FactCondition> FactCondition::parse(std::string_view text) {
    FactCondition condition;
    for (Words words(text);; words.next()) {
        auto left = parseOperand(words.word());
        if (!left)
            return left.error();
        words.next();
        const auto relation = relationFor(words.word());
        if (!relation)
            return cannotRead(words.word(), kAllowedRelations);
        words.next();
        auto right = parseOperand(words.word());
        if (!right)
            return right.error();
        condition.m_comparisons.push_back({std::move(left.value()), *relation, std::move(right.value())});
        words.next();
        if (words.word().empty())
            return condition;
        if (words.word() != "and")
            return cannotRead(words.word(), "and");
    }
}

bool FactCondition::holds(const World& world, const Trace& texts) const {
    return holds(world, textsOf(texts));
}

bool FactCondition::holds(const World& world, const TextOf& textOf) const {
    return std::ranges::all_of(m_comparisons, [&](const Comparison& comparison) {
        const auto left = valueOf(comparison.left, world, textOf);
        const auto right = valueOf(comparison.right, world, textOf);
        return left && right && compare(*left, comparison.relation, *right);
    });
}

} // namespace interleave
