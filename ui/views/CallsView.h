// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls made so far, newest on top: who, which call, and its answer, its error, or since when it waits.
// GUI thread.
#pragma once

#include "ui/views/View.h"

namespace interleave {

class CallsView : public View {
    Q_OBJECT

public:
    CallsView(const Playback& playback, QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QString spokenState() const override;

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Calls and their answers"); }
    void paintEvent(QPaintEvent* event) override;
};

} // namespace interleave
