#!/usr/bin/env python3
"""A pack as a book: the archive, what the book says of itself, the ways through it, and what each document holds."""
import io
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, blankless, convert, html_text, lvconv, scratch

OK, DOCUMENT = 0, 1
OPF, DC, XHTML, OPS = '{http://www.idpf.org/2007/opf}', '{http://purl.org/dc/elements/1.1/}', '{http://www.w3.org/1999/xhtml}', '{http://www.idpf.org/2007/ops}'
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
LIST = '''[pack]
title.lv = Ledus <ziņas> & "vēl"
title.en = Ice news
date.lv = 2026. gada 30. maijs
sender.lv = Upju birojs
cover = ferry.jpg
cover-text.lv = Prāmis
file = ferry.lv.txt
file = ferry.en.txt
[section Kopā]
title.en = Together
file = report.lv.txt
file = timetable.en.txt
file = markup.txt
'''
MARKUP = 'Ziņa par <ledu> & "ūdeni"\n\nUpju birojs otrdien mērīja ledu pie tilta \ufffe un \uffff pie aizsprosta.\n\nVairāk: [vietnē](https://www.upe.example.lv/?a=1&b=<2>).\n'


class Book:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.zip.namelist()
        self.opf = ElementTree.fromstring(self.zip.read('EPUB/package.opf'))
        self.items = {item.get('id'): item for item in self.opf.iter(OPF + 'item')}
        self.spine = [self.items[ref.get('idref')].get('href') for ref in self.opf.iter(OPF + 'itemref')]

    def text(self, name):
        return self.zip.read(f'EPUB/{name}')

    def tree(self, name):
        return ElementTree.fromstring(self.text(name))

    def said(self, element):
        return [(e.text, e.get(LANG)) for e in self.opf.iter(DC + element)]

    def meta(self, name):
        return [e.text for e in self.opf.iter(OPF + 'meta') if e.get('property') == name]

    def nav(self, kind):
        return next(e for e in self.tree('nav.xhtml').iter(XHTML + 'nav') if e.get(OPS + 'type') == kind)


def pack(folder, *arguments, env=None, source='pack.ini'):
    out = folder / 'pack.epub'
    code, _, err = lvconv('pack', '-q', *arguments, '-o', out, folder / source, env={**os.environ, **(env or {})})
    if code != OK:
        raise RuntimeError(f'pack: exit {code}: {err}')
    return out.read_bytes()


def write(folder):
    for name in ('ferry.lv.txt', 'ferry.en.txt', 'report.lv.txt', 'timetable.en.txt', 'ferry.jpg', 'lighthouse.png', 'picture.png'):
        (folder / name).write_bytes((ROOT / 'samples' / name).read_bytes())
    (folder / 'markup.txt').write_text(MARKUP)
    (folder / 'pack.ini').write_text(LIST)


def archive(tap, folder, data):
    book = Book(data)
    first = book.zip.infolist()[0]
    tap.equal((first.filename, first.compress_type, first.extra, data[30:58]), ('mimetype', zipfile.ZIP_STORED, b'', b'mimetypeapplication/epub+zip'), 'the type comes first, as it is')
    tap.equal({info.date_time for info in book.zip.infolist()}, {(1980, 1, 1, 0, 0, 0)}, 'no clock is in it')
    tap.equal([pack(folder, env={'TZ': zone}) == data for zone in ('UTC', 'Asia/Tokyo', 'America/New_York')], [True] * 3, 'the same again, in whatever zone')
    container = ElementTree.fromstring(book.zip.read('META-INF/container.xml'))
    tap.equal([e.get('full-path') for e in container.iter() if e.get('full-path')], ['EPUB/package.opf'], 'the container leads to the package')
    listed = sorted(f'EPUB/{item.get("href")}' for item in book.items.values())
    tap.equal(listed, sorted(set(book.names) - {'mimetype', 'META-INF/container.xml', 'EPUB/package.opf'}), 'the manifest has each file')
    tap.equal(book.spine, ['cover.xhtml', 'contents.xhtml', *(f'release-{n}.xhtml' for n in range(1, 5)), 'contacts.xhtml', 'pictures.xhtml'], 'documents in the order they are read')
    tap.equal(sorted(name for name in book.names if 'picture-' in name), ['EPUB/picture-1.jpg', 'EPUB/picture-2.png'], 'a picture that is shown often is a file once')
    tap.equal([i for i, item in book.items.items() if item.get('properties') == 'cover-image'], ['picture-1.jpg'], 'that of the cover is known')
    tap.equal(book.zip.read('EPUB/picture-1.jpg'), (ROOT / 'samples/ferry.jpg').read_bytes(), 'pictures are what they were')


