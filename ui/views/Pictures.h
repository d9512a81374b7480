// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a widget shows, as a file: PNG or SVG by the file's ending; and a strip of pictures over a span of the
// run. GUI thread.
#pragma once

#include "core/base/Error.h"

#include "ui/models/Playback.h"

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace interleave {

/// Saves what `widget` shows now. An SVG has text and lines as such; lanes are a picture within it.
/// FileNotWritten where the file cannot be written or ends in neither .png nor .svg.
OrError<void> savePicture(QWidget& widget, const QString& file);

/// `count` (at least 2) PNGs of `widget` at even distances over `span`, its ends included: stem-001.png and
/// so on beside `file`, whose ending is taken off. The cursor goes back to where it was. `progress` is called
/// before each picture with the number that are done; false ends it.
OrError<QStringList> saveStrip(QWidget& widget, Playback& playback, TimeSpan span, int count,
                               const QString& file, const std::function<bool(int)>& progress);

} // namespace interleave
