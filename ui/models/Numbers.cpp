// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Numbers.h"

#include <QCoreApplication>

#include <cmath>
#include <span>

namespace interleave {

namespace {

QString withUnit(const QString& number, const char* unit) {
    return number + QChar(0x202f) + QCoreApplication::translate("unit", unit);
}

struct Scale {
    double one;
    const char* unit;
};

/// Three digits, in the largest unit of which there is at least one. The last scale is the one of 1.
QString scaledTo(double value, std::span<const Scale> scales) {
    for (const Scale& scale : scales)
        if (std::abs(value) >= scale.one || scale.one == 1) {
            const double scaled = value / scale.one;
            const int digits = scale.one == 1 || std::abs(scaled) >= 100 ? 0 : std::abs(scaled) >= 10 ? 1 : 2;
            return withUnit(QString::number(scaled, 'f', digits), scale.unit);
        }
    return {};
}

} // namespace

QString grouped(qint64 number) {
    QString digits = QString::number(std::abs(number));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x202f));
    return number < 0 ? QStringLiteral("−") + digits : digits;
}

QString shownSeconds(double seconds) {
    QString digits = QString::number(seconds, 'f', 3);
    while (digits.endsWith(QLatin1Char('0')) && !digits.endsWith(QLatin1String(".0")))
        digits.chop(1);
    return withUnit(digits, QT_TRANSLATE_NOOP("unit", "s"));
}

QString shownDuration(std::int64_t ns) {
    static constexpr Scale kScales[] = {{1e9, QT_TRANSLATE_NOOP("unit", "s")},
                                        {1e6, QT_TRANSLATE_NOOP("unit", "ms")},
                                        {1e3, QT_TRANSLATE_NOOP("unit", "µs")},
                                        {1, QT_TRANSLATE_NOOP("unit", "ns")}};
    return scaledTo(static_cast<double>(ns), kScales);
}

QString shownBytes(std::int64_t bytes) {
    static constexpr Scale kScales[] = {{0x1p30, QT_TRANSLATE_NOOP("unit", "GiB")},
                                        {0x1p20, QT_TRANSLATE_NOOP("unit", "MiB")},
                                        {0x1p10, QT_TRANSLATE_NOOP("unit", "KiB")},
                                        {1, QT_TRANSLATE_NOOP("unit", "B")}};
    return scaledTo(static_cast<double>(bytes), kScales);
}

QString shownMoment(std::int64_t ns) {
    constexpr std::int64_t kSecond = 1'000'000'000;
    const QString fraction = QString::number(kSecond + std::abs(ns) % kSecond).mid(1);
    const QChar gap(0x202f);
    return withUnit(grouped(ns / kSecond) + QLatin1Char('.') + fraction.left(3) + gap + fraction.mid(3, 3) +
                        gap + fraction.right(3),
                    QT_TRANSLATE_NOOP("unit", "s"));
}

QString shownTenths(std::int64_t ns) {
    return withUnit(QString::number(static_cast<double>(ns) / 1e9, 'f', 1), QT_TRANSLATE_NOOP("unit", "s"));
}

} // namespace interleave
