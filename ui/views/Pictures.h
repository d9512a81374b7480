// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a widget shows, as a file: PNG or SVG by the file's ending. GUI thread.
#pragma once

#include "core/base/Error.h"

#include <QString>

class QWidget;

namespace interleave {

/// Saves what `widget` shows now. An SVG has text and lines as such; lanes are a picture within it.
/// FileNotWritten where the file cannot be written or ends in neither .png nor .svg.
OrError<void> savePicture(QWidget& widget, const QString& file);

} // namespace interleave
