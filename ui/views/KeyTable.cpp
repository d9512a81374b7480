// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/KeyTable.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>

namespace interleave {

namespace {

using enum KeyScope;
using Group = KeyGroup;

constexpr bool kRepeats = true;

constexpr KeyRow kRows[] = {
    {KeyId::Lesson, Group::Lessons, Window, "0 1 2 3 4 5 6 7 8 9",
     QT_TRANSLATE_NOOP("keys", "Choose a lesson by its number: one digit, or two one after the other")},
    {KeyId::LessonBefore, Group::Lessons, Window, "Ctrl+PgUp",
     QT_TRANSLATE_NOOP("keys", "The lesson before")},
    {KeyId::LessonAfter, Group::Lessons, Window, "Ctrl+PgDown", QT_TRANSLATE_NOOP("keys", "The next lesson")},
    {KeyId::About, Group::Lessons, Window, "F2",
     QT_TRANSLATE_NOOP("keys", "What the lesson is about, with its table")},

    {KeyId::Run, Group::Run, Window, "F5", QT_TRANSLATE_NOOP("keys", "Run")},
    {KeyId::Pause, Group::Run, Window, "F6", QT_TRANSLATE_NOOP("keys", "Pause, and go on")},
    {KeyId::Stop, Group::Run, Window, "F7", QT_TRANSLATE_NOOP("keys", "Stop")},
    {KeyId::Slower, Group::Run, Window, "Ctrl+Down",
     QT_TRANSLATE_NOOP("keys", "The lesson's own work and sleep: slower"), kRepeats},
    {KeyId::Faster, Group::Run, Window, "Ctrl+Up",
     QT_TRANSLATE_NOOP("keys", "The lesson's own work and sleep: faster"), kRepeats},
    {KeyId::Parameters, Group::Run, Window, "Shift+F5",
     QT_TRANSLATE_NOOP("keys", "To the parameters: the first one that can be changed now")},
    {KeyId::Kill, Group::Run, Window, "Shift+F7",
     QT_TRANSLATE_NOOP("keys", "To the next process that can be killed; Space kills it")},
    {KeyId::Call, Group::Run, Window, "Alt+1 Alt+2 Alt+3 Alt+4 Alt+5 Alt+6 Alt+7 Alt+8 Alt+9 Alt+0 Alt+-",
     QT_TRANSLATE_NOOP("keys", "The calls of a lesson that has a console, in their order")},

    {KeyId::Answer, Group::Class, Window, "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4",
     QT_TRANSLATE_NOOP("keys", "A hand for an answer to the lesson's question")},
    {KeyId::AnswerBack, Group::Class, Window, "Ctrl+Shift+1 Ctrl+Shift+2 Ctrl+Shift+3 Ctrl+Shift+4",
     QT_TRANSLATE_NOOP("keys", "Take a hand back")},
    {KeyId::AskAgain, Group::Class, Window, "Alt+A",
     QT_TRANSLATE_NOOP("keys", "Ask again: what the class said is forgotten")},
    {KeyId::Goals, Group::Class, Window, "Ctrl+G", QT_TRANSLATE_NOOP("keys", "The lesson's goals")},
    {KeyId::FoldQuestion, Group::Class, Window, "Alt+Q",
     QT_TRANSLATE_NOOP("keys", "Fold the question up, and down")},
    {KeyId::ScriptNext, Group::Class, Window, "Alt+Right",
     QT_TRANSLATE_NOOP("keys", "Lesson script: the next words")},
    {KeyId::ScriptBack, Group::Class, Window, "Alt+Left",
     QT_TRANSLATE_NOOP("keys", "Lesson script: the words before")},
    {KeyId::ScriptClose, Group::Class, Window, "Ctrl+W",
     QT_TRANSLATE_NOOP("keys", "Lesson script: close it")},
    {KeyId::Spotlight, Group::Class, Window, "F12",
     QT_TRANSLATE_NOOP("keys", "The spotlight on what is chosen, and off")},
    {KeyId::LightActor, Group::Class, Window, "F3",
     QT_TRANSLATE_NOOP("keys", "The spotlight on the next thread"), kRepeats},
    {KeyId::LightActorBefore, Group::Class, Window, "Shift+F3",
     QT_TRANSLATE_NOOP("keys", "The spotlight on the thread before"), kRepeats},
    {KeyId::LightObject, Group::Class, Window, "Ctrl+F3",
     QT_TRANSLATE_NOOP("keys", "The spotlight on the next object: queue, lock, number"), kRepeats},
    {KeyId::LightObjectBefore, Group::Class, Window, "Ctrl+Shift+F3",
     QT_TRANSLATE_NOOP("keys", "The spotlight on the object before"), kRepeats},
    {KeyId::PresentNext, Group::Class, Projection, "PgDown",
     QT_TRANSLATE_NOOP("keys", "In projection: next, as a presenter's remote sends it")},
    {KeyId::PresentBack, Group::Class, Projection, "PgUp", QT_TRANSLATE_NOOP("keys", "In projection: back")},
    {KeyId::PresentBlack, Group::Class, Projection, "B .",
     QT_TRANSLATE_NOOP("keys", "In projection: a black screen; any key shows it again")},

    {KeyId::StepBack, Group::Moments, Window, "F9", QT_TRANSLATE_NOOP("keys", "One step back"), kRepeats},
    {KeyId::StepOn, Group::Moments, Window, "F10", QT_TRANSLATE_NOOP("keys", "One step on"), kRepeats},
    {KeyId::StepBy, Group::Moments, Window, "Ctrl+B",
     QT_TRANSLATE_NOOP("keys", "What a step goes to: any event, the chosen thread, the chosen object")},
    {KeyId::Play, Group::Moments, Window, "F8",
     QT_TRANSLATE_NOOP("keys", "Play, or hold the view while the run goes on")},
    {KeyId::PlayBack, Group::Moments, Window, "Shift+F8", QT_TRANSLATE_NOOP("keys", "Play backwards")},
    {KeyId::PlaySlower, Group::Moments, Window, "Shift+F9", QT_TRANSLATE_NOOP("keys", "Play slower"),
     kRepeats},
    {KeyId::PlayFaster, Group::Moments, Window, "Shift+F10", QT_TRANSLATE_NOOP("keys", "Play faster"),
     kRepeats},
    {KeyId::MarkBegin, Group::Moments, Window, "[",
     QT_TRANSLATE_NOOP("keys", "Mark a span: it begins at the moment that is shown")},
    {KeyId::MarkEnd, Group::Moments, Window, "]", QT_TRANSLATE_NOOP("keys", "Mark a span: it ends there")},
    {KeyId::Loop, Group::Moments, Window, "Ctrl+R", QT_TRANSLATE_NOOP("keys", "Repeat the marked span")},
    {KeyId::Live, Group::Moments, Window, "Ctrl+F10 Ctrl+End",
     QT_TRANSLATE_NOOP("keys", "Live: follow the newest moment")},

    {KeyId::LanesOrEvents, Group::Views, Window, "Ctrl+J",
     QT_TRANSLATE_NOOP("keys", "The timeline, or the list of all events")},
    {KeyId::LanesHigher, Group::Views, Window, "Ctrl+Shift+Up",
     QT_TRANSLATE_NOOP("keys", "More room for the timeline"), kRepeats},
    {KeyId::LanesLower, Group::Views, Window, "Ctrl+Shift+Down",
     QT_TRANSLATE_NOOP("keys", "More room for the stage"), kRepeats},
    {KeyId::OtherCode, Group::Views, Window, "F4", QT_TRANSLATE_NOOP("keys", "The code in Python or in C++")},
    {KeyId::NextChart, Group::Views, Window, "Shift+F4",
     QT_TRANSLATE_NOOP("keys", "The next chart, or what was printed")},
    {KeyId::NextRacePage, Group::Views, Window, "Ctrl+M",
     QT_TRANSLATE_NOOP("keys", "Race lab: microscope, ladder, states")},
    {KeyId::LostBefore, Group::Views, Window, "Ctrl+,",
     QT_TRANSLATE_NOOP("keys", "Microscope: the lost update before this one"), kRepeats},
    {KeyId::LostAfter, Group::Views, Window, "Ctrl+.",
     QT_TRANSLATE_NOOP("keys", "Microscope: the next lost update"), kRepeats},

    {KeyId::ZoomIn, Group::Timeline, Timeline, "+ =", QT_TRANSLATE_NOOP("keys", "Show less time, larger")},
    {KeyId::ZoomOut, Group::Timeline, Timeline, "-", QT_TRANSLATE_NOOP("keys", "Show more time")},
    {KeyId::PanLeft, Group::Timeline, Timeline, "Left", QT_TRANSLATE_NOOP("keys", "Show what was before")},
    {KeyId::PanRight, Group::Timeline, Timeline, "Right", QT_TRANSLATE_NOOP("keys", "Show what comes after")},
    {KeyId::MomentLeft, Group::Timeline, Timeline, "Shift+Left",
     QT_TRANSLATE_NOOP("keys", "Move the moment that is shown back")},
    {KeyId::MomentRight, Group::Timeline, Timeline, "Shift+Right",
     QT_TRANSLATE_NOOP("keys", "Move the moment that is shown on")},
    {KeyId::LanesUp, Group::Timeline, Timeline, "Up", QT_TRANSLATE_NOOP("keys", "Lanes further up")},
    {KeyId::LanesDown, Group::Timeline, Timeline, "Down", QT_TRANSLATE_NOOP("keys", "Lanes further down")},
    {KeyId::MarkedSpan, Group::Timeline, Timeline, "Return Enter",
     QT_TRANSLATE_NOOP("keys", "Show the marked span, or the whole run")},
    {KeyId::WholeRun, Group::Timeline, Timeline, "Home", QT_TRANSLATE_NOOP("keys", "Show the whole run")},
    {KeyId::Newest, Group::Timeline, Timeline, "End", QT_TRANSLATE_NOOP("keys", "Back to the newest moment")},

    {KeyId::Find, Group::EventLog, EventLog, "Ctrl+F", QT_TRANSLATE_NOOP("keys", "Words to look for")},
    {KeyId::ToRows, Group::EventLog, EventLog, "Down Return Enter",
     QT_TRANSLATE_NOOP("keys", "From the words to the rows; there the arrows choose a moment")},

    {KeyId::Help, Group::Window, Window, "F1",
     QT_TRANSLATE_NOOP("keys", "The manual, at the page for what has the focus, and back")},
    {KeyId::Back, Group::Window, Window, "Esc",
     QT_TRANSLATE_NOOP("keys", "Take back the nearest: what is under way, a mark, words looked for, a page, "
                               "the full screen")},
    {KeyId::NextPanel, Group::Window, Window, "Ctrl+Tab", QT_TRANSLATE_NOOP("keys", "To the next panel"),
     kRepeats},
    {KeyId::PanelBefore, Group::Window, Window, "Ctrl+Shift+Tab",
     QT_TRANSLATE_NOOP("keys", "To the panel before"), kRepeats},
    {KeyId::Menu, Group::Window, Window, "Alt+F",
     QT_TRANSLATE_NOOP("keys", "The menu: runs, exports, pictures, preferences")},
    {KeyId::OpenRun, Group::Window, Window, "Ctrl+O",
     QT_TRANSLATE_NOOP("keys", "Open a saved run or a lesson script")},
    {KeyId::SaveRun, Group::Window, Window, "Ctrl+S", QT_TRANSLATE_NOOP("keys", "Save the run")},
    {KeyId::PictureWindow, Group::Window, Window, "Ctrl+P",
     QT_TRANSLATE_NOOP("keys", "A picture of the window")},
    {KeyId::SlideStage, Group::Window, Window, "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("keys", "A picture of the stage, on the clipboard and in a file")},
    {KeyId::SlideChart, Group::Window, Window, "Ctrl+Shift+C",
     QT_TRANSLATE_NOOP("keys", "Likewise of the chart")},
    {KeyId::SlideTimeline, Group::Window, Window, "Ctrl+Shift+T",
     QT_TRANSLATE_NOOP("keys", "Likewise of the timeline")},
    {KeyId::MovingPicture, Group::Window, Window, "Ctrl+Shift+M",
     QT_TRANSLATE_NOOP("keys", "A moving picture of the run")},
    {KeyId::OtherTheme, Group::Window, Window, "Ctrl+T", QT_TRANSLATE_NOOP("keys", "Light or dark")},
    {KeyId::OtherLanguage, Group::Window, Window, "Ctrl+L",
     QT_TRANSLATE_NOOP("keys", "English or Chinese, in place")},
    {KeyId::Projection, Group::Window, Window, "F11",
     QT_TRANSLATE_NOOP("keys", "Fill the screen for a projector, and back")},
    {KeyId::Larger, Group::Window, Window, "Ctrl++ Ctrl+=", QT_TRANSLATE_NOOP("keys", "Everything larger"),
     kRepeats},
    {KeyId::Smaller, Group::Window, Window, "Ctrl+-", QT_TRANSLATE_NOOP("keys", "Everything smaller"),
     kRepeats},
    {KeyId::SuitingSize, Group::Window, Window, "Ctrl+0",
     QT_TRANSLATE_NOOP("keys", "The size that suits the window")},

    {KeyId::NextControl, Group::Controls, Control, "Tab Shift+Tab",
     QT_TRANSLATE_NOOP("keys", "To the next control, to the one before")},
    {KeyId::Press, Group::Controls, Control, "Space", QT_TRANSLATE_NOOP("keys", "Press the button")},
    {KeyId::Change, Group::Controls, Control, "Left Right Up Down PgUp PgDown",
     QT_TRANSLATE_NOOP("keys", "Move a slider, choose in a list, scroll a page")},
};

/// What stands on a key that needs Shift on one keyboard needs none on another: "+", "[".
bool isSign(int key) {
    return key > Qt::Key_Space && key < Qt::Key_A;
}

} // namespace

std::span<const KeyRow> keyTable() {
    return kRows;
}

const KeyRow& keyRow(KeyId id) {
    const auto* const found = std::ranges::find(kRows, id, &KeyRow::id);
    Q_ASSERT(found != std::end(kRows)); // a test goes through all ids
    return *found;
}

QList<QKeySequence> keysOf(KeyId id) {
    QList<QKeySequence> keys;
    for (const QString& each : QString::fromUtf8(keyRow(id).keys).split(QLatin1Char(' ')))
        keys << QKeySequence::fromString(each, QKeySequence::PortableText);
    return keys;
}

QString keyWords(KeyId id) {
    constexpr qsizetype kListed = 2;
    const QList<QKeySequence> keys = keysOf(id);
    const auto word = [](const QKeySequence& key) { return key.toString(QKeySequence::NativeText); };
    if (keys.size() > kListed && keyRow(id).scope != KeyScope::Control)
        return word(keys.first()) + QStringLiteral(" … ") + word(keys.last());
    QStringList words;
    for (const QKeySequence& key : keys)
        words << word(key);
    return words.join(QStringLiteral("  "));
}

QString withKey(const QString& tip, KeyId id) {
    return tip + QStringLiteral(" (%1)").arg(keysOf(id).first().toString(QKeySequence::NativeText));
}

QString keyDoes(const KeyRow& row) {
    return QCoreApplication::translate("keys", row.does);
}

QString keyGroupWord(KeyGroup group) {
    const auto say = [](const char* words) { return QCoreApplication::translate("keys", words); };
    switch (group) {
    case KeyGroup::Lessons: return say(QT_TRANSLATE_NOOP("keys", "Lessons"));
    case KeyGroup::Run: return say(QT_TRANSLATE_NOOP("keys", "The run"));
    case KeyGroup::Class: return say(QT_TRANSLATE_NOOP("keys", "In front of a class"));
    case KeyGroup::Moments: return say(QT_TRANSLATE_NOOP("keys", "Its moments"));
    case KeyGroup::Views: return say(QT_TRANSLATE_NOOP("keys", "What is shown"));
    case KeyGroup::Timeline: return say(QT_TRANSLATE_NOOP("keys", "In the timeline"));
    case KeyGroup::EventLog: return say(QT_TRANSLATE_NOOP("keys", "In the event log"));
    case KeyGroup::Window: return say(QT_TRANSLATE_NOOP("keys", "The window"));
    case KeyGroup::Controls: return say(QT_TRANSLATE_NOOP("keys", "In any control"));
    }
    return {};
}

bool isKey(const QKeyEvent& event, KeyId id) {
    Qt::KeyboardModifiers held = event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    if (isSign(event.key()))
        held &= ~Qt::KeyboardModifiers(Qt::ShiftModifier);
    return std::ranges::any_of(keysOf(id), [&](const QKeySequence& key) {
        return key[0].key() == event.key() && key[0].keyboardModifiers() == held;
    });
}

std::optional<KeyId> keyFor(const QKeyEvent& event, KeyScope scope) {
    for (const KeyRow& row : kRows)
        if (row.scope == scope && isKey(event, row.id))
            return row.id;
    return std::nullopt;
}

} // namespace interleave
