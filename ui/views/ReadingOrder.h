// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of controls as they are read: from the top, then from the left, one panel after the other. Qt's
// own chain is the order in which widgets were made, which is another one where some are made anew with each
// lesson. GUI thread.
#pragma once

#include <QList>
#include <QWidget>

namespace interleave {

/// The visible, enabled widgets within `root` that Tab is to reach.
[[nodiscard]] QList<QWidget*> controlsAsRead(const QWidget& root);
/// Behind (or before) `from`, or what is in it, in that order, round and round; null: there is none.
[[nodiscard]] QWidget* nextAsRead(const QWidget& root, const QWidget* from, bool forwards);

} // namespace interleave
