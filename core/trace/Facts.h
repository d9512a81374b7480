// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures of a World by their names, and conditions on them: what questions, goals and lesson scripts ask of
// a run. "full >= 1 and left(q1) = 0" asks for two; without a name in brackets a fact is the sum over all
// that have it, the main program's thread left out. Plain data; any thread.
#pragma once

#include "core/base/Error.h"
#include "core/trace/Trace.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// The text of an id, for those who ask often and keep what they were told.
using TextOf = std::function<std::string_view(TextId)>;

/// Several rows may have one word, where different things have that figure.
struct FactRow;

/// A fact, of all or of what is named.
class Fact {
public:
    /// Reads "left" or "left(q1)"; the error names the word and what is allowed.
    [[nodiscard]] static OrError<Fact> parse(std::string_view text);
    /// All words that there are, in the order in which they are documented.
    [[nodiscard]] static std::vector<std::string_view> words();

    /// In items, actors, seconds: as its word says. None where nothing of that name has it. `texts` is the
    /// trace that the world is of.
    [[nodiscard]] std::optional<double> of(const World& world, const Trace& texts) const;
    [[nodiscard]] std::optional<double> of(const World& world, const TextOf& textOf) const;
    [[nodiscard]] std::string_view word() const;
    /// Empty: of all.
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    Fact(std::span<const FactRow> rows, std::string_view name) : m_rows(rows), m_name(name) {}

    std::span<const FactRow> m_rows;
    std::string m_name;
};

/// What has to hold at one moment: comparisons of facts with numbers or with each other, all of them. (What
/// threads wait for is a Condition, in core/primitives.)
class FactCondition {
public:
    enum class Relation { Equal, NotEqual, Less, AtMost, Greater, AtLeast };
    /// A number where there is no fact.
    struct Operand {
        std::optional<Fact> fact;
        double number = 0;
    };
    struct Comparison {
        Operand left;
        Relation relation = Relation::Equal;
        Operand right;
    };

    /// The error names the word that was wrong, and what is allowed in its place.
    [[nodiscard]] static OrError<FactCondition> parse(std::string_view text);

    /// False too where something that is named is not there.
    [[nodiscard]] bool holds(const World& world, const Trace& texts) const;
    [[nodiscard]] bool holds(const World& world, const TextOf& textOf) const;
    [[nodiscard]] std::span<const Comparison> comparisons() const { return m_comparisons; }

private:
    std::vector<Comparison> m_comparisons;
};

} // namespace interleave
