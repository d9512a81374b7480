// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ClassroomStrip.h"

#include "ui/models/LessonModel.h"
#include "ui/models/Numbers.h"
#include "ui/views/AnswerButton.h"
#include "ui/views/GoalsPopup.h"
#include "ui/views/KeyTable.h"
#include "ui/views/NumberField.h"
#include "ui/views/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace interleave {

namespace {

constexpr double kQuestion = 22;
constexpr double kClose = 0.1; ///< a number is close within so much of the right one

QString coloured(const QString& words, Theme::Role role) {
    return QStringLiteral("<b style='color:%1'>%2</b>")
        .arg(Theme::instance().color(role).name(), words.toHtmlEscaped());
}

/// 6.1, 12 345
QString shownFigure(double value) {
    return value == std::floor(value) ? grouped(static_cast<qint64>(value)) : QString::number(value, 'f', 1);
}

} // namespace

ClassroomStrip::ClassroomStrip(Classroom& classroom, QWidget* parent)
    : QWidget(parent), m_classroom(classroom) {
    auto* column = new QVBoxLayout(this);
    buildHead();
    buildAnswers();
    buildOutcome();
    column->addWidget(m_answers);
    column->addWidget(m_verdict);
    m_popup = new GoalsPopup(classroom.goals(), this);
    connect(m_popup, &GoalsPopup::momentRequested, this, &ClassroomStrip::momentRequested);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&classroom, &Classroom::lessonChanged, this, &ClassroomStrip::showLesson);
    connect(&classroom, &Classroom::handsChanged, this, &ClassroomStrip::showHands);
    connect(&classroom, &Classroom::truthChanged, this, [this] {
        m_again = false; // a run begins, or has told
        showTruth();
    });
    connect(&classroom.goals(), &QAbstractItemModel::dataChanged, this, &ClassroomStrip::retext);
    connect(&Theme::instance(), &Theme::changed, this, &ClassroomStrip::showTruth);
    addKeys();
    showLesson();
}

void ClassroomStrip::buildHead() {
    auto* head = new QHBoxLayout;
    m_question = new QLabel(this);
    m_question->setWordWrap(true);
    m_said = new QLabel(this);
    m_askAgain = new QToolButton(this);
    m_goals = new QToolButton(this);
    m_fold = new QToolButton(this);
    head->addWidget(m_question, 1);
    head->addWidget(m_said);
    head->addWidget(m_askAgain);
    head->addWidget(m_goals);
    head->addWidget(m_fold);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
    connect(m_askAgain, &QToolButton::clicked, this, &ClassroomStrip::askAgain);
    connect(m_goals, &QToolButton::clicked, this, &ClassroomStrip::openGoals);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
}

void ClassroomStrip::buildAnswers() {
    m_answers = new QWidget(this);
    m_answerRow = new QHBoxLayout(m_answers);
    m_answerRow->setContentsMargins(0, 0, 0, 0);
    m_number = new NumberField(m_answers);
    m_unit = new QLabel(m_answers);
    m_clear = new QToolButton(m_answers);
    connect(m_number, &NumberField::numberEdited, &m_classroom, &Classroom::setClassNumber);
    connect(m_clear, &QToolButton::clicked, &m_classroom, &Classroom::clear);
    m_answerRow->addWidget(m_unit);
    m_answerRow->addWidget(m_number);
    m_answerRow->addWidget(m_clear);
    m_answerRow->addStretch(); // behind a number; answers take all the room
}

void ClassroomStrip::buildOutcome() {
    m_verdict = new QLabel(this);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::RichText);
}

void ClassroomStrip::addKeys() {
    for (const auto& [id, hands] : {std::pair(KeyId::Answer, 1), std::pair(KeyId::AnswerBack, -1)}) {
        const QList<QKeySequence> keys = keysOf(id);
        for (int answer = 0; answer < keys.size(); ++answer)
            addKey(id, this, [this, answer, by = hands] {
                if (asking() && answer < static_cast<int>(m_buttons.size()))
                    m_classroom.count(answer, by);
            })->setKeys({keys[answer]});
    }
    addKey(KeyId::AskAgain, this, [this] { askAgain(); });
    addKey(KeyId::Goals, this, [this] { openGoals(); });
    addKey(KeyId::FoldQuestion, this, [this] { setFolded(!m_folded); });
}

bool ClassroomStrip::asking() const {
    return m_again || m_classroom.truth() == Classroom::Truth::Open;
}

void ClassroomStrip::setFolded(bool folded) {
    m_folded = folded;
    showTruth();
}

void ClassroomStrip::openGoals() {
    m_popup->openBelow(*m_goals);
}

