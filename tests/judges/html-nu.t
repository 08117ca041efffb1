#!/usr/bin/env python3
"""The Nu checker: no error, no warning, in the pages and their CSS."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import nu, present, written
from lv import Tap

tap = Tap()
if present(tap, 'Nu checker', 'java', installed=['node']):
    with written('html') as pages:
        nu(tap, pages)
tap.done()
