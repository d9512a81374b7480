// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Semaphore.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(lot = BoundedSemaphore(places)

def drive():
    if not lot.acquire(True, patience):
        print("drives on")
        return
    print("parks")
    sleep(park)
    lot.release()

cars = [Thread(target=drive), ...]
for car in cars:
    sleep(gap)
    car.start()
for car in cars:
    car.join()
lot.release()  # ValueError: too many)";

constexpr const char* kCpp = R"(counting_semaphore<> lot(places);

void drive() {
    if (!lot.try_acquire_for(patience))
    {   cout << "drives on\n";
        return; }
    cout << "parks\n";
    sleep_for(park);
    lot.release(); }

vector<thread> cars;
for (int i = 0; i < n; ++i) {
    sleep_for(gap);
    cars.emplace_back(drive); }
for (thread& car : cars)
    car.join();
lot.release();  // one too many)";

constexpr SpecialValue kForEver{-1, "none"};

constexpr ParameterInfo kParameters[] = {
    {"places", TEXT_NOOP("lesson", "Places"), TEXT_NOOP("lesson", "How many cars can park at a time."),
     ParameterKind::Whole, 1, 8, 3},
    {"cars", TEXT_NOOP("lesson", "Cars"), TEXT_NOOP("lesson", "Threads that want to park."),
     ParameterKind::Whole, 1, 12, 7},
    {"park", TEXT_NOOP("lesson", "Parking"), TEXT_NOOP("lesson", "How long a car stays."),
     ParameterKind::Seconds, 0, 5, 2, true},
    {"gap", TEXT_NOOP("lesson", "Between the cars"),
     TEXT_NOOP("lesson", "How long until the next car comes."), ParameterKind::Seconds, 0, 5, 0.3, true},
    {"patience", TEXT_NOOP("lesson", "Patience"),
     TEXT_NOOP("lesson", "How long a car waits for a place before it drives on; none: until it has one."),
     ParameterKind::Seconds, 0, 10, 2, true, &kForEver},
};

void drive(Stage& stage, Semaphore& lot) {
    const std::string name = stage.ownName();
    stage.at(4);
    if (!lot.acquire(stage.parameter("patience").seconds())) {
        stage.at(5).print(name, " drives on");
        return;
    }
    stage.at(7).print(name, " parks");
    stage.at(8).sleep("park");
    stage.at(9);
    lot.release().ignore();
}

void run(Stage& stage) {
    auto& lot = stage.make<Semaphore>("lot", stage.parameter("places").integer(), Semaphore::Bound::AsMade);
    const auto cars =
        stage.actors("car ", "c", stage.parameter("cars").integer(), [&] { drive(stage, lot); });
    for (Actor* car : cars) {
        stage.at(13).sleep("gap");
        stage.at(14).start(*car);
    }
    stage.at(16).joinAll(cars);
    stage.at(17);
    if (const auto released = lot.release(); !released)
        stage.print("ValueError: Semaphore released too many times");
}

constexpr const char* kHeads[] = {TEXT_NOOP("lesson", "Call"), TEXT_NOOP("lesson", "A permit is free"),
                                  TEXT_NOOP("lesson", "None is free")};
constexpr const char* kCells[] = {
    "acquire()", TEXT_NOOP("lesson", "takes one"), TEXT_NOOP("lesson", "waits for one"),
    //
    "acquire(timeout=t)", TEXT_NOOP("lesson", "takes one"), TEXT_NOOP("lesson", "False after t"),
    //
    "acquire(blocking=False)", TEXT_NOOP("lesson", "takes one"), TEXT_NOOP("lesson", "False at once"),
    //
    "release()", TEXT_NOOP("lesson", "one more; bounded: ValueError above the first number"),
    TEXT_NOOP("lesson", "the first that waits gets it")};
constexpr AboutTable kTable{kHeads, kCells};

constexpr QuestionInfo kQuestion{TEXT_NOOP("lesson", "How many of the cars will get a place?"),
                                 TEXT_NOOP("lesson", "A place is handed to the car that has waited longest, "
                                                     "and a car whose patience ends before that drives on."),
                                 {},
                                 "acquired(lot)",
                                 TEXT_NOOP("lesson", "cars"),
                                 12};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let six cars wait in line at once"), "waiting(lot) >= 6",
     TEXT_NOOP("lesson", "More cars, fewer places, more patience.")},
    {TEXT_NOOP("lesson", "Let seven cars come, and at least three of them drive on"),
     "finished = 1 and actors >= 7 and acquired(lot) <= 4",
     TEXT_NOOP("lesson", "Cars that stay longer, and others with little patience.")},
    {TEXT_NOOP("lesson", "Let seven cars park without any of them waiting"),
     "finished = 1 and acquired(lot) >= 7 and waits(lot) = 0",
     TEXT_NOOP("lesson", "Enough places, or cars that come late enough.")}};

} // namespace

extern const Scenario kSemaphoreLesson{
    {"semaphore",
     TEXT_NOOP("lesson", "Signals"),
     TEXT_NOOP("lesson", "Semaphore"),
     TEXT_NOOP("lesson", "a few parking places, more cars"),
     {TEXT_NOOP(
          "lesson",
          "A semaphore is a number of permits: acquire() takes one, release() gives one back. Who finds "
          "none waits in line, and a release hands the permit to the first in it. Unlike a lock a permit "
          "has no owner: anybody may release, also who has acquired none. That is why the bounded one "
          "counts along and refuses to have more permits than it began with, which finds a release too "
          "many. A semaphore of one permit is nearly a lock."),
      &kTable},
     {kPython, kCpp},
     kParameters,
     Focus::Waiters,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
