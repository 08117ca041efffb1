#!/usr/bin/env python3
"""What a house says of contacts: apart by a rule, on a ground, or plain; several people beside each other."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, kept, lvconv, pdf_structure, refused, run, scratch, xml_text

RELEASE = """Elmford opens a new bridge

On 3 May 2028, in Elmford, the council of the town opened a bridge over the Elm, which carries both trains and bicycles.

The plans of the bridge can be seen in the town hall, every day but Sunday, from nine in the morning to five.

Press contacts:
Mira Holt, press secretary
Phone: +371 20000511
mira@example.org

Jon Reed, spokesman of the builders
Elm Bridge Company
Phone: +371 20000512
jon@example.org

Ada Moss, photographs
ada@example.org
"""
ONE = RELEASE[:RELEASE.index('\nJon Reed')]
LATVIAN = """Elmsala atver jaunu tiltu

2028. gada 3. maijā Elmsalā pilsētas dome atvēra tiltu pār Elmu, pa kuru brauc gan vilcieni, gan velosipēdi.

Kontakti presei:
Mira Holta, preses sekretāre
Tālrunis: +371 20000511
mira@example.org

Jānis Rīds, būvnieku pārstāvis
jon@example.org
"""


def made(folder, contact, to, text=RELEASE, *more):
    (folder / 'in.txt').write_text(text)
    (folder / 'lv.txt').write_text(LATVIAN)
    (folder / 'house.ini').write_text(f'[contact]\n{contact}[colour]\npanel = #e8f0e8\npanel-dark = #203020\n')
    code, out, err = lvconv('-q', '-t', to, '-s', folder / 'house.ini', folder / 'in.txt', *more)
    assert code == 0, err
    (folder / f'out.{to}').write_bytes(out)
    return out


def page(*arguments):
    return made(*arguments[:2], 'html', *arguments[2:]).decode()


def document(*arguments, part='document'):
    return zipfile.ZipFile(io.BytesIO(made(*arguments[:2], 'docx', *arguments[2:]))).read(f'word/{part}.xml').decode()


def forms(tap, folder):
    for form, rule, ground in (('rule', True, False), ('panel', False, True), ('plain', False, False)):
        style = re.search(r'(?s)w:styleId="Contact">.*?</w:style>', document(folder, f'form = {form}\n', part='styles'))[0]
        tap.equal(('w:color="949494"' in style, '<w:shd w:val="clear" w:color="auto" w:fill="E8F0E8"/>' in style), (rule, ground), f'form = {form}: DOCX')
        made(folder, f'form = {form}\n', 'pdf')
        drawn = run(['qpdf', '--qdf', '--object-streams=disable', folder / 'out.pdf', '-'])[1]
        tap.equal((b'0.580 0.580 0.580 rg' in drawn, b'0.910 0.941 0.910 rg' in drawn), (rule, ground), f'form = {form}: PDF')
        sheet = page(folder, f'form = {form}\n')
        tap.equal((re.search('--contact-rule: (.*?);', sheet)[1] != '0', re.search('--contact-ground: (.*?);', sheet)[1] != 'none'), (rule, ground), f'form = {form}: HTML')
        tap.ok('--panel: #e8f0e8;' in sheet and '--panel: #203020;' in sheet, 'the ground in light and in dark', sheet[:1500])


def people(html):
    block = re.search(r'(?s)<address class="people">(.*?)</address>', html)
    return [re.sub('<[^>]*>', '', person).split('\n')[1] for person in block[1].split('<div>')[1:]] if block else []


def positions(folder):
    """{word: (x, y)} of the addresses and the names."""
    words = run(['pdftotext', '-bbox', folder / 'out.pdf', '-'])[1].decode()
    return {word: (float(x), float(y)) for x, y, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(Mira|Jon|Ada|press|[a-z]+@\S+)</word>', words)}


def columns(tap, folder):
    names = ['Mira Holt', 'Jon Reed', 'Ada Moss, photographs']
    for value, most in (('1', 1), ('2', 2), ('3', 3)):
        for form in ('rule', 'panel', 'plain'):
            house = f'form = {form}\ncolumns = {value}\n'
            tap.equal(people(page(folder, house)), names if most > 1 else [], f'{form}, columns = {value}: HTML')
            table = re.search(r'(?s)<w:tbl>.*</w:tbl>', document(folder, house))
            cells = [''.join(re.findall('<w:t [^>]*>(.*?)<', paragraph)) for paragraph in re.findall(r'(?s)<w:tc>.*?<w:p>(.*?)</w:p>', table[0])] if table else []
            wanted = ['Press contacts:', *names] + [''] * (-3 % most)
            tap.equal((table[0].count('<w:gridCol ') if table else 1, cells), (most, wanted if most > 1 else []), f'{form}, columns = {value}: DOCX')
            made(folder, house, 'pdf')
            at = positions(folder)
            tap.equal([at[name][1] == at['Mira'][1] for name in ('Jon', 'Ada')], [most > 1, most > 2], f'{form}, columns = {value}: PDF')
            tap.ok(all(at[f'{name.lower()}@example.org'][0] == at[name][0] for name in ('Mira', 'Jon', 'Ada')), 'all of a person is below the name', at)
            tap.equal(kept(pdf_structure(folder / 'out.pdf')), kept(xml_text(lvconv('-t', 'xml', folder / 'in.txt')[1])), 'and is read after it')
    for text, more, what in ((ONE, (), 'one person'), (RELEASE, ('-b', folder / 'lv.txt'), 'columns of two languages')):
        house = 'columns = 2\n'
        tap.equal(people(page(folder, house, text, *more)), [], f'{what}: HTML')
        tap.equal(document(folder, house, text, *more).count('<w:tbl>'), int(len(more) > 0), f'{what}: DOCX')
        tap.equal(document(folder, house, text, *more).count('<w:tbl>'), document(folder, '', text, *more).count('<w:tbl>'), f'{what}: as without')


def wrong(tap, folder):
    refused(tap, folder, 'contact', ('form = box', 'columns = 4', 'columns = 0', 'columns = two', 'rows = 1'))
    for text, count in (('[contact]\nform = panel\n[colour]\npanel = #808080\n', 2), ('[colour]\npanel = #808080\n', 0),
                        ('[contact]\nform = panel\n[colour]\npanel-dark = #808080\n', 2)):
        (folder / 'house.ini').write_text(text)
        err = lvconv('-t', 'text', '-Wno-doubtful', '-s', './house.ini', 'in.txt', cwd=folder)[2]
        tap.equal(err.count('[-Wcontrast]'), count, 'ink and links are read on the ground, too')


tap = Tap()
with scratch() as name:
    for check in (forms, columns, wrong):
        check(tap, Path(name))
tap.done()
