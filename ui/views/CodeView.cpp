// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/CodeView.h"

#include "ui/models/Numbers.h"
#include "ui/models/RaceWords.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/Dimmed.h"
#include "ui/views/StampMark.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kCodeText = 13.5;
constexpr int kMostSigns = 3;

/// What a step says of the line takes the place of what the program says.
QString withoutRemark(const QString& line) {
    const qsizetype at = std::max(line.indexOf(QLatin1String(" #")), line.indexOf(QLatin1String(" //")));
    return at < 0 ? line : line.left(at);
}

} // namespace

CodeView::CodeView(const Playback& playback, QWidget* parent) : View(playback, parent) {
    setGround(Theme::Role::Side);
}

void CodeView::setCode(const QString& code, Program program) {
    if (accessibleDescription() != code) {
        m_lines = code.split(QLatin1Char('\n'));
        setAccessibleDescription(code);
        updateGeometry();
    }
    m_program = program;
    m_at = visitors();
    m_steps = steps();
    update();
}

std::vector<CodeView::Visitors> CodeView::visitors() const {
    std::vector<Visitors> at(static_cast<std::size_t>(m_lines.size()) + 1);
    if (m_program != Program::OfRun)
        return at;
    const auto actors = world().actors();
    for (std::size_t id = kMainActor + 1u; id < actors.size(); ++id) {
        const ActorInfo& actor = actors[id];
        if (!actor.exists || actor.line >= at.size() || actor.state == ActorState::Dead)
            continue;
        if (at[actor.line].actors.empty())
            at[actor.line].firstsState = actor.state;
        at[actor.line].actors.push_back(static_cast<ActorId>(id));
    }
    return at;
}

std::vector<CodeView::Step> CodeView::steps() const {
    const auto story = m_program == Program::OfRun ? lostUpdateNow(playback()) : std::nullopt;
    if (!story)
        return {};
    const auto& [first, second, seen] = story->update;
    const QString who =
        actorSign(playback(), first.actor) + QLatin1Char(' ') + actorSign(playback(), second.actor);
    std::vector<Step> steps;
    for (const bool write : {false, true})
        if (const int line = write ? second.writeLine : second.readLine; line > 0 && line <= m_lines.size())
            steps.push_back(
                {line, write, QStringLiteral("%1  %2").arg(who, grouped(seen + (write ? 1 : 0)))});
    return steps;
}

std::vector<int> CodeView::stepLines() const {
    std::vector<int> lines;
    for (const Step& step : m_steps)
        lines.push_back(step.line);
    return lines;
}

/// The lines at which what is lit is; all of them where that is at none.
bool CodeView::isLit(const Visitors& visitors) const {
    const auto here = [this](const Visitors& at) {
        return std::ranges::any_of(at.actors, [this](ActorId id) { return spotlight().isActor(id); });
    };
    return !spotlight().on() || here(visitors) || std::ranges::none_of(m_at, here);
}

void CodeView::onWorld() {
    std::vector<Visitors> now = visitors();
    std::vector<Step> steps = this->steps();
    if (now == m_at && steps == m_steps)
        return;
    m_at = std::move(now);
    m_steps = std::move(steps);
    update();
}

/// A frame around the line, and at its end who did what to which number.
void CodeView::drawStep(QPainter& painter, const QRectF& row, const Step& step) const {
    const QColor color = theme().color(Theme::Role::Warning);
    painter.setPen(QPen(color, std::max(1.0, theme().px(1.5))));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(row.adjusted(0, 0.5, 0, -0.5), theme().px(4), theme().px(4));
    painter.setFont(theme().font(13, Theme::Weight::Bold));
    const double sign = row.height() * 0.36;
    const double wide =
        QFontMetricsF(painter.font()).horizontalAdvance(step.words) + 2 * sign + theme().px(16);
    const QRectF note(row.right() - wide - 1, row.top() + 1.5, wide, row.height() - 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().color(Theme::Role::WarningSoft));
    painter.drawRect(note);
    drawStampMark(painter, {note.left() + theme().px(6) + sign, note.center().y()}, sign, step.write, color,
                  theme().color(Theme::Role::Panel));
    painter.setPen(color);
    theme().drawText(painter, note.adjusted(0, 0, -theme().px(5), 0), Qt::AlignRight | Qt::AlignVCenter,
                     step.words);
}

double CodeView::lineHeight() const {
    return theme().textPx(kCodeText) * (18.5 / kCodeText);
}

QSize CodeView::sizeHint() const {
    return {theme().ipx(400),
            static_cast<int>(lineHeight() * static_cast<double>(m_lines.size()) + theme().px(12))};
}

QSize CodeView::minimumSizeHint() const {
    return {theme().ipx(200), sizeHint().height()};
}

void CodeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().color(Theme::Role::Border));
    painter.setBrush(theme().color(Theme::Role::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme().px(8), theme().px(8));
    const QFont font = theme().mono(kCodeText);
    const double gutter = lineHeight() * (theme().projection() ? 2.1 : 2.7);
    for (int i = 0; i < m_lines.size(); ++i) {
        const QRectF row(theme().px(4), theme().px(6) + lineHeight() * i, width() - theme().px(8),
                         lineHeight());
        const Visitors& visitors = m_at[static_cast<std::size_t>(i) + 1];
        std::vector<ActorId> here = visitors.actors;
        std::ranges::stable_partition(here, [this](ActorId id) { return spotlight().isActor(id); });
        if (!here.empty() && isLit(visitors))
            painter.fillRect(row, theme().look(visitors.firstsState).fill);
        // The number makes room for the signs of those who are here.
        painter.setFont(font);
        painter.setPen(theme().color(Theme::Role::Muted));
        if (here.empty())
            theme().drawText(painter, QRectF(row.left(), row.top(), gutter - theme().px(14), row.height()),
                             Qt::AlignRight | Qt::AlignVCenter, QString::number(i + 1));
        const double radius = lineHeight() * 0.44;
        const int most = theme().projection() ? kMostSigns - 1 : kMostSigns;
        const int shown = std::min<int>(static_cast<int>(here.size()),
                                        static_cast<int>(here.size()) > most ? most - 1 : most);
        for (int k = 0; k < shown; ++k)
            drawActor(painter, {row.left() + theme().px(2) + radius + k * radius * 1.8, row.center().y()},
                      radius, here[static_cast<std::size_t>(k)]);
        if (static_cast<int>(here.size()) > shown) {
            painter.setFont(theme().font(12, Theme::Weight::Bold));
            painter.setPen(theme().color(Theme::Role::Text));
            theme().drawText(painter,
                             QRectF(row.left() + theme().px(4) + shown * radius * 1.8, row.top(),
                                    theme().linePx(32), row.height()),
                             Qt::AlignVCenter,
                             QStringLiteral("+%1").arg(static_cast<int>(here.size()) - shown));
        }
        painter.setFont(font);
        painter.setPen(theme().color(Theme::Role::Text));
        const Dimmed light(painter, isLit(visitors));
        const auto step = std::ranges::find(m_steps, i + 1, &Step::line);
        theme().drawText(painter, row.adjusted(gutter, 0, 0, 0), Qt::AlignVCenter,
                         step == m_steps.end() ? m_lines[i] : withoutRemark(m_lines[i]));
        if (step != m_steps.end())
            drawStep(painter, row, *step);
    }
}

QString CodeView::spokenState() const {
    return m_program == Program::OfRun
               ? spokenCode(playback(), m_lines) + QLatin1Char('\n') + accessibleDescription()
               : accessibleDescription();
}

} // namespace interleave
