#!/usr/bin/env python3
"""[docx] template: our text in a Word document of the house; what is hostile or damaged in it is an error that says what to do."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv, run, scratch

USAGE, SYSTEM = 2, 3
EN, LV = ROOT / 'samples/report.en.txt', ROOT / 'samples/report.lv.txt'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
O = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
P = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
MARK = (ROOT / 'styles/bank.png').read_bytes()


def rels(*rows):
    return f'<Relationships {P}relationships">' + ''.join(
        f'<Relationship Id="{id}" Type="{O}{type}" Target="{target}"{more}/>' for id, type, target, more in rows) + '</Relationships>'


def style(type, id, name, more=''):
    return f'<w:style w:type="{type}" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


GOOD = {
    '[Content_Types].xml': f'<Types {P}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                           f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="PNG" ContentType="image/png"/>'
                           f'<Override PartName="/word/document.xml" ContentType="{WORD}template.main+xml"/></Types>',
    '_rels/.rels': rels(('r1', 'officeDocument', '/word/document.xml', '')),
    'word/document.xml': f'<w:document {W}><w:body><w:p><w:r><w:t>OLD TEXT</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="h"/>'
                         '<w:footerReference w:type="default" r:id="f"/><w:pgSz w:w="10000" w:h="14000"/>'
                         '<w:pgMar w:top="1000" w:right="1100" w:bottom="1000" w:left="1300" w:header="500" w:footer="500" w:gutter="0"/><w:cols w:num="2"/></w:sectPr></w:body></w:document>',
    'word/_rels/document.xml.rels': rels(('s', 'styles', 'styles.xml', ''), ('n', 'numbering', 'numbering.xml', ''), ('h', 'header', 'sub/h.xml', ''),
                                         ('f', 'footer', 'f.xml', ''), ('m', 'vbaProject', 'vbaProject.bin', '')),
    'word/styles.xml': f'<w:styles {W}><w:docDefaults/>' + style('paragraph', 'Parasts', 'Normal') + style('paragraph', 'Virsraksts1', 'heading 1') +
                       style('paragraph', 'Nosaukums', 'title') + style('paragraph', 'Lead', 'Something else') + style('character', 'Saite', 'Hyperlink') + '</w:styles>',
    'word/numbering.xml': f'<w:numbering {W}><w:numPicBullet w:numPicBulletId="0"/><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0">'
                          '<w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>',
    'word/sub/h.xml': f'<w:hdr {W}><w:p><w:r><w:t>HOUSE</w:t></w:r></w:p></w:hdr>',
    'word/sub/_rels/h.xml.rels': rels(('i', 'image', '../media/m.png', ''), ('l', 'hyperlink', 'https://www.example.lv/', ' TargetMode="External"')),
    'word/f.xml': f'<w:ftr {W}><w:p><w:fldSimple w:instr=" PAGE "/></w:p></w:ftr>',
    'word/media/m.png': MARK,
    'word/vbaProject.bin': b'macros',
}


def package(parts):
    to = io.BytesIO()
    with zipfile.ZipFile(to, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return to.getvalue()


def convert(folder, source, template, to='docx'):
    (folder / 'house.ini').write_text('[docx]\n; of the house\ntemplate = house.dotx\n')
    (folder / 'house.dotx').write_bytes(template)
    return lvconv('-Wno-doubtful', '-s', './house.ini', '-t', to, *source, cwd=folder)


def parts_of(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


WIDE = 'PRESS RELEASE\n\nElmford measures its noise at forty places\n\nOn 3 May, Elmford City Council said that noise is measured at forty places from June on.\n\n' + \
    '\n'.join('\t'.join([place, *(f'{n}231.5' for n in range(10, 24))]) for place in ('Harbour-embankment', 'Old-town-marketplace')) + \
    '\n\nThe council thanks all who live by the places, and all who measure.\n'


def across(tap, folder):
    """A page across is that of the house, turned, with its headers; those of a first page are on the first alone."""
    (folder / 'wide.txt').write_text(WIDE)
    first = GOOD['word/document.xml'].replace('<w:cols w:num="2"/>', '<w:titlePg/>')
    code, out, err = convert(folder, [folder / 'wide.txt'], package({**GOOD, 'word/document.xml': first}))
    tap.equal((code, err), (0, ''), 'a table across')
    parts = parts_of(out)
    document = parts['word/document.xml'].decode()
    sections = re.findall(r'<w:sectPr.*?</w:sectPr>', document, re.S)
    sizes = [re.search(r'<w:pgSz.*?/>', section)[0] for section in sections]
    upright = '<w:pgSz w:w="10000" w:h="14000"/>'
    tap.equal(sizes, [upright, '<w:pgSz w:w="14000" w:h="10000" w:orient="landscape"/>', upright], 'pages upright, across, upright')
    tap.equal(['titlePg' in section for section in sections], [True, False, False], 'one first page')
    ids = set(re.findall(r'r:id="([^"]*)"', ''.join(sections)))
    tap.ok(len(ids) == 2 and ids <= set(re.findall(r' Id="([^"]*)"', parts['word/_rels/document.xml.rels'].decode())), 'headers and footers that are there', ids)


def taken(tap, folder):
    code, out, err = convert(folder, [EN], package(GOOD))
    tap.equal((code, err), (0, ''), 'a template is used')
    parts = parts_of(out)
    document, styles = parts['word/document.xml'].decode(), parts['word/styles.xml'].decode()
    tap.ok('OLD TEXT' not in document and 'Coastal waters are getting cleaner' in document, 'our text, not its own')
    tap.ok('<w:pStyle w:val="Nosaukums"/>' in document and '<w:pStyle w:val="Virsraksts1"/>' in document, 'styles of the house, by name')
    ids = re.findall(r'w:styleId="(\w+)"', styles)
    tap.equal(len(ids), len(set(ids)), 'no id twice')
    tap.ok(set(re.findall(r'w:[prt](?:bl)?Style w:val="(\w+)"', document)) <= set(ids), 'every style that is used is there')
    tap.ok('lvconvLead' in ids and '<w:pStyle w:val="lvconvLead"/>' in document, 'a style of ours whose id is taken has another')
    tap.ok(set(re.findall(r'w:basedOn w:val="(\w+)"', styles)) <= {*ids, 'DefaultParagraphFont'}, 'and stands on one that is there')
    lists = re.findall(r'<w:numId w:val="(\d+)"', document)
    numbering = parts['word/numbering.xml'].decode()
    tap.ok(lists and all(f'<w:num w:numId="{n}"' in numbering and int(n) > 7 for n in lists), 'lists of ours come after its own', lists)
    tap.ok('Pic' not in numbering and numbering.rindex('<w:abstractNum ') < numbering.index('<w:num '), 'in order, without pictures as bullets')
    tap.ok('<w:pgSz w:w="10000" w:h="14000"/>' in document and 'w:cols' not in document, 'its page')
    tables = re.findall(r'<w:tblW w:w="(\d+)"', document)
    tap.equal(set(tables), {'7600'}, 'tables have the width of its text')
    links = parts['word/_rels/document.xml.rels'].decode()
    header = re.search(r'headerReference[^>]*r:id="(\w+)"', document)[1]
    target = 'word/' + re.search(rf'Id="{header}"[^>]*Target="([^"]+)"', links)[1]
    tap.equal(parts[target].decode(), GOOD['word/sub/h.xml'], 'its header, as it is')
    picture = re.search(r'Target="(media/[^"]+)"', parts['word/_rels/' + target[5:] + '.rels'].decode())[1]
    tap.equal(parts['word/' + picture], MARK, 'with its picture')
    tap.ok('footer' not in ''.join(name for name in parts) and 'footer.xml' not in links, 'and none of ours')
    tap.ok(not [name for name in parts if 'vba' in name] and 'vba' not in links, 'macros stay behind')
    tap.equal(convert(folder, [EN], package(GOOD))[1], out, 'the same bytes again')
    code, out, err = convert(folder, ['-b', LV, EN], package(GOOD))
    tap.ok(code == 0 and parts_of(out), 'two languages', err)
    tap.equal(convert(folder, [EN], package(GOOD), 'html')[0], 0, 'other formats do not mind it')


def less(tap, folder):
    """What a template need not have."""
    for name in ('word/numbering.xml', 'word/vbaProject.bin', 'word/sub/_rels/h.xml.rels'):
        code, out, err = convert(folder, [EN], package({**GOOD, name: None}))
        tap.ok(code == 0 and parts_of(out), f'without {name}', err)
    bare = {**GOOD, 'word/document.xml': f'<w:document {W}><w:body><w:p/></w:body></w:document>'}
    code, out, err = convert(folder, [EN], package(bare))
    tap.ok(code == 0 and 'word/footer.xml' in parts_of(out), 'without a section the page is ours', err)


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
HEADER = GOOD['word/sub/h.xml']
WRONG = {
    'text': (b'no zip', 'is no Word document'), 'nothing': (b'', 'is no Word document'),
    'cut': (package(GOOD)[:-30], 'is no Word document'), 'a zip of something else': (package({'a.txt': 'a'}), 'is no Word document'),
    'a name that leads out': (package({**GOOD, '../evil.xml': 'a'}), 'has strange names of parts'),
    'a name from the root': (package({**GOOD, '/etc/evil.xml': 'a'}), 'has strange names of parts'),
    'too many parts': (package({**GOOD, **{f'x{i}': '' for i in range(600)}}), 'has strange names of parts'),
    'a bomb': (package({**GOOD, 'word/bomb.xml': bytes(40 << 20)}), 'is too large'),
    'many small bombs': (package({**GOOD, **{f'word/{i}.xml': bytes(20 << 20) for i in range(6)}}), 'is too large'),
    'entities': (package({**GOOD, 'word/styles.xml': LAUGHS + GOOD['word/styles.xml']}), 'has a part that is no good XML'),
    'entities in the document': (package({**GOOD, 'word/document.xml': LAUGHS + GOOD['word/document.xml']}), 'has a part that is no good XML'),
    'broken XML': (package({**GOOD, 'word/styles.xml': GOOD['word/styles.xml'][:-5]}), 'has a part that is no good XML'),
    'deep XML': (package({**GOOD, 'word/styles.xml': f'<w:styles {W}>' + '<w:a>' * 9999 + '</w:a>' * 9999 + '</w:styles>'}), 'has a part that is no good XML'),
    'no styles': (package({**GOOD, 'word/styles.xml': None}), 'has no styles'),
    'no header': (package({**GOOD, 'word/sub/h.xml': None}), 'has a header or footer that is not there'),
    'a footer as header': (package({**GOOD, 'word/sub/h.xml': GOOD['word/f.xml']}), 'has a header or footer that is not there'),
    'strict': (package({**GOOD, 'word/document.xml': GOOD['word/document.xml'].replace('http://schemas.openxmlformats.org/wordprocessingml/2006/main',
                                                                                   'http://purl.oclc.org/ooxml/wordprocessingml/main')}), 'is strict Open XML'),
    'no page': (package({**GOOD, 'word/document.xml': GOOD['word/document.xml'].replace('w:w="10000"', 'w:w="100"')}), 'leaves less than 50 mm'),
    'an object': (package({**GOOD, 'word/sub/_rels/h.xml.rels': rels(('o', 'oleObject', '../x.bin', ''))}), 'has something in a header or footer'),
    'a picture from elsewhere': (package({**GOOD, 'word/sub/_rels/h.xml.rels': rels(('i', 'image', 'https://evil.example/x.png', ' TargetMode="External"'))}),
                                 'has something in a header or footer'),
    'a link to a file': (package({**GOOD, 'word/sub/_rels/h.xml.rels': rels(('l', 'hyperlink', 'file:///etc/passwd', ' TargetMode="External"'))}),
                         'has something in a header or footer'),
    'a picture that is none': (package({**GOOD, 'word/sub/_rels/h.xml.rels': rels(('i', 'image', '../document.xml', ''))}), 'has a picture in a header'),
    'a field that fetches': (package({**GOOD, 'word/sub/h.xml': HEADER.replace('<w:t>HOUSE</w:t>', '<w:instrText> ddeauto c:\\\\x </w:instrText>')}),
                             'has a field in a header or footer'),
    'another that does': (package({**GOOD, 'word/f.xml': GOOD['word/f.xml'].replace(' PAGE ', ' INCLUDEPICTURE &quot;https://evil.example/&quot; ')}),
                          'has a field in a header or footer'),
}


def wrong(tap, folder):
    for name, (template, why) in WRONG.items():
        code, out, err = convert(folder, [EN], template)
        tap.ok(code == USAGE and not out and err.startswith(f'./house.ini:3: error: template = house.dotx {why}') and ';' in err, f'{name}: an error', code, err)
    (folder / 'house.dotx').unlink()
    code, out, err = lvconv('-s', './house.ini', '-t', 'docx', EN, cwd=folder)
    tap.equal((code, err), (SYSTEM, './house.dotx: error: cannot be read: No such file or directory\n'), 'a template that is not there')


tap = Tap()
for test in (taken, across, less, wrong):
    with scratch() as folder:
        test(tap, Path(folder))
tap.done()