void ClassroomStrip::askAgain() {
    m_again = true;
    m_classroom.clear();
    showTruth();
}

void ClassroomStrip::showLesson() {
    m_again = false;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    if (!m_classroom.question())
        return hide();
    for (int answer = 0; answer < static_cast<int>(m_classroom.question()->answers.size()); ++answer) {
        auto* button = new AnswerButton(answer, m_answers);
        connect(button, &AnswerButton::counted, &m_classroom,
                [this, answer](int hands) { m_classroom.count(answer, hands); });
        m_answerRow->insertWidget(answer, button, 1);
        button->show(); // now, not when the layout comes to it
        m_buttons.push_back(button);
    }
    m_number->setMost(m_classroom.question()->most);
    showHands();
    showTruth();
}

void ClassroomStrip::showHands() {
    for (int answer = 0; answer < static_cast<int>(m_buttons.size()); ++answer)
        m_buttons[static_cast<std::size_t>(answer)]->setHands(m_classroom.hands(answer));
    m_number->setNumber(m_classroom.classNumber());
    m_clear->setEnabled(m_classroom.allHands() > 0 || m_classroom.classNumber());
    retext();
}

/// In projection the height is the stage's: while the run has not told there is no strip, and afterwards what
/// happened stands in the question's place.
void ClassroomStrip::showTruth() {
    if (!m_classroom.question())
        return;
    const bool isOver =
        m_classroom.truth() == Classroom::Truth::Told || m_classroom.truth() == Classroom::Truth::Untold;
    const bool projected = Theme::instance().projection();
    m_brief = projected && isOver && !asking() && !m_folded;
    setVisible(!projected || asking() || isOver);
    const bool number = m_classroom.asksNumber();
    m_answers->setVisible(!m_folded && asking());
    for (QWidget* outcome : {static_cast<QWidget*>(m_verdict), static_cast<QWidget*>(m_askAgain)})
        outcome->setVisible(!m_folded && !asking() && isOver);
    m_said->setVisible(!m_folded && !asking() && !isOver);
    m_number->setVisible(number);
    m_unit->setVisible(number);
    retext();
}

QString ClassroomStrip::said() const {
    if (const auto& number = m_classroom.classNumber())
        return tr("the class says: %1").arg(shownFigure(*number));
    if (const auto answer = m_classroom.classAnswer())
        return tr("the class says: %1").arg(AnswerButton::letterOf(*answer));
    return {};
}

QString ClassroomStrip::choiceOutcome() const {
    const int right = m_classroom.rightAnswer();
    const auto words = [this](int answer) {
        return QStringLiteral("%1 · %2").arg(
            AnswerButton::letterOf(answer),
            lessonText(m_classroom.question()->answers[static_cast<std::size_t>(answer)].text));
    };
    const QString happened = tr("What happened: %1").arg(words(right));
    const int all = m_classroom.allHands();
    if (all == 0)
        return coloured(happened, Theme::Role::Good);
    const QString share = tr("%1 of %2 said so").arg(m_classroom.hands(right)).arg(all);
    const auto most = m_classroom.classAnswer();
    if (most == right)
        return coloured(tr("✓ Right.") + QLatin1Char(' ') + happened, Theme::Role::Good) +
               QStringLiteral(" – ") + share;
    const QString wrong =
        most ? tr("✗ Not so. The class said: %1").arg(words(*most)) : tr("✗ The class is divided.");
    return coloured(wrong, Theme::Role::Warning) + QStringLiteral(" &nbsp; ") +
           coloured(happened, Theme::Role::Good) + QStringLiteral(" – ") + share;
}

QString ClassroomStrip::numberOutcome() const {
    const double right = m_classroom.rightNumber();
    const QString unit = *m_classroom.question()->unit == '\0'
                             ? QString()
                             : QLatin1Char(' ') + lessonText(m_classroom.question()->unit);
    const QString happened = tr("What happened: %1").arg(shownFigure(right) + unit);
    const auto& number = m_classroom.classNumber();
    if (!number)
        return coloured(happened, Theme::Role::Good);
    const double off = std::abs(*number - right);
    const QString said = tr("The class said: %1").arg(shownFigure(*number) + unit);
    const QString verdict = std::llround(*number) == std::llround(right) ? tr("✓ Right.")
                            : off <= kClose * right                      ? tr("≈ Close.")
                                                                         : tr("✗ Not so.");
    const bool good = off <= kClose * right || std::llround(*number) == std::llround(right);
    return coloured(verdict + QLatin1Char(' ') + said, good ? Theme::Role::Good : Theme::Role::Warning) +
           QStringLiteral(" &nbsp; ") + coloured(happened, Theme::Role::Good);
}

