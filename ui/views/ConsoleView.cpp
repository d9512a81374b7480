// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ConsoleView.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Sentences.h"
#include "ui/views/CallsView.h"
#include "ui/views/KeyTable.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace interleave {

namespace {

constexpr int kColumns = 3;
constexpr double kButtonText = 14; ///< the longest call fits into a third of the panel
/// Alt and these, in the order of the calls.

/// None beyond those that the table has.
QKeySequence keyOf(std::size_t index) {
    return keysOf(KeyId::Call).value(static_cast<qsizetype>(index));
}

} // namespace

ConsoleView::ConsoleView(const Playback& playback, QWidget* parent) : QWidget(parent) {
    build(playback);
    connect(&Theme::instance(), &Theme::changed, this, &ConsoleView::retext);
    retext();
}

void ConsoleView::build(const Playback& playback) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* left = new QVBoxLayout;
    auto* field = new QHBoxLayout;
    m_itemLabel = new QLabel(this);
    m_item = new QLineEdit(QStringLiteral("1"), this);
    m_itemLabel->setBuddy(m_item);
    connect(m_item, &QLineEdit::returnPressed, this, [this] { call(0); });
    connect(m_item, &QLineEdit::textEdited, this, [this] { complain({}); });
    field->addWidget(m_itemLabel);
    field->addWidget(m_item, 1);
    left->addLayout(field);
    m_grid = new QGridLayout;
    left->addLayout(m_grid);
    m_complaint = new QLabel(this);
    m_complaint->setWordWrap(true);
    left->addWidget(m_complaint);
    left->addStretch(1);
    row->addLayout(left, 50);
    row->addWidget(new CallsView(playback, this), 50);
}

void ConsoleView::setLesson(const ScenarioInfo& lesson) {
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_calls = lesson.calls;
    complain({});
    for (std::size_t i = 0; i < m_calls.size(); ++i) {
        auto* button = new QPushButton(this);
        button->setProperty("call", true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // as wide as the column
        connect(button, &QPushButton::clicked, this, [this, i] { call(i); });
        m_grid->addWidget(button, static_cast<int>(i) / kColumns, static_cast<int>(i) % kColumns);
        m_buttons.push_back(button);
    }
    retext();
}

void ConsoleView::call(std::size_t index) {
    const auto command = commandFor(m_calls[index], m_item->text().trimmed().toStdString());
    complain(command ? QString() : errorSentence(command.error()));
    if (!command) {
        m_item->setFocus();
        m_item->selectAll();
        return;
    }
    Q_EMIT callRequested(QString::fromStdString(command.value()));
}

/// Takes room only where there is one: the buttons need it in a low window.
void ConsoleView::complain(const QString& sentence) {
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

QString ConsoleView::complaint() const {
    return m_complaint->text();
}

void ConsoleView::retext() {
    const Theme& theme = Theme::instance();
    m_grid->setSpacing(theme.ipx(8));
    layout()->setSpacing(theme.ipx(20));
    static_cast<QHBoxLayout*>(layout())->setStretch(
        0, theme.projection() ? 85 : 50); // the calls' names are longer there
    m_itemLabel->setText(tr("Item"));
    m_item->setFont(theme.mono(Theme::kText));
    m_item->setAccessibleName(tr("Item"));
    m_item->setToolTip(tr("1 is a number, \"1\" a text, 1.5 a real, b'1' bytes, [1, \"a\"] a list"));
    m_item->setPlaceholderText(QStringLiteral("1   1.5   \"text\"   b'bytes'   [1, \"a\"]"));
    m_complaint->setStyleSheet(
        QStringLiteral("color: %1; font-weight: bold;").arg(theme.color(Theme::Role::Warning).name()));
    m_complaint->setFont(theme.font(Theme::kSmall));
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QString shown = QString::fromUtf8(m_calls[i].shown);
        m_buttons[i]->setText(shown);
        m_buttons[i]->setShortcut(keyOf(i)); // the text has taken it away
        m_buttons[i]->setFont(theme.font(kButtonText));
        m_buttons[i]->setAccessibleName(shown);
        m_buttons[i]->setToolTip(lessonText(m_calls[i].help) +
                                 QStringLiteral(" (%1)").arg(keyOf(i).toString(QKeySequence::NativeText)));
    }
}

void ConsoleView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

} // namespace interleave
