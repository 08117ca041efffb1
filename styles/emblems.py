#!/usr/bin/env python3
"""Draws the emblems of the invented houses in this folder: ministry.png, agency.png, bank.png.

Each is a list of layers, a colour and a test whether a point is inside, in a square from -1 to 1 with y downwards. The
picture is indexed, without transparency, 354 pixels wide: 300 to the inch at 30 mm. Names choose which are drawn.
"""
import math
import struct
import sys
import zlib
from pathlib import Path

SIZE, SAMPLES, LEVELS = 354, 4, 24
WHITE = (255, 255, 255)


def rectangle(left, top, right, bottom):
    return lambda x, y: left <= x <= right and top <= y <= bottom


def disc(cx, cy, r):
    return lambda x, y: (x - cx) ** 2 + (y - cy) ** 2 <= r * r


def polygon(*points):
    """Convex, its corners in order."""
    edges = list(zip(points, points[1:] + points[:1]))

    def inside(x, y):
        sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for (ax, ay), (bx, by) in edges]
        return all(s >= 0 for s in sides) or all(s <= 0 for s in sides)
    return inside


def rounded(left, top, right, bottom, r):
    def inside(x, y):
        dx, dy = max(left + r - x, 0, x - right + r), max(top + r - y, 0, y - bottom + r)
        return dx * dx + dy * dy <= r * r
    return inside


def both(*tests):
    return lambda x, y: all(test(x, y) for test in tests)


def shield(k):
    """A heater: straight above, two arcs below; k makes it smaller."""
    def inside(x, y):
        x, y = abs(x) / k, y / k
        return -.97 <= y and x <= .8 and (y <= 0 or math.hypot(x + .72, y * 1.37) <= 1.52)
    return inside


def wave(y0, width, swing):
    return lambda x, y: abs(y - y0 - swing * math.sin(x * 7.2)) <= width


def ray(turn):
    c, s = math.cos(turn), math.sin(turn)
    return lambda x, y: .46 <= x * s - (y + .02) * c <= .69 and abs(x * c + (y + .02) * s) <= .045


NAVY, GOLD = (29, 63, 114), (201, 162, 74)
MINISTRY = [(NAVY, shield(1)), (WHITE, shield(.92)), (NAVY, shield(.865)),
            *((GOLD, both(shield(.8), ray(math.radians(turn)))) for turn in range(-69, 70, 23)),
            (GOLD, both(disc(0, -.02, .37), rectangle(-1, -1, 1, -.02))),
            *((WHITE, both(shield(.8), wave(y, .045, .035))) for y in (.14, .33, .52))]

RED = (168, 13, 34)
AGENCY = [(RED, rounded(-.98, -.98, .98, .98, .2)),
          *((WHITE, rounded(x - .075, top, x + .075, .62, .075)) for x, top in
            ((-.6, .1), (-.3, -.18), (0, -.46), (.3, -.3), (.6, -.66)))]

GREEN, PALE = (11, 90, 94), (96, 168, 166)


def diamond(cx, cy, r):
    return polygon((cx, cy - r), (cx + r, cy), (cx, cy + r), (cx - r, cy))


BANK = [(GREEN, diamond(0, -.5, .47)), (PALE, diamond(.5, 0, .47)), (GREEN, diamond(0, .5, .47)), (PALE, diamond(-.5, 0, .47))]


def colour_at(layers, x, y):
    for colour, inside in reversed(layers):
        if inside(x, y):
            return colour
    return WHITE


def pixel(layers, column, row):
    found = [colour_at(layers, (column + (i + .5) / SAMPLES) * 2 / SIZE - 1, (row + (k + .5) / SAMPLES) * 2 / SIZE - 1)
             for i in range(SAMPLES) for k in range(SAMPLES)]
    if len(set(found)) == 1:
        return found[0]
    return tuple(min(255, round(sum(c) / len(found) / 255 * LEVELS) * 255 // LEVELS) for c in zip(*found))


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def png(rows):
    palette = sorted({colour for row in rows for colour in row})
    number = {colour: i for i, colour in enumerate(palette)}
    assert len(palette) <= 256
    data = b''.join(b'\0' + bytes(number[colour] for colour in row) for row in rows)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', SIZE, SIZE, 8, 3, 0, 0, 0)) + \
        chunk(b'PLTE', b''.join(bytes(colour) for colour in palette)) + \
        chunk(b'tEXt', b'Software\0drawn by styles/emblems.py of lvconv') + \
        chunk(b'IDAT', zlib.compress(data, 9)) + chunk(b'IEND', b'')


EMBLEMS = {'ministry': MINISTRY, 'agency': AGENCY, 'bank': BANK}
for name in sys.argv[1:] or EMBLEMS:
    layers = EMBLEMS[name]
    rows = [[pixel(layers, column, row) for column in range(SIZE)] for row in range(SIZE)]
    Path(__file__).with_name(f'{name}.png').write_bytes(png(rows))
