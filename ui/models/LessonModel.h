// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The catalog as a list. Immutable but for the language. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"
#include "core/trace/Trace.h"

#include <QAbstractListModel>

namespace interleave {

class LessonModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, GroupRole, SummaryRole, AboutRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] static const ScenarioInfo& info(int row) {
        return catalog()[static_cast<std::size_t>(row)]->info;
    }
    /// The language has changed.
    void retranslate();
};

/// A lesson's text in the language that is set.
[[nodiscard]] QString lessonText(const char* english);

/// What a lesson's program is shown in: the same steps on the same lines.
enum class CodeLanguage { Python, Cpp };
/// The program that a run plays; null: its lesson is not known.
[[nodiscard]] const CodeText* codeOf(const Trace& run);
/// In Python where there is no other.
[[nodiscard]] QString shownCode(const CodeText& code, CodeLanguage language);

} // namespace interleave
