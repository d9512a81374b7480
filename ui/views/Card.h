// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A panel on the stage: rounded, with a title, a caption and one view or layout inside. GUI thread.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace interleave {

class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& caption = {});
    /// Widgets at the right of the title's line.
    void setCorner(QWidget* corner);
    void setContent(QWidget* content);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateMargins();

    QString m_title;
    QString m_caption;
    QVBoxLayout* m_layout;
    QWidget* m_corner = nullptr;
};

} // namespace interleave
