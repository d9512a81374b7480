// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens, saves and exports runs on a thread of its own, one at a time, so that the window goes on meanwhile.
// GUI thread; destroying it ends what is under way, which leaves no half-written file.
#pragma once

#include "core/exports/Export.h"
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
    using QObject::QObject;
    ~RunFiles() override;

    /// Nothing is begun while another is under way: false.
    bool open(const QString& file);
    bool save(std::shared_ptr<const Trace> trace, const QString& file);
    bool exportTo(std::shared_ptr<const Trace> trace, ExportFormat format, const QString& file);
    /// Where the run that is shown is recorded: it has the events that memory has no room for. Empty:
    /// nowhere.
    void setRecording(const QString& file) { m_recording = file; }
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool busy() const { return m_busy; }

Q_SIGNALS:
    /// `damage` is empty where the file is whole, else a sentence that says what of it is good.
    void opened(std::shared_ptr<const Trace> trace, const QString& damage);
    /// Saved or exported: one sentence.
    void done(const QString& sentence);
    void failed(const QString& sentence);
    void cancelled();
    /// From 0 to 1; below 0 where it is not known.
    void progressed(double share);
    void busyChanged(bool busy);

private:
    /// Runs `work` on the thread, and what it returns back here.
    bool begin(std::function<std::function<void()>()> work);
    void end();

    QString m_recording;
    bool m_busy = false;
    std::atomic<bool> m_cancelled{false};
    std::jthread m_thread;
};

struct TraceDamage;
/// What is wrong with the file and up to when it is good.
[[nodiscard]] QString damageSentence(const TraceDamage& damage);

} // namespace interleave
