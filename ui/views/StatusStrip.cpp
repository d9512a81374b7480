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
#include <QtMath>

namespace interleave {

namespace {

constexpr int kReadingMs = 200;

} // namespace

StatusStrip::StatusStrip(const Playback& playback, const RunController& controller, QWidget* parent)
    : QWidget(parent), m_playback(playback), m_controller(controller), m_frames(new QLabel(this)),
      m_movement(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(m_movement);
    row->addWidget(m_frames);
    m_movement->setCheckable(true);
    m_movement->setChecked(true);
    connect(m_movement, &QToolButton::toggled, this, [this](bool on) {
        Theme::instance().setMovement(on);
        Q_EMIT movementChosen(on);
    });
    m_wordsTimer.setSingleShot(true);
    connect(&m_wordsTimer, &QTimer::timeout, this, &StatusStrip::showWorld);
    m_taskPatience.setSingleShot(true);
    m_taskPatience.setInterval(kPatienceMs);
    connect(&m_taskPatience, &QTimer::timeout, this, &StatusStrip::showWorld);
    connect(&playback, &Playback::worldChanged, this,
            [this] { m_playback.drawWithin(m_wordsTimer, kReadingMs); });
    connect(&controller, &RunController::frame, this, &StatusStrip::countFrame);
    connect(&controller, &RunController::stateChanged, this, &StatusStrip::showWorld);
    connect(&Theme::instance(), &Theme::changed, this, &StatusStrip::retext);
    retext();
}

void StatusStrip::setMovement(bool on) {
    m_movement->setChecked(on);
}

bool StatusStrip::movement() const {
    return m_movement->isChecked();
}

void StatusStrip::countFrame() {
    ++m_frameCount;
    if (!m_sinceCount.isValid())
        m_sinceCount.start();
    if (m_sinceCount.elapsed() < 1000)
        return;
    m_framesASecond = qRound(1000.0 * m_frameCount / static_cast<double>(m_sinceCount.restart()));
    m_frameCount = 0;
    showFrames();
}

void StatusStrip::showFrames() {
    if (m_framesASecond)
        m_frames->setText(tr("%1 frames/s").arg(*m_framesASecond));
}

void StatusStrip::beginTask(const QString& words) {
    m_task = words;
    m_taskShare.reset();
    m_taskPatience.start();
}

void StatusStrip::setTaskShare(double share) {
    m_taskShare = share;
    showWorld();
}

void StatusStrip::endTask() {
    m_task.clear();
    showWorld();
}

void StatusStrip::setTaskHidden(bool hidden) {
    m_taskHidden = hidden;
    showWorld();
}

bool StatusStrip::showsTask() const {
    return !m_task.isEmpty() && !m_taskHidden && !m_taskPatience.isActive();
}

QString StatusStrip::taskWords() const {
    return m_taskShare ? tr("%1: %2 % – Esc cancels").arg(m_task).arg(qFloor(*m_taskShare * 100))
                       : tr("%1… Esc cancels").arg(m_task);
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
    QStringList parts;
    if (showsTask())
        parts << taskWords();
    parts << probeWords();
    if (m_playback.trace())
        parts << tr("%1 events · %2 dropped")
                     .arg(grouped(static_cast<qint64>(world.events())),
                          grouped(static_cast<qint64>(world.dropped())));
    if (const std::int64_t begin = m_playback.begin(); begin > 0)
        parts << tr("in memory from %1 on").arg(shownDuration(begin));
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
    const QString reason =
        m_playback.trace() ? QString::fromStdString(m_playback.trace()->info().probeReason) : QString();
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
    showFrames();
    const QString tip = tr("Items and tokens slide to their places; off: they are there at once");
    m_movement->setText(tr("Motion"));
    m_movement->setToolTip(tip);
    m_movement->setAccessibleName(tip);
    m_movement->setFont(theme.font(Theme::kSmall));
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
    if (showsTask() && m_taskShare)
        painter.fillRect(QRectF(0, 0, width() * *m_taskShare, theme.ipx(4)),
                         theme.color(Theme::Role::Accent));
    const QFont font = theme.font(Theme::kSmall);
    const QRect line(theme.ipx(24), 0, m_movement->x() - theme.ipx(32), height());
    painter.setFont(font);
    painter.setPen(theme.color(Theme::Role::Text));
    theme.drawText(painter, line, Qt::AlignVCenter,
                   QFontMetrics(font).elidedText(m_words, Qt::ElideRight, line.width()));
}

} // namespace interleave
