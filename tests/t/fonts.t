#!/usr/bin/env python3
"""Fonts of a house: subset into the PDF, the same text in it; what a licence forbids and what is broken are errors of the style."""
import base64
import json
import random
import re
import struct
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv, pdf_pages, run, scratch

USAGE = 2
RELEASE = ROOT / 'samples/bees.lv.txt'
# TTF is there since the build needs it; OTF is of tests/packages.txt
FILES = {'text.otf': 'LinLibertine_R.otf', 'bold.otf': 'LinLibertine_RB.otf', 'head.ttf': 'NotoSansDisplay-Regular.ttf',
         'head-bold.ttf': 'NotoSansDisplay-Bold.ttf'}
STYLE = '''[font]
text = House Serif
text-file = text.otf
text-bold-file = bold.otf
heading = House Sans
heading-file = head.ttf
heading-bold-file = head-bold.ttf
'''
OTHERS = '''Bites dzīvos uz jumtiem

Stropi atradīsies uz skolu\u202fēku\u00a0jumtiem, bibliotēku kok\u2011mājām un საქართველო 🎉, paziņoja biedrība pirmdien.
'''


def find(name):
    found = run(['fc-list', ':', 'file'])[1].decode().replace(':', '').split('\n')
    return next(Path(line.strip()) for line in found if line.strip().endswith('/' + name))


def table_at(font, tag):
    for at in range(12, 12 + 16 * struct.unpack('>H', font[4:6])[0], 16):
        if font[at:at + 4] == tag:
            return struct.unpack('>I', font[at + 8:at + 12])[0]


def licensed(font, bits):
    at = table_at(font, b'OS/2') + 8
    return font[:at] + struct.pack('>H', bits) + font[at + 2:]


def convert(folder, style, to='pdf', text=None):
    (folder / 'house.ini').write_text(style)
    made = folder / f'made.{to}'
    made.unlink(missing_ok=True)
    code, out, err = lvconv('-s', folder / 'house.ini', '-o', made, *([] if text else [RELEASE]), stdin=(text or '').encode())
    return code, made, err


def fonts_of(pdf):
    rows = run(['pdffonts', pdf])[1].decode().splitlines()[2:]
    return {row.split()[0].partition('+')[2]: row.split()[-5:-2] for row in rows}


def embedded(tap, folder):
    code, made, err = convert(folder, STYLE)
    tap.ok(code == 0 and not err, 'fonts of a house: no message', err)
    fonts = fonts_of(made)
    tap.equal(sorted(fonts), ['LinLibertineO', 'LinLibertineOB', 'NotoSansDisplay-Bold', 'NotoSansDisplay-Regular'], 'they are all that is in the PDF')
    tap.ok(all(said == ['yes'] * 3 for said in fonts.values()), 'embedded, subset, and readable', fonts)
    lvconv('-o', folder / 'usual.pdf', RELEASE)
    usual = ' '.join(pdf_pages(folder / 'usual.pdf')).split()
    tap.equal(' '.join(pdf_pages(made)).split(), usual, 'the same text as in the fonts of lvconv')
    tap.ok(made.stat().st_size < 80000, 'no more than what is used', made.stat().st_size)
    once = made.read_bytes()
    tap.equal(convert(folder, STYLE)[1].read_bytes(), once, 'the same bytes again')


def records(tap, folder):
    """Records have the style of the command line, read once."""
    lines = ''.join(json.dumps({'id': n, 'text': RELEASE.read_text('utf-8')}) + '\n' for n in range(3)).encode()
    (folder / 'house.ini').write_text(STYLE)
    code, out, err = lvconv('--jsonl', '-t', 'pdf', '-s', folder / 'house.ini', stdin=lines)
    want = convert(folder, STYLE)[1].read_bytes()
    got = [base64.b64decode(json.loads(line)['pdf']) for line in out.splitlines()]
    tap.ok(code == 0 and got == [want] * 3, 'JSON lines: the same bytes for each record', err)


def others(tap, folder):
    code, made, err = convert(folder, STYLE, text=OTHERS)
    fonts = set(fonts_of(made))
    tap.ok({'NotoSerifGeorgian-Regular', 'Symbola-Regular', 'LinLibertineO'} <= fonts, 'letters it lacks are of other fonts', fonts)
    text = ' '.join(' '.join(pdf_pages(made)).split())
    tap.ok('საქართველო 🎉' in text and 'skolu ēku jumtiem' in text and 'kok‑mājām' in text, 'and are read, narrow blanks too', text)
    code, made, err = convert(folder, STYLE.replace('text-bold-file = bold.otf\n', ''))
    tap.ok('LinLibertineOB' not in fonts_of(made) and code == 0, 'a weight that has no file is of the nearest that has', err)


def other_formats(tap, folder):
    html = convert(folder, STYLE, 'html')[1].read_text()
    tap.ok('"House Serif"' in html and '@font-face' not in html, 'HTML names the family')
    docx = run(['unzip', '-p', convert(folder, STYLE, 'docx')[1], 'word/theme/theme1.xml', 'word/theme.xml'])[1].decode()
    tap.ok('House Serif' in docx and 'House Sans' in docx, 'DOCX too', docx[:300])
    html = convert(folder, STYLE + '[html]\nfonts = embedded\n', 'html')[1].read_text()
    faces = re.findall(r'@font-face { font-family: "([^"]*)"; font-weight: (\d+); font-style: normal; src: url\(data:font/(...);base64,', html)
    tap.equal(faces, [('House Serif', '400', 'otf'), ('House Serif', '700', 'otf'), ('House Sans', '400', 'ttf'), ('House Sans', '700', 'ttf')],
              'where the style asks for it, HTML has the files')


