#!/usr/bin/env python3
"""A pack for the printer: right-hand pages, boxes and marks, greys, papers, and a booklet; nothing else is moved or lost."""
import json
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, pdf_pages, pdf_structure, plain, run, scratch
from printed import WISHES, fill, pack, prints

USAGE, SYSTEM = 2, 3
BLANK = ('Šī lapa atstāta tukša', 'This page is left blank')
TITLES = ('Twelve stations measured the water', 'New ferry to link Kolka with Ruhnu', 'Two million bees to live on the roofs',
          'Coastal waters are getting cleaner')


def boxes(path, page=1):
    """{name: [left, bottom, right, top]} of a page, by poppler."""
    said = run(['pdfinfo', '-f', page, '-l', page, '-box', path])[1].decode()
    return {name: [float(n) for n in numbers.split()] for name, numbers in re.findall(r'(\w+Box): +(.*)', said)}


def drawn(path, page):
    """(width, height, bytes of red, green and blue) of a page at 72 dots to the inch."""
    ppm = run(['pdftoppm', '-r', 72, '-f', page, '-l', page, path])[1]
    width, height, rest = re.match(rb'P6\s(\d+) (\d+)\s255\s(.*)', ppm, re.S).groups()
    return int(width), int(height), rest


def heard(folder, *wishes):
    """What a reader hears of a pack of one release, page numbers aside: poppler takes long for more."""
    lvconv('pack', '-q', '--title=Pack', *wishes, '-o', folder / 'heard.pdf', folder / 'wide.en.txt')
    return re.sub(r'(?m)^\d+$', '', pdf_structure(folder / 'heard.pdf'))


def cut(picture, left, top, width, height):
    return b''.join(picture[2][3 * (y * picture[0] + left):3 * (y * picture[0] + left + width)] for y in range(top, top + height))


def sides(path):
    """Pages on which releases begin, as the contents say and as they are; each page as text."""
    pages = [plain(text) for text in pdf_pages(path)]
    contents = ' '.join(text for text in pages if 'Saturs' in text)
    found = [next(n for n, text in enumerate(pages, 1) if title in text and 'Saturs' not in text) for title in TITLES]
    said = [int(n) for n in dict.fromkeys(re.findall(r'(?<![\w.:]) ?(\d+)(?= |$)', re.sub(r'\S*[./:]\S*|\d{4}', '', contents)))]
    return said, found, pages


def duplex(tap, folder):
    plainly, both = pack(folder, 'plain.pdf'), pack(folder, 'duplex.pdf', '--duplex')
    for path, name in ((plainly, 'by itself'), (both, '--duplex')):
        said, found, pages = sides(path)
        tap.ok(set(found) <= set(said), f'{name}: the contents say the pages of the releases', said, found)
        numbered = [re.search(r'(\d+) / (\d+)', page) for page in pages]
        tap.ok(all(m and m.groups() == (str(n), str(len(pages))) for n, m in enumerate(numbered[1:], 2)),
               f'{name}: each page says its number and how many there are')
    said, found, pages = sides(both)
    blank = [n for n, page in enumerate(pages, 1) if all(words in page for words in BLANK)]
    tap.ok(all(n % 2 for n in found), '--duplex: releases begin on right-hand pages', found)
    tap.ok(next(n for n, page in enumerate(pages, 1) if 'Saturs' in page) == 3, '--duplex: contents, too')
    tap.ok(blank and not any(n % 2 for n in blank) and all('Embargo' not in pages[n - 1] for n in blank),
           '--duplex: pages in between say that they are blank, with a foot alone', blank)
    tap.ok(not any(BLANK[1] in page for page in sides(plainly)[2]), 'without it no page is blank')
    small = heard(folder)
    tap.ok('After the table' in small and heard(folder, '--duplex') == small, '--duplex: nobody hears that a page is blank')


