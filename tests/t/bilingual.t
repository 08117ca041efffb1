#!/usr/bin/env python3
"""Rows of the bilingual pairs in tests/bilingual against gold; both languages out of one file."""
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv
from score import CORE, alone, f1, labels, links, table

HERE = ROOT / 'tests/bilingual'


def rows(*files):
    code, out, err = lvconv('-b', *files, '-t', 'pairs')
    return [row[:2] for row in table(out.decode('utf-8', 'replace'))] if code == 0 else [['-', '-']]


def gold(path):
    return table(path.read_text())[1:]


def core(side):
    return {line for line, role in labels(HERE / 'labels' / (side[:-4] + '.tsv')).items() if role in CORE}


tap = Tap()
hit = missed = wrong = 0
for left, right, alignment in gold(HERE / 'pairs.tsv'):
    want, got = gold(HERE / alignment), rows(HERE / 'text' / left, HERE / 'text' / right)
    lines = core(left), core(right)
    wanted, found = ({(l, r) for l, r in links(t) if l in lines[0] and r in lines[1]} for t in (want, got))
    hit += len(wanted & found)
    missed += len(wanted - found)
    wrong += len(found - wanted)
    if wanted != found:
        print(f'# {left}: missing {sorted(wanted - found)}, wrong {sorted(found - wanted)}')
    for side in (0, 1):
        lacking = alone(want, side) & lines[side]
        tap.equal(sorted(lacking & alone(got, side)), sorted(lacking), f'{(left, right)[side]}: lines without a partner')

score = f1(hit, missed, wrong)
print(f'# bilingual: F1 {score:.1%} of {hit + missed} links', file=sys.stderr)
floor = float((HERE / 'floor').read_text())
tap.ok(score >= floor, f'links not below {floor}', f'{score:.4f}')

for text in sorted(HERE.glob('single/*.txt')):
    tap.equal(links(rows(text)), links(gold(text.with_suffix('.tsv'))), f'{text.stem}: both languages from one file')
tap.done()
