#!/usr/bin/env python3
"""Pictures that a release names: what is read and what never is, how they are in each format, and what is said of them."""
import base64
import hashlib
import html
import io
import json
import os
import re
import shutil
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, blankless, element_name, html_text, lvconv, pdf_structure, run, scratch

SAMPLES = ROOT / 'samples'
JPEG, PNG = (SAMPLES / name for name in ('ferry.jpg', 'lighthouse.png'))
HEAD, TAIL = 'PRESS RELEASE\n\nThe ferry company opens a new line\n\n', '\n\nOn 3 May, the company opened a new line to the islands, the first one for twenty years.\n'
SHAPES = '{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}'


def png(width, height, rgb=(200, 30, 30), rows=None):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = (b'\0' + bytes(rgb) * width) * height if rows is None else rows
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) + \
        chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def release(folder, *lines, name='release.txt'):
    path = Path(folder, name)
    path.write_text(HEAD + '\n\n'.join(lines) + TAIL, encoding='utf-8')
    return path


def made(*arguments, to, **options):
    code, out, err = lvconv('-t', to, *arguments, **options)
    return out, err


def images(page):
    """(alternative text, width, height, bytes) of the pictures of a page."""
    return [(alt, int(width), int(height), base64.b64decode(data)) for width, height, alt, data in
            re.findall(r'<img class="photo[^"]*" width="(\d+)" height="(\d+)" alt="([^"]*)" src="data:image/\w+;base64,([^"]*)">', page.decode())]


def figures(xml):
    return [{k: v for k, v in e.attrib.items() if k != 'line'} for e in ElementTree.fromstring(xml).iter() if element_name(e) == 'figure']


def in_each_format(tap, folder):
    path = release(folder, '![A white ferry](ferry.jpg)', 'Photo: Mira Holt', 'Picture: lighthouse.png | A lighthouse | Drawing: T. Reed')
    shutil.copy(JPEG, folder)
    shutil.copy(PNG, folder)
    files = [JPEG.read_bytes(), PNG.read_bytes()]
    want = [('A white ferry', 1020, 660, files[0]), ('A lighthouse', 360, 580, files[1])]
    xml, err = made(path, to='xml')
    tap.equal(err, '', 'pictures that are there: nothing is said')
    tap.equal([(f['alt'], int(f['width']), int(f['height']), f['sha256']) for f in figures(xml)],
              [(*w[:3], hashlib.sha256(w[3]).hexdigest()) for w in want], 'XML: text, size and hash')
    tap.equal(images(made(path, to='html')[0]), want, 'HTML: text, size and the bytes of the file')
    docx(tap, path, files)
    pdf(tap, path, files)
    for to in ('html', 'docx', 'pdf'):
        tap.equal(made('-f', 'xml', f'--media={folder}', stdin=xml, to=to)[0], made(path, to=to)[0], f'{to}: the same from the XML')


def docx(tap, path, files):
    twice = release(path.parent, '![A white ferry](ferry.jpg)', TAIL, '![The ferry again](ferry.jpg)', name='twice.txt')
    package = zipfile.ZipFile(io.BytesIO(made(path, to='docx')[0]))
    media = [package.read(n) for n in package.namelist() if n.startswith('word/media/')]
    tap.equal(media, files, 'DOCX: parts with the bytes of the files')
    document = ElementTree.fromstring(package.read('word/document.xml'))
    tap.equal([e.get('descr') for e in document.iter(f'{SHAPES}docPr')], ['A white ferry', 'A lighthouse'], 'DOCX: alternative text')
    sizes = [(int(e.get('cx')), int(e.get('cy'))) for e in document.iter(f'{SHAPES}extent')]
    tap.ok(all(abs(w / h - x / y) < .01 for (w, h), (x, y) in zip(sizes, [(1020, 660), (360, 580)])) and max(sizes)[0] <= 154.1 * 36000,
           'DOCX: sizes in the proportion of the picture, no wider than the text', sizes)
    package = zipfile.ZipFile(io.BytesIO(made(twice, to='docx')[0]))
    names = [n for n in package.namelist() if n.startswith('word/media/')]
    tap.equal((names, package.read('word/document.xml').count(b'<pic:pic>')), (['word/media/image1.jpg'], 2), 'DOCX: a picture shown twice is one part')
    kinds = {n: zipfile.ZipFile(io.BytesIO(made(p, to='docx')[0])).read('[Content_Types].xml') for n, p in (('both', path), ('jpg', twice))}
    tap.ok(b'image/png' in kinds['both'] and b'image/jpeg' in kinds['both'] and b'image/png' not in kinds['jpg'], 'DOCX: the types of what is in it')


