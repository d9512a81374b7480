// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What makes a format of a trace. It is told everything in the order of the fold; for one event first what
// the fold finds new with it (the FoldObserver's calls), then the event itself. It appends to output(), which
// its caller empties. One thread.
#pragma once

#include "core/exports/ExportNames.h"
#include "core/trace/World.h"

#include <memory>
#include <string>

namespace interleave {

class ExportWriter : public FoldObserver {
public:
    virtual void begin() {}
    /// `world` is the fold of all events up to and including `event`.
    virtual void event(const Event& event, const World& world) = 0;
    /// Nothing follows.
    virtual void end(const World&) {}

    void onTransition(ActorId, const Transition&) override {}
    void onDepth(std::size_t, std::int64_t, std::uint32_t) override {}
    void onLostUpdate(std::size_t, const LostUpdate&) override {}
    void onPrinted(ActorId, std::int64_t, TextId) override {}
    void onCpu(std::size_t, std::int64_t, ActorId) override {}
    void onCounter(std::size_t, std::int64_t, std::uint64_t, std::int64_t) override {}
    void onGap(const Gap&) override {}

    [[nodiscard]] std::string& output() { return m_output; }

protected:
    std::string m_output;
};

/// `names` must outlive the writer.
[[nodiscard]] std::unique_ptr<ExportWriter> makePerfettoWriter(ExportNames& names);
[[nodiscard]] std::unique_ptr<ExportWriter> makeChromeWriter(ExportNames& names);
[[nodiscard]] std::unique_ptr<ExportWriter> makeCsvWriter(ExportNames& names);

} // namespace interleave
