#!/usr/bin/env python3
"""A pack as one Word document: sections with heads of their own, contents as a field, ids that are there once, the text of each release."""
import io
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, houses, lvconv, scratch
from sea_week import SEA_WEEK

OK, DOCUMENT, USAGE, SYSTEM = range(4)
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
SAMPLES = ROOT / 'samples'
LIST = SEA_WEEK + '''[section Jūra]
title.en = Sea
file = ferry.lv.txt
file = ferry.en.txt
file = report.lv.txt
[section Pilsēta]
title.en = Town
file = bees.en.txt
file = museum.lv.txt
file = museum.en.txt
'''
ENTRIES = [('ferry.lv.txt', 'ferry.en.txt'), ('report.lv.txt',), ('bees.en.txt',), ('museum.lv.txt', 'museum.en.txt')]


class Pack:
    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.xml = self.parts['word/document.xml'].decode()
        self.body = ElementTree.fromstring(self.xml)[0]
        self.links = {r.get('Id'): r.get('Target') for r in ElementTree.fromstring(self.parts['word/_rels/document.xml.rels'])}
        self.sections, section = [], []
        for child in self.body:  # a section ends with the paragraph that has its properties, the last with them alone
            section.append(child)
            if child.tag == W + 'sectPr' or child.find(f'{W}pPr/{W}sectPr') is not None:
                self.sections.append(section)
                section = []

    def running(self, n, kind):
        """(type, root of the part) of each header or footer of a section."""
        properties = next(p for p in self.sections[n][-1].iter(W + 'sectPr'))
        return [(r.get(W + 'type'), ElementTree.fromstring(self.parts['word/' + self.links[r.get(R + 'id')]])) for r in properties.findall(W + kind + 'Reference')]


def text(element):
    """The text of each paragraph; a tab is a blank, and the end of a line a stroke."""
    signs = {W + 'tab': ' ', W + 'br': '/ '}
    return [''.join(signs.get(t.tag, t.text) for r in p.iter(W + 'r') for t in r if t.tag in (*signs, W + 't')) for p in element.iter(W + 'p')]


def fields(element):
    return [node.text.strip() for node in element.iter(W + 'instrText')]


def write(folder, *more, listed=LIST):
    (folder / 'pack.ini').write_text(listed)
    for source in [*SAMPLES.glob('*.txt'), *SAMPLES.glob('*.jpg'), *SAMPLES.glob('*.png')]:
        (folder / source.name).write_bytes(source.read_bytes())
    code, out, err = lvconv('pack', *more, '-o', folder / 'pack.docx', folder / 'pack.ini')
    return code, err, Pack((folder / 'pack.docx').read_bytes()) if code in (OK, DOCUMENT) else None


def check_sections(tap, pack):
    names = ['cover', 'contents', *(files[0] for files in ENTRIES), 'contacts', 'pictures']
    tap.equal(len(pack.sections), len(names), 'a section for each part')
    tap.equal([pack.running(0, kind) for kind in ('header', 'footer')], [[], []], 'the cover has neither header nor footer')
    for n, name in enumerate(names[1:], 1):
        heads, feet = pack.running(n, 'header'), pack.running(n, 'footer')
        tap.equal([[kind for kind, _ in some] for some in (heads, feet)], [['default'], ['default']], f'{name}: one header, one footer')
        codes = [f.get(W + 'instr').strip() for f in feet[0][1].iter(W + 'fldSimple')]
        tap.equal(codes, ['PAGE', 'NUMPAGES'], f'{name}: page x of y')
        head = '\n'.join(text(heads[0][1]))
        sender = ('Coastal Shipping' if name.startswith('bees') else 'Piekrastes kuģniecība') in head
        tap.ok(sender and ('Embargo' in head or 'EMBARGO' in head), f'{name}: sender and embargo', head)
    head = text(pack.running(2, 'header')[0][1])
    tap.ok('Jauns prāmis no jūnija savienos Kolku ar Roņu salu Piekrastes kuģniecība' in head, 'the title left, the sender right of a tab', head)
    tap.ok('Embargo līdz 2026. gada 13. maijam' in head and 'Embargo until 13 May 2026' in head, 'the embargo in both languages', head)
    langs = [(t.text, r.find(f'{W}rPr/{W}lang').get(W + 'val')) for r in pack.running(2, 'header')[0][1].iter(W + 'r') for t in r.iter(W + 't')]
    tap.ok(('Piekrastes kuģniecība', 'lv-LV') in langs and ('Coastal Shipping', 'en-GB') in langs, 'each line in its language', langs)
    cover = [line for child in pack.sections[0] for line in text(child)]
    tap.ok(all(line in cover for line in ('Jūras nedēļa', 'Sea week', 'For the press', '2026. gada 12. maijs', 'Embargo until 13 May 2026', 'Foto: Ilze Krasta')), 'the cover says it all', cover)
    tap.ok(any(c.find(f'.//{W}drawing') is not None for c in pack.sections[0]), 'and has its picture')
    loose = [[p for child in section for p in child.iter(W + 'keepNext') if p.get(W + 'val') == '0'] for section in pack.sections]
    tap.ok(len(loose[-2]) > 1 and not any(loose[:-2]), 'each person on the sheet of contacts may be the last of a page', [len(some) for some in loose])


