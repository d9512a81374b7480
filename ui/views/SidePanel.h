// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The panel at the right: parameters, number of trials, code, what happens. GUI thread.
#pragma once

#include "ui/models/LessonModel.h"
#include "ui/models/ParameterModel.h"
#include "ui/models/Playback.h"

#include <QScrollArea>
#include <QTimer>

#include <array>

class QLabel;
class QSpinBox;
class QToolButton;

namespace interleave {

class CodeView;
class ParameterPanel;

class SidePanel : public QScrollArea {
    Q_OBJECT

public:
    SidePanel(ParameterModel& parameters, const Playback& playback, QWidget* parent = nullptr);

    void setLesson(const ScenarioInfo& lesson);
    void setRunning(bool running);
    [[nodiscard]] int trials() const;
    void setCodeLanguage(CodeLanguage language);
    [[nodiscard]] CodeLanguage codeLanguage() const { return m_codeLanguage; }

Q_SIGNALS:
    void codeLanguageChosen(interleave::CodeLanguage language);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildPages(QWidget* content);
    void showPage();
    QWidget* buildCodeTitle(QWidget* content);
    void retext();
    void showHappenings();
    void showTitle();
    void showCode();
    void freeHappenings();

    ParameterModel& m_model;
    const Playback& m_playback;
    const ScenarioInfo* m_lesson = nullptr;
    bool m_running = false;
    QWidget* m_pages;
    std::array<QToolButton*, 2> m_pageTabs{};
    std::size_t m_page = 0;
    QLabel* m_parametersTitle;
    QToolButton* m_reset;
    ParameterPanel* m_parameters;
    QWidget* m_trialsRow;
    QLabel* m_trialsLabel;
    QSpinBox* m_trials;
    QLabel* m_codeTitle;
    QToolButton* m_python;
    QToolButton* m_cpp;
    CodeLanguage m_codeLanguage = CodeLanguage::Python;
    bool m_codeAsChosen = true; ///< the code shown is that of the parameters as they are set, not the run's
    CodeView* m_code;
    QLabel* m_happensTitle;
    QLabel* m_happens;
    QTimer m_happensTimer; ///< words change a few times a second at most: they are to be read
};

} // namespace interleave