def pdf(tap, path, files):
    reason = missing('pdfimages', 'pdfinfo', 'qpdf')
    if reason:
        return tap.skip('PDF', reason)
    out = path.with_suffix('.pdf')
    out.write_bytes(made(path, to='pdf')[0])
    tap.ok(files[0] in out.read_bytes(), 'PDF: a JPEG goes through as it is')
    rows = [line.split() for line in run(['pdfimages', '-list', out])[1].decode().splitlines()[2:]]
    tap.equal([(r[2], r[3], r[4], r[5], r[8]) for r in rows], [('image', '1020', '660', 'rgb', 'jpeg'), ('image', '360', '580', 'rgb', 'image'),
              ('smask', '360', '580', 'gray', 'image')], 'PDF: image objects, alpha as a mask')
    structure = run(['pdfinfo', '-struct', out])[1].decode()
    tap.equal(re.findall(r'Div\n +Figure:?(?:\n +/[^\n]*)*\n +Caption', structure) and structure.count('/BBox ['), 2, 'PDF: figures with their place, captions after them')
    objects = json.loads(run(['qpdf', '--json=1', '--json-key=objects', out])[1])['objects'].values()
    alts = [o['/Alt'] for o in objects if isinstance(o, dict) and o.get('/S') == '/Figure']
    tap.equal(sorted(alts), ['A lighthouse', 'A white ferry'], 'PDF: alternative text')
    house = path.with_name('house.ini')
    for resolution, width in ((72, 437), (150, 910), (1200, 1020)):
        house.write_text(f'[picture]\nresolution = {resolution}\n')
        out.write_bytes(made('-s', house, path, to='pdf')[0])
        rows = [line.split() for line in run(['pdfimages', '-list', out])[1].decode().splitlines()[2:]]
        tap.ok(abs(int(rows[0][3]) - width) <= 1 and rows[0][8] == 'jpeg', f'PDF: {resolution} pixels to the inch', rows[0])
    house.write_text('[picture]\nwidth = 50\n')
    out.write_bytes(made('-s', house, path, to='pdf')[0])
    tap.equal(run(['pdfimages', '-list', out])[1].decode().splitlines()[2].split()[12], '336', 'PDF: half as wide, twice as fine')


