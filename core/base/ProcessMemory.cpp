// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/ProcessMemory.h"

#include <fstream>
#include <string>

namespace interleave {

std::optional<std::int64_t> pssOf(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/smaps_rollup");
    std::int64_t kibibytes = 0;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("Pss:") && (kibibytes = std::stoll(line.substr(4))) > 0)
            return kibibytes * 1024;
    return std::nullopt;
}

} // namespace interleave
