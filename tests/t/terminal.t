#!/usr/bin/env python3
"""What a person at a terminal gets: nothing that moves the cursor or turns text round, no binary format; and exit codes."""
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
sys.path.insert(0, 'tests/lib')
import lv
from lv import BUILD, ROOT, Tap, lvconv, run, scratch, stages

DOCUMENT, USAGE, SYSTEM = 1, 2, 3
# what stands in a name or a text, and how it is shown, and what JSON makes of it
ODD = [
    (b'\x1b[31m', '\\x1b[31m', '\x1b[31m'), (b'\r', '\\r', '\r'), (b'\x07', '\\x07', '\x07'), (b'\x7f', '\\x7f', '\x7f'), (b'a\nb', 'a\\nb', 'a\nb'),
    (b'\x08\x08', '\\x08\\x08', '\x08\x08'), ('\u009b2J'.encode(), '\\u009b2J', '\u009b2J'), ('\u0085'.encode(), '\\u0085', '\u0085'),
    ('\u202egnp'.encode(), '\\u202egnp', '\u202egnp'), ('\u2066x\u2069'.encode(), '\\u2066x\\u2069', '\u2066x\u2069'),
    ('\u200f'.encode(), '\\u200f', '\u200f'), ('\u2028'.encode(), '\\u2028', '\u2028'), ('\ufeff'.encode(), '\\ufeff', '\ufeff'),
    ('\U000e0041'.encode(), '\\U000e0041', '\U000e0041'), (b'\xff\xfe', '\\xff\\xfe', '\ufffd\ufffd'), (b'\x9b31m', '\\x9b31m', '\ufffd31m'),
    (b'\xc3', '\\xc3', '\ufffd'), (b'\xed\xa0\x80', '\\xed\\xa0\\x80', '\ufffd\ufffd\ufffd'), ('šķūnis ✓'.encode(), 'šķūnis ✓', 'šķūnis ✓'),
]


def is_plain(data):
    """Whether bytes are UTF-8 lines without controls, marks of direction or line separators."""
    return all(c == '\n' or unicodedata.category(c) not in ('Cc', 'Cf', 'Cs', 'Zl', 'Zp') for c in data.decode('utf-8'))


def command(*arguments):
    p = subprocess.run([BUILD / 'lvconv', *arguments], capture_output=True)
    return p.returncode, p.stdout, p.stderr


def names(tap, folder):
    for bytes_, shown, value in ODD:
        path = os.fsencode(folder) + b'/' + bytes_
        with open(path, 'wb'):
            pass
        want = f'{folder}/{shown}: error: nothing to convert: the input is empty\n'.encode()
        code, out, err = command(path)
        tap.equal((code, err), (DOCUMENT, want), f'{shown}: an input')
        tap.equal(command('-j', '2', '-t', 'text', '-O', folder / 'O', path, '/dev/null')[2].splitlines(True)[0], want, f'{shown}: by a worker')
        tap.equal(command('check', path)[:2], (DOCUMENT, want), f'{shown}: check')
        code, out, err = command('check', '--format=json', path)
        found = json.loads(out)[0]
        tap.ok(is_plain(out) and found['file'] == f'{folder}/{value}' and found['message'], f'{shown}: JSON', out)
        code, out, err = command('-o', path + b'/x', ROOT / 'samples/bees.en.txt')
        tap.equal((code, err.decode()), (SYSTEM, f'{folder}/{shown}/x: error: cannot be written: Not a directory\n'), f'{shown}: an output')


def options(tap, folder):
    for bytes_, shown, value in ODD:
        for before, after in (('-W', b''), ('--format=', b''), ('-t', b''), ('-f', b''), ('--run=text,', b''), ('-l', b''), ('-e', b''), ('-s', b''),
                              ('--layout=', b''), ('--first=', b''), ('--no-', b''), ('-j', b''), ('-O/dev/null/', b''), ('-o', b'.x')):
            code, out, err = command(before.encode() + bytes_ + after, ROOT / 'samples/bees.en.txt')
            tap.ok(code in (USAGE, SYSTEM) and out == b'' and err.count(b'\n') == 1 and is_plain(err), f'{before}{shown}: one plain line', err)


def texts(tap, folder):
    """What a message quotes of a text or of a house style."""
    draft, style, xml = folder / 'draft.txt', folder / 'house.ini', folder / 'draft.xml'
    for bytes_, shown, value in ODD:
        if b'\n' in bytes_ or b'\r' in bytes_:
            continue
        style.write_bytes(b'[page]\npaper = ' + bytes_ + b'\n')
        code, out, err = command('-s', style, draft)
        tap.ok(code == USAGE and is_plain(err), f'{shown}: in a style', err)
        draft.write_bytes(b'Field ' + bytes_ + b': value\nHeadline: One\n\nThe lead of [a' + bytes_ + b'](#) 12 May\n')
        xml.write_bytes(b'<release xmlns="urn:lvconv:release:1"><edition xml:lang="en"><p a' + bytes_ + b'="1">x</p></edition></release>')
        for arguments in ([draft], ['check', draft], ['check', '--format=json', draft], ['-t', 'roles', '-v', draft], ['-t', 'text', draft], [xml]):
            code, out, err = command(*arguments)
            text = out.replace(b'\t', b' ').replace('\U000e0041'.encode(), b'')  # part of a flag, and of the text
            tap.ok(is_plain(err) and is_plain(text), f'{shown}: in a text: {arguments[:-1]}', out, err)


