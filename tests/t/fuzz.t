#!/usr/bin/env python3
"""Damaged releases go through every format: no crash, nothing lost, nothing invented, and the XML is a fixed point.

The damage is random but the same in every run. LV_FUZZ is how many releases are damaged, for a longer run.
"""
import collections
import os
import random
import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, blankless, formats, html_text, lvconv, nfc, releases, scratch, xml_text

ROUNDS = int(os.environ.get('LV_FUZZ', 60))
SIGNS = ['“', '”', '„', '"', '*', '**', '_', '[', '](', ')', '<', '>', '@', '☞ ', '\t', '   ', '\u00a0', '- ', '• ', '1. ', '#', '+371 ',
         'http://', '12. maijā ', ', said ', '\u0301', '👩\u200d', 'ש', '|', '\u2028', 'ﬁ', 'ﬃ']


def shuffle(text, chance):
    lines = text.split('\n')
    chance.shuffle(lines)
    return '\n'.join(lines)


def double(text, chance):
    lines = text.split('\n')
    at = chance.randrange(len(lines))
    return '\n'.join(lines[:at] + lines[at:at + 3] * chance.randrange(2, 20) + lines[at:])


def cut(text, chance):
    a, b = sorted(chance.randrange(len(text)) for _ in 'ab')
    return text[a:b]


def drop(text, chance):
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + text[at + chance.randrange(1, 9):]
    return text


def insert(text, chance):
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS) + text[at:]
    return text


def unwrap(text, chance):
    return text.replace('\n\n', '\n' if chance.randrange(2) else ' ')


def flip(data, chance):
    """Bytes, not characters: whatever encoding this becomes."""
    data = bytearray(data)
    for _ in range(chance.randrange(1, 60)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def letters(text):
    return collections.Counter(c for c in nfc(text) if unicodedata.category(c)[0] in 'LN')


def without_files(source):
    """Of a picture inside a sentence what it shows stays."""
    return re.sub(r'(!\[[^\[\]]*\])\([^()]*\)', r'\1', source)


def everything(xml):
    """The text of normalised XML and the targets of its links."""
    return xml_text(xml, hidden=True) + ''.join(e.get('href', '') + e.get('src', '') for e in ElementTree.fromstring(xml).iter())


def check_text(tap, what, source, folder):
    xml = (folder / 'out/in.xml').read_bytes()
    lost, invented = letters(without_files(source)) - letters(everything(xml)), letters(xml_text(xml, hidden=True)) - letters(source)
    tap.ok(not lost and not invented, f'{what}: conserved', f'lost {dict(lost)}', f'invented {dict(invented)}')
    text, page = blankless(xml_text(xml)), blankless(html_text((folder / 'out/in.html').read_bytes()))
    tap.ok(not letters(text) - letters(page), f'{what}: HTML has the text of the tree')
    tap.equal(lvconv('-f', 'xml', stdin=xml)[1], xml, f'{what}: fixed point')


def convert_all(tap, what, data, folder):
    (folder / 'in.txt').write_bytes(data)
    code, out, err = lvconv('-t', ','.join(formats()), '-O', folder / 'out', folder / 'in.txt', timeout=120)
    return tap.ok(code == 0 or (code == 1 and 'error:' in err), f'{what}: exit {code}', err[-600:]) and code == 0


tap = Tap()
texts = [release.read_bytes() for release in releases() if release.parent.name in ('samples', 'seeds')]
with scratch() as folder:
    (Path(folder) / 'out').mkdir()
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        source = chance.choice(texts).decode('utf-8')
        damage = [chance.choice((shuffle, double, cut, drop, insert, unwrap)) for _ in range(chance.randrange(1, 4))]
        for change in damage:
            source = change(source, chance) or source
        what = f'{seed}: {", ".join(change.__name__ for change in damage)}'
        if convert_all(tap, what, source.encode(), Path(folder)):
            check_text(tap, what, source, Path(folder))
        convert_all(tap, f'{what}, flip', flip(source.encode(), chance), Path(folder))
tap.done()
