// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures for slides: on the clipboard and in a file of their own, at twice the window's resolution, so that
// they are sharp on a large screen. GUI thread.
#pragma once

#include "core/base/Error.h"

#include <QString>

class QWidget;

namespace interleave {

/// What of the window a picture is of.
enum class PictureOf { Stage, Chart, Timeline, Window };

/// The file's word for it: "stage".
[[nodiscard]] QString pictureWord(PictureOf what);

/// Puts what `widget` shows on the clipboard and into `directory`, which is made where it is missing, as
/// NAME-1.png or with the next number that is free. The file, or FileNotWritten; the clipboard has it either
/// way.
OrError<QString> takeSlidePicture(QWidget& widget, const QString& directory, const QString& name);

} // namespace interleave
