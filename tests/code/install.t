#!/usr/bin/env python3
"""`make install` gives a program that works away from the sources, with its modules, links, completions and manual; `make STATIC=1` one without modules."""
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
    tap.equal({p.name: p.read_bytes() for p in Path(folder).glob('lib/lvconv0/hyphen/*')}, patterns, 'patterns and their notices')
    pages = {p.stem for p in Path(folder).glob('share/man/man1/*.1') if p.read_text().startswith(('.Dd', '.\\"'))}
    tap.equal(pages, links | {'lvconv'}, 'a manual page for the program and each link')
    tap.equal((Path(folder) / 'share/man/man5/lvconv-style.5').read_bytes(), (ROOT / 'src/lvconv-style.5').read_bytes(), 'the page of house styles')
    styles = {p.name: p.read_bytes() for kind in ('ini', 'png') for p in ROOT.glob(f'styles/*.{kind}')}
    tap.equal({p.name: p.read_bytes() for p in Path(folder).glob('share/lvconv/styles/*')}, styles, 'house styles and their logos')
    for what, place in (('bash', 'bash-completion/completions/{}'), ('fish', 'fish/vendor_completions.d/{}.fish')):
        there = [Path(folder) / 'share' / place.format(name) for name in sorted(links | {'lvconv'})]
        tap.ok(all('lv-join' in p.read_text() for p in there if p.exists()) and all(map(Path.exists, there)),
               f'completions of {what} for the program and each link', [p for p in there if not p.exists()])
    tap.ok((Path(folder) / 'share/zsh/site-functions/_lvconv').exists(), 'completions of zsh')
    tap.equal(make('uninstall', f'PREFIX={folder}')[0], 0, 'make uninstall')
    left = [str(p.relative_to(folder)) for p in Path(folder).rglob('*') if p.is_file() or p.is_symlink()]
    tap.equal(left, [], 'nothing installed is left')

code, out, err = make('STATIC=1', 'BUILD=build/static')
if tap.equal(code, 0, 'make STATIC=1'):
    same_outputs(ROOT / 'build/static/lvconv', 'static')
tap.done()
