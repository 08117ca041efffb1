#!/usr/bin/env python3
"""draw.py FOLDER: draws the pictures of samples/ferry.*.txt, ferry.png and lighthouse.png, and those of samples/pack
into FOLDER/pack, with nothing but Python.

ferry.jpg is ferry.png by way of `cjpeg -quality 85` of libjpeg-turbo.
"""
import math
import os
import struct
import sys
import zlib

FINE = 3  # samples of a pixel in each direction


def inside(points, x, y):
    """True for a point in a polygon."""
    odd = False
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def box(x, y, width, height):
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def drawn(width, height, ground, shapes):
    """RGBA rows; `ground` gives the colour of a point, `shapes` are (points, colour), the last on top."""
    bounds = [(min(p[0] for p in s), max(p[0] for p in s), min(p[1] for p in s), max(p[1] for p in s)) for s, _ in shapes]

    def colour(near, x, y):
        for (points, rgba), (left, right, top, bottom) in near:
            if left <= x <= right and top <= y <= bottom and inside(points, x, y):
                return rgba
        return ground(x, y)

    for row in range(height):
        near = [(shape, b) for shape, b in zip(reversed(shapes), reversed(bounds)) if b[2] <= row + 1 and row <= b[3]]
        line = bytearray()
        for column in range(width):
            sum_, alpha = [0, 0, 0], 0
            for i in range(FINE * FINE):
                r, g, b, a = colour(near, column + (i % FINE + .5) / FINE, row + (i // FINE + .5) / FINE)
                sum_ = [sum_[0] + r * a, sum_[1] + g * a, sum_[2] + b * a]
                alpha += a
            line += bytes([*(round(c / alpha) if alpha else 0 for c in sum_), round(alpha / FINE / FINE)])
        yield bytes(line)


def png(path, width, height, rows, channels):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    data = b''.join(b'\0' + row for row in rows)
    with open(path, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, {3: 2, 4: 6}[channels], 0, 0, 0)) +
                chunk(b'IDAT', zlib.compress(data, 9)) + chunk(b'IEND', b''))


def opaque(rows):
    return (bytes(b for i, b in enumerate(row) if i % 4 < 3) for row in rows)


WHITE, RED, NAVY, GREY = (250, 250, 247, 255), (168, 38, 52, 255), (24, 48, 84, 255), (120, 132, 146, 255)


def evening(x, y):
    if y < 330:
        return 236 - y / 6, 214 - y / 12, 190 + y / 14, 255
    return 46 + (y - 330) / 9, 92 + (y - 330) / 7, 130 + (y - 330) / 8, 255


def ferry():
    ship = [([(180, 360), (860, 360), (800, 470), (250, 470)], NAVY), (box(250, 290, 500, 70), WHITE), (box(330, 235, 300, 55), WHITE),
            (box(470, 160, 70, 75), RED), (box(470, 178, 70, 14), WHITE), ([(180, 360), (860, 360), (852, 376), (190, 376)], RED)]
    windows = [(box(275 + 46 * i, 312, 26, 22), NAVY) for i in range(10)] + [(box(350 + 46 * i, 252, 26, 18), NAVY) for i in range(6)]
    waves = [([(x, y), (x + 60, y - 5), (x + 120, y), (x + 60, y + 3)], (150, 178, 196, 255))
             for x, y in ((90, 510), (420, 498), (700, 530), (230, 570), (840, 590), (560, 610), (20, 600))]
    return ship + windows + waves


def lighthouse():
    tower = [([(150, 120), (210, 120), (232, 520), (128, 520)], WHITE), ([(146, 190), (214, 190), (218, 270), (142, 270)], RED),
             ([(138, 350), (222, 350), (227, 430), (133, 430)], RED), (box(140, 108, 80, 14), NAVY), (box(155, 62, 50, 46), (246, 214, 120, 255)),
             ([(148, 62), (212, 62), (180, 28)], RED), (box(170, 470, 20, 50), NAVY), ([(60, 520), (300, 520), (330, 560), (30, 560)], GREY)]
    light = [([(205, 74), (355, 40), (355, 120), (205, 98)], (246, 214, 120, 110)), ([(155, 74), (5, 40), (5, 120), (155, 98)], (246, 214, 120, 110))]
    return light + tower


# ---- samples/pack: few colours, so that PNG stays small ----

GREEN, SAND, LEAF, TIN, BLACK = (44, 110, 84, 255), (226, 204, 162, 255), (92, 132, 84, 255), (188, 196, 200, 255), (38, 36, 40, 255)


