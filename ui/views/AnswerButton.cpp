// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/AnswerButton.h"

#include "ui/views/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace interleave {

namespace {

constexpr double kHeight = 50;
constexpr double kProjectedHeight = 60; ///< two lines of its words
constexpr double kWidth = 260;
constexpr double kLetterWidth = 34;
constexpr double kHandsWidth = 44;
constexpr double kWords = 17;
constexpr double kHands = 24;

} // namespace

AnswerButton::AnswerButton(int number, QWidget* parent) : QAbstractButton(parent), m_number(number) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT counted(m_takesBack ? -1 : 1); });
}

QString AnswerButton::letterOf(int number) {
    return QString(QChar(static_cast<char16_t>(u'A' + number)));
}

void AnswerButton::setAnswer(const QString& words) {
    m_words = words;
    respeak();
    update();
}

void AnswerButton::setHands(int hands) {
    m_hands = hands;
    respeak();
    update();
}

void AnswerButton::respeak() {
    setAccessibleName(tr("Answer %1: %2").arg(letterOf(m_number), m_words));
    setAccessibleDescription(tr("hands: %1").arg(m_hands));
}

QSize AnswerButton::sizeHint() const {
    const Theme& theme = Theme::instance();
    return {theme.ipx(kWidth), theme.ipx(theme.projection() ? kProjectedHeight : kHeight)};
}

QSize AnswerButton::minimumSizeHint() const {
    const Theme& theme = Theme::instance();
    return {theme.ipx(kLetterWidth + 60), theme.ipx(theme.projection() ? kProjectedHeight : kHeight)};
}

void AnswerButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = hasFocus() || underMouse();
    const double line = theme.px(hasFocus() ? 2 : 1);
    painter.setPen(QPen(theme.color(marked ? Theme::Role::Accent : Theme::Role::Border), line));
    painter.setBrush(theme.color(m_hands > 0 ? Theme::Role::AccentSoft : Theme::Role::Panel));
    const QRectF box = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    painter.drawRoundedRect(box, theme.px(8), theme.px(8));
    painter.setPen(theme.color(Theme::Role::Accent));
    painter.setFont(theme.font(kHands, Theme::Weight::Bold));
    QRectF rest = box.adjusted(theme.px(6), 0, -theme.px(6), 0);
    painter.drawText(QRectF(rest.left(), rest.top(), theme.px(kLetterWidth - 6), rest.height()),
                     Qt::AlignCenter, letterOf(m_number));
    if (m_hands > 0) {
        painter.drawText(
            QRectF(rest.right() - theme.px(kHandsWidth), rest.top(), theme.px(kHandsWidth), rest.height()),
            Qt::AlignCenter, QString::number(m_hands));
        rest.setRight(rest.right() - theme.px(kHandsWidth));
    }
    rest.setLeft(rest.left() + theme.px(kLetterWidth));
    painter.setPen(theme.color(Theme::Role::Text));
    painter.setFont(theme.font(kWords));
    painter.drawText(rest, static_cast<int>(Qt::AlignVCenter) | Qt::TextWordWrap, m_words);
}

void AnswerButton::mouseReleaseEvent(QMouseEvent* event) {
    m_takesBack = event->modifiers().testFlag(Qt::ShiftModifier);
    QAbstractButton::mouseReleaseEvent(event);
    m_takesBack = false;
}

void AnswerButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Minus || event->key() == Qt::Key_Backspace)
        Q_EMIT counted(-1);
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT counted(1);
    else
        QAbstractButton::keyPressEvent(event);
}

bool AnswerButton::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        respeak();
    return QAbstractButton::event(event);
}

} // namespace interleave
