#!/usr/bin/env python3
"""Two editions in a DOCX, read back by python-docx: header row, each language in its column, whole and in order."""
import json
import re
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing, python
from lv import Tap, kept, lvconv, pairs, run, scratch, xml_text

tap = Tap()
reason = missing(installed=['python'])
with scratch() as folder:
    for what, files in pairs():
        if reason:
            tap.skip(what, reason)
            continue
        lvconv('-b', *files, '-o', f'{folder}/{what}.docx')
        code, out, err = run([*python('editions_text.py'), f'{folder}/{what}.docx'])
        if not tap.ok(code == 0, f'{what}: read by python-docx', err):
            continue
        found = json.loads(out)
        tap.ok(found['repeated'], f'{what}: the header row repeats')
        tap.equal(found['names'], ['Latviešu', 'English'], f'{what}: it names the languages')
        xml = lvconv('-b', *files)[1].decode()
        for side, (lang, text) in enumerate(re.findall(r'<edition xml:lang="(.*?)">(.*?)</edition>', xml, re.S)):
            want = xml_text(f'<edition xmlns="urn:lvconv:release:1">{text}</edition>')
            tap.equal(kept(found['columns'][side]), kept(want), f'{what}: the column in {lang} is whole and in order')
            tap.ok(any(name.startswith(lang) for name in found['languages'][side]), f'{what}: it is in {lang}', found['languages'])
tap.done()