def unquoted(code):
    return re.sub(r'\\(.)', r'\1', re.match(r'TC "((?:\\.|[^"\\])*)"', code)[1])


def entries(pack):
    """The field of the contents, and (style, text, number, anchor, bookmark) of its lines."""
    field, found = None, []
    for p in [p for child in pack.sections[1] for p in child.iter(W + 'p')]:
        codes = fields(p)
        field = next((code for code in codes if code.startswith('TOC ')), field)
        style = p.find(f'{W}pPr/{W}pStyle').get(W + 'val')
        if not style.startswith('TOC'):
            continue
        link, whole = p.find(W + 'hyperlink'), text(p)[0].strip()
        refs = [code.split()[1] for code in codes if code.startswith('PAGEREF')]
        line, number = re.fullmatch(r'(.*?)(?:\xa0 (\d+))?', whole).groups() if refs else (whole, None)
        found.append((style, line, number and int(number), link is not None and link.get(W + 'anchor'), refs[0] if refs else None))
    return field, found


def check_contents(tap, pack):
    field, lines = entries(pack)
    tap.equal(field, r'TOC \f K \l 1-3 \n 1-2 \h \z', 'a field of Word')
    tap.equal([line[1] for line in lines if line[0] == 'TOC1'], ['Jūra / Sea', 'Pilsēta / Town'], 'sections in both languages')
    releases = [line for line in lines if line[0] == 'TOC3']
    tap.equal([line[1].replace('\xa0', ' ') for line in releases],
              ['Jauns prāmis no jūnija savienos Kolku ar Roņu salu / New ferry to link Kolka with Ruhnu island from June',
               '22.03.2028 Piekrastes ūdeņi kļūst tīrāki, bet mikroplastmasas tajos ir par trešdaļu vairāk', '03.04.2028 Two million bees to live on the roofs of Riga this year',
               'Jūras muzejs pirmo reizi parāda kuģi, kas 300 gadus gulēja smiltīs / Maritime museum shows for the first time a ship that lay in the sand for 300 years'],
              'each release once: its day, and its titles in lines of their own')
    langs = {t.text: r.find(f'{W}rPr/{W}lang').get(W + 'val') for child in pack.sections[1] for r in child.iter(W + 'r') for t in r.iter(W + 't')}
    tap.equal([langs[t] for t in ('Saturs', 'Contents', 'Jūra', 'Sea', 'New ferry to link Kolka with Ruhnu island from June')], ['lv-LV', 'en-GB', 'lv-LV', 'en-GB', 'en-GB'], 'each in its language')
    names = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>', pack.xml)
    tap.equal([name for _, name in names], [f'_Toc{n:09}' for n in range(1, 5)], 'a bookmark for each release')
    tap.equal([line[3] for line in releases], [name for _, name in names], 'links lead to them')
    tap.equal([line[4] for line in releases], [name for _, name in names], 'numbers are those of their pages')
    numbers = [line[2] for line in releases]
    tap.ok(numbers == sorted(set(numbers)) and numbers[0] == 3, 'until Word counts, what is likely', numbers)
    marks = [(unquoted(c), re.search(r'\\l (\d)', c)[1]) for c in fields(pack.body) if c.startswith('TC ')]
    tap.equal(marks, [(line[1], line[0][3]) for line in lines], 'Word would make the same of what it finds')
    for n in range(4):
        first = next(p for child in pack.sections[2 + n] for p in child.iter(W + 'p'))
        tap.ok(first.find(W + 'bookmarkStart') is not None, f'release {n + 1}: the bookmark is in its first paragraph')


