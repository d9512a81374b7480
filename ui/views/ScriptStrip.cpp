// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ScriptStrip.h"

#include "ui/views/KeyTable.h"
#include "ui/views/Theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave {

namespace {

/// A label that says something new is told to those who hear the window.
void say(QLabel& label, const QString& words) {
    if (label.text() == words)
        return;
    label.setText(words);
    label.setAccessibleName(words);
    QAccessibleEvent changed(&label, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace

ScriptStrip::ScriptStrip(ScriptPlayer& player, QWidget* parent) : QWidget(parent), m_player(player) {
    build();
    hide();
    connect(&player, &ScriptPlayer::opened, this, [this] {
        show();
        retext();
        m_next->setEnabled(true);
        m_next->setFocus(); // Space and Enter go on
    });
    connect(&player, &ScriptPlayer::closed, this, &QWidget::hide);
    connect(&player, &ScriptPlayer::changed, this, &ScriptStrip::showStep);
    connect(m_back, &QPushButton::clicked, &player, &ScriptPlayer::back);
    connect(m_next, &QPushButton::clicked, &player, &ScriptPlayer::next);
    connect(m_close, &QPushButton::clicked, &player, &ScriptPlayer::close);
    addKey(KeyId::ScriptBack, m_back);
    addKey(KeyId::ScriptNext, m_next);
    addKey(KeyId::ScriptClose, m_close);
    connect(&Theme::instance(), &Theme::changed, this, &ScriptStrip::retext);
    retext();
}

void ScriptStrip::build() {
    const auto label = [this](Qt::TextFormat format = Qt::PlainText) {
        auto* made = new QLabel(this);
        made->setTextFormat(format);
        return made;
    };
    m_title = label();
    m_words = label();
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_notice = label();
    m_notice->setWordWrap(true);
    m_place = label();
    m_place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_back = new QPushButton(this);
    m_next = new QPushButton(this);
    m_next->setProperty("primary", true);
    m_close = new QPushButton(this);

    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setSpacing(24);
    head->addWidget(m_title);
    head->addWidget(m_notice, 1);
    head->addWidget(m_place);
    text->addLayout(head);
    text->addWidget(m_words, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_back, m_next, m_close})
        buttons->addWidget(button);
    auto* row = new QHBoxLayout(this);
    row->addLayout(text, 1);
    row->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::ClickFocus); // it keeps the focus for Next while there is nothing to go on from
}

void ScriptStrip::retext() {
    const Theme& theme = Theme::instance();
    layout()->setContentsMargins(theme.ipx(32), theme.ipx(8), theme.ipx(24), theme.ipx(10));
    layout()->setSpacing(theme.ipx(24));
    m_title->setFont(theme.font(Theme::kText, Theme::Weight::Bold));
    m_words->setFont(theme.font(kWords));
    m_notice->setFont(theme.font(Theme::kText, Theme::Weight::Bold));
    m_place->setFont(theme.font(Theme::kText));
    for (QLabel* muted : {m_title, m_place}) {
        QPalette palette = muted->palette();
        palette.setColor(QPalette::WindowText, theme.color(Theme::Role::Muted));
        muted->setPalette(palette);
    }
    const auto dress = [](QPushButton* button, const QString& text, const QString& name, KeyId key) {
        button->setText(text);
        button->setToolTip(withKey(name, key));
        button->setAccessibleName(name);
    };
    dress(m_back, tr("◀ Back"), tr("To the words before these; nothing is undone"), KeyId::ScriptBack);
    dress(m_next, tr("Next ▶"), tr("Go on with the script"), KeyId::ScriptNext);
    dress(m_close, tr("✕"), tr("Close the script; the run goes on"), KeyId::ScriptClose);
    setAccessibleName(tr("Lesson script"));
    keepRoomForTheLongest();
    showStep();
}

void ScriptStrip::showStep() {
    if (!m_player.isOpen())
        return;
    const Theme& theme = Theme::instance();
    m_title->setText(m_player.title());
    m_place->setText(tr("%1 of %2").arg(m_player.page() + 1).arg(m_player.pageCount()));
    m_place->setVisible(m_player.page() >= 0);
    say(*m_words, m_player.words());
    const QString failure = m_player.failure();
    QPalette palette = m_notice->palette();
    palette.setColor(QPalette::WindowText,
                     theme.color(failure.isEmpty() ? Theme::Role::Accent : Theme::Role::Warning));
    m_notice->setPalette(palette);
    say(*m_notice, failure.isEmpty() ? m_player.notice() : QStringLiteral("⚠ ") + failure);
    m_back->setEnabled(m_player.canGoBack());
    // A button that is disabled hands its focus on: to Close, which is not what the next Space is to press.
    // The window's focus counts, as it need not be the active one.
    if (!m_player.canGoOn() && window()->focusWidget() == m_next)
        setFocus();
    m_next->setEnabled(m_player.canGoOn());
    if (window()->focusWidget() == this && m_next->isEnabled())
        m_next->setFocus();
}

/// The stage below keeps its size from words to words.
void ScriptStrip::keepRoomForTheLongest() {
    int tallest = 0;
    for (int page = 0; page < m_player.pageCount(); ++page)
        tallest =
            std::max(tallest, m_words->fontMetrics()
                                  .boundingRect(QRect(0, 0, m_words->width(), 1 << 16),
                                                Qt::TextWordWrap | Qt::AlignLeft, m_player.wordsOf(page))
                                  .height());
    m_words->setMinimumHeight(tallest);
}

void ScriptStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

void ScriptStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keepRoomForTheLongest();
}

void ScriptStrip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::Panel));
    painter.fillRect(QRect(0, 0, theme.ipx(8), height()), theme.color(Theme::Role::Accent));
    painter.setPen(theme.color(Theme::Role::Border));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace interleave
