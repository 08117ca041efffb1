#!/usr/bin/env python3
"""Packs as Word documents: two validators find nothing, python-docx reads the text of each release, LibreOffice lays them out."""
import json
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import judge, node, present, python
from lv import ROOT, Tap, houses, kept, lvconv, nfc, run, scratch
from sea_week import SEA_WEEK

LIST = SEA_WEEK + '''[section Jūra]
title.en = Sea
file = ferry.lv.txt
file = ferry.en.txt
file = report.lv.txt
file = report.en.txt
[section Pilsēta]
title.en = Town
file = bees.en.txt
file = museum.lv.txt
file = museum.en.txt
file = wide.txt
'''
WIDE = 'PRESS RELEASE\n\nElmford measures its noise at forty places\n\nOn 3 May, Elmford City Council said that noise is measured at forty places from June on.\n\n' + \
    '\n'.join('\t'.join([place, *(f'{n}231.5' for n in range(10, 24))]) for place in ('Harbour-embankment', 'Old-town-marketplace')) + \
    '\n\nThe council thanks all who live by the places, and all who measure.\n'
TEMPLATE = '[docx]\ntemplate = house.docx\n'


def made(folder):
    """{what: path} of packs."""
    for source in (ROOT / 'samples').iterdir():
        if source.is_file():
            (folder / source.name).write_bytes(source.read_bytes())
    (folder / 'pack.ini').write_text(LIST)
    (folder / 'wide.txt').write_text(WIDE)
    (folder / 'house.ini').write_text(TEMPLATE)
    lvconv('-q', '-s', 'bank', '-o', folder / 'house.docx', folder / 'bees.en.txt')
    ways = {'plain': [], 'duplex': ['--duplex'], 'rows': ['--layout=rows'], 'template': ['-s', folder / 'house.ini'], **{h: ['-s', h] for h in list(houses())[1:]}}
    for what, how in ways.items():
        path = folder / f'{what}.docx'
        code, out, err = lvconv('pack', '-q', *how, '-o', path, folder / 'pack.ini')
        if code:
            raise RuntimeError(f'{what}: exit {code}: {err}')
        yield what, path


def read(paths):
    return [kept(text) for text in json.loads(run([*python('docx_text.py'), *paths])[1])]


def check_text(tap, folder, pack):
    releases = [['-b', 'ferry.lv.txt', 'ferry.en.txt'], ['-b', 'report.lv.txt', 'report.en.txt'], ['bees.en.txt'], ['-b', 'museum.lv.txt', 'museum.en.txt'], ['wide.txt']]
    ones = []
    for n, arguments in enumerate(releases):
        ones.append(folder / f'one{n}.docx')
        lvconv('-q', '-o', ones[-1], *(a if a == '-b' else folder / a for a in arguments))
    whole, *texts = read([pack, *ones])
    at = 0
    for arguments, text in zip(releases, texts):
        found = whole.find(text, at)
        tap.ok(text and found >= at, f'{arguments[-1]}: python-docx reads what it reads of it alone, in order')
        at = max(at, found)


def check_covers(tap, folder):
    """Long titles, a picture, and all of it on one page."""
    made = []
    for house in houses():
        made.append(folder / f'cover-{house}.docx')
        lvconv('pack', '-q', '-s', house, '--title=' + 'A week of ships, rivers and those who live by them, in the north ' * 2, '-o', made[-1], folder / 'pack.ini')
    run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'pdf', '--outdir', folder, *made])
    for path in made:
        pages = [nfc(page) for page in run(['pdftotext', '-l', '2', path.with_suffix('.pdf'), '-'])[1].decode().split('\f')]
        tap.ok('Foto: Ilze Krasta' in pages[0] and 'Saturs' in pages[1], f'{path.stem}: on one page', *pages[:2])


def check_pages(tap, folder, pack):
    code, out, err = run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'pdf', '--outdir', folder, pack])
    pages = [nfc(page) for page in run(['pdftotext', '-layout', pack.with_suffix('.pdf'), '-'])[1].decode().split('\f')[:-1]]
    tap.ok(code == 0 and len(pages) > 10, 'LibreOffice lays it out', err)
    tap.ok('Jūras nedēļa' in pages[0] and ' / ' not in pages[0], 'the cover is a page without a foot', pages[0])
    feet = [re.search(r'(\d+) / (\d+)\s*$', page) for page in pages[1:]]
    tap.equal([foot and (int(foot[1]), int(foot[2])) for foot in feet], [(n, len(pages)) for n in range(2, len(pages) + 1)], 'page x of y')
    tap.ok(all('Embargo' in page or 'EMBARGO' in page for page in pages), 'the embargo is on each page')
    listed = {int(n) for n in re.findall(r'\.{5,} ?(\d+)$', pages[1], re.M)}
    titles = ('New ferry to link', 'Coastal waters are', 'Two million bees', 'Maritime museum', 'Elmford measures')
    real = [1 + next(n for n, page in enumerate(pages) if n > 1 and title in page) for title in titles]
    tap.ok(len(listed) == len(real) and all(abs(a - b) <= 1 for a, b in zip(sorted(listed), real)),
           'the numbers in the contents are near those of the pages', sorted(listed), real)


tap = Tap()
with scratch() as name:
    folder = Path(name)
    packs = dict(made(folder))
    for part, command in (('node', node('ooxml.mjs')), ('python', python('audit.py'))):
        if present(tap, command[1].name, installed=[part]):
            judge(tap, command, list(packs.values()), 2)
    if present(tap, 'python-docx', installed=['python']):
        check_text(tap, folder, packs['plain'])
    if present(tap, 'LibreOffice', 'soffice', 'pdftotext'):
        check_pages(tap, folder, packs['plain'])
        check_covers(tap, folder)
tap.done()
