// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/SidePanel.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Sentences.h"
#include "ui/views/CodeView.h"
#include "ui/views/KeyTable.h"
#include "ui/views/ParameterPanel.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace interleave {

namespace {

constexpr double kWidth = 446;
constexpr double kProjectedWidth = 530; ///< forty characters of code, 24 pixels high
constexpr int kMostTrials = 1000;
constexpr int kMostSentences = 3;
constexpr int kMostProjected = 2;
constexpr int kReadingMs = 200;

} // namespace

SidePanel::SidePanel(ParameterModel& parameters, const Playback& playback, QWidget* parent)
    : QScrollArea(parent), m_model(parameters), m_playback(playback) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    m_happensTimer.setSingleShot(true);
    connect(&m_happensTimer, &QTimer::timeout, this, &SidePanel::showHappenings);
    // What was done last says whose program is shown: a choice, or a look at the run.
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        m_codeAsChosen = true;
        showCode();
    });
    connect(&playback, &Playback::traceChanged, this, &SidePanel::showCode);
    connect(&playback, &Playback::worldChanged, this, [this] {
        const bool over = m_playback.world()->outcome() != Outcome::Running;
        if (m_playback.trace() && !(over && m_playback.live()) && std::exchange(m_codeAsChosen, false))
            showCode();
        m_playback.drawWithin(m_happensTimer, kReadingMs);
    });
    connect(&Theme::instance(), &Theme::changed, this, &SidePanel::retext);
    retext();
}

void SidePanel::build() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->addWidget(buildPages(content));
    auto* titleRow = new QWidget(content);
    auto* titleLayout = new QHBoxLayout(titleRow);
    titleLayout->setContentsMargins(0, 0, 0, 0);
    m_parametersTitle = new QLabel(titleRow);
    m_reset = new QToolButton(titleRow);
    m_reset->setProperty("small", true);
    connect(m_reset, &QToolButton::clicked, &m_model, &ParameterModel::resetToDefaults);
    titleLayout->addWidget(m_parametersTitle, 1);
    titleLayout->addWidget(m_reset);
    m_parameters = new ParameterPanel(m_model, content);
    addKey(KeyId::Parameters, this, [this] { m_parameters->takeFocus(); });
    m_trialsRow = new QWidget(content);
    auto* trialsLayout = new QHBoxLayout(m_trialsRow);
    trialsLayout->setContentsMargins(0, 0, 0, 0);
    m_trialsLabel = new QLabel(m_trialsRow);
    m_trials = new QSpinBox(m_trialsRow);
    m_trials->setRange(1, kMostTrials);
    m_trials->setAlignment(Qt::AlignRight);
    m_trialsLabel->setBuddy(m_trials);
    trialsLayout->addWidget(m_trialsLabel, 1);
    trialsLayout->addWidget(m_trials);
    QWidget* codeRow = buildCodeTitle(content);
    m_code = new CodeView(m_playback, content);
    m_happensTitle = new QLabel(content);
    m_happens = new QLabel(content);
    m_happens->setTextFormat(Qt::RichText);
    m_happens->setWordWrap(true);
    m_happens->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_happens->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget* widget :
         {titleRow, static_cast<QWidget*>(m_parameters), m_trialsRow, static_cast<QWidget*>(m_happensTitle),
          static_cast<QWidget*>(m_happens), codeRow, static_cast<QWidget*>(m_code)})
        column->addWidget(widget);
    for (QLabel* label : {m_parametersTitle, m_codeTitle, m_happensTitle})
        label->setProperty("heading", true);
    column->addStretch(1);
    setWidget(content);
}

/// In projection code and parameters are shown one at a time.
QWidget* SidePanel::buildPages(QWidget* content) {
    m_pages = new QWidget(content);
    auto* row = new QHBoxLayout(m_pages);
    row->setContentsMargins(0, 0, 0, 0);
    for (QToolButton*& tab : m_pageTabs) {
        tab = new QToolButton(m_pages);
        tab->setCheckable(true);
        tab->setProperty("tab", true);
        row->addWidget(tab);
        connect(tab, &QToolButton::clicked, this,
                [this, page = static_cast<std::size_t>(&tab - m_pageTabs.data())] {
                    m_page = page;
                    showPage();
                });
    }
    row->addStretch(1);
    return m_pages;
}

void SidePanel::showPage() {
    const bool paged = Theme::instance().projection();
    m_pages->setVisible(paged);
    for (std::size_t page = 0; page < m_pageTabs.size(); ++page)
        m_pageTabs[page]->setChecked(page == m_page);
    const bool parameters = !paged || m_page == 1;
    const bool code = !paged || m_page == 0;
    m_parametersTitle->parentWidget()->setVisible(parameters);
    m_parameters->setVisible(parameters);
    m_trialsRow->setVisible(parameters && m_lesson && m_lesson->trials);
    m_codeTitle->parentWidget()->setVisible(code);
    m_code->setVisible(code);
}

