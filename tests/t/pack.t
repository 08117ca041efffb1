#!/usr/bin/env python3
"""A pack: contents that say the pages, bookmarks, heads and feet, each contact once, what fails, and what a list may say."""
import json
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, blankless, lvconv, nfc, pdf_outline, pdf_pages, run, scratch

OK, DOCUMENT, USAGE, SYSTEM = range(4)
PLACES = {'lv': ('Upe', 'Ilze Krasta', 'Upju birojs', 'Ilzi'), 'en': ('River', 'Ilze Krasta', 'River Office', 'Ilze')}


def release(code, n, extra=''):
    """Long enough for two pages."""
    if code == 'lv':
        text = f'{n}. upes ziņa par ledus iešanu\n\n2026. gada {n % 28 + 1}. maijā\n\nUpju birojs {n}. reizi šajā pavasarī mērīja ledu pie tilta.\n\n'
        text += 'Ledus pie tilta kļūst plānāks, un cilvēki to redz katru dienu. ' * 60
        return text + f'{extra}\n\nKontakti:\nIlze Krasta\nUpju birojs\nTālr.: +371 67000123\nE-pasts: ilze@upe.example.lv\n'
    text = f'River news {n} on the ice\n\n{n % 28 + 1} May 2026\n\nThe River Office measured the ice at the bridge for the {n}th time this spring.\n\n'
    text += 'The ice at the bridge gets thinner, and people see it every day. ' * 60
    return text + f'{extra}\n\nContact:\nIlze Krasta\nRiver Office\nPhone: +371 67000123\nE-mail: ilze@upe.example.lv\n'


def write(folder, pairs=3, alone=2):
    for n in range(1, pairs + 1):
        for code in 'lv', 'en':
            (folder / f'p{n:03}.{code}.txt').write_text(release(code, n))
    for n in range(pairs + 1, pairs + alone + 1):
        (folder / f'q{n:03}.txt').write_text(release('lv', n))


def pages(path):
    return run(['pdftotext', '-layout', str(path), '-'])[1].decode().rstrip('\f').split('\f')


