// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/StatusStrip.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace interleave {

namespace {

constexpr int kReadingMs = 200;

} // namespace

StatusStrip::StatusStrip(const Playback& playback, const RunController& controller, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_controller(controller), m_frames(new QLabel(this)),
      m_movement(toolButton()), m_out(toolButton()), m_in(toolButton()), m_all(toolButton()),
      m_live(toolButton()) {
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_movement), static_cast<QWidget*>(m_out), static_cast<QWidget*>(m_in),
          static_cast<QWidget*>(m_all), static_cast<QWidget*>(m_live), static_cast<QWidget*>(m_frames)})
        row->addWidget(widget);
    m_live->setCheckable(true);
    m_movement->setCheckable(true);
    m_movement->setChecked(true);
    connect(m_movement, &QToolButton::toggled, this, [](bool on) { Theme::instance().setMovement(on); });
    connect(m_out, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1.5); });
    connect(m_in, &QToolButton::clicked, this, [this] { Q_EMIT zoomRequested(1 / 1.5); });
    connect(m_all, &QToolButton::clicked, this, &StatusStrip::allRequested);
    connect(m_live, &QToolButton::clicked, this, &StatusStrip::liveRequested);
    m_wordsTimer.setSingleShot(true);
    connect(&m_wordsTimer, &QTimer::timeout, this, &StatusStrip::showWorld);
    connect(&playback, &Playback::worldChanged, this, [this] {
        if (!m_wordsTimer.isActive())
            m_wordsTimer.start(kReadingMs);
    });
    connect(&controller, &RunController::frame, this, &StatusStrip::countFrame);
    connect(&controller, &RunController::stateChanged, this, &StatusStrip::showWorld);
    connect(&Theme::instance(), &Theme::changed, this, &StatusStrip::retext);
    retext();
    setFollowing(true);
}

QToolButton* StatusStrip::toolButton() {
    return new QToolButton(this);
}

void StatusStrip::setFollowing(bool following) {
    m_live->setChecked(following);
}

void StatusStrip::countFrame() {
    ++m_frameCount;
    if (!m_sinceCount.isValid())
        m_sinceCount.start();
    if (m_sinceCount.elapsed() < 1000)
        return;
    m_frames->setText(
        tr("%1 frames/s").arg(qRound(1000.0 * m_frameCount / static_cast<double>(m_sinceCount.restart()))));
    m_frameCount = 0;
}

QString StatusStrip::probeWords() const {
    const World& world = *m_playback.world();
    if (!m_playback.trace())
        return tr("Scheduler: asked when a lesson runs");
    if (world.probe() == ProbeSource::Procfs)
        return tr("Scheduler: kernel counters (procfs), sampled every %1 ms")
            .arg(world.samplePeriodNs() / 1'000'000);
    if (world.probe() != ProbeSource::Perf)
        return tr("Scheduler: the program's own word only");
    return world.lostRecords() ? tr("Scheduler: kernel records (perf), %1 lost")
                                     .arg(grouped(static_cast<qint64>(world.lostRecords())))
                               : tr("Scheduler: kernel records (perf), exact");
}

QString StatusStrip::holdWords() const {
    if (m_controller.state() != RunController::State::Paused || !m_playback.live())
        return {};
    int held = 0;
    int waiting = 0;
    int going = 0;
    const auto actors = m_playback.world()->actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id) {
        const ActorInfo& actor = actors[id];
        if (!actor.exists || actor.state == ActorState::New || actor.state == ActorState::Dead)
            continue;
        ++(actor.held ? held : actor.wait.reason != WaitReason::None ? waiting : going);
    }
    QString words = tr("Paused: %1 held, %2 in a wait whose clock stands still").arg(held).arg(waiting);
    if (going > 0)
        words += tr(", %1 still on the way to their next call").arg(going);
    return words;
}

void StatusStrip::showWorld() {
    const World& world = *m_playback.world();
    QStringList parts{probeWords()};
    if (m_playback.trace())
        parts << tr("%1 events · %2 dropped")
                     .arg(grouped(static_cast<qint64>(world.events())),
                          grouped(static_cast<qint64>(world.dropped())));
    const Session* session = m_controller.session();
    if (const QString held = holdWords(); !held.isEmpty())
        parts << held;
    else if (session && m_controller.active() && m_playback.live())
        parts << tr("shown %1 ms after it happened").arg((session->now() - world.time()) / 1'000'000);
    else if (!m_playback.live())
        parts << tr("a moment of the past: %1").arg(shownDuration(world.time()));
    // Painted, not a label's text: a label that changes lays the window out anew.
    m_words = parts.join(QStringLiteral("      "));
    setAccessibleName(m_words);
    update();
    const QString reason = session ? QString::fromStdString(session->probeReason()) : QString();
    setToolTip(m_playback.trace() ? probeSentence(world.probe(), reason, world.samplePeriodNs()) : QString());
}

void StatusStrip::retext() {
    const Theme& theme = Theme::instance();
    layout()->setContentsMargins(theme.ipx(24), theme.ipx(3), theme.ipx(24), theme.ipx(3));
    layout()->setSpacing(theme.ipx(8));
    setFixedHeight(theme.ipx(42));
    m_frames->setFont(theme.font(Theme::kSmall));
    m_frames->setMinimumWidth(theme.ipx(100));
    m_frames->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const auto dress = [&](QToolButton* button, const QString& text, const QString& tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setFont(theme.font(Theme::kSmall));
    };
    dress(m_movement, tr("Motion"),
          tr("Items and tokens slide to their places; off: they are there at once"));
    dress(m_out, QStringLiteral("−"), tr("Timeline: show more time"));
    dress(m_in, QStringLiteral("+"), tr("Timeline: show less time"));
    dress(m_all, tr("All"), tr("Timeline: show the whole run"));
    dress(m_live, tr("Live"), tr("Timeline: follow the newest moment"));
    showWorld();
}

void StatusStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

void StatusStrip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::Panel));
    painter.setPen(theme.color(Theme::Role::Border));
    painter.drawLine(0, 0, width(), 0);
    const QFont font = theme.font(Theme::kSmall);
    const QRect line(theme.ipx(24), 0, m_movement->x() - theme.ipx(32), height());
    painter.setFont(font);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(line, Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(m_words, Qt::ElideRight, line.width()));
}

} // namespace interleave
