#!/usr/bin/env python3
"""The Open XML SDK's validator and openxml-audit: no finding for current and for older Word."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import judge, node, present, python, written
from lv import Tap

tap = Tap()
with written('docx') as files:
    for part, command in (('node', node('ooxml.mjs')), ('python', python('audit.py'))):
        if present(tap, command[1].name, installed=[part]):
            judge(tap, command, files, 2)
tap.done()
