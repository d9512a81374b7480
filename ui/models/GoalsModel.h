// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lesson's goals as a list, and which of them the class has reached: it stays so until the window is
// closed, also across runs and lessons. When it was reached is known in the run that is shown. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include <QAbstractListModel>

#include <map>
#include <optional>
#include <vector>

namespace interleave {

class GoalsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { HintRole = Qt::UserRole, ReachedRole, MomentRole };

    using QAbstractListModel::QAbstractListModel;

    void setLesson(const ScenarioInfo& lesson);
    /// In the run that is shown, in ns since its start.
    void reach(int row, std::int64_t moment);
    /// Another run is shown: what was reached was so in an earlier one.
    void forgetMoments();
    [[nodiscard]] int reachedCount() const;
    /// None where it was not reached, or not in the run that is shown.
    [[nodiscard]] std::optional<std::int64_t> momentOf(int row) const;
    /// The language has changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct State {
        bool reached = false;
        std::optional<std::int64_t> moment = {};
    };

    const ScenarioInfo* m_lesson = nullptr;
    std::map<const ScenarioInfo*, std::vector<State>> m_states;
};

} // namespace interleave
