#!/usr/bin/env python3
"""A pack as one page and as linked pages: headings, ids, links, languages, and a folder that changes whole or not at all."""
import html.parser
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, lvconv, scratch

OK, DOCUMENT, USAGE, SYSTEM = range(4)
VOID = ('meta', 'link', 'img', 'br')
PERSON = '\n\nKontakti:\nIlze Krasta\nUpju birojs\nTālr.: +371 67000123\nE-pasts: ilze@upe.example.lv\n'
LATVIAN = '{n}. ziņa par ledu\n\n2026. gada {n}. maijā\n\nUpju birojs otrdien mērīja ledu pie tilta un pie aizsprosta.\n\n{extra}Ledus kļūst plānāks, un cilvēki to redz katru dienu.' + PERSON
ENGLISH = ('News {n} on the ice\n\n{n} May 2026\n\nThe River Office on Tuesday measured the ice at the bridge and at the weir.\n\n'
           '{extra}The ice gets thinner, and people see it every day.\n\nContact:\nIlze Krasta\nRiver Office\nPhone: +371 67000123\nE-mail: ilze@upe.example.lv\n')
PICTURE = {'lv': '![Balts prāmis](ice.jpg)\nPrāmis ledū. Foto: Ilze Krasta\n\n', 'en': '![A white ferry](ice.jpg)\nA ferry in the ice. Photo: Ilze Krasta\n\n'}
LIST = '''[pack]
title.lv = Ledus ziņas
title.en = Ice <news> & "more"
subtitle.en = For the press
date.lv = 2026. gada 30. maijs
embargo.lv = Embargo līdz 2026. gada 1. jūnijam
embargo.en = Embargo until 1 June 2026
cover = ice.jpg
cover-text.lv = Prāmis
file = a.lv.txt
file = a.en.txt
[section Kopā]
title.en = Together
file = b.lv.txt
file = b.en.txt
file = c.lv.txt
[section Atsevišķi]
file = d.en.txt
'''


class Page(html.parser.HTMLParser):
    """Elements as (tag, attributes, language, text, ids of what they are in)."""

    def __init__(self, data):
        super().__init__()
        self.open, self.all = [], []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        lang = attrs.get('lang') or (self.open[-1]['lang'] if self.open else None)
        inside = [e['attrs']['id'] for e in self.open if 'id' in e['attrs']]
        self.all.append({'tag': tag, 'attrs': attrs, 'lang': lang, 'text': '', 'in': inside})
        if tag not in VOID:
            self.open.append(self.all[-1])

    def handle_endtag(self, tag):
        assert self.open.pop()['tag'] == tag, tag

    def handle_data(self, data):
        for element in self.open:
            element['text'] += data.replace('\xa0', ' ')

    def of(self, *tags, **attrs):
        return [e for e in self.all if e['tag'] in tags and all(e['attrs'].get(k) == v for k, v in attrs.items())]

    def ids(self):
        return [e['attrs']['id'] for e in self.all if 'id' in e['attrs']]

    def levels(self):
        return [int(e['tag'][1]) for e in self.of('h1', 'h2', 'h3', 'h4', 'h5', 'h6')]

    def links(self):
        return [e['attrs']['href'] for e in self.of('a')]


def write(folder):
    for name, n in ('a', 1), ('b', 2), ('c', 3), ('d', 4):
        (folder / f'{name}.lv.txt').write_text(LATVIAN.format(n=n, extra=PICTURE['lv'] if name == 'b' else ''))
        (folder / f'{name}.en.txt').write_text(ENGLISH.format(n=n, extra=PICTURE['en'] if name == 'b' else ''))
    (folder / 'ice.jpg').write_bytes((ROOT / 'samples/ferry.jpg').read_bytes())
    (folder / 'pack.ini').write_text(LIST)
    (folder / 'empty.txt').write_text('')


