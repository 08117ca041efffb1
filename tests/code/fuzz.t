#!/usr/bin/env python3
"""Mutated releases under the sanitizers: no crash, valid XML that reads back to itself, in proportion to its length.

Takes a seed and a number of rounds: tests/code/fuzz.t [SEED [ROUNDS]]; `make check` runs the same ones every time.
"""
import os
import random
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import ROOT, Tap, make, releases, run, scratch

FILES = 40  # a round
LVCONV = ROOT / 'build/san/lvconv'
ENCODINGS = ['utf-8', 'utf-8', 'utf-8', 'utf-8-sig', 'utf-16', 'utf-16-be', 'windows-1257', 'iso8859-4', 'cp775', 'windows-1252']
BITS = ['☞ ', '"', '„', '“', '”', '«', '»', '*', '**', '_', '[', '](#)', '](https://example.org)', '<https://example.org>',
        '\n', '\n\n', '\r\n', '\r', '\t', '        ', '\f', '\v', '\u00a0', '\u00ad', '\u200b', '\u200d', '\u2028', '\ufeff',
        '\u0301', '\u0304\u0301', 'e\u0301', '\u0093', '\u0081', 'Ã©', 'â€œ', 'Ä«', '\ufffe', '\U0001f469\u200d\U0001f467',
        '> ', '>', '1. ', '12. maijā ', '12.05.2023. ', '- ', '• ', '###', '<em>', '&amp;', ']]>', '<!--', '+371 67000000',
        'a@example.org', 'Tālr.: ', 'Foto: ', '|', '0', '9' * 40, 'א', 'ابن', '漢字', '\x01', '\x1b[0m', 'x' * 3000]


def mutated(rng, text):
    """A text with some of it changed, moved, doubled or gone."""
    for _ in range(rng.choice([1, 2, 5, 20])):
        at, length = rng.randrange(len(text) + 1), rng.choice([0, 1, 3, 40, 400])
        part = text[at:at + length]
        change = rng.randrange(5)
        if change == 0:
            text = text[:at] + text[at + length:]
        elif change == 1:
            text = text[:at] + rng.choice(BITS) + text[at:]
        elif change == 2:
            text = text[:at] + part * rng.choice([2, 3, 9]) + text[at + length:]
        elif change == 3:
            to = rng.randrange(len(text) + 1)
            text = text[:to] + part + text[to:]
        else:
            text = text[:at] + rng.choice(BITS) * rng.choice([1, 2, 50]) + text[at + length:]
    return text


def damaged(rng, data):
    """Bytes with a few of them wrong."""
    data = bytearray(data)
    for _ in range(rng.choice([0, 0, 0, 1, 4]) if data else 0):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def sources(rng, texts):
    for _ in range(FILES):
        text = mutated(rng, rng.choice(texts))
        yield damaged(rng, text.encode(rng.choice(ENCODINGS), 'ignore'))


def survive(tap, what, command, folder):
    code, out, err = run(command, cwd=folder, timeout=600)
    broken = [line for line in err.splitlines() if 'Sanitizer' in line or 'runtime error' in line or line.startswith('    #')]
    return tap.ok(code in (0, 1) and not broken, what, f'exit {code}', *broken[:12])


def write(folder, named):
    for name, data in named.items():
        Path(folder, name).write_bytes(data)
    return sorted(named)


def one_round(tap, rng, texts, seed):
    with scratch() as folder:
        for sub in ('out', 'again'):
            Path(folder, sub).mkdir()
        files = write(folder, {f'{n:02}.txt': data for n, data in enumerate(sources(rng, texts))})
        survive(tap, f'seed {seed}: {FILES} mutated releases', [LVCONV, '-f', 'text', '-t', 'xml,html,text,roles', '-O', 'out', *files], folder)
        made = sorted(f'out/{p.name}' for p in Path(folder, 'out').glob('*.xml'))
        if not tap.ok(made, f'seed {seed}: some of them are written'):
            return
        survive(tap, f'seed {seed}: their XML is read', [LVCONV, '-f', 'xml', '-t', 'xml', '-O', 'again', *made], folder)
        differ = [name for name in made if not Path(folder, name.replace('out', 'again')).is_file()
                  or Path(folder, name).read_bytes() != Path(folder, name.replace('out', 'again')).read_bytes()]
        tap.ok(not differ, f'seed {seed}: XML to XML changes nothing', *differ)
        if not missing('xmllint'):
            out = run(['xmllint', '--noout', '--relaxng', ROOT / 'include/release.rng', *made], cwd=folder)[2]
            wrong = [line for line in out.splitlines() if not line.endswith(' validates')]
            tap.ok(not wrong, f'seed {seed}: the XML is valid', *wrong)
        damage = {f'x{n:02}.xml': damaged(rng, mutated(rng, Path(folder, rng.choice(made)).read_text("utf-8", "replace")).encode()) for n in range(FILES)}
        survive(tap, f'seed {seed}: {FILES} mutated XML documents',
                [LVCONV, '-f', 'xml', '-t', 'xml,html,text', '-O', 'again', *write(folder, damage)], folder)


tap = Tap()
first = int(sys.argv[1]) if len(sys.argv) > 1 else 1
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
code, out, err = make('BUILD=build/san', 'SANITIZE=1', 'all')
os.environ.update(ASAN_OPTIONS='detect_leaks=1:exitcode=99', UBSAN_OPTIONS='print_stacktrace=1',
                  LSAN_OPTIONS=f'print_suppressions=0:suppressions={ROOT}/tests/code/lsan.supp')
if tap.ok(code == 0, 'it builds with sanitizers', err):
    texts = []
    for release in releases():
        try:
            texts.append(release.read_text('utf-8'))
        except UnicodeDecodeError:
            pass
    for seed in range(first, first + rounds):
        one_round(tap, random.Random(seed), texts, seed)
tap.done()
