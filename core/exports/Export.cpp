// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/Export.h"

#include "core/exports/ExportWriter.h"
#include "core/exports/OutputFile.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace interleave {

namespace {

/// Copied at once under the trace's lock: 64 KiB, some microseconds.
constexpr std::size_t kPieceEvents = 2048;
constexpr std::size_t kWriteBytes = 1u << 18;

std::unique_ptr<ExportWriter> makeWriter(ExportFormat format, ExportNames& names) {
    switch (format) {
    case ExportFormat::Perfetto: return makePerfettoWriter(names);
    case ExportFormat::Json: return makeChromeWriter(names);
    case ExportFormat::Csv: break;
    }
    return makeCsvWriter(names);
}

/// The events up to a time, in pieces, of a trace that may grow meanwhile.
class EventPieces {
public:
    EventPieces(const Trace& trace, std::int64_t end) : m_trace(trace) {
        const Trace::Reading reading(trace);
        const auto isWithin = [&](const Event& event) {
            return static_cast<std::int64_t>(event.time) <= end;
        };
        m_count = reading.events().partitionPoint(0, isWithin);
    }

    /// The next piece, empty at the end; valid until the next call.
    [[nodiscard]] std::span<const Event> next() {
        const Trace::Reading reading(m_trace);
        const auto& events = reading.events();
        if (reading.firstEvent() > 0) {
            m_forgotten = true;
            return {};
        }
        // An event that came late may have moved those that were read: then the one before is another.
        if (m_position > 0 && std::memcmp(&events[m_position - 1], &m_piece.back(), sizeof(Event)) != 0) {
            m_moved = true;
            return {};
        }
        m_piece.clear();
        for (; m_position < m_count && m_piece.size() < kPieceEvents; ++m_position)
            m_piece.push_back(events[m_position]);
        return m_piece;
    }
    [[nodiscard]] bool moved() const { return m_moved; }
    [[nodiscard]] bool forgotten() const { return m_forgotten; }
    [[nodiscard]] double share() const {
        return m_count == 0 ? 1 : static_cast<double>(m_position) / static_cast<double>(m_count);
    }

private:
    const Trace& m_trace;
    std::size_t m_count = 0;
    std::size_t m_position = 0;
    std::vector<Event> m_piece;
    bool m_moved = false;
    bool m_forgotten = false; ///< what the later ones build on is no longer there
};

OrError<void> writeOut(ExportWriter& writer, OutputFile& file, std::size_t atLeast) {
    if (writer.output().size() < atLeast)
        return {};
    auto written = file.write(writer.output());
    writer.output().clear();
    return written;
}

/// Whether all was written: false where events that were there already have moved.
OrError<bool> writeAll(const Trace& trace, std::int64_t end, ExportFormat format, const std::string& path,
                       OutputFile& file, const ExportProgress& progress) {
    ExportNames names(trace, trace.at(end));
    const std::unique_ptr<ExportWriter> writer = makeWriter(format, names);
    EventPieces pieces(trace, end);
    World world;
    writer->begin();
    for (auto piece = pieces.next(); !piece.empty(); piece = pieces.next()) {
        for (const Event& event : piece) {
            world.apply(event, writer.get());
            writer->event(event, world);
            if (auto written = writeOut(*writer, file, kWriteBytes); !written)
                return written.error();
        }
        if (progress && !progress(pieces.share()))
            return Error{ErrorCode::Cancelled, "export", {}, {}};
    }
    if (pieces.forgotten())
        return Error{ErrorCode::EventsForgotten, path, {}, {}};
    if (pieces.moved())
        return false;
    writer->end(world);
    if (auto written = writeOut(*writer, file, 0); !written)
        return written.error();
    return true;
}

} // namespace

OrError<void> exportTrace(const Trace& trace, ExportFormat format, const std::string& path,
                          const ExportProgress& progress) {
    auto file = OutputFile::create(path);
    if (!file)
        return file.error();
    // The end stands. While the run goes on, events before it may still come in late, for some milliseconds;
    // if one does behind what is written already, all is written again.
    const std::int64_t end = trace.end();
    for (;;) {
        const auto complete = writeAll(trace, end, format, path, *file.value(), progress);
        if (!complete)
            return complete.error();
        if (complete.value())
            return file.value()->commit();
        if (auto restarted = file.value()->restart(); !restarted)
            return restarted;
    }
}

std::optional<ExportFormat> exportFormat(std::string_view word) {
    if (word == "perfetto")
        return ExportFormat::Perfetto;
    if (word == "json")
        return ExportFormat::Json;
    if (word == "csv")
        return ExportFormat::Csv;
    return std::nullopt;
}

} // namespace interleave
