// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Card.h"

#include "ui/views/Theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace interleave {

Card::Card(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setSpacing(0);
    updateMargins();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateMargins();
        update();
    });
}

void Card::setTitle(const QString& title, const QString& caption) {
    if (m_title == title && m_caption == caption)
        return;
    m_title = title;
    m_caption = caption;
    setAccessibleName(title);
    setAccessibleDescription(caption);
    update(0, 0, width(), Theme::instance().ipx(52));
}

void Card::setCorner(QWidget* corner) {
    m_corner = corner;
    corner->setParent(this);
    corner->show();
}

void Card::setContent(QWidget* content) {
    m_layout->addWidget(content);
}

void Card::updateMargins() {
    const Theme& theme = Theme::instance();
    const int side = theme.ipx(20);
    m_layout->setContentsMargins(side, theme.ipx(52), side, theme.ipx(14));
}

void Card::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_corner)
        return;
    const Theme& theme = Theme::instance();
    const QSize size = m_corner->sizeHint();
    m_corner->setGeometry(width() - size.width() - theme.ipx(16), theme.ipx(10), size.width(), size.height());
}

void Card::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Theme::Role::Border));
    painter.setBrush(theme.color(Theme::Role::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(Theme::kRadius),
                            theme.px(Theme::kRadius));
    const QRectF line(theme.px(20), theme.px(12), width() - theme.px(40), theme.px(34));
    const QFont titleFont = theme.font(Theme::kTitle, Theme::Weight::Bold);
    painter.setFont(titleFont);
    painter.setPen(theme.color(Theme::Role::Text));
    theme.drawText(painter, line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    const double titleWidth = QFontMetricsF(titleFont).horizontalAdvance(m_title);
    const QFont captionFont = theme.font(Theme::kSmall);
    painter.setFont(captionFont);
    painter.setPen(theme.color(Theme::Role::Muted));
    const double room = line.width() - titleWidth - theme.px(14) - (m_corner ? m_corner->width() : 0);
    theme.drawText(painter, line.adjusted(titleWidth + theme.px(14), 0, 0, 0),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(captionFont).elidedText(m_caption, Qt::ElideRight, room));
}

} // namespace interleave
