// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ParameterPanel.h"

#include "ui/models/LessonModel.h"
#include "ui/views/Theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int kWideSteps = 60;
constexpr double kWide = 1000; ///< a range that is wider goes by ratios

bool hasSpecialBelow(const ParameterInfo& parameter) {
    return parameter.special && parameter.special->value < parameter.minimum;
}

bool isWide(const ParameterInfo& parameter) {
    return parameter.kind == ParameterKind::Whole && parameter.maximum - parameter.minimum > kWide;
}

double step(const ParameterInfo& parameter) {
    return parameter.kind == ParameterKind::Seconds ? (parameter.maximum > 5 ? 0.1 : 0.05) : 1;
}

/// Rounded to two digits, as 1, 1.5, 20 000.
double roundish(double value) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(std::max(value, 1.0))) - 1));
    return std::round(value / unit) * unit;
}

} // namespace

int sliderSteps(const ParameterInfo& parameter) {
    const int range =
        isWide(parameter)
            ? kWideSteps
            : static_cast<int>(std::lround((parameter.maximum - parameter.minimum) / step(parameter)));
    return range + (hasSpecialBelow(parameter) ? 1 : 0);
}

int sliderPosition(const ParameterInfo& parameter, double value) {
    const int shift = hasSpecialBelow(parameter) ? 1 : 0;
    if (shift && value == parameter.special->value)
        return 0;
    if (isWide(parameter)) {
        const double low = std::max(parameter.minimum, 1.0);
        return shift + static_cast<int>(std::lround(std::log(std::max(value, low) / low) /
                                                    std::log(parameter.maximum / low) * kWideSteps));
    }
    return shift + static_cast<int>(std::lround((value - parameter.minimum) / step(parameter)));
}

double sliderValue(const ParameterInfo& parameter, int position) {
    if (hasSpecialBelow(parameter) && position-- == 0)
        return parameter.special->value;
    if (isWide(parameter)) {
        const double low = std::max(parameter.minimum, 1.0);
        return std::clamp(
            roundish(low * std::pow(parameter.maximum / low, static_cast<double>(position) / kWideSteps)),
            parameter.minimum, parameter.maximum);
    }
    return std::clamp(parameter.minimum + position * step(parameter), parameter.minimum, parameter.maximum);
}

namespace {

QString allowedWords(const ParameterInfo& parameter) {
    const QString range =
        ParameterPanel::tr("Allowed: %1 to %2")
            .arg(shownValue(parameter, parameter.minimum), shownValue(parameter, parameter.maximum));
    return hasSpecialBelow(parameter)
               ? ParameterPanel::tr("%1, or %2").arg(range, lessonText(parameter.special->word))
               : range;
}

/// A field that takes numbers and the parameter's special word, and shows the unit.
class ValueField : public QDoubleSpinBox {
public:
    ValueField(const ParameterInfo& parameter, QWidget* parent)
        : QDoubleSpinBox(parent), m_parameter(parameter) {
        setDecimals(parameter.kind == ParameterKind::Seconds ? 3 : 0);
        setRange(hasSpecialBelow(parameter) ? parameter.special->value : parameter.minimum,
                 parameter.maximum);
        setSingleStep(step(parameter));
        setAlignment(Qt::AlignRight);
        setKeyboardTracking(false);
    }
    [[nodiscard]] QString textFromValue(double value) const override {
        return shownValue(m_parameter, value);
    }
    [[nodiscard]] double valueFromText(const QString& text) const override {
        if (isWord(text))
            return m_parameter.special->value;
        double number = plain(text).toDouble();
        // Between the special value and the range there is nothing.
        if (hasSpecialBelow(m_parameter) && number < m_parameter.minimum)
            number = m_parameter.minimum;
        return number;
    }
    QValidator::State validate(QString& text, int&) const override {
        if (isWord(text))
            return QValidator::Acceptable;
        bool isNumber = false;
        const double number = plain(text).toDouble(&isNumber);
        if (isNumber)
            return number >= minimum() && number <= maximum() ? QValidator::Acceptable
                                                              : QValidator::Intermediate;
        return QValidator::Intermediate; // on its way to a number or to the word; put right when it is left
    }
    void fixup(QString& text) const override {
        bool isNumber = false;
        const double number = plain(text).toDouble(&isNumber);
        text =
            textFromValue(isNumber ? std::clamp(number, m_parameter.minimum, m_parameter.maximum) : value());
    }
    void stepBy(int steps) override {
        setValue(sliderValue(m_parameter, std::clamp(sliderPosition(m_parameter, value()) + steps, 0,
                                                     sliderSteps(m_parameter))));
    }

private:
    [[nodiscard]] bool isWord(const QString& text) const {
        return m_parameter.special &&
               (text.trimmed().compare(lessonText(m_parameter.special->word), Qt::CaseInsensitive) == 0 ||
                text.trimmed().compare(QLatin1String(m_parameter.special->word), Qt::CaseInsensitive) == 0);
    }
    /// Digits, sign and point: without groups and unit.
    static QString plain(const QString& text) {
        QString digits;
        for (const QChar letter : text)
            if (letter.isDigit() || letter == QLatin1Char('.') || letter == QLatin1Char('-'))
                digits += letter;
            else if (letter == QLatin1Char(','))
                digits += QLatin1Char('.');
        return digits;
    }

    const ParameterInfo& m_parameter;
};

} // namespace

