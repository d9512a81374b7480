// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/EventLogView.h"

#include "ui/models/Numbers.h"
#include "ui/views/EventTable.h"
#include "ui/views/KeyTable.h"
#include "ui/views/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace interleave {

namespace {

constexpr int kTypingMs = 200;

/// The combo's entry with this data becomes the current one, the first one where there is none such.
void choose(QComboBox& combo, const QVariant& data) {
    const QSignalBlocker quiet(&combo);
    combo.setCurrentIndex(std::max(0, combo.findData(data)));
}

} // namespace

/// How far the filter has come; nothing where it is done.
class ThinBar : public QWidget {
public:
    using QWidget::QWidget;
    void setProgress(double progress) {
        if (m_progress == progress)
            return;
        m_progress = progress;
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        static_cast<void>(event);
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.fillRect(rect(), theme.color(Theme::Role::Border));
        if (m_progress < 1)
            painter.fillRect(0, 0, static_cast<int>(m_progress * width()), height(),
                             theme.color(Theme::Role::Accent));
    }

private:
    double m_progress = 1;
};

EventLogView::EventLogView(Playback& playback, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_model(new EventModel(playback, this)) {
    m_model->setActive(false); // until it is seen
    build();
    connectAll();
    restyle();
    retext();
}

void EventLogView::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new ThinBar(this);
    m_table = new EventTable(this);
    m_table->setModel(m_model);
    setFocusProxy(m_table);
    column->addWidget(buildFilterRow());
    column->addWidget(m_bar);
    column->addWidget(m_table, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
}

QWidget* EventLogView::buildFilterRow() {
    m_filterRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_filterRow);
    m_actors = new QComboBox(m_filterRow);
    m_objects = new QComboBox(m_filterRow);
    m_kinds = new QComboBox(m_filterRow);
    m_search = new QLineEdit(m_filterRow);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_all = new QToolButton(m_filterRow);
    m_all->setProperty("small", true);
    m_counts = new QLabel(m_filterRow);
    for (QComboBox* combo : {m_actors, m_objects, m_kinds})
        row->addWidget(combo);
    row->addWidget(m_search, 1);
    row->addWidget(m_all);
    row->addWidget(m_counts);
    return m_filterRow;
}

void EventLogView::connectAll() {
    connect(m_actors, &QComboBox::activated, this, [this] {
        applyFilter();
        Q_EMIT actorChosen(static_cast<ActorId>(m_actors->currentData().toUInt()));
    });
    connect(m_objects, &QComboBox::activated, this, [this] {
        applyFilter();
        Q_EMIT objectChosen(static_cast<ObjectId>(m_objects->currentData().toUInt()));
    });
    connect(m_kinds, &QComboBox::activated, this, &EventLogView::applyFilter);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &EventLogView::applyFilter);
    connect(m_all, &QToolButton::clicked, this, &EventLogView::clearFilter);
    addKey(KeyId::Find, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { chooseRow(current.row()); });
    // The row that is current already may be chosen while the run is live.
    for (const auto signal : {&QAbstractItemView::clicked, &QAbstractItemView::activated})
        connect(m_table, signal, this, [this](const QModelIndex& index) { chooseRow(index.row()); });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this] { m_atEnd = m_table->atEnd(); });
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this] { m_atEnd = m_table->atEnd(); });
    connect(m_model, &EventModel::progressChanged, this, [this] {
        showCounts();
        onWorld();
    });
    connect(m_model, &EventModel::namesChanged, this, &EventLogView::fillActorsAndObjects);
    connect(m_model, &EventModel::rowsShifted, this, &EventLogView::onWorld);
    connect(&m_playback, &Playback::worldChanged, this, [this] {
        if (!m_playback.live())
            onWorld();
    });
    connect(&m_playback, &Playback::traceChanged, this, [this] {
        m_atEnd = true;
        showCounts();
        onWorld();
    });
    connect(&m_playback, &Playback::liveChanged, this, [this](bool live) {
        m_atEnd = m_atEnd || live;
        onWorld();
    });
    connect(&Theme::instance(), &Theme::changed, this, &EventLogView::restyle);
}