def names(tap, folder):
    """What counts as the name of a picture: source, the src and the captions that come of it."""
    inside = Path(folder, 'deep')
    inside.mkdir()
    for name in ('a.jpg', 'b (1).JPG', 'deep/c.jpeg', 'ķīlis.png', 'my bridge.png'):
        Path(folder, name).write_bytes(JPEG.read_bytes() if 'j' in name.lower().rpartition('.')[2] else png(9, 9))
    for source, src, captions in [
            ('![x](a.jpg)', 'a.jpg', []), ('![x](b (1).JPG)', 'b (1).JPG', []), ('![x](deep/c.jpeg)', 'deep/c.jpeg', []), ('![x](./a.jpg)', './a.jpg', []),
            ('![x](my%20bridge.png)', 'my%20bridge.png', []), ('![x](<my bridge.png>)', 'my bridge.png', []), ('![ķīlis](ķīlis.png)', 'ķīlis.png', []),
            ('Picture: a.jpg | x', 'a.jpg', []), ('Photo: my bridge.png | x | y', 'my bridge.png', ['y']), ('Attēls: ķīlis.png | x | y | z', 'ķīlis.png', ['y', 'z']),
            ('BILD: a.jpg | x', 'a.jpg', []), ('Picture: a.jpg || y', 'a.jpg', ['y']),
            ('Foto: a.jpg', 'a.jpg', []), ('Photo: the new ferry (a.jpg)', 'a.jpg', ['Photo: the new ferry']), ('Photo: a.jpg, the new ferry', 'a.jpg', ['Photo: the new ferry'])]:
        xml, err = made(release(folder, source), to='xml')
        found = figures(xml)
        texts = [''.join(e.itertext()) for e in ElementTree.fromstring(xml).iter() if element_name(e) == 'caption']
        tap.ok([(f.get('src'), 'width' in f) for f in found] == [(src, True)] and texts == captions and not err, f'{source}: a picture', found, texts, err)
    for source in ('Photo: gone.jpg', 'Picture: a.gif | x', 'The ferry a.jpg | x', 'The file of the ferry is a.jpg, and it is new.'):
        found = figures(made(release(folder, source), to='xml')[0])
        tap.ok(not any('width' in f for f in found), f'{source}: no picture', found)


def never_read(tap, folder):
    """Names that lead elsewhere; the file is there, and would be shown if it were asked for."""
    outside, inside = Path(folder, 'outside'), Path(folder, 'inside')
    for path in (outside, inside, inside / 'sub'):
        path.mkdir()
    for path in (outside / 'secret.png', inside / 'here.png', inside / 'sub/low.png'):
        path.write_bytes(png(9, 9))
    (inside / 'out.png').symlink_to(outside / 'secret.png')
    (inside / 'way').symlink_to(outside)
    (inside / 'in.png').symlink_to('here.png')
    (inside / 'folder.png').mkdir()
    os.mkfifo(inside / 'pipe.png')
    shutil.copytree(outside, Path(folder, 'inside-too'))
    for name in ('../outside/secret.png', 'sub/../../outside/secret.png', f'{outside}/secret.png', 'out.png', 'way/secret.png', '..%2foutside/secret.png',
                 '%2e%2e/outside/secret.png', f'file://{outside}/secret.png', '../inside-too/secret.png', 'folder.png', 'pipe.png', 'gone.png', 'here.png/', '.', 'x' * 5000 + '.png'):
        page, err = made(release(inside, f'![A secret](<{name}>)'), to='html', timeout=20)
        tap.ok(not images(page) and '[-Wpicture-file]' in err and b'A secret' in page, f'{name[:60]}: not read, said, and its text is shown', err)
    for name in ('here.png', 'in.png', 'sub/low.png', 'sub/./low.png'):
        page, err = made(release(inside, f'![A picture]({name})'), to='html')
        tap.ok(len(images(page)) == 1 and not err, f'{name}: read', err)
    for name in ('https://example.org/a.png', 'http://example.org/a.png', '//example.org/a.png', 'data:image/png;base64,iVBORw0KGgo='):
        page, err = made(release(inside, f'![A picture]({name})'), to='html')
        tap.ok(not images(page) and not err and b'A picture' in page, f'{name}: not fetched, and its text is shown', err)
    reason = missing('strace')
    if reason:
        return tap.skip('strace', reason)
    path, trace = release(inside, '![x](../outside/secret.png)', '![y](out.png)', '![z](here.png)'), Path(folder, 'trace')
    run(['strace', '-f', '-qq', '-e', 'trace=open,openat,openat2', '-o', trace, BUILD / 'lvconv', '-t', 'html', path],
        env={**os.environ, 'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'})
    opened = trace.read_text()
    tap.ok('here.png' in opened and 'secret.png' not in opened and 'out.png' not in opened, 'no file outside is opened')


