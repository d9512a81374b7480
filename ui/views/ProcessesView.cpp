// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ProcessesView.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/models/SpokenWorld.h"
#include "ui/views/KeyTable.h"
#include "ui/views/ProcessPainter.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kFollowableRate = 60; ///< puts and gets a second: thirty items
constexpr std::int64_t kPaceSpanNs = 500'000'000;
constexpr std::size_t kMostShown = 64; ///< items of a buffer or a queue that have a place

} // namespace

bool ProcessesView::Pace::isFollowable() const {
    return rate <= kFollowableRate;
}

ProcessesView::ProcessesView(const Playback& playback, QWidget* parent)
    : View(playback, parent), m_shown(playback.world()), m_known(playback.world()) {
    m_clock.start();
    connect(&m_motion, &Motion::moved, this, [this] { update(); });
    connect(&theme(), &Theme::changed, this, [this] {
        rebuild();
        moveItems(false);
    });
    addKey(KeyId::Kill, this, [this] { focusNextKill(); });
    rebuild();
}

/// Behind the one that has the focus, in the order of the boxes; only those that can be pressed.
void ProcessesView::focusNextKill() {
    std::vector<QToolButton*> open;
    for (const auto& [object, button] : m_buttons)
        if (button->isEnabled())
            open.push_back(button);
    if (open.empty())
        return;
    const auto now = std::ranges::find_if(open, &QWidget::hasFocus);
    const bool behind = now != open.end() && now + 1 != open.end();
    (behind ? *(now + 1) : open.front())->setFocus(Qt::ShortcutFocusReason);
}

QSize ProcessesView::minimumSizeHint() const {
    return {theme().ipx(640), theme().ipx(240)};
}

QString ProcessesView::caption() const {
    const auto processes = world().processes();
    if (processes.empty())
        return {};
    const auto alive = std::ranges::count_if(
        processes, [](const ProcessInfo& process) { return process.pid != 0 && !process.ended; });
    return tr("workers: %1 · alive: %2 · each has a memory of its own; what crosses a wall is a copy")
        .arg(processes.size())
        .arg(alive);
}

void ProcessesView::setRunning(bool running) {
    m_running = running;
    updateButtons();
}

void ProcessesView::rebuild() {
    m_shown = playback().world();
    if (playback().live() || !playback().trace())
        m_known = m_shown;
    else if (m_trace != playback().trace() || m_known->time() < playback().end())
        m_known = playback().trace()->newest();
    m_map = processMap(*m_shown, *m_known, queuesOfPools(playback()));
    m_layout = ProcessLayout(m_map, *m_shown, size(), theme());
    m_arrivals.resize(m_map.boxes.size());
    updateButtons();
}

void ProcessesView::onWorld() {
    const bool sameRun = m_trace == playback().trace();
    rebuild();
    m_trace = playback().trace();
    // What lies between a moment of the past and the newest one is not played.
    const bool forwards = sameRun && m_wasLive && playback().live() && world().time() >= m_lastTime;
    m_wasLive = playback().live();
    measurePaces(forwards);
    moveItems(forwards);
    for (std::size_t i = 0; i < m_paces.size(); ++i)
        m_paces[i].moves = world().queues()[i].moveCount;
    m_lastTime = world().time();
    if (const QString state = spokenProcesses(); state != accessibleDescription())
        setAccessibleDescription(state);
    update();
}

void ProcessesView::measurePaces(bool forwards) {
    if (!forwards) {
        m_paces.clear();
        m_paceFrom = world().time();
    }
    const std::int64_t span = world().time() - m_paceFrom;
    for (std::size_t i = m_paces.size(); i < world().queues().size(); ++i)
        m_paces.push_back({forwards ? 0 : world().queues()[i].moveCount, world().queues()[i].moveCount});
    if (span < kPaceSpanNs)
        return;
    for (std::size_t i = 0; i < m_paces.size(); ++i) {
        const std::uint64_t moves = world().queues()[i].moveCount;
        m_paces[i].rate = static_cast<double>(moves - m_paces[i].base) / (static_cast<double>(span) / 1e9);
        m_paces[i].base = moves;
    }
    m_paceFrom = world().time();
}

quint64 ProcessesView::keyOf(std::size_t queue, const QueueItem& item) {
    const quint64 number = item.number != 0 ? item.number : static_cast<quint64>(item.putAt) | 1ull << 36;
    return (static_cast<quint64>(queue) << 40 | (number & ((1ull << 40) - 1))) & ~(1ull << 63);
}

quint64 ProcessesView::keyOf(std::size_t queue, const ManagerCallInfo& call) {
    return 1ull << 63 | static_cast<quint64>(queue) << 16 | call.client;
}

