#!/usr/bin/env python3
"""veraPDF: PDF/UA-1 and PDF/A-2a, no failed check."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import present, verapdf, written
from lv import Tap

tap = Tap()
if present(tap, 'veraPDF', 'java', installed=['verapdf']):
    with written('pdf') as files:
        verapdf(tap, files)
tap.done()