def bands(*colours):
    """A ground of level bands; each is (from which y, colour)."""
    return lambda x, y: next(colour for top, colour in reversed(colours) if y >= top)


def disc(x, y, radius, across=1.0):
    return [(x + across * radius * math.cos(i * math.pi / 24), y + radius * math.sin(i * math.pi / 24)) for i in range(48)]


def ripples(colour, *places):
    return [([(x, y), (x + 60, y - 4), (x + 120, y), (x + 60, y + 3)], colour) for x, y in places]


SUNSET = bands((0, (250, 214, 160, 255)), (90, (248, 196, 142, 255)), (180, (242, 174, 128, 255)), (260, (232, 152, 122, 255)),
               (340, (58, 86, 124, 255)), (420, (46, 72, 110, 255)), (500, (36, 58, 94, 255)))


def sails(x, width, *heights):
    """Square sails of a mast, from above, each a little wider than the one above it."""
    y, shapes = 96, []
    for i, height in enumerate(heights):
        half = width / 2 * (.62 + .13 * i)
        shapes.append(([(x - half, y), (x + half, y), (x + half * 1.16, y + height - 6), (x - half * 1.16, y + height - 6)], WHITE))
        y += height
    return shapes


def harbour():
    ship = [([(270, 372), (700, 366), (668, 424), (318, 424)], NAVY), ([(270, 372), (700, 366), (697, 376), (276, 382)], RED),
            ([(690, 368), (790, 326), (793, 331), (696, 376)], BLACK)]
    masts = [(box(x - 3, 70, 6, 304), BLACK) for x in (370, 485, 600)]
    canvas = [shape for x, width in ((370, 92), (485, 104), (600, 92)) for shape in sails(x, width, 58, 66, 70, 70)]
    jibs = [([(612, 130), (776, 334), (624, 346)], (244, 236, 222, 255)), ([(356, 282), (282, 362), (356, 362)], (244, 236, 222, 255))]
    pier = [([(760, 430), (1000, 404), (1000, 470), (740, 470)], GREY), ([(868, 410), (876, 232), (908, 232), (916, 408)], WHITE),
            ([(871, 340), (913, 340), (911, 290), (873, 290)], RED), (box(866, 222, 52, 10), NAVY), (box(877, 196, 30, 26), (252, 234, 170, 255)),
            ([(872, 196), (912, 196), (892, 174)], RED)]
    glow = ripples((139, 110, 150, 255), (90, 372), (60, 396), (120, 410)) + \
        ripples((104, 98, 138, 255), (40, 440), (420, 470), (640, 520), (180, 540), (520, 580))
    return [(disc(150, 300, 62), (255, 236, 176, 255)), (box(0, 340, 1000, 40), SUNSET(0, 350))] + pier + masts + canvas + jibs + ship + glow


RIVER = bands((0, (214, 230, 238, 255)), (190, (122, 164, 182, 255)), (330, (104, 148, 170, 255)), (420, (88, 132, 156, 255)))


def ferry_of_river():
    trees = [(disc(x, 160, radius), LEAF) for x, radius in ((40, 54), (130, 42), (210, 60), (330, 46), (420, 58), (540, 44), (620, 56), (730, 48))]
    bank = [(box(0, 178, 800, 152), RIVER(0, 200)), (box(0, 178, 800, 22), SAND)]
    cable = [([(0, 300), (800, 288), (800, 291), (0, 303)], BLACK)]
    hull = [([(170, 320), (640, 320), (606, 382), (204, 382)], GREEN), ([(170, 320), (640, 320), (636, 330), (176, 330)], WHITE),
            ([(640, 320), (700, 296), (704, 302), (640, 332)], GREY), ([(170, 320), (110, 296), (106, 302), (170, 332)], GREY)]
    roof = [(box(226, 232, 360, 16), WHITE)] + [(box(x, 248, 6, 72), BLACK) for x in (240, 350, 456, 566)]
    house = [(box(362, 252, 88, 68), GREEN), (box(374, 262, 64, 26), RIVER(0, 0))]
    people = [shape for x, colour in ((270, RED), (306, NAVY), (492, (214, 154, 60, 255)), (532, RED))
              for shape in ((box(x, 284, 20, 36), colour), (disc(x + 10, 274, 9), (232, 196, 166, 255)))]
    waves = ripples((170, 200, 212, 255), (60, 404), (250, 420), (520, 410), (640, 440), (380, 460))
    return trees + bank + cable + house + people + roof + hull + waves