def check_contents(tap, folder):
    write(folder)
    (folder / 'ice.jpg').write_bytes((ROOT / 'samples/ferry.jpg').read_bytes())
    (folder / 'pack.ini').write_text('[pack]\ncover = ice.jpg\ncover-text.lv = Prāmis\ncover-credit = Foto: Ilze Krasta\ntitle.lv = Ledus ziņas\ntitle.en = Ice news\nsubtitle.en = For the press\n'
                                     'date.lv = 2026. gada 30. maijs\nsender.lv = Upju birojs\nsender.en = River Office\n'
                                     'embargo.lv = Embargo līdz 2026. gada 1. jūnijam\nembargo.en = Embargo until 1 June 2026\n\n'
                                     '[section Kopā]\ntitle.en = Together\n' + ''.join(f'file = p{n:03}.{c}.txt\n' for n in (1, 2, 3) for c in ('lv', 'en'))
                                     + '[section Atsevišķi]\ntitle.en = Alone\nfile = q004.txt\nfile = q005.txt\n')
    out = folder / 'pack.pdf'
    code, _, err = lvconv('pack', '-o', str(out), str(folder / 'pack.ini'))
    tap.equal((code, err), (OK, ''), 'a list: made without a word')
    all_pages = pages(out)
    count = len(all_pages)
    tap.ok('Ledus ziņas' in all_pages[0] and 'Ice news' in all_pages[0] and '2026. gada 30. maijs' in all_pages[0]
           and 'Embargo until' in all_pages[0] and 'Foto: Ilze Krasta' in all_pages[0], 'the cover says it in both languages', all_pages[0])
    contents = all_pages[1]
    tap.ok(all(words in contents for words in ('Saturs / Contents', 'Kopā / Together', 'Atsevišķi / Alone')), 'contents in both languages', contents)
    listed = nfc(run(['pdftotext', '-raw', '-f', '2', '-l', '2', str(out), '-'])[1].decode())
    rows = {int(n): (day, int(page)) for day, n, page in re.findall(r'^(\d\d\.05\.2026) (\d)\.\s+upes ziņa par ledus iešanu\s(?:River news \d on the ice\s)?(\d+)$', listed, re.M)}
    real = {n: 1 + next(i for i, page in enumerate(all_pages) if i > 1 and f'{n}. upes ziņa par ledus iešanu' in nfc(re.sub(r'\s+', ' ', page)) and 'reizi šajā' in page) for n in (4, 5)}
    for n in (1, 2, 3):  # in columns a line holds both languages
        real[n] = 1 + next(i for i, page in enumerate(all_pages) if i > 1 and f'{n}th time' in page)
    tap.equal(rows, {n: (f'{n + 1:02}.05.2026', page) for n, page in real.items()}, 'the numbers in the contents are those of the pages; days stand before titles')
    tap.equal([listed.count(f'River news {n} on the ice') for n in (1, 2, 3)], [1, 1, 1], 'with the titles of the second language')
    feet = [page.split('\n')[-2 if not page.split('\n')[-1].strip() else -1].split() for page in all_pages[1:]]
    tap.equal([' '.join(foot[-3:]) for foot in feet], [f'{i} / {count}' for i in range(2, count + 1)], 'page x of y through the pack')
    tap.ok(all('Embargo līdz 2026. gada 1. jūnijam' in nfc(page) and 'Upju birojs' in page for page in all_pages[1:]), 'embargo and sender on each page')
    outline = pdf_outline(out)
    tap.ok([title for level, title in outline if level == 1] == ['Ledus ziņas', 'Ice news', 'Saturs / Contents', 'Kopā / Together', 'Atsevišķi / Alone', 'Kontakti / Contacts']
           and (2, 'River news 1 on the ice') in outline and [title for _, title in outline].count('Kopā / Together') == 1, 'bookmarks: cover, contents, sections, releases', outline)
    sheet = next(page for page in all_pages[real[5]:] if 'Kontakti / Contacts' in page and 'ledus iešanu' not in page)
    tap.equal((sheet.count('ilze@upe.example.lv'), sheet.count('Ilze Krasta'), sheet.count('Upju birojs / River Office')), (1, 1, 1), 'a contact once, its institution in both languages')
    info = run(['pdfinfo', str(out)])[1].decode()
    tap.ok(re.search(r'Title: +Ledus ziņas\n', info) and re.search(r'Author: +Upju birojs\n', info) and re.search(r'Tagged: +yes', info)
           and 'May 30' in info, 'title, sender, date, tags', info)
    again = folder / 'again.pdf'
    lvconv('pack', '-o', str(again), str(folder / 'pack.ini'))
    tap.ok(out.read_bytes() == again.read_bytes(), 'same input, same bytes')
    tap.equal(run(['qpdf', '--check', str(out)])[0], 0, 'qpdf finds nothing')


def check_languages(tap, folder):
    """Releases in one language each; what is said once is said in both, days as readers of the first write them."""
    for n in range(1, 4):
        (folder / f'e{n}.txt').write_text(release('en', n))
        (folder / f'l{n}.txt').write_text(release('lv', n + 3))
    said = {}
    for name, files in ('both', ('e1', 'e2', 'l1')), ('few', ('e1', 'e2', 'e3', 'l1')), ('lv', ('l1', 'l2')):
        lvconv('pack', '-q', '-o', folder / 'pack.pdf', *(folder / f'{file}.txt' for file in files))
        said[name] = nfc(pages(folder / 'pack.pdf')[1])
    tap.ok('Contents / Saturs' in said['both'] and re.search(r'2026-05-02 +River news 1 on the ice .*3\n', said['both']) and re.search(r'2026-05-05 +4. upes', said['both']),
           'a pack of two languages without a release in both', said['both'])
    tap.ok('Contents\n' in said['few'] and 'Saturs' not in said['few'], 'what few releases are in, the pack does not speak', said['few'])
    tap.ok('Saturs\n' in said['lv'] and '05.05.2026' in said['lv'], 'in one language', said['lv'])


def check_text(tap, folder):
    """Nothing is lost: what a release says by itself, the pack says."""
    write(folder, 1, 1)
    out = folder / 'pack.pdf'
    lvconv('pack', '-q', '-o', str(out), str(folder))
    whole = blankless(run(['pdftotext', '-raw', str(out), '-'])[1].decode())
    for name in ('p001.en.txt', 'q002.txt'):
        for line in (folder / name).read_text().split('\n'):
            words = [w for w in line.split() if w.isalpha()]
            tap.ok(all(blankless(word) in whole for word in words), f'{name}: {line[:30]}')


