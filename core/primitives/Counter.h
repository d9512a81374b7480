// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One number that several actors add to, of one process or of several, in all the ways of Protection. The
// unprotected one really loses updates: a relaxed load and a separate relaxed store, which the compiler must
// not fold into one addition and which is no undefined behaviour (a plain ++ on a shared int is both). Every
// call: from any actor of the run.
#pragma once

#include "core/base/RobustMutex.h"
#include "core/engine/Actor.h"
#include "core/primitives/InterpreterLock.h"
#include "core/primitives/Lock.h"
#include "core/primitives/Meeting.h"
#include "core/wire/Segment.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace interleave {

/// The stretch of an actor's additions whose reads and writes are stamped one by one, and told as events.
struct Microscope {
    std::uint64_t from = 0;      ///< additions before it
    std::uint64_t additions = 0; ///< 0: none is stamped; two events each, which the actor's ring must hold
    int adders = 1;              ///< who come to it together, as far as they can
};

/// The lesson's lines at which the number is read, one is added, and the number is written; 0: not told.
struct AddLines {
    std::uint16_t read = 0;
    std::uint16_t add = 0;
    std::uint16_t write = 0;
};

class Counter {
public:
    /// Of the calling process's threads.
    Counter(Stage& stage, const std::string& name, Protection protection);
    /// The number is `variable`, in the calling process's own memory. The observer sees it as often as an
    /// adder tells of it. The variable must live as long as the run.
    Counter(Stage& stage, const std::string& name, Protection protection,
            std::atomic<std::int64_t>& variable);
    /// Between processes: the number lies in the run's shared memory, others open it by its name.
    enum class Sharing { Processes };
    Counter(Stage& stage, const std::string& name, Protection protection, Sharing sharing);
    /// The one that another process made: Stage::open.
    Counter(Stage& stage, SharedEntry& entry);

    /// Adds 1, `times` times. How far it is can be read from the outside all the time, at no cost to the
    /// loop: every few thousand additions it stores its progress, waits at the gate while the run is paused,
    /// and unwinds if it is stopped. What `microscope` says is stamped, which slows those additions down. A
    /// sum of one's own has nothing to be seen. The caller is at the line at which the loop is entered, or
    /// the lock that is taken for it; `lines` are those within.
    void addMany(std::uint64_t times, const Microscope& microscope = {}, const AddLines& lines = {});

    /// The caller has done its part of a trial. The last of `adders` tells the trace what the number is and
    /// how long it took, from the first that began to the last that ended. One process's adders.
    void endTrial(int adders);
    /// Of an interpreter's lock: see InterpreterLock::setInterval.
    void setSwitchInterval(double seconds);

    [[nodiscard]] std::int64_t value() const { return m_number.load(std::memory_order_relaxed); }

    /// The loop of an unprotected addMany() alone: each addition is a relaxed load and a separate relaxed
    /// store. Not inlined, so that a benchmark can time the very same code. Any thread.
    [[gnu::noinline]] static void addUnprotected(std::atomic<std::int64_t>& number, std::uint64_t times);

private:
    /// What the processes that share a counter find by its name.
    struct Shared;
    /// One addMany().
    struct Call;

    Counter(Stage& stage, ObjectId id, Protection protection, CounterCell& cell,
            std::atomic<std::int64_t>& number, RobustMutex* sharedMutex);
    static SharedEntry& share(Stage& stage, const std::string& name, Protection protection);
    static Shared& sharedOf(Stage& stage, const SharedEntry& entry);
    void makeLocks();
    void takeLoopLock(const AddLines& lines);
    void releaseLoopLock();
    void addSome(Call& call, std::uint64_t times);
    void addGuarded(std::uint64_t times);
    void interpret(std::uint64_t times, const AddLines& lines);
    void addStamped(Call& call);
    void addOneStamped(Call& call);
    template <class Between> void stampHalves(Call& call, Between between);
    void noteBegin();
    void noteEnd();
    void mirror();

    Stage& m_stage;
    const ObjectId m_id;
    const Protection m_protection;
    CounterCell& m_cell;                 ///< in shared memory: the observer reads it while threads race on it
    std::atomic<std::int64_t>& m_number; ///< in the cell, or a variable of the process
    RobustMutex* const m_sharedMutex;    ///< null: m_mutex guards it
    std::mutex m_mutex;
    std::unique_ptr<Lock> m_loopLock;               ///< of Protection::WholeLoop
    std::unique_ptr<InterpreterLock> m_interpreter; ///< of AnyBytecode and LoopEnd
    // Of the trial under way, on the run's clock
    Meeting m_meeting;
    std::atomic<int> m_ended{0};
    std::atomic<std::int64_t> m_firstBegan{0}; ///< 0: nobody has
    std::atomic<std::int64_t> m_lastEnded{0};
};

} // namespace interleave