def where(tap, folder):
    """Beside the release, or in the folder of --media alone; for standard input only there."""
    media, own = Path(folder, 'media'), Path(folder, 'own')
    media.mkdir()
    own.mkdir()
    (media / 'a.png').write_bytes(png(9, 9))
    (own / 'b.png').write_bytes(png(8, 8))
    path = release(own, '![x](a.png)', '![y](b.png)')
    text = path.read_bytes()

    def widths(*arguments, **options):
        return [image[1] for image in images(made(*arguments, to='html', **options)[0])]
    tap.equal(widths(path), [8], 'beside the release')
    tap.equal(widths(f'--media={media}', path), [9], '--media')
    tap.equal(widths(stdin=text, cwd=own), [], 'standard input has no folder')
    tap.ok('--media' in made(stdin=text, to='html')[1], 'and the warning says what to do')
    tap.equal(widths('--media=.', stdin=text, cwd=own), [8], 'standard input with --media')
    tap.equal(widths(path.name, cwd=own), [8], 'a file in the working folder')
    out = Path(folder, 'out')
    lvconv('-t', 'html', '-O', out, '-r', own, cwd=folder)
    tap.equal([len(images(p.read_bytes())) for p in out.rglob('*.html')], [1], '-r: beside each release')
    code, _, err = lvconv('--jsonl', f'--media={media}', stdin=b'{}\n')
    tap.ok(code == 2 and '--media' in err, '--jsonl takes no --media', err)


def changed(tap, folder):
    """The XML knows the file: another one is not shown in its place."""
    path, picture = release(folder, '![x](a.png)'), Path(folder, 'a.png')
    picture.write_bytes(png(9, 9))
    xml = made(path, to='xml')[0]
    picture.write_bytes(png(9, 9, (0, 0, 0)))
    page, err = made('-f', 'xml', f'--media={folder}', stdin=xml, to='html')
    tap.ok(not images(page) and 'make the XML anew' in err, 'a picture that was exchanged is not shown', err)


def said(tap, folder):
    """Findings: a picture that is not there, and one without text."""
    Path(folder, 'a.png').write_bytes(png(9, 9))
    Path(folder, 'short.png').write_bytes(png(9, 9)[:-20])
    Path(folder, 'short.jpg').write_bytes(JPEG.read_bytes()[:9000])
    Path(folder, 'other.jpg').write_bytes(b'GIF89a')
    Path(folder, 'bomb.png').write_bytes(png(8000, 8000, rows=b''))
    tap.ok('pixels' in made(release(folder, '![x](bomb.png)'), to='pdf', timeout=20)[1], 'a bomb is refused by the size in its head')
    for source, to, want in [('![](a.png)', 'pdf', ['picture-text']), ('![](a.png)', 'html', []), ('![x](a.png)', 'pdf', []),
                             ('![](a.png "A ferry")', 'pdf', []), ('![x](gone.png)', 'xml', ['picture-file']), ('![x](short.png)', 'pdf', ['picture-file']),
                             ('![x](short.jpg)', 'docx', ['picture-file']), ('![x](other.jpg)', 'html', ['picture-file'])]:
        err = made(release(folder, source), to=to)[1]
        tap.equal(re.findall(r':5:\d+: warning: .*\[-W([\w-]+)\]', err), want, f'{source} to {to}: said at its line')
    for source, want in [('![](a.png)', {'picture'}), ('![x](a.png)', set()), ('![x](gone.png)', {'picture-file'}), ('Picture: a.png', {'picture'})]:
        found = json.loads(lvconv('check', '--format=json', release(folder, source))[1])
        tap.equal({f['name'] for f in found if f['name'].startswith('picture')}, want, f'check: {source}')
    page = made(release(folder, '![](a.png)'), to='html')[0]
    tap.equal([image[0] for image in images(page)], ['Picture'], 'a picture nobody described is called one')
    path = release(folder, '![x](gone.png)', '![y](gone.png)')
    tap.equal(lvconv('-t', 'html,docx,pdf', '-O', folder, path)[2].count('[-Wpicture-file]'), 1, 'a picture that is not there is reported once')


