// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A crash as a bug makes one. Any thread.
#pragma once

namespace interleave {

/// Writes to address 0: the kernel ends the whole process with SIGSEGV, whoever would catch it. It leaves no
/// core file.
[[noreturn]] void crash();

} // namespace interleave
