// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the writer and the reader of trace files agree on; docs/trace-format.md has it field by field. For
// those two only.
#pragma once

#include "core/trace/Bytes.h"

#include <array>
#include <cstdint>

namespace interleave {

/// Begins every trace file of any version. The line ends in it tell a file that was sent as text.
inline constexpr std::array<std::uint8_t, 8> kTraceMagic = {0x89, 'I', 'L', 'T', '\r', '\n', 0x1a, '\n'};
/// From version 2 on small chunks know the dictionary, the first chunk has texts too, the end mark is short,
/// and there are short runs.
inline constexpr std::uint32_t kTraceVersion = 2;
inline constexpr std::size_t kFileHeaderBytes = 16;

/// ShortRun: the info and all events, in the place of both.
enum class ChunkKind : std::uint32_t { Info = 1, Texts = 2, Events = 3, End = 4, ShortRun = 5 };

inline constexpr std::size_t kChunkHeaderBytes = 24;
inline constexpr std::uint32_t kMostRawBytes = 16u << 20;
/// A chunk is never made smaller than a part of it, so that a small file cannot ask for much memory; where it
/// could be, it is stored as it is.
inline constexpr std::uint32_t kMostCompression = 16;

struct ChunkHeader {
    std::uint32_t kind = 0;
    std::uint32_t rawBytes = 0;
    std::uint32_t storedBytes = 0; ///< as many as raw: not compressed
    std::uint64_t check = 0;       ///< of the stored bytes
};

/// `number` of the chunk in its file: a chunk in another one's place is found out.
[[nodiscard]] std::uint64_t checkOf(ByteSpan bytes, std::uint64_t number);
void writeFileHeader(ByteSink& into, std::uint32_t version = kTraceVersion);
void writeChunkHeader(const ChunkHeader& header, std::uint64_t number, ByteSink& into);

enum class HeaderFault { None, Foreign, Newer, Damaged };
/// `bytes`: kFileHeaderBytes of them.
[[nodiscard]] HeaderFault readFileHeader(ByteSpan bytes, std::uint32_t& version);
/// False where the header is damaged or claims more than is allowed. `bytes`: kChunkHeaderBytes of them.
[[nodiscard]] bool readChunkHeader(ByteSpan bytes, std::uint64_t number, ChunkHeader& header);

} // namespace interleave
