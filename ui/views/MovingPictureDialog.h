// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks what a moving picture is to be of, and how long and how smooth. GUI thread.
#pragma once

#include "ui/views/SlidePicture.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QSpinBox;

namespace interleave {

class MovingPictureDialog : public QDialog {
    Q_OBJECT

public:
    static constexpr int kMostSeconds = 60;
    static constexpr int kMostPerSecond = 25;

    /// `spanNs`: the stretch of the run that it will show.
    MovingPictureDialog(std::int64_t spanNs, QWidget* parent);

    [[nodiscard]] PictureOf what() const;
    [[nodiscard]] int count() const; ///< of pictures
    [[nodiscard]] int pictureMs() const;

private:
    void showFacts();

    std::int64_t m_spanNs;
    QComboBox* m_what;
    QSpinBox* m_seconds;
    QSpinBox* m_perSecond;
    QLabel* m_facts;
};

} // namespace interleave
