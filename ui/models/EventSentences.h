// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each event as a plain sentence, in the language that is set, from the event alone: no World of its time is
// needed, so a sentence costs a microsecond or two. Names are those of the newest World. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/wire/Event.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Playback.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace interleave {

class EventSentences {
public:
    explicit EventSentences(const Playback& playback) : m_playback(playback) {}

    struct Actor {
        ActorId id;
        QString name;
        QString sign;
    };
    struct Object {
        ObjectId id;
        QString name;
        QueueKind queueKind = QueueKind::Thread; ///< of a queue
        Unit unit = Unit::Number;                ///< of a measurement
    };

    /// Takes the names that are known by now. True where there are other actors or objects than before.
    bool refreshNames();
    /// The language has changed.
    void retranslate() { m_phrases.clear(); }
    /// That of the lesson's lines, which sentences cite.
    void setCodeLanguage(CodeLanguage language);

    /// By id; who or what is not there has no name.
    [[nodiscard]] const std::vector<Actor>& actors() const { return m_actors; }
    [[nodiscard]] const std::vector<Object>& objects() const { return m_objects; }
    /// Empty for who or what is not known.
    [[nodiscard]] QString actorName(ActorId actor) const;
    [[nodiscard]] QString actorSign(ActorId actor) const;
    [[nodiscard]] QString objectName(ObjectId object) const;

    /// What is said of the actor, for where its name stands beside it: "puts 4 into q1: 3 of 3". `capacity`
    /// of the event's queue at its time, 0: unbounded.
    [[nodiscard]] QString predicate(const Event& event, std::optional<std::uint32_t> capacity = {}) const;
    /// With the actor's name: "producer 1 puts 4 into q1: 3 of 3".
    [[nodiscard]] QString sentence(const Event& event, std::optional<std::uint32_t> capacity = {}) const;

private:
    [[nodiscard]] QString say(const char* english) const;
    [[nodiscard]] QString life(const Event& event) const;
    [[nodiscard]] QString ending(const Event& event) const;
    [[nodiscard]] QString program(const Event& event) const;
    [[nodiscard]] QString making(const Event& event) const;
    // QueueSentences.cpp: of waits, queues and counters
    [[nodiscard]] QString wait(const Event& event) const;
    [[nodiscard]] QString waitBegins(const Event& event) const;
    [[nodiscard]] QString waitEnds(const Event& event) const;
    [[nodiscard]] QString queue(const Event& event, std::optional<std::uint32_t> capacity) const;
    [[nodiscard]] QString move(const Event& event, std::optional<std::uint32_t> capacity) const;
    [[nodiscard]] QString carried(const Event& event, const QString& whose = {}) const;
    [[nodiscard]] QString snapshot(const Event& event) const;
    [[nodiscard]] QString counter(const Event& event) const;
    [[nodiscard]] QString measured(const Event& event) const;
    // SignalSentences.cpp: of semaphores, events, barriers and conditions
    [[nodiscard]] QString signal(const Event& event) const;
    // ProcessSentences.cpp: of processes, and of what goes on between them
    [[nodiscard]] QString process(const Event& event) const;
    [[nodiscard]] QString processEnd(const Event& event) const;
    [[nodiscard]] QString call(const Event& event) const;
    [[nodiscard]] QString task(const Event& event) const;
    [[nodiscard]] QString processNamed(ObjectId object) const;
    [[nodiscard]] bool isCarried(const Event& event) const;

    [[nodiscard]] QString run(const Event& event) const;
    [[nodiscard]] QString beginning(const Event& event) const;
    [[nodiscard]] QString parameter(const Event& event) const;
    [[nodiscard]] QString outcome(const Event& event) const;
    /// "q1", or words for an object that has no name.
    [[nodiscard]] QString named(ObjectId object) const;
    [[nodiscard]] QString nameOf(ActorId actor) const;
    void takeCode();
    [[nodiscard]] const ScenarioInfo* lesson() const; ///< nullptr: not known

    const Playback& m_playback;
    std::vector<Actor> m_actors;   ///< by id; who is not there has no name
    std::vector<Object> m_objects; ///< likewise
    std::vector<ProcessInfo> m_processes;
    CodeLanguage m_codeLanguage = CodeLanguage::Python;
    QStringList m_code;                            ///< the lesson's lines
    mutable QHash<const char*, QString> m_phrases; ///< as they were asked for, in the present language
};

} // namespace interleave
