// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/HelpPage.h"

#include "ui/models/LessonModel.h"
#include "ui/views/KeyTable.h"
#include "ui/views/Theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QImage>
#include <QListWidget>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>

#include <algorithm>

namespace interleave {

namespace {

constexpr double kReading = 20; ///< the text's size
constexpr double kLine = 135;   ///< the height of a line, in hundredths of the text's
const QString kLessonsHere = QStringLiteral("<!-- lessons -->");
const QString kKeysHere = QStringLiteral("<!-- keys -->");

QString languageDirectory() {
    return HelpPage::tr("en", "the directory of the manual in this language: en or zh_CN");
}

QString lessonsMarkdown() {
    QString text;
    QString group;
    int number = 0;
    for (const Scenario* scenario : catalog()) {
        const ScenarioInfo& lesson = scenario->info;
        if (const QString its = lessonText(lesson.group); its != group)
            text += QStringLiteral("## %1\n\n").arg(group = its);
        text += QStringLiteral("**%1. %2.** %3 %4\n\n")
                    .arg(++number)
                    .arg(lessonText(lesson.title), lessonText(lesson.summary), lessonText(lesson.about.text));
    }
    return text;
}

/// What a table's cell or Markdown would take for a sign of its own.
QString plain(QString text) {
    for (const char sign : {'\\', '|', '*', '_', '[', ']', '`', '+', '-', '<', '>'})
        text.replace(QLatin1Char(sign), QLatin1String("\\") + QLatin1Char(sign));
    return text;
}

QString keysMarkdown() {
    QString text;
    std::optional<KeyGroup> group;
    for (const KeyRow& row : keyTable()) {
        if (group != row.group)
            text += QStringLiteral("\n## %1\n\n| %2 | %3 |\n| --- | --- |\n")
                        .arg(keyGroupWord(row.group), HelpPage::tr("key"), HelpPage::tr("does"));
        group = row.group;
        text += QStringLiteral("| %1 | %2 |\n").arg(plain(keyWords(row.id)), plain(keyDoes(row)));
    }
    return text;
}

} // namespace

/// Pictures are as wide as the page, and links lead to other pages.
class HelpPage::Reader : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

    void read(const QString& text) {
        m_text = text;
        lay();
    }

protected:
    QVariant loadResource(int type, const QUrl& name) override {
        if (type != QTextDocument::ImageResource)
            return {};
        const QImage picture(HelpPage::pictures() + QFileInfo(name.path()).fileName());
        const qreal ratio = devicePixelRatioF();
        const int room = static_cast<int>((viewport()->width() - 2 * document()->documentMargin()) * ratio);
        if (picture.isNull() || room <= 0)
            return picture;
        QImage shown = picture.scaledToWidth(std::min(room, picture.width()), Qt::SmoothTransformation);
        shown.setDevicePixelRatio(ratio);
        return shown;
    }
    void resizeEvent(QResizeEvent* event) override {
        QTextBrowser::resizeEvent(event);
        if (m_laidFor != viewport()->width() && isVisible())
            lay();
    }
    void showEvent(QShowEvent* event) override {
        QTextBrowser::showEvent(event);
        lay();
    }

private:
    void lay() {
        const Theme& theme = Theme::instance();
        const int at = m_laidFor == viewport()->width() ? 0 : verticalScrollBar()->value();
        m_laidFor = viewport()->width();
        document()->setDefaultFont(theme.font(kReading));
        document()->setDocumentMargin(theme.px(32));
        setMarkdown(m_text);
        spaceOut();
        verticalScrollBar()->setValue(at);
    }

