// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue's depth over time, for charts and the timeline: least, most and last depth of each bucket of about
// a millisecond in which it changed. Not thread-safe: Trace guards it.
#pragma once

#include "core/trace/ChunkedVector.h"

#include <cstdint>

namespace interleave {

class DepthLane {
public:
    static constexpr int kBucketShift = 20; ///< a bucket is 2^20 ns, 1.05 ms
    struct Bucket {
        std::uint32_t number; ///< its time is number << kBucketShift
        std::uint32_t least, most, last;
    };

    void append(std::int64_t time, std::uint32_t depth) {
        const auto number = static_cast<std::uint32_t>(time >> kBucketShift);
        if (m_buckets.empty() || m_buckets.back().number != number) {
            m_buckets.push_back({number, depth, depth, depth});
            return;
        }
        Bucket& bucket = m_buckets.back();
        bucket.least = depth < bucket.least ? depth : bucket.least;
        bucket.most = depth > bucket.most ? depth : bucket.most;
        bucket.last = depth;
    }
    [[nodiscard]] std::size_t size() const { return m_buckets.size(); }
    [[nodiscard]] const Bucket& operator[](std::size_t i) const { return m_buckets[i]; }
    /// The first bucket that does not end before `time`.
    [[nodiscard]] std::size_t indexFrom(std::int64_t time) const {
        const auto number = static_cast<std::uint32_t>((time < 0 ? 0 : time) >> kBucketShift);
        return m_buckets.partitionPoint(0, [&](const Bucket& bucket) { return bucket.number < number; });
    }

    struct Mark {
        std::size_t size = 0;
        Bucket last{};
    };
    [[nodiscard]] Mark mark() const {
        return m_buckets.empty() ? Mark{} : Mark{m_buckets.size(), m_buckets.back()};
    }
    void rollBack(const Mark& mark) {
        m_buckets.truncate(mark.size);
        if (mark.size > 0)
            m_buckets.back() = mark.last;
    }

private:
    ChunkedVector<Bucket, 1024> m_buckets;
};

} // namespace interleave
