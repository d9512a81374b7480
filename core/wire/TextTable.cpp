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
    if (area.count() == 0)
        intern("…");
}

TextId TextWriter::intern(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    std::string key(text);
    if (const auto known = m_ids.find(key); known != m_ids.end())
        return known->second;
    const TextId id = append(text);
    if (id != kTextLeftOut)
        m_ids.emplace(std::move(key), id);
    return id;
}

TextId TextWriter::append(std::string_view text) {
    static_cast<void>(m_area.indices->appending.lock());
    const std::uint32_t id = m_area.indices->count.load(std::memory_order_relaxed);
    const std::uint32_t used = id == 0 ? 0 : m_area.entries[id - 1].offset + m_area.entries[id - 1].length;
    const bool room = id < m_area.entries.size() && text.size() <= m_area.bytes.size() - used;
    if (room) {
        std::memcpy(m_area.bytes.data() + used, text.data(), text.size());
        m_area.entries[id] = {used, static_cast<std::uint32_t>(text.size())};
        // release: whoever sees the count sees the entry and its bytes
        m_area.indices->count.store(id + 1, std::memory_order_release);
    }
    m_area.indices->appending.unlock();
    return room ? id : kTextLeftOut;
}

} // namespace interleave
