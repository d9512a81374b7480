// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/PlaybackBar.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/KeyTable.h"
#include "ui/views/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QStandardItemModel>
#include <QToolButton>

#include <cmath>

namespace interleave {

namespace {

constexpr int kStepsADecade = 3; ///< 1, 2, 5
constexpr int kDecadesBelowOne = 6;
constexpr int kDecadesAboveOne = 2;

double rateAt(int position) {
    constexpr double kMultiples[kStepsADecade] = {1, 2, 5};
    const int decade = position / kStepsADecade - kDecadesBelowOne;
    return kMultiples[position % kStepsADecade] * std::pow(10.0, decade);
}

/// 10×, 1×, 1/500×.
QString shownRate(double rate) {
    const QString times = QStringLiteral("×");
    return rate >= 1 ? grouped(std::llround(rate)) + times
                     : QStringLiteral("1/") + grouped(std::llround(1 / rate)) + times;
}

} // namespace

/// Painted, not a label: a label whose text changes lays the window out anew, at every frame.
class PlaybackBar::Moment : public QWidget {
public:
    using QWidget::QWidget;

    void show(const QString& text) {
        if (m_text == text)
            return;
        m_text = text;
        setAccessibleDescription(text);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        painter.setFont(theme.font(Theme::kSmall, Theme::Weight::Bold));
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_text);
    }

private:
    QString m_text;
};

PlaybackBar::PlaybackBar(Playback& playback, QWidget* parent) : QWidget(parent), m_playback(playback) {
    build();
    connectButtons();
    connect(&playback, &Playback::worldChanged, this, &PlaybackBar::showMoment);
    connect(&playback, &Playback::settingsChanged, this, &PlaybackBar::showSettings);
    connect(&playback, &Playback::playingChanged, this, &PlaybackBar::showSettings);
    connect(&playback, &Playback::traceChanged, this, &PlaybackBar::showSettings);
    connect(&Theme::instance(), &Theme::changed, this, &PlaybackBar::retext);
    retext();
    setFollowing(true);
}

QToolButton* PlaybackBar::button(KeyId key) {
    auto* made = new QToolButton(this);
    made->setProperty("small", true);
    if (keyRow(key).scope == KeyScope::Window) // else the timeline has it
        addKey(key, made);
    layout()->addWidget(made);
    return made;
}

void PlaybackBar::build() {
    // A narrow window is not to be kept wide by it.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_stepBack = button(KeyId::StepBack);
    m_playBack = button(KeyId::PlayBack);
    m_play = button(KeyId::Play);
    m_stepOn = button(KeyId::StepOn);
    m_stepBy = new QComboBox(this);
    for (const Step step : {Step::Event, Step::Transition, Step::Object})
        m_stepBy->addItem(QString(), static_cast<int>(step));
    row->addWidget(m_stepBy);
    m_rate = new QSlider(Qt::Horizontal, this);
    m_rate->setRange(0, (kDecadesBelowOne + kDecadesAboveOne) * kStepsADecade);
    m_rate->setValue(kDecadesBelowOne * kStepsADecade);
    m_rate->setPageStep(kStepsADecade);
    row->addWidget(m_rate);
    m_rateValue = new QLabel(this);
    row->addWidget(m_rateValue);
    m_loop = button(KeyId::Loop);
    m_loop->setCheckable(true);
    row->addStretch(1);
    m_moment = new Moment(this);
    row->addWidget(m_moment);
    m_out = button(KeyId::ZoomOut);
    m_in = button(KeyId::ZoomIn);
    m_all = button(KeyId::WholeRun);
    m_live = button(KeyId::Live);
    m_live->setCheckable(true);
}

