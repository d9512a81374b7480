// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/SpotlightStrip.h"

#include "ui/models/Sentences.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kHeight = 56;
constexpr double kLarge = 24;
constexpr double kEnd = 150; ///< the button's width
constexpr std::size_t kMostSearched = 20'000;

/// What the program did, not where the scheduler put it: that is the state's matter.
bool isTelling(EventKind kind) {
    switch (kind) {
    case EventKind::SwitchedIn:
    case EventKind::SwitchedOut:
    case EventKind::Sampled:
    case EventKind::Waking:
    case EventKind::LineReached:
    case EventKind::CounterValue:
    case EventKind::CounterProgress: return false;
    default: return true;
    }
}

} // namespace

SpotlightStrip::SpotlightStrip(const Playback& playback, QWidget* parent)
    : View(playback, parent), m_sentences(playback), m_end(new QToolButton(this)) {
    setGround(Theme::Role::AccentSoft);
    m_end->setProperty("small", true);
    connect(m_end, &QToolButton::clicked, this, &SpotlightStrip::endRequested);
    connect(&playback, &Playback::settingsChanged, this, &SpotlightStrip::showWhatIsLit);
    connect(&theme(), &Theme::changed, this, &SpotlightStrip::retext);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    retext();
    hide();
}

QSize SpotlightStrip::sizeHint() const {
    return {theme().ipx(600), theme().ipx(kHeight)};
}

void SpotlightStrip::showWhatIsLit() {
    m_at = -1;
    setVisible(spotlight().on());
    onWorld();
}

void SpotlightStrip::retext() {
    m_end->setText(tr("✕ End (Esc)"));
    m_end->setAccessibleName(tr("End the spotlight"));
    m_at = -1;
    updateGeometry();
    onWorld();
}

void SpotlightStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_sentences.retranslate();
        retext();
    }
    View::changeEvent(event);
}

void SpotlightStrip::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    const QSize size(std::max(theme().ipx(kEnd), m_end->sizeHint().width()), theme().ipx(40));
    m_end->setGeometry(width() - size.width() - theme().ipx(24), (height() - size.height()) / 2, size.width(),
                       size.height());
}

void SpotlightStrip::onWorld() {
    if (!spotlight().on() || world().time() == m_at)
        return;
    m_at = world().time();
    m_sentences.refreshNames();
    m_sentence = lastSentence();
    setAccessibleDescription(who() + QStringLiteral(". ") + m_sentence);
    update();
}

QString SpotlightStrip::who() const {
    const ActorId actor = playback().chosenActor();
    if (actor == kNoActor || actor >= world().actors().size())
        return playback().text(world().objectName(playback().chosenObject()));
    const ActorInfo& info = world().actors()[actor];
    return tr("%1: %2 %3")
        .arg(actorName(playback(), actor), theme().look(info.state).sign, stateWord(info.state));
}

/// Of the actor, or where only an object is lit, of that.
QString SpotlightStrip::lastSentence() {
    if (!playback().trace())
        return {};
    const ActorId actor = playback().chosenActor();
    const ObjectId object = playback().chosenObject();
    const Trace::Reading reading(*playback().trace());
    const auto& events = reading.events();
    std::size_t i = events.partitionPoint(
        0, [&](const Event& event) { return static_cast<std::int64_t>(event.time) <= world().time(); });
    for (std::size_t tried = 0; i > events.first() && tried < kMostSearched; ++tried) {
        const Event& event = events[--i];
        const bool isAbout =
            actor != kNoActor ? event.actor == actor : event.object == object && isAboutObject(event);
        if (!isAbout || !isTelling(event.kind))
            continue;
        const QString words = m_sentences.sentence(event);
        if (!words.isEmpty())
            return words;
    }
    return {};
}

void SpotlightStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(0, 0, width(), theme().px(3)), theme().color(Theme::Role::Accent));
    const double radius = theme().px(18);
    double x = theme().px(24);
    if (const ActorId actor = playback().chosenActor(); actor < world().actors().size()) {
        drawActor(painter, {x + radius, height() / 2.0}, radius, actor);
        x += 2 * radius + theme().px(16);
    }
    const double right = m_end->x() - theme().px(16);
    const auto say = [&](const QString& words, const QFont& font, Theme::Role role) {
        const double room = std::max(0.0, right - x);
        painter.setFont(font);
        painter.setPen(theme().color(role));
        theme().drawText(painter, QRectF(x, 0, room, height()), Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(words, Qt::ElideRight, room));
        x += QFontMetricsF(font).horizontalAdvance(words) + theme().px(28);
    };
    say(who(), theme().font(kLarge, Theme::Weight::Bold), Theme::Role::Text);
    say(m_sentence, theme().font(kLarge), Theme::Role::Text);
}

} // namespace interleave
