#!/usr/bin/env python3
"""Two editions side by side: names of the languages above their columns, and no hole where one has no headline."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, pdf_structure, run, scratch

LV = 'Publicēts: 3.05.2028.\n\nTilts pār Alksni no pirmdienas būs slēgts divas nedēļas, 2028. gada 3. maijā paziņoja Alksnenes pilsētas dome.\n\nDome pateicas visiem, kas dzīvo pie tilta.\n'
EN = 'Published: 3.05.2028.\n\nThe bridge over the Elm will be closed for two weeks from Monday, the council of Elmford said on 3 May 2028.\n\nThe council thanks all who live by the bridge.\n'
HEADLINES = {'lv': 'Alksnenes pilsēta šovasar remontē savu tiltu\n\n', 'en': 'Elmford repairs its bridge in the summer\n\n'}


def made(to, *files):
    code, out, err = lvconv('-q', '-b', '-t', to, *files)
    assert code == 0, err
    return out


def lines(folder, pdf):
    (folder / 'x.pdf').write_bytes(pdf)
    return run(['pdftotext', '-layout', folder / 'x.pdf', '-'])[1].decode().splitlines()


tap = Tap()
with scratch() as name:
    folder = Path(name)
    for titled in ('lv', 'en', 'lv en', ''):
        for lang, text in (('lv', LV), ('en', EN)):
            (folder / f'r.{lang}.txt').write_text((HEADLINES[lang] if lang in titled else '') + text)
        for order in (('lv', 'en'), ('en', 'lv')):
            files = [folder / f'r.{lang}.txt' for lang in order]
            what, lone = f'headlines: {titled or "none"}, {order[0]} first', len(titled) == 2
            pdf, docx, page = made('pdf', *files), made('docx', *files), made('html', *files).decode()
            names = ['Latviešu', 'English'] if order[0] == 'lv' else ['English', 'Latviešu']
            tap.equal(lines(folder, pdf)[0].split(), names, f'{what}: names of the languages, PDF')
            tap.ok('Latviešu' not in pdf_structure(folder / 'x.pdf'), f'{what}: which are not of the text')
            tap.equal(re.findall('href="#edition-[12]"[^>]*>(.*?)<', page), names, f'{what}: names of the languages, HTML')
            whole = [line for line in lines(folder, pdf) if lone and line.strip() == HEADLINES[titled].strip()]
            tap.equal(len(whole), int(lone), f'{what}: a lone headline is in one line, PDF')
            document = zipfile.ZipFile(io.BytesIO(docx)).read('word/document.xml').decode()
            tap.equal(document.count('<w:gridSpan w:val="2"/>'), int(lone), f'{what}: and over both columns, DOCX')
            tap.equal(page.count('class="cell wide" style="grid-row: 1"'), int(lone), f'{what}: HTML')
            tap.equal(page.count('<h1 class="headline"'), int(bool(titled)), f'{what}: and it is that of the page')
            dates = [line for line in lines(folder, pdf) if 'Publicēts' in line and 'Published' in line]
            tap.equal(len(dates), 1, f'{what}: what is paired is beside each other')
tap.done()
