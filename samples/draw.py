#!/usr/bin/env python3
"""draw.py FOLDER: draws the pictures of samples/ferry.*.txt, ferry.png and lighthouse.png, with nothing but Python.

ferry.jpg is ferry.png by way of `cjpeg -quality 85` of libjpeg-turbo.
"""
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

    def colour(x, y):
        for (points, rgba), (left, right, top, bottom) in zip(reversed(shapes), reversed(bounds)):
            if left <= x <= right and top <= y <= bottom and inside(points, x, y):
                return rgba
        return ground(x, y)

    for row in range(height):
        line = bytearray()
        for column in range(width):
            sum_, alpha = [0, 0, 0], 0
            for i in range(FINE * FINE):
                r, g, b, a = colour(column + (i % FINE + .5) / FINE, row + (i // FINE + .5) / FINE)
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


folder = sys.argv[1]
png(f'{folder}/ferry.png', 1020, 660, opaque(drawn(1020, 660, evening, ferry())), 3)
png(f'{folder}/lighthouse.png', 360, 580, drawn(360, 580, lambda x, y: (0, 0, 0, 0), lighthouse()), 4)
