#!/usr/bin/env python3
"""The cmocka programs of tests/unit."""
import os
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, run

tap = Tap()
for source in sorted(ROOT.glob('tests/unit/*.c')):
    program = BUILD / 'tests/unit' / source.stem
    code, out, err = run([program], env={**os.environ, 'CMOCKA_MESSAGE_OUTPUT': 'TAP'})
    results = re.findall(r'^(not ok|ok) \d+ - (\w+)', out.decode('utf-8', 'replace'), re.M)
    for result, test in results:
        tap.ok(result == 'ok', f'{source.stem}: {test}', err if result != 'ok' else '')
    tap.ok(results and code == 0, f'{source.stem} ran to its end', f'exit {code}', err)
tap.done()
