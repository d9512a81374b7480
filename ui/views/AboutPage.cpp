// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/AboutPage.h"

#include "ui/models/LessonModel.h"
#include "ui/views/Theme.h"

#include <QEvent>

namespace interleave {

namespace {

constexpr double kHeading = 34;
constexpr double kIdea = 24;
constexpr double kCell = 22;

QString escaped(const char* english) {
    return lessonText(english).toHtmlEscaped();
}

} // namespace

AboutPage::AboutPage(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    connect(&Theme::instance(), &Theme::changed, this, &AboutPage::retext);
}

void AboutPage::setLesson(const ScenarioInfo& lesson) {
    m_lesson = &lesson;
    retext();
}

QString AboutPage::tableHtml(const AboutTable& table) const {
    const Theme& theme = Theme::instance();
    const auto size = QStringLiteral("font-size:%1px").arg(theme.textPx(kCell));
    QString html = QStringLiteral("<table cellspacing='0' cellpadding='%1' style='border-collapse:collapse;"
                                  "border:1px solid %2'><tr>")
                       .arg(theme.ipx(9))
                       .arg(theme.color(Theme::Role::Border).name());
    for (const char* head : table.heads)
        html += QStringLiteral("<th align='left' bgcolor='%1' style='%2'>%3</th>")
                    .arg(theme.color(Theme::Role::AccentSoft).name(), size, escaped(head));
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const bool first = i % table.heads.size() == 0;
        html += QStringLiteral("%1<td style='%2;font-weight:%3'>%4</td>")
                    .arg(first ? QStringLiteral("</tr><tr>") : QString(), size,
                         first ? QStringLiteral("700") : QStringLiteral("400"), escaped(table.cells[i]));
    }
    return html + QStringLiteral("</tr></table>");
}

QString AboutPage::goalsHtml() const {
    QString html;
    for (const GoalInfo& goal : m_lesson->classwork.goals)
        html += QStringLiteral("<li>%1</li>").arg(escaped(goal.text));
    if (html.isEmpty())
        return html;
    return QStringLiteral(
               "<p style='font-size:%1px;font-weight:700'>%2</p><ul style='font-size:%1px'>%3</ul>")
        .arg(Theme::instance().ipx(kCell))
        .arg(tr("Make it happen"), html);
}

void AboutPage::retext() {
    if (!m_lesson)
        return;
    const Theme& theme = Theme::instance();
    document()->setDocumentMargin(theme.px(32));
    setAccessibleName(tr("About the lesson"));
    setHtml(QStringLiteral("<body style='color:%1'><p style='font-size:%2px;font-weight:700'>%3</p>"
                           "<p style='font-size:%4px;line-height:130%'>%5</p><p></p>%6%7</body>")
                .arg(theme.color(Theme::Role::Text).name())
                .arg(theme.textPx(kHeading))
                .arg(escaped(m_lesson->title))
                .arg(theme.textPx(kIdea))
                .arg(escaped(m_lesson->about.text),
                     m_lesson->about.table ? tableHtml(*m_lesson->about.table) : QString(), goalsHtml()));
}

void AboutPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QTextBrowser::changeEvent(event);
}

} // namespace interleave