void ProcessesView::moveItems(bool move) {
    if (!move) {
        m_motion.forgetAll();
        m_leaving.clear();
        std::ranges::fill(m_arrivals, 0);
    }
    std::erase_if(m_leaving, [this](const Leaving& leaving) {
        const bool gone = m_motion.arrived(leaving.key);
        if (gone)
            m_motion.forget(leaving.key);
        return gone;
    });
    for (std::size_t i = 0; i < m_layout.queues().size(); ++i)
        moveQueue(i, move && i < m_paces.size() && m_paces[i].isFollowable());
    moveCalls(move);
}

/// An item that was got goes from where it was seen last through its slot into the getter's process. What
/// came and went between two frames comes from its putter's buffer.
void ProcessesView::launch(std::size_t queue, const QueueMove& step) {
    const quint64 key = keyOf(queue, step.item);
    const std::size_t from = m_map.boxOf(step.item.putter);
    const std::size_t to = m_map.boxOf(step.actor);
    qint64 delay = 0;
    if (!m_motion.knows(key)) {
        m_motion.place(key, m_layout.buffered(m_map, from, queue, 0));
        // It is made of what is still on its way to the putter: let that arrive.
        delay = std::max<qint64>(0, m_arrivals[from] - m_clock.elapsed());
    }
    const int ms = theme().moveMs();
    m_motion.move(key, m_layout.inside(to), ms, {m_layout.slot(queue, 0)}, static_cast<int>(delay));
    m_arrivals[to] = m_clock.elapsed() + delay + ms;
    m_leaving.push_back({key, step.item});
}

void ProcessesView::moveQueue(std::size_t queue, bool move) {
    const QueueInfo& info = world().queues()[queue];
    if (info.kind == QueueKind::Thread || m_layout.queues()[queue].area.isNull())
        return;
    if (move) {
        const std::uint64_t moves = info.moveCount;
        const std::uint64_t since =
            moves -
            std::min<std::uint64_t>(moves - std::min(moves, m_paces[queue].moves), info.recent.size());
        for (std::uint64_t i = since; i < moves; ++i)
            if (const QueueMove& step = info.recent[i % info.recent.size()]; !step.in)
                launch(queue, step);
    }
    const int ms = move ? theme().moveMs() : 0;
    for (std::size_t i = 0; i < std::min(info.items.size(), kMostShown); ++i) {
        const quint64 key = keyOf(queue, info.items[i]);
        if (move && !m_motion.knows(key))
            m_motion.place(key, m_layout.buffered(m_map, m_map.boxOf(info.items[i].putter), queue, 0));
        m_motion.move(key, m_layout.slot(queue, i), ms);
    }
    for (std::size_t box = 0; box < m_map.boxes.size(); ++box)
        for (const ProcessMap::Buffer& buffer : m_map.boxes[box].buffers)
            for (std::size_t i = 0; buffer.queue == queue && i < std::min(buffer.items.size(), kMostShown);
                 ++i)
                m_motion.move(keyOf(queue, buffer.items[i]), m_layout.buffered(m_map, box, queue, i), ms);
}

/// On the line between the two boxes, in the gap beside the client's: a request farther from it than the
/// answer.
QPointF ProcessesView::callPlace(std::size_t queue, const ManagerCallInfo& call) const {
    const std::size_t holder = m_map.holderOf(queue);
    const QRectF client = m_layout.boxes()[m_map.boxOf(call.client)].area;
    const QRectF server =
        holder == ProcessMap::kEngine ? m_layout.queues()[queue].area : m_layout.boxes()[holder].area;
    if (client.isNull() || server.isNull())
        return {};
    const bool right = server.center().x() > client.center().x();
    const double share = call.phase == ManagerCallInfo::Phase::Replied ? 0.4 : 0.6;
    const double off = m_layout.between() * share;
    return {right ? client.right() + off : client.left() - off, client.center().y()};
}

void ProcessesView::moveCalls(bool move) {
    for (std::size_t i = 0; i < world().queues().size(); ++i)
        for (const ManagerCallInfo& call : world().queues()[i].calls)
            m_motion.move(keyOf(i, call), callPlace(i, call), move ? theme().moveMs() : 0);
}

void ProcessesView::resizeEvent(QResizeEvent* event) {
    View::resizeEvent(event);
    rebuild();
    moveItems(false);
}

void ProcessesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        updateButtons();
    View::changeEvent(event);
}

void ProcessesView::updateButtons() {
    std::map<ObjectId, QToolButton*> kept;
    for (std::size_t box = 1; box < m_map.boxes.size(); ++box) {
        const ProcessInfo& process = *m_map.boxes[box].process;
        const QRect place = m_layout.button(box).toRect();
        if (process.pid == 0 || process.ended || place.isNull())
            continue;
        auto node = m_buttons.extract(process.object);
        QToolButton* button = node.empty() ? new QToolButton(this) : node.mapped();
        if (node.empty()) {
            button->setProperty("tight", true);
            button->setFocusPolicy(Qt::StrongFocus);
            connect(button, &QToolButton::clicked, this,
                    [this, object = process.object] { Q_EMIT killRequested(object); });
            button->show();
        }
        retextButton(*button, process);
        button->setGeometry(place);
        kept.emplace(process.object, button);
    }
    for (const auto& [object, button] : m_buttons) {
        button->hide();
        button->deleteLater(); // its own click may be what ended the process
    }
    m_buttons = std::move(kept);
}

