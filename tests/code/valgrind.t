#!/usr/bin/env python3
"""valgrind sees no bad access, no use of unset memory and no leak, in any format of a release in two languages."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, editions, run, stages

tap = Tap()
reason = missing('valgrind')
if reason:
    tap.skip('valgrind', reason)
else:
    what, arguments = editions()[0]
    for to in stages('WRITER'):
        code, out, err = run(['valgrind', '-q', '--error-exitcode=9', '--leak-check=full',
                              f'--suppressions={ROOT}/tests/code/valgrind.supp', BUILD / 'lvconv', '-t', to, *arguments])
        tap.ok(code == 0, f'{what}: {to}', err)
tap.done()
