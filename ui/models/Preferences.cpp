// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Preferences.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

const QString kProbe = QStringLiteral("run/probe");
const QString kMemoryLimit = QStringLiteral("run/memory-limit-bytes");

const QString kCodeLanguage = QStringLiteral("window/code");
const QString kCpp = QStringLiteral("cpp");

/// The words of the command line's --probe, and one for the best there is.
constexpr std::array<std::pair<ProbeChoice, const char*>, 4> kProbeWords{{{ProbeChoice::Best, "best"},
                                                                          {ProbeChoice::Perf, "perf"},
                                                                          {ProbeChoice::Procfs, "procfs"},
                                                                          {ProbeChoice::None, "none"}}};

} // namespace

ProbeChoice Preferences::probe() const {
    const QString kept = m_settings.value(kProbe).toString();
    for (const auto& [choice, word] : kProbeWords)
        if (kept == QLatin1String(word))
            return choice;
    return RunRequest{}.probe;
}

void Preferences::setProbe(ProbeChoice probe) {
    for (const auto& [choice, word] : kProbeWords)
        if (choice == probe)
            m_settings.setValue(kProbe, QString::fromUtf8(word));
}

qint64 Preferences::memoryLimit() const {
    const qint64 kept = m_settings.value(kMemoryLimit).toLongLong();
    return std::ranges::count(kMemoryLimits, kept) ? kept
                                                   : static_cast<qint64>(RunRequest{}.memoryLimitBytes);
}

void Preferences::setMemoryLimit(qint64 bytes) {
    m_settings.setValue(kMemoryLimit, bytes);
}

CodeLanguage Preferences::codeLanguage() const {
    return m_settings.value(kCodeLanguage).toString() == kCpp ? CodeLanguage::Cpp : CodeLanguage::Python;
}

void Preferences::setCodeLanguage(CodeLanguage language) {
    m_settings.setValue(kCodeLanguage, language == CodeLanguage::Cpp ? kCpp : QStringLiteral("python"));
}

} // namespace interleave
