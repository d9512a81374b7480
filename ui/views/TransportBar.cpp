// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/TransportBar.h"

#include "ui/views/KeyTable.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int kSpeedSteps = 20; ///< on either side of 1×, by even ratios

} // namespace

TransportBar::TransportBar(RunController& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
    build();
    connect(&controller, &RunController::stateChanged, this, &TransportBar::showState);
    connect(&Theme::instance(), &Theme::changed, this, &TransportBar::retext);
    connect(m_run, &QPushButton::clicked, this, &TransportBar::runRequested);
    connect(m_pause, &QPushButton::clicked, this, &TransportBar::togglePause);
    connect(m_stop, &QPushButton::clicked, &controller, &RunController::stop);
    connect(m_theme, &QPushButton::clicked, this, &TransportBar::themeRequested);
    connect(m_language, &QPushButton::clicked, this, &TransportBar::languageRequested);
    connect(m_projection, &QPushButton::clicked, this, &TransportBar::projectionRequested);
    connect(m_spotlight, &QPushButton::clicked, this, [this](bool wanted) {
        m_spotlight->setChecked(!wanted); // as it is; who is asked says whether there is anything to light
        Q_EMIT spotlightRequested();
    });
    connect(m_about, &QPushButton::clicked, this, &TransportBar::aboutRequested);
    connect(m_speed, &QSlider::valueChanged, this, [this](int position) {
        m_controller.setSpeed(std::pow(10.0, static_cast<double>(position) / kSpeedSteps));
        showSpeed();
    });
    retext();
    showState();
}

QPushButton* TransportBar::button(KeyId key) {
    auto* made = new QPushButton(this);
    addKey(key, made);
    return made;
}

void TransportBar::build() {
    m_heading = new QLabel(this);
    m_run = button(KeyId::Run);
    m_run->setProperty("primary", true);
    m_pause = button(KeyId::Pause);
    m_stop = button(KeyId::Stop);
    m_speedLabel = new QLabel(this);
    m_speed = new QSlider(Qt::Horizontal, this);
    m_speed->setRange(-kSpeedSteps, kSpeedSteps);
    m_speedLabel->setBuddy(m_speed);
    addKey(KeyId::Slower, m_speed, [this] { m_speed->triggerAction(QSlider::SliderSingleStepSub); });
    addKey(KeyId::Faster, m_speed, [this] { m_speed->triggerAction(QSlider::SliderSingleStepAdd); });
    m_speedValue = new QLabel(this);
    m_about = button(KeyId::About);
    m_about->setCheckable(true);
    m_spotlight = button(KeyId::Spotlight);
    m_spotlight->setCheckable(true);
    m_file = new QPushButton(this);
    addKey(KeyId::Menu, m_file, [this] { m_file->showMenu(); });
    m_theme = button(KeyId::OtherTheme);
    m_language = button(KeyId::OtherLanguage);
    m_projection = button(KeyId::Projection);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_heading, 5);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_run), static_cast<QWidget*>(m_pause), static_cast<QWidget*>(m_stop)})
        row->addWidget(widget);
    row->addSpacing(8);
    row->addWidget(m_speedLabel);
    row->addWidget(m_speed);
    row->addWidget(m_speedValue);
    row->addStretch(2);
    for (QWidget* widget : {m_spotlight, m_about, m_file, m_theme, m_language, m_projection})
        row->addWidget(widget);
}

void TransportBar::setMenu(QMenu* menu) {
    m_file->setMenu(menu);
}

void TransportBar::setSpotlightOn(bool on) {
    m_spotlight->setChecked(on);
}

void TransportBar::setAboutShown(bool shown) {
    m_about->setChecked(shown);
}

void TransportBar::setLesson(const QString& title, const QString& summary) {
    m_title = title;
    m_summary = summary;
    const Theme& theme = Theme::instance();
    m_heading->setToolTip(summary);
    if (theme.projection()) { // the lesson's name is what is read from afar
        m_heading->setText(QStringLiteral("<span style='font-size:%1px;font-weight:700'>%2</span>")
                               .arg(theme.textPx(22))
                               .arg(title.toHtmlEscaped()));
        return;
    }
    m_heading->setText(
        QStringLiteral(
            "<span style='font-weight:700'>Inter</span><span style='font-weight:700;color:%1'>leave</span>"
            "&nbsp;&nbsp;&nbsp; <span style='font-size:%2px'>%3</span>&nbsp;&nbsp; <span "
            "style='font-size:%4px;color:%5'>%6</span>")
            .arg(theme.color(Theme::Role::Good).name())
            .arg(theme.textPx(22))
            .arg(title.toHtmlEscaped())
            .arg(theme.textPx(Theme::kSmall))
            .arg(theme.color(Theme::Role::Muted).name(), fittingSummary().toHtmlEscaped()));
}

