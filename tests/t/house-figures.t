#!/usr/bin/env python3
"""Figures as a house has them, lining or old style, proportional or of one width, in HTML, DOCX and PDF; and read as ever."""
import io
import re
import sys
import zipfile
from itertools import product
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, blankless, kept, lvconv, pdf_structure, refused, run, scratch, xml_text

RELEASE = """Elmford opens a new bridge

On 3 May 2028, in Elmford, the council of the town counted nnnn 3457 1111 9999 trains.

Bicycles that crossed it

Place\tBefore\tAfter
nnnn\t3457\t1111
Elmford\t4\t9999

Contact: Mira Holt, phone +371 20000511, mira@example.org
"""
SHAPES, WIDTHS = ('', 'lining', 'oldstyle'), ('', 'proportional', 'tabular')
FORMS = ['-'.join(filter(None, form)) for form in product(SHAPES, WIDTHS)][1:]
OTF = {'text-file': 'LinLibertine_R.otf', 'text-bold-file': 'LinLibertine_RB.otf', 'heading-file': 'LinLibertine_R.otf'}
SCALE = 4  # pixels to the point


def made(folder, house, to, text=RELEASE):
    (folder / 'in.txt').write_text(text)
    (folder / 'house.ini').write_text(house)
    code, _, err = lvconv('-Wno-doubtful', '-s', './house.ini', '-o', f'out.{to}', 'in.txt', cwd=folder)
    assert code == 0, err
    return err


def find(name):
    lines = run(['fc-list', ':', 'file'])[1].decode().replace(':', '').split('\n')
    return next(Path(line.strip()) for line in lines if line.strip().endswith('/' + name))