void ProcessesView::retextButton(QToolButton& button, const ProcessInfo& process) const {
    const bool canKill = m_running && playback().live();
    button.setEnabled(canKill);
    button.setText(tr("Kill"));
    button.setFont(theme().font(Theme::kSmall));
    button.setAccessibleName(tr("Kill %1").arg(processName(playback(), process)));
    button.setToolTip(canKill ? tr("Kills %1 at once, as kill -9 does").arg(processName(playback(), process))
                      : m_running ? tr("This is a moment of the past. Go live to kill a process.")
                                  : tr("The run is over: there is nothing left to kill."));
}

QString ProcessesView::spokenState() const {
    return spokenProcesses() + QStringLiteral(". ") + spokenQueues(playback());
}

QString ProcessesView::spokenProcesses() const {
    QStringList words;
    for (const ProcessInfo& process : world().processes()) {
        QString state = process.ended      ? processEndWords(playback(), process)
                        : process.pid == 0 ? tr("not started")
                                           : tr("alive");
        if (process.lost > 0)
            state += QStringLiteral(", ") +
                     tr("%1 lost with %2")
                         .arg(grouped(static_cast<qint64>(process.lost)), playback().text(process.name));
        words << processName(playback(), process) + QStringLiteral(": ") + state;
    }
    return words.join(QStringLiteral("; "));
}

void ProcessesView::drawItems(ProcessPainter& painter) const {
    const double side = m_layout.itemSide(QRectF(0, 0, 0, theme().px(30)));
    for (std::size_t queue = 0; queue < m_layout.queues().size(); ++queue) {
        const ProcessLayout::QueuePlace& place = m_layout.queues()[queue];
        if (place.area.isNull() || place.slots.empty())
            continue;
        const ItemList& items = world().queues()[queue].items;
        for (std::size_t i = 0; i < std::min(items.size(), place.slots.size()); ++i)
            painter.drawItem(m_motion.position(keyOf(queue, items[i])), place.slots[i].width() * 0.86,
                             items[i]);
        for (std::size_t box = 0; box < m_map.boxes.size(); ++box)
            for (const ProcessMap::Buffer& buffer : m_map.boxes[box].buffers)
                for (std::size_t i = 0;
                     buffer.queue == queue && i < std::min(buffer.items.size(), kMostShown); ++i)
                    if (i < m_layout.roomInBuffer(m_map, box, queue))
                        painter.drawItem(m_motion.position(keyOf(queue, buffer.items[i])), side,
                                         buffer.items[i]);
    }
    for (const Leaving& leaving : m_leaving)
        if (m_motion.begun(leaving.key) && !m_motion.arrived(leaving.key))
            painter.drawItem(m_motion.position(leaving.key), side * 1.2, leaving.item);
}

/// What a click picks.
void ProcessesView::notePlaces() const {
    for (std::size_t i = 0; i < m_layout.queues().size(); ++i)
        canPickObject(m_layout.queues()[i].area, world().queues()[i].object);
    for (std::size_t box = 0; box < m_layout.boxes().size(); ++box) {
        const ProcessMap::Box& content = m_map.boxes[box];
        if (content.process)
            canPickObject(m_layout.boxes()[box].area, content.process->object);
        for (const ProcessLayout::Row& row : m_layout.boxes()[box].rows)
            if (row.kind == ProcessLayout::Row::Kind::Thread)
                canPickActor(row.area, content.threads[row.index]);
    }
}

void ProcessesView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (world().processes().empty()) {
        painter.setFont(theme().font(Theme::kText));
        painter.setPen(theme().color(Theme::Role::Muted));
        theme().drawText(painter, rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         tr("Click Run: each process appears as a box with walls, its threads inside,\nand "
                            "what crosses between them crosses as a copy."));
        return;
    }
    notePlaces();
    ProcessPainter parts(painter, playback(), m_map, m_layout);
    parts.drawTree();
    parts.drawLinks();
    parts.drawBoxes();
    parts.drawStrips();
    parts.drawQueues();
    parts.drawMore();
    for (std::size_t i = 0; i < m_paces.size(); ++i)
        if (!m_paces[i].isFollowable())
            parts.drawRate(i, m_paces[i].rate);
    drawItems(parts);
    for (std::size_t i = 0; i < world().queues().size(); ++i)
        for (const ManagerCallInfo& call : world().queues()[i].calls) {
            const std::size_t holder = m_map.holderOf(i);
            const QPointF target = callPlace(i, call);
            const QRectF client = m_layout.boxes()[m_map.boxOf(call.client)].area;
            if (!target.isNull() && m_map.boxOf(call.client) != holder)
                parts.drawCall(m_motion.position(keyOf(i, call)), call, target.x() > client.center().x());
        }
}

} // namespace interleave
