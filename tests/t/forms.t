#!/usr/bin/env python3
"""Forms lines take in releases: each stands at its place in a skeleton and must get its role; the share has a floor.

tests/recognition/forms/LANGUAGE.txt is the skeleton: "@place default" marks a place and what stands there otherwise.
LANGUAGE.forms has a form a line, below "[role place]"; "⏎" ends a line of a form, "+" divides the roles of its lines.
With an argument, the forms that are not recognised are printed.
"""
import sys
from collections import Counter
sys.path.insert(0, 'tests/lib')
from forms import HERE, forms_of, release, skeleton_of
from lv import ROOT, Tap, lvconv, scratch
from score import spoken, table


def read(folder, language, forms):
    """Rows of what the program says of each form: the roles of its lines."""
    skeleton = skeleton_of(language)
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
        forms, mistakes, right, n = [*forms_of(path)], [], 0, 0
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
