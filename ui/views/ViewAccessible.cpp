// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ViewAccessible.h"

#include "ui/views/View.h"

namespace interleave {

namespace {

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* const view = qobject_cast<View*>(object);
    return view ? new ViewAccessible(view, view->spokenRole()) : nullptr;
}

} // namespace

void ViewAccessible::install() {
    static const bool once = (QAccessible::installFactory(make), true);
    static_cast<void>(once);
}

QString ViewAccessible::text(QAccessible::Text which) const {
    if (which == QAccessible::Description)
        return static_cast<View*>(widget())->spokenState();
    return QAccessibleWidget::text(which);
}

} // namespace interleave
