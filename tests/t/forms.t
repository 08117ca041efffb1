#!/usr/bin/env python3
"""Forms lines take in releases: each stands at its place in a skeleton and must get its role; the share has a floor.

tests/recognition/forms/LANGUAGE.txt is the skeleton: "@place default" marks a place and what stands there otherwise.
LANGUAGE.forms has a form a line, below "[role place]"; "⏎" ends a line of a form, "+" divides the roles of its lines.
With an argument, the forms that are not recognised are printed.
"""
import re
import sys
from collections import Counter
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv, scratch
from score import spoken, table

HERE = ROOT / 'tests/recognition/forms'


def rows(path):
    """Role, place and text of each form."""
    role = place = ''
    for line in filter(None, path.read_text().splitlines()):
        if head := re.fullmatch(r'\[([a-z+-]+) (\w+)\]', line):
            role, place = head.groups()
        else:
            yield role, place, line


def release(skeleton, place, form):
    """The skeleton with a form at its place, and the number of the form's first line."""
    lines, first = [], 0
    for line in skeleton:
        mark, _, default = line.partition(' ')
        if mark == '@' + place:
            first = len(lines) + 1
            lines += form.split('⏎')
        elif not line.startswith('@'):
            lines.append(line)
        elif default:
            lines.append(default)
    return '\n'.join(lines) + '\n', first


def read(folder, language, forms):
    """Rows of what the program says of each form: the roles of its lines."""
    skeleton = (HERE / f'{language}.txt').read_text().splitlines()
    first, paths = [], []
    for n, (_, place, form) in enumerate(forms):
        text, line = release(skeleton, place, form)
        first.append(line)
        paths.append(folder / f'{language}-{n}.txt')
        paths[-1].write_text(text)
    lvconv('-t', 'roles', '-O', folder, *paths)
    for line, path, (_, _, form) in zip(first, paths, forms):
        said = spoken(path.with_suffix('.roles').read_bytes())
        yield [said.get(str(line + n), 'nothing') for n, part in enumerate(form.split('⏎')) if part]


tap = Tap()
floor = dict(table((HERE / 'floor').read_text()))
hit, of = Counter(), Counter()
with scratch() as name:
    folder = type(ROOT)(name)
    for path in sorted(HERE.glob('*.forms')):
        forms, mistakes, right, n = [*rows(path)], [], 0, 0
        for (roles, place, form), heard in zip(forms, read(folder, path.stem, forms)):
            for want, got in zip(roles.split('+'), heard, strict=True):
                of[want] += 1
                hit[want] += want == got
                n += 1
                right += want == got
            if roles.split('+') != heard:
                mistakes.append(f'{place}: {roles}, not {"+".join(heard)}: {form}')
        print(f'# forms, {path.stem}: {right / max(1, n):.1%} of {n} lines', file=sys.stderr)
        tap.ok(right >= n * float(floor[path.stem]), f'{path.stem} not below {floor[path.stem]}', *mistakes)
        if len(sys.argv) > 1:
            print(*mistakes, sep='\n')
print('# forms by role: ' + ', '.join(f'{role} {hit[role]}/{of[role]}' for role in sorted(of)), file=sys.stderr)
tap.done()
