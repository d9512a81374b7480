// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ChartsPanel.h"

#include "ui/models/Numbers.h"
#include "ui/models/Sentences.h"
#include "ui/views/ChartLook.h"
#include "ui/views/Theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QLegend>
#include <QLineSeries>
#include <QPercentBarSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int kRedrawMs = 400;
constexpr int kDepthColumns = 100; ///< a chart as wide as a hand cannot show more steps
constexpr int kFewPoints = 200;
constexpr int kMostActors = 16;
constexpr int kBins = 15;
/// Of a chart with its legend above it; in a lower one that stands beside the bars.
constexpr double kLowest = 150;
/// In which a legend beside the bars has room; without one, the colours are those of the boxes of the states.
constexpr double kLowestWithLegend = 104;

/// 12.4 M, or in full below a million.
QString shortNumber(double value) {
    return value >= 1e6 ? QString::number(value / 1e6, 'f', 1) + QStringLiteral(" M")
                        : grouped(static_cast<qint64>(value));
}

} // namespace

ChartsPanel::ChartsPanel(const Playback& playback, const TrialsModel& trials, QWidget* parent)
    : QStackedWidget(parent), m_playback(playback), m_trials(trials) {
    m_redrawTimer.setSingleShot(true);
    connect(&m_redrawTimer, &QTimer::timeout, this, &ChartsPanel::redraw);
    connect(&playback, &Playback::worldChanged, this, &ChartsPanel::scheduleRedraw);
    connect(&playback, &Playback::settingsChanged, this, &ChartsPanel::scheduleRedraw);
    connect(&trials, &QAbstractItemModel::rowsInserted, this, &ChartsPanel::scheduleRedraw);
    connect(&trials, &QAbstractItemModel::modelReset, this, &ChartsPanel::scheduleRedraw);
    connect(&trials, &TrialsModel::predictionChanged, this, &ChartsPanel::scheduleRedraw);
    connect(&Theme::instance(), &Theme::changed, this, &ChartsPanel::restyle);
}

QString ChartsPanel::title(Chart chart) {
    switch (chart) {
    case Depth: return tr("Depth");
    case Shares: return tr("Time shares");
    case Trials: return tr("Repeated runs");
    case ChartCount: break;
    }
    return {};
}

QChart* ChartsPanel::chart(Chart which) {
    QChartView*& view = m_views[which];
    if (!view) {
        view = makeChartView(this);
        view->setAccessibleName(title(which));
        addWidget(view);
    }
    return view->chart();
}

void ChartsPanel::showChart(Chart which) {
    m_shown = which;
    chart(which);
    setCurrentWidget(m_views[which]);
    redraw();
}

void ChartsPanel::scheduleRedraw() {
    if (isVisible())
        m_playback.drawWithin(m_redrawTimer, kRedrawMs);
}

void ChartsPanel::resizeEvent(QResizeEvent* event) {
    QStackedWidget::resizeEvent(event);
    scheduleRedraw();
}

void ChartsPanel::showEvent(QShowEvent* event) {
    QStackedWidget::showEvent(event);
    scheduleRedraw();
}

void ChartsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        restyle();
    QStackedWidget::changeEvent(event);
}

void ChartsPanel::restyle() {
    // Series and axes are made anew in the new colours and words.
    for (auto each = m_views.cbegin(); each != m_views.cend(); ++each) {
        QChartView* const view = each.value();
        view->setAccessibleName(title(static_cast<Chart>(each.key())));
        emptyChart(*view->chart());
        dressChart(*view->chart());
    }
    scheduleRedraw();
}

void ChartsPanel::redraw() {
    QChart& shown = *chart(m_shown);
    switch (m_shown) {
    case Depth: return redrawDepth(shown);
    case Shares: return redrawShares(shown);
    case Trials: return redrawTrials(shown);
    case ChartCount: break;
    }
}