def check_folders(tap, folder):
    for name in ('budget', 'culture'):
        (folder / 'in' / name).mkdir(parents=True)
        (folder / 'in' / name / 'a.txt').write_text(release('en', 7))
    (folder / 'in/first.txt').write_text(release('en', 8))
    out = folder / 'pack.pdf'
    tap.equal(lvconv('pack', '--title', 'Two folders', '-o', str(out), str(folder / 'in'))[0], OK, 'a folder')
    outline = pdf_outline(out)
    tap.equal([title for level, title in outline if level == 1][:5],
              ['Two folders', 'Contents', 'River news 8 on the ice', 'budget', 'culture'], 'folders in it are sections')


def check_failures(tap, folder):
    write(folder, 0, 2)
    (folder / 'bad.txt').write_bytes(b'')
    out, files = folder / 'pack.pdf', [str(folder / name) for name in ('q001.txt', 'bad.txt', 'q002.txt')]
    code, _, err = lvconv('pack', '-o', str(out), *files)
    tap.ok(code == DOCUMENT and not out.exists() and 'bad.txt: error: cannot be part of the pack' in err, 'one that fails: named, nothing written', err)
    code, _, err = lvconv('pack', '--skip-bad', '-o', str(out), *files)
    tap.ok(code == DOCUMENT and 'bad.txt – nav iekļauts' in re.sub(r'\s+', ' ', ' '.join(pages(out)[1:2])), '--skip-bad: the contents say so', err)
    tap.ok(str(folder) not in ' '.join(pages(out)), 'without the folder it is in')
    before = out.read_bytes()
    code, _, err = lvconv('pack', '--skip-bad', '-o', out, files[1])
    tap.ok(code == DOCUMENT and out.read_bytes() == before and 'no release is left, and the pack is not made' in err, '--skip-bad: nothing is left', err)
    code, _, err = lvconv('pack', '-o', str(out), str(folder / 'nowhere.txt'), files[0])
    tap.ok(code == SYSTEM and out.read_bytes() == before, 'what is not there: the pack of before stays', err)
    (folder / 'self.pdf').symlink_to(folder / 'q001.txt')
    code, _, err = lvconv('pack', '-o', str(folder / 'self.pdf'), *files[:1])
    tap.ok(code == USAGE and 'q001.txt' in err, 'no input is overwritten', err)


def check_usage(tap, folder):
    write(folder, 0, 1)
    file = str(folder / 'q001.txt')
    for arguments, wanted in [(['pack'], 'needs files'), (['pack', file], '-o pack.pdf'), (['pack', '-o', 'x.doc', file], 'unknown format doc'),
                              (['pack', '-o', 'a.b/x', '-t', 'html', file], 'leave off -t'), (['--title', 'x', file], 'lvconv pack'),
                              (['--skip-bad', file], 'lvconv pack'), (['pack', '-o', 'x.pdf', '-s', 'nohouse', file], 'unknown house style')]:
        code, _, err = lvconv(*arguments)
        tap.ok(code == USAGE and wanted in err, ' '.join(arguments[:3]), err)
    code, out, err = lvconv('pack', '--help')
    tap.ok(code == OK and not err and all(word in out.decode() for word in ('usage: lvconv pack', '--duplex', '--skip-bad', '[section Sea]', '.epub')) and '--jsonl' not in out.decode(),
           'help is of packs', out.decode())
    (folder / 'list.ini').write_text('[pack]\nfile = q001.txt\n')
    code, _, err = lvconv('pack', '-o', folder / 'x.pdf', folder / 'list.ini', file)
    tap.ok(code == USAGE and 'is given alone' in err, 'a list beside other files', err)
    tap.equal((lvconv('pack', '-q', '-o', folder / 'X.PDF', folder / 'list.ini')[0], (folder / 'X.PDF').read_bytes()[:5]), (OK, b'%PDF-'), 'an ending in capitals')
    empty = folder / 'empty'
    empty.mkdir()
    code, _, err = lvconv('pack', '-o', folder / 'x.pdf', file, empty)
    tap.ok(code == OK and 'empty: warning: the folder has no release' in err and not lvconv('pack', '-q', '-o', folder / 'x.pdf', file, empty)[2], 'an empty folder beside others', err)
    code, _, err = lvconv('pack', '-o', str(folder / 'x.pdf'), str(empty))
    tap.ok(code == USAGE and 'no release to pack' in err, 'an empty folder', err)


