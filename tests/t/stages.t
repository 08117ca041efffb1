#!/usr/bin/env python3
"""Every stage of include/stages.def is whole: its source, its link, its help, its place in the manual and a golden."""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, lvconv, stages

FOLDER = {'READER': 'read', 'FILTER': 'filter', 'PAIRING': 'filter', 'WRITER': 'write'}
GOLDEN = {'docx': 'docx.xml', 'pdf': 'pdf.txt'}

tap = Tap()
manual = (ROOT / 'src/lvconv.1').read_text()
help_text = lvconv('--help')[1].decode()
for kind, folder in FOLDER.items():
    for stage in stages(kind):
        what = f'{kind.lower()} {stage}'
        sources = ''.join(p.read_text() for p in ROOT.glob(f'src/**/{stage}*.c'))
        tap.ok(re.search(rf'^int lv_{folder}_{stage}\(', sources, re.M), f'{what}: a function in src/…/{stage}*.c')
        tap.ok((BUILD / f'lv-{stage}').exists(), f'{what}: a link')
        tap.ok(re.search(rf'^ +{stage} +\w', help_text, re.M), f'{what}: a line of help')
        tap.ok(re.search(rf'^\.It (Cm|Ic) {stage}\b', manual, re.M), f'{what}: an item in the manual')
        if kind == 'WRITER':
            goldens = list(ROOT.glob(f'tests/cases/*/{GOLDEN.get(stage, stage)}'))
            tap.ok(goldens, f'{what}: a golden case')
        elif kind == 'FILTER':
            tap.ok(list(ROOT.glob(f'tests/cases/{stage}*/')), f'{what}: a golden case named for it')
tap.done()