def records(tap, folder):
    text = HEAD + '![A ferry](ferry.jpg)' + TAIL
    files = {'ferry.jpg': base64.b64encode(JPEG.read_bytes()).decode(), 'more.png': ''}
    lines = [{'id': 1, 'text': text, 'pictures': files}, {'id': 2, 'text': text}, {'id': 3, 'text': text, 'pictures': {'ferry.jpg': 7}},
             {'id': 4, 'text': text, 'pictures': {'ferry.jpg': 'e A!'}}, {'id': 5, 'text': text, 'pictures': []},
             {'id': 6, 'text': text, 'pictures': {f'{i}.png': '' for i in range(65)}},
             {'id': 7, 'editions': [{'text': text}, {'text': text.replace('ferry', 'ship').replace('ship.jpg', 'ferry.jpg')}], 'pictures': files}]
    out = lvconv('--jsonl', '-t', 'html', stdin='\n'.join(map(json.dumps, lines)).encode(), cwd=SAMPLES)[1]
    answers = {a['id']: a for a in map(json.loads, out.decode().splitlines())}
    tap.equal([len(images(answers[i].get('html', '').encode())) for i in range(1, 8)], [1, 0, 0, 0, 0, 0, 2], '--jsonl: pictures of a record')
    tap.equal([answers[i]['exit'] for i in range(1, 8)], [0, 0, 1, 1, 1, 1, 0], '--jsonl: what is no picture is an error of its record')
    tap.ok(any(f['name'] == 'picture-file' for f in answers[2]['findings']), '--jsonl: no file is read', answers[2]['findings'])


def editions(tap, folder):
    """A wide picture of both editions is there once, across both columns; any other in its own."""
    both = ['-b', SAMPLES / 'ferry.lv.txt', SAMPLES / 'ferry.en.txt']
    page = made(*both, to='html')[0]
    tap.equal(page.count(b'class="photo across"'), 2, 'HTML: each edition has it, one over the other')
    document = zipfile.ZipFile(io.BytesIO(made(*both, to='docx')[0])).read('word/document.xml')
    tap.equal((document.count(b'<w:gridSpan w:val="2"/>'), document.count(b'<pic:pic>')), (1, 3), 'DOCX: one cell across both')
    reason = missing('pdfimages', 'qpdf')
    if reason:
        return tap.skip('PDF', reason)
    out = Path(folder, 'both.pdf')
    out.write_bytes(made(*both, to='pdf')[0])
    rows = [line.split() for line in run(['pdfimages', '-list', out])[1].decode().splitlines()[2:]]
    wide = [r for r in rows if r[3] == '1020']
    tap.equal((len(wide), {(r[0], r[10], r[12]) for r in wide}), (2, {('1', wide[0][10], '168')}), 'PDF: at one place, across the page')
    boxes = re.findall(rb'/BBox \[([^]]*)\]', run(['qpdf', '--qdf', '--object-streams=disable', out, '-'])[1])
    tap.ok(len(boxes) == 4 and len(set(boxes)) == 3, 'PDF: a figure in each edition', boxes)


