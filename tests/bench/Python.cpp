// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Python.h"

#include <cstdio>
#include <string>

namespace interleave::bench {

bool hasPython() {
    return nsInPython("print(1)") == 1;
}

double nsInPython(const char* script, const std::vector<std::int64_t>& arguments) {
    std::string command = std::string("python3 -c '") + script + "'";
    for (const std::int64_t argument : arguments)
        command += " " + std::to_string(argument);
    std::FILE* const output = ::popen((command + " 2>/dev/null").c_str(), "r");
    double ns = 0;
    if (output && std::fscanf(output, "%lf", &ns) != 1)
        ns = 0;
    if (output)
        ::pclose(output);
    return ns;
}

} // namespace interleave::bench