def on_terminal(*arguments, stdin=b''):
    """(exit code, what a terminal gets on standard output, standard error)."""
    code, seen, err = lv.on_terminal(*arguments, stream='stdout', stdin=stdin)
    return code, seen, err.decode()


def binary(tap, folder):
    release = ROOT / 'samples/bees.en.txt'
    link = folder / 'lv-docx'
    for to in ('docx', 'pdf'):
        want = (USAGE, b'', f'lvconv: error: {to} is not for a terminal; give a file with -o, or a pipe\n')
        for arguments in (['-t', to, release], ['-t', to, '-o', '-', release], ['-t', to, '-o', '/dev/stdout', release], [f'--run=text,{to}', release],
                          ['-t', to], ['-b', '-t', to, ROOT / 'samples/bees.lv.txt', release]):
            tap.equal(on_terminal(*arguments), want, f'{arguments[:-1]} to a terminal')
        tap.equal(on_terminal('-t', to, '-o', folder / f'x.{to}', release)[:2], (0, b''), f'{to}: a file, seen from a terminal')
        tap.ok(lvconv('-t', to, release)[1], f'{to}: a pipe')
    for to in set(stages('WRITER')) - {'docx', 'pdf', 'tmx', 'pairs'}:
        code, seen, err = on_terminal('-t', to, release)
        tap.ok(code == 0 and len(seen) > 10, f'{to} may be read on a terminal', err)


def codes(tap, folder):
    """0, 1, 2 and 3, as the manual has them, and what --strict makes of a warning."""
    old, good = folder / 'old.txt', ROOT / 'samples/bees.en.txt'
    old.write_bytes('Rīgā šodien atklās jaunu tiltu pār Daugavu\n\nTilts būvēts divus gadus.\n'.encode('windows-1257'))
    for what, arguments, want in [
        ('a warning', ['-o', folder / 'a.html', old], 0), ('a warning, strictly', ['--strict', '-o', folder / 'b.html', old], DOCUMENT),
        ('strictly, of many', ['--strict', '-j', '2', '-t', 'html', '-O', folder, old, good], DOCUMENT),
        ('no warning, strictly', ['--strict', '-o', folder / 'c.html', good], 0),
        ('a warning switched off, strictly', ['--strict', '-W', 'no-encoding', '-o', folder / 'd.html', old], 0),
        ('check with findings', ['check', old], DOCUMENT), ('check, strictly', ['check', '--strict', old], DOCUMENT),
        ('check without', ['check', folder / 'fine.txt'], 0), ('check without, strictly', ['check', '--strict', folder / 'fine.txt'], 0),
        ('check of nothing', ['check', folder / 'not-there.txt'], SYSTEM), ('check, wrongly called', ['check', '--no-such'], USAGE),
    ]:
        (folder / 'fine.txt').write_bytes(good.read_bytes())
        code, out, err = lvconv(*arguments)
        tap.equal(code, want, f'{what}: exit {want}')
    tap.ok((folder / 'a.html').read_bytes() == (folder / 'b.html').read_bytes(), 'the output is the same')
    tap.equal(lvconv('-h'), lvconv('--help'), '-h is --help')
    tap.ok(lvconv('-h')[0] == 0 and b'usage: lvconv' in lvconv('-h')[1], '-h helps')


def memory(tap, folder):
    """Out of memory: the file is named, and nothing is left."""
    big, good, out = folder / 'big.txt', folder / 'good.txt', folder / 'out'
    big.write_text('On 12 May, in Riga, two people met and spoke.\n\n' * 300_000)
    good.write_bytes((ROOT / 'samples/bees.en.txt').read_bytes())
    want = 'out of memory; convert it alone, or in pieces'
    for jobs in '12':
        code, _, err = run(['sh', '-c', 'ulimit -v 170000; exec "$@"', 'sh', BUILD / 'lvconv', '-j', jobs, '-t', 'html', '-O', out, good, big])
        tap.equal((code, err), (SYSTEM, f'{big}: error: {want}\nlvconv: 1 converted, 0 skipped, 0 with warnings, 1 failed\n'),
                  f'-j {jobs}: the file is named')
        tap.equal(sorted(path.name for path in out.iterdir()), ['good.html'], f'-j {jobs}: the other is converted, and nothing left')


tap = Tap()
with scratch() as name:
    for part in (names, options, texts, binary, codes, *([] if os.environ.get('LV_SMALL') else [memory])):
        folder = Path(name) / part.__name__
        folder.mkdir()
        part(tap, folder)
tap.done()
