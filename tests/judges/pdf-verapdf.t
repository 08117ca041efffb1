#!/usr/bin/env python3
"""veraPDF: PDF/UA-1 and PDF/A-2a, no failed check; also in packs, with all that a printer may want of them."""
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import present, verapdf, written
from lv import Tap, scratch
from printed import prints

tap = Tap()
if present(tap, 'veraPDF', 'java', installed=['verapdf']):
    with written('pdf') as files:
        verapdf(tap, files)
    with scratch() as folder:
        verapdf(tap, prints(Path(folder)))
tap.done()
