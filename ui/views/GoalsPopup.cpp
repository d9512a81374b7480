// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/GoalsPopup.h"

#include "ui/models/Numbers.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr double kWidth = 620;

} // namespace

GoalsPopup::GoalsPopup(GoalsModel& goals, QWidget* parent) : QFrame(parent, Qt::Popup), m_goals(goals) {
    setObjectName(QStringLiteral("goals"));
    m_column = new QVBoxLayout(this);
    m_head = new QLabel(this);
    m_head->setWordWrap(true);
    m_column->addWidget(m_head);
    connect(&goals, &QAbstractItemModel::modelReset, this, &GoalsPopup::rebuild);
    connect(&goals, &QAbstractItemModel::dataChanged, this, &GoalsPopup::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &GoalsPopup::refresh);
    rebuild();
}

void GoalsPopup::openBelow(const QWidget& widget) {
    const int wide = std::min(Theme::instance().ipx(kWidth), widget.window()->width());
    setFixedSize(wide, m_column->totalHeightForWidth(wide));
    move(widget.mapToGlobal(QPoint(widget.width() - width(), widget.height())));
    show();
}

void GoalsPopup::rebuild() {
    delete m_list;
    m_rows.clear();
    m_list = new QWidget(this);
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < m_goals.rowCount(); ++row) {
        Row made{new QLabel(m_list), new QLabel(m_list), new QLabel(m_list), new QToolButton(m_list)};
        for (QLabel* label : {made.text, made.hint})
            label->setWordWrap(true);
        connect(made.moment, &QToolButton::clicked, this, [this, row] {
            if (const auto moment = m_goals.momentOf(row))
                Q_EMIT momentRequested(*moment);
            close();
        });
        grid->addWidget(made.sign, 2 * row, 0, Qt::AlignTop);
        grid->addWidget(made.text, 2 * row, 1, 1, 2);
        grid->addWidget(made.hint, 2 * row + 1, 1, Qt::AlignTop);
        grid->addWidget(made.moment, 2 * row + 1, 2, Qt::AlignTop);
        m_rows.push_back(made);
    }
    m_column->addWidget(m_list);
    refresh();
}

void GoalsPopup::refresh() {
    const Theme& theme = Theme::instance();
    setStyleSheet(
        QStringLiteral("QFrame#goals { background: %1; border: 1px solid %2; border-radius: %3px; }")
            .arg(theme.color(Theme::Role::Panel).name(), theme.color(Theme::Role::Border).name())
            .arg(theme.ipx(8)));
    const int margin = theme.ipx(20);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(theme.ipx(16));
    m_list->layout()->setSpacing(theme.ipx(8));
    m_head->setText(tr("Make it happen: the trace of a run shows whether it has."));
    m_head->setFont(theme.font(Theme::kSmall));
    setAccessibleName(tr("Goals"));
    const auto coloured = [](QLabel& label, const QColor& color) {
        label.setStyleSheet(QStringLiteral("color: %1;").arg(color.name()));
    };
    coloured(*m_head, theme.color(Theme::Role::Muted));
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        const auto& [sign, text, hint, moment] = m_rows[static_cast<std::size_t>(row)];
        const QModelIndex index = m_goals.index(row);
        const bool reached = index.data(GoalsModel::ReachedRole).toBool();
        const auto when = m_goals.momentOf(row);
        sign->setText(reached ? QStringLiteral("✓") : QStringLiteral("○"));
        sign->setAccessibleName(reached ? tr("reached") : tr("not reached yet"));
        coloured(*sign, theme.color(reached ? Theme::Role::Good : Theme::Role::Muted));
        sign->setFont(theme.font(Theme::kTitle, Theme::Weight::Bold));
        text->setText(index.data().toString());
        text->setFont(theme.font(Theme::kText, Theme::Weight::Bold));
        hint->setText(reached && !when ? tr("Reached in an earlier run.")
                                       : index.data(GoalsModel::HintRole).toString());
        hint->setFont(theme.font(Theme::kSmall));
        coloured(*hint, theme.color(Theme::Role::Muted));
        moment->setVisible(when.has_value());
        moment->setText(tr("▸ at %1").arg(shownDuration(when.value_or(0))));
        moment->setToolTip(tr("Show the moment at which it was reached"));
        moment->setAccessibleName(tr("%1: show the moment at which it was reached").arg(text->text()));
        moment->setFont(theme.font(Theme::kSmall));
    }
}

void GoalsPopup::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace interleave
