#!/usr/bin/env python3
"""Tables and marks of the source: what is a row, a cell, a head, a heading, a picture, and what prints of it.

Each case stands between the lead and the last paragraph of a release. A table is written as its rows, cells between
slashes; XML, HTML and DOCX must have the same cells, and as many in every row.
"""
import io
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
sys.path.insert(0, 'tests/lib')
from lv import Tap, convert, element_name, lvconv, scratch

HEAD = {'en': 'Town of Elmford repairs its bridge\n\nThe bridge over the Elm will be closed for two weeks from Monday, '
              'the council of the town said on 3 May 2028.\n\n',
        'lv': 'Alksnenes pilsēta remontē tiltu\n\nTilts pār Alksni no pirmdienas būs slēgts divas nedēļas, 2028. gada '
              '3. maijā paziņoja pilsētas dome.\n\n'}
TAIL = {'en': '\n\nThe council thanks everybody who lives beside the bridge for their patience.\n',
        'lv': '\n\nDome pateicas visiem, kas dzīvo pie tilta, par viņu pacietību.\n'}

# name, language, source, rows of each table
TABLES = [
    ('empty cell in the middle', 'en', 'Stone\tEast\tWest\nGranite\t\t12\nBasalt\t4\t7', ['Stone/East/West|Granite//12|Basalt/4/7']),
    ('empty last cell with its tab', 'lv', 'Akmens\tAustrumi\tRietumi\nGranīts\t5\t\nBazalts\t4\t7', ['Akmens/Austrumi/Rietumi|Granīts/5/|Bazalts/4/7']),
    ('empty last cell without its tab', 'en', 'Stone\tEast\tWest\nGranite\t5\nBasalt\t4\t7', ['Stone/East/West|Granite/5/|Basalt/4/7']),
    ('empty head cell', 'lv', '\tPavasaris\tRudens\nZiemeļi\t5\t6\nDienvidi\t7\t8', ['/Pavasaris/Rudens|Ziemeļi/5/6|Dienvidi/7/8']),
    ('row with the last cell only', 'en', 'Stone\tEast\tWest\nGranite\t5\t6\n\t\t9', ['Stone/East/West|Granite/5/6|//9']),
    ('trailing tab in every row', 'en', 'Stone\tEast\tWest\t\nGranite\t5\t6\t\nBasalt\t7\t8\t', ['Stone/East/West/|Granite/5/6/|Basalt/7/8/']),
    ('numbers with blanks, commas, per cent', 'lv', 'Gads\tIeņēmumi\tDaļa\n2027\t1 250 000,50\t12,5 %\n2028\t980 000\t−3 %',
     ['Gads/Ieņēmumi/Daļa|2027/1 250 000,50/12,5 %|2028/980 000/−3 %']),
    ('long text in the first column', 'en', 'What is done with the old stones of the bridge and of the road to it\t3\t4\nwhat is bought new\t5\t6',
     ['What is done with the old stones of the bridge and of the road to it/3/4|what is bought new/5/6']),
    ('cells in lower case, not joined', 'en', 'Stone\tEast\tplace beside the river, and\ngranite\t5\tto the north of the town and\nbasalt\t6\tto the south',
     ['Stone/East/place beside the river, and|granite/5/to the north of the town and|basalt/6/to the south']),
    ('two tables apart by a blank line', 'en', 'A\tB\tC\n1\t2\t3\n\nD\tE\tF\n4\t5\t6', ['A/B/C|1/2/3', 'D/E/F|4/5/6']),
    ('right below a paragraph', 'en', 'The council has published what was spent on it so far.\nStone\tEast\tWest\nGranite\t5\t6', ['Stone/East/West|Granite/5/6']),
    ('rows a blank line apart', 'lv', 'Akmens\tAustrumi\tRietumi\n\nGranīts\t5\t6\n\nBazalts\t7\t8', ['Akmens/Austrumi/Rietumi|Granīts/5/6|Bazalts/7/8']),
    ('tabs that only align', 'en', 'Stone\t\tEast\tWest\nBlack basalt\t4\t7\nGranite\t\t5\t6', ['Stone/East/West|Black basalt/4/7|Granite/5/6']),
    ('rule of dashes below the head', 'en', 'Stone\tEast\tWest\n-----\t----\t----\nGranite\tyes\tno', ['Stone/East/West|Granite/yes/no']),
    ('Markdown', 'en', '| Stone | Price |\n|---|---:|\n| Granite | 5 |\n| Basalt | 4 |', ['Stone/Price|Granite/5|Basalt/4']),
    ('Markdown without frame', 'lv', 'Akmens | Cena\n--- | ---\nGranīts | 5\nBazalts | 4', ['Akmens/Cena|Granīts/5|Bazalts/4']),
    ('Markdown, set in the middle', 'en', '|Stone|Price|\n|:-:|:-:|\n|Granite|5|', ['Stone/Price|Granite/5']),
    ('Markdown with an empty cell', 'en', '| Stone | East | West |\n|---|---|---|\n| Granite | | 5 |\n| Basalt | 4 | |', ['Stone/East/West|Granite//5|Basalt/4/']),
    ('Markdown, a row too short', 'en', '| Stone | East | West |\n|---|---|---|\n| Granite | 5 |', ['Stone/East/West|Granite/5/']),
    ('Markdown with a head that says nothing', 'lv', '| | |\n|---|---|\n| Kur | Alksnenē |\n| Kad | maijā |', ['Kur/Alksnenē|Kad/maijā']),
    ('bars without frame and rule', 'en', 'Stone | East | West\nGranite | 5 | 6\nBasalt | 7 | 8', ['Stone/East/West|Granite/5/6|Basalt/7/8']),
    ('bars with frame, no rule', 'lv', '| Akmens | Cena |\n| Granīts | 5 |', ['Akmens/Cena|Granīts/5']),
    ('grid', 'en', '+-------+-------+\n| Stone | Price |\n+=======+=======+\n| Basalt | 4 |\n+-------+-------+\n| Granite | 5 |\n+-------+-------+', ['Stone/Price|Basalt/4|Granite/5']),
    ('grid with cells of several lines', 'en', '+-----+------+\n| Stone | Where |\n+-----+------+\n| Basalt | in the |\n|  | north |\n+-----+------+\n| Granite | south |\n+-----+------+',
     ['Stone/Where|Basalt/in the north|Granite/south']),
    ('grid as of a database', 'lv', '+-----+----+\n| Akmens | Cena |\n+-----+----+\n| Bazalts | 4 |\n| Granīts | 5 |\n+-----+----+', ['Akmens/Cena|Bazalts/4|Granīts/5']),
    ('grid with a sum', 'en', '+-----+----+\n| Stone | Price |\n+-----+----+\n| Basalt | 4 |\n| Granite | 5 |\n+-----+----+\n| All | 9 |\n+-----+----+', ['Stone/Price|Basalt/4|Granite/5|All/9']),
    ('box drawing', 'en', '┌───────┬──────┐\n│ Stone │ Price │\n├───────┼──────┤\n│ Basalt │ 4 │\n│ Granite │ 5 │\n└───────┴──────┘', ['Stone/Price|Basalt/4|Granite/5']),
    ('double lines', 'lv', '╔═══╦═══╗\n║ Akmens ║ Cena ║\n╠═══╬═══╣\n║ Bazalts ║ 4 ║\n╚═══╩═══╝', ['Akmens/Cena|Bazalts/4']),
    ('prose with a bar', 'en', 'The work is paid by the town | the county pays the rest of it.', []),
    ('line of a contact with bars', 'en', 'Mira Holt | +371 20000511 | mira@example.org', []),
    ('title of a site', 'en', 'Bridge works | Town of Elmford', []),
    ('two lines of a menu', 'en', 'Works | Roads | Bridges\nPeople | Council | Contact', []),
    ('nested bullets with tabs', 'en', '\t•\tthe bridge of the town\n\t•\tthe road to the bridge', []),
    ('names of fields with a tab', 'en', 'WHAT:\tthe bridge\nWHERE:\tElmford', []),
]

