#!/usr/bin/env python3
"""tests/recognition/decides: a row a number and a row a kind of evidence, with what changes on the labelled lines."""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, run, stages

PROGRAM = ROOT / 'tests/recognition/decides'
TABLES = ''.join(path.read_text() for path in sorted((ROOT / 'src/recognise/tables').glob('*.def')))
KINDS = re.findall(r'(?m)^LV_EVIDENCE\((\w+),', TABLES)


def decided(only):
    """Name to (points, fires, changes, worse, better), and what is said at the end."""
    code, out, err = run([PROGRAM, '--only', only], cwd=ROOT)
    rows = [line.split('\t') for line in out.decode().splitlines()[1:]]
    return code, {(what, name): [int(n) for n in figures if n != '-'] for what, name, *figures in rows}, err


tap = Tap()
if 'evidence' in stages('WRITER'):
    code, rows, err = decided(r'^EVIDENCE (ANY|STOP|PARAGRAPH)$|^WEIGHT STOP|^STEP HEADLINE')
    tap.equal(code, 0, 'it ends well')
    lines = int(re.match(r'\d+', err)[0])
    count = len(re.findall(r'(?m)^LV_(?:WEIGHT|PAGE)\(STOP, ', TABLES))
    tap.equal(rows['EVIDENCE', 'STOP'][0], count, 'a kind of evidence stands for all its rows')
    tap.equal(sum(what == 'WEIGHT' for what, _ in rows), len(re.findall(r'(?m)^LV_WEIGHT\(STOP\w*, ', TABLES)),
              'every weight has a row')
    fires = rows['EVIDENCE', 'ANY'][1]
    tap.ok(0.98 * lines < fires <= lines, 'what every block shows is seen on nearly every labelled line', f'{fires} of {lines}')
    tap.ok(rows['EVIDENCE', 'PARAGRAPH'][2] > 0, 'without paragraphs something changes', rows['EVIDENCE', 'PARAGRAPH'])
    tap.ok(any(what == 'STEP' for what, _ in rows), 'steps have rows')
    tap.ok(all(worse + better <= changes for *_, changes, worse, better in rows.values()), 'no more is worse or better than changes')
    tap.ok('truth is missing' in err, 'it says where truth is missing', err)
    tap.ok(decided('^EVIDENCE NOSUCH$')[1] == {}, 'nothing matches what is not there')
else:
    tap.skip('what each weight decides', 'no -t evidence in this build')
tap.done()