QString ClassroomStrip::outcome() const {
    if (m_classroom.truth() == Classroom::Truth::Untold)
        return tr("This run does not tell: what is asked about did not happen in it.");
    if (m_classroom.truth() != Classroom::Truth::Told)
        return {};
    return m_classroom.asksNumber() ? numberOutcome() : choiceOutcome();
}

QString ClassroomStrip::why() const {
    return m_classroom.truth() == Classroom::Truth::Told
               ? lessonText(m_classroom.question()->why).toHtmlEscaped()
               : QString();
}

void ClassroomStrip::arrange() {
    const Theme& theme = Theme::instance();
    layout()->setContentsMargins(theme.ipx(24), theme.ipx(8), theme.ipx(16), theme.ipx(m_folded ? 0 : 4));
    layout()->setSpacing(theme.ipx(8));
    m_answerRow->setSpacing(theme.ipx(12));
    for (QToolButton* button : {m_goals, m_fold, m_clear, m_askAgain}) {
        button->setFont(theme.font(Theme::kSmall));
        button->setProperty("small", true);
    }
    m_question->setFont(theme.font(m_folded  ? Theme::kSmall
                                   : m_brief ? Theme::kText
                                             : kQuestion,
                                   m_folded || m_brief ? Theme::Weight::Normal : Theme::Weight::Bold));
    m_said->setFont(theme.font(Theme::kText));
    m_verdict->setFont(theme.font(Theme::kText));
    m_unit->setFont(theme.font(Theme::kText));
    m_number->setFont(theme.font(Theme::kTitle));
    m_number->setFixedSize(theme.ipx(220), theme.ipx(44));
}

void ClassroomStrip::retext() {
    const QuestionInfo* question = m_classroom.question();
    if (!question)
        return;
    arrange();
    m_question->setText(m_folded  ? tr("Question and goals")
                        : m_brief ? outcome()
                                  : lessonText(question->text));
    m_said->setText(said());
    QStringList verdict = m_brief ? QStringList{why()} : QStringList{outcome(), why()};
    verdict.removeAll(QString());
    m_verdict->setText(verdict.join(QStringLiteral("<br>")));
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setAnswer(lessonText(question->answers[i].text));
        m_buttons[i]->setToolTip(
            tr("A hand for this answer: click or %1; to take one back: Shift and click or %2")
                .arg(
                    keysOf(KeyId::Answer).value(static_cast<qsizetype>(i)).toString(QKeySequence::NativeText),
                    keysOf(KeyId::AnswerBack)
                        .value(static_cast<qsizetype>(i))
                        .toString(QKeySequence::NativeText)));
    }
    m_number->setSpecialValueText(tr("nothing yet"));
    m_number->setAccessibleName(tr("What the class says"));
    m_number->setToolTip(tr("What the class says, before it is run: 0 to %1; below 0: nothing yet")
                             .arg(grouped(static_cast<qint64>(question->most))));
    m_unit->setText(*question->unit == '\0' ? tr("The class says:")
                                            : tr("The class says (%1):").arg(lessonText(question->unit)));
    m_clear->setText(tr("Clear"));
    m_clear->setToolTip(withKey(tr("Takes back all that the class has said"), KeyId::AskAgain));
    m_askAgain->setText(tr("Ask again"));
    m_askAgain->setToolTip(
        withKey(tr("Forgets what the class said, and lets it answer anew"), KeyId::AskAgain));
    const int reached = m_classroom.goals().reachedCount();
    const int all = m_classroom.goals().rowCount();
    m_goals->setText((reached > 0 ? QStringLiteral("✓ ") : QString()) +
                     tr("Goals %1 of %2").arg(reached).arg(all));
    m_goals->setToolTip(withKey(tr("What to bring about in this lesson"), KeyId::Goals));
    m_goals->setStyleSheet(reached == 0 ? QString()
                                        : QStringLiteral("color: %1; background: %2;")
                                              .arg(Theme::instance().color(Theme::Role::Good).name(),
                                                   Theme::instance().color(Theme::Role::GoodSoft).name()));
    m_fold->setText(m_folded ? QStringLiteral("▾") : QStringLiteral("▴"));
    m_fold->setToolTip(
        withKey(m_folded ? tr("Show the question") : tr("Fold the question up"), KeyId::FoldQuestion));
    m_fold->setAccessibleName(m_fold->toolTip());
    setAccessibleName(tr("Question and goals"));
}

void ClassroomStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retext();
    QWidget::changeEvent(event);
}

void ClassroomStrip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Theme::Role::Ground));
}

} // namespace interleave