# source, which rows and columns are heads: the first row, the first column
HEADS = [
    ('Tool\t2027\t2028\nSpade\t5\t12\nRake\t4\t7', True, True),
    ('Tool\tIn 2027\tIn 2028\nSpade\t5\t12\nRake\t4\t7', True, True),
    ('Pilsēta\tIedzīvotāji 2026\tIedzīvotāji 2027\nOzolene\t78910\t77123', True, True),
    ('\t2026/2027\t2027/2028\nSpade\t5\t12\nRake\t4\t7', True, True),
    ('Tool\tSpring\tAutumn\nSpade\t5\t12\nRake\t4\t7', True, True),
    ('| Tool | Place |\n|---|---|\n| Spade | shed |', True, True),
    ('Tool\t5\t12\nRake\t4\t7', False, False),
    ('Opened\t1990\t1995\nClosed\t2001\t2007', False, False),
    ('2027\t5\t12\n2028\t4\t7', False, False),
    ('Year\tIncome\tShare\n2027\t5\t12\n2028\t4\t7', True, False),
    ('Place\tArea, m2\tCost 2028, euro\nBarn\t240\t1200', True, True),
    ('Group\t18–24 years\t25–34 years\nSwimmers\t5\t12', True, True),
    ('Works\t1st quarter\t2nd quarter\nBridge\t5\t\nRoad\t\t7', True, True),
    ('Darbi\t1. ceturksnis\t2. ceturksnis\nTilts\t\t12\nCeļš\t4\t', True, True),
    ('Tool\tPrice\tStock in 2028\nSpade\t\t\nRake\t4.50\t7', True, True),
    ('\tMonday\tTuesday\nMorning\tyoga\tswimming\nEvening\tchoir\tchess', True, True),
    ('3 May\tElmford\t12\n4 May\tOakham\t15', False, False),
    ('Hall 1\t3 pm\tchoir\nHall 2\t5 pm\tchess', False, False),
    ('Monday\tElmford\nTuesday\tOakham\nWednesday\tAshby', False, False),
]

