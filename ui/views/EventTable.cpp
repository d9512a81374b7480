// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/EventTable.h"

#include "ui/models/EventModel.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kRowHeight = 30;
constexpr double kPadding = 10; ///< left and right of a cell's text
constexpr double kTokenRadius = 11;

/// The theme styles every widget that there is when it is made: it must not find one that is half made.
QWidget* afterTheme(QWidget* parent) {
    Theme::instance();
    return parent;
}

} // namespace

EventTable::EventTable(QWidget* parent)
    : QAbstractItemView(afterTheme(parent)), m_header(new QHeaderView(Qt::Horizontal, this)) {
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    m_header->setStretchLastSection(true);
    m_header->setHighlightSections(false);
    m_header->setSectionsClickable(false);
    m_header->setFocusPolicy(Qt::NoFocus);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    connect(&Theme::instance(), &Theme::changed, this, &EventTable::restyle);
}

void EventTable::setModel(QAbstractItemModel* model) {
    m_header->setModel(model);
    QAbstractItemView::setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        updateGeometries();
        viewport()->update();
    });
    restyle();
}

void EventTable::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void EventTable::restyle() {
    const Theme& theme = Theme::instance();
    if (!model())
        return;
    const QFontMetrics words(theme.font(Theme::kSmall));
    const int padding = theme.ipx(2 * kPadding);
    m_header->setFont(theme.font(Theme::kSmall));
    m_header->setMinimumSectionSize(theme.ipx(48));
    m_header->resizeSection(EventModel::TimeColumn,
                            padding + words.horizontalAdvance(shownInstant(1'234'567'890'123)));
    m_header->resizeSection(EventModel::ActorColumn,
                            padding + theme.ipx(2 * kTokenRadius + 8) +
                                words.horizontalAdvance(QStringLiteral("consumer 100")));
    m_header->resizeSection(EventModel::KindColumn,
                            padding + words.horizontalAdvance(QStringLiteral("records missing")));
    m_header->resizeSection(EventModel::ObjectColumn,
                            padding + words.horizontalAdvance(QStringLiteral("the counter")));
    updateGeometries();
    viewport()->update();
}

int EventTable::rowHeight() const {
    return Theme::instance().ipx(kRowHeight);
}

int EventTable::rows() const {
    return model() ? model()->rowCount() : 0;
}

int EventTable::wholeRows() const {
    return std::max(1, viewport()->height() / rowHeight());
}

bool EventTable::atEnd() const {
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

int EventTable::horizontalOffset() const {
    return horizontalScrollBar()->value();
}

int EventTable::verticalOffset() const {
    return 0; // rows are placed from the first one in sight: a length of all would not fit an int when scaled
}

bool EventTable::isIndexHidden(const QModelIndex& index) const {
    static_cast<void>(index);
    return false;
}

QRect EventTable::visualRect(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const std::int64_t y = (std::int64_t{index.row()} - verticalScrollBar()->value()) * rowHeight();
    if (y < -rowHeight() || y > viewport()->height())
        return {};
    return {m_header->sectionViewportPosition(index.column()), static_cast<int>(y),
            m_header->sectionSize(index.column()), rowHeight()};
}

QModelIndex EventTable::indexAt(const QPoint& point) const {
    const int row = point.y() < 0 ? -1 : verticalScrollBar()->value() + point.y() / rowHeight();
    const int column = m_header->logicalIndexAt(point.x());
    if (row < 0 || row >= rows() || column < 0)
        return {};
    return model()->index(row, column);
}

void EventTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid())
        return;
    const int row = index.row();
    const int first = verticalScrollBar()->value();
    const int whole = wholeRows();
    if (hint == PositionAtTop)
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtBottom)
        verticalScrollBar()->setValue(row - whole + 1);
    else if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - whole / 2);
    else if (row < first)
        verticalScrollBar()->setValue(row);
    else if (row >= first + whole)
        verticalScrollBar()->setValue(row - whole + 1);
}

QModelIndex EventTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    static_cast<void>(modifiers);
    if (rows() == 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    const int page = std::max(1, wholeRows() - 1);
    const auto target = [&] {
        switch (action) {
        case MoveUp:
        case MovePrevious: return now - 1;
        case MoveDown:
        case MoveNext: return now + 1;
        case MovePageUp: return now - page;
        case MovePageDown: return now + page;
        case MoveHome: return 0;
        case MoveEnd: return rows() - 1;
        case MoveLeft:
        case MoveRight: break;
        }
        return now;
    }();
    return model()->index(std::clamp(target, 0, rows() - 1), EventModel::WhatColumn);
}

void EventTable::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    const QModelIndex index = indexAt(rect.topLeft());
    if (index.isValid())
        selectionModel()->select(index, flags | QItemSelectionModel::Rows);
}