void EventLogView::restyle() {
    const Theme& theme = Theme::instance();
    m_filterRow->layout()->setContentsMargins(theme.ipx(12), theme.ipx(8), theme.ipx(12), theme.ipx(8));
    m_filterRow->layout()->setSpacing(theme.ipx(8));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_actors), static_cast<QWidget*>(m_objects), static_cast<QWidget*>(m_kinds),
          static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_all), static_cast<QWidget*>(m_counts)})
        widget->setFont(theme.font(Theme::kSmall));
    m_all->setStyleSheet(QStringLiteral("font-size: %1px").arg(theme.textPx(Theme::kSmall)));
    for (QComboBox* combo : {m_actors, m_objects, m_kinds})
        combo->setMinimumWidth(theme.ipx(140));
    m_search->setMinimumWidth(theme.ipx(160));
    m_bar->setFixedHeight(std::max(2, theme.ipx(2)));
    showCounts();
}

void EventLogView::retext() {
    m_actors->setAccessibleName(tr("Thread"));
    m_actors->setToolTip(tr("Only events in which this thread takes part"));
    m_objects->setAccessibleName(tr("Object"));
    m_objects->setToolTip(tr("Only events about this queue, lock, counter or starting line"));
    m_kinds->setAccessibleName(tr("Kind of event"));
    m_kinds->setToolTip(tr("Only events of this kind, or of this group of kinds"));
    m_search->setAccessibleName(tr("Words to look for"));
    m_search->setPlaceholderText(tr("Words to look for"));
    m_search->setToolTip(withKey(tr("Only events whose row has all these words; Esc clears"), KeyId::Find));
    m_all->setText(tr("Show all"));
    m_all->setToolTip(tr("Takes every filter away"));
    m_table->setAccessibleName(tr("Event log"));
    m_bar->setAccessibleName(tr("Progress of the filter"));
    fillActorsAndObjects();
    fillKinds();
    showCounts();
}

void EventLogView::fillActorsAndObjects() {
    const EventFilter& filter = m_model->filter();
    const QSignalBlocker quietActors(m_actors);
    const QSignalBlocker quietObjects(m_objects);
    m_actors->clear();
    m_actors->addItem(tr("All threads"), kNoActor);
    for (const EventSentences::Actor& actor : m_model->sentences().actors())
        if (!actor.name.isEmpty())
            m_actors->addItem(actor.name, actor.id);
    m_objects->clear();
    m_objects->addItem(tr("All objects"), kNoObject);
    for (const EventSentences::Object& object : m_model->sentences().objects())
        if (!object.name.isEmpty())
            m_objects->addItem(object.name, object.id);
    choose(*m_actors, filter.actor.value_or(kNoActor));
    choose(*m_objects, filter.object.value_or(kNoObject));
}

void EventLogView::fillKinds() {
    const QSignalBlocker quiet(m_kinds);
    const int chosen = std::max(0, m_kinds->currentIndex());
    m_kinds->clear();
    const auto add = [this](const QString& words, const EventKinds& kinds) {
        m_kinds->addItem(words, QString::fromStdString(kinds.to_string())); // more than a number's bits
    };
    add(tr("All kinds"), EventKinds().set());
    m_kinds->insertSeparator(m_kinds->count());
    for (std::size_t group = 0; group < kEventGroups; ++group)
        add(groupWord(static_cast<EventGroup>(group)), kindsOf(static_cast<EventGroup>(group)));
    m_kinds->insertSeparator(m_kinds->count());
    for (std::size_t kind = 1; kind < kEventKinds; ++kind)
        add(kindWord(static_cast<EventKind>(kind)), onlyKind(static_cast<EventKind>(kind)));
    m_kinds->setCurrentIndex(chosen);
}

void EventLogView::applyFilter() {
    m_typing.stop();
    EventFilter filter;
    const auto actor = static_cast<ActorId>(m_actors->currentData().toUInt());
    const auto object = static_cast<ObjectId>(m_objects->currentData().toUInt());
    if (actor != kNoActor)
        filter.actor = actor;
    if (object != kNoObject)
        filter.object = object;
    filter.kinds = EventKinds(m_kinds->currentData().toString().toStdString());
    filter.text = m_search->text();
    m_model->setFilter(filter);
    showCounts();
    onWorld();
}

