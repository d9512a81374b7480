// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TrialsModel.h"

#include "ui/models/Numbers.h"

#include <algorithm>

namespace interleave {

void TrialsModel::begin(int planned) {
    beginResetModel();
    m_trials.clear();
    m_planned = planned;
    endResetModel();
}

void TrialsModel::add(const World& end) {
    if (end.counters().size() != 1) // a ladder's trials are in its own run
        return;
    const CounterInfo& counter = end.counters().front();
    beginInsertRows({}, rowCount(), rowCount());
    m_trials.push_back({static_cast<qint64>(counter.expected()), counter.value,
                        static_cast<qint64>(counter.lost()), end.time()});
    endInsertRows();
}

TrialsModel::Spread TrialsModel::spread() const {
    std::vector<qint64> values;
    for (const Trial& trial : m_trials)
        values.push_back(trial.actual);
    std::ranges::sort(values);
    return {values.front(), values[values.size() / 2], values.back()};
}

void TrialsModel::setPrediction(std::optional<qint64> prediction) {
    if (m_prediction == prediction)
        return;
    m_prediction = prediction;
    Q_EMIT predictionChanged();
}

int TrialsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_trials.size());
}

QVariant TrialsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Trial& trial = m_trials[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return grouped(trial.actual);
    case ExpectedRole: return trial.expected;
    case ActualRole: return trial.actual;
    case LostRole: return trial.lost;
    case DurationRole: return trial.durationNs;
    default: return {};
    }
}

QHash<int, QByteArray> TrialsModel::roleNames() const {
    auto names = QAbstractListModel::roleNames();
    names.insert(
        {{ExpectedRole, "expected"}, {ActualRole, "actual"}, {LostRole, "lost"}, {DurationRole, "duration"}});
    return names;
}

} // namespace interleave
