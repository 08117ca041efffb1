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


tap = Tap()
for test in (boxed,):
    with scratch() as folder:
        test(tap, Path(folder))
tap.done()
