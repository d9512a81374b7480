#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Lessons run while perf(1) records the scheduler's tracepoints; prints how long each actor was running,
# runnable and blocked, by Interleave and by perf, and fails where they differ by more than 1 % (or 1 ms).
# Needs root and perf. Mounts tracefs where it is not, and unmounts it again.
#
#   scripts/compare-with-perf-sched.sh [BUILD]      default: build/dev
set -eu
cd "$(dirname "$0")/.."
tests=${1:-build/dev}/bin/core_tests
tracing=/sys/kernel/tracing

if [ "$(id -u)" -ne 0 ]; then
    echo "compare-with-perf-sched: needs root" >&2
    exit 2
fi
if [ ! -x "$tests" ]; then
    echo "compare-with-perf-sched: no $tests; build the target core_tests first" >&2
    exit 2
fi
if [ ! -e "$tracing/events/sched/sched_switch/id" ]; then
    mount -t tracefs nodev "$tracing"
    trap 'umount "$tracing"' EXIT
fi
"$tests" --gtest_brief=1 --gtest_filter='SessionPerfSchedTest.*'
