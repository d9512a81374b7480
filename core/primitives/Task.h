// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A task of a lesson: what a pool's worker process can be asked to do, by its name. Constant data.
#pragma once

namespace interleave {

class Stage;
class Value;

struct Task {
    const char* id;
    /// A std::exception that it throws reaches the task's result as an error.
    Value (*run)(Stage&, const Value& argument);
};

} // namespace interleave
