#!/usr/bin/env python3
"""Rows of the bilingual pairs in tests/bilingual against gold; both languages out of one file."""
import re
import sys
from collections import Counter
sys.path.insert(0, 'tests/lib')
from editions import in_one_file
from lv import ROOT, Tap, lvconv, scratch
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

# The share of lines that find the right edition again, when both are put into one file.
LEAST = {'sequence': 0.99, 'alternating': 0.96, 'tab': 1, 'bar': 1, 'gutter': 0.97}


def found_in(path, langs):
    """Two sets of line numbers: what of a file is in the edition of each language."""
    xml = lvconv('-b', path)[1].decode()
    sides = [set(), set()]
    for lang, edition in re.findall(r'<edition xml:lang="(.*?)">(.*?)</edition>', xml, re.S):
        if lang in langs:
            sides[langs.index(lang)].update(int(n) for lines in re.findall(r' line="([\d ]+)"', edition) for n in lines.split())
    return sides


right_lines, all_lines = Counter(), Counter()
with scratch() as folder:
    for left, right, alignment in gold(HERE / 'pairs.tsv'):
        texts = [(HERE / 'text' / side).read_text().splitlines() for side in (left, right)]
        for form, lines in in_one_file(*texts, gold(HERE / alignment)):
            path = f'{folder}/{left[:-4]}.{form}.txt'
            with open(path, 'w') as file:
                file.writelines(text + '\n' for text, _, _ in lines)
            sides = found_in(path, (left[:2], right[:2]))
            shown = [(n, *has) for n, (_, *has) in enumerate(lines, 1) if any(has)]
            wrong = [n for n, *has in shown if [n in side for side in sides] != has]
            all_lines[form] += len(shown)
            right_lines[form] += len(shown) - len(wrong)
            if wrong:
                print(f'# {left}, {form}: lines {wrong} in the wrong edition')
for form, least in LEAST.items():
    share = right_lines[form] / all_lines[form]
    tap.ok(share >= least, f'{form}: lines of both languages in one file', f'{share:.4f} of {all_lines[form]}, not {least}')

for text in sorted(HERE.glob('single/*.txt')):
    tap.equal(links(rows(text)), links(gold(text.with_suffix('.tsv'))), f'{text.stem}: both languages from one file')
tap.done()
