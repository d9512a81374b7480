// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file that is there whole or not at all: what is written goes into a temporary file beside it, which takes
// the name at the end. One thread.
#pragma once

#include "core/base/Error.h"
#include "core/base/UniqueFd.h"

#include <memory>
#include <string>
#include <string_view>

namespace interleave {

class OutputFile {
public:
    /// Begins a file that is to be `path`. A device or a pipe there is written to as it is; a symbolic link
    /// stays, and what it points to is replaced.
    static OrError<std::unique_ptr<OutputFile>> create(const std::string& path);
    /// Removes the temporary file, if it has not become the file.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    OrError<void> write(std::string_view bytes);
    /// Forgets all that was written.
    OrError<void> restart();
    /// Gives the file its name, in the place of what had it before. Not flushed to the disk: after a power
    /// cut the file can be made again, and waiting for the disk would make every export slower.
    OrError<void> commit();
    /// So far.
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    OutputFile(std::string path, std::string target, std::string temporary, UniqueFd fd)
        : m_path(std::move(path)), m_target(std::move(target)), m_temporary(std::move(temporary)),
          m_fd(std::move(fd)) {}
    [[nodiscard]] Error failure(int error) const;

    std::string m_path;      ///< as the person gave it
    std::string m_target;    ///< the same without symbolic links
    std::string m_temporary; ///< empty: there is none (any more)
    UniqueFd m_fd;
    std::uint64_t m_size = 0;
};

} // namespace interleave