def bridge():
    def arch(x):
        return disc(x, 320, 92) + [(x + 92, 320)], RIVER(0, 10)
    tile = (196, 120, 84, 255)
    town = [shape for x, y, colour in ((20, 150, RED), (96, 170, tile), (520, 160, RED), (610, 146, tile), (700, 168, RED))
            for shape in ((box(x, y, 70, 70), WHITE), ([(x - 6, y), (x + 76, y), (x + 35, y - 36)], colour))]
    church = [(box(250, 70, 44, 150), WHITE), ([(244, 70), (300, 70), (272, 6)], GREEN), (box(264, 100, 16, 26), NAVY)]
    wall = [([(0, 226), (400, 196), (800, 226), (800, 330), (0, 330)], (170, 158, 142, 255)),
            ([(0, 214), (400, 184), (800, 214), (800, 228), (400, 198), (0, 228)], (120, 110, 98, 255))]
    water = [(box(0, 320, 800, 180), RIVER(0, 340)), (box(0, 400, 800, 100), RIVER(0, 430))]
    piers = [([(x, 290), (x + 40, 290), (x + 48, 352), (x - 8, 352)], (140, 128, 114, 255)) for x in (254, 506)]
    waves = ripples((150, 184, 198, 255), (60, 380), (330, 372), (590, 386), (160, 440), (460, 450))
    return town + church + wall + [arch(148), arch(400), arch(652)] + water + piers + waves


def gauge():
    stone = [(box(0, 0, 200, 640), (150, 140, 126, 255))] + \
            [(box(0, y, 200, 3), (124, 114, 102, 255)) for y in range(70, 640, 80)] + \
            [(box(60 + 70 * (i % 2), 73 + 80 * i, 3, 77), (124, 114, 102, 255)) for i in range(7)]
    board = [(box(226, 30, 104, 600), WHITE), (box(226, 30, 3, 600), BLACK), (box(327, 30, 3, 600), BLACK)]
    marks = [(box(232 + 32 * (i % 2), 40 + 24 * i, 32, 24), RED) for i in range(24)] + \
            [(box(304, 40 + 120 * i, 22, 5), BLACK) for i in range(5)]
    water = [(box(0, 470, 520, 170), (96, 140, 164, 255)), (box(0, 540, 520, 100), (80, 122, 148, 255))]
    return stone + board + marks + water + ripples((160, 194, 208, 255), (20, 490), (300, 486), (380, 530), (140, 580), (330, 600))


def smuggler():
    """A boat cut along its keel, on nothing."""
    hull = [([(20, 120), (780, 120), (690, 290), (130, 290)], BLACK), ([(62, 132), (738, 132), (705, 196), (97, 196)], (150, 106, 70, 255)),
            ([(102, 206), (700, 206), (670, 274), (142, 274)], SAND)]
    cans = [shape for x in range(156, 640, 45)
            for shape in ((box(x, 218, 36, 52), TIN), (box(x, 230, 36, 4), GREY), (box(x + 12, 211, 12, 8), GREY))]
    seats = [(box(x, 140, 74, 10), SAND) for x in (180, 362, 544)]
    oar = [([(300, 132), (308, 128), (566, 34), (562, 26)], (176, 132, 90, 255)), ([(556, 24), (568, 40), (668, 12), (660, -2)], (176, 132, 90, 255))]
    return hull + cans + seats + oar


PACK = (('harbour', 1000, 620, SUNSET, harbour), ('ferry', 800, 500, RIVER, ferry_of_river), ('bridge', 800, 500, bands((0, RIVER(0, 0))), bridge),
        ('gauge', 520, 640, lambda x, y: (214, 226, 230, 255), gauge), ('boat', 800, 300, None, smuggler))

folder = sys.argv[1]
png(f'{folder}/ferry.png', 1020, 660, opaque(drawn(1020, 660, evening, ferry())), 3)
png(f'{folder}/lighthouse.png', 360, 580, drawn(360, 580, lambda x, y: (0, 0, 0, 0), lighthouse()), 4)
os.makedirs(f'{folder}/pack', exist_ok=True)
for name, width, height, ground, shapes in PACK:
    rows = drawn(width, height, ground or (lambda x, y: (0, 0, 0, 0)), shapes())
    png(f'{folder}/pack/{name}.png', width, height, opaque(rows) if ground else rows, 3 if ground else 4)
