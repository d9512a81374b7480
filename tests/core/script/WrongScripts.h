// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The wrong scripts below tests/core/script/wrong, each with the one line that it has to give: what the
// library and the command line are both held to.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct WrongScript {
    std::string name; ///< of its file
    std::string line; ///< "NAME:LINE:COLUMN: reason; allowed: …"

    /// Where the line ends with "…", as of a long list, what follows is free.
    [[nodiscard]] bool matches(const std::string& given) const {
        constexpr std::string_view kFree = "…";
        return line.ends_with(kFree) ? given.starts_with(line.substr(0, line.size() - kFree.size()))
                                     : given == line;
    }
};

/// As expected.txt has them, a line each.
inline std::vector<WrongScript> wrongScripts(const std::filesystem::path& directory) {
    std::vector<WrongScript> scripts;
    std::ifstream file(directory / "expected.txt");
    for (std::string line; std::getline(file, line);)
        scripts.push_back({line.substr(0, line.find(':')), line});
    return scripts;
}

/// The names of the files there, so that none is forgotten.
inline std::vector<std::string> scriptFiles(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory))
        if (entry.path().extension() == ".lesson")
            names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

} // namespace interleave
