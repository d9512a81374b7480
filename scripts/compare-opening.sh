#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# How long other programs take to open as many events as file/open of interleave-bench does: kernelshark a
# recording of trace-cmd, hotspot one of perf. As root, with tracefs; on a machine that does nothing else.
# ./scripts/compare-opening.sh [EVENTS]: a line for each that is installed.
#
# None of them says when it has drawn: the time is from its start until it has used no CPU for a second, which
# is taken off.

set -euo pipefail

events=${1:-10000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 777 "$work"
export QT_QPA_PLATFORM=offscreen HOME=$work XDG_RUNTIME_DIR=$work
longest=240 # seconds to wait for one of them

tracing=/sys/kernel/tracing

# Two processes that hand a byte to and fro: about 3.4 of the events a turn that both record.
load() {
    perf bench sched pipe -l $((events * 10 / 34)) >/dev/null
}

# As `trace-cmd record`, which asks for a right that it does not need.
record_with_trace_cmd() {
    local buffer
    buffer=$(cat $tracing/buffer_size_kb)
    echo $((events / 12)) >$tracing/buffer_size_kb # a CPU's: of all events, if they all are on one
    echo >$tracing/trace
    echo 1 >$tracing/events/sched/sched_switch/enable
    echo 1 >$tracing/events/sched/sched_waking/enable
    load
    echo 0 >$tracing/events/sched/enable
    trace-cmd extract -o "$1" >/dev/null 2>&1
    echo >$tracing/trace
    echo "${buffer%% *}" >$tracing/buffer_size_kb
}

# CPU time in ticks of process $1 and its children, dead ones too: hotspot has another program read the file.
ticks() {
    local pid sum=0
    for pid in "$1" $(pgrep -P "$1" || true); do
        [[ -r /proc/$pid/stat ]] || continue
        read -r -a fields < <(sed 's/^.*) //' "/proc/$pid/stat")
        sum=$((sum + fields[11] + fields[12] + fields[13] + fields[14]))
    done
    echo "$sum"
}

# Seconds until the command's CPU time has stood still for a second; and its largest resident memory. Not as
# root: kernelshark would ask first whether it is meant to.
opening() {
    local began now before=-1 still=0 pid memory
    began=$(date +%s%N)
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@" >/dev/null 2>&1 &
    pid=$!
    while ((still < 10)); do
        sleep 0.1
        now=$(ticks "$pid")
        if [[ $now == "$before" && $now != 0 ]]; then still=$((still + 1)); else still=0; fi
        before=$now
        [[ -d /proc/$pid ]] || { echo "it ended by itself"; return; }
        (($(date +%s%N) - began < longest * 1000000000)) || { echo -n "more than $longest s: "; break; }
    done
    memory=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status")
    awk -v ns="$(($(date +%s%N) - began))" -v mib="$memory" 'BEGIN { printf "%.1f s, %d MiB", ns / 1e9 - 1, mib }'
    pkill -P "$pid" || true
    kill "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null || true
}

if command -v kernelshark >/dev/null && command -v trace-cmd >/dev/null; then
    record_with_trace_cmd "$work/trace.dat"
    chmod a+r "$work/trace.dat"
    count=$(trace-cmd report -t "$work/trace.dat" 2>/dev/null | wc -l)
    echo "kernelshark: $count events in $(opening kernelshark -i "$work/trace.dat")"
    rm "$work/trace.dat"
fi
if command -v hotspot >/dev/null; then
    perf record -q -m 16M -e sched:sched_switch -e sched:sched_waking -a -o "$work/perf.data" -- \
        perf bench sched pipe -l $((events * 10 / 34)) >/dev/null 2>&1
    chmod a+r "$work/perf.data"
    count=$(perf script -i "$work/perf.data" -F event 2>/dev/null | wc -l)
    echo "hotspot: $count events in $(opening hotspot "$work/perf.data")"
fi
