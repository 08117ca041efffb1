#!/usr/bin/env python3
"""Running heads and feet: filled from the release, real headers and footers with fields in DOCX, artifacts in PDF."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv, run, scratch

USAGE = 2
LV, EN = ROOT / 'samples/bees.lv.txt', ROOT / 'samples/bees.en.txt'
STYLE = '''[letterhead]
name.lv = Bišu birojs
name.en = Office of Bees
[running]
head-left = {name} | {short-title}
head-right.lv = {page}. lpp. no {pages}
head-right.en = Page {page} of {pages}
foot-left.lv = Presei | {press-phone} | {press-mail}
foot-left.en = Press | {press-phone} | {press-mail}
foot-right = {date}
'''


def longer(path, folder):
    to = folder / path.name
    to.write_text(path.read_text().replace('\n\nCon', '\n\n' + 'Bees fly far and come back. ' * 200 + '\n\nCon').replace('\n\nKon', '\n\n' + 'Bites lido tālu un atgriežas. ' * 200 + '\n\nKon'))
    return to


def made(source, folder):
    docx, pdf = (lvconv('-q', '-s', './house.ini', '-t', to, *source, cwd=folder)[1:3] for to in ('docx', 'pdf'))
    with zipfile.ZipFile(io.BytesIO(docx[0])) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    pages = run(['pdftotext', '-layout', '-', '-'], pdf[0])[1].decode().rstrip('\f').split('\f')
    return parts, pages, pdf[0]


def words(xml):
    """The text, with fields by name and tabs."""
    xml = re.sub(r'<w:fldSimple w:instr=" (\w+) ">.*?</w:fldSimple>', r'<w:t>{\1}</w:t>', xml).replace('<w:tab/>', '<w:t>\t</w:t>')
    return [''.join(re.findall(r'<w:t(?: [^>]*)?>([^<]*)', paragraph)).replace('\xa0', ' ') for paragraph in xml.split('</w:p>')[:-1]]


def filled(tap, folder):
    (folder / 'house.ini').write_text(STYLE)
    en, lv = longer(EN, folder), longer(LV, folder)
    parts, pages, pdf = made([en], folder)
    head = 'Office of Bees · Two million bees to live on the roofs of Riga this year'
    foot = 'Press · +371 20000536 · zelma@pilsetas-drava.example.lv'
    tap.ok(len(pages) > 1 and head not in pages[0], 'no head on the first page', *pages)
    for number, page in enumerate(pages, 1):
        lines = [re.sub(' {2,}', '\t', line.strip()) for line in page.splitlines() if line.strip()]
        tap.equal(lines[-1], f'{foot}\t3 April 2028', f'the foot of page {number}')
        if number > 1:
            tap.equal(lines[0], f'{head}\tPage {number} of {len(pages)}', f'the head of page {number}')
    tap.equal(words(parts['word/header.xml']), [head + '\tPage {PAGE} of {NUMPAGES}'], 'the header of DOCX has fields')
    for name in ('footer', 'footer-first'):
        tap.equal(words(parts[f'word/{name}.xml']), [f'{foot}\t3 April 2028'], f'the {name} of DOCX')
    structure = run(['pdfinfo', '-struct-text', '-'], pdf)[1].decode()
    tap.ok(head not in structure and foot not in structure, 'nobody hears them')
    parts, pages, pdf = made(['-b', lv, en], folder)
    tap.equal(words(parts['word/header.xml'])[0], 'Bišu birojs · Rīgas jumtos šogad dzīvos divi miljoni bišu\t{PAGE}. lpp. no {NUMPAGES}', 'both languages')
    tap.equal(words(parts['word/header.xml'])[1], head + '\tPage {PAGE} of {NUMPAGES}', 'in lines of their own')
    tap.ok('Bišu birojs ·' in pages[1] and head in pages[1], 'in the PDF, too', pages[1])
    (folder / 'house.ini').write_text(STYLE + 'languages = first\n')
    tap.equal(len(words(made(['-b', lv, en], folder)[0]['word/header.xml'])), 1, 'languages = first: one')


def left_out(tap, folder):
    """What the release has not is left out with the part it is in."""
    (folder / 'house.ini').write_text(STYLE)
    bare = folder / 'bare.txt'
    bare.write_text('# A title\n\nSome words of a lead that says something.\n')
    parts, pages, pdf = made([bare], folder)
    tap.equal(words(parts['word/footer.xml']), ['Press'], 'no contact, no date')


def numbers(tap, folder):
    long = longer(EN, folder)
    for number, wanted in (('none', ''), ('page', '2'), ('pages', '2 / N')):
        (folder / 'house.ini').write_text(f'[running]\npage-number = {number}\n')
        parts, pages, pdf = made([long], folder)
        last = [line.strip() for line in pages[1].splitlines() if line.strip()][-1]
        tap.equal(last.replace(' ', '') if re.fullmatch(r'[\d /]+', last) else '', wanted.replace('N', str(len(pages))).replace(' ', ''), f'page-number = {number}')
        tap.equal(''.join(words(parts['word/footer.xml'])), {'none': '', 'page': '{PAGE}', 'pages': '{PAGE} / {NUMPAGES}'}[number], 'in DOCX, too')
        tap.ok('1 / 1' not in made([EN], folder)[1][0], 'a page alone has none')


WIDE = 'PRESS RELEASE\n\nElmford measures its noise at forty places\n\nOn 3 May, Elmford City Council said that noise is measured at forty places from June on.\n\n' + \
    '\n'.join('\t'.join([place, *(f'{n}231.5' for n in range(10, 24))]) for place in ('Harbour-embankment', 'Old-town-marketplace')) + \
    '\n\nThe council thanks all who live by the places, and all who measure.\n'


def across(tap, folder):
    """Pages across have the same heads and feet, and as much room for them; the first page of each section is not the first of all."""
    (folder / 'wide.txt').write_text(WIDE)
    for top in (22, 5):
        (folder / 'house.ini').write_text(STYLE + f'[page]\nmargin-top = {top}\nmargin-bottom = {top}\n')
        parts, pages, pdf = made([folder / 'wide.txt'], folder)
        sections = re.findall('<w:sectPr.*?</w:sectPr>', parts['word/document.xml'])
        tap.equal(['landscape' in section for section in sections], [False, True, False], f'{top} mm: upright, across, upright')
        tap.equal(['titlePg' in section for section in sections], [True, False, False], 'one first page')
        tap.ok(all(f'<w:{part}Reference w:type="default" r:id="{part}{"-across" * ("landscape" in section)}"/>' in section
                   for section in sections for part in ('header', 'footer')), 'heads and feet in each')
        for part in ('header', 'footer'):
            own, upright = (parts[f'word/{part}{kind}.xml'] for kind in ('-across', ''))
            tab = [int(at) for of in (own, upright) for at in re.findall(r'<w:tab w:val="right" w:pos="(\d+)"/>', of)]
            tap.equal((tab, words(own)), ([round(long * 20) - 2 * round(28 * 1440 / 25.4) for long in (841.89, 595.28)], words(upright)), f'{part}: the same, over the width of each')
        tap.equal([len(pages), *(page.count('Office of Bees') + page.count('Page ') for page in pages)], [3, 1, 2, 2], 'PDF')
        boxes = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<', run(['pdftotext', '-f', '2', '-l', '2', '-bbox', '-', '-'], pdf)[1].decode())
        at = {word: (float(begin), float(end)) for begin, end, word in boxes}
        tap.ok('Bees' in at and at['Bees'][1] < at['10231.5'][0] and at['23231.5'][1] < at['Press'][0], 'above and below the table', at)


def wrong(tap, folder):
    for value in ('{pager}', '{', '}', '{page', 'page}', '{Page}', '{press-fax}', '{{page}}', 'a {name} {b}'):
        (folder / 'house.ini').write_text(f'[running]\n\nfoot-left.lv = {value}\n')
        code, out, err = lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)
        tap.ok(code == USAGE and err.startswith('./house.ini:3: error: unknown key or value'), f'{value} is an error', code, err)
    (folder / 'house.ini').write_text('[running]\nhead-left = ' + 'wide ' * 35 + '\nfoot-left = ' + 'wide ' * 35 + '\n[page]\npaper = 100x150\n'
                                      'margin-top = 5\nmargin-bottom = 5\nmargin-inner = 5\nmargin-outer = 5\n')
    parts, pages, pdf = made([longer(EN, folder)], folder)
    tap.ok(all('wide' in page for page in pages) and len(pages) > 3, 'narrow margins make room', len(pages))


tap = Tap()
for test in (filled, left_out, numbers, across, wrong):
    with scratch() as folder:
        test(tap, Path(folder))
tap.done()
