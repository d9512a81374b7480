// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/trace/TraceFiles.h"

#include "core/trace/TraceFileWriter.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace interleave {

TemporaryFile::TemporaryFile(const ByteBuffer& content)
    : m_path((std::filesystem::temp_directory_path() / "interleave-XXXXXX").string()) {
    const int fd = ::mkstemp(m_path.data());
    EXPECT_GE(fd, 0);
    EXPECT_EQ(::write(fd, content.data(), content.size()), static_cast<ssize_t>(content.size()));
    ::close(fd);
}

TemporaryFile::~TemporaryFile() {
    ::unlink(m_path.c_str());
}

ByteBuffer TemporaryFile::content() const {
    std::ifstream file(m_path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

bool exists(const std::string& path) {
    return std::filesystem::exists(path);
}

FileSizeLimit::FileSizeLimit(std::size_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN); // setrlimit(2): then write fails with EFBIG
    ::getrlimit(RLIMIT_FSIZE, &m_before);
    rlimit limit = m_before;
    limit.rlim_cur = bytes;
    EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
}

FileSizeLimit::~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &m_before);
}

ByteBuffer savedBytes(const Trace& trace) {
    const TemporaryFile file;
    const auto written = writeTraceFile(file.path(), trace);
    EXPECT_TRUE(written) << (written ? "" : englishSentence(written.error()));
    return file.content();
}

std::vector<ChunkPlace> chunksOf(const ByteBuffer& file) {
    std::vector<ChunkPlace> chunks;
    std::size_t at = kFileHeaderBytes;
    while (at < file.size()) {
        ChunkHeader header;
        EXPECT_TRUE(readChunkHeader(ByteSpan(file).subspan(at, kChunkHeaderBytes), chunks.size(), header));
        chunks.push_back({at, at + kChunkHeaderBytes + header.storedBytes});
        at = chunks.back().end;
    }
    return chunks;
}

ByteBuffer withVersion(ByteBuffer file, std::uint32_t version) {
    ByteSink header;
    header.bytes(kTraceMagic);
    header.number(version);
    header.number(static_cast<std::uint32_t>(checkOf(header.all(), 0)));
    std::copy(header.all().begin(), header.all().end(), file.begin());
    return file;
}

} // namespace interleave
