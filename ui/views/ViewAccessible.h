// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a screen reader finds of a painted view: its name, a role, and in words what it shows now. The words
// are made when somebody asks. GUI thread.
#pragma once

#include <QAccessibleWidget>

namespace interleave {

class ViewAccessible : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;

    /// Makes one for each View from now on. More than once is as good as once.
    static void install();

    [[nodiscard]] QString text(QAccessible::Text which) const override;
};

} // namespace interleave
