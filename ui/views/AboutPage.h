// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a lesson is about, as a page for the last row: the idea, and the table that belongs to it. GUI thread.
#pragma once

#include "core/scenarios/Catalog.h"

#include <QTextBrowser>

namespace interleave {

class AboutPage : public QTextBrowser {
    Q_OBJECT

public:
    explicit AboutPage(QWidget* parent = nullptr);

    void setLesson(const ScenarioInfo& lesson);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retext();
    [[nodiscard]] QString tableHtml(const AboutTable& table) const;
    [[nodiscard]] QString goalsHtml() const;

    const ScenarioInfo* m_lesson = nullptr;
};

} // namespace interleave
