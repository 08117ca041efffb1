#!/usr/bin/env python3
"""Roles of the labelled releases in tests/recognition and in samples: the score is printed and may not fall below its floor."""
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap
from score import Roles, table

HERE = ROOT / 'tests/recognition'
tap = Tap()
everything = Roles()
for prefix in ('lv', 'en', ''):
    part = Roles()
    for text in sorted(HERE.glob('text/*.txt')):
        if prefix and not text.name.startswith(prefix + '-') or not prefix and text.name[:3] in ('lv-', 'en-'):
            continue
        gold = HERE / 'labels' / (text.stem + '.tsv')
        tap.ok(gold.exists() and part.add(text, gold) and everything.add(text, gold), f'{text.stem} is read')
    for gold in sorted(HERE.glob(f'samples/*.{prefix}.tsv')):
        text = ROOT / 'samples' / (gold.stem + '.txt')
        tap.ok(part.add(text, gold) and everything.add(text, gold), f'{text.name} is read')
    print(f'# recognition, {prefix or "other languages"}: {part.share():.1%} of lines', file=sys.stderr)

score = {'lines': everything.share(), 'macro': everything.macro()}
print('# recognition: ' + ', '.join(f'{k} {v:.1%}' for k, v in score.items()), file=sys.stderr)
for name, floor in table((HERE / 'floor').read_text()):
    tap.ok(score[name] >= float(floor), f'{name} not below {floor}', f'{score[name]:.4f}', *everything.mistakes)
tap.done()
