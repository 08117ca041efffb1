#!/usr/bin/env python3
"""qpdf, mutool and poppler read the PDF: whole, every font embedded and mapped to Unicode."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import Tap, outputs, paired, run, scratch

tap = Tap()
with scratch() as folder:
    files = outputs(folder, 'pdf') + paired(folder, 'pdf')
    for tool, command in (('qpdf', ['qpdf', '--check']), ('mutool', ['mutool', 'info'])):
        reason = missing(tool)
        if reason:
            tap.skip(tool, reason)
            continue
        for path in files:
            code, out, err = run([*command, path])
            tap.ok(code == 0 and not err, f'{path.name}: {tool}', out.decode('utf-8', 'replace'), err)
    reason = missing('pdffonts')
    if reason:
        tap.skip('pdffonts', reason)
    else:
        for path in files:
            code, out, err = run(['pdffonts', path])
            fonts = out.decode().splitlines()[2:]
            good = all(font.split()[-5:-2] == ['yes', 'yes', 'yes'] for font in fonts)
            tap.ok(fonts and good and not err, f'{path.name}: fonts embedded, subset, with Unicode', *fonts, err)
tap.done()