void PlaybackBar::connectButtons() {
    using enum Playback::Direction;
    connect(m_stepBack, &QToolButton::clicked, this, [this] { step(Backward); });
    connect(m_stepOn, &QToolButton::clicked, this, [this] { step(Forward); });
    connect(m_playBack, &QToolButton::clicked, this, [this] { togglePlaying(Backward); });
    connect(m_play, &QToolButton::clicked, this, [this] { togglePlaying(Forward); });
    connect(m_rate, &QSlider::valueChanged, this,
            [this](int position) { m_playback.setRate(rateAt(position)); });
    connect(m_loop, &QToolButton::toggled, &m_playback, &Playback::setLooping);
    connect(m_out, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1.5); });
    connect(m_in, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1 / 1.5); });
    connect(m_all, &QToolButton::clicked, this, &PlaybackBar::allRequested);
    connect(m_live, &QToolButton::clicked, this, &PlaybackBar::liveRequested);
    addKey(KeyId::MarkBegin, this, [this] { markHere(true); });
    addKey(KeyId::MarkEnd, this, [this] { markHere(false); });
    addKey(KeyId::PlaySlower, m_rate, [this] { m_rate->triggerAction(QSlider::SliderSingleStepSub); });
    addKey(KeyId::PlayFaster, m_rate, [this] { m_rate->triggerAction(QSlider::SliderSingleStepAdd); });
    addKey(KeyId::StepBy, m_stepBy, [this] { stepByNext(); });
}

/// What there is to step by now, in turn.
void PlaybackBar::stepByNext() {
    const auto* items = static_cast<QStandardItemModel*>(m_stepBy->model());
    int next = m_stepBy->currentIndex();
    do
        next = (next + 1) % m_stepBy->count();
    while (!items->item(next)->isEnabled());
    m_stepBy->setCurrentIndex(next);
}

void PlaybackBar::setFollowing(bool following) {
    m_live->setChecked(following);
}

void PlaybackBar::togglePlaying(Playback::Direction direction) {
    if (m_playback.playing() && m_playback.direction() == direction)
        m_playback.hold();
    else
        m_playback.play(direction);
    showSettings();
}

void PlaybackBar::step(Playback::Direction direction) {
    switch (static_cast<Step>(m_stepBy->currentData().toInt())) {
    case Step::Event: return m_playback.stepEvent(direction);
    case Step::Transition: return m_playback.stepTransition(direction);
    case Step::Object: return m_playback.stepObject(direction);
    }
}

void PlaybackBar::markHere(bool begin) {
    if (!m_playback.trace())
        return;
    TimeSpan span = m_playback.marked().value_or(TimeSpan{0, m_playback.end()});
    (begin ? span.from : span.to) = m_playback.world()->time();
    // The other end gives way where this one has passed it.
    if (span.from >= span.to)
        (begin ? span.to : span.from) = begin ? m_playback.end() : 0;
    m_playback.mark(span);
}

void PlaybackBar::showMoment() {
    const std::int64_t time = m_playback.world()->time();
    m_moment->show(m_playback.trace() ? shownMoment(time) : QString());
}

void PlaybackBar::showSettings() {
    const bool there = m_playback.trace() != nullptr;
    for (QWidget* widget : {static_cast<QWidget*>(m_stepBack), static_cast<QWidget*>(m_playBack),
                            static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_stepOn)})
        widget->setEnabled(there);
    using enum Playback::Direction;
    const auto sign = [&](Playback::Direction direction, const QString& otherwise) {
        return m_playback.playing() && m_playback.direction() == direction ? QStringLiteral("Ⅱ") : otherwise;
    };
    m_playBack->setText(sign(Backward, QStringLiteral("◀")));
    m_play->setText(sign(Forward, QStringLiteral("▶")));
    m_rateValue->setText(shownRate(m_playback.rate()));
    m_rate->setAccessibleDescription(m_rateValue->text());
    const bool hasActor = m_playback.chosenActor() != kNoActor;
    const bool hasObject = m_playback.chosenObject() != kNoObject;
    const QString who = hasActor ? actorName(m_playback, m_playback.chosenActor()) : tr("the chosen thread");
    const QString what = hasObject
                             ? m_playback.text(m_playback.world()->objectName(m_playback.chosenObject()))
                             : tr("the chosen object");
    m_stepBy->setItemText(0, tr("by event"));
    m_stepBy->setItemText(1, tr("by state of %1").arg(who));
    m_stepBy->setItemText(2, tr("by event of %1").arg(what));
    auto* items = static_cast<QStandardItemModel*>(m_stepBy->model());
    items->item(1)->setEnabled(hasActor);
    items->item(2)->setEnabled(hasObject);
    if (!items->item(m_stepBy->currentIndex())->isEnabled())
        m_stepBy->setCurrentIndex(0);
    followSpotlight();
}