void ChartsPanel::redrawDepth(QChart& chart) {
    const World& world = *m_playback.world();
    if (chart.series().isEmpty()) {
        auto* series = new QLineSeries;
        chart.addSeries(series);
        auto* time = new QValueAxis;
        auto* depth = new QValueAxis;
        time->setTitleText(tr("seconds"));
        time->setLabelFormat(QStringLiteral("%.0f"));
        depth->setLabelFormat(QStringLiteral("%.0f"));
        chart.addAxis(time, Qt::AlignBottom);
        chart.addAxis(depth, Qt::AlignLeft);
        series->attachAxis(time);
        series->attachAxis(depth);
        chart.legend()->hide();
        dressChart(chart);
    }
    QList<QPointF> points;
    if (m_playback.trace()) {
        const Trace::Reading reading(*m_playback.trace());
        std::vector<DepthColumn> columns;
        const double ns = std::max(static_cast<double>(world.time()) / kDepthColumns, 1.0);
        reading.depthColumns(0, 0, ns, kDepthColumns, world.time() + 1, columns);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i].known)
                continue;
            const double x = static_cast<double>(i) * ns / 1e9;
            for (const std::uint32_t depth : {columns[i].most, columns[i].least, columns[i].last})
                if (points.isEmpty() || points.last() != QPointF(x, depth))
                    points << QPointF(x, depth);
        }
        if (!points.isEmpty())
            points << QPointF(static_cast<double>(world.time()) / 1e9, points.last().y());
    }
    auto* line = static_cast<QLineSeries*>(chart.series().front());
    // A pen of width 0 is one pixel wide and far cheaper to draw; a dense line looks the same in it.
    const double wide = points.size() > kFewPoints ? 0 : Theme::instance().px(2.5);
    QColor color = Theme::instance().color(Theme::Role::Accent);
    if (!world.queues().empty() && !m_playback.spotlight().litObject(world.queues().front().object))
        color.setAlphaF(static_cast<float>(Theme::kDimmed));
    line->setPen(QPen(color, wide));
    line->replace(points);
    const double peak = world.queues().empty()
                            ? 1
                            : static_cast<double>(std::max<std::uint64_t>(world.queues().front().peak, 1));
    const double seconds = std::max(1.0, std::ceil(static_cast<double>(world.time()) / 1e9));
    auto* time = static_cast<QValueAxis*>(chart.axes(Qt::Horizontal).front());
    time->setRange(0, seconds);
    time->setTickType(QValueAxis::TicksDynamic);
    time->setTickInterval(std::max(1.0, std::ceil(seconds / 6)));
    auto* depth = static_cast<QValueAxis*>(chart.axes(Qt::Vertical).front());
    depth->setRange(0, peak * 1.1);
    depth->setTickType(QValueAxis::TicksDynamic);
    depth->setTickInterval(std::max(1.0, std::ceil(peak / 5)));
}

void ChartsPanel::redrawShares(QChart& chart) {
    const World& world = *m_playback.world();
    std::vector<ActorId> actors;
    for (std::size_t id = kMainActor + 1u; id < world.actors().size() && actors.size() < kMostActors; ++id)
        if (world.actors()[id].exists)
            actors.push_back(static_cast<ActorId>(id));
    QStringList names;
    for (const ActorId actor : actors)
        names << actorSign(m_playback, actor);
    static constexpr ActorState kShown[] = {ActorState::Running, ActorState::Runnable, ActorState::Blocked};
    if (chart.series().isEmpty() || chart.property("names").toStringList() != names) {
        emptyChart(chart);
        auto* series = new QPercentBarSeries;
        series->setBarWidth(0.7);
        for (const ActorState state : kShown) {
            auto* set = new QBarSet(stateWord(state));
            const Theme::StateLook& look = Theme::instance().look(state);
            set->setBrush(look.hatched ? Theme::instance().hatch(look.edge, look.fill) : QBrush(look.lane));
            set->setPen(QPen(look.edge));
            QColor pale = look.lane;
            pale.setAlphaF(static_cast<float>(Theme::kDimmed));
            set->setSelectedColor(pale);
            for (qsizetype i = 0; i < names.size(); ++i)
                set->append(0);
            series->append(set);
        }
        chart.addSeries(series);
        auto* rows = new QBarCategoryAxis;
        rows->append(names.isEmpty() ? QStringList{QStringLiteral(" ")} : names);
        auto* percent = new QValueAxis;
        percent->setRange(0, 100);
        percent->setTickCount(3);
        percent->setLabelFormat(QStringLiteral("%.0f %%"));
        chart.addAxis(rows, Qt::AlignBottom);
        chart.addAxis(percent, Qt::AlignLeft);
        series->attachAxis(rows);
        series->attachAxis(percent);
        chart.setProperty("names", names);
        dressChart(chart);
    }
    const Qt::Alignment place = height() < Theme::instance().px(kLowest) ? Qt::AlignRight : Qt::AlignTop;
    if (chart.legend()->alignment() != place)
        chart.legend()->setAlignment(place);
    chart.legend()->setVisible(height() >= Theme::instance().px(kLowestWithLegend));
    auto* series = static_cast<QPercentBarSeries*>(chart.series().front());
    QList<int> dimmed; // bars that look as if they were selected
    for (std::size_t i = 0; i < actors.size(); ++i)
        if (!m_playback.spotlight().litActor(actors[i]))
            dimmed << static_cast<int>(i);
    for (QBarSet* set : series->barSets())
        if (set->selectedBars() != dimmed) {
            set->deselectAllBars();
            set->selectBars(dimmed);
        }
    for (int s = 0; s < static_cast<int>(std::size(kShown)); ++s)
        for (std::size_t i = 0; i < actors.size(); ++i)
            series->barSets()[s]->replace(static_cast<int>(i), static_cast<double>(world.stateNs(
                                                                   world.actors()[actors[i]], kShown[s])));
}

