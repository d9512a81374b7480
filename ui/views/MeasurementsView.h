// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table "process or thread": a row for each thing that is measured, with what it came to for threads and
// for processes, large, and how the two compare. Rows that are still to come are there without figures; the
// one that is being measured is marked. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include "ui/models/Measurements.h"
#include "ui/views/View.h"

#include <vector>

namespace interleave {

class MeasurementsView : public View {
    Q_OBJECT

public:
    MeasurementsView(const Playback& playback, QWidget* parent = nullptr);

    void setLesson(const ScenarioInfo& lesson);
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the card says beside its title.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] const std::vector<MeasurementRow>& rows() const { return m_rows; }
    /// Which row is being measured, as far as its figures show; -1: none.
    [[nodiscard]] int current() const { return m_current; }

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Process or thread"); }
    void onWorld() override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// From left to right: what is measured, the two, how they compare.
    struct Columns {
        QRectF label, thread, process, verdict;
    };

    void refresh();
    [[nodiscard]] Columns columnsOf(const QRectF& row) const;
    [[nodiscard]] bool roomForNotes() const;
    void drawHeader(QPainter& painter, const Columns& columns) const;
    void drawRow(QPainter& painter, const QRectF& area, const MeasurementRow& row, bool current) const;
    void drawCell(QPainter& painter, const QRectF& area, const MeasuredCell& cell, const QColor& color) const;
    void drawFitted(QPainter& painter, const QRectF& area, int flags, const QString& text, double units,
                    Theme::Weight weight) const;
    [[nodiscard]] QString spokenRows() const;

    const ScenarioInfo* m_lesson = nullptr;
    std::shared_ptr<const World> m_shown; ///< what m_rows point into
    std::vector<MeasurementRow> m_rows;
    int m_current = -1;
};

} // namespace interleave
