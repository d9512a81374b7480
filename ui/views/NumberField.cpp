// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/NumberField.h"

#include "ui/models/Numbers.h"

#include <QRegularExpression>
#include <QSignalBlocker>

namespace interleave {

namespace {

constexpr double kNone = -1; ///< shown as the special text
constexpr double kBig = 1e6;

/// As it may be typed: with any space or comma between the digits.
QString plain(QString text) {
    static const QRegularExpression kBetween(QStringLiteral("[\\s,\u202f\u00a0]"));
    return text.remove(kBetween);
}

} // namespace

NumberField::NumberField(QWidget* parent) : QDoubleSpinBox(parent) {
    setDecimals(0);
    setAlignment(Qt::AlignRight);
    setKeyboardTracking(false);
    setMost(1);
    connect(this, &QDoubleSpinBox::valueChanged, this, [this] { Q_EMIT numberEdited(number()); });
}

void NumberField::setMost(double most) {
    const QSignalBlocker quiet(this); // what is cut down to it is nobody's edit
    setRange(kNone, most);
    setSingleStep(most > kBig ? kBig : 1);
}

void NumberField::setNumber(std::optional<double> number) {
    const QSignalBlocker quiet(this);
    setValue(number.value_or(kNone));
}

std::optional<double> NumberField::number() const {
    return value() < 0 ? std::nullopt : std::optional(value());
}

QString NumberField::textFromValue(double value) const {
    return grouped(static_cast<qint64>(value));
}

double NumberField::valueFromText(const QString& text) const {
    return plain(text).toDouble();
}

QValidator::State NumberField::validate(QString& text, int&) const {
    bool isNumber = false;
    const double value = plain(text).toDouble(&isNumber);
    if (plain(text).isEmpty() || text == specialValueText())
        return QValidator::Intermediate;
    return isNumber && value <= maximum() ? QValidator::Acceptable : QValidator::Invalid;
}

} // namespace interleave
