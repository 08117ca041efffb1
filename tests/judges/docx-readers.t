#!/usr/bin/env python3
"""Other programs open the DOCX: unzip, and LibreOffice, which keeps the text."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import present
from lv import Tap, convert, judged, kept, outputs, run, scratch, xml_text

tap = Tap()
with scratch() as folder:
    files = outputs(folder, 'docx')
    if present(tap, 'unzip', 'unzip'):
        for path in files:
            code, out, err = run(['unzip', '-tqq', path])
            tap.equal(code, 0, f'{path.name}: a whole zip')
    if present(tap, 'LibreOffice', 'soffice'):
        code, out, err = run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to',
                              'txt:Text (encoded):UTF8', '--outdir', folder, *files])
        tap.ok(code == 0, 'LibreOffice converts', err)
        for (what, arguments), path in zip(judged(), files):
            text = path.with_suffix('.txt')
            got = kept(text.read_text('utf-8-sig')) if text.exists() else ''
            if arguments[0] == '-b':  # a table sets both languages side by side, row by row
                tap.ok(got, f'{path.name}: LibreOffice reads it')
            else:
                tap.equal(got, kept(xml_text(convert(*arguments, to='xml'))), f'{path.name}: LibreOffice keeps the text')
tap.done()
