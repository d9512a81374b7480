// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person says to the running lesson, as texts, in shared memory: one producer (the observer's
// owner), one consumer (the engine's controlling thread). The other side may write anything into it at any
// time and can do no more harm than to send nonsense.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace interleave {

struct Command {
    static constexpr std::size_t kLongest = 124; ///< bytes
    std::uint32_t length = 0;
    char text[kLongest] = {};
};

class CommandRing {
public:
    static constexpr std::uint32_t kRoom = 16;

    /// False: there is no room, or it is too long; nothing was written. The producer.
    [[nodiscard]] bool tryPush(std::string_view text) {
        const std::uint32_t at = m_written.load(std::memory_order_relaxed); // its own
        // acquire: what is overwritten was read
        if (text.size() > Command::kLongest || at - m_taken.load(std::memory_order_acquire) >= kRoom)
            return false;
        Command& command = m_commands[at % kRoom];
        command.length = static_cast<std::uint32_t>(text.size());
        std::memcpy(command.text, text.data(), text.size());
        m_written.store(at + 1, std::memory_order_release); // with the text
        return true;
    }
    /// The oldest that was not taken yet. The consumer.
    [[nodiscard]] std::optional<std::string> tryPop() {
        const std::uint32_t at = m_taken.load(std::memory_order_relaxed); // its own
        if (at == m_written.load(std::memory_order_acquire))
            return std::nullopt;
        const Command& command = m_commands[at % kRoom];
        std::string text(command.text, std::min<std::size_t>(command.length, Command::kLongest));
        m_taken.store(at + 1, std::memory_order_release); // the place is free
        return text;
    }

    /// How many were taken so far. The consumer's process.
    [[nodiscard]] std::uint32_t taken() const { return m_taken.load(std::memory_order_acquire); }

private:
    std::atomic<std::uint32_t> m_written{0};
    std::atomic<std::uint32_t> m_taken{0};
    std::array<Command, kRoom> m_commands;
};

} // namespace interleave
