#!/usr/bin/env python3
"""An embargo, the most dangerous line of a release: in a box in every format, and on every page."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv, run, scratch

SAID = 'EMBARGOED UNTIL 9.00 ON 18 MAY 2028'
LV, EN = ROOT / 'samples/museum.lv.txt', ROOT / 'samples/museum.en.txt'


def parts(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith('.xml')}


def boxed(tap, folder):
    """In the colour of the house, unless it wants a line."""
    for form, wanted in (('box', True), ('line', False)):
        (folder / 'house.ini').write_text(f'[colour]\nembargo = #123456\n[embargo]\nform = {form}\n')
        html, docx, pdf = (lvconv('-q', '-s', './house.ini', '-t', to, EN, cwd=folder)[1] for to in ('html', 'docx', 'pdf'))
        tap.ok(b'--embargo: #123456' in html and (b'--frame: 2px' in html) == wanted, f'{form}: HTML')
        style = re.search(r'w:styleId="Embargo".*?</w:style>', parts(docx)['word/styles.xml'])[0]
        tap.equal((style.count('w:color="123456"'), 'w:val="123456"' in style), (4 * wanted, True), f'{form}: DOCX')
        (folder / 'out.pdf').write_bytes(pdf)
        run(['qpdf', '--qdf', 'out.pdf', 'open.pdf'], cwd=folder)
        page = (folder / 'open.pdf').read_bytes().partition(b'BDC\n0.071 0.204 0.337 rg\n')[2]
        tap.equal(page.partition(b'/H1')[0].count(b're f\n'), 4 * wanted, f'{form}: PDF')


def repeated(tap, folder):
    """From the second page on, for the first has the box; once for each language."""
    long = folder / 'long.txt'
    long.write_text(EN.read_text().replace('What there is to see', ''.join(f'In the year {1700 + n} the ship lay deep in the mud.\n\n' for n in range(60)) + 'What there is to see'))
    for style, source, wanted in (('default', [long], [SAID]), ('bank', [long], [SAID]), ('default', ['-b', LV, EN], ['EMBARGO LĪDZ 2028. GADA 18. MAIJA PLKST. 9.00', SAID])):
        docx, pdf = (lvconv('-q', '-s', style, '-t', to, *source)[1] for to in ('docx', 'pdf'))
        pages = run(['pdftotext', '-layout', '-', '-'], pdf)[1].decode().rstrip('\f').split('\f')
        tap.ok(len(pages) > 1, f'{style}: several pages')
        for number, page in enumerate(pages[1:], 2):
            tap.equal([line.strip() for line in page.strip().splitlines()[:len(wanted)]], wanted, f'{style}: page {number} begins with the embargo')
        head = parts(docx)['word/header.xml']
        tap.equal(re.findall(r'<w:t [^>]*>([^<]*)', head.replace('\xa0', ' '))[:len(wanted)], wanted, f'{style}: the header of DOCX has it')
        tap.ok('PartName="/word/header.xml"' in parts(docx)['[Content_Types].xml'], 'which is one')
        tap.ok('<w:headerReference w:type="default" r:id="header"/>' in parts(docx)['word/document.xml'], 'from the second page on')
    (folder / 'house.ini').write_text('[running]\nembargo = no\n')
    docx, pdf = (lvconv('-q', '-s', './house.ini', '-t', to, long, cwd=folder)[1] for to in ('docx', 'pdf'))
    tap.equal(run(['pdftotext', '-', '-'], pdf)[1].decode().count(SAID), 1, 'embargo = no: in its box only')
    tap.ok('word/header.xml' not in parts(docx), 'embargo = no: no header')
    plain = lvconv('-q', '-t', 'docx', ROOT / 'samples/bees.en.txt')[1]
    tap.ok('titlePg' not in parts(plain)['word/document.xml'], 'without an embargo there is none either')


# Heads of a release and what is said of one line of them: its role, and its day and hour.
BODY = {
    'en': '\n\nOn 24 May the ferry in Sundale will sail on Sundays again, after a winter without a captain, the council says.\n\n'
          'Tickets can be bought on board, from an hour before the ferry sails, and at the quay.\n\nContact: Mira Holt, +44 20 7946 0000\n',
    'lv': '\n\nVālodzes jūrskola 19. maijā no plkst. 10.00 līdz 15.00 aicina vidusskolēnus un viņu vecākus uz atvērto durvju dienu, '
          'kurā varēs izmēģināt kuģa tilta trenažieri.\n\nKontakti: Anna Liepa, 67000511\n',
}
HEADS = [
    ('en', 'EMBARGOED UNTIL 12.00 ON 21 MAY 2026\n\nThe ferry sails on Sundays again', 1, 'embargo', '2026-05-21T12:00'),
    ('en', 'This press release is under embargo until noon on 21 May 2026.\n\nThe ferry sails on Sundays again', 1, 'embargo', '2026-05-21T12:00'),
    ('en', 'PRESS RELEASE – EMBARGOED UNTIL 9 A.M., 21 MAY 2026\n\nThe ferry sails on Sundays again', 1, 'embargo', '2026-05-21T09:00'),
    ('en', 'Embargoed until\n00.01 BST, 21 May 2026\n\nThe ferry sails on Sundays again', 2, 'embargo', '2026-05-21T00:01+01:00'),
    ('en', 'FOR IMMEDIATE RELEASE\n21 May 2026\n\nThe ferry sails on Sundays again', 2, 'published', '2026-05-21'),
    ('lv', 'Nepublicēt pirms\n2026. gada 21. maija plkst. 9.00\n\nVālodzes jūrskola ver durvis', 2, 'embargo', '2026-05-21T09:00'),
    ('en', 'The port lifts its embargo on 21 May', 1, 'headline', None),
    ('en', 'Save the date: 19 May\n\nThe ferry sails on Sundays again', 1, 'doctype', None),
    ('en', 'The ferry opens its doors on 19 May\n\nInvitation to the open day', 1, 'headline', None),
    ('lv', 'Vālodzes jūrskola 19. maijā ver durvis topošajiem kuģu vadītājiem\n\nIelūgums uz atvērto durvju dienu', 1, 'headline', None),
    ('lv', 'Ielūgums uz atvērto durvju dienu\n\nVālodzes jūrskola 19. maijā ver durvis topošajiem kuģu vadītājiem', 3, 'headline', None),
    ('lv', 'Rezervē laiku: 19. maijs\n\nVālodzes jūrskola ver durvis topošajiem kuģu vadītājiem', 1, 'doctype', None),
    ('lv', 'Šī informācija ir ar embargo līdz 2026. gada 21. maija pusnaktij.\n\nVālodzes jūrskola ver durvis', 1, 'embargo', '2026-05-22T00:00'),
]


def recognised(tap, folder):
    """By its words, wherever in the line they are; never by a day alone."""
    for language, head, line, kind, when in HEADS:
        text = lvconv('-q', stdin=(head + BODY[language]).encode())[1].decode()
        found = re.search(rf'<(\w+)(?: datetime="([^"]*)")? line="{line}">', text)
        tap.equal(found.groups() if found else None, (kind, when), f'{head.splitlines()[line - 1]}: {kind}')


tap = Tap()
for test in (boxed, repeated, recognised):
    with scratch() as folder:
        test(tap, Path(folder))
tap.done()