void ChartsPanel::redrawTrials(QChart& chart) {
    emptyChart(chart);
    const auto& trials = m_trials.trials();
    chart.setTitle(trials.empty() ? tr("Each run adds its result here") : QString());
    if (trials.empty())
        return;
    const TrialsModel::Spread spread = m_trials.spread();
    double least = static_cast<double>(spread.least);
    if (m_trials.prediction())
        least = std::min(least, static_cast<double>(*m_trials.prediction()));
    double expected = 0;
    for (const auto& trial : trials)
        expected = std::max(expected, static_cast<double>(trial.expected));
    const double width = std::max((expected - least) / kBins, 1.0);
    // All of them and more stand at the right, also where nothing was ever lost.
    const auto binOf = [&](double value) {
        return value >= expected ? double{kBins} : std::clamp((value - least) / width, 0.0, double{kBins});
    };
    std::array<int, kBins + 1> lossy{};
    int exact = 0;
    for (const auto& trial : trials) {
        if (trial.lost == 0)
            ++exact;
        else
            ++lossy[static_cast<std::size_t>(
                std::min(binOf(static_cast<double>(trial.actual)), kBins - 1.0))];
    }
    auto* lost = new QBarSet(QString());
    auto* kept = new QBarSet(QString());
    QStringList bins;
    for (int bin = 0; bin <= kBins; ++bin) {
        *lost << lossy[static_cast<std::size_t>(bin)];
        *kept << (bin == kBins ? exact : 0);
        bins << QString::number(bin);
    }
    const Theme& theme = Theme::instance();
    lost->setColor(theme.color(Theme::Role::Accent));
    kept->setColor(theme.color(Theme::Role::Good));
    lost->setPen(Qt::NoPen);
    kept->setPen(Qt::NoPen);
    auto* series = new QStackedBarSeries;
    series->setBarWidth(0.85);
    series->append(lost);
    series->append(kept);
    chart.addSeries(series);
    auto* values = new QBarCategoryAxis;
    values->append(bins);
    // Under so narrow bars labels would be cut to dots: the title says where they lie.
    values->setLabelsVisible(false);
    chart.setTitle(tr("least %1 · median %2 · most %3")
                       .arg(shortNumber(static_cast<double>(spread.least)),
                            shortNumber(static_cast<double>(spread.median)),
                            shortNumber(static_cast<double>(spread.most))) +
                   QStringLiteral("<br>") +
                   tr("lost some: %1").arg(static_cast<qint64>(trials.size()) - exact) +
                   QStringLiteral(" · ") + tr("lost nothing: %1").arg(exact) + predictionTitle());
    auto* counts = new QValueAxis;
    counts->setLabelFormat(QStringLiteral("%d"));
    const int highest = std::max(exact, *std::ranges::max_element(lossy));
    counts->setRange(0, highest + 1);
    counts->setTickType(QValueAxis::TicksDynamic);
    counts->setTickInterval(std::max(1.0, std::ceil(highest / 2.0)));
    chart.addAxis(values, Qt::AlignBottom);
    chart.addAxis(counts, Qt::AlignLeft);
    series->attachAxis(values);
    series->attachAxis(counts);
    if (m_trials.prediction())
        markPrediction(chart, binOf(static_cast<double>(*m_trials.prediction())) - 0.5, highest + 1);
    chart.legend()->hide(); // the title has the words, and the room is the bars'
    dressChart(chart);
}

QString ChartsPanel::predictionTitle() const {
    if (!m_trials.prediction())
        return {};
    return QStringLiteral("<br><b style='color:%1'>┆</b> ").arg(Theme::instance().color(kMarkColor).name()) +
           tr("the class says: %1").arg(grouped(*m_trials.prediction()));
}

/// `place`: on the axis of the bars, the first of which is around 0.
void ChartsPanel::markPrediction(QChart& chart, double place, double height) {
    auto* mark = new QLineSeries;
    mark->append(place, 0);
    mark->append(place, height);
    mark->setPen(QPen(Theme::instance().color(kMarkColor), Theme::instance().px(3), Qt::DashLine));
    chart.addSeries(mark);
    mark->attachAxis(chart.axes(Qt::Horizontal).front());
    mark->attachAxis(chart.axes(Qt::Vertical).front());
}

} // namespace interleave
