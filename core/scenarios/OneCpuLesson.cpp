// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Stage.h"
#include "core/primitives/Latch.h"
#include "core/scenarios/Catalog.h"

#include <cstdio>

#include <sys/resource.h>

namespace interleave {

namespace {

constexpr const char* kPython = R"(def compete(cpu):
    pin_to_cpu(cpu)
    start_line.wait()
    began, used = clock(), cpu_time()
    compute(seconds)
    share = ((cpu_time() - used)
             / (clock() - began))
    print(cpu, share, switches())

for i in range(threads):
    if cpus == "one": cpu = usable[0]
    else: cpu = usable[i % len(usable)]
    Thread(target=compete, args=[cpu]))";

constexpr const char* kCpp = R"(void compete(int cpu) {
    pin_to_cpu(cpu);
    start_line.arrive_and_wait();
    auto began = now(), used = cpu_ns();
    compute(seconds);
    auto share = (cpu_ns() - used)
                 / (now() - began);
    print(cpu, share, switches()); }

for (int i = 0; i < threads; ++i) {
    if (cpus == one) cpu = usable[0];
    else cpu = usable[i % usable_count];
    all.emplace_back(compete, cpu); })";

enum class Cpus { One, Several };
constexpr ChoiceInfo kCpus[] = {{"one", TEXT_NOOP("lesson", "one")},
                                {"several", TEXT_NOOP("lesson", "several")}};

constexpr ParameterInfo kParameters[] = {
    {"cpus", TEXT_NOOP("lesson", "CPUs"),
     TEXT_NOOP("lesson", "One: all threads are pinned to the same CPU. Several: they are dealt out over all "
                         "that there are."),
     ParameterKind::Choice, 0, 1, 0, false, nullptr, kCpus},
    {"threads", TEXT_NOOP("lesson", "Threads"), TEXT_NOOP("lesson", "Threads that compute."),
     ParameterKind::Whole, 1, 8, 3},
    {"seconds", TEXT_NOOP("lesson", "Work"), TEXT_NOOP("lesson", "CPU time that each thread needs."),
     ParameterKind::Seconds, 0.05, 2, 1},
};

/// What the kernel has counted of the calling thread's switches so far (getrusage(2)).
rusage usageHere() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage;
}

void compete(Stage& stage, Latch& startLine, int cpu, double seconds) {
    stage.at(2);
    stage.pinHere(cpu);
    stage.at(3);
    startLine.arriveAndWait();
    stage.at(4);
    const std::int64_t began = stage.clock().now();
    const std::int64_t used = threadCpuNow();
    const rusage before = usageHere();
    stage.at(5).compute(seconds);
    stage.at(6);
    const double share =
        static_cast<double>(threadCpuNow() - used) / static_cast<double>(stage.clock().now() - began);
    const rusage after = usageHere();
    stage.at(8);
    char text[96];
    std::snprintf(text, sizeof text, "%s: %.0f %% of CPU %d, preempted %ld times, left it %ld times",
                  stage.ownName().c_str(), 100 * share, cpu, after.ru_nivcsw - before.ru_nivcsw,
                  after.ru_nvcsw - before.ru_nvcsw);
    stage.print(text);
}

void run(Stage& stage) {
    const int threads = stage.parameter("threads").integer();
    const double seconds = stage.parameter("seconds").value();
    const bool one = stage.parameter("cpus").choice<Cpus>() == Cpus::One;
    const std::vector<int> usable = Stage::cpus();
    auto& startLine = stage.make<Latch>("starting line", threads);

    std::vector<Actor*> rivals;
    for (int i = 0; i < threads; ++i) {
        stage.at(one ? 11 : 12);
        const int cpu = one ? usable[0] : usable[static_cast<std::size_t>(i) % usable.size()];
        rivals.push_back(&stage.actor("rival " + std::to_string(i + 1), "r" + std::to_string(i + 1),
                                      [&, cpu] { compete(stage, startLine, cpu, seconds); }));
    }
    stage.at(13);
    stage.runAll(rivals);
}

constexpr const char* kAboutHeads[] = {TEXT_NOOP("lesson", "What"), TEXT_NOOP("lesson", "on one CPU"),
                                       TEXT_NOOP("lesson", "over several")};
constexpr const char* kAboutCells[] = {TEXT_NOOP("lesson", "running at one moment"),
                                       TEXT_NOOP("lesson", "one thread"),
                                       TEXT_NOOP("lesson", "as many as there are CPUs"),
                                       TEXT_NOOP("lesson", "all together take"),
                                       TEXT_NOOP("lesson", "the sum of their work"),
                                       TEXT_NOOP("lesson", "as long as the most loaded CPU"),
                                       TEXT_NOOP("lesson", "a thread leaves its CPU"),
                                       TEXT_NOOP("lesson", "preempted, many times a second"),
                                       TEXT_NOOP("lesson", "seldom, while each has one to itself"),
                                       TEXT_NOOP("lesson", "two additions to one number"),
                                       TEXT_NOOP("lesson", "can still be mixed up"),
                                       TEXT_NOOP("lesson", "can be mixed up at any moment")};
constexpr AboutTable kAboutTable{kAboutHeads, kAboutCells};

constexpr QuestionInfo kQuestion{
    TEXT_NOOP("lesson", "When will all threads be done, in seconds from the start?"),
    TEXT_NOOP("lesson", "On one CPU their times add up, however they take turns; over several CPUs it is the "
                        "most loaded one that counts."),
    {},
    "seconds",
    TEXT_NOOP("lesson", "s"),
    60};
constexpr GoalInfo kGoals[] = {
    {TEXT_NOOP("lesson", "Get 2.5 seconds of CPU time out of a run's first 2 seconds"),
     "running-seconds >= 2.5 and seconds <= 2",
     TEXT_NOOP("lesson", "One CPU has one second of CPU time a second; several have more.")},
    {TEXT_NOOP("lesson", "Let rival 1 wait longer than four seconds for its CPU"),
     "runnable-seconds(rival 1) > 4",
     TEXT_NOOP("lesson", "More threads on one CPU, or more work for each.")}};

} // namespace

extern const Scenario kOneCpuLesson{
    {"one-cpu",
     TEXT_NOOP("lesson", "Threads"),
     TEXT_NOOP("lesson", "One CPU or several"),
     TEXT_NOOP("lesson", "the same threads taking turns, or side by side"),
     {TEXT_NOOP("lesson",
                "A CPU runs one thread at a time. Threads that are pinned to the same one take turns: the "
                "scheduler preempts one and lets another go on, many times a second, so that all seem to "
                "move; each gets its share, and all of them together take as long as one after the other. "
                "Dealt out over several CPUs, as many run at the same moment as there are CPUs. The lanes of "
                "the CPUs show who has which when. What the threads say of themselves at the end is what the "
                "kernel has counted."),
      &kAboutTable},
     {kPython, kCpp},
     kParameters,
     Focus::States,
     {&kQuestion, kGoals}},
    run};

} // namespace interleave
