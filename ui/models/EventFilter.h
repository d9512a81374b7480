// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which events the event log lists, and the short words for what events are. Plain data and pure functions,
// but for the words, which are in the language that is set.
#pragma once

#include "core/wire/Event.h"

#include <QString>

#include <bitset>
#include <optional>

namespace interleave {

/// Kinds that belong together, as the filter offers them.
enum class EventGroup : std::uint8_t { Life, Program, Wait, Queue, Lock, Counter, Process, Cpu, Run };
inline constexpr std::size_t kEventGroups = 9;
inline constexpr auto kEventKinds = static_cast<std::size_t>(EventKind::Count);

using EventKinds = std::bitset<kEventKinds>;

[[nodiscard]] EventGroup groupOf(EventKind kind);
[[nodiscard]] EventKinds kindsOf(EventGroup group);
[[nodiscard]] inline EventKinds onlyKind(EventKind kind) {
    return EventKinds().set(static_cast<std::size_t>(kind));
}

/// "Queues", "Waits", …
[[nodiscard]] QString groupWord(EventGroup group);
/// "put", "waits", "gets a CPU": a word or two. A kind that is not known: "unknown".
[[nodiscard]] QString kindWord(EventKind kind);

/// The object that an event is about. The field `object` of some kinds holds an actor's id or a parameter's
/// index: for those, as for kinds without an object, kNoObject.
[[nodiscard]] ObjectId objectOf(const Event& event);
/// Whether `actor` takes part: it is its event, or it is the one woken, starting or moving the item.
[[nodiscard]] bool concerns(const Event& event, ActorId actor);

/// What is not set lets everything through; what is set must all hold.
struct EventFilter {
    std::optional<ActorId> actor;
    std::optional<ObjectId> object;
    EventKinds kinds = EventKinds().set();
    QString text; ///< words, each of which must occur in what a row says

    [[nodiscard]] bool passesAll() const {
        return !actor && !object && kinds.all() && text.trimmed().isEmpty();
    }
    /// All but the text, which is dearer: a few ns.
    [[nodiscard]] bool passes(const Event& event) const;
    bool operator==(const EventFilter&) const = default;
};

} // namespace interleave
