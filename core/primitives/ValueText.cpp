// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ValueText.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace interleave {

namespace {

constexpr int kDeepest = 8; ///< lists in lists
constexpr const char* kAllowed = R"(1, 1.5, "text", b'bytes', [1, "a"], None)";

/// Goes through the text from its beginning; nullopt where it is no item.
class ValueReader {
public:
    explicit ValueReader(std::string_view text) : m_rest(text) {}

    std::optional<Value> whole() {
        auto value = item(0);
        skipSpace();
        return m_rest.empty() ? std::move(value) : std::nullopt;
    }

private:
    void skipSpace() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size())); }
    bool take(std::string_view words) {
        if (!m_rest.starts_with(words))
            return false;
        m_rest.remove_prefix(words.size());
        return true;
    }

    std::optional<Value> item(int depth) {
        skipSpace();
        if (take("None"))
            return Value();
        if (take("["))
            return list(depth);
        if (take("b'"))
            return bytes('\'');
        if (take("b\""))
            return bytes('"');
        for (const char quote : {'"', '\''})
            if (take({&quote, 1}))
                return text(quote);
        return number();
    }

    std::optional<Value> list(int depth) {
        if (depth == kDeepest)
            return std::nullopt;
        Value::List items;
        skipSpace();
        if (take("]"))
            return Value(std::move(items));
        for (;;) {
            auto value = item(depth + 1);
            if (!value)
                return std::nullopt;
            items.push_back(std::move(*value));
            skipSpace();
            if (take("]"))
                return Value(std::move(items));
            if (!take(","))
                return std::nullopt;
        }
    }

    /// What stands up to the closing quote, `\` before a quote or a `\` and \xNN taken away.
    std::optional<std::string> quoted(char quote) {
        std::string content;
        while (!m_rest.empty()) {
            const char here = m_rest.front();
            m_rest.remove_prefix(1);
            if (here == quote)
                return content;
            if (here != '\\') {
                content += here;
                continue;
            }
            if (take("x")) {
                unsigned code = 0;
                const char* begin = m_rest.data();
                if (m_rest.size() < 2 || std::from_chars(begin, begin + 2, code, 16).ptr != begin + 2)
                    return std::nullopt;
                m_rest.remove_prefix(2);
                content += static_cast<char>(code);
            } else if (take("n")) {
                content += '\n';
            } else if (!m_rest.empty() && (m_rest.front() == quote || m_rest.front() == '\\')) {
                content += m_rest.front();
                m_rest.remove_prefix(1);
            } else {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

    std::optional<Value> text(char quote) {
        auto content = quoted(quote);
        return content ? std::optional(Value(std::move(*content))) : std::nullopt;
    }

    std::optional<Value> bytes(char quote) {
        const auto content = quoted(quote);
        if (!content)
            return std::nullopt;
        Value::Bytes all;
        for (const char each : *content)
            all.push_back(static_cast<std::byte>(each));
        return Value(std::move(all));
    }

    std::optional<Value> number() {
        const std::size_t length = std::min(m_rest.find_first_not_of("+-.0123456789eE"), m_rest.size());
        std::string_view digits = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        if (digits.starts_with('+')) { // from_chars takes none
            digits.remove_prefix(1);
            if (digits.starts_with('-'))
                return std::nullopt;
        }
        const char* end = digits.data() + digits.size();
        if (digits.find_first_of(".eE") == std::string_view::npos) {
            std::int64_t integer = 0;
            const auto read = std::from_chars(digits.data(), end, integer);
            return read.ec == std::errc{} && read.ptr == end ? std::optional(Value(integer)) : std::nullopt;
        }
        double real = 0;
        const auto read = std::from_chars(digits.data(), end, real);
        return read.ec == std::errc{} && read.ptr == end && std::isfinite(real) ? std::optional(Value(real))
                                                                                : std::nullopt;
    }

    std::string_view m_rest;
};

} // namespace

OrError<Value> readValue(std::string_view text) {
    if (auto value = ValueReader(text).whole())
        return std::move(*value);
    return Error{ErrorCode::ItemNotRead, std::string(text), kAllowed, {}};
}

} // namespace interleave