# source line, element, text, what must not be in any format
MARKS = [
    ('# Elmford repairs its bridge', 'headline', 'Elmford repairs its bridge'),
    ('## Elmford repairs its bridge ##', 'headline', 'Elmford repairs its bridge'),
    ('### Background', 'heading', 'Background'),
    ('#### Ko tas maksā', 'heading', 'Ko tas maksā'),
    ('## **What** it costs', 'heading', 'What it costs'),
    ('• PRESS RELEASE', 'doctype', 'PRESS RELEASE'),
    ('● Media release', 'doctype', 'Media release'),
    ('▪ Elmford repairs its bridge over the river', 'headline', 'Elmford repairs its bridge over the river'),
    ('• Contact: Mira Holt, phone +371 20000511', 'contact', 'Contact: Mira Holt phone +371 20000511'),
]

# source, alternative texts of the figures
PICTURES = [
    ('![The bridge in May](bridge.jpg)', ['The bridge in May']),
    ('![Tilts maijā](bildes/tilts (1).jpg "Tilts")', ['Tilts maijā']),
    ('[![The bridge](bridge.jpg)](https://example.org/bridge)', ['The bridge']),
    ('![The bridge](https://example.org/bridge.jpg)', ['The bridge']),
    ('![The bridge](data:image/png;base64,iVBORw0KGgo=)', ['The bridge']),
    ('![East](e.jpg) ![West](w.jpg)', ['East', 'West']),
    ('![The "old" bridge & <road>](bridge.jpg)', ['The "old" bridge & <road>']),
    ('![](bridge.jpg)', ['']),
    ('The work ![a crane](crane.png) has begun at the bridge and on the road to it.', []),
    ('The bridge ![a crane](https://example.org/c.png) is closed, the council says again.', []),
]


def tables_of(xml):
    return ['|'.join('/'.join(''.join(cell.itertext()) for cell in row) for row in table)
            for table in ElementTree.fromstring(xml).iter() if element_name(table) == 'table']


def html_rows(page):
    for table in re.findall(r'(?s)<table.*?</table>', page):
        yield [[re.sub('<[^>]*>', '', cell) for cell in re.findall(r'<t[dh][^>]*>(.*?)</t[dh]>', row)]
               for row in re.findall(r'(?s)<tr.*?</tr>', table)]


def docx_rows(data):
    w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
    document = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read('word/document.xml'))
    for table in document.iter(w + 'tbl'):
        yield [[''.join(t.text or '' for t in cell.iter(w + 't')) for cell in row.iter(w + 'tc')] for row in table.iter(w + 'tr')]


def made(folder, text, to):
    path = folder + '/in.txt'
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return convert(path, to=to)


def same(rows, want):
    unescape = [[cell.replace('&amp;', '&').replace('\u00a0', ' ').replace('\u202f', ' ') for cell in row] for row in rows]
    return '|'.join('/'.join(row) for row in unescape) == want


def check_tables(tap, folder):
    for name, lang, source, want in TABLES:
        text = HEAD[lang] + source + TAIL[lang]
        got = [t.replace('\u00a0', ' ').replace('\u202f', ' ') for t in tables_of(made(folder, text, 'xml'))]
        tap.equal(got, want, f'{name}: cells in XML')
        page = made(folder, text, 'html').decode()
        tap.ok(all(same(r, w) for r, w in zip(html_rows(page), want, strict=True)) and 'colspan' not in page, f'{name}: HTML')
        docx = made(folder, text, 'docx')
        tap.ok(all(same(r, w) for r, w in zip(docx_rows(docx), want, strict=True)) and
               b'gridSpan' not in zipfile.ZipFile(io.BytesIO(docx)).read('word/document.xml'), f'{name}: DOCX')


