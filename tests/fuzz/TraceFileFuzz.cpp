// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/TraceFileFuzz.h"

#include "core/base/UniqueFd.h"
#include "core/trace/EventFields.h"
#include "core/trace/Report.h"
#include "core/trace/TraceFileReader.h"

#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr ReadLimits kLimits{1u << 18};

void look(const Trace& trace) {
    const Report report = makeReport(trace);
    const TraceNames names(trace);
    for (std::size_t i = 0; i < trace.size() && i < 200; ++i)
        if (fieldsOf(Trace::Reading(trace).events()[i], names).size() > 10)
            std::abort();
    for (const std::int64_t time : {std::int64_t{0}, trace.end() / 2, trace.end()})
        if (trace.at(time).time() < 0)
            std::abort();
    if (report.durationNs < 0 || report.durationNs > kLongestRunNs)
        std::abort();
}

void readAndLook(ByteSpan file) {
    const UniqueFd memory(::memfd_create("fuzz", MFD_CLOEXEC));
    static_cast<void>(!::write(memory.get(), file.data(), file.size()));
    const auto opened = readTraceFile("/proc/self/fd/" + std::to_string(memory.get()), kLimits);
    if (!opened)
        return;
    const OpenedTrace& result = opened.value();
    if (result.damage && result.damage->good.events != result.trace->size())
        std::abort();
    look(*result.trace);
}

} // namespace

ByteBuffer resealed(ByteSpan file) {
    ByteSink sealed;
    ByteSource from(file);
    static_cast<void>(from.bytes(std::min(file.size(), kTraceMagic.size())));
    const auto version = from.number<std::uint32_t>();
    writeFileHeader(sealed, version >= 1 && version < kTraceVersion ? version : kTraceVersion);
    from = ByteSource(file.subspan(std::min(file.size(), kFileHeaderBytes)));
    for (std::uint64_t number = 0; from.left() >= kChunkHeaderBytes; ++number) {
        ByteSource header(from.bytes(kChunkHeaderBytes));
        const auto kind = header.number<std::uint32_t>();
        const auto raw = header.number<std::uint32_t>();
        const ByteSpan stored =
            from.bytes(std::min<std::uint64_t>(header.number<std::uint32_t>(), from.left()));
        const auto size = static_cast<std::uint32_t>(stored.size());
        // Mostly as it is: a changed byte within a zstd frame hardly ever leaves one.
        const std::uint32_t claimed = raw > size && raw <= size * kMostCompression ? raw : size;
        writeChunkHeader({kind, claimed, size, checkOf(stored, number)}, number, sealed);
        sealed.bytes(stored);
    }
    return {sealed.all().begin(), sealed.all().end()};
}

void fuzzTraceFile(ByteSpan file) {
    readAndLook(file);
    readAndLook(resealed(file));
}

} // namespace interleave
