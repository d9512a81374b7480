// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of an EventModel under a header, each as high as the others. QTableView keeps eight bytes for each
// row and goes through all of them when one is added (10 000 000 rows: 80 MB, 70 ms); this view knows the
// height of any number of rows without looking at them, and touches only those it paints. GUI thread.
#pragma once

#include <QAbstractItemView>

QT_BEGIN_NAMESPACE
class QHeaderView;
QT_END_NAMESPACE

namespace interleave {

class EventTable : public QAbstractItemView {
    Q_OBJECT

public:
    explicit EventTable(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// Shown where there are no rows.
    void setEmptyText(const QString& text);
    /// Whether the last row is in sight.
    [[nodiscard]] bool atEnd() const;
    [[nodiscard]] QHeaderView* header() const { return m_header; }
    [[nodiscard]] int rowHeight() const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override;
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

protected Q_SLOTS:
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles = {}) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void restyle();
    void paintRow(QPainter& painter, int row, const QRect& place) const;
    void paintActor(QPainter& painter, const QModelIndex& index, const QRect& cell) const;
    [[nodiscard]] int wholeRows() const; ///< that fit at once
    [[nodiscard]] int rows() const;

    QHeaderView* m_header;
    QString m_emptyText;
};

} // namespace interleave
