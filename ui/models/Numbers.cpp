// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/Numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace interleave {

namespace {

QString withUnit(const QString& number, const char* unit) {
    return number + QChar(0x202f) + QCoreApplication::translate("unit", unit);
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
    struct Unit {
        double ns;
        const char* name;
    };
    static constexpr Unit kUnits[] = {{1e9, QT_TRANSLATE_NOOP("unit", "s")},
                                      {1e6, QT_TRANSLATE_NOOP("unit", "ms")},
                                      {1e3, QT_TRANSLATE_NOOP("unit", "µs")},
                                      {1, QT_TRANSLATE_NOOP("unit", "ns")}};
    const auto value = static_cast<double>(ns);
    for (const Unit& unit : kUnits)
        if (std::abs(value) >= unit.ns || unit.ns == 1) {
            const double scaled = value / unit.ns;
            const int digits = unit.ns == 1 || std::abs(scaled) >= 100 ? 0 : std::abs(scaled) >= 10 ? 1 : 2;
            return withUnit(QString::number(scaled, 'f', digits), unit.name);
        }
    return {};
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
