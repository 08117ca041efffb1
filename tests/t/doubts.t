#!/usr/bin/env python3
"""Doubts: -t roles -v and check say of a line whose role is nearly another one what else it could be, in every form; no
format changes by that, and a release that reads clearly has none."""
import json
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv

# two lines of which either could be the headline, a date that could be a time limit, a name that could be a house
CLOSE = """Harbour news
Sundale quay

Until 3 May 2027

Ferries sail on Sundays again from 4 May, the harbour office of Sundale said, after a winter without a captain.

“We have a captain,” was heard at the quay.

Mira Holt
Harbour Light
67000511
"""

CLEAR = """Sundale opens a new bridge over the Elm

Published: 3 May 2027

The town of Sundale opened a new bridge over the Elm on Monday. It is 112 metres long, and bicycles may use it.

“The bridge is ready two months early,” said Mira Holt, the mayor of Sundale.

Media contact:
Ida Low
Tel.: +371 67000012
E-mail: ida.low@bridge.example.org
"""

RELIED_ON = re.compile('headline|quote|published-date|embargo|dateline|contact')


def doubts(source):
    """Line, role and other role of each doubtful line of -t roles -v."""
    rows = [row.split('\t') for row in lvconv('-t', 'roles', '-v', stdin=source.encode())[1].decode().splitlines()]
    found = [(int(line), role, re.search(r'; doubtful, else ([a-z-]+)$', why)) for line, role, why in rows]
    return [(line, role, other[1]) for line, role, other in found if other]


tap = Tap()
close = doubts(CLOSE)
tap.ok(close and all(role != other for _, role, other in close), '-v says what is in doubt, and else what', close)
tap.equal(doubts(CLEAR), [], 'nothing is in doubt in a clear release')
wanted = [(line, role, other) for line, role, other in close if RELIED_ON.match(role)]
tap.ok(wanted, 'some of it is for check', close)

code, out, _ = lvconv('check', '--format=json', stdin=CLOSE.encode())
found = [f for f in json.loads(out) if f['name'] == 'doubtful']
tap.equal([f['line'] for f in found], [line for line, _, _ in wanted], 'check lists those that a reader relies on')
for (line, role, other), finding in zip(wanted, found):
    tap.ok(re.match(rf'taken for {role}\b.*could be {other};', finding['message']) and finding['column'] == 1,
           f'check says what line {line} could be', finding)
code, out, _ = lvconv('check', stdin=CLOSE.encode())
text = [row for row in out.decode().splitlines() if row.endswith('[-Wdoubtful]')]
tap.equal([int(row.split(':')[1]) for row in text], [line for line, _, _ in wanted], 'also as text')
tap.equal(code, 1, 'doubts are findings')
code, out, _ = lvconv('check', '-Wno-doubtful', stdin=CLOSE.encode())
tap.ok('doubtful' not in out.decode(), 'they can be switched off', out)

rows = [row.split('\t')[:2] for row in lvconv('-t', 'roles', '-v', stdin=CLOSE.encode())[1].decode().splitlines()]
tap.equal(rows, [row.split('\t') for row in lvconv('-t', 'roles', stdin=CLOSE.encode())[1].decode().splitlines()],
          'roles are the same with doubts')
tap.ok(b'doubt' not in lvconv('-t', 'xml', stdin=CLOSE.encode())[1], 'nothing of it is in the XML')
tap.done()
