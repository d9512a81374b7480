// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person has chosen, kept in a file between starts: for the next runs, and how the window looks.
// What is not in the file, or is no choice there, gives the default: a damaged file is as good as none. GUI
// thread.
#pragma once

#include "core/observe/Session.h"

#include "ui/models/LessonModel.h"

#include <QByteArray>
#include <QSettings>
#include <QString>

#include <array>

namespace interleave {

class Preferences {
public:
    /// What memory a run's trace may be given, in bytes.
    static constexpr std::array<qint64, 3> kMemoryLimits{qint64{1} << 28, qint64{1} << 30, qint64{1} << 32};
    static constexpr double kSmallestScale = 0.5;
    static constexpr double kLargestScale = 3;

    /// A file that is not there yet, or holds what is no choice, gives the defaults.
    explicit Preferences(const QString& file) : m_settings(file, QSettings::IniFormat) {}

    [[nodiscard]] ProbeChoice probe() const;
    void setProbe(ProbeChoice probe);
    [[nodiscard]] qint64 memoryLimit() const;
    void setMemoryLimit(qint64 bytes);
    [[nodiscard]] CodeLanguage codeLanguage() const;
    void setCodeLanguage(CodeLanguage language);

    /// "en" or "zh_CN"; `otherwise` where none was chosen.
    [[nodiscard]] QString language(const QString& otherwise) const;
    void setLanguage(const QString& language);
    [[nodiscard]] bool dark() const;
    void setDark(bool dark);
    /// Times the size that suits the window.
    [[nodiscard]] double scale() const;
    void setScale(double scale);
    /// Items and tokens slide to their places.
    [[nodiscard]] bool movement() const;
    void setMovement(bool on);
    /// Run holds the lesson before its first step.
    [[nodiscard]] bool startPaused() const;
    void setStartPaused(bool on);

    /// The row of the lesson that was shown last, in the catalog.
    [[nodiscard]] int lesson() const;
    void setLesson(int row);
    /// The lesson's parameters: its defaults, and what was chosen in their place.
    [[nodiscard]] ParameterValues parameters(const ScenarioInfo& lesson) const;
    void setParameter(const ScenarioInfo& lesson, int row, double value);

    /// As Qt's saveGeometry() and saveState() give them; empty: none.
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& bytes);
    [[nodiscard]] QByteArray splitter() const;
    void setSplitter(const QByteArray& bytes);
    /// The list of events is shown in the place of the timeline.
    [[nodiscard]] bool eventsShown() const;
    void setEventsShown(bool shown);

    /// All of it.
    void forget() { m_settings.clear(); }

private:
    QSettings m_settings;
};

} // namespace interleave