    /// What Markdown cannot say: air between lines and paragraphs, and tables of the theme's look.
    void spaceOut() {
        const Theme& theme = Theme::instance();
        QTextCursor cursor(document());
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            cursor.setPosition(block.position());
            QTextBlockFormat format = block.blockFormat();
            if (!block.text().contains(
                    QChar::ObjectReplacementCharacter)) // a picture's line is its own height
                format.setLineHeight(kLine, QTextBlockFormat::ProportionalHeight);
            if (!cursor.currentTable()) {
                format.setTopMargin(theme.px(format.headingLevel() > 1 ? 20 : 0));
                format.setBottomMargin(theme.px(block.textList() ? 4 : 12));
            }
            cursor.setBlockFormat(format);
        }
        for (QTextFrame* frame : document()->rootFrame()->childFrames())
            if (auto* table = qobject_cast<QTextTable*>(frame))
                dress(*table);
    }

    static void dress(QTextTable& table) {
        const Theme& theme = Theme::instance();
        QTextTableFormat format = table.format();
        format.setBorderCollapse(true);
        format.setBorder(0);
        format.setCellPadding(theme.px(6));
        format.setCellSpacing(0);
        table.setFormat(format);
        for (int row = 0; row < table.rows(); ++row)
            for (int column = 0; column < table.columns(); ++column) {
                QTextTableCell cell = table.cellAt(row, column);
                QTextTableCellFormat look = cell.format().toTableCellFormat();
                look.setBottomBorder(1);
                look.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
                look.setBottomBorderBrush(theme.color(Theme::Role::Border));
                if (row == 0)
                    look.setBackground(theme.color(Theme::Role::AccentSoft));
                cell.setFormat(look);
            }
    }

    QString m_text;
    int m_laidFor = -1;
};

const QStringList& HelpPage::pages() {
    static const QStringList names{
        QStringLiteral("first-steps"), QStringLiteral("window"),     QStringLiteral("lessons"),
        QStringLiteral("replay"),      QStringLiteral("race-lab"),   QStringLiteral("processes"),
        QStringLiteral("questions"),   QStringLiteral("projection"), QStringLiteral("scripts"),
        QStringLiteral("runs"),        QStringLiteral("truth"),      QStringLiteral("keys")};
    return names;
}

HelpPage::HelpPage(QWidget* parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_reader(new Reader(this)) {
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_list);
    row->addWidget(m_reader, 1);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reader->setFrameShape(QFrame::NoFrame);
    m_reader->setOpenLinks(false);
    // Else it would come and go, and change the width that pictures have, while a page is being laid out.
    m_reader->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_reader->setTextInteractionFlags(Qt::TextBrowserInteraction);
    setFocusProxy(m_reader); // its keys scroll it
    for (const QString& page : pages())
        m_list->addItem(page);
    connect(m_list, &QListWidget::currentRowChanged, this, &HelpPage::showText);
    connect(m_reader, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.isRelative())
            showPage(QFileInfo(link.path()).completeBaseName());
        else
            QDesktopServices::openUrl(link);
    });
    connect(&Theme::instance(), &Theme::changed, this, &HelpPage::retext);
    m_list->setCurrentRow(0);
    retext();
}

void HelpPage::showPage(const QString& name) {
    m_list->setCurrentRow(static_cast<int>(std::max<qsizetype>(0, pages().indexOf(name))));
}

QString HelpPage::page() const {
    return pages().value(m_list->currentRow());
}

QString HelpPage::markdown(const QString& page) {
    QFile file(QStringLiteral(":/manual/%1/%2.md").arg(languageDirectory(), page));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text.replace(kLessonsHere, text.contains(kLessonsHere) ? lessonsMarkdown() : QString());
    text.replace(kKeysHere, text.contains(kKeysHere) ? keysMarkdown() : QString());
    return text;
}

QString HelpPage::pictures() {
    return QStringLiteral(":/manual/pictures/%1/").arg(languageDirectory());
}

/// The page's first line is its title. While nobody sees it nothing is read: not at start-up, nor whenever
/// the window changes its size.
void HelpPage::retext() {
    m_stale = !isVisible();
    if (m_stale)
        return;
    const Theme& theme = Theme::instance();
    m_list->setAccessibleName(tr("Pages of the manual"));
    m_reader->setAccessibleName(tr("Manual"));
    m_list->setFont(theme.font(Theme::kText));
    m_list->setFixedWidth(theme.ipx(256));
    const int gap = theme.ipx(14);
    layout()->setContentsMargins(gap, gap, 0, 0);
    layout()->setSpacing(gap);
    update();
    for (int row = 0; row < m_list->count(); ++row) {
        const QString text = markdown(pages().value(row));
        m_list->item(row)->setText(text.section(QLatin1Char('\n'), 0, 0).remove(QStringLiteral("# ")));
        m_list->item(row)->setSizeHint({0, theme.ipx(40)});
    }
    showText();
}

void HelpPage::showText() {
    if (!m_stale)
        m_reader->read(markdown(page()));
}

void HelpPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale)
        retext();
}

void HelpPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::instance().color(Theme::Role::Side));
}

void HelpPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

} // namespace interleave