ParameterPanel::ParameterPanel(ParameterModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
    connect(&model, &QAbstractItemModel::modelReset, this, &ParameterPanel::rebuild);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    showValue(row);
            });
    connect(&Theme::instance(), &Theme::changed, this, &ParameterPanel::rebuild);
    rebuild();
}

void ParameterPanel::rebuild() {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    const Theme& theme = Theme::instance();
    m_grid->setHorizontalSpacing(theme.ipx(12));
    m_grid->setVerticalSpacing(theme.ipx(1));
    for (int row = 0; row < m_model.rowCount(); ++row) {
        switch (m_model.info(row).kind) {
        case ParameterKind::Switch: addSwitchRow(row); break;
        case ParameterKind::Choice: addChoiceRow(row); break;
        default: addSliderRow(row);
        }
        showValue(row);
    }
    updateEnabled();
}

QWidget* ParameterPanel::addLabel(int row) {
    const QString help = m_model.index(row).data(ParameterModel::HelpRole).toString();
    auto* label = new QLabel(m_model.index(row).data().toString(), this);
    label->setToolTip(help);
    label->setMinimumWidth(Theme::instance().ipx(118));
    m_grid->addWidget(label, row, 0);
    return label;
}

void ParameterPanel::addSliderRow(int row) {
    const ParameterInfo& parameter = m_model.info(row);
    QWidget* label = addLabel(row);
    auto* slider = new QSlider(Qt::Horizontal, this);
    slider->setRange(0, sliderSteps(parameter));
    slider->setPageStep(std::max(1, sliderSteps(parameter) / 10));
    auto* field = new ValueField(parameter, this);
    field->setFixedWidth(Theme::instance().ipx(122));
    for (QWidget* widget : {static_cast<QWidget*>(slider), static_cast<QWidget*>(field)}) {
        widget->setAccessibleName(m_model.index(row).data().toString());
        widget->setToolTip(m_model.index(row).data(ParameterModel::HelpRole).toString() + QLatin1Char('\n') +
                           allowedWords(parameter));
    }
    static_cast<QLabel*>(label)->setBuddy(field);
    connect(slider, &QSlider::valueChanged, this, [this, row, slider] {
        if (!m_showing)
            m_model.setValue(row, sliderValue(m_model.info(row), slider->value()));
    });
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, row](double value) {
        if (!m_showing)
            m_model.setValue(row, value);
    });
    m_grid->addWidget(slider, row, 1);
    m_grid->addWidget(field, row, 2);
    m_rows.push_back({label, slider, field});
}

void ParameterPanel::addChoiceRow(int row) {
    QWidget* label = addLabel(row);
    auto* box = new QComboBox(this);
    for (const ChoiceInfo& choice : m_model.info(row).choices)
        box->addItem(lessonText(choice.label));
    box->setAccessibleName(m_model.index(row).data().toString());
    box->setToolTip(m_model.index(row).data(ParameterModel::HelpRole).toString());
    connect(box, &QComboBox::currentIndexChanged, this, [this, row](int index) {
        if (!m_showing && index >= 0)
            m_model.setValue(row, index);
    });
    m_grid->addWidget(box, row, 1, 1, 2);
    m_rows.push_back({label, nullptr, box});
}

void ParameterPanel::addSwitchRow(int row) {
    QWidget* label = addLabel(row);
    auto* button = new QToolButton(this);
    button->setProperty("small", true);
    button->setCheckable(true);
    button->setAccessibleName(m_model.index(row).data().toString());
    button->setToolTip(m_model.index(row).data(ParameterModel::HelpRole).toString());
    connect(button, &QToolButton::toggled, this, [this, row](bool on) {
        if (!m_showing)
            m_model.setValue(row, on ? 1 : 0);
    });
    m_grid->addWidget(button, row, 2, Qt::AlignRight);
    m_rows.push_back({label, nullptr, button});
}

void ParameterPanel::showValue(int row) {
    if (row >= static_cast<int>(m_rows.size()))
        return;
    m_showing = true;
    const double value = m_model.value(row);
    const Row& widgets = m_rows[static_cast<std::size_t>(row)];
    if (auto* slider = qobject_cast<QSlider*>(widgets.slider)) {
        slider->setValue(sliderPosition(m_model.info(row), value));
        slider->setAccessibleDescription(shownValue(m_model.info(row), value)); // its position says nothing
    }
    if (auto* field = qobject_cast<QDoubleSpinBox*>(widgets.field))
        field->setValue(value);
    if (auto* box = qobject_cast<QComboBox*>(widgets.field))
        box->setCurrentIndex(static_cast<int>(value));
    if (auto* button = qobject_cast<QToolButton*>(widgets.field)) {
        button->setChecked(value != 0);
        button->setText(shownValue(m_model.info(row), value));
    }
    m_showing = false;
}

void ParameterPanel::setRunning(bool running) {
    m_running = running;
    updateEnabled();
}

void ParameterPanel::takeFocus() {
    for (const Row& row : m_rows)
        if (QWidget* control = row.slider ? row.slider : row.field; control->isEnabled())
            return control->setFocus(Qt::ShortcutFocusReason);
}

void ParameterPanel::updateEnabled() {
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const bool open = !m_running || m_model.info(static_cast<int>(row)).live;
        for (QWidget* widget : {m_rows[row].label, m_rows[row].slider, m_rows[row].field})
            if (widget)
                widget->setEnabled(open);
    }
}

void ParameterPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace interleave
