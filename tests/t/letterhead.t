#!/usr/bin/env python3
"""Letterheads: whose release it is, in the language of the edition, in every format; the logo beside the style."""
import base64
import io
import re
import sys
import zipfile
import zlib
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import ROOT, Tap, lvconv, run, scratch

USAGE, SYSTEM = 2, 3
LV, EN = ROOT / 'samples/bees.lv.txt', ROOT / 'samples/bees.en.txt'
STYLE = '''[letterhead]
logo = mark.png
logo-alt.lv = Bišu zīme
logo-alt.en = The mark of the bees
name.lv = Bišu birojs
name.en = Office of Bees
address = Liepu iela 7 | Rīga, LV-1000
kind.lv = Relīze
kind.en = News
'''


def chunk(name, data):
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png(kind, depth=8, interlaced=0):
    """Two pixels by one, of that kind of colour."""
    bits = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind] * depth * 2
    head = (2).to_bytes(4) + (1).to_bytes(4) + bytes([depth, kind, 0, 0, interlaced])
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + (chunk(b'PLTE', b'\x10\x20\x30\xff\xff\xff') if kind == 3 else b'') + \
        chunk(b'IDAT', zlib.compress((b'\0' + bytes((bits + 7) // 8)) * (1 + interlaced))) + chunk(b'IEND', b'')


JPEG = base64.b64decode('/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQ'
                        'CgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==')


def words(path, folder):
    """{format: what is read of it, with the letterhead first}"""
    out = {}
    for to in ('html', 'docx', 'pdf'):
        code, out[to], err = lvconv('-q', '-s', './house.ini', '-t', to, *path, cwd=folder)
        assert code == 0, err
    with zipfile.ZipFile(io.BytesIO(out['docx'])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return out['html'].decode(), parts, out['pdf']


def text_of(xml):
    return re.sub(rb'<[^>]*>', b' ', xml).decode().split()


def languages(tap, folder):
    (folder / 'house.ini').write_text(STYLE)
    (folder / 'mark.png').write_bytes(png(3))
    for path, said, other in (([LV], 'Bišu birojs', 'Office of Bees'), ([EN], 'Office of Bees', 'Bišu birojs')):
        html, parts, pdf = words(path, folder)
        banner = html[html.index('<header class="letterhead">'):html.index('<main')]
        tap.ok(said in banner and other not in html, f'{said}: in the banner, and no other name', banner)
        head = text_of(parts['word/header-first.xml'])
        tap.ok(' '.join(head).startswith(said) and other.split()[0] not in head, f'{said}: in the header of the first page', head)
        tap.ok(b'<w:titlePg/>' in parts['word/document.xml'], 'which is one of its own')
        tap.equal(parts['word/media/logo.png'], png(3), 'with the logo as it is')
        text = run(['pdftotext', '-', '-'], pdf)[1].decode()
        tap.ok(text.startswith(said) and other not in text, f'{said}: first on the PDF', text[:60])
    html, parts, pdf = words(['-b', LV, EN], folder)
    banner = html[html.index('<header class="letterhead">'):html.index('<main')]
    tap.ok(banner.index('Bišu birojs') < banner.index('lang="en">Office of Bees'), 'both languages in the banner', banner)
    tap.equal(banner.count('Liepu iela 7'), 1, 'what is the same in both is there once')
    head = ' '.join(text_of(parts['word/header-first.xml']))
    tap.ok('Bišu birojs Office of Bees Liepu iela 7' in head and head.count('LV-1000') == 1, 'both in the header', head)
    structure = run(['pdfinfo', '-struct-text', '-'], pdf)[1].decode()
    tap.ok(re.search(r'Document\n  Sect.*?Figure.*?"Bišu birojs.*?"Office of Bees.*?H1', structure, re.S) is not None,
           'PDF: logo and names are read, before the release', structure[:600])
    tap.ok(b'/Alt <FEFF00420069' in pdf and b'/BBox [' in pdf, 'PDF: the logo has its text and its place')


def kinds(tap, folder):
    """A release that says what it is is not told it again."""
    (folder / 'house.ini').write_text(STYLE)
    (folder / 'mark.png').write_bytes(png(3))
    own = folder / 'own.txt'
    own.write_text('PRESS RELEASE\n\n' + EN.read_text())
    for path, times in ((EN, 1), (own, 0)):
        html, parts, pdf = words([path], folder)
        tap.equal((html.count('<p class="kind">News</p>'), text_of(parts['word/header-first.xml']).count('News')), (times, times),
                  f'{path.name}: the kind {times} times')


def centred(tap, folder):
    """The kind is in the middle where the sender is, in every format; beside a date it is at the left."""
    dated = folder / 'dated.txt'
    dated.write_text(EN.read_text().replace('\n', '\n\nPublished: 3 May 2028\n', 1))
    for place, path, meta, wanted in (('centre', EN, 'source', True), ('left', EN, 'source', False), ('right', EN, 'source', False), ('centre', dated, 'letterhead', False)):
        (folder / 'house.ini').write_text(STYLE.replace('logo = mark.png\n', f'logo-place = {place}\n') + f'[meta]\nplace = {meta}\n')
        html, parts, pdf = words([path], folder)
        at = re.search(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>News<', run(['pdftotext', '-bbox', '-', '-'], pdf)[1].decode())
        middle = abs(float(at[1]) + float(at[2]) - 595.28) < 1
        docx = b'<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">News' in parts['word/header-first.xml']
        page = '.sender.centre ~ .kind { text-align: center; }' in html and 'class="sender centre"' in html and '</div>\n<p class="kind">News' in html
        tap.equal((middle, docx, page), (wanted,) * 3, f'{place}, {meta}: PDF, DOCX, HTML')


def pictures(tap, folder):
    (folder / 'house.ini').write_text('[letterhead]\nlogo = mark.png\n')
    for name, bytes_ in {'grey': png(0), 'colour': png(2), 'palette': png(3), 'grey, see-through': png(4), 'see-through': png(6),
                         'one bit': png(0, 1), '16 bits': png(2, 16), 'interlaced': png(2, interlaced=1), 'JPEG': JPEG}.items():
        (folder / 'mark.png').write_bytes(bytes_)
        html, parts, pdf = words([EN], folder)
        tap.ok(base64.b64encode(bytes_).decode() in html and b'/XObject <</Logo ' in pdf, f'{name}: a logo')
        (folder / 'out.pdf').write_bytes(pdf)
        tap.equal(run(['qpdf', '--check', folder / 'out.pdf'])[0], 0, f'{name}: in a PDF without fault')
    whole = png(2)
    (folder / 'mark.png').write_bytes(png(6)[:33] + chunk(b'IDAT', b'no rows') + png(6)[-12:])
    code, out, err = lvconv('-q', '-s', './house.ini', '-t', 'pdf', EN, cwd=folder)
    tap.ok(code == SYSTEM and not out and 'libpng failed' in err, 'rows that cannot be decoded are an error', code, err)
    wrong = {'nothing': b'', 'text': b'no picture', 'GIF': b'GIF89a\1\0\1\0', 'cut': whole[:-5], 'no rows': whole.replace(b'IDAT', b'iDAT'),
             'no size': whole[:16] + bytes(4) + whole[20:], 'too many pixels': whole[:16] + b'\0\1\0\0\0\1\0\0' + whole[24:],
             'no such colour': whole[:25] + b'\5' + whole[26:], 'a chunk without end': whole[:33] + b'\xff' * 8 + whole[41:],
             'palette without colours': png(3).replace(b'PLTE', b'pLTE'), 'cut JPEG': JPEG[:-2], 'JPEG without frame': JPEG[:20] + JPEG[-2:]}
    for name, bytes_ in wrong.items():
        (folder / 'mark.png').write_bytes(bytes_)
        code, out, err = lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)
        tap.equal((code, out, err), (USAGE, b'', './house.ini:2: error: logo = mark.png is no whole PNG or JPEG of at most 20 megapixels;'
                                     ' save it as one\n'), f'{name}: an error')
    (folder / 'mark.png').unlink()
    code, out, err = lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)
    tap.equal((code, err), (SYSTEM, './mark.png: error: cannot be read: No such file or directory\n'), 'a logo that is not there')


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#123456"/></svg>'


def drawings(tap, folder):
    """An SVG is on pages of HTML in place of the logo, which the other formats have."""
    (folder / 'mark.png').write_bytes(png(2))
    for name, svg in {'plain': SVG, 'declared': b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<!-- twice -->' + SVG + b'\n'}.items():
        (folder / 'mark.svg').write_bytes(svg)
        for logo in ('logo = mark.png\n', ''):
            (folder / 'house.ini').write_text(STYLE.replace('logo = mark.png\n', logo + 'logo-svg = mark.svg\n'))
            html, parts, pdf = words([EN], folder)
            tap.ok(f'<img class="logo" alt="The mark of the bees" src="data:image/svg+xml;base64,{base64.b64encode(svg).decode()}">' in html, f'{name}: on the page')
            tap.equal((html.count('class="logo"'), 'word/media/logo.png' in parts, b'/Logo ' in pdf), (1, bool(logo), bool(logo)), 'the others have the other')
    wrong = {'nothing': b'', 'PNG': png(2), 'HTML': b'<html><body><svg></svg></body></html>', 'cut': SVG[:-3], 'no name': SVG.replace(b'www.w3.org', b'example.org'),
             'other letters': SVG.replace(b'#123456', b'\xe4'), 'entities': b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, 'large': SVG[:-6] + b' ' * (1 << 20) + b'</svg>',
             'a comment without end': b'<!-- ' + SVG}
    for name, bytes_ in wrong.items():
        (folder / 'mark.svg').write_bytes(bytes_)
        code, out, err = lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)
        tap.ok(code == USAGE and not out and re.match(r'\./house\.ini:2: error: logo-svg = mark\.svg (is|has) .*; save it ', err), f'{name}: an error', code, err)


TINY = '''[page]
paper = 105x{}
margin-top = 15
margin-bottom = 15
margin-inner = 12
margin-outer = 12
[letterhead]
logo = mark.png
logo-width = 150
logo-place = {}
name = Office of Bees and of the Flowers that They Fly to
address = 1 Lime Street | LV-1000, Latvia | www.bees.example.lv | phone 67000000 | open from nine to five{}
kind = Letter
'''


def tiny(tap, folder):
    """On a small page the text is below the letterhead, or on the page after it."""
    (folder / 'mark.png').write_bytes(png(2)[:16] + (1).to_bytes(4) + png(2)[20:])
    for height, more, pages in ((148, '', 1), (148, ' | and more' * 6, 2), (130, '', 2), (130, ' | and more' * 2, 2)):
        for place in ('left', 'centre', 'right'):
            (folder / 'house.ini').write_text(TINY.format(height, place, more))
            code, out, err = lvconv('-q', '-s', './house.ini', '-t', 'pdf', EN, cwd=folder)
            boxes = [re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<', page)
                     for page in run(['pdftotext', '-bbox', '-', '-'], out)[1].decode().split('<page')[1:]]
            at = {word: (number, float(top), float(bottom)) for number, page in enumerate(boxes, 1) for top, bottom, word in page if word in ('Letter', 'bees')}
            first = next(number for number, page in enumerate(boxes, 1) if any(word == 'Two' for _, _, word in page))
            top = next(float(top) for top, _, word in boxes[first - 1] if word == 'Two')
            tap.ok(first > 1 or top > at['Letter'][2], f'{height} mm, {place}: no text on the letterhead', at, first, top)
            tap.ok(first <= pages, f'and no further than on page {pages}', first)
            tap.ok(all(float(bottom) < height * 72 / 25.4 for page in boxes for _, bottom, _ in page), 'all of it is on the page')


def files(tap, folder):
    """The logo is a file that is read: seen from the style, never written over, and newer than what is to be made again."""
    (folder / 'sub').mkdir()
    (folder / 'sub/house.ini').write_text('[letterhead]\nlogo = mark.png\n')
    (folder / 'sub/mark.png').write_bytes(png(2))
    code, out, err = lvconv('-q', '-s', 'sub/house.ini', '-t', 'html', EN, cwd=folder)
    tap.ok(code == 0 and b'class="logo"' in out, 'the logo is looked for beside the style', err)
    code, out, err = lvconv('-q', '-s', 'sub/house.ini', '-t', 'html', EN, '-o', 'sub/mark.png', cwd=folder)
    tap.ok(code == USAGE and 'would be overwritten' in err, 'no output replaces it', err)
    call = ['-s', 'sub/house.ini', '-t', 'html', '-O', 'out', '--resume', EN]
    lvconv('-q', *call, cwd=folder)
    made = folder / 'out/bees.en.html'
    before = made.stat().st_mtime_ns
    lvconv('-q', *call, cwd=folder)
    tap.equal(made.stat().st_mtime_ns, before, '--resume: nothing is new')
    (folder / 'sub/mark.png').write_bytes(png(0))
    lvconv('-q', *call, cwd=folder)
    tap.ok(made.stat().st_mtime_ns > before, '--resume: a new logo is')


def wrong_words(tap, folder):
    for line in ('name.LV = x', 'name. = x', 'name.l = x', 'name.lv- = x', 'name.lv_LV = x', 'name.' + 'lv-' * 20 + 'x = x', 'logo.lv = x.png',
                 'rule.lv = 1', 'logo =', 'logo-place = middle', 'name = a\tb\x01', 'rule = 7', 'paper = A4'):
        (folder / 'house.ini').write_text(f'[letterhead]\n{line}\n')
        code, out, err = lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)
        tap.ok(code == USAGE and err.startswith('./house.ini:2: error: unknown key or value'), f'{line!r} is an error', code, err)
    (folder / 'house.ini').write_bytes(b'[letterhead]\nname = Bi\xf0u birojs\n')
    tap.equal(lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)[0], USAGE, 'so is what is not UTF-8')
    (folder / 'house.ini').write_text('[letterhead]\nname.lv-LV = a\nname.en = <b> & "c"\nname.lv =\n')
    html = lvconv('-q', '-s', './house.ini', '-t', 'html', EN, cwd=folder)[1].decode()
    tap.ok('<p class="house">&lt;b&gt; &amp; "c"</p>' in html or '<p class="house">&lt;b&gt; &amp; &quot;c&quot;</p>' in html, 'mark-up is text')
    tap.ok('letterhead' not in lvconv('-q', '-s', './house.ini', '-t', 'html', LV, cwd=folder)[1].decode(), 'an empty name is none')
    for to in ('html', 'docx', 'pdf'):
        (folder / 'house.ini').write_text('[font]\n')
        own, default = (lvconv('-q', *style, '-t', to, EN, cwd=folder)[1] for style in (['-s', './house.ini'], []))
        tap.equal(len(own), len(default), f'{to}: a style without a letterhead has none') if to != 'docx' else None
    (folder / 'house.ini').write_text(STYLE + '[html]\nbanner = no\n')
    (folder / 'mark.png').write_bytes(png(2))
    tap.ok(b'letterhead' not in lvconv('-q', '-s', './house.ini', '-t', 'html', EN, cwd=folder)[1], 'banner = no: none in HTML')


def said_of_itself(tap, folder):
    """Author, subject and picture, for those who list or link to it."""
    (folder / 'house.ini').write_text('[letterhead]\nname.lv = Bišu birojs | Rīgā\nname.en = Office of Bees\n')
    html, parts, pdf = words([LV], folder)
    info = run(['pdfinfo', '-'], pdf)[1].decode()
    tap.ok(re.search(r'Author: +Bišu birojs\n', info) is not None and 'Subject' not in info, 'the sender is the author', info)
    tap.ok('<dc:creator>Bišu birojs</dc:creator>' in parts['docProps/core.xml'].decode(), 'in DOCX, too')
    (folder / 'house.ini').write_text('[letterhead]\nname = x\n[pdf]\nauthor.en = Press & Co\nsubject.en = News <of> bees\n'
                                      '[html]\nog-image = https://www.example.lv/a.png?b&c\nog-image.lv =\n')
    html, parts, pdf = words([EN], folder)
    info, xmp = (run(['pdfinfo', *more, '-'], pdf)[1].decode() for more in ([], ['-meta']))
    tap.ok(re.search(r'Subject: +News <of> bees\nAuthor: +Press & Co|Author: +Press & Co', info) is not None and 'News <of> bees' in info, 'author and subject', info)
    tap.ok('<rdf:li>Press &amp; Co</rdf:li>' in xmp and 'News &lt;of&gt; bees' in xmp, 'in the metadata', xmp)
    core = parts['docProps/core.xml'].decode()
    tap.ok('<dc:creator>Press &amp; Co</dc:creator><dc:subject>News &lt;of&gt; bees</dc:subject>' in core, 'in DOCX', core)
    tap.ok('<meta property="og:image" content="https://www.example.lv/a.png?b&amp;c">' in html, 'the picture', html[:900])
    tap.ok('og:image' not in words([LV], folder)[0], 'by language')
    for value in ('a.png', 'javascript:x', 'https://a b', 'file:///x', 'https://x"y'):
        (folder / 'house.ini').write_text(f'[html]\nog-image = {value}\n')
        tap.equal(lvconv('-s', './house.ini', '-t', 'text', EN, cwd=folder)[0], USAGE, f'{value} is an error')


tap = Tap()
if any(missing(tool) for tool in ('pdftotext', 'pdfinfo', 'qpdf')):
    tap.skip('letterheads', 'no poppler or qpdf here')
else:
    for test in (languages, kinds, centred, pictures, drawings, tiny, files, wrong_words, said_of_itself):
        with scratch() as folder:
            test(tap, Path(folder))
tap.done()
