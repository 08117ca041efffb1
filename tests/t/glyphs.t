#!/usr/bin/env python3
"""Letters that no font has: said once for each script and line. What only one font has: taken from it. Ligatures are their letters, in every format."""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, pdf_pages, plain, run, scratch

TEXT = '''Ministers of six countries meet in Riga

On 12 May the ministers of ישראל, भारत and 中国 met in Riga for the first time since 2019.

They were followed by those of 日本国, 中国 and العراق, and by 🥰 and 🫖 on the square before the town hall, police said.

“We thank all of them, ישראלים too,” says Anna Ozola, minister.
'''
SAID = [(3, 'U+05D9', 'Hebrew, from right to left', 'script'), (3, 'U+092D', 'Devanagari', 'script'), (3, 'U+4E2D', 'Han', 'script'),
        (5, 'U+65E5', 'Han', 'script'), (5, 'U+0627', 'Arabic, from right to left', 'script'), (5, 'U+1F970', 'Common', 'glyph'),
        (7, 'U+05D9', 'Hebrew, from right to left', 'script')]
SEVERAL = '''Ministers of six countries meet in Riga

On 12 May the ministers of საქართველო, **საქართველო** and Հայաստան, *Հայաստան*, met in Riga for the first time since 2019 🎉.

- 🚀 is the first of the signs
- ☎ 📞 🏗️ are the others, ✉️ is the last

“We thank all of them, ქართველები and հայեր too,” says Anna Ozola, minister.
'''
FACES = ['NotoSerifGeorgian-Regular', 'NotoSerifGeorgian-Bold', 'NotoSerifArmenian-Regular', 'Symbola-Regular']
LIGATURES = '''Sundale library to lend garden tools from May

The ﬁrst ﬂoor oﬃce of the library oﬀers ﬁne tools and waﬄes from May, its director said on Monday.
'''


def said_once(tap, folder):
    code, out, err = lvconv('-o', folder / 'a.pdf', stdin=TEXT.encode())
    got = re.findall(r'input:(\d+): warning: no font has (U\+\w+)[^(]*\(script ([^)]+)\)[^[]*\[-W(\w+)\]', err)
    tap.equal([(int(line), *rest) for line, *rest in got], SAID, 'a warning for each script and line')
    tap.equal(err.count(': warning:'), len(SAID), 'and no more')
    tap.ok('U+05D9 and 4 more (script Hebrew' in err, 'it counts the letters', err)
    tap.equal(err.count('convert to HTML or DOCX'), len(SAID) - 1, 'for scripts it says what has them')
    cells = ''.join(f'<cell>{word}</cell>' for word in ('ขอนแก่น', 'เชียงใหม่', 'ภูเก็ต'))
    table = f'<release xmlns="urn:lvconv:release:1"><edition><table line="3"><row>{cells}</row></table></edition></release>'
    err = lvconv('-f', 'xml', '-t', 'pdf', stdin=table.encode())[2]
    tap.equal(err.count('script Thai'), 1, 'one warning for the cells of a line')
    code, out, err = lvconv('-t', 'html', stdin=TEXT.encode())
    tap.ok('warning' not in err, 'formats without fonts say nothing', err)


def fallbacks(tap, folder):
    code, out, err = lvconv('-o', folder / 'f.pdf', stdin=SEVERAL.encode())
    tap.ok(code == 0 and 'no font' not in err, 'Georgian, Armenian and pictographs have a font', err)
    text = ' '.join(pdf_pages(folder / 'f.pdf'))
    for word in ('საქართველო', 'Հայաստան', 'ქართველები', 'հայեր', '🎉', '🚀', '📞', '🏗'):
        tap.ok(word in text, f'{word} is read back', text)
    fonts = run(['pdffonts', folder / 'f.pdf'])[1].decode()
    for face in FACES:
        tap.ok(face in fonts, f'{face} is used', fonts)


def ligatures(tap, folder):
    want = plain(LIGATURES.splitlines()[2])
    tap.ok('ﬁ' not in want and 'first floor office' in want, 'the tests take a ligature for its letters', want)
    for to in ('xml', 'html', 'text', 'docx', 'pdf'):
        made = Path(folder, f'l.{to}')
        code, out, err = lvconv('-t', to, '-o', made, stdin=LIGATURES.encode())
        tap.ok(code == 0 and not err, f'{to}: no warning', err)
        text = (pdf_pages(made)[0] if to == 'pdf' else run(['unzip', '-p', made, 'word/document.xml'])[1].decode() if to == 'docx'
                else made.read_text('utf-8'))
        tap.ok('first floor office' in plain(text) and 'waffles' in plain(text) and not re.search('[\ufb00-\ufb06]', text), f'{to}: letters', text)
    xml = Path(folder, 'l.xml').read_text('utf-8')
    again = lvconv('-f', 'xml', stdin=xml.replace('first', 'ﬁrst').encode())[1].decode()
    tap.equal(again, xml, 'in XML too')


tap = Tap()
with scratch() as name:
    said_once(tap, Path(name))
    fallbacks(tap, Path(name))
    ligatures(tap, Path(name))
tap.done()
