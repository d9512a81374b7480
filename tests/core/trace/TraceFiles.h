// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files for the tests of trace files: made, looked into, damaged on purpose.
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/TraceFileFormat.h"

#include <string>
#include <vector>

#include <sys/resource.h>

namespace interleave {

/// Of a name of its own, empty or with a content; gone at the end.
class TemporaryFile {
public:
    explicit TemporaryFile(const ByteBuffer& content = {});
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] ByteBuffer content() const;

private:
    std::string m_path;
};

[[nodiscard]] bool exists(const std::string& path);

/// While it lives, files of this process cannot grow beyond: a disk that is full, without one.
class FileSizeLimit {
public:
    explicit FileSizeLimit(std::size_t bytes);
    ~FileSizeLimit();
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

[[nodiscard]] ByteBuffer savedBytes(const Trace& trace);

struct ChunkPlace {
    std::size_t begin;
    std::size_t end;
};
/// Of a file without damage.
[[nodiscard]] std::vector<ChunkPlace> chunksOf(const ByteBuffer& file);
[[nodiscard]] ByteBuffer withVersion(ByteBuffer file, std::uint32_t version);

} // namespace interleave
