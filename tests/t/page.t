#!/usr/bin/env python3
"""What a page puts around a release changes nothing in it.

Lines of pages, taken from the labelled releases of the same language, are set above a release, between its headline and
its text, and behind its last paragraph. Shares of the lines and of the headlines that keep their roles have floors.
"""
import sys
from collections import Counter
sys.path.insert(0, 'tests/lib')
from lv import Tap
from releases import releases, roles_of

TEXT = ('lead', 'body', 'quote')
LEAST = {'above': (0.99, 0.98), 'below the headline': (0.985, 0.93), 'behind the text': (0.985, 0.99)}


def page_lines(language):
    """Short lines that pages of a language have, each once."""
    return list(dict.fromkeys(lines[n - 1].strip() for lang, lines, roles in ALL if lang in (language, 'en')
                              for n, role in roles.items() if role == 'web-chrome' and len(lines[n - 1].split()) <= 3))


def places(roles):
    """The number of release lines before each place."""
    own = [n for n, role in roles.items() if role not in ('web-chrome', 'end-mark')]
    text = [n for n in own if roles[n] in TEXT]
    return zip(LEAST, (own[0] - 1, text[0] - 1, text[-1])) if text else ()


ALL = list(releases())
PAGES = {lang: page_lines(lang) for lang, _, _ in ALL}
asked, kept = Counter(), Counter()
for number, (lang, lines, gold) in enumerate(ALL):
    before = roles_of(lines)
    for place, at in places(gold):
        for count in (1, 4):
            page = [PAGES[lang][(number * 5 + i) % len(PAGES[lang])] for i in range(count)]
            now = roles_of([*lines[:at], '', *page, '', *lines[at:]])
            for n, role in gold.items():
                if before.get(n) == role:
                    same = now.get(n if n <= at else n + count + 2) == role
                    for what in ('lines', role):
                        asked[place, what] += 1
                        kept[place, what] += same
tap = Tap()
for place, floors in LEAST.items():
    for what, floor in zip(('lines', 'headline'), floors):
        share = kept[place, what] / asked[place, what]
        print(f'# page lines {place}: {share:.1%} of {asked[place, what]} {what} stay', file=sys.stderr)
        tap.ok(share >= floor, f'page lines {place}: {what} stay', f'{share:.4f}, not {floor}')
tap.done()
