#!/usr/bin/env python3
"""Work grows with the input and no faster.

Each input repeats one part, to megabytes for the filters and to a third of one for every format at once. Linear work
on it takes seconds, quadratic work hours, so a limit in minutes tells one from the other on any machine.
"""
import os
import subprocess
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, formats, lvconv, scratch

SHARE = 10 if os.environ.get('LV_SMALL') else 1
FILTERED, WRITTEN = 3_000_000 // SHARE, 300_000 // SHARE  # bytes
LIMIT = 120  # seconds
PARTS = {
    'one long line': 'vārds ',
    'one long word': 'a',
    'many paragraphs': 'On 12 May, in Riga, two people met.\n\n',
    'many lines': 'On 12 May, in Riga, two people met\n',
    'short paragraphs': 'a\n\n',
    'opening quotes': '“',
    'closing quotes': '” ',
    'straight quotes': '"word ',
    'quotes in paragraphs': '"It is so," said J. Doe.\n\n',
    'quote markers': '☞ "',
    'opening brackets': '[',
    'open links': '[a](',
    'links': '[a](https://example.org/) ',
    'nested links': '[a](b[',
    'asterisks': '*a ',
    'double asterisks': '**a',
    'underscores': '_a ',
    'autolinks': '<https://example.org/> ',
    'open autolinks': '<https://',
    'addresses': 'a@example.org ',
    'at signs': '@a.',
    'digits': '1',
    'numbers': '12.05. ',
    'phone numbers': '+371 67000000 ',
    'dates': '12. maijā ',
    'bullets': '• a\n',
    'bullets in a row': '• ',
    'indents': '        a\n\n',
    'tabs': 'a\t',
    'blanks': 'a' + ' ' * 64,
    'hyphens': '-',
    'combining marks': 'a\u0301\u0302\u0303',
    'only combining marks': '\u0301',
    'joined emoji': '👩\u200d',
    'right to left': 'שלום ',
    'no-break spaces': 'a\u00a0',
    'soft hyphens': 'a\u00ad',
    'contact lines': 'Tālr.: 67000000\n\nE-pasts: a@example.lv\n\n',
    'capitals': 'WHO: SOMEBODY\n',
    'two languages': 'On 12 May in Riga they met.\n\nŠodien Rīgā viņi tikās.\n\n',
}


def converts(tap, what, part, size, *options):
    try:
        code, out, err = lvconv(*options, stdin=(part * (size // len(part.encode()))).encode(), timeout=LIMIT)
        tap.ok(code == 0, f'{what}: exit 0', f'exit {code}', err)
    except subprocess.TimeoutExpired:
        tap.ok(False, f'{what}: exit 0', f'no answer in {LIMIT} s')


tap = Tap()
with scratch() as folder:
    for what, part in PARTS.items():
        converts(tap, f'{what}, filters', part, FILTERED)
        converts(tap, f'{what}, every format', part, WRITTEN, '-t', ','.join(formats()), '-O', folder)
tap.done()
