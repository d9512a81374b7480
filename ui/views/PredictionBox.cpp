// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/PredictionBox.h"

#include "ui/models/Numbers.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalBlocker>

namespace interleave {

namespace {

constexpr double kNone = -1;
constexpr double kMost = 8e9; ///< the most that the lesson adds: 8 threads, 10^9 each
constexpr double kStep = 1e6;

/// Whole, its digits in groups as everywhere.
class NumberField : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    [[nodiscard]] QString textFromValue(double value) const override {
        return grouped(static_cast<qint64>(value));
    }
    [[nodiscard]] double valueFromText(const QString& text) const override { return plain(text).toDouble(); }
    [[nodiscard]] QValidator::State validate(QString& text, int&) const override {
        bool isNumber = false;
        const double value = plain(text).toDouble(&isNumber);
        if (plain(text).isEmpty() || text == specialValueText())
            return QValidator::Intermediate;
        return isNumber && value <= kMost ? QValidator::Acceptable : QValidator::Invalid;
    }

private:
    /// As it may be typed: with any space or comma between the digits.
    static QString plain(QString text) {
        return text.remove(QRegularExpression(QStringLiteral("[\\s,\u202f\u00a0]")));
    }
};

} // namespace

PredictionBox::PredictionBox(TrialsModel& trials, QWidget* parent) : QWidget(parent), m_trials(trials) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_question = new QLabel(this);
    m_value = new NumberField(this);
    m_value->setRange(kNone, kMost);
    m_value->setDecimals(0);
    m_value->setSingleStep(kStep);
    m_value->setAlignment(Qt::AlignRight);
    m_value->setKeyboardTracking(false);
    m_question->setBuddy(m_value);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    row->addWidget(m_question, 1);
    row->addWidget(m_value);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_trials.setPrediction(value < 0 ? std::nullopt : std::optional(static_cast<qint64>(value)));
    });
    connect(&trials, &TrialsModel::predictionChanged, this, &PredictionBox::showPrediction);
    connect(&Theme::instance(), &Theme::changed, this, &PredictionBox::retext);
    retext();
    showPrediction();
}

void PredictionBox::showPrediction() {
    const QSignalBlocker quiet(m_value);
    m_value->setValue(m_trials.prediction() ? static_cast<double>(*m_trials.prediction()) : kNone);
}

void PredictionBox::retext() {
    const Theme& theme = Theme::instance();
    // The sign and the colour of its mark in the chart.
    m_question->setText(QStringLiteral("<b style='color:%1'>┆</b> %2")
                            .arg(theme.color(kMarkColor).name(), tr("Predict first: the class says")));
    m_question->setFont(theme.font(Theme::kSmall));
    m_value->setFont(theme.font(Theme::kSmall));
    m_value->setSpecialValueText(tr("nothing yet"));
    m_value->setAccessibleName(tr("What the class says the number will be"));
    m_value->setToolTip(tr("What the number will be at the end, before you run it; the chart marks it. "
                           "0 to %1; below 0: nothing yet")
                            .arg(grouped(static_cast<qint64>(kMost))));
    m_value->setFixedSize(theme.ipx(theme.projection() ? 130 : 150), theme.ipx(34));
}

void PredictionBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

} // namespace interleave
