// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every key of the window, in one table: the shortcuts are made from it, and the manual's page of keys is
// drawn from it. To add a key: an id, a row in KeyTable.cpp, and addKey() where it acts. GUI thread.
#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QList>
#include <QShortcut>
#include <QString>

#include <optional>
#include <span>

class QKeyEvent;

namespace interleave {

enum class KeyId {
    Lesson,
    LessonBefore,
    LessonAfter,
    About,
    Run,
    Pause,
    Stop,
    Slower,
    Faster,
    Parameters,
    Kill,
    Call,
    Answer,
    AnswerBack,
    AskAgain,
    Goals,
    FoldQuestion,
    ScriptNext,
    ScriptBack,
    ScriptClose,
    Spotlight,
    LightActor,
    LightActorBefore,
    LightObject,
    LightObjectBefore,
    PresentNext,
    PresentBack,
    PresentBlack,
    StepBack,
    StepOn,
    StepBy,
    Play,
    PlayBack,
    PlaySlower,
    PlayFaster,
    MarkBegin,
    MarkEnd,
    Loop,
    Live,
    LanesOrEvents,
    LanesHigher,
    LanesLower,
    NextChart,
    NextRacePage,
    LostBefore,
    LostAfter,
    OtherCode,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    MomentLeft,
    MomentRight,
    LanesUp,
    LanesDown,
    MarkedSpan,
    WholeRun,
    Newest,
    Find,
    ToRows,
    Help,
    Back,
    NextPanel,
    PanelBefore,
    Menu,
    OpenRun,
    SaveRun,
    PictureWindow,
    SlideStage,
    SlideChart,
    SlideTimeline,
    MovingPicture,
    OtherTheme,
    OtherLanguage,
    Projection,
    Larger,
    Smaller,
    SuitingSize,
    NextControl,
    Press,
    Change,
};

enum class KeyGroup { Lessons, Run, Class, Moments, Views, Timeline, EventLog, Window, Controls };

/// Where a key works. Two rows with the same key must not be in one scope, nor one of them in Window: a
/// window's key is taken before the widget with the focus sees it.
enum class KeyScope {
    Window,
    Timeline, ///< while the timeline has the focus; likewise EventLog
    EventLog,
    Projection, ///< in projection, wherever the focus is
    Control,    ///< Qt's own, of whatever control has the focus
};

struct KeyRow {
    KeyId id;
    KeyGroup group;
    KeyScope scope;
    const char* keys;     ///< with a blank between several, as QKeySequence reads them
    const char* does;     ///< translatable, context "keys"
    bool repeats = false; ///< goes on while it is held down
};

/// In the order in which they are shown.
[[nodiscard]] std::span<const KeyRow> keyTable();
[[nodiscard]] const KeyRow& keyRow(KeyId id);
[[nodiscard]] QList<QKeySequence> keysOf(KeyId id);
/// As the keyboard has them: "F5"; of many the first and the last, "0 … 9".
[[nodiscard]] QString keyWords(KeyId id);
/// The tip of a control with its key: "Run the lesson (F5)".
[[nodiscard]] QString withKey(const QString& tip, KeyId id);
[[nodiscard]] QString keyDoes(const KeyRow& row);
[[nodiscard]] QString keyGroupWord(KeyGroup group);

[[nodiscard]] bool isKey(const QKeyEvent& event, KeyId id);
/// Which of a scope's keys it is, for a widget's keyPressEvent().
[[nodiscard]] std::optional<KeyId> keyFor(const QKeyEvent& event, KeyScope scope);

/// The keys do `act` while `owner` is shown and enabled; in the whole window or, of another scope, while it
/// or what is in it has the focus.
template <class Act> QShortcut* addKey(KeyId id, QWidget* owner, Act act) {
    auto* shortcut = new QShortcut(owner);
    shortcut->setKeys(keysOf(id));
    shortcut->setAutoRepeat(keyRow(id).repeats);
    shortcut->setContext(keyRow(id).scope == KeyScope::Window ? Qt::WindowShortcut
                                                              : Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, owner, act);
    return shortcut;
}
/// The keys press the button. Not the button's own shortcut: that would be forgotten with each new text.
inline QShortcut* addKey(KeyId id, QAbstractButton* button) {
    return addKey(id, button, [button] { button->click(); });
}

} // namespace interleave
