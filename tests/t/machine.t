#!/usr/bin/env python3
"""No file of the machine decides a byte: the outputs are the same where its data is not to be seen, and nothing but the
program, its libraries, what travels with it and the input is opened."""
import os
import re
import shutil
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, formats, lvconv, make, run, scratch, traced

SYSTEM = 3
HIDE = 'for folder in /usr/share /usr/local/share /etc /var/cache; do mount -t tmpfs none $folder || exit; done; exec "$@"'
HIDDEN = ['unshare', *([] if os.getuid() == 0 else ['-r']), '-m', 'sh', '-c', HIDE, 'sh']
SAMPLES = sorted(ROOT.glob('samples/*.txt'))
PICTURES = [ROOT / 'samples/ferry.jpg', ROOT / 'samples/lighthouse.png']  # that they name
PAIRS = [[path, path.with_name(path.name.replace('.lv.', '.en.'))] for path in SAMPLES if '.lv.' in path.name]
# A library may be as it likes about two things that decide nothing: the zone of a time that is replaced, the seed of a hash.
LIBRARY = re.compile(r'/etc/localtime|/usr/share/zoneinfo/.*|/dev/urandom|(/usr)?/lib(64)?/.*(\.so[.\d]*|gconv-modules(\.cache|\.d)?)|/etc/ld\.so\.(cache|preload)')


def old(folder):
    """A release in an old encoding, which is guessed and decoded, and a house style."""
    path, style = folder / 'old.txt', folder / 'house.ini'
    path.write_bytes('Rīgā šodien atklās jaunu tiltu pār Daugavu\n\nTilts būvēts divus gadus.\n'.encode('windows-1257'))
    style.write_text('[page]\npaper = Letter\n')
    return path, style


def runs(folder):
    """(arguments, outputs) that between them load every module and all data."""
    path, style = old(folder)
    yield ['-W', 'no-encoding', '-s', style, '-t', ','.join(formats()), '-O'], [path, *SAMPLES]
    yield ['-W', 'no-encoding', '-b', '-t', 'html,docx,pdf,tmx', '-O'], [file for pair in PAIRS for file in pair]


def made(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def hidden(tap, folder):
    for number, (arguments, files) in enumerate(runs(folder)):
        outs = folder / f'seen{number}', folder / f'hidden{number}'
        for out in outs:
            out.mkdir()
        seen = lvconv(*arguments, outs[0], *files)
        blind = run([*HIDDEN, BUILD / 'lvconv', *arguments, outs[1], *files])
        tap.equal(blind, seen, f'run {number}: the same messages without the data of the machine')
        tap.ok(made(outs[0]) and made(outs[0]) == made(outs[1]), f'run {number}: the same bytes', *sorted(made(outs[0])))


def opened(folder, arguments):
    """The files that a run opens, or tries to."""
    trace = folder / 'trace'
    run(['strace', '-f', '-qq', '-e', 'trace=open,openat,openat2', '-o', trace, BUILD / 'lvconv', *arguments], env=traced())
    sanitizer = r'/proc/(self|\d+)/(cmdline|environ|maps)' if 'ASAN_OPTIONS' in os.environ else ''
    return {os.path.realpath(path) for path in re.findall(r'open(?:at2?)?\((?:AT_FDCWD, )?"([^"]+)"', trace.read_text()) if not re.fullmatch(sanitizer, path)}


def only_its_own(tap, folder):
    for number, (arguments, files) in enumerate(runs(folder)):
        out = folder / f'traced{number}'
        out.mkdir()
        paths = opened(folder, ['-j', '1', *arguments, out, *files])
        own = [str(BUILD.resolve()) + '/', str(out.resolve()) + '/', *map(os.path.realpath, [folder / 'house.ini', *files, *PICTURES])]
        others = sorted(path for path in paths if not path.startswith(tuple(own)) and not LIBRARY.fullmatch(path))
        tap.equal(others, [], f'run {number}: no other file is opened')
        tap.ok(any(path.endswith('.dic') for path in paths) == bool(number), f'run {number}: patterns where columns are narrow', paths)


def without_patterns(tap, folder):
    """A copy of the program whose patterns are gone says so, and writes nothing."""
    copy = folder / 'copy'
    copy.mkdir()
    for name in ('lvconv', 'liblvconv.so.0'):
        shutil.copy(BUILD / name, copy)
    shutil.copytree(BUILD / 'modules', copy / 'modules')
    (copy / 'modules/hyphen/lv.dic').unlink()
    code, out, err = run([copy / 'lvconv', '-b', *PAIRS[0], '-o', copy / 'out.pdf'])
    tap.equal((code, err), (SYSTEM, f'{PAIRS[0][0]}: error: the hyphenation patterns hyphen/lv.dic cannot be read beside the modules: '
                            'No such file or directory; build and install them with make\n'), 'patterns that are missing are an error')
    tap.ok(not (copy / 'out.pdf').exists(), 'patterns that are missing: nothing is written')
    code, out, err = run([copy / 'lvconv', '-t', 'pdf', PAIRS[0][0]])
    tap.ok(code == 0 and out.startswith(b'%PDF'), 'one column needs none', err)


def build(tap, folder):
    copies = {path.name for path in (BUILD / 'modules/hyphen').iterdir()}
    languages = re.findall(r'^LV_HYPHEN\((\w+),', (ROOT / 'include/hyphens.def').read_text(), re.M)
    want = {'LGPL-2.1', *(f'{lang}.{what}' for lang in languages for what in ('dic', 'copyright'))}
    tap.equal(copies, want, 'patterns of each language with their notices')
    code, out, err = make(f'BUILD={folder}/b', 'SHARE=/nowhere', f'{folder}/b/modules/hyphen/lv.dic')
    tap.ok(code != 0 and 'install the package hyphen-lv' in err, 'a build without the package says what to install', err)


tap = Tap()
with scratch() as name:
    for part, tools in ((hidden, ['unshare', 'mount']), (only_its_own, ['strace']), (without_patterns, []), (build, [])):
        reason = missing(*tools) or (run([*HIDDEN, 'true'])[2] if part is hidden else None)
        if reason:
            tap.skip(part.__name__, reason)
            continue
        folder = Path(name) / part.__name__
        folder.mkdir()
        part(tap, folder)
tap.done()
