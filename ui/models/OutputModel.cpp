// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/OutputModel.h"

namespace interleave {

OutputModel::OutputModel(const Playback& playback, QObject* parent)
    : QAbstractListModel(parent), m_playback(playback) {
    connect(&playback, &Playback::traceChanged, this, &OutputModel::restart);
    connect(&playback, &Playback::worldChanged, this, &OutputModel::follow);
}

void OutputModel::restart() {
    beginResetModel();
    m_rows = 0;
    endResetModel();
}

void OutputModel::follow() {
    const int rows = static_cast<int>(m_playback.world()->printed());
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

int OutputModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

QVariant OutputModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Trace::Reading reading(*m_playback.trace());
    const auto row = static_cast<std::size_t>(index.row());
    if (row < reading.firstPrinted()) // forgotten, to keep within the trace's memory
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    if (row - reading.firstPrinted() >= reading.printed().size())
        return {};
    const PrintedLine& line = reading.printed()[row - reading.firstPrinted()];
    switch (role) {
    case Qt::DisplayRole: {
        const std::string_view words = reading.text(line.text);
        return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
    }
    case TimeRole: return QVariant::fromValue<qint64>(line.time);
    case ActorRole: return line.actor;
    default: return {};
    }
}

QHash<int, QByteArray> OutputModel::roleNames() const {
    auto names = QAbstractListModel::roleNames();
    names.insert({{TimeRole, "time"}, {ActorRole, "actor"}});
    return names;
}

} // namespace interleave
