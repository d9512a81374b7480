// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the lesson has printed up to the moment that is shown. GUI thread.
#pragma once

#include "ui/models/Playback.h"

#include <QAbstractListModel>

namespace interleave {

class OutputModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { TimeRole = Qt::UserRole, ActorRole };

    explicit OutputModel(const Playback& playback, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void restart();
    void follow();

    const Playback& m_playback;
    int m_rows = 0;
};

} // namespace interleave
