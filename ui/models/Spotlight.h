// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is lit while the class is to look at one actor or one object, and what is not: the one that was picked
// and what it has to do with, by a World. Plain data; a new one for each World.
#pragma once

#include "core/trace/World.h"

#include <vector>

namespace interleave {

class Spotlight {
public:
    /// Off: everything is lit alike.
    Spotlight() = default;
    /// On the actor, the object, or both; with neither it is off.
    Spotlight(const World& world, ActorId actor, ObjectId object);

    [[nodiscard]] bool on() const { return m_on; }
    [[nodiscard]] bool isActor(ActorId actor) const { return m_on && actor != kNoActor && actor == m_actor; }
    [[nodiscard]] bool isObject(ObjectId object) const {
        return m_on && object != kNoObject && object == m_object;
    }
    /// What is picked, and what it waits for, holds, uses, or who does so.
    [[nodiscard]] bool litActor(ActorId actor) const { return !m_on || has(m_actors, actor); }
    [[nodiscard]] bool litObject(ObjectId object) const { return !m_on || has(m_objects, object); }

    bool operator==(const Spotlight&) const = default;

private:
    using Ids = std::vector<std::uint16_t>;
    [[nodiscard]] static bool has(const Ids& ids, std::uint16_t id);
    void light(Ids& ids, std::uint16_t id);
    void light(Ids& ids, const std::vector<std::uint16_t>& more);
    void lightAround(const World& world, ActorId actor);
    void lightUsers(const World& world, ObjectId object);

    bool m_on = false;
    ActorId m_actor = kNoActor;
    ObjectId m_object = kNoObject;
    Ids m_actors;
    Ids m_objects;
};

/// The one after `actor`, by id and around the end, among those that are shown (not the main program);
/// kNoActor: from the first. kNoActor where there is none.
[[nodiscard]] ActorId nextActor(const World& world, ActorId actor, int step);
/// Likewise, of the objects that have a name.
[[nodiscard]] ObjectId nextObject(const World& world, ObjectId object, int step);

} // namespace interleave
