// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does in front of a class: projection, the presenter's next and back, and the spotlight. The
// rest of it is in MainWindow.cpp.
#include "ui/models/ScriptPlayer.h"
#include "ui/views/KeyTable.h"
#include "ui/views/LessonList.h"
#include "ui/views/MainWindow.h"
#include "ui/views/Presenter.h"
#include "ui/views/SpotlightStrip.h"
#include "ui/views/StatusStrip.h"
#include "ui/views/Theme.h"
#include "ui/views/TransportBar.h"
#include "ui/views/View.h"

#include <QSplitter>
#include <QStackedWidget>

namespace interleave {

void MainWindow::connectPresenting() {
    m_presenter = new Presenter(*this);
    connect(m_presenter, &Presenter::next, this, &MainWindow::presentNext);
    connect(m_presenter, &Presenter::back, this, &MainWindow::presentBack);
    for (View* view : findChildren<View*>())
        connect(view, &View::picked, this, [this](ActorId actor, ObjectId object) {
            // A second click on what is chosen lets it go.
            if (actor != kNoActor)
                m_playback.chooseActor(m_playback.chosenActor() == actor ? kNoActor : actor);
            if (object != kNoObject)
                m_playback.chooseObject(m_playback.chosenObject() == object ? kNoObject : object);
        });
    connect(m_spot, &SpotlightStrip::endRequested, this, [this] { setSpotlight(false); });
    connect(m_bar, &TransportBar::spotlightRequested, this,
            [this] { setSpotlight(!m_playback.spotlight().on()); });
    connect(&m_playback, &Playback::settingsChanged, this,
            [this] { m_bar->setSpotlightOn(m_playback.spotlight().on()); });
    addKey(KeyId::LightActor, this, [this] { lightActor(1); });
    addKey(KeyId::LightActorBefore, this, [this] { lightActor(-1); });
    addKey(KeyId::LightObject, this, [this] { lightObject(1); });
    addKey(KeyId::LightObjectBefore, this, [this] { lightObject(-1); });
}

void MainWindow::setProjection(bool on, Filling filling) {
    m_projection = on;
    Theme::instance().setProjection(on);
    m_list->setVisible(!on);
    m_status->setVisible(!on);
    m_presenter->setActive(on);
    if (filling == Filling::Screen)
        on ? showFullScreen() : showNormal();
    applyScale();
    if (on) // the stage takes what the timeline can spare
        m_splitter->setSizes({height(), 1});
}

/// About page, stage, run, and once that is over the next lesson's about page. A run that goes on is ended.
/// With a lesson script its next words instead, as back is the words before.
void MainWindow::presentNext() {
    if (m_script->isOpen())
        return m_script->next();
    if (page() != Page::Stage)
        return showPage(Page::Stage);
    if (m_controller.active())
        return m_controller.stop();
    if (!m_playback.trace())
        return run();
    if (m_lesson + 1 >= m_lessons.rowCount())
        return;
    chooseLesson(m_lesson + 1);
    showAbout(true);
}

/// The same way back: a run is taken off the stage, and from an about page it goes to the lesson before.
void MainWindow::presentBack() {
    if (m_script->isOpen())
        return m_script->back();
    if (aboutShown() && m_lesson > 0) {
        chooseLesson(m_lesson - 1);
        return showAbout(false);
    }
    if (m_playback.trace() || m_controller.active())
        return emptyStage();
    showAbout(true);
}

bool MainWindow::aboutShown() const {
    return page() == Page::About;
}

void MainWindow::emptyStage() {
    m_controller.stop();
    forgetRun();
}

/// With nothing chosen, on the first actor.
void MainWindow::setSpotlight(bool on) {
    if (on && m_playback.chosenActor() == kNoActor && m_playback.chosenObject() == kNoObject)
        m_playback.chooseActor(nextActor(*m_playback.world(), kNoActor, 1));
    m_playback.setSpotlight(on);
    m_bar->setSpotlightOn(m_playback.spotlight().on());
}

void MainWindow::lightActor(int step) {
    m_playback.chooseObject(kNoObject);
    m_playback.chooseActor(nextActor(*m_playback.world(), m_playback.chosenActor(), step));
    setSpotlight(true);
}

void MainWindow::lightObject(int step) {
    const ObjectId object = nextObject(*m_playback.world(), m_playback.chosenObject(), step);
    if (object == kNoObject)
        return;
    m_playback.chooseActor(kNoActor);
    m_playback.chooseObject(object);
    setSpotlight(true);
}

} // namespace interleave