def check_ids(tap, pack):
    for what, found in (('bookmarks', re.findall(r'bookmarkStart w:id="(\d+)"', pack.xml)), ('drawings', re.findall(r'<wp:docPr id="(\d+)"', ''.join(
            data.decode() for name, data in pack.parts.items() if re.fullmatch(r'word/[\w-]+\.xml', name)))),
                        ('relationships', re.findall(r' Id="([^"]+)"', pack.parts['word/_rels/document.xml.rels'].decode()))):
        tap.ok(found and len(found) == len(set(found)), f'{what}: each id once', found)
    used = set(re.findall(r'r:(?:id|embed)="([^"]+)"', pack.xml))
    tap.ok(used <= set(pack.links), 'every relationship that is used is there', used - set(pack.links))
    tap.equal(len(pack.names), len(set(pack.names)), 'each part once')
    styles = set(re.findall(r'w:styleId="(\w+)"', pack.parts['word/styles.xml'].decode()))
    tap.ok(set(re.findall(r'w:[pr]Style w:val="(\w+)"', pack.xml)) <= styles, 'every style that is used is there')
    types = pack.parts['[Content_Types].xml'].decode()
    tap.ok(all(f'PartName="/{name}"' in types for name in pack.names if re.match(r'word/(header|footer)', name)), 'each header and footer has its type')
    pictures = [data for name, data in pack.parts.items() if name.startswith('word/media/')]
    tap.ok(len(pictures) == len(set(pictures)) and pack.xml.count('<w:drawing>') > len(pictures), 'a picture that is shown twice is stored once', len(pictures))
    bare = [t.text for root in [pack.body, *(e for n in range(1, 8) for kind in ('header', 'footer') for _, e in pack.running(n, kind))]
            for r in root.iter(W + 'r') for t in r.iter(W + 't') if r.find(f'{W}rPr/{W}lang') is None]
    tap.equal(bare, [], 'a language on every run')
    core = pack.parts['docProps/core.xml'].decode()
    tap.ok('<dc:title>Jūras nedēļa</dc:title><dc:creator>Piekrastes kuģniecība</dc:creator>' in core and '2026-05-12T' in core, 'title, sender and date of the pack', core)
    tap.ok('updateFields' not in pack.parts['word/settings.xml'].decode(), 'Word does not ask when it opens')


def bare(xml):
    """A release without what a pack has to name otherwise: ids, numbers of lists and drawings, and what contents find in it."""
    xml = re.sub(r'<w:bookmarkStart.*?<w:bookmarkEnd[^>]*/>', '', xml)
    xml = re.sub(r'<w:sectPr>.*?</w:sectPr>', '', xml).replace('"SectionEnd"', '"TableText"')
    xml = re.sub(r'<w:numId w:val="\d+"/>| r:(id|embed)="\w+"|(<wp:docPr|<pic:cNvPr) id="\d+" name="[^"]*"', '', xml)
    return xml


def check_text(tap, folder, pack):
    """Each release is what it is by itself."""
    whole = re.findall(r'.*?</w:sectPr>.*?</w:p>', pack.xml)  # each in its last paragraph
    for n, files in enumerate(ENTRIES):
        lvconv('-q', *(['-b'] if len(files) > 1 else []), *(folder / f for f in files), '-o', folder / 'one.docx')
        one = Pack((folder / 'one.docx').read_bytes()).xml
        one = bare(one[one.index('<w:body>') + 8:one.rindex('</w:body>')])
        tap.equal(bare(whole[2 + n]), one, f'{files[0]}: as it is by itself')


def check_failures(tap, folder):
    (folder / 'bad.txt').write_bytes(b'')
    (folder / 'worse.txt').write_bytes(b'')
    listed = LIST.replace('file = bees.en.txt\n', 'file = bees.en.txt\nfile = bad.txt\n') + 'file = worse.txt\n'
    code, err, pack = write(folder, listed=listed)
    tap.ok(code == DOCUMENT and 'bad.txt' in err, 'one that fails: named', err)
    code, err, pack = write(folder, '--skip-bad', listed=listed)
    lines = entries(pack)[1]
    missing = [line for line in lines if line[0] == 'TOC2']
    tap.ok(len(missing) == 2 and 'bad.txt' in missing[0][1] and not missing[0][3] and missing[0][2] is None, '--skip-bad: the contents say so', lines)
    tap.equal([unquoted(c) for c in fields(pack.body) if c.startswith('TC ')], [line[1] for line in lines], 'also those Word would make')


