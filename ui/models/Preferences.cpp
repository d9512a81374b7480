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
const QString kLanguage = QStringLiteral("window/language");
const QString kTheme = QStringLiteral("window/theme");
const QString kDark = QStringLiteral("dark");
const QString kScale = QStringLiteral("window/scale");
const QString kMovement = QStringLiteral("window/movement");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kSplitter = QStringLiteral("window/splitter");
const QString kEventsShown = QStringLiteral("window/events");
const QString kStartPaused = QStringLiteral("run/start-paused");
const QString kLesson = QStringLiteral("lesson/shown");

QString keyOf(const ScenarioInfo& lesson, const ParameterInfo& parameter) {
    return QStringLiteral("parameters-%1/%2")
        .arg(QString::fromUtf8(lesson.id), QString::fromUtf8(parameter.id));
}

/// Only the words that are written: whatever else stands there is the default.
bool switchOf(const QSettings& settings, const QString& key, bool otherwise) {
    const QString kept = settings.value(key).toString();
    return kept == QLatin1String("true") ? true : kept == QLatin1String("false") ? false : otherwise;
}

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

QString Preferences::language(const QString& otherwise) const {
    const QString kept = m_settings.value(kLanguage).toString();
    return kept == QLatin1String("en") || kept == QLatin1String("zh_CN") ? kept : otherwise;
}

void Preferences::setLanguage(const QString& language) {
    m_settings.setValue(kLanguage, language);
}

bool Preferences::dark() const {
    return m_settings.value(kTheme).toString() == kDark;
}

void Preferences::setDark(bool dark) {
    m_settings.setValue(kTheme, dark ? kDark : QStringLiteral("light"));
}

double Preferences::scale() const {
    bool isNumber = false;
    const double kept = m_settings.value(kScale).toDouble(&isNumber);
    return isNumber && kept >= kSmallestScale && kept <= kLargestScale ? kept : 1;
}

void Preferences::setScale(double scale) {
    m_settings.setValue(kScale, scale);
}

bool Preferences::movement() const {
    return switchOf(m_settings, kMovement, true);
}

void Preferences::setMovement(bool on) {
    m_settings.setValue(kMovement, on);
}

bool Preferences::startPaused() const {
    return switchOf(m_settings, kStartPaused, false);
}

void Preferences::setStartPaused(bool on) {
    m_settings.setValue(kStartPaused, on);
}

int Preferences::lesson() const {
    const std::string kept = m_settings.value(kLesson).toString().toStdString();
    const auto found =
        std::ranges::find_if(catalog(), [&](const Scenario* scenario) { return scenario->info.id == kept; });
    return found == catalog().end() ? 0 : static_cast<int>(found - catalog().begin());
}

void Preferences::setLesson(int row) {
    m_settings.setValue(kLesson, QString::fromUtf8(LessonModel::info(row).id));
}

ParameterValues Preferences::parameters(const ScenarioInfo& lesson) const {
    ParameterValues values = defaultsOf(lesson);
    for (const ParameterInfo& parameter : lesson.parameters)
        if (const QString key = keyOf(lesson, parameter); m_settings.contains(key)) {
            const QString setting =
                QString::fromUtf8(parameter.id) + QLatin1Char('=') + m_settings.value(key).toString();
            // What is not allowed leaves the value as it is.
            static_cast<void>(applySetting(lesson, setting.toStdString(), values));
        }
    return values;
}

void Preferences::setParameter(const ScenarioInfo& lesson, int row, double value) {
    const ParameterInfo& parameter = lesson.parameters[static_cast<std::size_t>(row)];
    if (value == parameter.fallback) // a default that is another one some day is then followed
        m_settings.remove(keyOf(lesson, parameter));
    else
        m_settings.setValue(keyOf(lesson, parameter), QString::fromStdString(settingText(parameter, value)));
}

QByteArray Preferences::geometry() const {
    return m_settings.value(kGeometry).toByteArray();
}

void Preferences::setGeometry(const QByteArray& bytes) {
    m_settings.setValue(kGeometry, bytes);
}

QByteArray Preferences::splitter() const {
    return m_settings.value(kSplitter).toByteArray();
}

void Preferences::setSplitter(const QByteArray& bytes) {
    m_settings.setValue(kSplitter, bytes);
}

bool Preferences::eventsShown() const {
    return switchOf(m_settings, kEventsShown, false);
}

void Preferences::setEventsShown(bool shown) {
    m_settings.setValue(kEventsShown, shown);
}

} // namespace interleave