QRegion EventTable::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const int first = std::max(range.top(), verticalScrollBar()->value());
        const int last = std::min(range.bottom(), verticalScrollBar()->value() + wholeRows() + 1);
        for (int row = first; row <= last; ++row)
            region += QRect(0, visualRect(model()->index(row, 0)).y(), viewport()->width(), rowHeight());
    }
    return region;
}

void EventTable::updateGeometries() {
    const int height = Theme::instance().ipx(kRowHeight);
    setViewportMargins(0, height, 0, 0);
    m_header->setGeometry(viewport()->x(), viewport()->y() - height, viewport()->width(), height);
    const int whole = wholeRows();
    verticalScrollBar()->setRange(0, std::max(0, rows() - whole));
    verticalScrollBar()->setPageStep(whole);
    verticalScrollBar()->setSingleStep(1);
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    m_header->setOffset(horizontalScrollBar()->value());
    QAbstractItemView::updateGeometries();
}

void EventTable::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                             const QList<int>& roles) {
    // The base class would ask where each changed row is, of millions.
    static_cast<void>(topLeft);
    static_cast<void>(bottomRight);
    static_cast<void>(roles);
    viewport()->update();
}

void EventTable::rowsInserted(const QModelIndex& parent, int start, int end) {
    // Only the length of the scroll bar is another one; the base class would lay all out again.
    static_cast<void>(parent);
    updateGeometries();
    if (start <= verticalScrollBar()->value() + wholeRows() && end >= verticalScrollBar()->value())
        viewport()->update();
}

void EventTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    // What a screen reader can say of a view that is painted.
    setAccessibleDescription(current.isValid()
                                 ? current.data(EventModel::SentenceRole).toString() + QStringLiteral(", ") +
                                       current.siblingAtColumn(EventModel::TimeColumn).data().toString()
                                 : m_emptyText);
}

void EventTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        viewport()->update();
    QAbstractItemView::changeEvent(event);
}

void EventTable::paintEvent(QPaintEvent* event) {
    const Theme& theme = Theme::instance();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.color(Theme::Role::Panel));
    painter.setRenderHint(QPainter::Antialiasing);
    if (rows() == 0) {
        painter.setPen(theme.color(Theme::Role::Muted));
        painter.setFont(theme.font(Theme::kText));
        painter.drawText(viewport()->rect().adjusted(theme.ipx(16), 0, -theme.ipx(16), 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const int height = rowHeight();
    const int last = std::min(rows() - 1, verticalScrollBar()->value() + event->rect().bottom() / height);
    for (int row = verticalScrollBar()->value() + event->rect().top() / height; row <= last; ++row)
        paintRow(painter, row,
                 {0, (row - verticalScrollBar()->value()) * height, viewport()->width(), height});
}

void EventTable::paintRow(QPainter& painter, int row, const QRect& place) const {
    const Theme& theme = Theme::instance();
    const bool chosen = currentIndex().row() == row;
    if (chosen) {
        painter.fillRect(place, theme.color(Theme::Role::AccentSoft));
        painter.fillRect(QRect(place.x(), place.y(), theme.ipx(hasFocus() ? 4 : 2), place.height()),
                         theme.color(Theme::Role::Accent));
    }
    const int padding = theme.ipx(kPadding);
    const auto kind = static_cast<EventKind>(model()->index(row, 0).data(EventModel::KindRole).toInt());
    const bool isLoss = kind == EventKind::EventsDropped || kind == EventKind::RecordsLost;
    for (int column = 0; column < EventModel::ColumnCount; ++column) {
        const QModelIndex index = model()->index(row, column);
        const QRect cell(m_header->sectionViewportPosition(column) + padding, place.y(),
                         m_header->sectionSize(column) - 2 * padding, place.height());
        if (cell.right() < 0 || cell.left() > viewport()->width())
            continue;
        if (column == EventModel::ActorColumn) {
            paintActor(painter, index, cell);
            continue;
        }
        const bool isQuiet = column == EventModel::TimeColumn || column == EventModel::KindColumn;
        painter.setFont(theme.font(Theme::kSmall));
        painter.setPen(theme.color(isLoss               ? Theme::Role::Warning
                                   : isQuiet && !chosen ? Theme::Role::Muted
                                                        : Theme::Role::Text));
        const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
        painter.drawText(
            cell, static_cast<int>(alignment) | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
    }
}

void EventTable::paintActor(QPainter& painter, const QModelIndex& index, const QRect& cell) const {
    const Theme& theme = Theme::instance();
    const QString name = index.data().toString();
    if (name.isEmpty())
        return;
    const double radius = theme.px(kTokenRadius);
    theme.drawToken(painter, QPointF(cell.x() + radius, cell.center().y() + 0.5), radius,
                    static_cast<ActorId>(index.data(EventModel::ActorRole).toUInt()),
                    index.data(EventModel::SignRole).toString());
    const QRect words = cell.adjusted(static_cast<int>(2 * radius) + theme.ipx(8), 0, 0, 0);
    painter.setFont(theme.font(Theme::kSmall));
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, words.width()));
}

} // namespace interleave
