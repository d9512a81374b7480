// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A live parameter of the running lesson: a view of its place in the control block. Any thread.
#pragma once

#include <atomic>
#include <optional>

namespace interleave {

class Parameter {
public:
    explicit Parameter(const std::atomic<double>& place) : m_place(&place) {}

    [[nodiscard]] double value() const { return m_place->load(std::memory_order_relaxed); }
    [[nodiscard]] int integer() const { return static_cast<int>(value()); }
    [[nodiscard]] bool on() const { return value() != 0; }
    /// For times where a negative value says "none".
    [[nodiscard]] std::optional<double> seconds() const {
        const double now = value();
        return now < 0 ? std::nullopt : std::optional(now);
    }
    template <class Enum> [[nodiscard]] Enum choice() const { return static_cast<Enum>(integer()); }

private:
    const std::atomic<double>* m_place;
};

} // namespace interleave