/// Cut off in the middle of a word, it would look like a mistake.
QString TransportBar::fittingSummary() const {
    const Theme& theme = Theme::instance();
    const QFontMetricsF large(theme.font(22));
    const double taken =
        QFontMetricsF(theme.font(22, Theme::Weight::Bold)).horizontalAdvance(QStringLiteral("Interleave")) +
        large.horizontalAdvance(QStringLiteral("       ") + m_title);
    return QFontMetricsF(theme.font(Theme::kSmall))
        .elidedText(m_summary, Qt::ElideRight, std::max(0.0, m_heading->width() - taken));
}

void TransportBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->activate(); // the heading's own width counts
    setLesson(m_title, m_summary);
}

void TransportBar::retext() {
    const Theme& theme = Theme::instance();
    layout()->setContentsMargins(theme.ipx(24), theme.ipx(8), theme.ipx(24), theme.ipx(8));
    layout()->setSpacing(theme.ipx(12));
    setFixedHeight(theme.ipx(64));
    m_heading->setFont(theme.font(22));
    m_heading->setMinimumWidth(theme.ipx(300));
    m_file->setVisible(!theme.projection());
    m_speedLabel->setVisible(!theme.projection());
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setLesson(m_title, m_summary);
    m_speed->setFixedWidth(theme.ipx(theme.projection() ? 110 : 150));
    m_speedValue->setFixedWidth(theme.ipx(60));
    const auto dress = [](QPushButton* button, KeyId key, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(withKey(tip, key));
        button->setAccessibleName(text);
        button->setAccessibleDescription(tip);
    };
    dress(m_run, KeyId::Run, tr("▶ Run"), tr("Run the lesson"));
    dress(m_stop, KeyId::Stop, tr("■ Stop"), tr("End the run, whatever it waits for"));
    dress(
        m_spotlight, KeyId::Spotlight, tr("Spotlight"),
        tr("Dim all but one thread or object; F3 goes from thread to thread, Ctrl+F3 from object to object"));
    dress(m_about, KeyId::About, tr("About"), tr("What the lesson is about, with its table"));
    dress(m_file, KeyId::Menu, tr("File ▾"), tr("Open, save, export and picture runs; preferences; help"));
    dress(m_theme, KeyId::OtherTheme, theme.mode() == Theme::Mode::Light ? tr("◐ Dark") : tr("◐ Light"),
          tr("Light or dark"));
    dress(m_language, KeyId::OtherLanguage, tr("中文"), tr("Switch to Chinese"));
    dress(m_projection, KeyId::Projection, tr("Projection"), tr("Fill the screen, for a projector"));
    m_speedLabel->setText(tr("Speed"));
    m_speed->setToolTip(tr("Speed of the lesson's own work and sleep, 0.1 to 10 times"));
    m_speed->setAccessibleName(tr("Speed"));
    showSpeed();
    showState();
}

void TransportBar::setSpeed(double factor) {
    m_speed->setValue(static_cast<int>(std::lround(kSpeedSteps * std::log10(factor))));
    m_controller.setSpeed(factor); // exactly; the slider has steps
    showSpeed();
}

void TransportBar::showSpeed() {
    m_speedValue->setText(QString::number(m_controller.speed(), 'g', 2) + QStringLiteral("×"));
    m_speed->setAccessibleDescription(m_speedValue->text()); // its position says nothing
}

void TransportBar::showState() {
    const bool paused = m_controller.state() == RunController::State::Paused;
    m_run->setEnabled(!m_controller.active());
    m_pause->setEnabled(m_controller.active());
    m_stop->setEnabled(m_controller.active());
    m_pause->setText(paused ? tr("▶ Go on") : tr("Ⅱ Pause"));
    m_pause->setToolTip(withKey(paused ? tr("Let the run go on")
                                       : tr("Hold every thread at its next call; timeouts stand still"),
                                KeyId::Pause));
    m_pause->setAccessibleName(m_pause->text());
}

void TransportBar::togglePause() {
    if (m_controller.state() == RunController::State::Paused)
        m_controller.resume();
    else
        m_controller.pause();
}

void TransportBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

void TransportBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::Panel));
    painter.setPen(Theme::instance().color(Theme::Role::Border));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace interleave
