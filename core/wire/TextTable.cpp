// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/wire/TextTable.h"

#include <cstring>

namespace interleave {

std::string_view TextArea::text(TextId id) const {
    if (id >= count())
        return "…";
    const TextEntry& entry = entries[id];
    return {bytes.data() + entry.offset, entry.length};
}

TextWriter::TextWriter(TextArea area) : m_area(area) {
    intern("…");
}

TextId TextWriter::intern(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    std::string key(text);
    if (const auto known = m_ids.find(key); known != m_ids.end())
        return known->second;
    const std::uint32_t id = m_area.indices->count.load(std::memory_order_relaxed);
    if (id >= m_area.entries.size() || text.size() > m_area.bytes.size() - m_usedBytes)
        return kTextLeftOut;
    std::memcpy(m_area.bytes.data() + m_usedBytes, text.data(), text.size());
    m_area.entries[id] = {m_usedBytes, static_cast<std::uint32_t>(text.size())};
    m_usedBytes += static_cast<std::uint32_t>(text.size());
    m_ids.emplace(std::move(key), id);
    // release: whoever sees the count sees the entry and its bytes
    m_area.indices->count.store(id + 1, std::memory_order_release);
    return id;
}

} // namespace interleave
