// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls that a lesson's console offers, made while it runs. make: any actor of the engine's process.
#pragma once

#include "core/engine/Actor.h"
#include "core/primitives/Value.h"
#include "core/scenarios/Catalog.h"

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace interleave {

class Console {
public:
    /// Makes the call of that id and gives what it answered, in the program's words.
    using Answer = std::function<std::string(std::string_view call, const Value& item)>;

    /// It must live as long as the calls that are made.
    Console(Stage& stage, std::span<const CallInfo> calls, Answer answer)
        : m_stage(stage), m_calls(calls), m_answer(std::move(answer)) {}

    /// Makes the call, "put 1", on an actor of its own, so that one that waits keeps nobody else waiting. The
    /// actor is named as the call, and prints the answer. What is no call is printed as the error that it is:
    /// nullptr.
    Actor* make(const std::string& command);

private:
    Actor* refuse(const std::string& why);

    Stage& m_stage;
    const std::span<const CallInfo> m_calls;
    const Answer m_answer;
    std::atomic<int> m_made{0}; ///< by several actors at once
};

} // namespace interleave
