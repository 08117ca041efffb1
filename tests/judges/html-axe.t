#!/usr/bin/env python3
"""axe-core in Chromium: WCAG 2.2 A to AAA and best practice, two widths, light, dark and print."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import judge, node, present, written
from lv import Tap

tap = Tap()
if present(tap, 'axe-core', 'chromium', installed=['node']):
    with written('html') as pages:
        judge(tap, node('axe.mjs'), pages, 6)
tap.done()