def links(tap, folder):
    """A picture that is a link is one in the PDF as well: all of it, read as what the picture shows."""
    if missing('pdfinfo', 'qpdf'):
        return tap.skip('PDF', missing('pdfinfo', 'qpdf'))
    for scheme, linked in (('https', True), ('http', True), ('ftp', False), ('javascript', False)):
        text = HEAD + f'[![A ferry at sea](ferry.jpg)]({scheme}://example.org/ferry)' + TAIL
        out = Path(folder, 'link.pdf')
        out.write_bytes(made(f'--media={SAMPLES}', '-', to='pdf', stdin=text.encode())[0])
        found = re.findall(rb'/S /URI\s+/URI \((.*?)\)', run(['qpdf', '--qdf', '--object-streams=disable', out, '-'])[1])
        tap.equal(found, [b'https://example.org/ferry'.replace(b'https', scheme.encode())] * linked, f'{scheme}: a link' if linked else f'{scheme}: none')
        if not linked:
            continue
        objects = run(['qpdf', '--qdf', '--object-streams=disable', out, '-'])[1]
        rect, box = (re.search(rb'/%s \[\s+([\d.\s]+)\]' % key, objects)[1].split() for key in (b'Rect', b'BBox'))
        tap.equal(rect, box, 'as large as the picture')
        tree = run(['pdfinfo', '-struct-text', out])[1].decode()
        tap.ok(re.search(r'Link \(inline\):?\s+Figure', tree) and 'Underline' not in tree, 'the picture is in the link, which is not underlined', tree[:900])


A, B = 'https://example.org/a', 'mailto:mira@example.org'
LOST = [  # what stands for pictures that are not there, and where it leads: (source, [(words, address)], other words)
    (f'[![A white ferry](gone.jpg)]({A})', [('A white ferry', A)], ''), (f'[![Write to us](gone.png)]({B})', [('Write to us', B)], ''),
    (f'[![A white ferry](gone.jpg)]({A})\n\nPhoto: Mira Holt', [('A white ferry', A)], 'Photo: Mira Holt'),
    (f'[![A white ferry](gone.jpg "Seen from the pier")]({A})', [('A white ferry', A)], 'Seen from the pier'),
    (f'[![A white ferry](https://example.org/ferry.jpg)]({A})', [('A white ferry', A)], ''), (f'[![A white ferry]()]({A})', [('A white ferry', A)], ''),
    (f'[![](gone.jpg)]({A})', [(A, A)], ''), (f'[![](gone.jpg)]({A})\n\nPhoto: Mira Holt', [(A, A)], 'Photo: Mira Holt'),
    (f'[![A ferry](gone.jpg)]({A})\n\n[![A ship](lost.jpg)]({A}/b)', [('A ferry', A), ('A ship', f'{A}/b')], ''),
    (f'[![A ferry](gone.jpg)]({A}) [![A ship](lost.jpg)]({A}/b)', [('A ferry', A), ('A ship', f'{A}/b')], ''),
    (f'[![A ferry](gone.jpg)]({A})\n\nPhoto: [Mira Holt](https://example.org/mira)', [('A ferry', A), ('Mira Holt', 'https://example.org/mira')], 'Photo:'),
    (f'[![{"A white ferry that leaves the port with many people on board, " * 4}and the sun](gone.jpg)]({A})',
     [('A white ferry that leaves the port with many people on board, ' * 4 + 'and the sun', A)], ''),
    (f'The company has:\n\n- room for cars;\n- [![A white ferry](gone.jpg)]({A})\n- and boats.', [('A white ferry', A)], 'room for cars;'),
    (f'See [![A white ferry](gone.jpg)]({A}) at the pier, says the company in its paper of the week.', [('A white ferry', A)], 'at the pier'),
    ('[![A white ferry](gone.jpg)](ftp://example.org/a)', [], 'A white ferry'), ('[![A white ferry](gone.jpg)](javascript:alert(1))', [], 'A white ferry'),
    ('![A white ferry](gone.jpg)', [], 'A white ferry')]


