#!/usr/bin/env python3
"""How the lines of a release are laid out changes none of its roles, or few: each way has a floor.

A line that is divided counts by its first part.
"""
import sys
import textwrap
from collections import Counter
sys.path.insert(0, 'tests/lib')
from lv import Tap
from releases import releases, roles_of


def wrapped(line):
    parts = textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False) or ['']
    return parts + ['' for _ in parts[1:2]]


# what is made of a line, and the least share of lines that keep their roles
WAYS = {
    'no blank lines': (lambda line: [line] if line.strip() else [], 0.994),
    'a blank line below each': (lambda line: [line, ''], 0.975),
    'wrapped at 72 columns': (wrapped, 0.978),
    'lines end in CR LF': (lambda line: [line + '\r'], 1),
    'lines end in blanks': (lambda line: [line + '   '], 1),
    'quoted in an e-mail': (lambda line: ['> ' + line], 0.995),
    'the first blank does not break': (lambda line: [line.replace(' ', '\u00a0', 1)], 0.98),
    'typewriter signs': (lambda line: [line.translate({0x2013: '-', 0x2019: "'", 0x201c: '"', 0x201d: '"', 0x201e: '"'})], 0.99),
}


def lay_out(lines, way):
    """The lines as they come out, and by the number of each line that of its first part."""
    out, first = [], {}
    for number, line in enumerate(lines, 1):
        first[number] = len(out) + 1
        out += way(line)
    return out, first


asked, kept = Counter(), Counter()
for _, lines, gold in releases():
    before = roles_of(lines)
    for name, (way, _) in WAYS.items():
        out, first = lay_out(lines, way)
        now = roles_of(out)
        same = [now.get(first[n]) == role for n, role in gold.items() if before.get(n) == role]
        asked[name] += len(same)
        kept[name] += sum(same)
tap = Tap()
for name, (_, floor) in WAYS.items():
    share = kept[name] / asked[name]
    print(f'# {name}: {share:.1%} of {asked[name]} lines keep their roles', file=sys.stderr)
    tap.ok(share >= floor, name, f'{share:.4f}, not {floor}')
tap.done()
