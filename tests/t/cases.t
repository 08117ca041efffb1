#!/usr/bin/env python3
"""Golden cases: tests/cases/NAME/in.txt (or in.xml, or two files for -b) and what lvconv makes
of it. Which files exist decides what is run:

the name of a format                 that format
why                                  -t roles -v
pairs                                the rows, without how sure they are
html                                 the page without its style sheet
docx.xml                             word/document.xml of the DOCX
pdf.txt                              structure and text of the PDF, by pdfinfo -struct-text
err                                  the diagnostics of -t html
*.png, *.jpg                         pictures that the text names
check                                what lvconv check finds
args                                 options for every run, separated by blanks

--bless rewrites those that exist, to be read as a diff.
"""
import io
import re
import sys
import zipfile
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import ROOT, Tap, lvconv, run, stages


def written(to):
    return lambda source, args: lvconv('-t', to, *args, *source)[1]


def document_xml(source, args):
    return zipfile.ZipFile(io.BytesIO(written('docx')(source, args))).read('word/document.xml')


def page(source, args):
    return re.sub(rb'(?s)(<style[^>]*>).*?</style>', rb'\1</style>', written('html')(source, args))


def rows(source, args):
    return re.sub(rb'(?m)\t\d+$', b'', written('pairs')(source, args))


def reasons(source, args):
    return written('roles')(source, ['-v', *args])


def pdf_structure(source, args):
    return run(['pdfinfo', '-struct-text', '-'], written('pdf')(source, args))[1]


def diagnostics(source, args):
    return lvconv('-t', 'html', *args, *(file.name for file in source), cwd=source[0].parent)[2].encode()


def checked(source, args):
    code, out, err = lvconv('check', *args, *(file.name for file in source), cwd=source[0].parent)
    return out + err.encode()


MAKERS = {**{to: written(to) for to in stages('WRITER')},
          'html': page, 'pairs': rows, 'docx.xml': document_xml, 'pdf.txt': pdf_structure, 'err': diagnostics,
          'check': checked, 'why': reasons}

tap = Tap()
for case in sorted(ROOT.glob('tests/cases/*/')):
    source = sorted(case.glob('in*.txt')) + sorted(case.glob('in*.xml'))
    args = (case / 'args').read_text().split() if (case / 'args').exists() else []
    args += ['-b'] if len(source) > 1 else []
    unknown = {path.name for path in case.iterdir()} - {*MAKERS, 'args'} - {path.name for path in source} - {path.name for path in case.glob('*.[pj][np]g')}
    tap.ok(not unknown, f'{case.name}: what each file is for is known', *unknown)
    for golden, make in MAKERS.items():
        path = case / golden
        if not path.exists():
            continue
        if golden == 'pdf.txt' and missing('pdfinfo'):
            tap.skip(f'{case.name}: {golden}', missing('pdfinfo'))
            continue
        got = make(source, args)
        if '--bless' in sys.argv:
            path.write_bytes(got)
        tap.equal(got.decode(), path.read_text(), f'{case.name}: {golden}')
tap.done()
