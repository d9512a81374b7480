// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/ProcessQueue.h"
#include "core/scenarios/AboutTables.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def write(q1):
    for n in range(5):
        q1.put(n)
    if sentinel: q1.put(None)

def read_on(q1, q2):
    while True:
        item = q1.get()
        q2.put(item)
        if item is None: return

def read(q2):
    while True:
        item = q2.get()
        if item is None: return
        print(item))";

constexpr const char* kCpp = R"(void write(ProcessQueue& q1) {
    for (int n = 0; n < 5; ++n)
        q1.put(n);
    if (sentinel) q1.put(none); }

void read_on(auto& q1, auto& q2) {
    for (;;) {
        auto item = q1.get();
        q2.put(item);
        if (item == none) return; } }

void read(ProcessQueue& q2) {
    for (;;) {
        auto item = q2.get();
        if (item == none) return;
        print(item); } })";

constexpr int kItems = 5;
constexpr double kBetweenItems = 0.4;

constexpr ParameterInfo kParameters[] = {
    {"sentinel", TEXT_NOOP("lesson", "Sentinel"),
     TEXT_NOOP("lesson", "The writer puts None at the end, and whoever gets it knows that nothing more will "
                         "come. Off: the readers wait for ever."),
     ParameterKind::Switch, 0, 1, 0},
};

void write(Stage& stage) {
    auto& q1 = stage.open<ProcessQueue>("q1");
    for (int n = 0; n < kItems; ++n) {
        stage.at(2).sleep(kBetweenItems);
        stage.at(3);
        q1.put(n).ignore();
    }
    stage.at(4);
    if (stage.parameter("sentinel").on())
        q1.put({}).ignore();
}

void readOn(Stage& stage) {
    auto& q1 = stage.open<ProcessQueue>("q1");
    auto& q2 = stage.open<ProcessQueue>("q2");
    for (;;) {
        stage.at(8);
        const auto item = q1.get();
        stage.at(9);
        q2.put(item.value()).ignore();
        stage.at(10);
        if (item.value().type() == ValueType::None)
            return;
    }
}

void read(Stage& stage) {
    auto& q2 = stage.open<ProcessQueue>("q2");
    for (;;) {
        stage.at(14);
        const auto item = q2.get();
        stage.at(15);
        if (item.value().type() == ValueType::None)
            return;
        stage.at(16).print("r2 got ", item.value());
    }
}

constexpr Role kRoles[] = {{"write", write}, {"read-on", readOn}, {"read", read}};

void run(Stage& stage) {
    stage.make<ProcessQueue>("q1", 0);
    stage.make<ProcessQueue>("q2", 0);
    stage.runAll({&stage.process("writer", "w", "write"), &stage.process("r1", "r1", "read-on"),
                  &stage.process("r2", "r2", "read")});
}

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "They end as well"), "finished = 1"},
    {TEXT_NOOP("lesson", "They wait for more, for ever"),
     "dead(writer) = 1 and gets(q2) >= 5 and left = 0 and waiting-to-get(q1) = 1 and waiting-to-get(q2) = 1"},
    {TEXT_NOOP("lesson", "They get an error: the queue is closed"), "errors >= 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "The writer has put its last item and ends. What do the two readers do then?"),
    TEXT_NOOP("lesson",
              "An empty queue does not tell whether more will come: unless a sentinel says so, get() waits."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let all three processes come to their ends by themselves"), "finished = 1",
     TEXT_NOOP("lesson", "Somebody has to tell the readers that nothing more will come.")},
    {TEXT_NOOP("lesson", "Kill r1 so that items are left in q1"), "killed-by-hand(r1) = 1 and left(q1) >= 1",
     TEXT_NOOP("lesson", "The button is on its process; the writer goes on without it.")}};

} // namespace

extern const Scenario kProcessRelayLesson{
    {"process-relay",
     TEXT_NOOP("lesson", "Processes"),
     TEXT_NOOP("lesson", "Relay of processes"),
     TEXT_NOOP("lesson", "real processes, two queues between them"),
     {TEXT_NOOP(
          "lesson",
          "Three processes, each with a memory of its own. Nothing that one writes is seen by another, "
          "so what they have to say goes through queues, as copies. put() only leaves an item in its own "
          "process; a feeder thread carries it across. The two readers loop for ever: when the writer is "
          "done they are Blocked in get for good, unless somebody tells them that nothing more will come. "
          "That is what a sentinel is for."),
      &kQueueKindTable},
     {kPython, kCpp},
     kParameters,
     Focus::Processes,
     {&kQuestion, kGoals}},
    run,
    kRoles};

} // namespace interleave
