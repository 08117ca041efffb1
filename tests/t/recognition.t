#!/usr/bin/env python3
"""Roles of the labelled releases in tests/recognition.

seen     what lvconv prints of each line is as recorded: its label, or the role in a third column where it is mistaken.
         --bless rewrites that column, to be read as a diff.
learned  the same of the releases that only points are learned from
unseen   releases no rule was made with: lines right, and releases without a severe fault, may not fall below `floor`.
         --mistakes prints them; they are there to be counted, not to be mended one by one.
"""
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv
from releases import HERE, labelled, lines_of
from score import Roles, labels, spoken, table


def said_of(text):
    code, out, err = lvconv('-t', 'roles', text)
    return spoken(out) if code == 0 else {}


def recorded(gold):
    """Line number to the role that lvconv gave it when that was last recorded."""
    return {row[0]: row[-1] for row in table(gold.read_text())}


def changes(text, was, said):
    """Three lines each: the text, what it was, what it is."""
    lines = lines_of(text)
    for n in sorted({*was, *said}, key=int):
        if said.get(n, 'nothing') not in was.get(n, 'nothing').split('|'):
            yield f'{text.stem}:{n}: {lines[int(n) - 1].strip()[:100]}'
            yield f'    was {was.get(n, "nothing")}'
            yield f'    is  {said.get(n, "nothing")}'


def bless(gold, said):
    """Records what lvconv says where it is not the label."""
    rows = ((n, label, said.get(n, 'nothing')) for n, label in labels(gold).items())
    gold.write_text(''.join('\t'.join((n, label) if heard in label.split('|') else (n, label, heard)) + '\n'
                            for n, label, heard in rows))


def score(folder):
    """Yields what lvconv says of each release, and prints the score of all."""
    every, parts = Roles(), {'lv': Roles(), 'en': Roles(), 'other languages': Roles()}
    for text, gold in labelled(folder):
        said = said_of(text)
        language = next((part for part in ('lv', 'en') if text.name.startswith(part) or f'.{part}.' in text.name),
                        'other languages')
        for roles in (every, parts[language]):
            roles.add(text.stem, labels(gold), said)
        yield text, gold, said
    for what, roles in {**parts, 'all': every}.items():
        if roles.releases:
            print(f'# {folder}, {what}: {roles.lines_right():.1%} of {roles.lines} lines right, '
                  f'{roles.sound} of {roles.releases} releases without a severe fault', file=sys.stderr)
    SCORES[folder] = every


SCORES = {}
tap = Tap()
for folder in ('seen', 'learned'):
    for text, gold, said in score(folder):
        if '--bless' in sys.argv:
            bless(gold, said)
        changed = [*changes(text, recorded(gold), said)]
        tap.ok(said and not changed, f'{folder}/{text.stem} is read as recorded', *changed)
for text, gold, said in score('unseen'):
    tap.ok({*said} == {*labels(gold)}, f'{text.stem}: every line has a role')
    tap.ok(len(table(gold.read_text())[0]) == 2, f'{text.stem}: no answers are recorded')
for folder, what, floor in table((HERE / 'floor').read_text()):
    share = SCORES[folder].lines_right() if what == 'lines' else SCORES[folder].releases_sound()
    tap.ok(share >= float(floor), f'{folder}: {what} not below {floor}', f'{share:.4f}', *SCORES[folder].mistakes)
if '--mistakes' in sys.argv:
    print(*SCORES['unseen'].mistakes, sep='\n')
tap.done()
