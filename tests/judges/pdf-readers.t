#!/usr/bin/env python3
"""qpdf, mutool and poppler read the PDF: whole, every font embedded and mapped to Unicode."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import present, written
from lv import Tap, run

tap = Tap()
with written('pdf') as files:
    for tool, command in (('qpdf', ['qpdf', '--check']), ('mutool', ['mutool', 'info'])):
        for path in files if present(tap, tool, tool) else ():
            code, out, err = run([*command, path])
            tap.ok(code == 0 and not err, f'{path.name}: {tool}', out.decode('utf-8', 'replace'), err)
    for path in files if present(tap, 'pdffonts', 'pdffonts') else ():
        code, out, err = run(['pdffonts', path])
        fonts = out.decode().splitlines()[2:]
        good = all(font.split()[-5:-2] == ['yes', 'yes', 'yes'] for font in fonts)
        tap.ok(fonts and good and not err, f'{path.name}: fonts embedded, subset, with Unicode', *fonts, err)
tap.done()
