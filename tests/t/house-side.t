#!/usr/bin/env python3
"""A side column: kind, labels, date and contacts beside the text; what is read is as without; where there is no room it is not there."""
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, html_text, kept, lvconv, pdf_outline, pdf_structure, refused, run, scratch, xml_text

PARAGRAPH = ('The plans of the bridge can be seen in the town hall, every day but Sunday, from nine in the morning to five in the '
             'evening, and those who cannot come may ask for a copy by letter, which the council sends to every house.')
HEAD = """PRESS RELEASE

Elmford opens a new bridge over the river for trains and bicycles, and closes the old one

Published: 08.05.2028.

Town and country

"""
TEXT = f"""On 3 May 2028, in Elmford, the council of the town opened a bridge over the Elm, which carries both trains and bicycles.

{PARAGRAPH}

"""
CONTACT = """Press contacts:
Mira Holt, press secretary
Phone: +371 20000511
mira.holt.press@elmfordcouncil.example.org
"""
RELEASE = HEAD + TEXT + CONTACT
LATVIAN = """Elmsala atver jaunu tiltu

2028. gada 3. maijā Elmsalā pilsētas dome atvēra tiltu pār Elmu, pa kuru brauc gan vilcieni, gan velosipēdi.

Kontakti presei:
Mira Holta, preses sekretāre
Tālrunis: +371 20000511
"""
SIDE, MM = 42, 72 / 25.4
HOUSE = '[page]\nmargin-inner = 22\nmargin-outer = 22\nside-column = {}\n{}'
LEFT = 22 * MM
TEXT_LEFT = LEFT + (SIDE + 8) * MM
KEYS = {'kind': 'PRESS', 'date': 'Published:', 'label': 'Town', 'headline': 'Elmford', 'text': 'On', 'contact': 'contacts:'}


def made(folder, to, text=RELEASE, side=SIDE, keys='', more=(), other=''):
    """What is written, as bytes; it is in the folder as out.TO, too."""
    for name, content in (('in.txt', text), ('lv.txt', LATVIAN), ('house.ini', HOUSE.format(side, keys) + other)):
        (folder / name).write_text(content)
    code, _, err = lvconv('-q', '-s', 'house.ini', 'in.txt', *more, '-o', f'out.{to}', cwd=folder)
    assert code == 0, err
    return (folder / f'out.{to}').read_bytes()


def words(folder, page=None):
    """(word, x, y of its foot, page) of all words of the PDF."""
    found = []
    pages = run(['pdftotext', '-bbox', folder / 'out.pdf', '-'])[1].decode().split('<page ')[1:]
    for number, text in enumerate(pages, 1):
        found += [(word, float(x), float(y), number) for x, y, word in re.findall(r'xMin="([\d.]+)"[^>]*yMax="([\d.]+)">(.*?)</word>', text)]
    return [word for word in found if page in (None, word[3])]


def places(folder):
    """{key of KEYS: (x, y, page)} of the first word of each."""
    all_words = words(folder)
    first = {key: next((place for place in all_words if place[0] == word), None) for key, word in KEYS.items()}
    return {key: place[1:] for key, place in first.items() if place}


def body(folder):
    return zipfile.ZipFile(folder / 'out.docx').read('word/document.xml').decode()


def near(a, b, most=0.6):
    return abs(a - b) <= most


def beside(tap, folder):
    made(folder, 'pdf')
    at = places(folder)
    side, text = ('kind', 'date', 'label'), ('headline', 'text')
    tap.ok(all(near(at[key][0], LEFT) for key in side), 'kind, date and label are at the left margin', at)
    tap.ok(all(near(at[key][0], TEXT_LEFT) for key in text), 'headline and text begin beside the column and the gutter', at)
    press = [word for word in words(folder) if word[0] == 'Press']
    tap.ok(near(press[0][1], LEFT) and press[0][3] == 1, 'so does the contact, on the first page', press)
    descent = 0.293  # of the built-in faces, over the type size
    tap.ok(near(at['kind'][1] - descent * 8.5, at['headline'][1] - descent * 21, 1.5), 'kind and headline have one line', at)
    tap.ok(near(at['contact'][1] - descent * 9, at['text'][1] - descent * 12.5, 1.5), 'so have contact and lead', at)
    tap.ok(all(word[1] < LEFT + (SIDE + 4) * MM or word[1] > TEXT_LEFT - 1 for word in words(folder)), 'nothing is between them')
    tap.equal([word[0] for word in words(folder, 1) if '@' in word[0] or 'example' in word[0]], ['mira.holt.press@', 'elmfordcouncil.example.org'],
              'an address is broken after its @')
    made(folder, 'pdf', keys='side-place = right\n')
    at = places(folder)
    right = 595.28 - LEFT - SIDE * MM
    tap.ok(all(near(at[key][0], right) for key in side) and all(near(at[key][0], LEFT) for key in text), 'side-place = right', at)


