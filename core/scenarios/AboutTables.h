// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables that belong to several lessons. Immutable; any thread.
#pragma once

#include "core/scenarios/Catalog.h"

namespace interleave {

/// Each call of a queue: what it does when it can, and what when it cannot.
extern const AboutTable kQueueCallTable;
/// The five states of a thread.
extern const AboutTable kStateTable;
/// A queue of threads, of processes, and of a manager.
extern const AboutTable kQueueKindTable;
/// Thread and process side by side.
extern const AboutTable kThreadProcessTable;

} // namespace interleave
