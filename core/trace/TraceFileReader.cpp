// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/TraceFileReader.h"

#include "core/trace/TraceChunks.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <thread>

namespace interleave {

namespace {

/// Hands chunks from the thread that decodes to the one that folds; holds few, as each may be 2 MiB.
class ChunkQueue {
public:
    struct Item {
        Chunk chunk;
        double share; ///< of the file, up to the chunk's end
    };
    /// False once nobody takes them any more.
    bool put(Item item) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_chunks.size() < kMost || m_closed; });
        if (m_closed)
            return false;
        m_chunks.push_back(std::move(item));
        m_changed.notify_all();
        return true;
    }
    Item take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_chunks.empty(); });
        Item item = std::move(m_chunks.front());
        m_chunks.pop_front();
        m_changed.notify_all();
        return item;
    }
    void close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }

private:
    static constexpr std::size_t kMost = 4;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Item> m_chunks; ///< guarded by m_mutex, as is m_closed
    bool m_closed = false;
};

bool earlier(const Event& left, const Event& right) {
    return left.time < right.time;
}

/// Puts stragglers where they belong before the trace folds what comes after them: a recorded run has them a
/// little late. Those that are late by more than a batch wait for the end, so that whatever a file holds is
/// folded twice at most.
class InOrder {
public:
    explicit InOrder(Trace& trace) : m_trace(trace) {}

    void append(EventBatch batch) {
        if (batch.empty())
            return;
        if (!std::ranges::is_sorted(batch, earlier) ||
            (!m_held.empty() && batch.front().time < m_held.back().time))
            merge(batch);
        else
            release(std::move(batch));
    }
    void finish() {
        release({});
        m_trace.append(m_late);
    }

private:
    void release(EventBatch next) {
        if (!m_held.empty())
            m_released = m_held.back().time;
        m_trace.append(m_held);
        m_held = std::move(next);
    }
    void merge(const EventBatch& batch) {
        m_held.insert(m_held.end(), batch.begin(), batch.end());
        std::ranges::stable_sort(m_held, earlier);
        const auto onTime = std::ranges::lower_bound(m_held, m_released, {}, &Event::time);
        m_late.insert(m_late.end(), m_held.begin(), onTime);
        m_held.erase(m_held.begin(), onTime);
        if (m_held.size() > batch.size()) {
            const auto half = m_held.end() - static_cast<std::ptrdiff_t>(batch.size());
            EventBatch next(half, m_held.end());
            m_held.erase(half, m_held.end());
            release(std::move(next));
        }
    }

    Trace& m_trace;
    EventBatch m_held;            ///< sorted
    EventBatch m_late;            ///< older than what the trace has already
    std::uint64_t m_released = 0; ///< the newest time that the trace has
};

std::string inSeconds(std::int64_t ns) {
    char text[32];
    std::snprintf(text, sizeof text, "%lld.%06lld s", static_cast<long long>(ns / 1'000'000'000),
                  static_cast<long long>(ns % 1'000'000'000 / 1000));
    return text;
}

Error errorFor(const std::string& path, const ChunkFault& fault, const TraceExtent& good) {
    const bool system = fault.code == ErrorCode::FileNotRead;
    return {fault.code, path, inSeconds(good.untilNs), system ? fault.reason : std::to_string(fault.at)};
}

/// Takes chunks until the end mark or a fault, which it returns; Cancelled is one of them.
std::optional<ChunkFault> assemble(ChunkQueue& chunks, Trace& trace, const ReadLimits& limits,
                                   const Progress& progress) {
    InOrder events(trace);
    std::optional<ChunkFault> fault;
    std::uint64_t count = 0;
    for (bool more = true; more;) {
        auto [chunk, share] = chunks.take();
        if (progress && !progress(share))
            return ChunkFault{ErrorCode::Cancelled, 0, {}};
        if (auto* batch = std::get_if<EventBatch>(&chunk)) {
            count += batch->size();
            if (count > limits.events) {
                fault = {ErrorCode::FileTooLong, limits.events, {}};
                more = false;
            } else {
                events.append(std::move(*batch));
            }
        } else if (const auto* texts = std::get_if<TextBatch>(&chunk)) {
            for (const std::string& text : *texts)
                trace.appendText(text);
        } else if (const auto* end = std::get_if<EndMark>(&chunk)) {
            trace.completeUntil(std::min(end->completeUntil, kLongestRunNs));
            more = false;
        } else if (const auto* found = std::get_if<ChunkFault>(&chunk)) {
            fault = *found;
            more = false;
        }
    }
    events.finish();
    return fault;
}

} // namespace

OrError<OpenedTrace> readTraceFile(const std::string& path, const ReadLimits& limits,
                                   const Progress& progress) {
    auto opened = TraceChunks::open(path);
    if (!opened)
        return opened.error();
    TraceChunks& file = opened.value();
    Chunk first = file.next();
    if (const auto* fault = std::get_if<ChunkFault>(&first))
        return errorFor(path, *fault, {});
    auto* info = std::get_if<TraceInfo>(&first);
    if (!info)
        return errorFor(path, {ErrorCode::FileDamaged, kFileHeaderBytes, {}}, {});
    OpenedTrace result{std::make_shared<Trace>(), {}};
    result.trace->setInfo(std::move(*info));

    ChunkQueue chunks;
    std::jthread decoder([&] {
        for (bool more = true; more;) {
            Chunk chunk = file.next();
            more = !std::holds_alternative<ChunkFault>(chunk) && !std::holds_alternative<EndMark>(chunk);
            more = chunks.put({std::move(chunk), file.share()}) && more;
        }
    });
    const auto fault = assemble(chunks, *result.trace, limits, progress);
    chunks.close();
    decoder.join();
    if (fault && fault->code == ErrorCode::Cancelled)
        return Error{ErrorCode::Cancelled, path, {}, {}};
    if (fault) {
        const TraceExtent good{result.trace->size(), result.trace->end()};
        result.damage = TraceDamage{errorFor(path, *fault, good), good};
    }
    return result;
}

} // namespace interleave
