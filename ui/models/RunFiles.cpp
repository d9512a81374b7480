// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunFiles.h"

#include "core/trace/TraceFileReader.h"
#include "core/trace/TraceFileWriter.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QFileInfo>

namespace interleave {

QString damageSentence(const TraceDamage& damage) {
    return RunFiles::tr("%1. What is good is shown: %2 events, up to %3.")
        .arg(errorSentence(damage.error), grouped(static_cast<qint64>(damage.good.events)),
             shownDuration(damage.good.untilNs));
}

RunFiles::~RunFiles() {
    cancel();
    if (m_thread.joinable())
        m_thread.join(); // what it has posted goes with this object
}

bool RunFiles::begin(Task task, std::function<Result()> work) {
    if (m_busy)
        return false;
    m_busy = true;
    m_task = task;
    m_cancelled.store(false, std::memory_order_relaxed);
    Q_EMIT busyChanged(true);
    m_thread = std::jthread([this, work = std::move(work)] {
        Result result = work();
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)] {
                end();
                result();
            },
            Qt::QueuedConnection);
    });
    return true;
}

void RunFiles::end() {
    m_thread.join();
    m_busy = false;
    Q_EMIT busyChanged(false);
}

Progress RunFiles::progress(double from, double to) {
    return [this, from, to, told = 0](double share) mutable {
        const int percent = static_cast<int>(100 * (from + (to - from) * share));
        if (share >= 0 && percent > told) {
            told = percent;
            QMetaObject::invokeMethod(
                this, [this, percent] { Q_EMIT progressed(percent / 100.0); }, Qt::QueuedConnection);
        }
        return !m_cancelled.load(std::memory_order_relaxed);
    };
}

RunFiles::Result RunFiles::resultOf(const Error& error) {
    if (error.code == ErrorCode::Cancelled)
        return [this] { Q_EMIT cancelled(); };
    return [this, error] { Q_EMIT failed(errorSentence(error)); };
}

bool RunFiles::open(const QString& file) {
    return begin(Task::Opening, [this, path = file.toStdString()]() -> Result {
        auto read = readTraceFile(path, {}, progress());
        if (!read)
            return resultOf(read.error());
        return [this, opened = std::move(read.value())] {
            if (m_cancelled.load(std::memory_order_relaxed)) // when all was read, but nothing shown yet
                Q_EMIT cancelled();
            else
                Q_EMIT this->opened(opened.trace, opened.damage ? damageSentence(*opened.damage) : QString());
        };
    });
}

bool RunFiles::save(std::shared_ptr<const Trace> trace, const QString& file) {
    return begin(Task::Saving, [this, trace = std::move(trace), recording = m_recording, file]() -> Result {
        auto saved = writeTraceFile(file.toStdString(), *trace, progress());
        if (!saved && saved.error().code == ErrorCode::EventsForgotten && !recording.isEmpty())
            saved = copyRun(recording, file);
        if (!saved)
            return resultOf(saved.error());
        return [this, file] { Q_EMIT done(tr("Saved: %1").arg(QFileInfo(file).fileName())); };
    });
}

/// Reads and writes it again: a recording that is still being written is thereby complete.
OrError<void> RunFiles::copyRun(const QString& recording, const QString& file) {
    const auto read = readTraceFile(recording.toStdString(), {}, progress(0, 0.5));
    if (!read)
        return read.error();
    return writeTraceFile(file.toStdString(), *read.value().trace, progress(0.5, 1));
}

bool RunFiles::exportTo(std::shared_ptr<const Trace> trace, ExportFormat format, const QString& file) {
    return begin(
        Task::Exporting, [this, trace = std::move(trace), recording = m_recording, format, file]() -> Result {
            auto written = exportTrace(*trace, format, file.toStdString(), progress());
            if (!written && written.error().code == ErrorCode::EventsForgotten && !recording.isEmpty())
                written = exportRecording(recording, format, file);
            if (!written)
                return resultOf(written.error());
            return [this, file] { Q_EMIT done(tr("Exported: %1").arg(QFileInfo(file).fileName())); };
        });
}

OrError<void> RunFiles::exportRecording(const QString& recording, ExportFormat format, const QString& file) {
    const auto whole = readTraceFile(recording.toStdString(), {}, progress(0, 0.5));
    if (!whole)
        return whole.error();
    return exportTrace(*whole.value().trace, format, file.toStdString(), progress(0.5, 1));
}

} // namespace interleave
