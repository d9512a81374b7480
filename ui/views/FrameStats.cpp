// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/FrameStats.h"

#include "core/base/Clock.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

namespace interleave {

namespace {

QJsonObject summary(std::vector<double> values) {
    if (values.empty())
        return {};
    std::ranges::sort(values);
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {{QStringLiteral("median"), at(0.5)},
            {QStringLiteral("p99"), at(0.99)},
            {QStringLiteral("max"), values.back()}};
}

/// A line of /proc/self/status, in bytes.
double statusBytes(const char* name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind(name, 0) == 0)
            return std::stod(line.substr(line.find(':') + 1)) * 1024;
    return 0;
}

} // namespace

double msSinceProcessStart() {
    std::ifstream stat("/proc/self/stat");
    std::string text;
    std::getline(stat, text);
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string field;
    for (int i = 3; i <= 22; ++i)
        fields >> field;
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const double sinceBoot = static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    return sinceBoot - std::stod(field) * 1e3 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

FrameStats::FrameStats(const Playback& playback, const RunController& controller, QObject* parent)
    : QObject(parent), m_playback(playback), m_controller(controller) {
    connect(&controller, &RunController::frame, this, &FrameStats::onFrame);
}

void FrameStats::markFirstPaint() {
    if (m_firstPaintMs < 0)
        m_firstPaintMs = msSinceProcessStart();
}

void FrameStats::onFrame() {
    const std::int64_t now = threadCpuNow();
    if (m_lastCpuNs >= 0)
        m_cpuMs.push_back(static_cast<double>(now - m_lastCpuNs) / 1e6);
    m_lastCpuNs = now;
    // A timer of 0 comes after the events that are posted already, the repaint among them.
    QTimer::singleShot(0, this, &FrameStats::onPainted);
}

void FrameStats::onPainted() {
    if (m_controller.session() && m_controller.active())
        m_ageMs.push_back(static_cast<double>(m_controller.session()->now() - m_playback.world()->time()) /
                          1e6);
}

void FrameStats::markLanes(std::int64_t until) {
    if (m_controller.session() && m_controller.active())
        m_lanesAgeMs.push_back(static_cast<double>(m_controller.session()->now() - until) / 1e6);
}

bool FrameStats::write(const QString& file) const {
    const World& world = *m_playback.world();
    const QJsonObject stats{
        {QStringLiteral("frames"), static_cast<qint64>(m_cpuMs.size())},
        {QStringLiteral("gui_cpu_ms"), summary(m_cpuMs)},
        {QStringLiteral("age_ms"), summary(m_ageMs)},
        {QStringLiteral("lanes_age_ms"), summary(m_lanesAgeMs)},
        {QStringLiteral("first_paint_ms"), m_firstPaintMs},
        {QStringLiteral("events"), static_cast<qint64>(world.events())},
        {QStringLiteral("dropped"), static_cast<qint64>(world.dropped() + world.lostRecords())},
        {QStringLiteral("peak_memory_bytes"), statusBytes("VmHWM")},
        {QStringLiteral("memory_bytes"), statusBytes("VmRSS")},
        {QStringLiteral("anonymous_memory_bytes"), statusBytes("RssAnon")}};
    QFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(stats).toJson()) > 0;
}

} // namespace interleave
