// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/GoalsModel.h"

#include "ui/models/LessonModel.h"

#include <algorithm>

namespace interleave {

void GoalsModel::setLesson(const ScenarioInfo& lesson) {
    beginResetModel();
    m_lesson = &lesson;
    m_states[m_lesson].resize(lesson.classwork.goals.size());
    endResetModel();
    forgetMoments();
}

void GoalsModel::reach(int row, std::int64_t moment) {
    m_states[m_lesson][static_cast<std::size_t>(row)] = {true, moment};
    Q_EMIT dataChanged(index(row), index(row), {ReachedRole, MomentRole});
}

void GoalsModel::forgetMoments() {
    if (!m_lesson || rowCount() == 0)
        return;
    for (State& state : m_states[m_lesson])
        state.moment.reset();
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MomentRole});
}

int GoalsModel::reachedCount() const {
    const auto states = m_states.find(m_lesson);
    return states == m_states.end()
               ? 0
               : static_cast<int>(std::ranges::count(states->second, true, &State::reached));
}

std::optional<std::int64_t> GoalsModel::momentOf(int row) const {
    return m_states.at(m_lesson)[static_cast<std::size_t>(row)].moment;
}

void GoalsModel::retranslate() {
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int GoalsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_lesson ? 0 : static_cast<int>(m_lesson->classwork.goals.size());
}

QVariant GoalsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const GoalInfo& goal = m_lesson->classwork.goals[row];
    const State& state = m_states.at(m_lesson)[row];
    switch (role) {
    case Qt::DisplayRole: return lessonText(goal.text);
    case Qt::ToolTipRole:
    case HintRole: return lessonText(goal.hint);
    case ReachedRole: return state.reached;
    case MomentRole: return state.moment ? QVariant(static_cast<qint64>(*state.moment)) : QVariant();
    default: return {};
    }
}

QHash<int, QByteArray> GoalsModel::roleNames() const {
    auto names = QAbstractListModel::roleNames();
    names.insert({{HintRole, "hint"}, {ReachedRole, "reached"}, {MomentRole, "moment"}});
    return names;
}

} // namespace interleave
