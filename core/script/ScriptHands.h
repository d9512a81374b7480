// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a script's steps are done with: a session in the command line, the window's run in the window.
#pragma once

#include "core/base/Error.h"
#include "core/trace/Trace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace interleave {

class ScriptHands {
public:
    ScriptHands() = default;
    ScriptHands(const ScriptHands&) = delete;
    ScriptHands& operator=(const ScriptHands&) = delete;
    virtual ~ScriptHands() = default;

    // What they do

    /// Starts a run with the parameters as they are set; one that goes on is ended.
    virtual OrError<void> run() = 0;
    virtual void set(std::size_t parameter, double value) = 0;
    virtual void setSpeed(double factor) = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void stop() = 0;
    virtual OrError<void> call(const std::string& command) = 0;
    virtual void kill(ObjectId process) = 0;
    /// Lights up an actor or an object; neither: nothing.
    virtual void light(ActorId actor, ObjectId object) = 0;
    /// A moment of the run, in ns since its start; none: live.
    virtual void show(std::optional<std::int64_t> moment) = 0;
    /// Puts the lesson's question.
    virtual void ask() = 0;

    // What they feel

    /// Of the last run; null before the first.
    [[nodiscard]] virtual std::shared_ptr<const Trace> trace() const = 0;
    /// Its newest world; never null where there is a trace.
    [[nodiscard]] virtual std::shared_ptr<const World> world() const = 0;
    [[nodiscard]] virtual bool active() const = 0;
    [[nodiscard]] virtual bool paused() const = 0;
    /// Nanoseconds since its start, a pause included; stands still once it is over.
    [[nodiscard]] virtual std::int64_t now() const = 0;
};

} // namespace interleave
