#!/usr/bin/env python3
"""valgrind sees no bad access, no use of unset memory and no leak, in any format of two releases."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, Tap, judged, name, run, stages

tap = Tap()
reason = missing('valgrind')
if reason:
    tap.skip('valgrind', reason)
else:
    for release in judged()[:2]:
        for to in stages('WRITER'):
            code, out, err = run(['valgrind', '-q', '--error-exitcode=9', '--leak-check=full', BUILD / 'lvconv', '-t', to, release])
            tap.ok(code == 0, f'{name(release)}: {to}', err)
tap.done()
