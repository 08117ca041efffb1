#!/usr/bin/env python3
"""Nothing is lost, nothing is invented.

The letters, digits and symbols of the source are those of the XML, in order. The text read back from HTML, DOCX,
PDF and plain text by programs that are not ours is the text of the tree without what only the XML keeps, and that is
reported line by line.
"""
import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree
sys.path.insert(0, 'tests/lib')
from judge import missing, python
from lv import (Tap, blankless, convert, element_name, html_text, kept, lvconv, name, pdf_pages, pdf_structure, plain,
                releases, run, scratch, xml_text)


REPAIRED = ('lv-sakropsts-kodejums', 'text-repair')  # letters somebody read in a wrong encoding and lvconv mends


def unmarked(text):
    """Plain text without its light mark-up: link targets, the brackets of autolinks, the signs of a quoted e-mail."""
    lines = [line for line in text.splitlines() if line.strip()]
    if sum(line.lstrip().startswith('>') for line in lines) * 2 > len(lines):
        text = re.sub(r'^[> ]*>', '', text, flags=re.M)
    text = re.sub(r'\]\((?:[^()\s]|\([^()\s]*\))*(?: "([^"()]*)")?\)', r']\1', text)
    return re.sub(r'<((?:https?://|mailto:|tel:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>', r'\1', text)


RULE = re.compile(r'^[ \t]*[-:|+=\u2500-\u257f][ \t]*[-:|+=\u2500-\u257f][-:|+=\u2500-\u257f \t]*$', re.M)


def rows_of(xml):
    """The numbers of the lines that became rows of a table."""
    cells = (e for e in ElementTree.fromstring(xml).iter() if element_name(e) == 'cell')
    return {int(n) for cell in cells for n in cell.get('line', '').split()}


def picture_lines(xml):
    """The numbers of the lines that name a picture behind a word for one, and bars."""
    return {int(n) for e in ElementTree.fromstring(xml).iter() if e.get('field') == 'picture' for n in e.get('line', '').split()}


def without_names(text, xml):
    """The names of pictures are in the figures, and no text."""
    for e in ElementTree.fromstring(xml).iter():
        text = text.replace(e.get('src') or '\0', '', 1)
    return text


def without_bars(text, rows):
    """Bars divide the cells of a row, and rules its head: they are signs, as brackets around a link are."""
    lines = text.split('\n')
    return RULE.sub('', '\n'.join(re.sub('[|\u2500-\u257f]', '', line) if n in rows else line for n, line in enumerate(lines, 1)))


def decoded(path):
    """The text of a source; ours that are not UTF-8 are Windows-1257."""
    data = path.read_bytes()
    try:
        return data.decode('utf-8-sig')
    except UnicodeDecodeError:
        return data.decode('cp1257')


def targets(text):
    """The addresses behind the links of the source that lead somewhere."""
    pictures = re.sub(r'!\[[^\[\]]*\]\([^()]*\)', '', text)
    return re.findall(r'\]\(([^()\s#][^()\s]*)\)', pictures)


def check_source(tap, release, xml):
    if name(release) in REPAIRED:
        return
    source = decoded(release)
    got = RULE.sub('', xml_text(xml, hidden=True))
    want = without_names(unmarked(without_bars(source, rows_of(xml) | picture_lines(xml))), xml)
    tap.equal(kept(unmarked(got)), kept(want), f'{name(release)}: source to XML')
    lost = [t for t in targets(source) if f'href="{t.replace("&", "&amp;")}"' not in xml.decode()]
    tap.ok(not lost, f'{name(release)}: link targets', *lost)


def check_reported(tap, release, xml):
    """Every line with a letter or a digit that only the XML keeps is in a report, end marks and fields apart."""
    chrome = [e for e in ElementTree.fromstring(xml).iter() if element_name(e) == 'chrome' and not e.get('field')]
    lines = sum(len(e.get('line').split()) for e in chrome if re.search(r'[^\W_]', ''.join(e.itertext())))
    err = lvconv('-t', 'text', release)[2]
    said = sum(int(n) for n in re.findall(r'warning: (\d+) lines? (?:is|are) taken for the page .*\[-Wleft-out\]', err))
    tap.equal(said, lines, f'{name(release)}: lines left out are reported')


def embargo_of(xml):
    return next((''.join(e.itertext()) for e in ElementTree.fromstring(xml).iter() if element_name(e) == 'embargo'), '')


def without_running(pages, embargo):
    """The number of a page is no text of the tree, nor is the embargo again that every further page has."""
    pages = [kept(re.sub(r'\n\d+ / \d+\s*$', '', page)) for page in pages]
    return ''.join(page.removesuffix(kept(embargo)) if number else page for number, page in enumerate(pages))


def check_pdf(tap, release, path, text, embargo):
    reason = missing('pdfinfo', 'pdftotext', 'qpdf')
    if reason:
        return tap.skip(f'{name(release)}: poppler', reason)
    if b'ActualText' not in run(['qpdf', '--qdf', '--object-streams=disable', path, '-'])[1]:
        tap.equal(blankless(pdf_structure(path)), blankless(text), f'{name(release)}: PDF by its structure')
    # else letters without a glyph are spans inside a paragraph, where poppler takes their end for its end
    tap.equal(without_running(pdf_pages(path), embargo), kept(text), f'{name(release)}: PDF by its pages')


def apart(text):
    """As a browser draws them: a blank after every sign of an item."""
    return re.sub(r'(?m)^([*•■·])(?=\w)', r'\1 ', text)


def check_docx(tap, texts, paths):
    """All at once: python-docx takes longer to start than to read."""
    reason = missing(installed=['python'])
    if reason:
        return tap.skip('python-docx', reason)
    code, out, err = run([*python('docx_text.py'), *paths])
    tap.ok(code == 0, 'python-docx opens every DOCX', err)
    for release, read in zip(texts, json.loads(out or '[]')):
        tap.equal(blankless(read), blankless(texts[release]), f'{name(release)}: DOCX by python-docx')


tap = Tap()
texts, documents = {}, []
with scratch() as folder:
    for release in releases():
        xml = convert(release, to='xml')
        text = texts[release] = xml_text(xml)
        check_source(tap, release, xml)
        check_reported(tap, release, xml)
        tap.equal(plain(html_text(convert(release, to='html'))), plain(apart(text)), f'{name(release)}: HTML')
        tap.equal(kept(unmarked(convert(release, to='text').decode())), kept(unmarked(xml_text(xml, pictures=True))), f'{name(release)}: plain text')
        pdf = Path(folder, 'out.pdf')
        pdf.write_bytes(convert(release, to='pdf'))
        check_pdf(tap, release, pdf, text, embargo_of(xml))
        documents.append(Path(folder, f'{len(documents)}.docx'))
        documents[-1].write_bytes(convert(release, to='docx'))
    check_docx(tap, texts, documents)
tap.done()
