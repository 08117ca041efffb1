#!/usr/bin/env python3
"""Kind of document, labels and date are where a house wants them: in that order, above or below the headline, in the letterhead."""
import re
import sys
import zipfile
from itertools import permutations
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, blankless, html_text, kept, lvconv, pdf_structure, refused, run, scratch, xml_text

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


WRITTEN = [  # when, the form, and what comes of it in English and in Latvian
    ('2028-05-08', 'd MMMM y', '8 May 2028', '8 maijs 2028'), ('2028-05-08', "y. 'gada' d. MMMM", '2028. gada 8. May', '2028. gada 8. maijs'),
    ('2028-05-08', 'EEEE, dd.MM.yy', 'Monday, 08.05.28', 'pirmdiena, 08.05.28'), ('2028-12-25', 'd.M.yyyy', '25.12.2028', '25.12.2028'),
    ('2028-05-08T09:05', 'd/M/y, HH:mm', '8/5/2028, 09:05', '8/5/2028, 09:05'), ('2028-05-08T09:05:30+03:00', "H.mm 'h' d MMMM", '9.05 h 8 May', '9.05 h 8 maijs'),
    ('2028-05-08', "d MMMM y, 'at' HH:mm", '8 May 2028', '8 maijs 2028'), ('2028-05-08', "HH:mm, d MMMM 'A.D.'", "8 May A.D.", '8 maijs A.D.'),
    ('2028-05-08', "EEEE 'at' H:mm, d MMMM", 'Monday, 8 May', 'pirmdiena, 8 maijs'), ('2028-05-08', "d MMMM, H:mm 'h'", '8 May', '8 maijs'),
    ('2028-05-08', "'o''clock' d'' ķ “y”", "o'clock 8' ķ “2028”", "o'clock 8' ķ “2028”"), ('2028-02-29', 'd.M.', '29.2.', '29.2.')]
AS_WRITTEN = ['2028-05', '--05-08', '2028-05-08/2028-05-09', '2027-02-29', '2028-13-01']
XML = ('<release xmlns="urn:lvconv:release:1"><edition xml:lang="{lang}"><headline>Elmford opens a bridge</headline>{said}'
       '<p>The council of Elmford opens a bridge.</p></edition></release>')


def date_of(page):
    found = re.search(r'<p class="date"[^>]*>(.*?)</p>', page)
    return found and found[1]


def xml_page(folder, house, lang, said):
    (folder / 'house.ini').write_text(house)
    code, page, err = lvconv('-q', '-f', 'xml', '-t', 'html', '-s', 'house.ini', stdin=XML.format(lang=lang, said=said).encode(), cwd=folder)
    assert code == 0, err
    return page.decode()


def date_forms(tap, folder):
    """The letterhead has the date in the form of the house; the line of the release stays."""
    for when, form, *texts in WRITTEN:
        for lang, text in zip(('en', 'lv'), texts):
            page = xml_page(folder, f'{LETTER}[meta]\ndate-form = {form}\n', lang, f'<published datetime="{when}">As it was said</published>')
            tap.equal(date_of(page), text, f'{lang}, {when}: {form}')
            tap.ok('As it was said' in page, 'and the line stays')
    for when in AS_WRITTEN:
        for place, text in (('source', None), ('letterhead', 'As it was said')):
            page = xml_page(folder, f'{LETTER}[meta]\nplace = {place}\ndate-form = d MMMM y\n', 'en', f'<published datetime="{when}">As it was said</published>')
            tap.equal(date_of(page), text, f'{when}, place = {place}: no full day, all is as without')
    said = '<published datetime="2028-05-08">As it was said</published>'
    tap.equal(date_of(xml_page(folder, f'{LETTER}[meta]\ndate-form = d MMMM y\n', 'tr', said)), None, 'a language without words: as without')
    tap.equal(date_of(xml_page(folder, f'{LETTER}[meta]\ndate-form = d.MM.y\n', 'tr', said)), '8.05.2028', 'unless none are needed')
    tap.equal(date_of(xml_page(folder, f'{LETTER}[meta]\ndate-form.lv = d.M.y\ndate-form.en-GB = MMMM y\ndate-form =\n', 'en', said)), None, 'a form that says nothing')
    tap.equal(date_of(xml_page(folder, f'{LETTER}[meta]\ndate-form.lv = d.M.y\ndate-form.en-GB = MMMM y\n', 'en-GB', said)), 'May 2028', 'by language')
    dateline = '<p>ELMFORD, <time datetime="2028-05-08" published="true">8 May 2028</time> – More.</p>'
    tap.equal(date_of(xml_page(folder, f'{LETTER}[meta]\ndate-form = EEEE, d MMMM\n', 'en', dateline)), 'Monday, 8 May', 'a date that only the dateline says')
    tap.equal(date_of(xml_page(folder, f'{LETTER}[meta]\ndate-form = d.M.\n', 'en', '')), None, 'no date')


