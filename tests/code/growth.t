#!/usr/bin/env python3
"""The instructions from text to every format grow as the input does, and no clock is asked.

Twice the input may add twice as much as the doubling before it, and a little; quadratic work adds four times as much.
"""
import re
import sys
sys.path.insert(0, 'tests/lib')
from hostile import PARTS
from judge import missing
from lv import BUILD, Tap, formats, run, scratch

SIZE = 5_000  # bytes, doubled twice
MOST = 2.6


def instructions(folder, text):
    """How many instructions a conversion to every format takes."""
    code, out, err = run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={folder}/counts', BUILD / 'lvconv', '-t',
                          ','.join(formats()), '-O', folder], text.encode())
    count = re.search(r'I\s+refs:\s+([\d,]+)', err)
    if code != 0 or not count:
        raise RuntimeError(f'exit {code}: {err}')
    return int(count.group(1).replace(',', ''))


tap = Tap()
reason = missing('valgrind')
if reason:
    tap.skip('instructions', reason)
else:
    with scratch() as folder:
        for what, part in PARTS.items():
            repeats = SIZE // len(part.encode())
            small, middle, large = (instructions(folder, part * (repeats * k)) for k in (1, 2, 4))
            growth = (large - middle) / max(middle - small, 1)
            tap.ok(growth < MOST, f'{what}: linear', f'{small:,} {middle:,} {large:,} instructions: the growth doubles by {growth:.2f}')
tap.done()
