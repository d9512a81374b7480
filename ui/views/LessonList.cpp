// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LessonList.h"

#include "ui/views/Theme.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace interleave {

LessonList::LessonList(LessonModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_buttons(new QButtonGroup(this)), m_scroll(new QScrollArea(this)),
      m_content(new QWidget) {
    build();
    connect(m_buttons, &QButtonGroup::idClicked, this, &LessonList::lessonChosen);
    connect(&model, &QAbstractItemModel::dataChanged, this, &LessonList::retext);
    connect(&Theme::instance(), &Theme::changed, this, &LessonList::retext);
}

void LessonList::build() {
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 1, 0); // the border's line
    frame->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its buttons have it, and are scrolled into sight
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(m_content);
    layout->setSpacing(2);
    QString group;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QString rowGroup = m_model.index(row).data(LessonModel::GroupRole).toString();
        if (rowGroup != group) {
            group = rowGroup;
            auto* heading = new QLabel(m_content);
            layout->addWidget(heading);
            m_groups.emplace_back(heading, row);
        }
        auto* button = new QPushButton(m_content);
        button->setProperty("lesson", true);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // never wider than the list
        m_buttons->addButton(button, row);
        layout->addWidget(button);
    }
    layout->addStretch(1);
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false); // setWidget() has turned it on
    retext();
}

void LessonList::retext() {
    const Theme& theme = Theme::instance();
    m_content->layout()->setContentsMargins(theme.ipx(14), theme.ipx(10), theme.ipx(14), theme.ipx(10));
    setFixedWidth(theme.ipx(284));
    setAccessibleName(tr("Lessons"));
    for (const auto& [heading, row] : m_groups) {
        heading->setText(m_model.index(row).data(LessonModel::GroupRole).toString());
        heading->setFont(theme.font(Theme::kSmall, Theme::Weight::Bold));
        heading->setContentsMargins(theme.ipx(6), theme.ipx(12), 0, theme.ipx(2));
    }
    for (QAbstractButton* button : m_buttons->buttons()) {
        const int row = m_buttons->id(button);
        button->setText(QStringLiteral("%1  %2").arg(row + 1, 2).arg(m_model.index(row).data().toString()));
        button->setToolTip(
            tr("%1 (key %2)").arg(m_model.index(row).data(LessonModel::SummaryRole).toString()).arg(row + 1));
        button->setAccessibleName(m_model.index(row).data().toString());
    }
}

void LessonList::choose(int row) {
    if (QAbstractButton* button = m_buttons->button(row)) {
        button->setChecked(true);
        showChosen();
    }
}

void LessonList::showChosen() {
    m_content->layout()->activate(); // it may not have its places yet
    if (QAbstractButton* button = m_buttons->checkedButton())
        m_scroll->ensureWidgetVisible(button);
}

void LessonList::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showChosen();
}

int LessonList::chosen() const {
    return m_buttons->checkedId();
}

void LessonList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Side));
    painter.setPen(Theme::instance().color(Theme::Role::Border));
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace interleave
