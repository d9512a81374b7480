// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Error.h"

namespace interleave {

std::string englishSentence(const Error& error) {
    const std::string* const places[] = {&error.subject, &error.allowed, &error.reason};
    std::string sentence;
    for (const char* at = errorTemplate(error.code); *at != '\0'; ++at) {
        if (*at == '%' && at[1] >= '1' && at[1] <= '3')
            sentence += *places[*++at - '1'];
        else
            sentence += *at;
    }
    return sentence;
}

} // namespace interleave
