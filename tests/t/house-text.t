#!/usr/bin/env python3
"""What a house says of quotes, notices and sizes is in HTML, DOCX and PDF."""
import io
import re
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, refused, run, scratch

RELEASE = """Elmford opens a new bridge

On 3 May 2028, in Elmford, the council of the town opened a bridge over the Elm, which carries both trains and bicycles.

“We have done what we promised, and we shall do more in the years to come,” says Mira Holt, Mayor of Elmford.

Journalists are invited to the opening on 14 May at 10:00; please register by 12 May.

The plans of the bridge can be seen in the town hall.

Contact: Mira Holt, phone +371 20000511, mira@example.org
"""
MIDDLE = RELEASE.replace('Mayor of Elmford.', 'Mayor of Elmford. “The bridge is ours.”')


def made(folder, house, to, text=RELEASE):
    (folder / 'in.txt').write_text(text)
    (folder / 'house.ini').write_text(house)
    code, out, err = lvconv('-q', '-t', to, '-s', folder / 'house.ini', folder / 'in.txt')
    assert code == 0, err
    (folder / f'out.{to}').write_bytes(out)
    return out


def part(docx, name):
    return zipfile.ZipFile(io.BytesIO(docx)).read(f'word/{name}.xml').decode()


def look(docx, style):
    return re.search(rf'(?s)<w:style [^>]*w:styleId="{style}">.*?</w:style>', part(docx, 'styles'))[0]


def size(docx, style):
    return int(re.search(r'<w:sz w:val="(\d+)"', look(docx, style))[1]) / 2


def lines(folder):
    return [line.strip() for line in run(['pdftotext', '-layout', folder / 'out.pdf', '-'])[1].decode().splitlines()]


def quotes(tap, folder):
    for value, own in (('inline', False), ('line', True)):
        house = f'[quote]\nattribution = {value}\n'
        made(folder, house, 'pdf')
        tap.equal('says Mira Holt, Mayor of Elmford.' in lines(folder), own, f'attribution = {value}: PDF')
        tap.equal('<br><span class="attribution">' in made(folder, house, 'html').decode(), own, f'attribution = {value}: HTML')
        document = part(made(folder, house, 'docx'), 'document')
        tap.equal(document.count('<w:br/>'), int(own), f'attribution = {value}: DOCX')
        tap.equal(part(made(folder, house, 'docx', MIDDLE), 'document').count('<w:br/>'), 0, f'attribution = {value}: not in the middle')
    for value in ('no', 'yes'):
        house = f'[quote]\nitalic = {value}\n'
        made(folder, house, 'pdf')
        fonts = run(['pdffonts', folder / 'out.pdf'])[1].decode()
        tap.equal('Italic' in fonts, value == 'yes', f'italic = {value}: PDF')
        tap.equal('<w:i/>' in look(made(folder, house, 'docx'), 'Speech'), value == 'yes', f'italic = {value}: DOCX')
        tap.equal('--speech: italic' in made(folder, house, 'html').decode(), value == 'yes', f'italic = {value}: HTML')
    tap.ok('--speech: inherit' in lvconv('-q', '-t', 'html', '-s', 'large', folder / 'in.txt')[1].decode(), 'large print has no italics')
    for value, bar, indent in (('bar', True, True), ('indent', False, True), ('plain', False, False)):
        style = look(made(folder, f'[quote]\nform = {value}\n', 'docx'), 'Quote')
        tap.equal(('<w:left ' in style, '<w:ind ' in style), (bar, indent), f'quote, form = {value}: DOCX')


def notices(tap, folder):
    for value, sides in (('rules', 'top bottom'), ('bar', 'left'), ('plain', '')):
        style = look(made(folder, f'[notice]\nform = {value}\n', 'docx'), 'MediaNotice')
        tap.equal(' '.join(re.findall(r'<w:(top|left|bottom) ', style)), sides, f'notice, form = {value}: DOCX')
    default = look(made(folder, '', 'docx'), 'MediaNotice')
    tap.ok('<w:left ' not in default and '<w:left ' in look(made(folder, '', 'docx'), 'Quote'), 'a notice has not the bar of a quote')


def sizes(tap, folder):
    docx = made(folder, '', 'docx')
    tap.equal([size(docx, style) for style in ('Contact', 'Note', 'Caption', 'TableText')], [9, 9, 8.5, 8.5], 'the foot has one size')
    docx = made(folder, '[font]\nsmall-size = 10\n', 'docx')
    tap.equal([size(docx, style) for style in ('Contact', 'Note', 'Caption', 'TableText')], [10] * 4, 'which follows the small size')
    house = '[size]\ncaption = 7\ncontact = 8\nnote = 11\ntable = 12\ncolumn-lead = 13\ncolumn-headline = 14\n'
    docx = made(folder, house, 'docx')
    styles = ('Caption', 'Contact', 'Note', 'TableText', 'ColumnLead', 'ColumnTitle')
    tap.equal([size(docx, style) for style in styles], [7, 8, 11, 12, 13, 14], 'all sizes can be given: DOCX')
    page = made(folder, '[font]\ntext-size = 10\n' + house, 'html').decode()
    found = [re.search(rf'--{key}: ([\d.]+)rem', page)[1] for key in ('caption', 'contact', 'note', 'table', 'column-lead', 'column-headline')]
    tap.equal(found, ['0.70', '0.80', '1.10', '1.20', '1.30', '1.40'], 'HTML')
    made(folder, house, 'pdf')
    heights = run(['pdftotext', '-bbox', folder / 'out.pdf', '-'])[1].decode()
    word = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">mira@', heights)
    other = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">Journalists', heights)
    tap.ok(float(word[2]) - float(word[1]) < 0.85 * (float(other[2]) - float(other[1])), 'PDF', word[0], other[0])


