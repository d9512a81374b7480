// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ParameterModel.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Numbers.h"

#include <algorithm>
#include <cmath>

namespace interleave {

QString shownValue(const ParameterInfo& parameter, double value) {
    if (parameter.special && value == parameter.special->value)
        return lessonText(parameter.special->word);
    switch (parameter.kind) {
    case ParameterKind::Switch:
        return value != 0 ? lessonText(TEXT_NOOP("lesson", "on")) : lessonText(TEXT_NOOP("lesson", "off"));
    case ParameterKind::Choice: return lessonText(parameter.choices[static_cast<std::size_t>(value)].label);
    case ParameterKind::Seconds: return shownSeconds(value);
    case ParameterKind::Whole: return grouped(static_cast<qint64>(value));
    }
    return {};
}

void ParameterModel::setLesson(const ScenarioInfo& lesson) {
    if (m_lesson == &lesson)
        return;
    beginResetModel();
    if (m_lesson)
        m_remembered[QString::fromUtf8(m_lesson->id)] = m_values;
    m_lesson = &lesson;
    m_values = m_remembered.value(QString::fromUtf8(lesson.id), defaultsOf(lesson));
    endResetModel();
}

void ParameterModel::setValues(const ScenarioInfo& lesson, const ParameterValues& values) {
    if (&lesson != m_lesson)
        m_remembered[QString::fromUtf8(lesson.id)] = values;
    else
        for (int row = 0; row < rowCount(); ++row)
            setValue(row, values[static_cast<std::size_t>(row)]);
}

void ParameterModel::setValue(int row, double value) {
    const ParameterInfo& parameter = info(row);
    const bool isSpecial = parameter.special && value == parameter.special->value;
    if (!isSpecial)
        value = std::clamp(value, parameter.minimum, parameter.maximum);
    if (parameter.kind != ParameterKind::Seconds && !isSpecial)
        value = std::round(value);
    double& place = m_values[static_cast<std::size_t>(row)];
    if (place == value)
        return;
    place = value;
    Q_EMIT dataChanged(index(row), index(row), {ValueRole, Qt::EditRole, Qt::DisplayRole});
}

OrError<void> ParameterModel::applySetting(const QString& setting) {
    ParameterValues values = m_values;
    const auto applied = interleave::applySetting(*m_lesson, setting.toStdString(), values);
    for (int row = 0; applied && row < rowCount(); ++row)
        setValue(row, values[static_cast<std::size_t>(row)]);
    return applied;
}

void ParameterModel::resetToDefaults() {
    for (int row = 0; row < rowCount(); ++row)
        setValue(row, info(row).fallback);
}

int ParameterModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_lesson ? 0 : static_cast<int>(m_lesson->parameters.size());
}

QVariant ParameterModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ParameterInfo& parameter = info(index.row());
    switch (role) {
    case Qt::DisplayRole: return lessonText(parameter.label);
    case Qt::ToolTipRole:
    case HelpRole: return lessonText(parameter.help);
    case IdRole: return QString::fromUtf8(parameter.id);
    case Qt::EditRole:
    case ValueRole: return value(index.row());
    case LiveRole: return parameter.live;
    case AllowedRole: return QString::fromStdString(allowedValues(parameter));
    default: return {};
    }
}

bool ParameterModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::EditRole && role != ValueRole))
        return false;
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (isNumber)
        setValue(index.row(), number);
    return isNumber;
}

Qt::ItemFlags ParameterModel::flags(const QModelIndex& index) const {
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QHash<int, QByteArray> ParameterModel::roleNames() const {
    auto names = QAbstractListModel::roleNames();
    names.insert({{IdRole, "id"},
                  {HelpRole, "help"},
                  {ValueRole, "value"},
                  {LiveRole, "live"},
                  {AllowedRole, "allowed"}});
    return names;
}

} // namespace interleave
