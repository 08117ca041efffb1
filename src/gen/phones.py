#!/usr/bin/env python3
"""
Writes include/phones.def from libphonenumber's metadata, as the package phonenumbers of PyPI carries it.

    src/gen/phones.py          rewrites the table
    src/gen/phones.py --check  prints what differs, and fails if anything does

The columns domain and langs are kept by hand and stay; a calling code that is new gets a row without them.
"""
import difflib
import random
import re
import sys
from pathlib import Path

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

TABLE = Path(__file__).resolve().parents[2] / 'include/phones.def'
ROW = re.compile(r'LV_PHONE\("(\d+)", "(\w*)", "([^"]*)"')
SAMPLES = 120  # numbers of a kind looked at to see how they are divided
MOST = 11  # what is longer, but for mobile numbers, was dialled through to an extension; it would take in the next number


def metadata(code):
    region = COUNTRY_CODE_TO_REGION_CODE[code][0]
    return PhoneMetadata.metadata_for_nongeo_region(code) if region == '001' else PhoneMetadata.metadata_for_region(region)


def used(data):
    """The kinds of numbers that a contact has, as far as a country has them."""
    kinds = [data.fixed_line, data.mobile, data.toll_free]
    return [kind for kind in kinds if kind and kind.national_number_pattern and -1 not in kind.possible_length] or [data.general_desc]


def lengths(data):
    """How many digits a number may have, as ranges."""
    mobile = data.mobile.possible_length if data.mobile else ()
    every = sorted({n for kind in used(data) for n in kind.possible_length if n <= max(MOST, *mobile, *data.general_desc.possible_length[:1])})
    ranges = []
    for n in every:
        if ranges and ranges[-1][1] == n - 1:
            ranges[-1][1] = n
        else:
            ranges.append([n, n])
    return ' | '.join(f'LV_DIGITS({a}, {b})' for a, b in ranges)


def trunks(data):
    """What is dialled before a number in the country: today's prefix, and those that are still understood."""
    known = re.compile(data.national_prefix_for_parsing or '(?!)')
    older = [p for p in ('0', '8', '06', '80', '1') if known.fullmatch(p)]
    return ','.join(dict.fromkeys([data.national_prefix] * bool(data.national_prefix) + older))


def starts(data):
    """The digits a number may begin with; a zero that is the trunk prefix comes before it."""
    found = first_of(re._parser.parse(data.general_desc.national_number_pattern))
    return ''.join(sorted(found - {'0'} if data.national_prefix == '0' else found))


def first_of(items):
    """What a text that matches may begin with; patterns have classes, groups, choices and counts only."""
    found = set()
    for what, value in items:
        name = str(what)
        if name == 'LITERAL':
            return found | {chr(value)}
        if name == 'IN':
            return found | {d for d in '0123456789' if re.fullmatch(class_of(value), d)}
        if name == 'SUBPATTERN':
            return found | first_of(value[3])
        if name == 'BRANCH':
            return found.union(*(first_of(branch) for branch in value[1]))
        if name == 'MAX_REPEAT':
            found |= first_of(value[2])
            if value[0]:
                return found
            continue
        raise ValueError(f'{name} in a pattern')
    return found


def one_of(items, pick):
    """A text that matches, of those there are."""
    text = ''
    for what, value in items:
        name = str(what)
        if name == 'LITERAL':
            text += chr(value)
        elif name == 'IN':
            text += pick.choice([d for d in '0123456789' if re.fullmatch(class_of(value), d)])
        elif name == 'SUBPATTERN':
            text += one_of(value[3], pick)
        elif name == 'BRANCH':
            text += one_of(pick.choice(value[1]), pick)
        elif name == 'MAX_REPEAT':
            text += ''.join(one_of(value[2], pick) for _ in range(pick.randint(value[0], value[1])))
        else:
            raise ValueError(f'{name} in a pattern')
    return text


def groups(code, data):
    """How its numbers are divided: for each length whose numbers, of lines and mobile ones, are all divided alike."""
    shapes, pick = {}, random.Random(code)
    kinds = [kind for kind in (data.fixed_line, data.mobile) if kind and kind.national_number_pattern] or [data.general_desc]
    for kind in kinds * SAMPLES:
        digits = one_of(re._parser.parse(kind.national_number_pattern), pick)
        number = phonenumbers.PhoneNumber(int(code), int(digits), italian_leading_zero=digits[0] == '0' or None)
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        parts = re.split('[ -]', written.partition(' ')[2])
        shapes.setdefault(len(digits), set()).add(''.join(str(len(part)) for part in parts))
    return ','.join(one.pop() for n, one in sorted(shapes.items()) if len(one) == 1 and n < 16)


def class_of(value):
    """The text of a class of characters."""
    text = ''
    for what, at in value:
        text += {'LITERAL': lambda: chr(at), 'RANGE': lambda: f'{chr(at[0])}-{chr(at[1])}', 'CATEGORY': lambda: r'\d'}[str(what)]()
    return f'[{text}]'


def row(code, domain='', langs=','):
    data = metadata(int(code))
    return f'LV_PHONE("{code}", "{domain}", "{langs}", {lengths(data)}, "{trunks(data)}", "{starts(data)}", "{groups(code, data)}")'


old = TABLE.read_text()
head = old[:old.index('\nLV_PHONE') + 1]
own = [match.groups() for match in ROW.finditer(old)]
codes = {code for code, _, _ in own}
others = sorted(str(code) for code in COUNTRY_CODE_TO_REGION_CODE if str(code) not in codes)
new = head + '\n'.join([row(*r) for r in own] + [row(code) for code in others]) + '\n'
if '--check' not in sys.argv:
    TABLE.write_text(new)
elif new != old:
    sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), 'include/phones.def',
                                               f'phonenumbers {phonenumbers.__version__}', n=0))
    sys.exit(1)