def about(tap, folder, data):
    book = Book(data)
    tap.equal(book.said('title'), [('Ledus <ziņas> & "vēl"', 'lv'), ('Ice news', 'en')], 'title in both languages')
    tap.equal([text for text, _ in book.said('language')], ['lv', 'en'], 'languages')
    tap.equal((book.said('creator'), book.said('date')), ([('Upju birojs', 'lv')], [('2026-05-30', None)]), 'sender and date')
    tap.equal(book.meta('dcterms:modified'), ['2026-05-30T00:00:00Z'], 'it is as old as the pack says')
    tap.equal(Book(pack(folder, env={'SOURCE_DATE_EPOCH': '1700000000'})).meta('dcterms:modified'), ['2023-11-14T22:13:20Z'], 'or as SOURCE_DATE_EPOCH says')
    identifier = book.said('identifier')[0][0]
    tap.ok(re.fullmatch('urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}', identifier), 'an identifier', identifier)
    tap.equal(Book(pack(folder, env={'SOURCE_DATE_EPOCH': '1700000000'})).said('identifier')[0][0], identifier, 'which is that of its content')
    tap.equal({kind: book.meta(f'schema:{kind}') for kind in ('accessMode', 'accessModeSufficient', 'accessibilityHazard')},
              {'accessMode': ['textual', 'visual'], 'accessModeSufficient': ['textual'], 'accessibilityHazard': ['none']}, 'who can read it')
    tap.ok('alternativeText' in book.meta('schema:accessibilityFeature') and 'says in words' in book.meta('schema:accessibilitySummary')[0], 'and how')
    (folder / 'mute.txt').write_text(MARKUP.replace('Vairāk', '![](picture.png)\n\nVairāk'))
    (folder / 'mute.ini').write_text('[pack]\nfile = mute.txt\n')
    mute = Book(pack(folder, source='mute.ini'))
    tap.ok(mute.meta('schema:accessModeSufficient') == ['textual,visual'] and 'alternativeText' not in mute.meta('schema:accessibilityFeature'),
           'a picture that does not say what it shows is not claimed to', mute.meta('schema:accessModeSufficient'))
    tap.ok(mute.said('identifier')[0][0] != identifier, 'another book has another identifier')
    (folder / 'text.ini').write_text('[pack]\nfile = markup.txt\n')
    text = Book(pack(folder, source='text.ini'))
    tap.equal((text.meta('schema:accessMode'), text.said('date'), text.meta('dcterms:modified')), (['textual'], [], ['1980-01-01T00:00:00Z']), 'without pictures and date')


