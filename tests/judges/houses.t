#!/usr/bin/env python3
"""Each house style, in one language and in two, with pictures and without: veraPDF, Open XML SDK, axe-core, Nu checker.

LV_ALL_SAMPLES=1 takes every sample and every pair of them in each style.
"""
import os
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import judge, node, present
from lv import JUDGES, ROOT, Tap, editions, houses, lvconv, run, scratch

RELEASES = {'embargo': [ROOT / 'samples/museum.en.txt'],
            'both': ['-b', ROOT / 'samples/report.lv.txt', ROOT / 'samples/report.en.txt'],
            'pictures': [ROOT / 'samples/ferry.lv.txt'],
            'pictures-both': ['-b', ROOT / 'samples/ferry.lv.txt', ROOT / 'samples/ferry.en.txt']}
if os.environ.get('LV_ALL_SAMPLES'):
    RELEASES = {path.stem: [path] for path in sorted(ROOT.glob('samples/*.txt'))} | dict(editions())


def verapdf(tap, files):
    for profile in ('ua1', '2a'):
        lines = run(['java', '-cp', f'{JUDGES}/verapdf/*', 'org.verapdf.apps.GreenfieldCliWrapper', '-f', profile, '--format', 'text',
                     *files])[1].decode().splitlines()
        passed = {line.split()[1] for line in lines if line.startswith('PASS ')}
        for path in files:
            tap.ok(str(path) in passed, f'{path.name}: {profile}')


def nu(tap, files):
    code, out, err = run(['java', '-jar', JUDGES / 'node/node_modules/vnu-jar/build/dist/vnu.jar', '--Werror', '--also-check-css', '--stdout', *files])
    tap.equal((code, out), (0, b''), 'Nu: no finding in any page')


JUDGED = {'pdf': [('veraPDF', ['java'], ['verapdf'], verapdf)],
          'html': [('axe-core', ['chromium'], ['node'], lambda tap, files: judge(tap, node('axe.mjs'), files, 6)), ('Nu checker', ['java'], ['node'], nu)],
          'docx': [('Open XML SDK', [], ['node'], lambda tap, files: judge(tap, node('ooxml.mjs'), files, 2))]}

tap = Tap()
with scratch() as folder:
    for to, judges in JUDGED.items():
        files = []
        for house in houses():
            for name, source in RELEASES.items():
                files.append(Path(folder) / f'{house}-{name}.{to}')
                code, out, err = lvconv('-q', '-s', house, *source, '-o', files[-1])
                tap.equal((code, err), (0, ''), f'{files[-1].name} is made')
        for what, commands, installed, look in judges:
            if present(tap, what, *commands, installed=installed):
                look(tap, files)
tap.done()