COLOURS = '[colour]\nlink = #123456\nlink-underline = #065f46\ntable-rule = #7a5c00\n'
TABLE = RELEASE.replace('The plans', 'Bridges of the town\n\nYear\tTrains\tBicycles\n2027\t12\t30\n2028\t14\t45\n\nThe plans')


def painted(folder):
    """The colours that a PDF fills with."""
    page = run(['qpdf', '--qdf', '--object-streams=disable', folder / 'out.pdf', '-'])[1]
    return {'#' + ''.join(f'{round(float(part) * 255):02x}' for part in rgb.split()) for rgb in re.findall(rb'([\d.]+ [\d.]+ [\d.]+) rg', page)}


def colours(tap, folder):
    page = made(folder, COLOURS, 'html', TABLE).decode()
    light, dark = re.findall(r'--link: (#\w+); --link-underline: (#\w+); --table-rule: (#\w+);', page)
    tap.equal((light, dark), (('#123456', '#065f46', '#7a5c00'), ('#ff9bb0', '#ff9bb0', '#666666')), 'links and rules of tables: HTML')
    docx = made(folder, COLOURS, 'docx', TABLE)
    tap.ok('<w:color w:val="123456"/>' in look(docx, 'Hyperlink') and '<w:u w:val="single" w:color="065F46"/>' in look(docx, 'Hyperlink'),
           'DOCX, links', look(docx, 'Hyperlink'))
    tap.ok('w:color="7A5C00"' in look(docx, 'ReleaseTable') and '<a:hlink><a:srgbClr val="123456"/>' in part(docx, 'theme'),
           'DOCX, tables', look(docx, 'ReleaseTable'))
    made(folder, COLOURS, 'pdf', TABLE)
    tap.ok({'#123456', '#065f46', '#7a5c00'} <= painted(folder), 'PDF', painted(folder))
    made(folder, '[colour]\naccent = #004f71\nrule = #7a5c00\n', 'pdf', TABLE)
    tap.equal(painted(folder), {'#1a1a1a', '#004f71', '#7a5c00'}, 'they are those of accent and rule where the house does not say')
    refused(tap, folder, 'colour', ('link = rule', 'link = #12345', 'table-rule = none', 'contrast-least = 4', 'contrast-least = 22', 'link-underline = no'))


LONG = """Elmford opens a new bridge

On 3 May 2028, in Elmford, the council of the town opened a bridge over the Elm, which carries both trains and bicycles.

The plans of the bridge can be seen in the town hall, every day but Sunday, from nine in the morning to five.

What comes next

The council will decide in autumn about lamps and benches, and asks the town for its wishes until then:

- lamps that are dark at midnight;
- benches with backs.

“We have done what we promised, and we shall do more in the years to come,” says Mira Holt, Mayor of Elmford.

Contact: Mira Holt, phone +371 20000511, mira@example.org
"""
# the words at the end of one block and at the beginning of the next, and the style of DOCX that has the distance
SPACES = {'paragraph': ('five.', 'What', 'BodyText', 'after'), 'heading': ('next', 'The', 'Heading1', 'after'), 'item': ('midnight;', 'benches', 'ListBullet', 'after'),
          'block': ('backs.', '“We', 'Quote', 'before'), 'foot': ('Elmford.', 'Contact:', 'Note', 'after')}


def distance(folder, before, after):
    words = re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)</word>', run(['pdftotext', '-bbox', folder / 'out.pdf', '-'])[1].decode())
    first = next(i for i, word in enumerate(words) if word[1] == before)
    return next(float(y) for y, word in words[first:] if word == after) - float(words[first][0])


def spaces(tap, folder):
    usual = look_of_space(folder, '')
    for key in SPACES:
        wide = look_of_space(folder, f'[space]\n{key} = 300\n')
        for other, (points, twips, times) in wide.items():
            before = usual[other]
            more = other == key or (key, other) in (('heading', 'paragraph'), ('paragraph', 'block'), ('block', 'foot'))  # the larger of two distances is between two blocks
            if other == key:
                tap.ok(points > before[0] + 3 and abs(twips - 3 * before[1]) <= 2 and times == '3.00', f'{key}: in all formats', points, twips, times, before)
            else:
                tap.ok((more or abs(points - before[0]) < 0.02) and twips == before[1] and times == '1.00', f'{key}: {other} is as it was', points, twips, times, before)
    refused(tap, folder, 'space', ('paragraph = 9', 'item = 301', 'line = 100', 'foot = 1em'))


def look_of_space(folder, house):
    """{key: (points in the PDF, twips in DOCX, what HTML multiplies with)}"""
    made(folder, house, 'pdf', LONG)
    docx, page = made(folder, house, 'docx', LONG), made(folder, house, 'html', LONG).decode()
    return {key: (distance(folder, *words), int(re.search(rf'w:{side}="(\d+)"', look(docx, style))[1]),
                  re.search(rf'--{"above-" * (key == "heading")}{key}: ([\d.]+);', page)[1])
            for key, (*words, style, side) in SPACES.items()}


tap = Tap()
with scratch() as name:
    for check in (quotes, notices, sizes, colours, spaces):
        check(tap, Path(name))
tap.done()
