// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens, saves and exports runs on a thread of its own, one at a time, so that the window goes on meanwhile.
// GUI thread. What is cancelled, as it also is by destroying this, leaves no half-written file.
#pragma once

#include "core/exports/Export.h"
#include "core/trace/Progress.h"
#include "core/trace/Trace.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace interleave {

class RunFiles : public QObject {
    Q_OBJECT

public:
    enum class Task { Opening, Saving, Exporting };

    using QObject::QObject;
    ~RunFiles() override;

    /// Nothing is begun while another is under way: false.
    bool open(const QString& file);
    bool save(std::shared_ptr<const Trace> trace, const QString& file);
    bool exportTo(std::shared_ptr<const Trace> trace, ExportFormat format, const QString& file);
    /// Where the run that is shown is recorded: it has the events that memory has no room for. Empty:
    /// nowhere.
    void setRecording(const QString& file) { m_recording = file; }
    /// It ends soon, and says so by cancelled(); what is done by then is done.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool busy() const { return m_busy; }
    /// The one that is under way.
    [[nodiscard]] Task task() const { return m_task; }

Q_SIGNALS:
    /// `damage` is empty where the file is whole, else a sentence that says what of it is good.
    void opened(std::shared_ptr<const Trace> trace, const QString& damage);
    /// Saved or exported: one sentence.
    void done(const QString& sentence);
    void failed(const QString& sentence);
    void cancelled();
    /// From 0 to 1, a hundred times at most; not at all where it is not known.
    void progressed(double share);
    void busyChanged(bool busy);

private:
    using Result = std::function<void()>;
    /// Runs `work` on the thread, and what it returns back here.
    bool begin(Task task, std::function<Result()> work);
    void end();
    /// For what the thread works on: tells of `from` to `to` of the whole, and ends it once it is cancelled.
    [[nodiscard]] Progress progress(double from = 0, double to = 1);
    [[nodiscard]] Result resultOf(const Error& error);
    OrError<void> copyRun(const QString& recording, const QString& file);
    OrError<void> exportRecording(const QString& recording, ExportFormat format, const QString& file);

    QString m_recording;
    bool m_busy = false;
    Task m_task = Task::Opening;
    std::atomic<bool> m_cancelled{false};
    std::jthread m_thread;
};

struct TraceDamage;
/// What is wrong with the file and up to when it is good.
[[nodiscard]] QString damageSentence(const TraceDamage& damage);

} // namespace interleave