def check_heads(tap, folder):
    for source, row, column in HEADS:
        page = made(folder, HEAD['en'] + source + TAIL['en'], 'html').decode()
        tap.equal(('scope="col"' in page, 'scope="row"' in page), (row, column), f'heads of {source.splitlines()[0]!r}')
        docx = zipfile.ZipFile(io.BytesIO(made(folder, HEAD['en'] + source + TAIL['en'], 'docx'))).read('word/document.xml')
        tap.equal(b'<w:tblHeader/>' in docx, row, f'DOCX, head of {source.splitlines()[0]!r}')


def properties(folder, text):
    """The texts in which no mark may stand: title, JSON-LD, what is printed, the properties of the DOCX."""
    page = made(folder, text, 'html').decode()
    page = re.sub(r'(?s)<style.*?</style>', '', page)
    docx = zipfile.ZipFile(io.BytesIO(made(folder, text, 'docx')))
    parts = [docx.read(part).decode() for part in ('docProps/core.xml', 'word/document.xml')]
    return [re.sub(r'&#x?[0-9a-f]+;|href="[^"]*"|w:\w+="[^"]*"', '', part) for part in [page, *parts]] + \
        [made(folder, text, 'text').decode()]


def check_marks(tap, folder):
    for source, element, want in MARKS:
        top = element in ('headline', 'doctype')
        head = source + '\n\n' + (HEAD['en'] if element == 'doctype' else HEAD['en'].split('\n\n', 1)[1])
        text = head + TAIL['en'] if top else HEAD['en'] + source + TAIL['en']
        if element == 'contact':
            text = HEAD['en'] + TAIL['en'] + '\n' + source + '\n'
        xml = ElementTree.fromstring(made(folder, text, 'xml'))
        got = [' '.join(''.join(e.itertext()).replace('\u00a0', ' ').split()) for e in xml.iter() if element_name(e) == element]
        tap.ok(want in got, f'{source!r} is <{element}>', *got, made(folder, text, 'xml').decode())
        seen = [m for m in ('•', '●', '▪', '# ') for part in properties(folder, text) if m in part]
        tap.ok(not seen, f'{source!r}: no mark is printed', *seen)


def check_pictures(tap, folder):
    for source, want in PICTURES:
        text = HEAD['en'] + source + TAIL['en']
        xml = ElementTree.fromstring(made(folder, text, 'xml'))
        tap.equal([e.get('alt') for e in xml.iter() if element_name(e) == 'figure'], want, f'{source}: alternative text')
        seen = [m for m in ('![', '](', '<img') for part in properties(folder, text)[:3] if m in part]
        tap.ok(not seen, f'{source}: no mark is printed', *seen)
        page = made(folder, text, 'html').decode()
        tap.equal(len(re.findall('<div class="picture"(?: role="img" aria-label=|><a href=)', page)), len([alt for alt in want if alt]), f'{source}: a picture in HTML')
        pdf = made(folder, text, 'pdf')
        tap.ok(pdf.startswith(b'%PDF'), f'{source}: a PDF')
    headline = '# ![Arms of Elmford](arms.png) Elmford repairs its bridge\n\n' + HEAD['en'].split('\n\n', 1)[1] + TAIL['en']
    tap.ok(b'<title>Arms of Elmford Elmford repairs its bridge</title>' in made(folder, headline, 'html'), 'a picture in a headline')
    lead = HEAD['en'].split('\n\n', 1)[1].replace('The bridge', 'The ![old](o.png) bridge') + TAIL['en']
    tap.ok(not [m for m in ('![', '](') for part in properties(folder, lead) if m in part], 'a picture in the lead that serves as title')
    code, out, err = lvconv('check', '-', stdin=(HEAD['en'] + '![](bridge.jpg)' + TAIL['en']).encode())
    found = [line for line in (out.decode() + err).splitlines() if '[-Wpicture]' in line]
    tap.ok(len(found) == 1 and ':5:' in found[0], 'a picture without text is reported once, at its line', out.decode(), err)


def check_linear(tap):
    """A table that is as hostile as can be: one row of very many cells, and very many of two."""
    text = HEAD['en'] + '\t'.join('a' * 20000) + '\n' + '\t'.join('b' * 20000) + '\n' + 'c\td\n' * 20000
    for to in ('xml', 'html', 'docx', 'pdf'):
        code, out, err = lvconv('-t', to, stdin=text.encode(), timeout=60)
        tap.ok(code == 0 and len(out) < 200_000_000, f'a table of 20,000 columns and 20,000 rows: {to}', err[-200:])


tap = Tap()
with scratch() as folder:
    check_tables(tap, folder)
    check_heads(tap, folder)
    check_marks(tap, folder)
    check_pictures(tap, folder)
check_linear(tap)
tap.done()
