#!/usr/bin/env python3
"""Translation memories: valid TMX 1.4b, and read by the Translate Toolkit unit for unit."""
import json
import sys
import xml.etree.ElementTree as ElementTree
sys.path.insert(0, 'tests/lib')
from judge import missing, present, python
from lv import JUDGES, Tap, pairs, plain, run, scratch, lvconv, xml_text

tap = Tap()
with scratch() as folder:
    for what, files in pairs():
        path = f'{folder}/{what}.tmx'
        code, out, err = lvconv('-b', *files, '-o', path)
        tap.equal(code, 0, f'{what}: written')
        if present(tap, f'{what}: valid', 'xmllint', installed=['tmx']):
            code, out, err = run(['xmllint', '--noout', '--nonet', '--valid', '--path', JUDGES / 'tmx', path])
            tap.ok(code == 0 and not err, f'{what}: valid', err)
        memory = ElementTree.parse(path)
        ours = [[seg.text for seg in unit.iter('seg')] for unit in memory.iter('tu')]
        languages = [tuv.get('{http://www.w3.org/XML/1998/namespace}lang') for tuv in next(memory.iter('tu'))]
        text = plain(xml_text(lvconv('-b', *files)[1]))
        lost = [segment for unit in ours for segment in unit if plain(segment) not in text]
        tap.ok(not lost and len(ours) > 5, f'{what}: {len(ours)} units, each a piece of the text', *lost)
        if missing(installed=['python']):
            tap.skip(f'{what}: Translate Toolkit', missing(installed=['python']))
            continue
        code, out, err = run([*python('tmx_units.py'), path, *languages])
        tap.ok(code == 0 and json.loads(out) == ours, f'{what}: Translate Toolkit reads the same units', err, out[:400])
tap.done()
