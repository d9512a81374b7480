// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the formats for timelines have in common: which events are marks, which begin and end something, and
// what the fold has found with them. The formats say how each is written.
#pragma once

#include "core/exports/ExportWriter.h"

#include <cstdint>
#include <string>

namespace interleave {

class TimelineWriter : public ExportWriter {
public:
    void event(const Event& event, const World& world) override;
    void onDepth(std::size_t queueIndex, std::int64_t time, std::uint32_t depth) override;

protected:
    explicit TimelineWriter(ExportNames& names) : m_names(names) {}

    /// An item has gone into a queue or out of it; `depth` are left there.
    virtual void moved(const Event& event, const QueueMove& move, std::uint32_t depth) = 0;
    virtual void waitEvent(const Event& event, const World& world) = 0;
    virtual void addEvent(const Event& event) = 0;
    virtual void lifeEvent(const Event& event) = 0;
    virtual void runEvent(const Event& event) = 0;
    /// What is asked about a queue or set in it, with the answer.
    virtual void questionEvent(const Event& event) = 0;
    virtual void counterEvent(const Event& event, const CounterInfo& counter) = 0;
    /// What needs no word but that it happened to an object.
    virtual void mark(const Event& event) = 0;
    virtual void printed(const Event& event) = 0;
    virtual void objectMade(const Event&, const World&) {}

    /// "put q1": the mark's name.
    [[nodiscard]] std::string markName(const Event& event);
    /// Of the arrow from an item's put to its get; 0: which item it is is not known.
    [[nodiscard]] static std::uint64_t flowOf(const Event& event, const QueueMove& move);

    ExportNames& m_names;

private:
    // What the fold found with the event at hand:
    bool m_moved = false;
    std::size_t m_queueIndex = 0;
    std::uint32_t m_depth = 0;
};

} // namespace interleave
