// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's texts as a test writes them.
#pragma once

#include <QString>

#include <string>

namespace interleave {

/// With plain spaces for the narrow ones between a number's groups, and before its unit.
inline std::string plain(const QString& text) {
    return QString(text).replace(QChar(0x202f), QLatin1Char(' ')).toStdString();
}

} // namespace interleave
