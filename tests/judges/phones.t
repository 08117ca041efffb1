#!/usr/bin/env python3
"""include/phones.def is what src/gen/phones.py makes of libphonenumber's metadata."""
import re
import sys
sys.path.insert(0, 'tests/lib')
from judge import present
from lv import JUDGES, ROOT, Tap, run

tap = Tap()
if present(tap, 'telephone numbers', installed=['python']):
    code, out, err = run([JUDGES / 'python/bin/python', ROOT / 'src/gen/phones.py', '--check'])
    tap.ok(code == 0, 'the table is that of libphonenumber; else run src/gen/phones.py and read what differs', out.decode(), err)
    rows = re.findall(r'^LV_PHONE\("(\d+)"', (ROOT / 'include/phones.def').read_text(), re.M)
    between = [(a, b) for a in rows for b in rows if a != b and b.startswith(a)]
    tap.ok(len(rows) > 200 and not between, 'no calling code begins another', len(rows), *between)
tap.done()
