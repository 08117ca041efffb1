#!/usr/bin/env python3
"""axe-core in Chromium: WCAG 2.2 A to AAA and best practice, two widths, light, dark and print."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import judge, missing, node
from lv import Tap, outputs, paired, scratch

tap = Tap()
reason = missing('chromium', installed=['node'])
if reason:
    tap.skip('axe-core', reason)
else:
    with scratch() as folder:
        judge(tap, node('axe.mjs'), outputs(folder, 'html') + paired(folder, 'html'), 6)
tap.done()
