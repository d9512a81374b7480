#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes PNG files of the window small, in place: a palette of at most 256 colours, those that occur most, and the
nearest of them for every other (the edges of letters). For 8-bit RGB or RGBA files without interlacing, as Qt writes.

    scripts/make-png-small.py FILE...
"""

import collections
import struct
import sys
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(data):
    at = len(SIGNATURE)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += length + 12


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def unfiltered(raw, height, stride, step):
    rows = []
    before = bytearray(stride)
    for y in range(height):
        kind = raw[y * (stride + 1)]
        row = bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride if kind else 0):
            a = row[x - step] if x >= step else 0
            c = before[x - step] if x >= step else 0
            b = before[x]
            row[x] = (row[x] + (a, b, (a + b) // 2, paeth(a, b, c))[kind - 1]) & 255
        rows.append(row)
        before = row
    return rows


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def small(data):
    if not data.startswith(SIGNATURE):
        raise ValueError("no PNG file")
    parts = collections.defaultdict(bytes)
    for kind, body in chunks(data):
        parts[kind] += body
    width, height, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
    if depth != 8 or colour not in (2, 6) or interlaced:
        return data  # not what Qt writes of a window, or small already
    step = 3 if colour == 2 else 4
    rows = unfiltered(zlib.decompress(parts[b"IDAT"]), height, width * step, step)
    pixels = [[tuple(row[x:x + 3]) for x in range(0, len(row), step)] for row in rows]
    counts = collections.Counter(pixel for row in pixels for pixel in row)
    palette = [pixel for pixel, _ in counts.most_common(256)]
    index = {pixel: i for i, pixel in enumerate(palette)}
    for pixel in counts:
        if pixel not in index:
            index[pixel] = min(range(len(palette)),
                               key=lambda i: sum((p - q) ** 2 for p, q in zip(palette[i], pixel)))
    raw = b"".join(b"\0" + bytes(index[pixel] for pixel in row) for row in pixels)
    return (SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)) +
            chunk(b"PLTE", b"".join(bytes(pixel) for pixel in palette)) +
            chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def main(files):
    if not files:
        sys.exit(__doc__)
    for name in files:
        with open(name, "rb") as file:
            data = file.read()
        try:
            made = small(data)
        except (ValueError, struct.error, zlib.error) as error:
            sys.exit(f"{name}: {error}")
        if len(made) < len(data):
            with open(name, "wb") as file:
                file.write(made)


main(sys.argv[1:])
