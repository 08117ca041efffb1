#!/usr/bin/env python3
"""The title of a document: in HTML, DOCX and PDF the same, of the edition that has a headline, and clean where it is cut."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, run, scratch

LV = 'Tilts pār Alksni no pirmdienas būs slēgts divas nedēļas, 2028. gada 3. maijā paziņoja Alksnenes pilsētas dome.\n\nDome pateicas visiem.\n'
EN = 'The bridge over the Elm will be closed for two weeks from Monday, the council of Elmford said on 3 May 2028.\n\nThe council thanks everybody.\n'
HEADLINE = 'Town of Elmford repairs its bridge\n\n'
LONG = ('On 3 May, in Elmford, the council of the town published the yearly report on its bridges and roads and waterways, '
        'which tells of the work of fourteen services.\n\nThe council thanks everybody.\n')


def titles(folder, *files):
    options = ['-b'] if len(files) > 1 else []
    found = []
    for to in ('html', 'docx', 'pdf'):
        code, out, err = lvconv('-q', *options, '-t', to, *files)
        assert code == 0, err
        (folder / 'x.pdf').write_bytes(out)
        found += re.findall(r'(?s)<title.*?>(.*?)</title>', out.decode()) if to == 'html' else \
            re.findall('<dc:title>(.*?)</dc:title>', zipfile.ZipFile(io.BytesIO(out)).read('docProps/core.xml').decode()) if to == 'docx' else \
            re.findall('Title: +(.*)', run(['pdfinfo', folder / 'x.pdf'])[1].decode())
    return [title.replace('\u00a0', ' ') for title in found]


tap = Tap()
with scratch() as name:
    folder = Path(name)
    for file, text in (('a.lv.txt', LV), ('a.en.txt', HEADLINE + EN), ('b.en.txt', EN), ('c.en.txt', LONG)):
        (folder / file).write_text(text)
    tap.equal(titles(folder, folder / 'a.lv.txt', folder / 'a.en.txt'), [HEADLINE.strip()] * 3, 'of the edition that has a headline')
    page = lvconv('-q', '-b', '-t', 'html', folder / 'a.lv.txt', folder / 'a.en.txt')[1].decode()
    tap.ok('<html lang="lv">' in page and '<title lang="en">' in page, 'in its language')
    tap.equal(titles(folder, folder / 'a.en.txt'), [HEADLINE.strip()] * 3, 'the headline')
    tap.equal(titles(folder, folder / 'b.en.txt'), [EN.split('.')[0]] * 3, 'without one: the first sentence')
    long = titles(folder, folder / 'c.en.txt')
    tap.ok(len(set(long)) == 1 and LONG.startswith(long[0]) and long[0][-1].isalpha(), 'cut without a comma', *long)
tap.done()
