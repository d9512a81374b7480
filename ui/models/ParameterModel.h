// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parameters of the chosen lesson and the values that are set. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include <QAbstractListModel>

namespace interleave {

class ParameterModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, HelpRole, ValueRole, LiveRole, AllowedRole };

    using QAbstractListModel::QAbstractListModel;

    /// Values begin with the defaults, or with what was set when the lesson was last chosen.
    void setLesson(const ScenarioInfo& lesson);
    /// What that lesson begins with, or goes on with if it is chosen.
    void setValues(const ScenarioInfo& lesson, const ParameterValues& values);
    [[nodiscard]] const ScenarioInfo* lesson() const { return m_lesson; }
    [[nodiscard]] const ParameterInfo& info(int row) const {
        return m_lesson->parameters[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] const ParameterValues& values() const { return m_values; }
    [[nodiscard]] double value(int row) const { return m_values[static_cast<std::size_t>(row)]; }
    /// Out of range: clipped. Emits dataChanged where it is another value.
    void setValue(int row, double value);
    /// As on the command line: "capacity=3".
    OrError<void> applySetting(const QString& setting);
    void resetToDefaults();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    const ScenarioInfo* m_lesson = nullptr;
    ParameterValues m_values;
    QHash<QString, ParameterValues> m_remembered;
};

/// The value in words and digits of the language that is set, with its unit: "3", "0.5 s", "none", "mutex".
[[nodiscard]] QString shownValue(const ParameterInfo& parameter, double value);

} // namespace interleave
