// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each trial of a repeated run came to: one row a trial. GUI thread.
#pragma once

#include "core/trace/World.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace interleave {

class TrialsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ExpectedRole = Qt::UserRole, ActualRole, LostRole, DurationRole };
    struct Trial {
        qint64 expected = 0;
        qint64 actual = 0;
        qint64 lost = 0;
        qint64 durationNs = 0;
    };

    using QAbstractListModel::QAbstractListModel;

    /// A new series of `planned` trials: forgets the last one.
    void begin(int planned);
    /// The end of one trial; runs without a counter count for nothing.
    void add(const World& end);
    [[nodiscard]] const std::vector<Trial>& trials() const { return m_trials; }
    /// The least, the middle one (the greater of two) and the greatest value that the number had at the end;
    /// there must be a trial.
    struct Spread {
        qint64 least = 0;
        qint64 median = 0;
        qint64 most = 0;
    };
    [[nodiscard]] Spread spread() const;
    /// What the class said the number would be; it stands until another lesson is chosen.
    void setPrediction(std::optional<qint64> prediction);
    [[nodiscard]] std::optional<qint64> prediction() const { return m_prediction; }
    [[nodiscard]] int planned() const { return m_planned; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void predictionChanged();

private:
    std::optional<qint64> m_prediction;
    std::vector<Trial> m_trials;
    int m_planned = 0;
};

} // namespace interleave
