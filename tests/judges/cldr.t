#!/usr/bin/env python3
"""
Months, weekdays and quotation marks of styles/lang/*.ini are those of CLDR, and dates in a form of CLDR are written as it does.

Of names that are cut only months with a full stop are asked for: without one they are words of their own (led, mar, lis),
and cut weekdays are months elsewhere (mar. for mardi).
"""
import json
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import present, python
from lv import JUDGES, ROOT, Tap, lvconv, run, scratch

LOCALES = {'pt': 'pt-PT'}  # where CLDR means another country by the language alone

# Quotation marks that are not CLDR's, and why.
QUOTES = {
    'bg': ('„ “ ‚ ‘', 'CLDR has the same inside: no reader could tell where the inner ones end'),
    'da': ('» « › ‹', 'as in Danish books; not checked against an authority'),
    'et': ('„ “ « »', 'inner ones that cannot be taken for outer ones; not checked against an authority'),
    'fr': ('« » “ ”', 'CLDR has the same inside: no reader could tell where the inner ones end'),
    'lt': ('„ “ ‚ ‘', 'CLDR has the same inside'),
    'lv': ('„ ” « »', 'as Latvian releases are set; CLDR has the English ones'),
    'nl': ('“ ” ‘ ’', 'double ones outside, as in most releases seen; not checked against an authority'),
}


def sections(path):
    """{section: [(value, [phrases])]} of a word list; a line that begins with a blank goes on with the one before it."""
    found, section, phrases = {}, None, None
    for line in path.read_text().splitlines():
        value, equals, rest = line.partition(' = ')
        if line.startswith('['):
            section = found.setdefault(line[1:-1], [])
        elif line.startswith(' '):
            phrases += split(line)
        elif equals:
            phrases = split(rest)
            section.append((value, phrases))
    return found


def split(text):
    return [phrase.strip() for phrase in text.split(',') if phrase.strip()]


def folded(name):
    return name.lower().replace('\u02bc', "'").replace('\u2019', "'")


def lacking(rows, names):
    """Names of CLDR that a section has not got under their value."""
    own = {(value, folded(phrase)) for value, phrases in rows for phrase in phrases}
    return [f'{value} = {name}' for value, forms in names.items() for name in forms if (value, folded(name)) not in own]


def cldr_quotes(locale):
    path = JUDGES / f'node/node_modules/cldr-misc-full/main/{locale}/delimiters.json'
    marks = json.loads(path.read_text())['main'][locale]['delimiters']
    return ' '.join(marks[k] for k in ('quotationStart', 'quotationEnd', 'alternateQuotationStart', 'alternateQuotationEnd'))


def check_quotes(tap, code, rows):
    own = [value for value, phrases in rows if 'quotes' in phrases]
    want = cldr_quotes(LOCALES.get(code, code))
    if code in QUOTES:
        tap.ok(own == [QUOTES[code][0]] and own != [want], f'{code}: its quotes differ from CLDR for a reason that is given', own, want)
    else:
        tap.equal(own, [want], f'{code}: its quotes are those of CLDR')


def check_dates(tap, code, dates):
    """How a house of that form has them in its letterhead."""
    written = {}
    with scratch() as folder:
        style = Path(folder, 'house.ini')
        style.write_text("[letterhead]\nname = x\n[meta]\ndate-form = EEEE, d. MMMM y 'x' dd-MM-yy\n")
        for day in dates:
            xml = f'<release xmlns="urn:lvconv:release:1"><edition xml:lang="{code}"><published datetime="{day}">x</published></edition></release>'
            page = lvconv('-q', '-f', 'xml', '-t', 'html', '-s', style, stdin=xml.encode())[1].decode()
            written[day] = folded(re.search('<p class="date">(.*?)</p>', page)[1])
    tap.equal(written, {day: folded(text) for day, text in dates.items()}, f'{code}: days are written as CLDR does')


tap = Tap()
lists = {path.stem: sections(path) for path in sorted(ROOT.glob('styles/lang/*.ini'))}
if present(tap, 'months and weekdays', installed=['python']):
    code, out, err = run([*python('cldr_names.py'), *(LOCALES.get(code, code) for code in lists)])
    tap.ok(code == 0 and out, 'Babel has the names', err)
    for code, names in zip(lists, json.loads(out or '{}').values()):
        for section, count in (('month', 12), ('weekday', 7)):
            missing = lacking(lists[code][section], names[section])
            tap.ok(len(names[section]) == count and not missing, f'{code}: every {section} of CLDR', *missing)
        check_dates(tap, code, names['dates'])
if present(tap, 'quotation marks', installed=['node']):
    for code, found in lists.items():
        check_quotes(tap, code, found.get('habit', []))
tap.done()
