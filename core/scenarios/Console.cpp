// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenarios/Console.h"

#include "core/engine/Stage.h"
#include "core/primitives/ValueText.h"

#include <algorithm>

namespace interleave {

Actor* Console::make(const std::string& command) {
    const std::size_t space = std::min(command.find(' '), command.size());
    const auto call = std::ranges::find(m_calls, std::string_view(command).substr(0, space), &CallInfo::id);
    if (call == m_calls.end())
        return refuse("no such call: " + command);
    Value item;
    std::string shown = call->shown;
    if (call->takesItem) {
        auto read = readValue(std::string_view(command).substr(space));
        if (!read)
            return refuse(englishSentence(read.error()));
        item = std::move(read.value());
        shown.replace(shown.find("item"), 4, item.shown());
    }
    const int number = m_made.fetch_add(1, std::memory_order_relaxed) + 1;
    Actor& caller = m_stage.actor(shown, std::to_string(number), [this, id = call->id, item, shown] {
        const std::string answer = m_answer(id, item);
        m_stage.print(shown, " → ", answer);
    });
    m_stage.start(caller);
    return &caller;
}

Actor* Console::refuse(const std::string& why) {
    m_stage.print(why);
    return nullptr;
}

} // namespace interleave