def check_list(tap, folder):
    write(folder, 0, 1)
    house = folder / 'house.ini'
    house.write_text('[page]\npaper = 148x210\n')
    for text, line, wanted in [('[pack]\ntitel = x\n', 2, 'unknown key: titel = x; [pack] has title, subtitle'), ('[pack]\ntitle = x\n[chapter]\nfile = q001.txt\n', 3, 'unknown section: [chapter]; a list has [pack] and'),
                               ('[section a]\nfiles = q001.txt\n', 2, 'unknown key: files = q001.txt; a section has title and file'), ('[section ]\nfile = q001.txt\n', 1, 'unknown section'),
                               ('[pack]\ntitle.l = x\n', 2, 'unknown language code'), ('file = q001.txt\n', 1, 'before all sections: file = q001.txt; begin the list with [pack]'),
                               ('[section a]\nfile =\n', 2, 'without a value: file =; give one'), ('[pack]\ntitle = ' + 'x' * 300 + '\n', 2, 'more than 198 bytes'),
                               ('[pack]\r\ntitle x\r\n', 2, 'neither a section nor a key with its value: title x; write [pack]'), ('\ufeff[pack]\r\ntitel.lv = x\r\n', 2, 'unknown key: titel.lv = x;'),
                               (b'[pack]\ntitle = \xe0\xe2\n', 2, 'not UTF-8'), (b'\xff\xfe[\0p\0', 1, 'not UTF-8'), ('[pack]\ntitle = a\tb\n', 2, 'a control character'),
                               (''.join(f'[section {n}]\nfile = q001.txt\n' for n in range(1001)), 2002, 'a pack has 1000 at most'),
                               ('[pack]\nstyle = no.ini\nfile = q001.txt\n', 2, 'no.ini is not there'), ('[pack]\nstyle = no\nfile = q001.txt\n', 2, 'lvconv styles lists'),
                               ('[pack]\nfile = q001.txt\npictures = no\n', 3, 'no is no folder')]:
        (folder / 'pack.ini').write_bytes(text if isinstance(text, bytes) else text.encode())
        code, _, err = lvconv('pack', '-o', str(folder / 'x.pdf'), str(folder / 'pack.ini'))
        tap.ok(code == USAGE and re.search(rf'pack.ini:{line}: error: .*{re.escape(wanted)}', err), f'{text[:30]!r}: the line, what is wrong, what to do', err)
    (folder / 'pack.ini').write_text('[pack]\ntitle = x\n')
    code, _, err = lvconv('pack', '-o', folder / 'x.pdf', folder / 'pack.ini')
    tap.ok(code == USAGE and 'pack.ini: error: the list names no release' in err, 'a list without a release', err)
    (folder / 'pack.ini').write_text('[pack]\ncover = no.jpg\n\nfile = q001.txt\nfile = ./q001.txt\n')
    code, _, err = lvconv('pack', '-o', folder / 'x.pdf', folder / 'pack.ini')
    tap.ok(code == OK and re.search('pack.ini:2: warning: the picture no.jpg', err) and re.search('pack.ini:5: warning: .*q001.txt is in the pack twice', err), 'a cover that is not there, a file that comes twice', err)
    (folder / 'pack.ini').write_text('[pack]\nfile = q001.txt\nfile = no.txt\n')
    code, _, err = lvconv('pack', '-o', folder / 'y.pdf', folder / 'pack.ini')
    tap.ok(code == SYSTEM and 'no.txt: error: cannot be read' in err and 'pack.ini:3: error: cannot be part of the pack' in err, 'a file that is not there', err)
    (folder / 'pack.ini').write_text('[pack]\ntitle = Small\nstyle = ./house.ini\nfile = q001.txt\n')
    out = folder / 'small.pdf'
    code, _, err = lvconv('pack', '-o', str(out), str(folder / 'pack.ini'), cwd='/')
    tap.ok(code == OK and b'419.5' in run(['pdfinfo', str(out)])[1], 'paths are seen from the list; its style is taken', err)
    (folder / 'all').mkdir()
    (folder / 'all/ice.jpg').write_bytes((ROOT / 'samples/ferry.jpg').read_bytes())
    (folder / 'r.txt').write_text(release('en', 3, '\n\n![A ferry in the ice](ice.jpg)'))
    for pictures, wanted in ('', b'ice.jpg is not shown'), ('pictures = all\n', b''):
        (folder / 'pictures.ini').write_text(f'[pack]\n{pictures}file = r.txt\n')
        code, _, err = lvconv('pack', '-o', str(folder / 'p.pdf'), str(folder / 'pictures.ini'), cwd='/')
        tap.ok(code == OK and (wanted.decode() in err if wanted else not err), f'{pictures.strip() or "beside"}: where pictures are', err)
    code, _, err = lvconv('pack', '-s', 'plain', '--title', 'Large', '-o', str(out), str(folder / 'pack.ini'))
    tap.ok(b'A4' in run(['pdfinfo', str(out)])[1] and b'Large' in run(['pdfinfo', str(out)])[1], 'the command line wins over it', err)