def sound(tap, what, page):
    """What holds for every page."""
    levels = page.levels()
    tap.ok(levels.count(1) == 1 and levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), f'{what}: one h1, and no level is left out', levels)
    tap.equal(len(set(page.ids())), len(page.ids()), f'{what}: each id once')
    named = [e['attrs'][k] for e in page.all for k in ('aria-labelledby',) if k in e['attrs']]
    own = [link[1:] for link in page.links() if link.startswith('#')]
    tap.ok(not set(own + named) - set(page.ids()), f'{what}: what links and names point at is there', set(own + named) - set(page.ids()))
    tap.ok(not page.of('script') or what != 'one page', f'{what}: no script')


def one_page(tap, folder):
    out = folder / 'pack.html'
    code, _, err = lvconv('pack', '-o', out, folder / 'pack.ini')
    tap.equal((code, err), (OK, ''), 'one page: made without a word')
    data = out.read_bytes()
    page = Page(data)
    sound(tap, 'one page', page)
    tap.equal([e['text'] for e in page.of('title', 'h1')], ['Ledus ziņas'] * 2, 'the title is that of the pack')
    tap.ok('Ice <news> & "more"' in [e['text'] for e in page.of('p', lang='en')], 'the other title has its language, and its signs')
    tap.equal([(e['lang'], e['text']) for e in page.of('p') if e['attrs'].get('class') == 'embargo'],
              [('lv', 'Embargo līdz 2026. gada 1. jūnijam'), ('en', 'Embargo until 1 June 2026')], 'one page: the embargo is on the cover')
    links = [(e['attrs']['href'], e['lang'], e['text']) for e in page.of('a') if 'contents' in e['in']]
    tap.equal(links[:-2], [('#release-1', 'lv', '1. ziņa par ledu'), ('#release-1-edition-2', 'en', 'News 1 on the ice'), ('#release-2', 'lv', '2. ziņa par ledu'),
                          ('#release-2-edition-2', 'en', 'News 2 on the ice'), ('#release-3', 'lv', '3. ziņa par ledu'), ('#release-4', 'en', 'News 4 on the ice')],
              'contents have each release once, and lead to its editions by their titles')
    tap.equal(links[-2:], [('#contacts', 'lv', 'Kontakti / Contacts'), ('#pictures', 'lv', 'Attēli / Pictures')], 'and to the sheets')
    tap.equal([e['text'] for e in page.of('h2', 'h3') if e['in'] and e['in'][0] == 'contents'], ['Saturs / Contents', 'Kopā / Together', 'Atsevišķi'], 'sections in both languages')
    days = [(e['attrs']['datetime'], e['text']) for e in page.of('time') if 'contents' in e['in']]
    tap.equal(days, [(f'2026-05-0{n}', f'0{n}.05.2026') for n in range(1, 5)], 'contents have the dates')
    tap.ok({e['lang'] for e in page.of('span') if 'contents' in e['in'] and e['text'] in ('Together', 'Contents', 'Contacts')} == {'en'}, 'and what is English says so')
    tap.equal([e['attrs']['id'] for e in page.of('article')], [f'release-{n}' for n in range(1, 5)], 'each release is an article')
    heads = [(e['tag'], e['text'].strip()) for e in page.of('h2', 'h3') if not e['in'] or e['in'][0].startswith('release')]
    tap.equal([h for h in heads if 'zi' in h[1] or 'News' in h[1] or 'Kop' in h[1] or 'Atse' in h[1]],
              [('h2', '1. ziņa par ledu'), ('h2', 'News 1 on the ice'), ('h2', 'Kopā / Together'), ('h3', '2. ziņa par ledu'), ('h3', 'News 2 on the ice'),
               ('h3', '3. ziņa par ledu'), ('h2', 'Atsevišķi'), ('h3', 'News 4 on the ice')], 'headings of releases are below those of sections')
    wrong = [e['text'] for e in page.of('p', 'h2', 'h3') if e['in'] and e['in'][0].startswith('release') and len(e['text']) > 40
             and e['lang'] != ('lv' if re.search('[āēīļņķšūž]', e['text']) else 'en')]
    tap.ok(not wrong, 'what is said has its language', *wrong)
    people = [e['lang'] for e in page.of('p') if e['attrs'].get('class') == 'name' and e['in'][0] == 'contacts']
    tap.equal(people, ['lv'], 'a person is in the sheet of contacts once')
    tap.equal([(e['attrs']['href'], e['text'][:6]) for e in page.of('a') if 'pictures' in e['in']][:2],
              [('#release-2', 'Prāmis'), ('#contents', 'Saturs')], 'pictures lead to their release, each once')
    tap.equal(len([link for link in page.links() if link == '#contents']), 6, 'each release and each sheet leads back to the contents')
    tap.ok(not re.search(rb'(?:src|href)="(?!data:|#|https?:|mailto:|tel:)', data), 'nothing else is loaded')
    lvconv('pack', '-o', folder / 'again.html', folder / 'pack.ini')
    tap.equal((folder / 'again.html').read_bytes(), data, 'the same again')
    for layout in 'rows', 'sequence':
        lvconv('pack', f'--layout={layout}', '-o', folder / 'again.html', folder / 'pack.ini')
        sound(tap, layout, Page((folder / 'again.html').read_bytes()))