def words_of(path):
    """Of each page its width, and (left, right, bottom, text) of its words in points."""
    said = run(['pdftotext', '-bbox', path, '-'])[1].decode().split('<page ')[1:]
    return [(float(re.match(r'width="([\d.]+)"', page)[1]),
             [(float(a), float(b), float(y), text) for a, y, b, text in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<', page)])
            for page in said]


def stands(words, left, right):
    """True if words fill the room between two edges and no more."""
    return abs(min(w[0] for w in words) - left) < 2 and max(w[1] for w in words) < right + 1


def mails(path):
    """Of each page the left edges of its links to mail addresses."""
    said = json.loads(run(['qpdf', '--json=2', '--json-key=pages', '--json-key=qpdf', path])[1])
    objects = {key: value['value'] for key, value in said['qpdf'][1].items() if 'value' in value}
    pages = [objects['obj:' + page['object']] for page in said['pages']]
    links = [[objects['obj:' + ref] for ref in page.get('/Annots', [])] for page in pages]
    return [sorted({round(link['/Rect'][0]) for link in some if link['/A'].get('/URI', '').startswith('u:mailto')}) for some in links]


def mirrored(tap, folder):
    """The inner margin is in the fold, and numbers are outside."""
    mm = 72 / 25.4
    inner, outer = 40 * mm, 16 * mm
    (folder / 'book.ini').write_text('[page]\nmargin-inner = 40\nmargin-outer = 16\n')
    path = pack(folder, 'duplex.pdf', '--duplex', '-s', folder / 'book.ini')
    pages, links = words_of(path), mails(path)
    for n, (width, words) in enumerate(pages, 1):
        blank = any(w[3] == 'tukša' for w in words)
        left, right = (inner, width - outer) if n % 2 else (outer, width - inner)
        if width > 600 or n == 1:
            continue
        tap.ok(blank or stands(words, left, right), f'--duplex, page {n}: the inner margin is in the fold', (left, right), *words[:3])
        foot = [w for w in words if w[2] > 780]
        tap.ok(abs(foot[-1][1] - right if n % 2 else foot[0][0] - left) < 2, f'--duplex, page {n}: its number is outside', foot)
        written = sorted({round(w[0]) for w in words if '@' in w[3]})
        tap.ok(len(links[n - 1]) == len(written) and all(abs(a - b) < 2 for a, b in zip(links[n - 1], written)), f'--duplex, page {n}: links are where their text is', links[n - 1], written)
    tap.ok(any(links[1::2]) and any(links[::2]), 'there are some on both sides')
    plainly = [page for page in words_of(pack(folder, 'plain.pdf', '-s', folder / 'book.ini')) if page[0] < 600]
    tap.ok(all(stands(words, inner, width - outer) for width, words in plainly[1:]), 'without it all pages are alike')
    book = pack(folder, 'book.pdf', '--booklet', '-s', folder / 'book.ini')
    tap.ok(book.read_bytes() == (folder / 'plain.pdf').read_bytes(), '--booklet: the other file is as without it')
    turned = [n for n, (width, _) in enumerate(words_of(book)) if width > 600]
    for n, (width, words) in enumerate(words_of(folder / 'book-booklet.pdf')):
        numbers = len(words_of(book)) + -len(words_of(book)) % 4 - 1 - n, n
        left_page = max(numbers) if n % 2 == 0 else min(numbers)
        words = [w for w in words if w[0] < width / 2]
        if not words or left_page in turned:
            continue
        tap.ok(stands(words, outer, width / 2 - inner), f'--booklet, side {n + 1}: the left page is mirrored', *words[:3])
        foot = [w for w in words if w[2] > 780]
        tap.ok(abs(foot[0][0] - outer) < 2, f'--booklet, side {n + 1}: so is its foot', foot)


def cut_away(tap, folder):
    points = 10
    mm = f'--bleed={points / 72 * 25.4:.4f}mm'
    plainly, bleed, marks = pack(folder, 'plain.pdf'), pack(folder, 'bleed.pdf', mm), pack(folder, 'marks.pdf', '--marks', mm)
    page = [0, 0, 595.28, 841.89]
    around = [-10, -10, 605.28, 851.89]
    tap.equal(boxes(plainly)['MediaBox'], page, 'without a bleed there is but the page')
    found = boxes(bleed)
    tap.equal([found['TrimBox'], found['BleedBox'], found['MediaBox']], [page, around, around], '--bleed: the page keeps its place')
    found = boxes(marks)
    tap.equal([found['TrimBox'], found['BleedBox']], [page, around], '--marks: so it does with marks')
    tap.ok(found['MediaBox'][0] < -10 - 14, '--marks: there is room for them', found['MediaBox'])
    across = boxes(marks, next(n for n in range(1, 30) if boxes(marks, n)['TrimBox'][2] > 800))
    tap.equal([across['TrimBox'], across['BleedBox']], [[0, 0, 841.89, 595.28], [-10, -10, 851.89, 605.28]], 'a page across likewise')
    for n in (1, 2, 5):
        small, large = drawn(plainly, n), drawn(bleed, n)
        moved = sum(abs(a - b) > 16 for a, b in zip(cut(small, 0, 0, 590, 830), cut(large, points, points, 590, 830)))
        tap.equal(moved, 0, f'page {n}: nothing moves')  # but for what rounding makes of a dot
    wide = drawn(marks, 2)
    edge = int(-boxes(marks)['MediaBox'][0]) - points
    tap.ok(min(cut(wide, 0, 0, wide[0], edge)) < 128 and min(cut(wide, 0, 0, edge, wide[1])) < 128, '--marks: they are seen outside')
    tap.ok(min(cut(drawn(bleed, 2), 0, 0, 600, points)) == 255, '--bleed alone: no marks')
    tap.equal(heard(folder, '--marks', '--bleed=3mm'), heard(folder), '--marks: nobody hears them')
    tap.ok(b'/Separation /All' in marks.read_bytes(), '--marks: in the colour of every plate')


def grey(tap, folder):
    path = pack(folder, 'grey.pdf', '--grey')
    pages = len(pdf_pages(path))
    colours = [n for n in range(1, pages + 1) for p in [drawn(path, n)[2]] if not p[0::3] == p[1::3] == p[2::3]]
    tap.ok(not colours, '--grey: no page has a colour', colours)
    listed = run(['pdfimages', '-list', path])[1].decode().splitlines()[2:]
    tap.ok(listed and all(line.split()[5] == 'gray' for line in listed), '--grey: nor has a picture', *listed)
    streams = run(['qpdf', '--qdf', '--object-streams=disable', path, '-'])[1]
    tap.ok(not re.search(rb'(?m) (rg|RG|k|K)$|/ICCBased', streams) and re.search(rb'(?m)^[\d.]+ g$', streams), '--grey: colours are DeviceGray')
    tap.equal(heard(folder, '--grey'), heard(folder), '--grey: the text is the same')
    pack(folder, 'plain.pdf')
    tap.ok(re.search(rb' rg$', run(['qpdf', '--qdf', folder / 'plain.pdf', '-'])[1], re.M), 'without it there are colours')


def papers(tap, folder):
    for paper, size in (('A5', [419.53, 595.28]), ('letter', [612, 792]), ('200x210', [566.93, 595.28])):
        tap.equal(boxes(pack(folder, 'paper.pdf', f'--paper={paper}'))['MediaBox'][2:], size, f'--paper={paper}')
    said, found, pages = sides(pack(folder, 'a5.pdf', '--paper=A5'))
    tap.ok(set(found) <= set(said), 'A5: the contents say the pages of the releases', said, found)
    tap.ok('Piekrastes' in pages[0] and 'Week of the coast' in pages[0] and 'Embargoed' in pages[0], 'A5: the cover is one page')
    code, _, err = lvconv('pack', '-q', '--paper=100x100', '-o', folder / 'x.pdf', folder / 'pack.ini')
    tap.ok(code == USAGE and 'larger paper' in err and not (folder / 'x.pdf').exists(), 'a paper that is too small is refused', code, err)


def long_cover(tap, folder):
    """A cover of two pages: everything after it moves on."""
    (folder / 'pack.ini').write_text((folder / 'pack.ini').read_text().replace('date =', 'subtitle.lv = ' + 'gara rinda ' * 15 + '\ndate ='))
    for wishes in ([], ['--duplex']):
        said, found, pages = sides(pack(folder, 'long.pdf', '--paper=100x150', *wishes))
        tap.ok('Saturs' not in pages[1], 'the cover takes two pages')
        tap.ok(set(found) <= set(said), f'a long cover {wishes}: the contents say the pages of the releases', said, found)


def booklet(tap, folder):
    path = pack(folder, 'book.pdf', '--booklet')
    sheets = folder / 'book-booklet.pdf'
    pages, found = [plain(text) for text in pdf_pages(path)], [plain(text) for text in pdf_pages(sheets)]
    whole = pages + [''] * (-len(pages) % 4)
    n = len(whole)
    order = [(n - 1 - i, i) if i % 2 == 0 else (i, n - 1 - i) for i in range(n // 2)]
    tap.equal(len(found), n // 2, '--booklet: two pages on a side')
    letters = [sorted(''.join(text.split())) for text in found]
    wanted = [sorted(''.join((whole[a] + whole[b]).split())) for a, b in order]
    tap.ok(letters == wanted, '--booklet: in saddle order', *[f'{i}: {found[i][:60]}' for i in range(n // 2) if letters[i] != wanted[i]])
    lefts = [re.findall(r'(\d+) / \d+', plain(run(['pdftotext', '-f', i, '-l', i, '-x', 0, '-y', 0, '-W', 595, '-H', 842, sheets, '-'])[1].decode()))
             for i in range(1, n // 2 + 1)]
    tap.ok(all(not said or int(said[0]) == order[i][0] + 1 for i, said in enumerate(lefts)), '--booklet: left is left', lefts)
    tap.equal(boxes(sheets)['MediaBox'], [0, 0, 1190.56, 841.89], '--booklet: a sheet is two pages wide')
    info = run(['pdfinfo', sheets])[1].decode()
    tap.ok(re.search(r'Title: +Piekrastes nedēļa', info) and re.search(r'Tagged: +no', info), '--booklet: with a title, not tagged')
    tap.ok(path.read_bytes() == pack(folder, 'alone.pdf').read_bytes(), '--booklet: the other file is as without')
    marked = pack(folder, 'marked.pdf', '--booklet', '--marks', '--grey', '--duplex', '--paper=A5').with_name('marked-booklet.pdf')
    box = boxes(marked)
    tap.ok(box['TrimBox'] == [0, 0, 839.06, 595.28] and box['MediaBox'][0] < -20, '--booklet: marks are around the sheet', box)
    tap.ok(not any(drawn(marked, i)[2][0::3] != drawn(marked, i)[2][1::3] for i in (1, 2, 3)), '--booklet: it is grey, too')


def together(tap, folder):
    (folder / 'none-booklet.pdf').mkdir()
    code, _, err = lvconv('pack', '-q', '--booklet', '-o', folder / 'none.pdf', folder / 'pack.ini')
    tap.ok(code == SYSTEM and 'none-booklet.pdf' in err, 'a booklet that cannot be written is an error', code, err)
    tap.ok(not (folder / 'none.pdf').exists() or not err, 'and the pack does not appear without it')
    for wish in ('--duplex', '--paper=A5', '--bleed=3mm', '--marks', '--grey', '--booklet'):
        code, _, err = lvconv(wish, '-t', 'pdf', '-o', folder / 'x.pdf', folder / 'bees.en.txt')
        tap.ok(code == USAGE and 'of lvconv pack' in err, f'{wish} is of packs', code, err)
    for wish in ('--paper=A44', '--paper=', '--bleed=x', '--bleed=3cm', '--bleed=-1mm', '--bleed=26mm', '--bleed=1e9'):
        code, _, err = lvconv('pack', wish, '-o', folder / 'x.pdf', folder / 'pack.ini')
        tap.ok(code == USAGE and wish.split('=')[0] in err, f'{wish} is refused', code, err)
    code, _, err = lvconv('pack', '--booklet', '-o', '-', folder / 'pack.ini')
    tap.ok(code == USAGE and '--booklet' in err, 'a booklet needs a name', code, err)


def sound(tap, folder):
    """qpdf finds nothing, the same again gives the same bytes."""
    for path in prints(folder, (0, 1, len(WISHES))):
        files = [path, *folder.glob(path.stem + '-booklet.pdf')]
        said = [run(['qpdf', '--check', f]) for f in files]
        tap.ok(all(code == 0 and not err for code, _, err in said), f'{path.name}: qpdf', *said)
    wishes = ['--duplex', '--marks', '--grey', '--booklet']
    first = [f.read_bytes() for f in (pack(folder, 'same.pdf', *wishes), folder / 'same-booklet.pdf')]
    again = [f.read_bytes() for f in (pack(folder, 'same.pdf', *wishes), folder / 'same-booklet.pdf')]
    tap.ok(first == again, 'the same pack is the same bytes')


tap = Tap()
for test in (duplex, mirrored, cut_away, grey, papers, booklet, together, sound, long_cover):
    with scratch() as folder:
        fill(Path(folder))
        test(tap, Path(folder))
tap.done()
