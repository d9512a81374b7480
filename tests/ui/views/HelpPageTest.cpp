// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/HelpPage.h"

#include "ui/models/LessonModel.h"
#include "ui/views/KeyTable.h"
#include "ui/views/MainWindow.h"
#include "ui/views/ParameterPanel.h"
#include "ui/views/TimelineView.h"

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QSlider>
#include <QTest>
#include <QTextBrowser>

#include <gtest/gtest.h>

namespace interleave {
namespace {

const char* const kLanguages[] = {"en", "zh_CN"};

QString readAll(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

QStringList matches(const QString& text, const char* pattern) {
    QStringList found;
    auto all = QRegularExpression(QString::fromUtf8(pattern)).globalMatch(text);
    while (all.hasNext())
        found << all.next().captured(1);
    return found;
}

class HelpPageTest : public testing::Test {
protected:
    HelpPageTest() {
        window.resize(1280, 720);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    }
    ~HelpPageTest() override { window.setLanguage(QStringLiteral("en")); }
    MainWindow window;
};

TEST_F(HelpPageTest, EveryPageIsThereInBothLanguagesWithTheSameParts) {
    for (const QString& page : HelpPage::pages()) {
        QList<qsizetype> headings;
        for (const char* language : kLanguages) {
            window.setLanguage(QString::fromUtf8(language));
            const QString text = HelpPage::markdown(page);
            EXPECT_TRUE(text.startsWith(QLatin1String("# "))) << language << page.toStdString();
            headings << matches(text, "(?m)^(##? .*)$").size();
            for (const QString& link : matches(text, "[^!]\\[[^\\]]*\\]\\(([a-z-]+)\\.md\\)"))
                EXPECT_TRUE(HelpPage::pages().contains(link)) << language << link.toStdString();
        }
        EXPECT_EQ(headings[0], headings[1]) << page.toStdString();
    }
}

TEST_F(HelpPageTest, EveryPictureThatAPageNamesIsInTheListAndThere) {
    const QStringList listed =
        matches(readAll(QStringLiteral(SOURCE_PATH "/docs/manual/pictures.list")), "(?m)^([a-z-]+) ");
    EXPECT_FALSE(listed.isEmpty());
    QSet<QString> named;
    for (const char* language : kLanguages) {
        window.setLanguage(QString::fromUtf8(language));
        for (const QString& page : HelpPage::pages())
            for (const QString& path : matches(HelpPage::markdown(page), "!\\[[^\\]]*\\]\\(([^)]*)\\)")) {
                const QString name = QFileInfo(path).completeBaseName();
                EXPECT_EQ(path,
                          QStringLiteral("../pictures/%1/%2.png").arg(QString::fromUtf8(language), name));
                EXPECT_TRUE(listed.contains(name)) << path.toStdString();
                EXPECT_FALSE(QImage(HelpPage::pictures() + name + QStringLiteral(".png")).isNull())
                    << path.toStdString();
                named << name;
            }
    }
    for (const QString& name : listed)
        EXPECT_TRUE(named.contains(name)) << name.toStdString() << " is on no page";
}

TEST_F(HelpPageTest, TheListsAreThoseOfTheProgram) {
    for (const char* language : kLanguages) {
        window.setLanguage(QString::fromUtf8(language));
        const QString lessons = HelpPage::markdown(QStringLiteral("lessons"));
        for (const Scenario* scenario : catalog())
            EXPECT_TRUE(lessons.contains(lessonText(scenario->info.about.text))) << scenario->info.id;
        QTextBrowser shown;
        shown.setMarkdown(HelpPage::markdown(QStringLiteral("keys")));
        for (const KeyRow& row : keyTable()) {
            EXPECT_TRUE(shown.toPlainText().contains(keyDoes(row))) << row.does;
            EXPECT_TRUE(shown.toPlainText().contains(keyWords(row.id))) << row.keys;
        }
    }
}

TEST_F(HelpPageTest, F1OpensThePageThatFitsTheFocusAndF1OrEscGoesBackToIt) {
    auto* timeline = window.findChild<TimelineView*>();
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_F1);
    ASSERT_TRUE(window.help().isVisible());
    EXPECT_EQ(window.help().page(), QStringLiteral("replay"));
    EXPECT_TRUE(window.help().isAncestorOf(window.focusWidget())) << "the keys scroll it";
    QTest::keyClick(window.focusWidget(), Qt::Key_F1);
    EXPECT_FALSE(window.help().isVisible());
    EXPECT_EQ(window.focusWidget(), timeline);
    auto* slider = window.findChild<ParameterPanel*>()->findChild<QSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_F1);
    EXPECT_EQ(window.help().page(), QStringLiteral("window"));
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(window.help().isVisible());
    EXPECT_EQ(window.focusWidget(), slider);
}

TEST_F(HelpPageTest, EveryPageIsReadInItsLanguageWithoutWordsThatAreCutOff) {
    for (const char* language : kLanguages) {
        window.setLanguage(QString::fromUtf8(language));
        for (const QString& page : HelpPage::pages()) {
            window.showHelp(page);
            const auto* reader = window.help().findChild<QTextBrowser*>();
            EXPECT_LE(reader->document()->size().width(), reader->viewport()->width() + 1)
                << language << ' ' << page.toStdString();
            EXPECT_FALSE(reader->toPlainText().isEmpty());
        }
    }
}

} // namespace
} // namespace interleave
