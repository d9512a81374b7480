// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/BoundedQueue.h"
#include "core/scenarios/Catalog.h"

#include <pthread.h>

namespace interleave {

namespace {

constexpr const char* kPython = R"(def introduce():
    t = current_thread()
    print(t.name, t.ident, t.native_id)

def work():
    introduce()
    door.get()
    gone.put(current_thread())

introduce()
current_thread().name = "chief"
introduce()
print(enumerate())
for t in threads:
    t.start()
    print(enumerate())
for _ in threads:
    door.put("go home")
    gone.get().join()
    print(enumerate()))";

constexpr const char* kCpp = R"(void introduce() {
    auto id = this_thread::get_id();
    print(name(), id, gettid()); }

void work() {
    introduce();
    door.get();
    gone.put(current_thread()); }

introduce();
set_name("chief");
introduce();
print(alive_threads());
for (Thread* t : threads) {
    t->start();
    print(alive_threads()); }
for (auto _ : threads) {
    door.put("go home");
    gone.get()->join();
    print(alive_threads()); })";

constexpr ParameterInfo kParameters[] = {
    {"threads", TEXT_NOOP("lesson", "Threads"), TEXT_NOOP("lesson", "Threads beside the main one."),
     ParameterKind::Whole, 1, 8, 3},
    {"pause", TEXT_NOOP("lesson", "Pause"),
     TEXT_NOOP("lesson", "How long the main program waits before it starts or ends the next thread."),
     ParameterKind::Seconds, 0, 5, 0.8, true},
};

void introduce(Stage& stage) {
    stage.at(2);
    const Actor& self = *Actor::current();
    stage.at(3);
    stage.print(self.name(), ": ident ", ::pthread_self(), ", native id ", self.tid());
}

void printAlive(Stage& stage, int line) {
    stage.at(line);
    const std::vector<Actor*> alive = stage.liveActors();
    std::string names;
    for (const Actor* actor : alive)
        names += (names.empty() ? "" : ", ") + actor->name();
    stage.print(alive.size(), " alive: ", names);
}

void run(Stage& stage) {
    auto& door = stage.make<BoundedQueue>("door", 1);
    auto& gone = stage.make<BoundedQueue>("gone", 1);
    const auto threads = stage.actors("worker ", "w", stage.parameter("threads").integer(), [&](int number) {
        stage.at(6);
        introduce(stage);
        stage.at(7);
        door.get().ignore();
        stage.at(8);
        gone.put(number - 1).ignore();
    });

    introduce(stage);
    stage.at(11);
    Actor::current()->rename("chief");
    introduce(stage);
    printAlive(stage, 13);
    for (Actor* thread : threads) {
        stage.sleep("pause");
        stage.at(15).start(*thread);
        printAlive(stage, 16);
    }
    for (std::size_t i = 0; i < threads.size(); ++i) {
        stage.sleep("pause");
        stage.at(18);
        door.put("go home").ignore();
        stage.at(19);
        threads.at(static_cast<std::size_t>(gone.get().value().integer()))->join();
        printAlive(stage, 20);
    }
}

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "What"), TEXT_NOOP("lesson", "given by"),
                                       TEXT_NOOP("lesson", "no two have the same")};
constexpr const char* kAboutCells[] = {TEXT_NOOP("lesson", "name"),
                                       TEXT_NOOP("lesson", "the program, and may be changed"),
                                       TEXT_NOOP("lesson", "not so: for people only"),
                                       TEXT_NOOP("lesson", "ident"),
                                       TEXT_NOOP("lesson", "the library of threads"),
                                       TEXT_NOOP("lesson", "among the living threads of one process"),
                                       TEXT_NOOP("lesson", "native id"),
                                       TEXT_NOOP("lesson", "the kernel"),
                                       TEXT_NOOP("lesson", "among all living threads of the machine")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "worker 1, who came first"), "dead >= 1 and dead(worker 1) = 1"},
    {TEXT_NOOP("lesson", "the one that came last"), "dead >= 1"},
    {TEXT_NOOP("lesson", "all at once: they are all waiting"), ""}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "All workers wait in door.get(), worker 1 the longest. Who goes home first?"),
    TEXT_NOOP("lesson", "Who waits at a queue is served in the order of coming, so the one that came first "
                        "gets the first item."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {{TEXT_NOOP("lesson", "Have eight workers alive at the same time"),
                                "alive >= 8", TEXT_NOOP("lesson", "Threads says how many there are.")},
                               {TEXT_NOOP("lesson", "Let worker 1 wait at the door longer than ten seconds"),
                                "blocked-seconds(worker 1) > 10",
                                TEXT_NOOP("lesson", "It waits while the others are being started: how many "
                                                    "are there, and how long is the pause before each?")}};

} // namespace

extern const Scenario kWhoAmILesson{
    {"who-am-i",
     TEXT_NOOP("lesson", "Threads"),
     TEXT_NOOP("lesson", "Who am I?"),
     TEXT_NOOP("lesson", "names, numbers, and the list of those alive"),
     {TEXT_NOOP("lesson",
                "Code can ask which thread runs it. The name is for people and may be changed, also the main "
                "thread's, which exists before any other. The ident tells living threads of one process "
                "apart, and may be given again to a later one; the native id is the kernel's number. "
                "enumerate() lists who is alive now: a thread comes in with its start and is gone with its "
                "end. One that was made and not started is not in it."),
      &kAboutTable},
     {kPython, kCpp},
     kParameters,
     Focus::States,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