def words(folder):
    """[(word, left, top, right, bottom)] of the first page."""
    found = run(['pdftotext', '-bbox', '-l', '1', folder / 'out.pdf', '-'])[1].decode()
    return [(word, *map(float, box)) for *box, word in
            re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', found)]


def width(box):
    return box[3] - box[1]


def lowest(folder, boxes):
    """The lowest row of ink in each of some boxes, in points from the top of the page."""
    image = run(['pdftoppm', '-gray', '-r', str(72 * SCALE), '-l', '1', '-singlefile', folder / 'out.pdf'])[1]
    head = re.match(rb'P5\s+(\d+)\s+(\d+)\s+255\s', image)
    across, pixels = int(head[1]), image[head.end():]

    def inked(box, row):
        return any(ink < 128 for ink in pixels[row * across + int(box[1] * SCALE):row * across + int(box[3] * SCALE)])
    return [max(row for row in range(int(box[2] * SCALE), int(box[4] * SCALE)) if inked(box, row)) / SCALE for box in boxes]


def pdf(tap, folder, form, font):
    made(folder, font + (f'figures = {form}\n' if form else ''), 'pdf')
    boxes = {name: [box for box in words(folder) if box[0] == name] for name in ('nnnn', '3457', '1111', '9999')}
    shape, _, spacing = form.rpartition('-') if '-' in form else (form, '', '') if form in SHAPES else ('', '', form)
    alike = abs(width(boxes['1111'][0]) - width(boxes['9999'][0])) < .1
    if spacing or not form:
        tap.equal(alike, spacing != 'proportional', f'{form}: in text of one width, or each its own')
    below = [seven - n > .08 * 10 for n, seven in zip(lowest(folder, boxes['nnnn']), lowest(folder, boxes['3457']))]
    tap.equal(below, [shape == 'oldstyle'] * 2, f'{form}: they go below the line, or not, in text and in the table')
    one, nine = boxes['1111'][1], boxes['9999'][1]
    tap.ok(abs(width(one) - width(nine)) < .1 and abs(one[3] - nine[3]) < .1, f'{form}: those of tables are of one width, below each other', one, nine)
    tap.equal(kept(pdf_structure(folder / 'out.pdf')), kept(xml_text(lvconv('-t', 'xml', folder / 'in.txt')[1])), f'{form}: they are read as figures')
    fonts = run(['pdffonts', folder / 'out.pdf'])[1].decode().splitlines()[2:]
    tap.ok(all(line.split()[-5:-2] == ['yes'] * 3 for line in fonts), f'{form}: fonts are embedded, subset and readable', *fonts)
    return (folder / 'out.pdf').read_bytes()


def in_pdf(tap, folder):
    for name in set(OTF.values()):
        (folder / name).write_bytes(find(name).read_bytes())
    for font in ('[font]\n', '[font]\n' + ''.join(f'{key} = {file}\n' for key, file in OTF.items())):
        plain = pdf(tap, folder, '', font)
        made(folder, font + 'figures = default\n', 'pdf')
        tap.equal((folder / 'out.pdf').read_bytes(), plain, 'default is as without')
        for form in FORMS:
            pdf(tap, folder, form, font)


def in_html(tap, folder):
    made(folder, '', 'html')
    plain = (folder / 'out.html').read_text()
    tap.ok('body { font-variant' not in plain, 'HTML: nothing is said where the house says nothing')
    for form in FORMS:
        made(folder, f'[font]\nfigures = {form}\n', 'html')
        page = (folder / 'out.html').read_text()
        found = re.findall(r'\n(body|table, li::marker) \{ font-variant-numeric: (.*?); \}', page)
        shape = [f'{part}-nums' for part in form.split('-') if part in SHAPES]
        tap.equal(dict(found), {'body': ' '.join(f'{part}-nums' for part in form.split('-')), 'table, li::marker': ' '.join([*shape, 'tabular-nums'])}, f'HTML: {form}')
        tap.equal(re.sub(r'\n(body|table, li::marker) \{ font-variant-numeric: .*?; \}', '', page), plain, 'and no more')


def word(folder, style):
    package = zipfile.ZipFile(io.BytesIO((folder / 'out.docx').read_bytes()))
    styles = package.read('word/styles.xml').decode()
    found = re.search(rf'(?s)<w:style [^>]*w:styleId="{style}">.*?</w:style>', styles)[0]
    return dict(re.findall(r'<w14:(\w+) w14:val="(\w+)"/>', found)), styles


def in_docx(tap, folder):
    made(folder, '', 'docx')
    tap.ok('w14' not in word(folder, 'Normal')[1], 'DOCX: nothing is said where the house says nothing')
    names = {'lining': 'lining', 'oldstyle': 'oldStyle', 'proportional': 'proportional', 'tabular': 'tabular'}
    for form in FORMS:
        made(folder, f'[font]\nfigures = {form}\n', 'docx')
        wanted = {('numForm' if part in SHAPES else 'numSpacing'): names[part] for part in form.split('-')}
        found, styles = word(folder, 'Normal')
        tap.equal((found, word(folder, 'TableText')[0]), (wanted, wanted | {'numSpacing': 'tabular'}), f'DOCX: {form}')
        tap.ok('mc:Ignorable="w14"' in styles[:600], 'older programs may leave it', styles[:600])
    made(folder, '[page]\npaper = A4\n', 'docx')
    (folder / 'house.dotx').write_bytes((folder / 'out.docx').read_bytes())
    made(folder, '[font]\nfigures = oldstyle\n[docx]\ntemplate = house.dotx\n', 'docx')
    tap.ok('w14' not in word(folder, 'Normal')[1], 'a template says it itself')


def without(tap, folder):
    """A font that has no features: what it has by itself is not missed."""
    font = find('NotoSerif-Regular.ttf').read_bytes()
    (folder / 'bare.ttf').write_bytes(font.replace(b'GSUB', b'XSUB', 1))
    house = '[font]\ntext-file = bare.ttf\nheading-file = bare.ttf\n'
    made(folder, house, 'pdf')
    plain = (folder / 'out.pdf').read_bytes()
    for form in FORMS:
        err = made(folder, f'{house}figures = {form}\n', 'pdf')
        lacks = 'oldstyle' in form or 'proportional' in form
        tap.equal(re.findall(r'(?m)^\./house.ini:4: warning: the font NotoSerif\S* has no figures .*\[-Wfigures\]$', err) != [], lacks, f'{form}: what a font has not is said')
        tap.equal(err.count('[-Wfigures]'), int(lacks), f'{form}: once')
        tap.ok((folder / 'out.pdf').read_bytes() == plain, f'{form}: figures are as without')
    err = made(folder, f'{house}figures = oldstyle\n', 'html') + made(folder, f'{house}figures = oldstyle\n', 'docx')
    tap.equal(err, '', 'nothing is said of other formats, which only name the font')


def wrong(tap, folder):
    (folder / 'in.txt').write_text(RELEASE)
    refused(tap, folder, 'font', [f'figures = {value}' for value in ('old', 'tabular-lining', 'lining tabular', 'yes')])


tap = Tap()
with scratch() as name:
    for check in (in_pdf, in_html, in_docx, without, wrong):
        check(tap, Path(name))
tap.done()