QWidget* SidePanel::buildCodeTitle(QWidget* content) {
    auto* row = new QWidget(content);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_codeTitle = new QLabel(row);
    m_python = new QToolButton(row);
    m_cpp = new QToolButton(row);
    layout->addWidget(m_codeTitle, 1);
    const std::pair<QToolButton*, CodeLanguage> tabs[] = {{m_python, CodeLanguage::Python},
                                                          {m_cpp, CodeLanguage::Cpp}};
    for (const auto& [tab, language] : tabs) {
        tab->setCheckable(true);
        tab->setProperty("tab", true);
        layout->addWidget(tab);
        connect(tab, &QToolButton::clicked, this, [this, chosen = language] { setCodeLanguage(chosen); });
    }
    addKey(KeyId::OtherCode, this, [this] {
        setCodeLanguage(m_codeLanguage == CodeLanguage::Cpp ? CodeLanguage::Python : CodeLanguage::Cpp);
    });
    return row;
}

void SidePanel::setCodeLanguage(CodeLanguage language) {
    const bool changed = language != m_codeLanguage;
    m_codeLanguage = language;
    m_python->setChecked(language == CodeLanguage::Python);
    m_cpp->setChecked(language == CodeLanguage::Cpp);
    showCode();
    if (changed)
        Q_EMIT codeLanguageChosen(language);
}

void SidePanel::showCode() {
    if (!m_lesson || m_model.lesson() != m_lesson) // the other lesson is about to be told
        return;
    const CodeText* const ofRun = m_playback.trace() ? codeOf(*m_playback.trace()) : nullptr;
    const CodeText* const shown = m_codeAsChosen || !ofRun ? &codeFor(*m_lesson, m_model.values()) : ofRun;
    m_cpp->setEnabled(shown->cpp != nullptr);
    m_code->setCode(shownCode(*shown, m_codeLanguage),
                    shown == ofRun ? CodeView::Program::OfRun : CodeView::Program::Other);
}

void SidePanel::setLesson(const ScenarioInfo& lesson) {
    m_lesson = &lesson;
    showPage();
    m_codeAsChosen = true;
    setCodeLanguage(m_codeLanguage);
    showHappenings();
}

void SidePanel::setRunning(bool running) {
    m_parameters->setRunning(running);
    m_trials->setEnabled(!running);
    m_reset->setEnabled(!running);
    // While sentences come and go their place stays as it is: the code does not jump, and nothing is laid out
    // anew.
    if (running)
        m_happens->setFixedSize(m_happens->width(), m_happens->minimumHeight());
    else
        freeHappenings();
    m_running = running;
    showTitle();
}

void SidePanel::showTitle() {
    m_parametersTitle->setText(m_running ? tr("Parameters — live") : tr("Parameters"));
}

void SidePanel::freeHappenings() {
    const Theme& theme = Theme::instance();
    m_happens->setMinimumSize(0, theme.ipx(theme.projection() ? 150 : 132));
    m_happens->setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
}

int SidePanel::trials() const {
    return m_lesson && m_lesson->trials ? m_trials->value() : 1;
}

void SidePanel::retext() {
    const Theme& theme = Theme::instance();
    setFixedWidth(theme.ipx(theme.projection() ? kProjectedWidth : kWidth));
    m_pageTabs[0]->setText(tr("Code"));
    m_pageTabs[1]->setText(tr("Parameters"));
    showPage();
    widget()->layout()->setContentsMargins(theme.ipx(16), theme.ipx(10), theme.ipx(14), theme.ipx(8));
    widget()->layout()->setSpacing(theme.ipx(4));
    setAccessibleName(tr("Parameters, code, what happens"));
    showTitle();
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("All parameters as they were at first"));
    m_codeTitle->setText(tr("Code"));
    m_python->setText(QStringLiteral("Python"));
    m_cpp->setText(QStringLiteral("C++"));
    for (QToolButton* tab : {m_python, m_cpp}) {
        tab->setFont(theme.font(Theme::kSmall));
        tab->setToolTip(
            withKey(tr("The same steps on the same lines in the other language"), KeyId::OtherCode));
        tab->setAccessibleName(tr("Code in %1").arg(tab->text()));
    }
    m_happensTitle->setText(tr("What happens"));
    m_trialsLabel->setText(tr("Repeat the run"));
    m_trials->setAccessibleName(tr("Repeat the run"));
    m_trials->setSuffix(QStringLiteral(" ×"));
    m_trials->setFixedWidth(theme.ipx(theme.linePx(122) / theme.scale()));
    m_trials->setToolTip(
        tr("How many times Run plays the whole run, one after the other; the chart shows what "
           "came of each. 1 to %1")
            .arg(kMostTrials));
    freeHappenings();
    m_happens->setFont(theme.font(16));
    showHappenings();
}

void SidePanel::showHappenings() {
    if (!m_lesson)
        return;
    const bool over = m_playback.world()->outcome() != Outcome::Running;
    const bool projected = Theme::instance().projection(); // the lesson's page has its idea
    QString text;
    if (!m_playback.trace())
        text = projected ? QString() : lessonText(m_lesson->about.text);
    else if (over && m_playback.live())
        text = tr("The run is over. Click the timeline to look at any moment of it.") +
               (projected ? QString() : QStringLiteral("<br>") + lessonText(m_lesson->about.text));
    else
        text =
            happenings(m_playback, projected ? kMostProjected : kMostSentences).join(QStringLiteral("<br>"));
    if (m_happens->text() != text)
        m_happens->setText(text);
}

void SidePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QScrollArea::changeEvent(event);
}

} // namespace interleave
