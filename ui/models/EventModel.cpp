// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/EventModel.h"

#include "ui/models/Numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace interleave {

namespace {

constexpr int kSyncMs = 200;
constexpr qint64 kSliceNs = 4'000'000;
constexpr std::size_t kPage = 64; ///< about what a screen shows
constexpr auto kMostRows = static_cast<std::size_t>(std::numeric_limits<int>::max());
constexpr QChar kThinSpace(0x202f);

/// As it is looked for: a person types no thin spaces.
QString searchable(QString text) {
    return text.replace(kThinSpace, QLatin1Char(' '));
}

} // namespace

/// Most events of a run differ in their time alone, so that most sentences need not be made to know whether
/// they have the words. Direct-mapped, a fixed size.
struct EventModel::Seen {
    struct Entry {
        Event key{};
        bool known = false;
        bool passes = false;
    };
    std::array<Entry, 1u << 13> entries;

    Entry& entryFor(const Event& key) {
        std::array<std::uint64_t, sizeof(Event) / 8> words{};
        std::memcpy(words.data(), &key, sizeof key);
        std::uint64_t hash = 0;
        for (const std::uint64_t word : words)
            hash = (hash ^ word) * 0x9e3779b97f4a7c15;
        return entries[hash >> 51];
    }
};

EventModel::EventModel(const Playback& playback, QObject* parent)
    : QAbstractTableModel(parent), m_playback(playback), m_sentences(playback) {
    m_syncTimer.setSingleShot(true);
    m_sliceTimer.setSingleShot(true);
    connect(&m_syncTimer, &QTimer::timeout, this, &EventModel::sync);
    connect(&m_sliceTimer, &QTimer::timeout, this, &EventModel::scanSlice);
    connect(&playback, &Playback::traceChanged, this, &EventModel::restart);
    connect(&playback, &Playback::worldChanged, this, &EventModel::scheduleSync);
    retranslate();
    restart();
}

void EventModel::restart() {
    beginResetModel();
    m_trace = m_playback.trace();
    m_index.setTrace(m_trace.get());
    // Actors and objects of one run say nothing of another.
    m_filter.actor.reset();
    m_filter.object.reset();
    m_seen.reset();
    m_sentences.refreshNames();
    m_index.setFilter(m_filter, textTest());
    m_page.clear();
    m_rows = 0;
    endResetModel();
    Q_EMIT namesChanged();
    if (m_active)
        sync();
}