/// Steps go by what is lit, until the person wants others.
void PlaybackBar::followSpotlight() {
    const auto lit = m_playback.spotlight().on()
                         ? std::pair(m_playback.chosenActor(), m_playback.chosenObject())
                         : std::pair(kNoActor, kNoObject);
    if (lit == m_lit)
        return;
    m_lit = lit;
    if (m_playback.spotlight().on())
        m_stepBy->setCurrentIndex(lit.first != kNoActor ? 1 : 2);
}

void PlaybackBar::retext() {
    const Theme& theme = Theme::instance();
    layout()->setSpacing(theme.ipx(6));
    const auto dress = [&](QToolButton* button, KeyId key, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(withKey(tip, key));
        button->setAccessibleName(tip);
        button->setFont(theme.font(Theme::kSmall));
    };
    dress(m_stepBack, KeyId::StepBack, QStringLiteral("|◀"), tr("One step back"));
    dress(m_playBack, KeyId::PlayBack, QStringLiteral("◀"), tr("Play backwards"));
    dress(m_play, KeyId::Play, QStringLiteral("▶"), tr("Play, or hold the view while the run goes on"));
    dress(m_stepOn, KeyId::StepOn, QStringLiteral("▶|"), tr("One step on"));
    dress(m_loop, KeyId::Loop, tr("Loop"), tr("Repeat the marked span; [ and ] mark its begin and end"));
    dress(m_out, KeyId::ZoomOut, QStringLiteral("−"), tr("Timeline: show more time"));
    dress(m_in, KeyId::ZoomIn, QStringLiteral("+"), tr("Timeline: show less time"));
    dress(m_all, KeyId::WholeRun, tr("All"), tr("Timeline: show the whole run"));
    dress(m_live, KeyId::Live, tr("Live"), tr("Timeline: follow the newest moment"));
    m_stepBy->setFont(theme.font(Theme::kSmall));
    m_stepBy->setFixedWidth(theme.ipx(165));
    m_stepBy->setToolTip(
        withKey(tr("What a step goes to. A click on a name in the timeline chooses it."), KeyId::StepBy));
    m_stepBy->setAccessibleName(tr("Step by"));
    m_rate->setFixedWidth(theme.ipx(105));
    m_rate->setToolTip(tr("Rate of playing, from a millionth of real speed to a hundred times"));
    m_rate->setAccessibleName(tr("Rate of playing"));
    m_rateValue->setFont(theme.font(Theme::kSmall));
    m_rateValue->setFixedWidth(theme.ipx(84));
    m_moment->setFixedSize(theme.ipx(160), theme.ipx(30));
    // There is room for what a class is shown, not for more.
    for (QWidget* widget :
         {static_cast<QWidget*>(m_stepBy), static_cast<QWidget*>(m_rate), static_cast<QWidget*>(m_rateValue),
          static_cast<QWidget*>(m_loop), static_cast<QWidget*>(m_out), static_cast<QWidget*>(m_in)})
        widget->setVisible(!theme.projection());
    m_moment->setAccessibleName(tr("The moment that is shown"));
    showSettings();
    showMoment();
}

void PlaybackBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

} // namespace interleave
