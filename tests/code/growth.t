#!/usr/bin/env python3
"""The instructions from text to every format, and those and the memory of an alignment, grow as the input does.

Twice the input may add twice as much as the doubling before it, and a little; quadratic work adds four times as much.
"""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from editions import long_editions
from hostile import PARTS
from judge import missing
from lv import BUILD, Tap, formats, run, scratch

SIZE = 5_000  # bytes, doubled twice
PARAGRAPHS = 150  # of an edition, doubled twice
MOST = 2.6


def instructions(folder, arguments, text=''):
    """How many instructions lvconv takes."""
    code, out, err = run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={folder}/counts', BUILD / 'lvconv',
                          *arguments], text.encode())
    count = re.search(r'I\s+refs:\s+([\d,]+)', err)
    if code != 0 or not count:
        raise RuntimeError(f'exit {code}: {err}')
    return int(count.group(1).replace(',', ''))


def alignment(folder, n):
    """The arguments that align two editions of n paragraphs."""
    files = [Path(folder) / f'{n}.{lang}.txt' for lang in ('lv', 'en')]
    for file, text in zip(files, long_editions(n)):
        file.write_text(text)
    return ['-b', '-t', 'pairs', *files]


def pack(folder, n):
    """The arguments that pack n releases of a page, in sections, each with a contact of its own."""
    lines = ['[pack]', 'title = Growth']
    for i in range(n):
        (Path(folder) / f'{i}.txt').write_text(f'River news {i}\n\n12 May 2026\n\nThe River Office measured the ice at bridge {i}.\n\n'
                                               f'Contact:\nAnna Number{i}\nPhone: +371 6700{i:04}\n')
        lines += ([f'[section {i // 50}]'] if i % 50 == 0 else []) + [f'file = {i}.txt']
    (Path(folder) / 'pack.ini').write_text('\n'.join(lines))
    return ['pack', '-q', Path(folder) / 'pack.ini']


# A process counts the memory of the one it was forked from, so a small one has to start lvconv and to ask.
ASK = 'import os, sys; used = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0); print(used[1], used[2].ru_maxrss)'


def memory(arguments):
    """The most memory lvconv has, in kilobytes."""
    quiet = [f'-Wno-pair-{name}' for name in ('missing', 'differs', 'unsure', 'length', 'quotes')]
    code, out, err = run([sys.executable, '-S', '-c', ASK, BUILD / 'lvconv', *arguments, *quiet])
    status, kilobytes = out.split()
    if code or int(status):
        raise RuntimeError(f'status {status}: {err}')
    return int(kilobytes)


def check_growth(tap, what, unit, counts):
    small, middle, large = counts
    growth = (large - middle) / max(middle - small, 1)
    tap.ok(growth < MOST, f'{what}: linear', f'{small:,} {middle:,} {large:,} {unit}: the growth doubles by {growth:.2f}')


tap = Tap()
reason = missing('valgrind')
with scratch() as folder:
    if reason:
        tap.skip('instructions', reason)
    else:
        for what, part in PARTS.items():
            repeats = SIZE // len(part.encode())
            check_growth(tap, what, 'instructions', [instructions(folder, ['-t', ','.join(formats()), '-O', folder], part * (repeats * k))
                                                     for k in (1, 2, 4)])
        check_growth(tap, 'alignment', 'instructions', [instructions(folder, alignment(folder, PARAGRAPHS * k)) for k in (1, 2, 4)])
        check_growth(tap, 'pack', 'instructions', [instructions(folder, [*pack(folder, 100 * k), '-o', Path(folder) / 'pack.pdf']) for k in (1, 2, 4)])
    check_growth(tap, 'pack', 'kB', [memory([*pack(folder, 500 * k), '-o', Path(folder) / 'pack.pdf']) for k in (1, 2, 4)])
    check_growth(tap, 'alignment', 'kB', [memory([*alignment(folder, 10 * PARAGRAPHS * k), '-o', '/dev/null']) for k in (1, 2, 4)])
tap.done()