def overlaps(path):
    """Words that lie on others."""
    found = []
    for page in run(['pdftotext', '-bbox', str(path), '-'])[1].decode().split('<page ')[1:]:
        words = [(*map(float, box), word) for *box, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', page)]
        found += [(a[4], b[4]) for i, a in enumerate(words) for b in words[i + 1:]
                  if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 0.4 * (a[3] - a[1])]
    return found


def days(folder):
    """What a pack says of its day, in each format; None where it says nothing."""
    for ending in 'pdf', 'docx', 'epub', 'zip':
        lvconv('pack', '-q', '-o', folder / f'day.{ending}', folder / 'day.ini')
    info = run(['pdfinfo', '-isodates', folder / 'day.pdf'])[1].decode()
    files = {ending: zipfile.ZipFile(folder / f'day.{ending}') for ending in ('docx', 'epub', 'zip')}
    said = {'pdf': re.findall(r'CreationDate: +(\d{4}-\d\d-\d\d)', info),
            'docx': re.findall(r'created.*?>([\d-]{10})T', files['docx'].read('docProps/core.xml').decode()),
            'epub': re.findall(r'<dc:date>(.*?)<', files['epub'].read('EPUB/package.opf').decode()),
            'zip': [json.loads(files['zip'].read('manifest.json')).get('day')]}
    return {ending: found[0] if found and found[0] != '1980-01-01' else None for ending, found in said.items()}


def check_day(tap, folder):
    """The day of a pack is the same in all its formats."""
    write(folder, 1, 3)
    (folder / 'none.txt').write_text('The ice is thin\n\nThe River Office measured the ice at the bridge and at the weir again, and it is thin.\n')
    for files, date, wanted in [(['p001.lv.txt', 'p001.en.txt', 'q003.txt', 'q002.txt'], '', '2026-05-04'), (['none.txt', 'q004.txt'], 'date = Spring\n', '2026-05-05'),
                                (['q004.txt'], 'date.lv = 2026. gada 1.–7. jūnijs\ndate.en = Summer\n', '2026-06-01'), (['none.txt'], '', None),
                                (['none.txt'], 'date = 2026-02-31\n', None), (['p001.lv.txt', 'p001.en.txt'], 'date.lv = pavasaris\ndate.en = 3 June 2026\n', '2026-06-03')]:
        (folder / 'day.ini').write_text('[pack]\n' + date + ''.join(f'file = {name}\n' for name in files))
        tap.equal(days(folder), dict.fromkeys(('pdf', 'docx', 'epub', 'zip'), wanted), f'{date!r}: the day of {", ".join(files)}')


def check_heads(tap, folder):
    write(folder, 1, 0)
    (folder / 'pack.ini').write_text('[pack]\nembargo.lv = Embargo līdz 1. jūnijam\nembargo.en = Embargo until 1 June\n'
                                     'sender.lv = Upju un ezeru birojs\nsender.en = Office of Rivers and Lakes\n'
                                     'file = p001.lv.txt\nfile = p001.en.txt\n')
    for style in 'default', 'large', 'ministry':
        out = folder / 'pack.pdf'
        lvconv('pack', '-q', '-s', style, '-o', str(out), str(folder / 'pack.ini'))
        tap.equal(overlaps(out)[:5], [], f'{style}: no head lies on the text')


def check_tree(tap, folder):
    write(folder, 1, 1)
    out = folder / 'pack.pdf'
    lvconv('pack', '-q', '-o', str(out), str(folder))
    tree = run(['pdfinfo', '-struct', str(out)])[1].decode()
    tap.equal([line.strip() for line in tree.split('\n') if re.match(r'  \S', line)], ['Part'] * 5, 'one tree, a part for each document')
    tap.ok('TOC' in tree and 'TOCI' in tree and tree.index('TOCI') < tree.index('BlockQuote' if 'BlockQuote' in tree else 'P (block)', tree.index('TOCI')), 'contents come before the releases')


tap = Tap()
for check in (check_contents, check_languages, check_text, check_folders, check_failures, check_usage, check_list, check_day, check_heads, check_tree):
    with scratch() as folder:
        check(tap, Path(folder))
tap.done()
