// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Presenter.h"

#include "ui/views/KeyTable.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace interleave {

namespace {

class Curtain : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Qt::black); }
};

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_AltGr ||
           key == Qt::Key_Meta;
}

/// A letter, or a figure's point, that is on its way into a field.
bool isTyped(int key) {
    const QWidget* focus = QApplication::focusWidget();
    return qobject_cast<const QLineEdit*>(focus) ||
           (key == Qt::Key_Period && qobject_cast<const QAbstractSpinBox*>(focus));
}

} // namespace

Presenter::Presenter(QWidget& window) : QObject(&window), m_window(window) {}

void Presenter::setActive(bool active) {
    if (m_active == active)
        return;
    m_active = active;
    if (active)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
    if (!active)
        setBlack(false);
}

void Presenter::setBlack(bool black) {
    if (black == this->black())
        return;
    if (black) {
        m_curtain = new Curtain(&m_window);
        m_curtain->setAccessibleName(tr("The screen is black; any key shows it again"));
        m_curtain->setCursor(Qt::BlankCursor);
        m_curtain->setGeometry(m_window.rect());
        m_curtain->show();
        m_curtain->raise();
    } else {
        m_curtain->hide();
        m_curtain->deleteLater(); // it may be handling the very event
        m_curtain = nullptr;
    }
}

Presenter::Wish Presenter::wishOf(const QKeyEvent& event) const {
    if (black())
        return isModifier(event.key()) ? Wish::None : Wish::Show;
    if (event.modifiers() & ~Qt::KeypadModifier)
        return Wish::None;
    const auto id = keyFor(event, KeyScope::Projection);
    if (!id || (id == KeyId::PresentBlack && isTyped(event.key())))
        return Wish::None;
    return id == KeyId::PresentNext ? Wish::Next : id == KeyId::PresentBack ? Wish::Back : Wish::Black;
}

bool Presenter::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    auto* widget = qobject_cast<QWidget*>(watched); // a window passes its keys on to a widget
    if (widget == m_curtain && widget && event->type() == QEvent::MouseButtonPress)
        setBlack(false);
    if (widget == &m_window && black() && event->type() == QEvent::Resize)
        m_curtain->setGeometry(m_window.rect());
    if (!isKey || !widget || widget->window() != &m_window || QApplication::activePopupWidget())
        return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    const Wish wish = wishOf(key);
    if (wish == Wish::None)
        return false;
    if (event->type() == QEvent::ShortcutOverride) { // the key press follows, and is no shortcut
        event->accept();
        return true;
    }
    if (key.isAutoRepeat())
        return true; // a button that is held down is one wish
    switch (wish) {
    case Wish::Next: Q_EMIT next(); break;
    case Wish::Back: Q_EMIT back(); break;
    case Wish::Black: setBlack(true); break;
    default: setBlack(false); break;
    }
    return true;
}

} // namespace interleave
