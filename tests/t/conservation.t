#!/usr/bin/env python3
"""Nothing is lost, nothing is invented.

The letters, digits and symbols of the source are those of the XML, in order. The text read back from HTML, DOCX,
PDF and plain text by programs that are not ours is the text of the tree without what only the XML keeps.
"""
import re
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing, python
from lv import (Tap, blankless, convert, html_text, kept, name, pdf_pages, pdf_structure, plain, releases, run,
                scratch, xml_text)


def unmarked(text):
    """Plain text without its light mark-up: link targets, the brackets of autolinks."""
    text = re.sub(r'\]\((?:[^()\s]|\([^()\s]*\))*\)', ']', text)
    return re.sub(r'<((?:https?://|mailto:|tel:)[^<>\s]*)>', r'\1', text)


def targets(path):
    """The addresses behind the links of the source that lead somewhere."""
    return re.findall(r'\]\(([^()\s#][^()\s]*)\)', path.read_text('utf-8-sig'))


def check_source(tap, release, xml):
    source = release.read_bytes().decode('utf-8-sig')
    tap.equal(kept(xml_text(xml, hidden=True)), kept(unmarked(source)), f'{name(release)}: source to XML')
    lost = [t for t in targets(release) if f'href="{t.replace("&", "&amp;")}"' not in xml.decode()]
    tap.ok(not lost, f'{name(release)}: link targets', *lost)


def check_docx(tap, release, path, text):
    reason = missing(installed=['python'])
    if reason:
        return tap.skip(f'{name(release)}: python-docx', reason)
    code, out, err = run([*python('docx_text.py'), path])
    tap.ok(code == 0, f'{name(release)}: python-docx opens it', err)
    tap.equal(plain(out.decode()), plain(text), f'{name(release)}: DOCX by python-docx')


def check_pdf(tap, release, path, text):
    reason = missing('pdfinfo', 'pdftotext')
    if reason:
        return tap.skip(f'{name(release)}: poppler', reason)
    tap.equal(blankless(pdf_structure(path)), blankless(text), f'{name(release)}: PDF by its structure')
    pages = [re.sub(r'\n\d+ / \d+\s*$', '', page) for page in pdf_pages(path)]  # a page number is no text of the tree
    tap.equal(kept(''.join(pages)), kept(text), f'{name(release)}: PDF by its pages')


tap = Tap()
with scratch() as folder:
    for release in releases():
        xml = convert(release, 'xml')
        text = xml_text(xml)
        check_source(tap, release, xml)
        tap.equal(plain(html_text(convert(release, 'html'))), plain(text), f'{name(release)}: HTML')
        tap.equal(kept(unmarked(convert(release, 'text').decode())), kept(text), f'{name(release)}: plain text')
        for to, check in (('docx', check_docx), ('pdf', check_pdf)):
            path = f'{folder}/out.{to}'
            with open(path, 'wb') as f:
                f.write(convert(release, to))
            check(tap, release, path, text)
tap.done()
