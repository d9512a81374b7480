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

namespace {

/// Reads and writes it again: a recording that is still being written is thereby complete.
OrError<void> copyRun(const QString& recording, const QString& file) {
    const auto read = readTraceFile(recording.toStdString());
    if (!read)
        return read.error();
    return writeTraceFile(file.toStdString(), *read.value().trace);
}

} // namespace

RunFiles::~RunFiles() {
    cancel();
    if (m_thread.joinable())
        m_thread.join(); // what it has posted goes with this object
}

bool RunFiles::begin(std::function<std::function<void()>()> work) {
    if (m_busy)
        return false;
    m_busy = true;
    m_cancelled.store(false, std::memory_order_relaxed);
    Q_EMIT busyChanged(true);
    m_thread = std::jthread([this, work = std::move(work)] {
        std::function<void()> result = work();
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

bool RunFiles::open(const QString& file) {
    return begin([this, path = file.toStdString()]() -> std::function<void()> {
        auto read = readTraceFile(path);
        if (!read)
            return [this, error = read.error()] { Q_EMIT failed(errorSentence(error)); };
        return [this, opened = std::move(read.value())] {
            Q_EMIT this->opened(opened.trace, opened.damage ? damageSentence(*opened.damage) : QString());
        };
    });
}

bool RunFiles::save(std::shared_ptr<const Trace> trace, const QString& file) {
    return begin([this, trace = std::move(trace), recording = m_recording, file]() -> std::function<void()> {
        auto saved = writeTraceFile(file.toStdString(), *trace);
        if (!saved && saved.error().code == ErrorCode::EventsForgotten && !recording.isEmpty())
            saved = copyRun(recording, file);
        if (!saved)
            return [this, error = saved.error()] { Q_EMIT failed(errorSentence(error)); };
        return [this, file] { Q_EMIT done(tr("Saved: %1").arg(QFileInfo(file).fileName())); };
    });
}

bool RunFiles::exportTo(std::shared_ptr<const Trace> trace, ExportFormat format, const QString& file) {
    return begin(
        [this, trace = std::move(trace), recording = m_recording, format, file]() -> std::function<void()> {
            const auto progress = [this](double share) {
                QMetaObject::invokeMethod(
                    this, [this, share] { Q_EMIT progressed(share); }, Qt::QueuedConnection);
                return !m_cancelled.load(std::memory_order_relaxed);
            };
            auto written = exportTrace(*trace, format, file.toStdString(), progress);
            if (!written && written.error().code == ErrorCode::EventsForgotten && !recording.isEmpty())
                if (const auto whole = readTraceFile(recording.toStdString()))
                    written = exportTrace(*whole.value().trace, format, file.toStdString(), progress);
            if (!written && written.error().code == ErrorCode::Cancelled)
                return [this] { Q_EMIT cancelled(); };
            if (!written)
                return [this, error = written.error()] { Q_EMIT failed(errorSentence(error)); };
            return [this, file] { Q_EMIT done(tr("Exported: %1").arg(QFileInfo(file).fileName())); };
        });
}

} // namespace interleave
