// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/scenarios/Catalog.h"

namespace interleave {

namespace {

constexpr const char* kPython = R"(def count(between):
    name = current_thread().name
    for n in range(1, lines + 1):
        print(name, n)
        between()

class Countdown(Thread):
    def run(self):
        for n in range(lines, 0, -1):
            print(self.name, n)
            compute(work)

function1 = Thread(target=count,
                   args=[compute_a_bit])
function2 = Thread(target=count,
                   args=[sleep_a_bit])
subclass = Countdown()
for t in function1, function2, subclass:
    t.start())";

constexpr const char* kCpp = R"(void count(auto between) {
    auto name = current_thread()->name;
    for (int n = 1; n <= lines; ++n) {
        print(name, n);
        between(); } }

struct Countdown : Thread {
    void run() override {
        for (int n = lines; n; --n) {
            print(name, n);
            compute(work); } } };

Thread function1([] {
    count(compute_a_bit); });
Thread function2([] {
    count(sleep_a_bit); });
Countdown subclass;
for (Thread* t : all_three)
    t->start();)";

constexpr ParameterInfo kParameters[] = {
    {"lines", TEXT_NOOP("lesson", "Lines"), TEXT_NOOP("lesson", "How many lines each thread prints."),
     ParameterKind::Whole, 1, 50, 6},
    {"work", TEXT_NOOP("lesson", "Work"),
     TEXT_NOOP("lesson", "CPU time that the first and the third thread compute after each line."),
     ParameterKind::Seconds, 0, 2, 0.3, true},
    {"sleep", TEXT_NOOP("lesson", "Sleep"),
     TEXT_NOOP("lesson", "How long the second thread sleeps after each line."), ParameterKind::Seconds, 0, 2,
     0.3, true},
};

/// As the thread objects of Python are: start() has the new thread call run(), which calls the target unless
/// a subclass says otherwise.
class Thread {
public:
    Thread(Stage& stage, const char* name, const char* sign, Actor::Body target = {})
        : m_stage(stage), m_target(std::move(target)), m_actor(stage.actor(name, sign, [this] { run(); })) {}
    virtual ~Thread() = default;

    Actor& actor() { return m_actor; }

protected:
    virtual void run() { m_target(); }
    Stage& m_stage;

private:
    const Actor::Body m_target;
    Actor& m_actor;
};

void printLine(Stage& stage, int line, int number) {
    stage.at(line).print(stage.ownName(), ": ", number);
    stage.at(line + 1);
}

class Countdown : public Thread {
public:
    using Thread::Thread;

protected:
    void run() override {
        for (int number = m_stage.parameter("lines").integer(); number > 0; --number) {
            printLine(m_stage, 10, number);
            m_stage.compute("work");
        }
    }
};

void run(Stage& stage) {
    const auto count = [&](const Actor::Body& between) {
        for (int number = 1; number <= stage.parameter("lines").integer(); ++number) {
            printLine(stage, 4, number);
            between();
        }
    };
    const auto compute = [&] { stage.compute("work"); };
    const auto sleep = [&] { stage.sleep("sleep"); };

    stage.at(13);
    Thread function1(stage, "function 1", "f1", [&] { count(compute); });
    stage.at(15);
    Thread function2(stage, "function 2", "f2", [&] { count(sleep); });
    stage.at(17);
    Countdown subclass(stage, "subclass", "s1");
    stage.at(19).runAll({&function1.actor(), &function2.actor(), &subclass.actor()});
}

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "Thread from"),
                                       TEXT_NOOP("lesson", "what it runs"),
                                       TEXT_NOOP("lesson", "data of its own")};
constexpr const char* kAboutCells[] = {TEXT_NOOP("lesson", "a function"),
                                       TEXT_NOOP("lesson", "the function that is its target"),
                                       TEXT_NOOP("lesson", "the arguments"),
                                       TEXT_NOOP("lesson", "a subclass"),
                                       TEXT_NOOP("lesson", "run() of the subclass"),
                                       TEXT_NOOP("lesson", "members of the object")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

constexpr AnswerInfo kAnswersToChoose[] = {
    {TEXT_NOOP("lesson", "function 1: it computes between its lines"), "dead >= 1 and dead(function 1) = 1"},
    {TEXT_NOOP("lesson", "function 2: it sleeps between its lines"), "dead >= 1 and dead(function 2) = 1"},
    {TEXT_NOOP("lesson", "subclass: it counts down"), "dead >= 1"}};
constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "All three print the same number of lines. Which of them is done first?"),
    TEXT_NOOP("lesson", "Who gets a CPU when is the scheduler's decision and not the program's: who sleeps "
                        "needs none, and the same run may come out another way next time."),
    kAnswersToChoose};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Let function 2 end while both others live, in a run of 20 lines or more"),
     "dead(function 2) = 1 and alive(function 1) = 1 and alive(subclass) = 1 and lines >= 20",
     TEXT_NOOP("lesson", "More lines, and less sleep than work.")},
    {TEXT_NOOP("lesson", "Print 100 lines or more in one run"), "lines >= 100",
     TEXT_NOOP("lesson", "Three threads print as many as Lines says, each.")}};

} // namespace

extern const Scenario kTwoWaysLesson{
    {"two-ways",
     TEXT_NOOP("lesson", "Threads"),
     TEXT_NOOP("lesson", "Function or subclass"),
     TEXT_NOOP("lesson", "two ways to make a thread, side by side"),
     {TEXT_NOOP("lesson",
                "A thread is made from a function that it is to run, or from a class of one's own that says "
                "in run() what to do; start() is the same for both, and has the new thread call run(). Each "
                "thread's own lines come in their order. How the lines of different threads mix is nobody's "
                "decision but the scheduler's: it chooses who gets a CPU when, and when a sleeper whose time "
                "is over goes on. So run it again, and the order may be another one."),
      &kAboutTable},
     {kPython, kCpp},
     kParameters,
     Focus::States,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
