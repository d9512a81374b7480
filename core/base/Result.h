// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value or the error that kept it from being made. Plain data: any thread, no ownership rules.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace interleave {

/// Success or an error of type `E`; `T` = void says only whether it worked.
template <class T, class E> class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() { return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const { return std::get<0>(m_state); }
    [[nodiscard]] const E& error() const { return std::get<1>(m_state); }
    /// Says that the caller goes on either way.
    void ignore() const {}

private:
    std::variant<T, E> m_state;
};

template <class E> class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    Result(E error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const E& error() const { return *m_error; }
    /// Says that the caller goes on either way.
    void ignore() const {}

private:
    std::optional<E> m_error;
};

/// In one word, which calls that are made millions of times return in a register.
template <class E>
requires std::is_enum_v<E>
class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    Result(E error) : m_error(static_cast<std::int64_t>(error)) {}

    [[nodiscard]] bool ok() const { return m_error == kNone; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] E error() const { return static_cast<E>(m_error); }
    /// Says that the caller goes on either way.
    void ignore() const {}

private:
    static constexpr std::int64_t kNone = -1;
    std::int64_t m_error = kNone;
};

} // namespace interleave