def check_signs(tap, folder):
    """Titles with signs that mean something in a field; a link in a release that looks like one of ours; an entry that is markup."""
    title = r'The \f "Z" of “quotes” and <w:p/> & C:\path'
    (folder / 'signs.txt').write_text(f'{title}\n\n3 May 2026\n\nThe City Council of Elmford said on Sunday that it is [there](#1) and at <https://www.example.org/>.\n')
    code, out, err = lvconv('pack', '-q', '--no-typo', '-o', folder / 'signs.docx', folder / 'signs.txt', SAMPLES / 'bees.en.txt')
    pack = Pack((folder / 'signs.docx').read_bytes())
    marks = [c for c in fields(pack.body) if c.startswith('TC ')]
    lines = entries(pack)[1]
    tap.equal([unquoted(c) for c in marks], [line[1] for line in lines], 'signs in a title are kept from Word')
    tap.ok(title in lines[0][1], 'and from XML', lines)
    anchors = re.findall(r'w:anchor="(\w+)"', pack.xml)
    tap.equal(anchors, ['_Toc000000001', '_Toc000000002'], 'only contents lead to releases')


def tabbed(p):
    """The texts of a paragraph between tabs."""
    return ''.join('\t' if t.tag == W + 'tab' else t.text for r in p.iter(W + 'r') for t in r if t.tag in (W + 'tab', W + 't')).split('\t')


def check_print(tap, folder):
    code, err, pack = write(folder, '--duplex')
    kinds = [[t.get(W + 'val') for p in section[-1:] for t in p.iter(W + 'type')] for section in pack.sections]
    tap.equal(kinds, [[], *[['oddPage']] * 7], '--duplex: contents, releases and sheets on right-hand pages')
    settings = pack.parts['word/settings.xml'].decode()
    tap.ok('<w:mirrorMargins/>' in settings and '<w:evenAndOddHeaders/>' in settings, '--duplex: left-hand pages are mirrored', settings)
    heads = {which: [tabbed(p) for p in part.iter(W + 'p')] for which, part in pack.running(2, 'header')}
    tap.ok(len(heads['default'][-1]) == 2 and heads['even'] == [line[::-1] for line in heads['default']], '--duplex: so are heads', heads)
    tap.equal([[p.find(f'{W}pPr/{W}jc').get(W + 'val') for p in part.iter(W + 'p') if p.find(f'{W}pPr/{W}jc') is not None]
               for _, part in pack.running(2, 'footer')], [[], ['left']], '--duplex: and feet')
    plainly = write(folder)[2].parts['word/settings.xml'].decode()
    tap.ok('mirror' not in plainly and 'evenAndOdd' not in plainly, 'without it they are not')
    tap.ok(all(line[2] % 2 for line in entries(pack)[1] if line[0] == 'TOC3'), 'with odd numbers')


def check_house(tap, folder):
    for house in houses():
        code, err, pack = write(folder, '-q', '-s', house)
        tap.equal(code, OK, f'{house}: made')
        letter = 'word/header-first.xml' in pack.names
        tap.equal([kind for kind, _ in pack.running(0, 'header')], ['first'] * letter, f'{house}: a letterhead is on the cover')
        tap.equal(pack.xml.count('w:titlePg'), letter, f'{house}: and nowhere else')
        ids = re.findall(r'<wp:docPr id="(\d+)"', ''.join(data.decode() for name, data in pack.parts.items() if re.fullmatch(r'word/[\w-]+\.xml', name)))
        tap.equal(len(ids), len(set(ids)), f'{house}: its logo has an id of its own')


def check_frames(tap, folder):
    """LibreOffice finds no page of a bookmark in a frame."""
    lvconv('pack', '-q', '-s', 'ministry', SAMPLES / 'timetable.en.txt', SAMPLES / 'bees.en.txt', '-o', folder / 'framed.docx')
    body = Pack((folder / 'framed.docx').read_bytes()).body
    framed = [p for p in body if p.find(f'{W}pPr/{W}framePr') is not None]
    marked = [p for p in body if p.find(W + 'bookmarkStart') is not None]
    tap.equal((len(framed) > 0, len(marked) > 1, [p for p in framed if p in marked]), (True, True, []), 'releases are found in their text, not in a side column')


tap = Tap()
with scratch() as name:
    folder = Path(name)
    code, err, pack = write(folder)
    tap.equal((code, err), (OK, ''), 'a list: made without a word')
    first = (folder / 'pack.docx').read_bytes()
    write(folder)
    tap.ok((folder / 'pack.docx').read_bytes() == first, 'same input, same bytes')
    check_sections(tap, pack)
    check_contents(tap, pack)
    check_ids(tap, pack)
    check_text(tap, folder, pack)
    check_failures(tap, folder)
    check_signs(tap, folder)
    check_print(tap, folder)
    check_house(tap, folder)
    check_frames(tap, folder)
tap.done()