def measure(tap, folder):
    """The style that has it sets 60 to 72 letters in a line, on each page."""
    (folder / 'in.txt').write_text(HEAD + TEXT + (PARAGRAPH + '\n\n') * 30 + CONTACT)
    lvconv('-q', '-s', 'ministry', 'in.txt', '-o', 'out.pdf', cwd=folder)
    for page in (1, 2):
        text = run(['pdftotext', '-f', str(page), '-l', str(page), '-x', '190', '-y', '110', '-W', '400', '-H', '660', '-layout', folder / 'out.pdf', '-'])[1].decode()
        lines = [len(line.strip()) for line in text.splitlines()]
        full = sorted(n for n in lines if n > 50)
        tap.ok(len(full) > 10 and 60 <= full[len(full) // 2] <= 72 and full[-1] <= 75, f'ministry, page {page}: letters in a line', full)
        left = {round(word[1]) for word in words(folder, page) if word[0] == 'The'}
        tap.equal(left, {round(TEXT_LEFT)}, f'page {page}: the text keeps its column')


def read(tap, folder):
    """What is read has its order, whatever is beside it."""
    wanted = kept(xml_text(made(folder, 'xml')))
    made(folder, 'pdf')
    tap.equal(kept(pdf_structure(folder / 'out.pdf')), wanted, 'PDF: all in its order')
    page = made(folder, 'html').decode()
    tap.equal(kept(html_text(page.encode())), wanted, 'HTML: all in its order')
    made(folder, 'docx')
    tap.equal(kept(re.sub('<[^>]*>', '', body(folder))), wanted, 'DOCX: all in its order')
    titles = [title for _, title in pdf_outline(folder / 'out.pdf')]
    tap.equal(titles, ['Elmford opens a new bridge over the river for trains and bicycles, and closes the old one', 'Press contacts:'], 'bookmarks, too')
    made(folder, 'pdf', HEAD + TEXT + 'Notes to editors\n\nThe bridge is 300 metres long.\n\n' + CONTACT)
    titles = [title for _, title in pdf_outline(folder / 'out.pdf')]
    tap.equal(titles[-1], 'Press contacts:', 'that of a contact comes last')


def page_of_html(tap, folder):
    page = made(folder, 'html').decode()
    order = [page.find(what) for what in ('<main class="side">', '<header>', '<h1', '</header>', '<div class="text">', '<footer>', '<div class="aside">', 'mailto:')]
    tap.ok(order == sorted(order) and min(order) >= 0, 'its elements are in the order of the text', order)
    rules = page[page.index('/* a side column'):page.index('</style>')]
    outside = re.sub(r'(?s)@media[^{]*\{.*?\n\}|@media[^\n]*', '', rules)
    tap.ok('grid' not in outside and '@media print, screen and (min-width: 60rem)' in rules, 'it is beside the text in print, and on wide screens', outside)
    for keys in ('side-place = left\n', 'side-place = right\n'):
        sheet = made(folder, 'html', keys=keys).decode()
        right = 'right' in keys
        tap.equal(('--side-columns: minmax(0, 1fr) var(--side);' in sheet, '--side-text: 1; --side-beside: 2;' in sheet), (right, right), keys.strip())
    plain = made(folder, 'html', HEAD + TEXT).decode()
    tap.ok('class="text"' in plain and 'class="aside"' not in plain and '<footer>' not in plain, 'a release without contacts')


def document(tap, folder):
    made(folder, 'docx')
    xml = body(folder)
    framed = re.findall(r'<w:pStyle w:val="(\w+)"/><w:framePr ([^>]*)/>', xml)
    tap.equal([style for style, _ in framed], ['DocumentType', 'Date', 'Label'], 'kind, date and label are in frames')
    tap.ok(len({frame for _, frame in framed}) == 2, 'one before the headline, and one after it', framed)
    made(folder, 'docx', other='[meta]\nplace = above\n')
    xml = body(folder)
    framed = re.findall(r'<w:pStyle w:val="(\w+)"/><w:framePr ([^>]*)/>', xml)
    tap.ok(len(framed) == 3 and len({frame for _, frame in framed}) == 1, 'together in one frame, where the house has them together', framed)
    frame = dict(re.findall(r'w:(\w+)="(.*?)"', framed[0][1]))
    tap.ok(near(int(frame['x']) / 20, LEFT, 0.1) and near(int(frame['w']) / 20, SIDE * MM, 0.1), 'in the margin', frame)
    margin = int(re.search(r'<w:pgMar [^>]*w:left="(\d+)"', xml)[1]) / 20
    tap.ok(near(margin, TEXT_LEFT, 0.1), 'which is as much wider', margin)
    footer = zipfile.ZipFile(folder / 'out.docx').read('word/footer.xml').decode()
    outdent = re.search(r'<w:ind w:left="-(\d+)"/>', footer)
    tap.ok(outdent and near(int(outdent[1]) / 20, (SIDE + 8) * MM, 0.1), 'heads and feet reach into it', footer)


def not_there(tap, folder):
    """Where it does not apply all is as if the style had none."""
    cases = {'A5': ('paper = A5\n', (), ''), 'large type': ('', (), '[font]\ntext-size = 16\n'), 'columns': ('', ('-b', 'lv.txt'), ''),
             'rows': ('', ('-b', 'lv.txt', '--layout=rows'), ''), 'a column of half the page': ('margin-inner = 60\nmargin-outer = 60\n', (), '')}
    for what, (keys, more, other) in cases.items():
        for to in ('pdf', 'docx'):
            with_it = made(folder, to, keys=keys, more=more, other=other)
            tap.equal(with_it == made(folder, to, side=0, keys=keys, more=more, other=other), True, f'{what}: {to.upper()} as without')
        page = made(folder, 'html', keys=keys, more=more, other=other).decode()
        tap.ok('class="side"' not in page and 'class="text"' not in page, f'{what}: HTML likewise')
    with_it = made(folder, 'pdf', more=('-b', 'lv.txt', '--layout=sequence'))
    heads = [round(word[1]) for word in words(folder) if word[0] in ('Elmford', 'Elmsala')]
    tap.equal(set(heads[:1] + heads[-1:]), {round(TEXT_LEFT)}, 'languages one after the other have it each')
    tap.equal([round(word[1]) for word in words(folder) if word[0] == 'Kontakti'], [round(LEFT)], 'with their contacts')


def much(tap, folder):
    """What has no room beside the first page is in the text."""
    people = 'Press contacts:\n' + '\n\n'.join(f'Mira Holt{chr(97 + i % 26)}, press secretary\nPhone: +371 200005{i:02}\nmira{i}@example.org' for i in range(40)) + '\n'
    labels = '\n\n'.join(f'[Town and country number {i}](#)' for i in range(80)) + '\n\n'
    head = HEAD.replace('Town and country\n\n', '')
    for text, what in ((HEAD + TEXT + people, 'forty contacts'), (head + labels + TEXT + CONTACT, 'eighty labels')):
        wanted = kept(xml_text(made(folder, 'xml', text)))
        made(folder, 'pdf', text)
        tap.equal(kept(pdf_structure(folder / 'out.pdf')), wanted, f'{what}: nothing is lost')
        at = {word: {round(x) for w, x, _, _ in words(folder) if w == word} for word in ('Press', 'Phone:', 'Town')}
        column = at['Phone:' if 'contacts' in what else 'Town']
        tap.ok(round(LEFT) not in column and round(TEXT_LEFT) in column, f'{what}: in the column of the text', at)
    long = CONTACT + ''.join(f'\nAda Moss{chr(97 + i)}, photographs\nada{i}@example.org\n' for i in range(8))
    made(folder, 'pdf', RELEASE.replace(CONTACT, long))
    at = [word for word in words(folder) if word[0] == 'Ada']
    tap.ok(len(at) == 8 and all(near(word[1], LEFT) and word[3] == 1 for word in at), 'what has room is beside the text', at)
    led = f'{HEAD}{TEXT}## Whom to ask\n\n{CONTACT.partition(chr(10))[2]}'
    made(folder, 'pdf', led)
    tap.ok(all(near(word[1], TEXT_LEFT) for word in words(folder) if word[0] in ('Whom', 'Mira')), 'a contact that a heading leads to stays below it', words(folder))


def packs(tap, folder):
    made(folder, 'pdf')
    (folder / 'two.txt').write_text(RELEASE.replace('Elmford', 'Oakford'))
    code, _, err = lvconv('pack', '-q', '-s', 'house.ini', 'in.txt', 'two.txt', '-o', 'out.pdf', cwd=folder)
    tap.equal((code, err), (0, ''), 'a pack')
    heads = [word for word in words(folder) if word[2] > 80 and word[0] in ('Elmford', 'Oakford', 'Contents', 'Contacts')]
    tap.ok({(word[0], round(word[1])) for word in heads} >= {('Contents', round(LEFT)), ('Contacts', round(LEFT)), ('Elmford', round(TEXT_LEFT)), ('Oakford', round(TEXT_LEFT))},
           'its releases have it, and not what is around them', heads)
    code, _, err = lvconv('pack', '-q', '-s', 'house.ini', 'in.txt', 'two.txt', '-o', 'out.docx', cwd=folder)
    margins = [int(left) for left in re.findall(r'<w:pgMar [^>]*w:left="(\d+)"', body(folder))]
    tap.ok(min(margins) == round(LEFT * 20) and max(margins) - min(margins) == round((SIDE + 8) * MM * 20), 'in DOCX, too', margins)
    lvconv('pack', '-q', '-s', 'house.ini', 'in.txt', 'two.txt', '-o', 'out.html', cwd=folder)
    tap.ok('class="side"' not in (folder / 'out.html').read_text(), 'a pack that is one page of HTML has none')


def wrong(tap, folder):
    refused(tap, folder, 'page', ('side-column = left', 'side-column = 81', 'side-column = -1', 'side-place = top'))


tap = Tap()
with scratch() as name:
    for check in (beside, measure, read, page_of_html, document, not_there, much, packs, wrong):
        check(tap, Path(name))
tap.done()
