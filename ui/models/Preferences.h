// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person has chosen for the next runs and for the code that is shown, kept in a file between starts.
// GUI thread.
#pragma once

#include "core/observe/Session.h"

#include "ui/models/LessonModel.h"

#include <QSettings>
#include <QString>

#include <array>

namespace interleave {

class Preferences {
public:
    /// What memory a run's trace may be given, in bytes.
    static constexpr std::array<qint64, 3> kMemoryLimits{qint64{1} << 28, qint64{1} << 30, qint64{1} << 32};

    /// A file that is not there yet, or holds what is no choice, gives the defaults.
    explicit Preferences(const QString& file) : m_settings(file, QSettings::IniFormat) {}

    [[nodiscard]] ProbeChoice probe() const;
    void setProbe(ProbeChoice probe);
    [[nodiscard]] qint64 memoryLimit() const;
    void setMemoryLimit(qint64 bytes);
    [[nodiscard]] CodeLanguage codeLanguage() const;
    void setCodeLanguage(CodeLanguage language);

private:
    QSettings m_settings;
};

} // namespace interleave