void EventModel::setFilter(const EventFilter& filter) {
    if (m_filter == filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_words.clear();
    for (const QString& word : searchable(filter.text).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        m_words.emplace_back(word, Qt::CaseInsensitive);
    m_seen.reset();
    m_index.setFilter(filter, textTest());
    m_page.clear();
    m_rows = 0;
    endResetModel();
    if (m_active)
        sync();
}

void EventModel::setActive(bool active) {
    if (m_active == active)
        return;
    m_active = active;
    m_syncTimer.stop();
    m_sliceTimer.stop();
    if (active)
        sync();
}

void EventModel::scheduleSync() {
    if (!m_active || m_syncTimer.isActive())
        return;
    const qint64 since = m_sinceSync.isValid() ? m_sinceSync.elapsed() : kSyncMs;
    m_syncTimer.start(static_cast<int>(std::clamp<qint64>(kSyncMs - since, 0, kSyncMs)));
}

bool EventModel::runIsOver() const {
    const Trace::Reading reading(*m_trace);
    return !reading.events().empty() && reading.events().back().kind == EventKind::RunEnded;
}

void EventModel::sync() {
    m_sinceSync.start();
    if (!m_trace)
        return;
    const qint64 before = events();
    const std::size_t kept = m_index.sync();
    if (m_index.takeForgotten()) {
        beginResetModel();
        m_page.clear();
        m_rows = static_cast<int>(std::min(m_index.rows(), kMostRows));
        endResetModel();
        Q_EMIT rowsShifted();
    } else if (kept < static_cast<std::size_t>(m_rows))
        removeRowsFrom(static_cast<int>(kept));
    if (events() != before && m_sentences.refreshNames()) {
        m_seen.reset();
        Q_EMIT namesChanged();
    }
    // A view that stands still hears nothing of a run that goes on.
    if (!m_playback.live() && !runIsOver())
        m_syncTimer.start(kSyncMs);
    scanSlice();
}

void EventModel::removeRowsFrom(int row) {
    m_page.clear();
    if (m_filter.passesAll()) {
        Q_EMIT dataChanged(index(row, 0), index(m_rows - 1, ColumnCount - 1));
    } else {
        beginRemoveRows({}, row, m_rows - 1);
        m_rows = row;
        endRemoveRows();
    }
    Q_EMIT rowsShifted();
}

void EventModel::scanSlice() {
    QElapsedTimer slice;
    slice.start();
    const bool wasDone = m_index.done();
    while (slice.nsecsElapsed() < kSliceNs && m_index.scanBlock()) {
    }
    publish();
    if (!m_index.done())
        m_sliceTimer.start(0);
    // Capacities are known now up to here, which some sentences of rows that are there already tell.
    if (!wasDone && m_filter.passesAll() && m_rows > 0)
        Q_EMIT dataChanged(index(0, WhatColumn), index(m_rows - 1, WhatColumn), {Qt::DisplayRole});
    Q_EMIT progressChanged(progress());
}

void EventModel::publish() {
    const auto rows = static_cast<int>(std::min(m_index.rows(), kMostRows));
    if (rows <= m_rows)
        return;
    // A page that ends with the rows known so far would hide what follows.
    m_page.clear();
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

EventIndex::TextTest EventModel::textTest() {
    if (m_words.empty())
        return {};
    return [this](const Event& event, std::size_t index) { return saysAllWords(event, index); };
}

std::optional<std::uint32_t> EventModel::capacityFor(const Event& event, std::size_t index) const {
    if (event.kind != EventKind::Put && event.kind != EventKind::Got)
        return {};
    return m_index.capacityAt(event.object, index);
}

bool EventModel::saysAllWords(const Event& event, std::size_t index) {
    if (!m_seen)
        m_seen = std::make_shared<Seen>();
    const auto capacity = capacityFor(event, index);
    Event key = event;
    key.time = capacity ? *capacity + std::uint64_t{1} : 0;
    if (event.kind != EventKind::LineReached)
        key.line = 0;
    Seen::Entry& entry = m_seen->entryFor(key);
    if (entry.known && std::memcmp(&entry.key, &key, sizeof key) == 0)
        return entry.passes;
    entry = {key, true, looksForWords(event, capacity)};
    return entry.passes;
}

bool EventModel::looksForWords(const Event& event, std::optional<std::uint32_t> capacity) const {
    const QString parts[] = {m_sentences.actorName(event.actor), m_sentences.actorSign(event.actor),
                             m_sentences.objectName(objectOf(event)), wordOf(event.kind)};
    QString sentence; // dearer than the rest: made when a word is in none of those
    return std::ranges::all_of(m_words, [&](const QStringMatcher& word) {
        if (std::ranges::any_of(parts, [&](const QString& part) { return word.indexIn(part) >= 0; }))
            return true;
        if (sentence.isEmpty())
            sentence = searchable(m_sentences.predicate(event, capacity));
        return word.indexIn(sentence) >= 0;
    });
}

const Event* EventModel::eventOf(int row) const {
    const auto inPage = [&] {
        return row >= m_pageBegin && row - m_pageBegin < static_cast<int>(m_page.size());
    };
    if (!inPage()) {
        m_pageBegin = std::max(0, row - static_cast<int>(kPage) / 4);
        m_page = m_index.eventsFrom(static_cast<std::size_t>(m_pageBegin), kPage);
    }
    return inPage() ? &m_page[static_cast<std::size_t>(row - m_pageBegin)] : nullptr;
}

int EventModel::rowAtOrBefore(std::int64_t time) const {
    return std::min(static_cast<int>(std::min(m_index.rowsUntil(time), kMostRows)), m_rows) - 1;
}

std::int64_t EventModel::timeOfRow(int row) const {
    const Event* event = row >= 0 && row < m_rows ? eventOf(row) : nullptr;
    return event ? static_cast<std::int64_t>(event->time) : -1;
}

int EventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int EventModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event* event = eventOf(index.row());
    if (!event)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole: return shown(*event, index.row(), index.column());
    case Qt::ToolTipRole:
    case SentenceRole: return m_sentences.sentence(*event, capacityFor(*event, m_index.indexOf(row)));
    case Qt::TextAlignmentRole:
        return QVariant(index.column() == TimeColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter);
    case TimeRole: return QVariant::fromValue<qint64>(static_cast<qint64>(event->time));
    case ActorRole: return event->actor;
    case SignRole: return m_sentences.actorSign(event->actor);
    case KindRole: return static_cast<int>(event->kind);
    case ObjectRole: return objectOf(*event);
    case EventIndexRole: return QVariant::fromValue<qulonglong>(m_index.indexOf(row));
    default: return {};
    }
}

const QString& EventModel::wordOf(EventKind kind) const {
    const auto index = static_cast<std::size_t>(kind);
    return m_kindWords[index < kEventKinds ? index : 0];
}

QString EventModel::shown(const Event& event, int row, int column) const {
    switch (column) {
    case TimeColumn: return shownInstant(static_cast<std::int64_t>(event.time));
    case ActorColumn: return m_sentences.actorName(event.actor);
    case KindColumn: return wordOf(event.kind);
    case ObjectColumn: return m_sentences.objectName(objectOf(event));
    default:
        return m_sentences.predicate(event,
                                     capacityFor(event, m_index.indexOf(static_cast<std::size_t>(row))));
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == TimeColumn ? Qt::AlignRight | Qt::AlignVCenter
                                              : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case ActorColumn: return tr("Thread");
    case KindColumn: return tr("Event");
    case ObjectColumn: return tr("Object");
    case WhatColumn: return tr("What happens");
    default: return {};
    }
}

QHash<int, QByteArray> EventModel::roleNames() const {
    auto names = QAbstractTableModel::roleNames();
    names.insert({{TimeRole, "time"},
                  {ActorRole, "actor"},
                  {SignRole, "sign"},
                  {KindRole, "kind"},
                  {ObjectRole, "object"},
                  {EventIndexRole, "eventIndex"},
                  {SentenceRole, "sentence"}});
    return names;
}

void EventModel::setCodeLanguage(CodeLanguage language) {
    m_sentences.setCodeLanguage(language);
    retranslate();
}

void EventModel::retranslate() {
    m_sentences.retranslate();
    for (std::size_t kind = 0; kind < kEventKinds; ++kind)
        m_kindWords[kind] = kindWord(static_cast<EventKind>(kind));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_words.empty()) { // what the rows say is another thing now
        const EventFilter filter = m_filter;
        setFilter({});
        setFilter(filter);
    } else if (m_rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    }
}

QString shownInstant(std::int64_t ns) {
    const QString fraction = QStringLiteral("%1").arg(ns % 1'000'000'000, 9, 10, QLatin1Char('0'));
    return grouped(ns / 1'000'000'000) + QLatin1Char('.') + fraction.left(3) + kThinSpace +
           fraction.mid(3, 3) + kThinSpace + fraction.mid(6) + kThinSpace +
           QCoreApplication::translate("unit", "s");
}

} // namespace interleave