def folder_of_pages(tap, folder):
    out = folder / 'pages'
    code, _, err = lvconv('pack', '-O', out, folder / 'pack.ini')
    tap.equal((code, err), (OK, ''), 'pages: made without a word')
    names = ['a.html', 'b.html', 'c.lv.html', 'd.en.html']
    tap.equal(sorted(os.listdir(out)), sorted(names + ['index.html']), 'a page a release, and an index')
    pages = {name: Page((out / name).read_bytes()) for name in os.listdir(out)}
    for name, page in pages.items():
        sound(tap, name, page)
        for link in page.links():
            to, _, part = link.partition('#')
            if not re.match('[a-z]+:', link):
                tap.ok((to or name) in pages and (not part or part in pages[to or name].ids()), f'{name}: {link} is there')
    rel = lambda name, which: [e['attrs']['href'] for e in pages[name].of('a', rel=which)]
    tap.equal([(rel(name, 'prev'), rel(name, 'next')) for name in names],
              [([names[i - 1]] if i else [], [names[i + 1]] if i < 3 else []) for i in range(4)], 'each page leads to those beside it')
    tap.ok(all(pages[name].links().count('index.html') == 2 for name in names), 'and to the contents, above and below')
    tap.equal([e['lang'] for e in pages['c.lv.html'].of('span') if e['text'] == 'News 4 on the ice'], ['en'], 'a title of another language says so')
    tap.equal([len([e for e in pages[name].of('p') if e['attrs'].get('class') == 'embargo']) for name in names], [2, 2, 1, 1], 'each page has the embargo')
    tap.equal([link for link in pages['index.html'].links() if link.endswith('html') or '.html#' in link],
              ['a.html', 'a.html#edition-2', 'b.html', 'b.html#edition-2', 'c.lv.html', 'd.en.html', 'b.html'], 'the index leads to pages and their editions')
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    lvconv('pack', '-O', out, folder / 'pack.ini')
    tap.equal({p.name: p.read_bytes() for p in out.iterdir()}, before, 'the same again')


def names(tap, folder):
    """Files of one name, and names that no address or file system likes."""
    places = folder / 'names'
    given = ['index.txt', 'x/Report.txt', 'y/report.txt', 'z/report.txt', 'x/report-2.txt', 'x/jūras ziņas 100%#?.txt', 'x/..txt.txt', 'x/' + 'ē' * 120 + '.txt']
    for n, name in enumerate(given):
        (places / name).parent.mkdir(parents=True, exist_ok=True)
        (places / name).write_text(LATVIAN.format(n=n + 1, extra=''))
    code, _, err = lvconv('pack', '-O', folder / 'named', *[places / name for name in given])
    made = sorted(os.listdir(folder / 'named'))
    tap.equal((code, err, len(made)), (OK, '', len(given) + 1), 'each release has a file of its own')
    tap.equal(len({name.lower() for name in made}), len(made), 'also where capitals count for nothing')
    tap.ok(all(re.fullmatch(r'[\w][\w.-]*\.html', name) and len(name.encode()) < 140 for name in made), 'names are addresses as they are', made)
    links = [link for link in Page((folder / 'named/index.html').read_bytes()).links() if link.endswith('.html')]
    tap.equal(sorted(links), [name for name in made if name != 'index.html'], 'the index has all of them')