def formed(tap, folder):
    """In each format, for each place; nothing is lost, and nothing else is added."""
    form = '[meta]\nplace = {}\ndate-form = d. MMMM, y\n[running]\nfoot-left = {{date}}\n'
    for place in ('source', 'above', 'below', 'letterhead'):
        seen(folder, form.format(place) + LETTER)
        for to, text in read(folder).items():
            text = blankless(text)
            tap.ok('8.May,2028' in text, f'{to}, place = {place}: the date in its form', text[:200])
            tap.equal(text.count(blankless('Published: 08.05.2028.')), 1, f'{to}, place = {place}: the line stays')
            lost = [word for word in RELEASE.split() if blankless(word) not in text]
            tap.equal(lost, [], f'{to}, place = {place}: no word is lost')
        shown = run(['pdftotext', '-layout', folder / 'out/in.pdf', '-'])[1].decode()
        tap.equal(shown.count('8. May, 2028'), 2, f'place = {place}: in the letterhead and in the foot')
        with zipfile.ZipFile(folder / 'out/in.docx') as package:
            feet = ''.join(package.read(name).decode() for name in package.namelist() if 'foot' in name)
        tap.ok('8. May, 2028' in feet, f'place = {place}: DOCX, the foot', feet[:300])
    found = seen(folder, form.format('letterhead') + LETTER)
    tap.equal(found['html'], ['house', 'kind', 'date', 'labels', 'title', 'deck', 'text'], 'kind in the letterhead, the line of the date above the headline')
    seen(folder, form.format('letterhead'))
    tap.ok('8.May,2028' not in blankless(read(folder)['html']), 'a house without letterhead has none on the page')
    files = [str(ROOT / f'samples/report.{lang}.txt') for lang in ('lv', 'en')]
    (folder / 'house.ini').write_text(LETTER + "[meta]\ndate-form.lv = y. 'gada' d. MMMM, HH.mm\ndate-form.en = EEEE, d MMMM y, HH:mm\n")
    page = lvconv('-q', '-b', '-s', 'house.ini', '-t', 'html', *files, cwd=folder)[1].decode()
    tap.equal(re.findall(r'<p class="date"[^>]*>(.*?)</p>', page), ['2028. gada 22. marts, 10.15', 'Wednesday, 22 March 2028, 10:15'], 'two languages, each in its form')


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
    refused(tap, folder, 'meta', ('order = date', 'order = kind-date', 'place = left', 'date-form = long', 'date-form = MMM', 'date-form = d MMMMM', 'date-form = y QQQ', "date-form = d 'of MMMM",
                 'date-form.lv = d. B', 'date-form.LV = d', 'date-form = yyy', 'date-form = dd-MM-YY', "date-form = d'a''"))


tap = Tap()
with scratch() as name:
    for check in (orders, letterheads, date_forms, formed, pairs, wrong):
        check(tap, Path(name))
tap.done()
