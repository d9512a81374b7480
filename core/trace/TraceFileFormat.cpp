// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceFileFormat.h"

#include <algorithm>

#include <xxhash.h>

namespace interleave {

namespace {

constexpr std::size_t kCheckedOfFileHeader = 12;
constexpr std::size_t kCheckedOfChunkHeader = 20;

std::uint32_t shortCheckOf(ByteSpan bytes, std::uint64_t number) {
    return static_cast<std::uint32_t>(checkOf(bytes, number));
}

} // namespace

std::uint64_t checkOf(ByteSpan bytes, std::uint64_t number) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), number);
}

void writeFileHeader(ByteSink& into, std::uint32_t version) {
    ByteSink header;
    header.bytes(kTraceMagic);
    header.number(version);
    header.number(shortCheckOf(header.all(), 0));
    into.bytes(header.all());
}

void writeChunkHeader(const ChunkHeader& header, std::uint64_t number, ByteSink& into) {
    ByteSink bytes;
    bytes.number(header.kind);
    bytes.number(header.rawBytes);
    bytes.number(header.storedBytes);
    bytes.number(header.check);
    bytes.number(shortCheckOf(bytes.all(), number));
    into.bytes(bytes.all());
}

HeaderFault readFileHeader(ByteSpan bytes, std::uint32_t& version) {
    if (!std::ranges::equal(bytes.first(kTraceMagic.size()), kTraceMagic))
        return HeaderFault::Foreign;
    ByteSource rest(bytes.subspan(kTraceMagic.size()));
    version = rest.number<std::uint32_t>();
    if (rest.number<std::uint32_t>() != shortCheckOf(bytes.first(kCheckedOfFileHeader), 0))
        return HeaderFault::Damaged;
    return version > kTraceVersion ? HeaderFault::Newer : HeaderFault::None;
}

bool readChunkHeader(ByteSpan bytes, std::uint64_t number, ChunkHeader& header) {
    ByteSource from(bytes);
    header.kind = from.number<std::uint32_t>();
    header.rawBytes = from.number<std::uint32_t>();
    header.storedBytes = from.number<std::uint32_t>();
    header.check = from.number<std::uint64_t>();
    return from.number<std::uint32_t>() == shortCheckOf(bytes.first(kCheckedOfChunkHeader), number) &&
           header.rawBytes <= kMostRawBytes && header.storedBytes <= header.rawBytes &&
           std::uint64_t{header.storedBytes} * kMostCompression >= header.rawBytes;
}

} // namespace interleave
