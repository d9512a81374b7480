// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"

namespace interleave {

std::string filledIn(const char* text, std::initializer_list<std::string_view> places) {
    std::string sentence;
    for (const char* at = text; *at != '\0'; ++at) {
        if (*at == '%' && at[1] >= '1' && at[1] < '1' + static_cast<int>(places.size()))
            sentence += places.begin()[*++at - '1'];
        else
            sentence += *at;
    }
    return sentence;
}

std::string englishSentence(const Error& error) {
    return filledIn(errorTemplate(error.code), {error.subject, error.allowed, error.reason});
}

} // namespace interleave
