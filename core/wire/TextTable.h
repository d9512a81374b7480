// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names and printed texts in shared memory: append only, read by their ids. Appending: any thread of any
// process of the run, through its process's TextWriter, which keeps each text once. Reading: any thread or
// process, wait-free.
#pragma once

#include "core/base/RobustMutex.h"
#include "core/wire/Event.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace interleave {

/// The shared part; `entries` and the bytes lie behind it in the segment.
struct TextIndices {
    RobustMutex appending; ///< an owner that dies has changed nothing: `count` is stored last
    std::atomic<std::uint32_t> count{0};
};

struct TextEntry {
    std::uint32_t offset;
    std::uint32_t length;
};

/// Id of the text "…", which stands for a text that no longer had room.
inline constexpr TextId kTextLeftOut = 0;

struct TextArea {
    TextIndices* indices = nullptr;
    std::span<TextEntry> entries;
    std::span<char> bytes;

    /// The text, or "…" where the id is not (yet) there. Valid as long as the segment.
    [[nodiscard]] std::string_view text(TextId id) const;
    [[nodiscard]] std::uint32_t count() const { return indices->count.load(std::memory_order_acquire); }
};

class TextWriter {
public:
    explicit TextWriter(TextArea area);

    /// The id of `text`, the same for the same text. kTextLeftOut once the table is full.
    TextId intern(std::string_view text);

private:
    TextId append(std::string_view text);

    TextArea m_area;
    std::mutex m_mutex;
    std::unordered_map<std::string, TextId> m_ids; ///< guarded by m_mutex
};

} // namespace interleave
