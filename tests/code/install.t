#!/usr/bin/env python3
"""`make install` gives a program that works away from the sources, with its modules, links and manual; `make STATIC=1` one without modules."""
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, convert, make, run, scratch, stages

FORMATS = ('xml', 'html', 'docx', 'pdf')
release = min(ROOT.glob('samples/*.txt'))
tap = Tap()


def same_outputs(program, what):
    editions = ['-b', release.with_name(release.name.replace('.en.', '.lv.')), release]
    code, out, err = run([program, '-t', 'pdf', *editions], cwd='/', env={})
    tap.ok(code == 0 and out == convert(*editions, to='pdf'), f'{what}: columns, hyphenated, are the same', err)
    for to in FORMATS:
        code, out, err = run([program, '-t', to, release], cwd='/', env={})
        tap.ok(code == 0 and out == convert(release, to=to), f'{what}: {to} is the same', err)


with scratch() as folder:
    code, out, err = make('install', f'PREFIX={folder}')
    tap.equal(code, 0, 'make install')
    same_outputs(Path(folder) / 'bin/lvconv', 'installed')
    links = {p.name for p in Path(folder).glob('bin/lv-*')}
    tap.equal(links, {f'lv-{s}' for kind in ('READER', 'FILTER', 'PAIRING', 'WRITER') for s in stages(kind)} |
              {f'lv-to-{s}' for s in stages('WRITER')}, 'a link for each stage')
    code, out, err = run([f'{folder}/bin/lv-text', release], cwd='/')
    tap.ok(code == 0 and b'<p' in out, 'a link runs its stage', err)
    patterns = {p.name: p.read_bytes() for p in (BUILD / 'modules/hyphen').iterdir()}
    tap.equal({p.name: p.read_bytes() for p in Path(folder).glob('lib/lvconv/hyphen/*')}, patterns, 'patterns and their notices')
    tap.ok((Path(folder) / 'share/man/man1/lvconv.1').exists(), 'the manual is there')

code, out, err = make('STATIC=1', 'BUILD=build/static')
if tap.equal(code, 0, 'make STATIC=1'):
    same_outputs(ROOT / 'build/static/lvconv', 'static')
tap.done()
