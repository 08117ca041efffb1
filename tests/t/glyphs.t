#!/usr/bin/env python3
"""Letters that no font has: said once for each script and line. Ligatures are their letters, in every format."""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, pdf_pages, plain, run, scratch

TEXT = '''Ministers of six countries meet in Riga

On 12 May the ministers of საქართველო, Հայաստան and 中国 met in Riga for the first time since 2019.

They were followed by those of 日本国, 中国 and ישראל, and by 🎉 and 🎊 on the square before the town hall, police said.

“We thank all of them, ქართველები too,” says Anna Ozola, minister.
'''
SAID = [(3, 'U+10E1', 'Georgian'), (3, 'U+0540', 'Armenian'), (3, 'U+4E2D', 'Han'), (5, 'U+65E5', 'Han'), (5, 'U+05D9', 'Hebrew'),
        (5, 'U+1F389', 'Common'), (7, 'U+10E5', 'Georgian')]
LIGATURES = '''Sundale library to lend garden tools from May

The ﬁrst ﬂoor oﬃce of the library oﬀers ﬁne tools and waﬄes from May, its director said on Monday.
'''


def said_once(tap, folder):
    code, out, err = lvconv('-o', folder / 'a.pdf', stdin=TEXT.encode())
    got = re.findall(r'input:(\d+): warning: no font has (U\+\w+)[^(]*\(script (\w+)\)', err)
    tap.equal([(int(line), cp, script) for line, cp, script in got], SAID, 'a warning for each script and line')
    tap.equal(err.count('[-Wglyph]'), len(SAID), 'and no more')
    tap.ok('U+10E1 and 9 more (script Georgian)' in err, 'it counts the letters', err)
    cells = ''.join(f'<cell>{word}</cell>' for word in ('თბილისი', 'ქუთაისი', 'ბათუმი'))
    table = f'<release xmlns="urn:lvconv:release:1"><edition><table line="3"><row>{cells}</row></table></edition></release>'
    err = lvconv('-f', 'xml', '-t', 'pdf', stdin=table.encode())[2]
    tap.equal(err.count('script Georgian'), 1, 'one warning for the cells of a line')
    code, out, err = lvconv('-t', 'html', stdin=TEXT.encode())
    tap.ok('[-Wglyph]' not in err, 'formats without fonts say nothing', err)


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
    ligatures(tap, Path(name))
tap.done()