def linked_words(folder, *arguments):
    """{format: [(words, address)]} of the links, and {format: the text}."""
    code, _, err = lvconv('-q', '-t', 'html,docx,pdf', '-O', folder, *arguments)
    assert code == 0, err
    stem = Path(folder, next(Path(path).stem for path in arguments if str(path).endswith('.txt')))
    page = stem.with_suffix('.html').read_text()
    links, texts = {'html': [(html.unescape(words), address) for address, words in re.findall(r'<a href="([^"#]+)">([^<]*)</a>', page)]}, {'html': html_text(page.encode())}
    package = zipfile.ZipFile(stem.with_suffix('.docx'))
    document, relations = package.read('word/document.xml').decode(), package.read('word/_rels/document.xml.rels').decode()
    leads = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]*)"', relations))
    links['docx'] = [(''.join(re.findall('<w:t [^>]*>([^<]*)', run)), leads[number]) for number, run in re.findall(r'(?s)<w:hyperlink r:id="(\w+)"[^>]*>(.*?)</w:hyperlink>', document)]
    texts['docx'] = re.sub('<[^>]*>', '', document)
    objects = run(['qpdf', '--qdf', '--object-streams=disable', stem.with_suffix('.pdf'), '-'])[1]
    heard = [bytes.fromhex(said.decode()).decode('utf-16') for said in re.findall(rb'/Contents <(\w+)>', objects)]
    links['pdf'] = list(zip(heard, [address.decode() for address in re.findall(rb'/URI \((.*?)\)', objects)]))
    texts['pdf'] = pdf_structure(stem.with_suffix('.pdf'))
    return links, texts


def lost_links(tap, folder):
    """A picture that is a link and not there: what it shows is the link, once; where nobody said what, its address is."""
    if missing('pdfinfo', 'qpdf'):
        return tap.skip('PDF', missing('pdfinfo', 'qpdf'))
    for source, want, more in LOST:
        path = release(folder, source)
        links, texts = linked_words(folder, path)
        tap.equal(links, dict.fromkeys(('html', 'docx', 'pdf'), want), f'{source[:90]!r}: links')
        words = [blankless(part) for part in (*(words for words, _ in want), more)]
        tap.ok(all(part in blankless(text) for part in words for text in texts.values()), 'and all words', texts)
        tree = run(['pdfinfo', '-struct', path.with_suffix('.pdf')])[1].decode()
        tap.equal(tree.count('Link (inline)'), len(want), 'PDF: one link element each')
        tap.equal('Figure' in tree, source.startswith(('![', '[![')) and not want, 'PDF: a figure only where it is no link')
        text = lvconv('-q', '-t', 'text', path)[1].decode()
        tap.ok(all(address in text for _, address in want), 'text has the address', text)
    for layout in ('columns', 'rows', 'sequence'):
        one = release(folder, f'[![A white ferry](gone.jpg)]({A})', 'Photo: Mira Holt', name='one.txt')
        two = Path(folder, 'two.txt')
        two.write_text(f'Kuģniecība atver jaunu līniju\n\n[![Balts prāmis](nav.jpg)]({A}/lv)\n\nFoto: Mira Holta\n\n3. maijā kuģniecība atvēra jaunu līniju uz salām, pirmo divdesmit gadu laikā.\n')
        links, _ = linked_words(folder, f'--layout={layout}', '-b', two, one)
        tap.equal(links, dict.fromkeys(links, [('Balts prāmis', f'{A}/lv'), ('A white ferry', A)]), f'two languages, {layout}: a link in each')
    xml = lvconv('-q', '-t', 'xml', release(folder, LOST[0][0]))[1].replace(b'https://example.org/a', b'javascript:alert(1)')
    page = lvconv('-q', '-f', 'xml', '-t', 'html', stdin=xml)[1]
    tap.ok(b'javascript' not in page and b'A white ferry' in page, 'an address that is none is no link', page[-900:])