def licences(tap, folder):
    font = (folder / 'head.ttf').read_bytes()
    for bits, said in ((2, 'must not be embedded'), (0x202, 'must not be embedded'), (0x200, 'as bitmaps only'), (6, None), (4, None), (8, None)):
        (folder / 'bits.ttf').write_bytes(licensed(font, bits))
        for to in ('pdf', 'html'):
            code, made, err = convert(folder, '[font]\ntext-file = bits.ttf\n', to)
            good = said is None
            tap.ok(code == (0 if good else USAGE) and made.exists() == good, f'{to}: fsType {bits}', err)
            tap.ok(err == '' if good else f'house.ini:2: error: text-file = bits.ttf {said}' in err or said in err, 'with its line', err)
    (folder / 'bits.ttf').write_bytes(licensed(font, 4))
    code, made, err = convert(folder, '[font]\ntext-file = bits.ttf\n[html]\nfonts = embedded\n')
    tap.ok(code == USAGE and 'must not be on a page' in err, 'fonts for print and preview are not for pages', err)
    for name, kind in (('head.ttf', 'whole.ttf'), ('text.otf', 'whole.otf')):
        (folder / kind).write_bytes(licensed((folder / name).read_bytes(), 0x100))
        code, made, err = convert(folder, f'[font]\ntext-file = {kind}\n')
        tap.ok(code == 0 and made.stat().st_size > 150000, f'{kind}: a font that may not be subset is there as a whole', err)
        tap.ok('divi miljoni' in ' '.join(pdf_pages(made)), 'and is read')


def broken(tap, folder):
    font = (folder / 'head.ttf').read_bytes()
    cmap = table_at(font, b'cmap')
    bad = {'cut': font[:len(font) // 3], 'collection': b'ttcf' + font[4:], 'text': b'Hello', 'empty': b'', 'short': font[:11],
           'directory': font[:4] + b'\xff\xff' + font[6:], 'letters': font[:cmap] + b'\xff' * 400 + font[cmap + 400:]}
    for name, data in bad.items():
        (folder / 'bad.ttf').write_bytes(data)
        code, made, err = convert(folder, '[font]\n\ntext-file = bad.ttf\n')
        tap.ok(code == USAGE and not made.exists() and 'house.ini:3: error: text-file = bad.ttf ' in err, f'broken: {name}', err)
    code, made, err = convert(folder, '[font]\ntext-file = none.ttf\n')
    tap.ok(code != 0 and 'none.ttf: error: cannot be read' in err, 'no such file', err)


def wild(tap, folder):
    """Bytes changed at random: the text is whole, or it is an error of the style."""
    chance = random.Random(14)
    for name in ('head.ttf', 'text.otf'):
        font = (folder / name).read_bytes()
        for turn in range(12):
            data = bytearray(font)
            tables = [struct.unpack('>II', font[at + 8:at + 16]) for at in range(12, 12 + 16 * struct.unpack('>H', font[4:6])[0], 16)]
            for _ in range(chance.choice((3, 30, 400))):
                at, n = chance.choice(tables)
                data[at + chance.randrange(min(n, 3000))] = chance.randrange(256)
            (folder / 'wild').write_bytes(data)
            code, made, err = convert(folder, '[font]\ntext-file = wild\n')
            good = code == 0 and 'divi miljoni bišu' in ' '.join(pdf_pages(made))
            tap.ok(good or (code == USAGE and 'text-file = wild' in err), f'{name}, changed {turn}: {code}', err)


def families(tap, folder):
    code, made, err = convert(folder, '[font]\ntext = Noto Serif Display\nheading = No Such Grotesk\n')
    tap.ok({'NotoSerifDisplay-Regular', 'NotoSans-Bold'} <= set(fonts_of(made)), 'a family of this machine, by its name', fonts_of(made))
    tap.ok(code == 0 and 'no font family No Such Grotesk is there for the PDF, which takes Noto Sans;' in err, 'one that is not there is said', err)
    for style, wanted in (([], False), (['-s', folder / 'house.ini'], True)):
        err = run([ROOT / 'build/lvconv', *style, '-t', 'pdf', RELEASE], env={'LD_DEBUG': 'files'})[2]
        err = err.decode() if isinstance(err, bytes) else err
        tap.equal('libfontconfig' in err, wanted, f'fontconfig is loaded: {wanted}')
    err = run([ROOT / 'build/lvconv', '-s', folder / 'house.ini', '-t', 'html', RELEASE], env={'LD_DEBUG': 'files'})[2]
    tap.ok('libfontconfig' not in (err.decode() if isinstance(err, bytes) else err), 'not for HTML')


tap = Tap()
with scratch() as name:
    folder = Path(name)
    for to, of in FILES.items():
        (folder / to).write_bytes(find(of).read_bytes())
    embedded(tap, folder)
    records(tap, folder)
    others(tap, folder)
    other_formats(tap, folder)
    licences(tap, folder)
    broken(tap, folder)
    wild(tap, folder)
    families(tap, folder)
tap.done()
