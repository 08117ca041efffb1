#!/usr/bin/env python3
"""Work grows with the input and no faster.

Each input repeats one part, to megabytes for the filters and the findings of check, and to a third of one for every
format at once. Linear work on it takes seconds, quadratic work hours, so a limit in minutes tells one from the other on
any machine.
"""
import os
import subprocess
import sys
sys.path.insert(0, 'tests/lib')
from hostile import PARTS
from lv import Tap, formats, lvconv, scratch

SHARE = 10 if os.environ.get('LV_SMALL') else 1
FILTERED, WRITTEN = 3_000_000 // SHARE, 300_000 // SHARE  # bytes
LIMIT = 120  # seconds


def answers(tap, what, part, size, *options, codes=(0,)):
    try:
        code, out, err = lvconv(*options, stdin=(part * (size // len(part.encode()))).encode(), timeout=LIMIT)
        tap.ok(code in codes, f'{what}: an answer', f'exit {code}', err)
    except subprocess.TimeoutExpired:
        tap.ok(False, f'{what}: an answer', f'none in {LIMIT} s')


tap = Tap()
with scratch() as folder:
    for what, part in PARTS.items():
        answers(tap, f'{what}, filters', part, FILTERED)
        answers(tap, f'{what}, check', part, FILTERED, 'check', '-', codes=(0, 1))
        answers(tap, f'{what}, every format', part, WRITTEN, '-t', ','.join(formats()), '-O', folder)
tap.done()
