// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Measurements.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

QString say(const char* english) {
    return QCoreApplication::translate("measurement", english);
}

QString noteOf(const Samples& of, Unit unit) {
    if (isAmount(unit))
        return say(QT_TRANSLATE_NOOP("measurement", "p99 %1 · of %2"))
            .arg(shownMeasured(of.p99(), unit), grouped(static_cast<qint64>(of.count)));
    if (unit == Unit::Ending)
        return of.last > 0   ? signalWord(static_cast<int>(of.last))
               : of.last < 0 ? QString()
                             : say(QT_TRANSLATE_NOOP("measurement", "it answers"));
    if (of.count < 2)
        return {};
    return of.least() == of.most() ? say(QT_TRANSLATE_NOOP("measurement", "the same in both"))
                                   : say(QT_TRANSLATE_NOOP("measurement", "not the same in both"));
}

MeasuredCell cellOf(const Samples& of, Unit unit) {
    if (of.count == 0)
        return {};
    return {shownMeasured(isAmount(unit) ? of.median() : of.last, unit), noteOf(of, unit)};
}

/// Of an address nothing follows: that two processes have the same one does not make it the same variable.
QString verdictOf(const MeasurementInfo& info) {
    if (info.thread.count == 0 || info.process.count == 0 || info.unit == Unit::Address)
        return {};
    if (isAmount(info.unit))
        return info.factor() > 0 ? shownFactor(info.factor()) : QString();
    return info.thread.last == info.process.last ? QStringLiteral("=") : QStringLiteral("≠");
}

MeasurementRow rowOf(const MeasurementInfo& info, const QString& label, const QString& note) {
    return {label,          note, &info, cellOf(info.thread, info.unit), cellOf(info.process, info.unit),
            verdictOf(info)};
}

const RowInfo* rowNamed(const ScenarioInfo* lesson, const QString& name) {
    if (!lesson)
        return nullptr;
    const auto found =
        std::ranges::find_if(lesson->rows, [&](const RowInfo& row) { return name == QLatin1String(row.id); });
    return found == lesson->rows.end() ? nullptr : &*found;
}

} // namespace

std::vector<MeasurementRow> measurementRows(const Playback& playback, const World& world,
                                            const ScenarioInfo* lesson) {
    std::vector<MeasurementRow> rows;
    if (lesson)
        for (const RowInfo& row : lesson->rows) {
            const auto info = std::ranges::find_if(world.measurements(), [&](const MeasurementInfo& each) {
                return playback.text(each.name) == QLatin1String(row.id);
            });
            rows.push_back(
                info == world.measurements().end()
                    ? MeasurementRow{lessonText(row.label), lessonText(row.note), nullptr, {}, {}, {}}
                    : rowOf(*info, lessonText(row.label), lessonText(row.note)));
        }
    for (const MeasurementInfo& info : world.measurements())
        if (const QString name = playback.text(info.name); !rowNamed(lesson, name))
            rows.push_back(rowOf(info, name, {}));
    return rows;
}

QString rowLabel(const ScenarioInfo* lesson, const QString& name) {
    const RowInfo* row = rowNamed(lesson, name);
    return row ? lessonText(row->label) : name;
}

QString shownMeasured(std::int64_t value, Unit unit) {
    switch (unit) {
    case Unit::Nanoseconds: return shownDuration(value);
    case Unit::Bytes: return shownBytes(value);
    case Unit::Address: return QStringLiteral("0x") + QString::number(static_cast<quint64>(value), 16);
    case Unit::Ending:
        return value == 0  ? say(QT_TRANSLATE_NOOP("measurement", "goes on"))
               : value > 0 ? say(QT_TRANSLATE_NOOP("measurement", "dies with it"))
                           : say(QT_TRANSLATE_NOOP("measurement", "no answer"));
    case Unit::Number: break;
    }
    return grouped(value);
}

QString shownTick(std::int64_t value, Unit unit) {
    if (unit == Unit::Bytes)
        return say(QT_TRANSLATE_NOOP("measurement", "%1 KiB")).arg(grouped(value / 1024));
    QString text = shownMeasured(value, unit);
    return text.remove(QStringLiteral(".00")).remove(QStringLiteral(".0"));
}

QString shownFactor(double factor) {
    const QString number = factor >= 9.95 ? grouped(static_cast<qint64>(std::llround(factor)))
                                          : QString::number(factor, 'f', factor >= 0.995 ? 1 : 2);
    return number + QStringLiteral("×");
}

} // namespace interleave
