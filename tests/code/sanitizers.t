#!/usr/bin/env python3
"""Every test of tests/t again under AddressSanitizer, LeakSanitizer and UndefinedBehaviorSanitizer."""
import os
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, make, run

tap = Tap()
code, out, err = make('BUILD=build/san', 'SANITIZE=1', 'all', 'units')
if tap.ok(code == 0, 'it builds with sanitizers', err):
    sanitized = {**os.environ, 'LV_BUILD': 'build/san', 'LV_SMALL': '1', 'ASAN_OPTIONS': 'detect_leaks=1:exitcode=99',
                 'LSAN_OPTIONS': f'print_suppressions=0:suppressions={ROOT}/tests/code/lsan.supp',
                 'UBSAN_OPTIONS': 'print_stacktrace=1'}
    for test in sorted(ROOT.glob('tests/t/*.t')):
        code, out, err = run([test], cwd=ROOT, env=sanitized)
        lines = out.decode('utf-8', 'replace').splitlines()
        failed = [line for line in lines if line.startswith(('not ok', '#'))]
        tap.ok(code == 0 and any(line.startswith('1..') for line in lines), f'{test.name} under sanitizers', *failed, err)
tap.done()