def ways(tap, data):
    """Every link leads to what is there, in the language it says."""
    book = Book(data)
    trees = {name: book.tree(name) for name in [*book.spine, 'nav.xhtml']}
    ids = {name: [e.get('id') for e in tree.iter() if e.get('id')] for name, tree in trees.items()}
    for name, tree in trees.items():
        tap.equal(len(set(ids[name])), len(ids[name]), f'{name}: each id once')
        tap.ok(tree.get('lang') and all(e.get('lang') == e.get(LANG) for e in tree.iter()), f'{name}: languages are said twice, and alike')
        tap.equal(len([e for e in tree.iter() if e.tag == XHTML + 'h1']), 1, f'{name}: one h1')
        links = [e.get('href') for e in tree.iter(XHTML + 'a') if not re.match('[a-z]+:', e.get('href'))]
        wrong = [link for link in links if (link.partition('#')[0] or name) not in trees or
                 ('#' in link and link.partition('#')[2] not in ids[link.partition('#')[0] or name])]
        tap.ok(not wrong, f'{name}: links lead somewhere', *wrong)
        sources = [e.get('src') for e in tree.iter(XHTML + 'img')]
        tap.ok(all(f'EPUB/{source}' in book.names for source in sources), f'{name}: pictures are there', sources)
        tap.ok(not list(tree.iter(XHTML + 'script')), f'{name}: no script')
    toc = [(e.get('href'), e.get('lang')) for e in book.nav('toc').iter(XHTML + 'a')]
    tap.equal(toc, [('cover.xhtml', None), ('contents.xhtml', None), ('release-1.xhtml', 'lv'), ('release-1.xhtml#edition-2', 'en'), ('release-2.xhtml', 'lv'),
                    ('release-3.xhtml', 'en'), ('release-4.xhtml', 'lv'), ('contacts.xhtml', None), ('pictures.xhtml', None)], 'navigation by release and language')
    tap.equal([(''.join(e.itertext()), [s.get('lang') for s in e]) for e in book.nav('toc').findall(f'.//{XHTML}li/{XHTML}span')], [('Kopā / Together', ['en'])], 'and by section')
    tap.equal([e.get(OPS + 'type') for e in book.nav('landmarks').iter(XHTML + 'a')], ['cover', 'toc', 'bodymatter', 'loi'], 'landmarks')
    listed = [e.get('href') for e in trees['contents.xhtml'].iter(XHTML + 'a')]
    tap.equal(listed, ['release-1.xhtml', 'release-1.xhtml#edition-2', 'release-2.xhtml', 'release-3.xhtml', 'release-4.xhtml'], 'contents have each release once, and each of its titles')


def texts(tap, folder, data):
    """What a release says in the book is what its page says; both editions follow each other."""
    book = Book(data)
    for number, name in (2, 'report.lv.txt'), (3, 'timetable.en.txt'):
        page = html_text(convert(folder / name, to='html'))
        tap.equal(blankless(html_text(book.text(f'release-{number}.xhtml'))), blankless(page), f'{name}: all of it')
    both = html_text(convert('-b', '--layout=sequence', folder / 'ferry.lv.txt', folder / 'ferry.en.txt', to='html'))
    tap.equal(blankless(html_text(book.text('release-1.xhtml'))), blankless(both), 'two editions')
    markup = ''.join(book.tree('release-4.xhtml').itertext())
    tap.ok('<ledu> & „ūdeni”' in markup and 'tilta un pie' in markup, 'signs of XML', repr(markup))
    (folder / 'list.ini').write_text('[pack]\ntitle = A\ufffeB\nfile = markup.txt\n')
    tap.equal(Book(pack(folder, source='list.ini')).said('title')[0][0], 'A\ufffdB', 'what XML cannot hold')
    tap.ok(':has(' not in book.text('style.css').decode() and book.text('style.css').count(b'{') == book.text('style.css').count(b'}'), 'the style sheet')


def others(tap, folder):
    for arguments in ['--layout=rows'], ['-s', 'ministry'], ['-s', 'agency']:
        book = Book(pack(folder, *arguments))
        sources = {e.get('src') for name in book.spine for e in book.tree(name).iter(XHTML + 'img')}
        tap.ok(all(f'EPUB/{source}' in book.names for source in sources), f'{arguments[-1]}: well-formed, and pictures are there', sources)
    (folder / 'empty.txt').write_text('')
    code, _, err = lvconv('pack', '--skip-bad', '-o', folder / 'some.epub', folder / 'empty.txt', folder / 'markup.txt')
    book = Book((folder / 'some.epub').read_bytes())
    tap.ok(code == DOCUMENT and book.spine[:3] == ['cover.xhtml', 'contents.xhtml', 'release-2.xhtml'] and 'nav iekļauts' in book.text('contents.xhtml').decode(),
           'without what fails; the contents say so', code, book.spine)


tap = Tap()
with scratch() as folder:
    folder = Path(folder)
    write(folder)
    data = pack(folder)
    archive(tap, folder, data)
    about(tap, folder, data)
    ways(tap, data)
    texts(tap, folder, data)
    others(tap, folder)
tap.done()