void EventLogView::clearFilter() {
    const bool hadActor = m_model->filter().actor.has_value();
    const bool hadObject = m_model->filter().object.has_value();
    for (QComboBox* combo : {m_actors, m_objects, m_kinds}) {
        const QSignalBlocker quiet(combo);
        combo->setCurrentIndex(0);
    }
    m_search->clear();
    applyFilter();
    if (hadActor)
        Q_EMIT actorChosen(kNoActor);
    if (hadObject)
        Q_EMIT objectChosen(kNoObject);
}

void EventLogView::showActor(ActorId actor) {
    choose(*m_actors, actor);
    applyFilter();
}

void EventLogView::showObject(ObjectId object) {
    choose(*m_objects, object);
    applyFilter();
}

void EventLogView::showCounts() {
    const bool filters = !m_model->filter().passesAll();
    const bool none = m_model->events() == 0;
    m_counts->setText(
        none      ? QString()
        : filters ? tr("%1 of %2 events").arg(grouped(m_model->rowCount()), grouped(m_model->events()))
                  : tr("%1 events").arg(grouped(m_model->events())));
    m_all->setEnabled(filters);
    m_bar->setProgress(filters ? m_model->progress() : 1);
    m_table->setEmptyText(none                      ? tr("Every event of a run is listed here.")
                          : m_model->progress() < 1 ? tr("Looking…")
                                                    : tr("No event of this run passes the filter."));
}

void EventLogView::chooseRow(int row) {
    if (m_placing || row < 0)
        return;
    const std::int64_t time = m_model->timeOfRow(row);
    if (time < 0 || (!m_playback.live() && m_playback.world()->time() == time))
        return;
    const QScopedValueRollback placing(m_placing, true);
    m_playback.showAt(time);
}

void EventLogView::onWorld() {
    if (m_placing || !isVisible() || !m_playback.trace())
        return;
    if (m_playback.live())
        followEnd();
    else
        placeCursor();
}

void EventLogView::placeCursor() {
    const std::int64_t now = m_playback.world()->time();
    const QModelIndex current = m_table->currentIndex();
    // Of events at the same time the one that was chosen stays chosen.
    if (current.isValid() && m_model->timeOfRow(current.row()) == now)
        return;
    const int row = m_model->rowAtOrBefore(now);
    if (m_model->progress() < 1 && row == m_model->rowCount() - 1)
        return; // a later row may be the one
    const QScopedValueRollback placing(m_placing, true);
    if (row != current.row()) {
        const QModelIndex target = row < 0 ? QModelIndex() : m_model->index(row, EventModel::WhatColumn);
        if (!m_table->viewport()->rect().contains(m_table->visualRect(target)))
            m_table->scrollTo(target, QAbstractItemView::PositionAtCenter);
        m_table->setCurrentIndex(target);
    }
    if (row < 0)
        m_table->verticalScrollBar()->setValue(0);
}

void EventLogView::followEnd() {
    if (!m_atEnd || m_model->rowCount() == 0)
        return;
    const QScopedValueRollback placing(m_placing, true);
    m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, EventModel::WhatColumn));
    m_table->scrollToBottom();
    m_atEnd = true;
}

bool EventLogView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool back = isKey(key, KeyId::Back);
    if (!back && !isKey(key, KeyId::ToRows))
        return QWidget::eventFilter(watched, event);
    if (!back || m_search->text().isEmpty())
        m_table->setFocus(Qt::OtherFocusReason);
    if (back)
        m_search->clear();
    applyFilter();
    return true;
}

void EventLogView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_model->setActive(true);
    onWorld();
}

void EventLogView::hideEvent(QHideEvent* event) {
    m_model->setActive(false);
    QWidget::hideEvent(event);
}

void EventLogView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        retext();
    }
    QWidget::changeEvent(event);
}

} // namespace interleave
