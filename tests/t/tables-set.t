#!/usr/bin/env python3
"""How tables are set: their name, their figures, heads on every page, and where one goes that has no room."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, run, scratch

HEAD = 'Town of Elmford repairs its bridge\n\nThe bridge over the Elm will be closed for two weeks from Monday, the council of the town said on 3 May 2028.\n\n'
TAIL = '\n\nThe council thanks everybody who lives beside the bridge for their patience.\n'
SMALL = 'Stone\tEast\tWest\nGranite\t5\t6\nBasalt\t7\t8'

# what is above a table, its name
NAMES = [
    ('Stones by place', 'Stones by place'),
    ('Table 2. Stones by place', 'Table 2. Stones by place'),
    ('1. tabula. Akmeņi pa vietām', '1. tabula. Akmeņi pa vietām'),
    ('The stones by place are these:', 'The stones by place are these'),
    ('Stones by place, tonnes', 'Stones by place, tonnes'),
    ('## Stones by place', 'Stones by place'),
    ('The council has counted the stones of the bridge and of the road to it, as it does every year.', None),
    ('', None),
]

# source of a cell among figures, as it is printed
FIGURES = [('-2.1', '\u22122.1'), ('-5 %', '\u22125\u00a0%'), ('-1 250', '\u22121\u00a0250'), ('12 500', '12\u00a0500'), ('-', '–'),
           ('2-5', '2-5'), ('-5-7', '-5-7'), ('78910', '78910'), ('LV-1010', 'LV-1010'), ('-5 or more', '-5 or more')]

# cells of a column below its head, which of all are set to the right
COLUMNS = [('5 12 7 8', 'xxxxx'), ('5 n/a 7 8', 'xxxxx'), ('5 – 7 …', 'xxxxx'), ('1,250.50 (3) 7% €8', 'xxxxx'),
           ('shed barn 7 8', '.....'), ('5 m2;7 m2;8 m2;9 m2', '.....'), ('2027 2028 2029 2030', 'xxxxx')]


def made(folder, text, to, *options):
    (folder / 'in.txt').write_text(text)
    code, out, err = lvconv('-t', to, *options, folder / 'in.txt')
    assert code == 0, err
    return out


def style(folder, lines):
    (folder / 'house.ini').write_text(lines)
    return '-s', folder / 'house.ini'


def document(docx):
    return zipfile.ZipFile(io.BytesIO(docx)).read('word/document.xml').decode()


def structure(folder, pdf):
    (folder / 'x.pdf').write_bytes(pdf)
    return run(['pdfinfo', '-struct-text', folder / 'x.pdf'])[1].decode()


def pages(folder, pdf):
    (folder / 'x.pdf').write_bytes(pdf)
    return run(['pdftotext', '-layout', folder / 'x.pdf', '-'])[1].decode().split('\f')[:-1]


def sides(folder, pdf):
    """Which pages are across."""
    (folder / 'x.pdf').write_bytes(pdf)
    sizes = re.findall(r'Page +\d+ size: +([\d.]+) x ([\d.]+)', run(['pdfinfo', '-l', '99', folder / 'x.pdf'])[1].decode())
    return ''.join('a' if float(w) > float(h) else 'u' for w, h in sizes)


def names(tap, folder):
    def plain(texts):
        return [text.replace('\u00a0', ' ') for text in texts]
    for above, name in NAMES:
        text = HEAD + above + '\n\n' + SMALL + TAIL
        page = made(folder, text, 'html').decode().replace('\u00a0', ' ')
        caption = re.findall(r'(?s)<caption>(.*?)</caption>', page)
        tap.equal([re.sub('<[^>]*>', '', c).strip().rstrip(':') for c in caption], [name] if name else [], f'{above!r}: caption in HTML')
        tap.equal(page.count(above.lstrip('# ')) if name else 0, 2 if name and not above.endswith(':') else int(bool(name)),
                  f'{above!r}: is in the text once, and names what scrolls')
        found = re.findall(r'<w:tblCaption w:val="(.*?)"/>', document(made(folder, text, 'docx')))
        tap.equal(plain(found), [name] if name else [], f'{above!r}: name in DOCX')
        tree = structure(folder, made(folder, text, 'pdf'))
        found = re.findall(r'Table \(block\)\n +Caption\n +(?:H2|P)[^"]*"(.*?):?"', tree)
        tap.equal(plain(found), [name] if name else [], f'{above!r}: caption in PDF')
        tap.ok(re.search(r'THead\n +TR(?s:.)*TBody\n +TR', tree), f'{above!r}: head and body in PDF', tree)
        tap.ok(re.search(r'(?s)<thead>\n<tr>.*?</thead>\n<tbody>\n<tr>', page), f'{above!r}: head and body in HTML')


def figures(tap, folder):
    for source, want in FIGURES:
        xml = made(folder, HEAD + f'Stone\tEast\tWest\nGranite\t{source}\t6\nBasalt\t7\t8' + TAIL, 'xml').decode()
        tap.equal(re.findall(r'<cell line="6">(.*?)</cell>', xml)[1:], [want, '6'], f'{source!r} in a cell')
    text = made(folder, HEAD + 'The water fell to -5 degrees.' + TAIL, 'xml').decode()
    tap.ok('to -5' in text, 'a hyphen in the text stays one')
    for cells, want in COLUMNS:
        rows = ''.join(f'\nStone {"abcd"[i]}\t{c}\tx' for i, c in enumerate(cells.split(';') if ';' in cells else cells.split()))
        page = made(folder, HEAD + 'Stone\tFigure\tRemark' + rows + TAIL, 'html').decode()
        got = [re.findall(r'<t[hd]( scope="\w+")?( class="figures")?', row)[1][1] for row in re.findall(r'(?s)<tr>.*?</tr>', page)]
        tap.equal(''.join('x' if c else '.' for c in got), want, f'{cells}: to the right')


LONG = 'Place\tStones\tRemark\n' + '\n'.join(f'Elmford {i} East\t{i + 1}\tgood' for i in range(90))


def repeated(tap, folder):
    pdf = made(folder, HEAD + LONG + TAIL, 'pdf')
    seen = pages(folder, pdf)
    tap.ok(len(seen) > 2 and all(re.search(r'Place +Stones +Remark', page) for page in seen), 'the head is on every page', len(seen))
    tap.ok(all(re.match(r'\s*Place +Stones', page) for page in seen[1:]), 'at the top of each after the first')
    tap.equal(structure(folder, pdf).count('"Stones"'), 1, 'and heard once')
    tap.equal(structure(folder, pdf).count(' TR\n'), 91, 'in one table')
    no = style(folder, '[table]\nrepeat-head = no\n')
    tap.equal(sum('Stones' in page for page in pages(folder, made(folder, HEAD + LONG + TAIL, 'pdf', *no))), 1, 'repeat-head = no')
    tap.ok('tblHeader' not in document(made(folder, HEAD + LONG + TAIL, 'docx', *no)), 'repeat-head = no: DOCX')
    row = HEAD + 'Place\tRemark\n' + '\n'.join(f'Elm {i}\t' + 'The stones are good and old. ' * 150 for i in range(9)) + TAIL
    tap.ok(len(pages(folder, made(folder, row, 'pdf'))) > 3, 'rows as high as half a page')


def wide(columns, word='Population', rows=3):
    head = 'Municipality\t' + '\t'.join(f'{word} {2010 + i}' for i in range(columns))
    return head + ''.join(f'\nElmford {"abc"[r]}\t' + '\t'.join(str(78910 + i * r) for i in range(columns)) for r in range(rows))


def room(tap, folder):
    for columns, want in ((5, 'u'), (7, 'u'), (11, 'uau'), (13, 'uau')):
        text = HEAD + wide(columns) + TAIL
        pdf = made(folder, text, 'pdf')
        tap.equal(sides(folder, pdf), want, f'{columns} columns of figures: pages across')
        words = re.findall(r'\w+', ' '.join(pages(folder, pdf)))
        tap.ok(words.count('Population') == columns and '78910' in words, f'{columns} columns: no word and no figure is divided')
        sections = document(made(folder, text, 'docx')).count('w:orient="landscape"')
        tap.equal(sections, want.count('a'), f'{columns} columns: DOCX, too')
    (folder / 'b.lv.txt').write_text('Alksnenes pilsēta remontē tiltu\n\nTilts pār Alksni no pirmdienas būs slēgts divas nedēļas, 2028. gada 3. maijā paziņoja '
                                     'pilsētas dome.\n\nAkmeņi pa vietām\n\n' + wide(5, 'Iedzīvotāji') + '\n\nDome pateicas visiem, kas dzīvo pie tilta, par viņu pacietību.\n')
    (folder / 'b.en.txt').write_text(HEAD + 'Stones by place\n\n' + wide(5) + TAIL)
    for key, spans in (('yes', True), ('no', False)):
        call = ['-b', *style(folder, f'[table]\nspan-columns = {key}\n'), folder / 'b.lv.txt', folder / 'b.en.txt']
        code, docx, err = lvconv('-t', 'docx', *call)
        tap.equal(document(docx).count('<w:gridSpan w:val="2"/>'), 2 if spans else 0, f'span-columns = {key}: DOCX')
        code, pdf, err = lvconv('-t', 'pdf', *call)
        lines = [line for page in pages(folder, pdf) for line in page.splitlines() if 'Elmford' in line]
        tap.equal(2 in {line.count('Elmford') for line in lines}, not spans, f'span-columns = {key}: PDF')


def keys(tap, folder):
    text = HEAD + SMALL + TAIL
    page = made(folder, text, 'html', *style(folder, '[table]\nwidth = text\nrules = none\nrow-heads = no\n')).decode()
    tap.ok('--table-width: auto' in page and '--table-end: 0' in page and 'scope="row"' not in page, 'width, rules, row-heads: HTML')
    docx = made(folder, text, 'docx', *style(folder, '[table]\nrules = none\nrow-heads = bold\n'))
    styles = zipfile.ZipFile(io.BytesIO(docx)).read('word/styles.xml').decode()
    tap.ok('w:tblBorders' not in styles and 'w:type="firstCol"' in styles, 'rules, row-heads: DOCX')
    tree = structure(folder, made(folder, text, 'pdf', *style(folder, '[table]\nrow-heads = no\n')))
    tap.ok('/Scope /Column' in tree and '/Scope /Row' not in tree, 'row-heads = no: PDF')
    for wrong in ('width = wide', 'rules = Rows', 'row-heads =', 'repeat-head = true', 'span-columns = y', 'rules = rows ends'):
        code, out, err = lvconv('-t', 'text', *style(folder, f'[table]\n{wrong}\n'), '-', stdin=text.encode())
        tap.ok(code == 2 and 'house.ini:2: error' in err, f'{wrong} is an error', code, err)
    large = made(folder, HEAD + wide(8) + TAIL, 'pdf', '-s', 'large')
    (folder / 'x.pdf').write_bytes(large)
    tap.equal(sides(folder, large), 'uau', 'large print turns the page and sets nothing smaller')


tap = Tap()
with scratch() as folder:
    for check in (names, figures, repeated, room, keys):
        check(tap, Path(folder))
tap.done()
