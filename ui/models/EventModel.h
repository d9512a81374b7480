// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The events of a trace as a table, one row an event, all of them or those that pass a filter. No event is
// copied but for the rows that are being shown. New events are taken in a few times a second, and a filter
// goes through the trace in slices of some milliseconds, so that the GUI thread is never held up. GUI thread.
#pragma once

#include "ui/models/EventFilter.h"
#include "ui/models/EventIndex.h"
#include "ui/models/EventSentences.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QStringMatcher>
#include <QTimer>

#include <array>
#include <memory>
#include <vector>

namespace interleave {

class EventModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, ActorColumn, KindColumn, ObjectColumn, WhatColumn, ColumnCount };
    enum Role {
        TimeRole = Qt::UserRole, ///< ns since the run's start
        ActorRole,               ///< ActorId, kNoActor: the observer
        SignRole,                ///< the actor's two characters
        KindRole,                ///< EventKind as a number
        ObjectRole,              ///< ObjectId of what it is about, or kNoObject
        EventIndexRole,          ///< in the trace, counted from its first event
        SentenceRole             ///< with the actor's name
    };

    explicit EventModel(const Playback& playback, QObject* parent = nullptr);

    void setFilter(const EventFilter& filter);
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }
    /// While nobody looks it need not follow: it catches up when it is active again.
    void setActive(bool active);
    /// The language has changed.
    void retranslate();
    void setCodeLanguage(CodeLanguage language);

    /// All events that are known, those that do not pass included.
    [[nodiscard]] qint64 events() const { return static_cast<qint64>(m_index.events()); }
    /// How much of the trace went through the filter, 0 to 1.
    [[nodiscard]] double progress() const { return m_index.progress(); }
    [[nodiscard]] const EventSentences& sentences() const { return m_sentences; }

    /// The last row that is not later than `time`, in ns since the run's start; -1: there is none.
    [[nodiscard]] int rowAtOrBefore(std::int64_t time) const;
    /// -1 for a row that is not there.
    [[nodiscard]] std::int64_t timeOfRow(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Of the filter, or of what there is to filter.
    void progressChanged(double progress);
    /// Actors or objects are known that were not.
    void namesChanged();
    /// Events were put in before others: what stands in a row may be another one.
    void rowsShifted();

private:
    struct Seen; ///< what was found of sentences that are much alike

    void restart();
    void scheduleSync();
    void sync();
    void scanSlice();
    void publish();
    void removeRowsFrom(int row);
    [[nodiscard]] bool runIsOver() const;
    [[nodiscard]] const Event* eventOf(int row) const;
    [[nodiscard]] const QString& wordOf(EventKind kind) const;
    [[nodiscard]] QString shown(const Event& event, int row, int column) const;
    [[nodiscard]] std::optional<std::uint32_t> capacityFor(const Event& event, std::size_t index) const;
    [[nodiscard]] bool saysAllWords(const Event& event, std::size_t index);
    [[nodiscard]] bool looksForWords(const Event& event, std::optional<std::uint32_t> capacity) const;
    [[nodiscard]] EventIndex::TextTest textTest();

    const Playback& m_playback;
    std::shared_ptr<const Trace> m_trace; ///< kept while the index looks into it
    EventSentences m_sentences;
    EventFilter m_filter;
    std::vector<QStringMatcher> m_words; ///< to be found in each row
    std::array<QString, kEventKinds> m_kindWords;
    EventIndex m_index;
    int m_rows = 0; ///< as views know them
    bool m_active = true;
    QTimer m_syncTimer;
    QTimer m_sliceTimer;
    QElapsedTimer m_sinceSync;
    std::shared_ptr<Seen> m_seen;
    mutable std::vector<Event> m_page; ///< copies of the rows from m_pageBegin on
    mutable int m_pageBegin = 0;
};

/// 1.234 567 890 s: to the nanosecond, in groups of three.
[[nodiscard]] QString shownInstant(std::int64_t ns);

} // namespace interleave
