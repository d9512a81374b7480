// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a long trace costs the GUI thread: a frame of the timeline anywhere in it at any zoom, and a jump of
// the whole window to any moment. And how long it takes until the timeline's lanes, which are drawn on
// another thread, are exact.
#include "core/base/Clock.h"

#include "ui/views/MainWindow.h"
#include "ui/views/TimelineView.h"

#include "tests/bench/Figure.h"
#include "tests/bench/LongTrace.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

namespace interleave::bench {

namespace {

constexpr int kFrames = 400;
constexpr double kFrameMs = 8;
constexpr double kExactMs = 100;
constexpr double kJumpMs = 50;
constexpr double kShortestNs = 1000;

QApplication& application() {
    static int argc = 1;
    static char name[] = "interleave-bench";
    static char* argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static auto* const app = new QApplication(argc, argv); // what it is used by may outlive any order of ends
    return *app;
}

/// What the GUI thread does, in ms: of its CPU, and from beginning to end.
struct Cost {
    double cpuMs = 0;
    double wallMs = 0;
};

template <class Act> Cost costOf(Act&& act) {
    const std::int64_t began = monotonicNow();
    const std::int64_t cpuBegan = threadCpuNow();
    act();
    const std::int64_t cpu = threadCpuNow() - cpuBegan;
    return {static_cast<double>(cpu) / 1e6, static_cast<double>(monotonicNow() - began) / 1e6};
}

/// Smallest first.
double p99Of(std::vector<double>& values) {
    std::ranges::sort(values);
    return values[values.size() * 99 / 100];
}

std::vector<double> of(const std::vector<Cost>& costs, double Cost::*part) {
    std::vector<double> values;
    for (const Cost& cost : costs)
        values.push_back(cost.*part);
    return values;
}

void reportP99(benchmark::State& state, const std::string& name, std::vector<double> values, double target,
               const std::string& what) {
    const double p99 = p99Of(values);
    report(state, name,
           {p99, target, "ms, p99", "asked for", p99 / target, Target{Target::Is::AtMost, 1},
            what + ", median " + std::to_string(values[values.size() / 2])});
}

/// A timeline that notes what each of its repaints costs that the event loop does: a picture that is done is
/// taken over in one.
class MeasuredTimeline : public TimelineView {
public:
    using TimelineView::TimelineView;
    std::vector<Cost> repaints;

protected:
    bool event(QEvent* event) override {
        if (event->type() != QEvent::UpdateRequest)
            return TimelineView::event(event);
        repaints.push_back(costOf([&] { TimelineView::event(event); }));
        return true;
    }
};

/// A person's hand: somewhere else in the run at another zoom, there a little further and a little closer,
/// and then at rest.
class Hand {
public:
    explicit Hand(MeasuredTimeline& view) : m_view(view) {}

    void jump() {
        const auto whole = static_cast<double>(longTrace()->end());
        // As many views of microseconds as of seconds.
        const double span = std::exp(std::log(kShortestNs) + share() * std::log(whole / kShortestNs));
        show(share() * (whole - span), span);
    }
    void pan() {
        const TimelineCoordinates view = m_view.coordinates();
        const auto span = static_cast<double>(view.span);
        show(static_cast<double>(view.begin) + (share() - 0.5) * 0.1 * span, span);
    }
    void zoom() {
        const TimelineCoordinates view =
            m_view.coordinates().zoomed(share() < 0.5 ? 1.25 : 0.8, share() * 1000);
        show(static_cast<double>(view.begin), static_cast<double>(view.span));
    }
    /// ms until what is shown is exact, from when the view became what it is.
    double rest() {
        while (!m_view.lanesExact())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        return static_cast<double>(monotonicNow() - m_shown) / 1e6;
    }
    std::vector<Cost> frames;

private:
    double share() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    void show(double from, double span) {
        m_shown = monotonicNow();
        const auto begin = static_cast<std::int64_t>(from);
        frames.push_back(costOf([&] {
            m_view.showExactly({begin, begin + static_cast<std::int64_t>(span)});
            m_view.repaint();
        }));
    }

    MeasuredTimeline& m_view;
    std::mt19937_64 m_random{3};
    std::int64_t m_shown = 0;
};

void timelineFrame(benchmark::State& state) {
    static_cast<void>(application());
    for (auto _ : state) {
        Playback playback;
        MeasuredTimeline view(playback);
        view.resize(1920, 1080);
        view.show();
        playback.setTrace(longTrace());
        static_cast<void>(QTest::qWaitForWindowExposed(&view));
        Hand hand(view);
        static_cast<void>(hand.rest());
        view.repaints.clear();
        std::vector<double> exact;
        for (int i = 0; i < kFrames / 4; ++i) {
            hand.jump();
            for (int step = 0; step < 2; ++step) {
                exact.push_back(hand.rest());
                hand.pan();
                hand.pan(); // while a picture is being drawn
                exact.push_back(hand.rest());
                hand.zoom();
            }
            exact.push_back(hand.rest());
        }
        std::vector<Cost> all = hand.frames;
        all.insert(all.end(), view.repaints.begin(), view.repaints.end());
        reportP99(state, "timeline/frame", of(all, &Cost::cpuMs), kFrameMs,
                  "the GUI thread's CPU, 64 lanes of 10 000 000 events, 1920x1080");
        reportP99(state, "timeline/frame-wall", of(all, &Cost::wallMs), kFrameMs,
                  "from its beginning to its end");
        reportP99(state, "timeline/taken-over", of(view.repaints, &Cost::wallMs), kFrameMs,
                  "those of them that show a finished picture");
        reportP99(state, "timeline/exact", std::move(exact), kExactMs,
                  "from a view's change until it is exact");
    }
}
BENCHMARK(timelineFrame)->Name("timeline/frame")->Iterations(1)->Unit(benchmark::kMillisecond);

void windowJump(benchmark::State& state) {
    static_cast<void>(application());
    for (auto _ : state) {
        MainWindow window;
        window.resize(1920, 1080);
        window.show();
        window.showRun(longTrace(), {});
        static_cast<void>(QTest::qWaitForWindowExposed(&window));
        std::mt19937_64 random(4);
        std::vector<double> costs;
        for (int i = 0; i < kFrames / 4; ++i) {
            const auto time =
                static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(longTrace()->end()));
            const Cost cost = costOf([&] {
                window.playback().showAt(time);
                QCoreApplication::sendPostedEvents();
                window.repaint();
            });
            costs.push_back(cost.cpuMs);
        }
        reportP99(state, "window/jump", costs, kJumpMs, "10 000 000 events, the whole window");
    }
}
BENCHMARK(windowJump)->Name("window/jump")->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace interleave::bench
