// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a thread costs, and what a process does: comparisons of time and of memory. `line` is where the
// program that is shown does it.
#pragma once

#include "core/primitives/Comparison.h"

#include <span>
#include <string>

namespace interleave {

/// From start() to the first instruction of the new one; `times` are made, one after the other. The clock is
/// read at `line`, and they are started at the next.
class CreationTime : public Comparison {
public:
    CreationTime(Stage& stage, const std::string& name, int line, int times)
        : Comparison(stage, name, Unit::Nanoseconds, {line, times}) {}
    void measure(MeasuredSide side) override;
};

/// The PSS of each of `alive`, which are there at the same time: of a process once all are there, as what
/// they share counts by how many share it. A thread has no memory of its own by the kernel's account: it is
/// what its process has grown by.
class MemoryOfEach : public Comparison {
public:
    MemoryOfEach(Stage& stage, const std::string& name, int line, int alive)
        : Comparison(stage, name, Unit::Bytes, {line, alive}) {}
    void measure(MeasuredSide side) override;
};

/// From one to the other on one CPU: half of a baton's round to and fro, of which there are `times`.
class SwitchTime : public Comparison {
public:
    SwitchTime(Stage& stage, const std::string& name, int line, int times)
        : Comparison(stage, name, Unit::Nanoseconds, {line, times}) {}
    void measure(MeasuredSide side) override;
};

/// From put() to get(), through a BoundedQueue and a ProcessQueue; `times`, each when the last has arrived,
/// so that none waits in the queue. On one CPU, else it would be luck whether an item has to cross from one
/// to another, which takes longer than all the rest.
class PassingTime : public Comparison {
public:
    PassingTime(Stage& stage, const std::string& name, int line, int times)
        : Comparison(stage, name, Unit::Nanoseconds, {line, times}) {}
    void measure(MeasuredSide side) override;
};

/// What worker processes play in these.
[[nodiscard]] std::span<const ComparedPart> partsOfCosts();

} // namespace interleave
