// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Announcer.h"

#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"

#include <QAccessibleWidget>
#include <QEvent>
#include <QRegularExpression>

#include <algorithm>

namespace interleave {

namespace {

constexpr int kLetterMs = 60; ///< some 17 letters a second, as fast as most have it read
constexpr int kIdeographMs = 200;
constexpr int kLeastMs = 1200;

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* const announcer = qobject_cast<Announcer*>(object);
    return announcer ? new QAccessibleWidget(announcer, QAccessible::Notification) : nullptr;
}

QString withoutFigures(QString sentence) {
    static const QRegularExpression kFigures(QStringLiteral("[0-9.\u00a0\u202f]+"));
    return sentence.remove(kFigures);
}

} // namespace

Announcer::Announcer(const Playback& playback, QWidget* parent) : QWidget(parent), m_playback(playback) {
    static const bool once = (QAccessible::installFactory(make), true);
    static_cast<void>(once);
    setFixedSize(0, 0);
    QAccessible::installActivationObserver(this);
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer); // never before what was said has been spoken
    connect(&m_next, &QTimer::timeout, this, &Announcer::sayNext);
    connect(&playback, &Playback::worldChanged, this, &Announcer::schedule);
}

Announcer::~Announcer() {
    QAccessible::removeActivationObserver(this);
}

void Announcer::accessibilityActiveChanged(bool active) {
    m_active = active;
    if (!active)
        m_next.stop();
}

int Announcer::spokenMs(const QString& sentence) {
    int ms = 0;
    for (const QChar letter : sentence)
        ms += letter.script() == QChar::Script_Han ? kIdeographMs : kLetterMs;
    return std::max(kLeastMs, ms);
}

void Announcer::say(const QString& sentence) {
    m_waiting = sentence;
    schedule();
}

/// At once, or when what is being said has been spoken.
void Announcer::schedule() {
    if (!m_active || m_next.isActive())
        return;
    const qint64 since = m_sinceSaid.isValid() ? m_sinceSaid.elapsed() : spokenMs(said());
    m_next.start(static_cast<int>(std::max<qint64>(0, spokenMs(said()) - since)));
}

void Announcer::sayNext() {
    if (!m_waiting.isEmpty())
        return announce(std::exchange(m_waiting, {}));
    if (!m_playback.trace())
        return;
    for (const QString& sentence : happenings(m_playback, 1))
        if (const QString spoken = spokenSentence(sentence); withoutFigures(spoken) != m_last)
            announce(spoken);
}

void Announcer::announce(const QString& sentence) {
    m_last = withoutFigures(sentence);
    m_sinceSaid.start();
    setAccessibleName(sentence); // which tells of the change
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(this, sentence);
    QAccessible::updateAccessibility(&event);
#else
    // A notification that is shown is read aloud; elsewhere than on AT-SPI an alert is.
    for (const QAccessible::Event kind : {QAccessible::ObjectShow, QAccessible::Alert}) {
        QAccessibleEvent event(this, kind);
        QAccessible::updateAccessibility(&event);
    }
#endif
    Q_EMIT announced(sentence);
}

void Announcer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        m_last.clear(); // in the other language it is to be heard again
    QWidget::changeEvent(event);
}

} // namespace interleave
