#!/usr/bin/env python3
"""Work grows with the input and no faster.

Each input repeats one part, to megabytes for the filters and the findings of check, and to a third of one for every
format at once. Linear work on it takes seconds, quadratic work hours, so a limit in minutes tells one from the other on
any machine. XML is refused or written in some seconds, so there the time of four times as much is held against
that of the one.
"""
import os
import subprocess
import sys
import time
sys.path.insert(0, 'tests/lib')
from hostile import PARTS, XML
from lv import Tap, formats, lvconv, scratch

SHARE = 10 if os.environ.get('LV_SMALL') else 1
FILTERED, WRITTEN = 3_000_000 // SHARE, 300_000 // SHARE  # bytes
LIMIT = 120  # seconds
XML_PARTS, RATIO, QUICK = 100_000 // SHARE, 10, 2  # parts of XML; of the times; seconds that are too few to compare


def answers(tap, what, part, size, *options, codes=(0,)):
    try:
        code, out, err = lvconv(*options, stdin=(part * (size // len(part.encode()))).encode(), timeout=LIMIT)
        tap.ok(code in codes, f'{what}: an answer', f'exit {code}', err)
    except subprocess.TimeoutExpired:
        tap.ok(False, f'{what}: an answer', f'none in {LIMIT} s')


def seconds(data, *options):
    start = time.monotonic()
    code, out, err = lvconv('-f', 'xml', *options, stdin=data, timeout=LIMIT)
    return time.monotonic() - start, code, err


def grows(tap, what, make, *options):
    """Four times as much takes four times as long, or so little that it does not matter."""
    try:
        one, code, err = seconds(make(XML_PARTS // 4).encode(), *options)
        four, code, err = seconds(make(XML_PARTS).encode(), *options)
        tap.ok(code in (0, 1) and (four < QUICK or four < one * RATIO), f'XML, {what}: linear', f'{one} s, {four} s, exit {code}', err)
    except subprocess.TimeoutExpired:
        tap.ok(False, f'XML, {what}: linear', f'none in {LIMIT} s')


tap = Tap()
with scratch() as folder:
    for what, make in XML.items():
        grows(tap, what, make)
        grows(tap, f'{what}, every format', lambda n: make(n // 10), '-t', ','.join(formats()), '-O', folder)
    for what, part in PARTS.items():
        answers(tap, f'{what}, filters', part, FILTERED)
        answers(tap, f'{what}, check', part, FILTERED, 'check', '-', codes=(0, 1))
        answers(tap, f'{what}, every format', part, WRITTEN, '-t', ','.join(formats()), '-O', folder)
tap.done()
