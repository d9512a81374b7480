// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A field for a whole number, its digits in groups as everywhere, or for none. GUI thread.
#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace interleave {

class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit NumberField(QWidget* parent = nullptr);

    /// From 0 to `most`; an arrow key's step suits that.
    void setMost(double most);
    void setNumber(std::optional<double> number);
    [[nodiscard]] std::optional<double> number() const;

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString& text) const override;
    [[nodiscard]] QValidator::State validate(QString& text, int& position) const override;

Q_SIGNALS:
    void numberEdited(std::optional<double> number);
};

} // namespace interleave
