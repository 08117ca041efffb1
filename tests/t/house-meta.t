#!/usr/bin/env python3
"""Kind of document, labels and date are where a house wants them: in that order, above or below the headline, in the letterhead."""
import re
import sys
import zipfile
from itertools import permutations
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, blankless, html_text, kept, lvconv, pdf_structure, run, scratch, xml_text

RELEASE = """PRESS RELEASE

Rescuers from three countries to test a joint flood plan

The exercise lasts two days; ferries do not run

Published: 08.05.2028.

Civil protection

On 12 May, in Elmford, the River Rescue Service and its colleagues from two other countries will test a joint plan for floods.

The exercise begins at nine in the morning and ends at six in the evening, when the boats are back.
"""
WORDS = {'kind': 'PRESS RELEASE', 'title': 'Rescuers from', 'deck': 'The exercise lasts', 'date': 'Published: 08.05.2028.',
         'labels': 'Civil protection', 'text': 'On 12 May', 'house': 'River Office', 'kind of the house': 'News'}
SOURCE = ['kind', 'title', 'deck', 'date', 'labels', 'text']
LETTER = '[letterhead]\nname = River Office\nkind = News\n'
FORMATS = ('html', 'docx', 'pdf')


def seen(folder, house, text=RELEASE, *more):
    """{format: what of WORDS is read, in its order}; XML written after them is as ever."""
    (folder / 'in.txt').write_text(text)
    (folder / 'house.ini').write_text(house)
    code, _, err = lvconv('-q', '-t', 'html,docx,pdf,xml', '-s', 'house.ini', '-O', 'out', 'in.txt', *more, cwd=folder)
    assert code == 0, err
    return {to: in_order(words) for to, words in read(folder).items()}


def read(folder):
    out = folder / 'out'
    with zipfile.ZipFile(out / 'in.docx') as package:
        parts = [package.read(f'word/{name}.xml').decode() for name in ('header-first', 'document') if f'word/{name}.xml' in package.namelist()]
    return {'html': html_text((out / 'in.html').read_bytes()), 'docx': re.sub('<[^>]*>', '', '\n'.join(parts)),
            'pdf': pdf_structure(out / 'in.pdf')}


def in_order(text):
    text = blankless(text)
    found = {what: text.find(blankless(words)) for what, words in WORDS.items()}
    return sorted((what for what in found if found[what] >= 0), key=found.get)


def orders(tap, folder):
    same = lvconv('-t', 'xml', '-', stdin=RELEASE.encode())[1]
    for order in ('source', *('-'.join(words) for words in permutations(('kind', 'labels', 'date')))):
        three = order.split('-') if '-' in order else ['kind', 'date', 'labels']
        slots = iter(three)
        for place, wanted in (('source', [next(slots) if what in three else what for what in SOURCE]), ('above', [*three, 'title', 'deck', 'text']),
                              ('below', ['title', 'deck', *three, 'text'])):
            found = seen(folder, f'[meta]\norder = {order}\nplace = {place}\n')
            tap.equal(found, dict.fromkeys(FORMATS, wanted), f'order = {order}, place = {place}')
            tap.equal((folder / 'out/in.xml').read_bytes(), same, 'and the release itself is as it was')


def letterheads(tap, folder):
    house = '[meta]\nplace = letterhead\n'
    found = seen(folder, house + LETTER)
    tap.equal(found, dict.fromkeys(FORMATS, ['house', 'kind', 'date', 'labels', 'title', 'deck', 'text']), 'kind and date in the letterhead')
    tap.equal(blankless(read(folder)['html']).count(blankless('PRESS RELEASE')), 1, 'and nowhere else')
    x = {word: float(at) for at, word in re.findall(r'xMax="([\d.]+)"[^>]*>(08\.05\.2028\.|12|floods\.)<', run(['pdftotext', '-bbox', folder / 'out/in.pdf', '-'])[1].decode())}
    tap.ok(abs(x['08.05.2028.'] - (595.28 - 28 * 72 / 25.4)) < 1, 'the date is at the right margin', x)
    page = (folder / 'out/in.html').read_text()
    tap.ok('"datePublished": "2028-05-08"' in page.replace('":"', '": "'), 'what is said of the page has the date, too', page[:3000])
    for text, wanted, what in ((RELEASE.replace('PRESS RELEASE\n\n', ''), ['house', 'kind of the house', 'date', 'labels', 'title', 'deck', 'text'], 'no kind'),
                               (RELEASE.replace('Published: 08.05.2028.\n\n', ''), ['house', 'kind', 'labels', 'title', 'deck', 'text'], 'no date')):
        tap.equal(seen(folder, house + LETTER, text), dict.fromkeys(FORMATS, wanted), f'a release with {what}')
    without = dict.fromkeys(FORMATS, ['kind', 'date', 'labels', 'title', 'deck', 'text'])
    tap.equal(seen(folder, house), without, 'a house without letterhead: above the headline')
    found = seen(folder, house + LETTER + '[html]\nbanner = no\n')
    tap.equal(found['html'], without['html'], 'a page without banner: likewise')
    found = seen(folder, house + LETTER, RELEASE[RELEASE.index('On 12 May'):])
    tap.equal(found['html'][:2], ['house', 'kind of the house'], 'a release that has none of it')


def pairs(tap, folder):
    """Nothing is lost in two languages, and each is in its order."""
    files = [str(ROOT / f'samples/report.{lang}.txt') for lang in ('lv', 'en')]
    whole = kept(''.join(xml_text(lvconv('-t', 'xml', path)[1]) for path in files))
    for place in ('above', 'below'):
        (folder / 'house.ini').write_text(f'[meta]\norder = labels-date-kind\nplace = {place}\n')
        for layout in ('columns', 'rows'):
            page = lvconv('-q', '-b', f'--layout={layout}', '-s', 'house.ini', '-t', 'html', *files, cwd=folder)[1]
            text = blankless(html_text(page))
            for title, label, date in (('Piekrastesūdeņikļūst', 'Pētniecība', 'Publicēts:'), ('Coastalwatersare', 'Research', 'Published:')):
                at = [text.index(label), text.index(date)]
                tap.ok(at == sorted(at) and (max(at) < text.index(title)) == (place == 'above'), f'{place}, {layout}: {title}', at, text.index(title))
            tap.equal(sorted(kept(html_text(page))), sorted(whole), f'{place}, {layout}: all is there')


def wrong(tap, folder):
    for line in ('order = date', 'order = kind-date', 'place = left', 'date-form = long'):
        (folder / 'house.ini').write_text(f'[meta]\n{line}\n')
        code, _, err = lvconv('-t', 'html', '-s', './house.ini', 'in.txt', cwd=folder)
        tap.ok(code == 2 and err.startswith('./house.ini:2: error'), f'{line} is an error', err)


tap = Tap()
with scratch() as name:
    for check in (orders, letterheads, pairs, wrong):
        check(tap, Path(name))
tap.done()