def turns(tap, folder):
    """By turns a picture of both editions is there once, and the captions of both below it."""
    both = ['-b', '--layout=rows', SAMPLES / 'ferry.lv.txt', SAMPLES / 'ferry.en.txt']
    page = made(*both, to='html')[0]
    tap.equal((page.count(b'width="1020"'), len(images(page))), (1, 2), 'by turns, HTML: each once')
    captions = [page.index(word) for word in (b'width="1020"', 'pirmajā izmēģinājuma'.encode(), b'on its first trial run')]
    tap.equal(captions, sorted(captions), 'HTML: both captions are below it')
    document = zipfile.ZipFile(io.BytesIO(made(*both, to='docx')[0])).read('word/document.xml')
    tap.equal(document.count(b'<pic:pic>'), 2, 'DOCX: likewise')
    if missing('pdfimages'):
        return tap.skip('PDF', missing('pdfimages'))
    out = Path(folder, 'turns.pdf')
    out.write_bytes(made(*both, to='pdf')[0])
    rows = [line.split() for line in run(['pdfimages', '-list', out])[1].decode().splitlines()[2:]]
    tap.equal(len([r for r in rows if r[3] == '1020']), 1, 'PDF: once')


LATVIAN = ('<release xmlns="urn:lvconv:release:1"><edition xml:lang="lv"><figure src="a.jpg" alt="Prāmis"><caption>Jauns prāmis no 2028. gada 1. jūnija '
           'savienos Kolku ar Roņu salu</caption></figure><lead>Trešdien, 10. maijā, kuģniecība izmēģināja prāmi, kas 3 reizes dienā kursēs starp Kolku '
           'un Roņu salu.</lead><p>Uz klāja ir vietas 240 pasažieriem un 28 automašīnām.</p></edition></release>')
ENGLISH = ('<release xmlns="urn:lvconv:release:1"><edition xml:lang="en"><headline>New ferry to link Kolka with Ruhnu island from 1 June 2028</headline>'
           '<lead>On Wednesday, 10 May, the company tried out the ferry, which will sail 3 times a day between Kolka and Ruhnu.</lead>'
           '<p>There is room on board for 240 passengers and 28 cars.</p></edition></release>')


def headline_below(tap, folder):
    """A caption that the other edition shows to be the headline leaves its picture where it is."""
    paths = [Path(folder, f'{name}.xml') for name in ('lv', 'en')]
    for path, text in zip(paths, (LATVIAN, ENGLISH)):
        path.write_text(text, encoding='utf-8')
    xml = lvconv('-b', *paths)[1]
    tap.ok(xml.count(b'<headline') == 2 and [f['src'] for f in figures(xml)] == ['a.jpg'], 'a picture whose caption becomes the headline stays', xml.decode())


def pages(tap, folder):
    """However long the text before it, a picture is whole, and its caption on its page."""
    reason = missing('pdfimages', 'pdftotext')
    if reason:
        return tap.skip('pages', reason)
    shutil.copy(JPEG, folder)
    Path(folder, 'tall.png').write_bytes(png(60, 900))
    for count in range(0, 40):
        filler, rest = ('\n\n'.join(f'Sentence {n} of the text says that the ferry sails every day of the week.' for n in range(many))
                        for many in (count, 16))
        for name in ('ferry.jpg', 'tall.png') if count % 6 == 0 else ('ferry.jpg',):
            path = release(folder, TAIL.strip(), filler, f'![x]({name})', 'Photo: Mira Holt took it from the pier', rest)
            out = Path(folder, 'out.pdf')
            out.write_bytes(made(path, to='pdf')[0])
            shown = [int(line.split()[0]) for line in run(['pdfimages', '-list', out])[1].decode().splitlines()[2:]]
            texts = run(['pdftotext', out, '-'])[1].decode().split('\f')
            captions = [n for n, text in enumerate(texts, 1) if 'Photo: Mira Holt' in text]
            boxes = re.findall(rb'/BBox \[([^]]*)\]', run(['qpdf', '--qdf', '--object-streams=disable', out, '-'])[1])
            low, high = (float(boxes[0].split()[i]) for i in (1, 3))
            if not tap.ok(shown == captions and low >= 68 and high <= 774 and high - low < 300, f'{count} lines, {name}: on its page', shown, captions, boxes):
                return


tap = Tap()
for check in (in_each_format, names, never_read, where, changed, said, records, editions, links, lost_links, turns, headline_below, pages):
    with scratch() as name:
        check(tap, name)
tap.done()
