#!/usr/bin/env python3
"""Each house style, and one of further keys, in one language and in two, with pictures and without: veraPDF, Open XML SDK, axe-core, Nu checker.

LV_ALL_SAMPLES=1 takes every sample and every pair of them in each style.
"""
import os
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import judge, node, nu, present, verapdf
from lv import ROOT, Tap, editions, houses, lvconv, scratch

RELEASES = {'embargo': [ROOT / 'samples/museum.en.txt'],
            'both': ['-b', ROOT / 'samples/report.lv.txt', ROOT / 'samples/report.en.txt'],
            'pictures': [ROOT / 'samples/ferry.lv.txt'],
            'pictures-both': ['-b', ROOT / 'samples/ferry.lv.txt', ROOT / 'samples/ferry.en.txt']}
if os.environ.get('LV_ALL_SAMPLES'):
    RELEASES = {path.stem: [path] for path in sorted(ROOT.glob('samples/*.txt'))} | dict(editions())


# What no style that travels along has.
OWN = """[letterhead]
name = Ezeru ministrija
kind = Ziņas
[font]
figures = oldstyle-proportional
[meta]
place = letterhead
date-form.lv = EEEE, y. 'gada' d. MMMM, HH:mm
date-form.en = EEEE, d MMMM y, HH:mm
[running]
foot-left = {name} | {date}
"""

JUDGED = {'pdf': [('veraPDF', ['java'], ['verapdf'], verapdf)],
          'html': [('axe-core', ['chromium'], ['node'], lambda tap, files: judge(tap, node('axe.mjs'), files, 6)), ('Nu checker', ['java'], ['node'], nu)],
          'docx': [('Open XML SDK', [], ['node'], lambda tap, files: judge(tap, node('ooxml.mjs'), files, 2))]}

tap = Tap()
with scratch() as folder:
    own = Path(folder) / 'own.ini'
    own.write_text(OWN)
    for to, judges in JUDGED.items():
        files = []
        for house in [*houses(), own]:
            for name, source in RELEASES.items():
                files.append(Path(folder) / f'{Path(house).stem}-{name}.{to}')
                code, out, err = lvconv('-q', '-s', house, *source, '-o', files[-1])
                tap.equal((code, err), (0, ''), f'{files[-1].name} is made')
        for what, commands, installed, look in judges:
            if present(tap, what, *commands, installed=installed):
                look(tap, files)
tap.done()
