#!/usr/bin/env python3
"""Fonts of a house, TTF and OTF, subset and whole: veraPDF, mutool and qpdf; the Nu checker where the page has them."""
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import nu, present, verapdf
from lv import ROOT, Tap, blankless, lvconv, run, scratch

FONTS = {'otf': ('LinLibertine_R.otf', 'LinLibertine_RB.otf'), 'ttf': ('NotoSerifDisplay-Regular.ttf', 'NotoSansDisplay-Bold.ttf')}
RELEASES = {'one': [ROOT / 'samples/bees.lv.txt'], 'both': ['-b', ROOT / 'samples/report.lv.txt', ROOT / 'samples/report.en.txt']}


def whole(font):
    """The same with a licence that forbids subsets."""
    at = next(at for at in range(12, 12 + 16 * font[5], 16) if font[at:at + 4] == b'OS/2') + 8
    at = int.from_bytes(font[at:at + 4]) + 8
    return font[:at] + (0x100).to_bytes(2) + font[at + 2:]


def styles(folder):
    paths = {Path(line.rstrip(': ')).name: Path(line.rstrip(': ')) for line in run(['fc-list', ':', 'file'])[1].decode().splitlines()}
    for kind, names in FONTS.items():
        for way, change in (('subset', bytes), ('whole', whole)):
            style = Path(folder) / f'{kind}-{way}.ini'
            files = [f'{style.stem}-{number}.{kind}' for number in range(2)]
            for file, name in zip(files, names):
                (Path(folder) / file).write_bytes(change(paths[name].read_bytes()))
            style.write_text(f'[font]\ntext = House\ntext-file = {files[0]}\nheading-file = {files[1]}\n'
                             + ('[html]\nfonts = embedded\n' if way == 'subset' else ''))
            yield style


def made(tap, folder, to):
    for style in styles(folder):
        for name, source in RELEASES.items():
            path = Path(folder) / f'{style.stem}-{name}.{to}'
            code, out, err = lvconv('-q', '-s', style, *source, '-o', path)
            tap.equal((code, err), (0, ''), f'{path.name} is made')
            yield name, path


def readers(tap, files, usual):
    for name, path in files:
        read = run(['mutool', 'draw', '-q', '-F', 'txt', path])[1].decode()
        tap.equal(blankless(read), blankless(run(['mutool', 'draw', '-q', '-F', 'txt', usual[name]])[1].decode()), f'{path.name}: mutool reads the same text')
        tap.equal(run(['qpdf', '--check', path])[0], 0, f'{path.name}: qpdf finds nothing')


tap = Tap()
with scratch() as folder:
    pdfs, usual = list(made(tap, folder, 'pdf')), {}
    for name, source in RELEASES.items():
        usual[name] = Path(folder) / f'usual-{name}.pdf'
        lvconv('-q', *source, '-o', usual[name])
    if present(tap, 'veraPDF', 'java', installed=['verapdf']):
        verapdf(tap, [path for name, path in pdfs])
    if present(tap, 'mutool and qpdf', 'mutool', 'qpdf'):
        readers(tap, [row for row in pdfs if row[0] == 'one'], usual)
    if present(tap, 'Nu checker', 'java', installed=['node']):
        pages = [path for name, path in made(tap, folder, 'html') if name == 'one']
        nu(tap, pages)
tap.done()
