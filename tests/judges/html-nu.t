#!/usr/bin/env python3
"""The Nu checker: no error, no warning, in the pages and their CSS."""
import json
import sys
sys.path.insert(0, 'tests/lib')
from judge import present, written
from lv import JUDGES, Tap, run

CHECKER = ['java', '-jar', JUDGES / 'node/node_modules/vnu-jar/build/dist/vnu.jar', '--Werror', '--also-check-css',
           '--format', 'json', '--stdout']

tap = Tap()
if present(tap, 'Nu checker', 'java', installed=['node']):
    with written('html') as pages:
        code, out, err = run([*CHECKER, *pages])
        messages = json.loads(out)['messages']
        tap.equal(code, 0, 'no finding in any page')
        for page in pages:
            found = [f'{m.get("lastLine")}: {m["message"]}' for m in messages if m.get('url', '').endswith('/' + page.name)]
            tap.ok(not found, page.name, *found)
tap.done()
