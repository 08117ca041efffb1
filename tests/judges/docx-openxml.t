#!/usr/bin/env python3
"""The Open XML SDK's validator and openxml-audit: no finding for current and for older Word."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import judge, missing, node, python
from lv import Tap, outputs, paired, scratch

tap = Tap()
with scratch() as folder:
    files = outputs(folder, 'docx') + paired(folder, 'docx')
    for part, command in (('node', node('ooxml.mjs')), ('python', python('audit.py'))):
        reason = missing(installed=[part])
        if reason:
            tap.skip(f'{command[1].name}', reason)
        else:
            judge(tap, command, files, 2)
tap.done()
