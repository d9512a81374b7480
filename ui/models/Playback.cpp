// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Playback.h"

#include <algorithm>

namespace interleave {

void Playback::setTrace(std::shared_ptr<const Trace> trace) {
    m_trace = std::move(trace);
    m_texts.clear();
    m_world = m_trace ? m_trace->newest() : std::make_shared<World>();
    Q_EMIT traceChanged();
    setLive(true);
    Q_EMIT worldChanged();
}

void Playback::refresh() {
    if (!m_trace || !m_live)
        return;
    m_world = m_trace->newest();
    Q_EMIT worldChanged();
}

void Playback::showAt(std::int64_t time) {
    if (!m_trace)
        return;
    setLive(false);
    m_world =
        std::make_shared<World>(m_trace->at(std::clamp<std::int64_t>(time, 0, m_trace->newest()->time())));
    Q_EMIT worldChanged();
}

void Playback::goLive() {
    setLive(true);
    refresh();
}

QString Playback::text(TextId id) const {
    if (!m_trace)
        return {};
    if (const auto known = m_texts.constFind(id); known != m_texts.constEnd())
        return *known;
    const QString text = QString::fromStdString(m_trace->text(id));
    if (id < m_trace->textCount())
        m_texts.insert(id, text);
    return text;
}

void Playback::setLive(bool live) {
    if (m_live == live)
        return;
    m_live = live;
    Q_EMIT liveChanged(live);
}

} // namespace interleave
