// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ReadingOrder.h"

#include <algorithm>

namespace interleave {

namespace {

/// In rows: what has its middle above the lower edge of the row's first widget is in its row.
void sortAsRead(QList<QWidget*>& widgets) {
    std::ranges::stable_sort(widgets, {}, [](const QWidget* widget) { return widget->y(); });
    for (auto row = widgets.begin(); row != widgets.end();) {
        const int bottom = (*row)->geometry().bottom();
        // The first is in it, also where it has no height.
        const auto end = std::find_if(row + 1, widgets.end(), [bottom](const QWidget* widget) {
            return widget->geometry().center().y() > bottom;
        });
        std::stable_sort(row, end, [](const QWidget* a, const QWidget* b) { return a->x() < b->x(); });
        row = end;
    }
}

bool isControl(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr;
}

void gather(const QWidget& parent, QList<QWidget*>& controls) {
    QList<QWidget*> children;
    for (QObject* child : parent.children())
        if (auto* widget = qobject_cast<QWidget*>(child);
            widget && !widget->isWindow() && widget->isVisible() && widget->isEnabled())
            children << widget;
    sortAsRead(children);
    for (QWidget* child : children) {
        if (isControl(*child))
            controls << child;
        gather(*child, controls);
    }
}

} // namespace

QList<QWidget*> controlsAsRead(const QWidget& root) {
    QList<QWidget*> controls;
    gather(root, controls);
    return controls;
}

QWidget* nextAsRead(const QWidget& root, const QWidget* from, bool forwards) {
    const QList<QWidget*> controls = controlsAsRead(root);
    if (controls.isEmpty())
        return nullptr;
    qsizetype at = -1;
    for (; from && at < 0; from = from->parentWidget())
        at = controls.indexOf(from);
    if (at < 0)
        return forwards ? controls.first() : controls.last();
    const qsizetype count = controls.size();
    return controls[(at + (forwards ? 1 : count - 1)) % count];
}

} // namespace interleave