def whole(tap, folder):
    """A folder with files of others, and packs that fail."""
    out = folder / 'site'
    lvconv('pack', '-O', out, folder / 'pack.ini')
    (out / 'logo.png').write_bytes(b'mine')
    (out / 'about.html').write_text('<!DOCTYPE html><title>mine</title>')
    (out / 'sub').mkdir()
    shutil.copy(out / 'a.html', out / 'sub/a.html')
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}
    code, _, err = lvconv('pack', '-O', out, folder / 'b.lv.txt', folder / 'empty.txt')
    tap.ok(code == DOCUMENT and 'not made' in err, 'a release that fails: no pack', code, err)
    tap.equal({p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}, before, 'and nothing is changed')
    code, _, err = lvconv('pack', '--skip-bad', '-O', out, folder / 'b.lv.txt', folder / 'empty.txt')
    tap.equal((code, sorted(os.listdir(out))), (DOCUMENT, ['about.html', 'b.lv.html', 'index.html', 'logo.png', 'sub']), 'without it: pages of before go, what is of others stays')
    tap.ok('empty.txt – nav iekļauts' in Page((out / 'index.html').read_bytes()).of('nav')[0]['text'], 'the contents name what is missing')
    tap.ok((out / 'sub/a.html').exists(), 'folders in it are left alone')
    (folder / 'about.txt').write_text(LATVIAN.format(n=9, extra=''))
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}
    code, _, err = lvconv('pack', '-O', out, folder / 'about.txt', folder / 'b.lv.txt')
    tap.equal((code, err), (USAGE, f'{out}/about.html: error: is there, and is no page of a pack; move it, or name another folder with -O\n'), 'a page of others is not replaced')
    tap.equal({p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}, before, 'and nothing is changed, again')
    (folder / 'link').symlink_to('site')
    code, _, err = lvconv('pack', '-O', folder / 'link', folder / 'b.lv.txt')
    tap.ok(code == OK and (folder / 'link').is_symlink(), 'a link to a folder stays', err)
    code, _, err = lvconv('pack', '-O', folder / 'deep/er', folder / 'empty.txt')
    tap.ok(code != OK and not (folder / 'deep').exists(), 'a folder that was made for nothing goes', err)
    code, _, err = lvconv('pack', '-O', folder / 'b.lv.txt', folder / 'b.lv.txt')
    tap.ok(code == SYSTEM and 'cannot be written' in err, 'a file is no folder', err)
    for arguments, what in ((['-o', 'x.html', '-O', 'x'], 'exclude'), ([], 'needs a file')):
        code, _, err = lvconv('pack', *arguments, folder / 'b.lv.txt')
        tap.ok(code == USAGE and what in err, f'what does not go together: {what}', err)


def stopped(tap, folder):
    """A signal while pages are written: the next release comes from a pipe that never ends."""
    os.mkfifo(folder / 'pipe.txt')
    p = subprocess.Popen([BUILD / 'lvconv', 'pack', '-O', folder / 'halt', folder / 'a.lv.txt', folder / 'b.lv.txt', folder / 'pipe.txt'], stderr=subprocess.DEVNULL)
    end = time.monotonic() + 20
    while time.monotonic() < end and not list(folder.glob('halt/.lvconv-*/a.lv.html')):
        time.sleep(0.02)
    begun = list(folder.glob('halt/.lvconv-*/*'))
    p.send_signal(signal.SIGTERM)
    p.wait(20)
    tap.ok(begun and p.returncode == -signal.SIGTERM, 'it is stopped among its pages', begun, p.returncode)
    tap.equal(list((folder / 'halt').iterdir()) if (folder / 'halt').exists() else [], [], 'and nothing of them is left')


tap = Tap()
for check in one_page, folder_of_pages, names, whole, stopped:
    with scratch() as folder:
        write(Path(folder))
        check(tap, Path(folder))
tap.done()
