// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/FirstMoments.h"

#include <algorithm>
#include <utility>

namespace interleave {

FirstMoments::FirstMoments(std::shared_ptr<const Trace> trace, std::vector<Wanted> wanted)
    : m_trace(std::move(trace)), m_textOf([this](TextId id) { return text(id); }),
      m_revision(Trace::Reading(*m_trace).revision()) {
    for (Wanted& each : wanted)
        m_states.push_back({std::move(each)});
}

bool FirstMoments::look(std::size_t events) {
    if (allFound())
        return false;
    // Asked for before the events are taken: what is known until then is in them.
    const std::int64_t known = m_trace->knownUntil();
    const bool more = takeBlock(events);
    for (const Event& event : m_block) {
        m_world.apply(event);
        check();
    }
    if (!more && known > m_world.time()) {
        m_world.advanceTo(known);
        check();
    }
    return more && !allFound();
}

/// True where there are others behind it.
bool FirstMoments::takeBlock(std::size_t events) {
    for (;;) {
        {
            const Trace::Reading reading(*m_trace);
            const std::size_t next = m_world.events();
            if (reading.revision() == m_revision && reading.firstEvent() <= next) {
                const std::size_t end = std::min(reading.events().size(), next + events);
                m_block.clear();
                for (std::size_t i = next; i < end; ++i)
                    m_block.push_back(reading.events()[i]);
                return end < reading.events().size();
            }
            m_revision = reading.revision();
        }
        // Something was put in before the place that was reached, or forgotten: goes on from the world as it
        // is known there now.
        m_world = m_trace->at(m_world.time());
        check();
    }
}

void FirstMoments::check() {
    for (State& state : m_states) {
        if (state.moment)
            continue;
        if (state.wanted.after && !state.prepared)
            state.prepared = state.wanted.after->holds(m_world, m_textOf);
        else if (state.wanted.when.holds(m_world, m_textOf))
            state.moment = m_world.time();
    }
}

std::string_view FirstMoments::text(TextId id) {
    if (id >= m_texts.size())
        m_texts.resize(m_trace->textCount());
    if (id >= m_texts.size()) // of a damaged event
        return {};
    if (m_texts[id].empty())
        m_texts[id] = m_trace->text(id);
    return m_texts[id];
}

bool FirstMoments::allFound() const {
    return std::ranges::all_of(m_states, [](const State& state) { return state.moment.has_value(); });
}

} // namespace interleave
