// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The processes of a run as boxes with walls: inside each its threads with their states, its buffers and what
// else its memory holds; between them the shared queues, with items that cross as copies. Dead ones stay,
// grey, with how they ended and what was lost with them. Each living worker has a button that kills it. GUI
// thread.
#pragma once

#include "ui/models/ProcessMap.h"
#include "ui/views/Motion.h"
#include "ui/views/ProcessLayout.h"
#include "ui/views/View.h"

#include <QElapsedTimer>
#include <QHash>

#include <map>
#include <vector>

class QToolButton;

namespace interleave {

class ProcessesView : public View {
    Q_OBJECT

public:
    ProcessesView(const Playback& playback, QWidget* parent = nullptr);

    /// Whether there is a run whose processes can be killed; else the buttons are there, but disabled.
    void setRunning(bool running);
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the card says beside its title.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] const ProcessLayout& layoutOfBoxes() const { return m_layout; }
    [[nodiscard]] QString spokenState() const override;

Q_SIGNALS:
    void killRequested(interleave::ObjectId process);

protected:
    [[nodiscard]] QString spokenName() const override { return tr("Processes"); }
    void onWorld() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Leaving {
        quint64 key;
        QueueItem item;
    };
    /// How fast a queue goes: above what the eye follows, nothing moves and a rate is shown.
    struct Pace {
        std::uint64_t moves = 0; ///< seen at the last frame
        std::uint64_t base = 0;
        double rate = 0; ///< moves a second, of the last span
        [[nodiscard]] bool isFollowable() const;
    };

    void rebuild();
    void measurePaces(bool sameRun);
    void moveItems(bool move);
    void moveQueue(std::size_t queue, bool move);
    void launch(std::size_t queue, const QueueMove& step);
    void moveCalls(bool move);
    [[nodiscard]] QPointF callPlace(std::size_t queue, const ManagerCallInfo& call) const;
    [[nodiscard]] static quint64 keyOf(std::size_t queue, const QueueItem& item);
    [[nodiscard]] static quint64 keyOf(std::size_t queue, const ManagerCallInfo& call);
    void notePlaces() const;
    void drawItems(class ProcessPainter& painter) const;
    void updateButtons();
    void focusNextKill();
    void retextButton(QToolButton& button, const ProcessInfo& process) const;
    [[nodiscard]] QString spokenProcesses() const;

    ProcessMap m_map;
    ProcessLayout m_layout;
    std::shared_ptr<const World> m_shown; ///< what m_map points into
    std::shared_ptr<const World> m_known; ///< a later one: see processMap
    std::shared_ptr<const Trace> m_trace; ///< whose items these are
    std::map<ObjectId, QToolButton*> m_buttons;
    bool m_running = false;
    Motion m_motion;
    QElapsedTimer m_clock;
    std::vector<Leaving> m_leaving;
    std::vector<qint64> m_arrivals; ///< [box]: when the last item on its way there arrives, by m_clock
    std::vector<Pace> m_paces;      ///< [queue]
    std::int64_t m_paceFrom = 0;    ///< the world's time
    std::int64_t m_lastTime = 0;
    bool m_wasLive = true;
};

} // namespace interleave
