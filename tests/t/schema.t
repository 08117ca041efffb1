#!/usr/bin/env python3
"""include/release.rng and the rules of the reader xml say the same of every element, attribute and kind of value."""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import ROOT, Tap, lvconv, run, scratch

NS = 'xmlns="urn:lvconv:release:1"'
# How to get from the root to an element that may hold others, and what each of them needs inside.
UP = {'release': [], 'edition': ['release'], 'list': ['release', 'edition'], 'item': ['release', 'edition', 'list'],
      'table': ['release', 'edition'], 'row': ['release', 'edition', 'table'], 'cell': ['release', 'edition', 'table', 'row'],
      'figure': ['release', 'edition'], 'caption': ['release', 'edition', 'figure'], 'contact': ['release', 'edition'],
      'p': ['release', 'edition'], 'pack': []}
NEEDS = {'pack': '<release><edition><p/></edition></release>', 'release': '<edition><p/></edition>', 'edition': '<p/>',
         'list': '<item/>', 'table': '<row><cell/></row>', 'row': '<cell/>', 'figure': '<caption/>', 'contact': '<p/>'}
CONTACT = ['name', 'role', 'unit', 'institution', 'phone', 'fax', 'email', 'address']
VALUES = {'xml:lang': ['lv', 'en-GB', 'zh-Hant-TW', '', '1v', 'lv-', 'lv--x', 'abcdefghi', 'lv_LV', 'lv-12345678'],
          'row': ['1', '0', '-1', 'x', '', '42'], 'confidence': ['0', '100', '101', 'x', ''], 'indent': ['8', '0', 'x'],
          'kind': ['bullet', 'number', 'dash', ''], 'field': ['headline', ''], 'href': ['', 'https://example.org/', 'tel:+37167000000'],
          'tel': ['+371 67 000 000', '+37167000000', '371 67', '+371  67', '+371 67 ', '+', '', '+371-67'], 'ext': ['12', '1 2', 'x', ''],
          'datetime': ['2023-05-12', '2023-05-12T10:00:00+03:00', '2023-05-12/2023-05-14', '12 May', '', '/', 'a/b', '2023/'],
          'head': ['true', 'false', ''], 'src': ['', 'a.jpg'], 'alt': ['', 'A bridge'],
          'width': ['640', '0', 'x', '', '-1'], 'height': ['480', '0', 'x'], 'sha256': ['0123456789abcdef' * 4, '0123456789abcdef', 'ABCDEFABCDEFABCD' * 4, ''],
          'doubt': ['', 'label'], 'page': ['', '12'], 'why': ['', 'short, no full stop'], 'seen': ['', 'text ANY STOP'], 'speaker': ['', 'A. B.'], 'speaker-title': ['', 'Chair'], 'published': ['true', 'false', ''], 'verb': ['said'], 'line': ['1', '1 2 30', '', '0', '1,2', 'x', '1 0', ' 3 ']}


def names(table, macro, column):
    rows = re.findall(rf'^{macro}\((.*)\)$', (ROOT / 'include' / table).read_text(), re.M)
    return [re.findall(r'"([^"]*)"', row)[column] for row in rows]


def home(element):
    """Where an element may stand for sure."""
    if element in UP:
        return UP[element]
    return ['release', 'edition', 'contact'] if element in CONTACT else ['release', 'edition', 'p'] if element in INLINE \
        else ['release', 'edition']


def document(path, inner, attributes=''):
    """The path opened, its last element with attributes, something inside, the path closed."""
    tags = [f'{e} {NS if i == 0 else ""} {attributes if i == len(path) - 1 else ""}'
            + (' href=""' if e == 'a' and 'href' not in attributes else '') for i, e in enumerate(path)]
    return ''.join(f'<{t}>' for t in tags) + inner + ''.join(f'</{e}>' for e in reversed(path))


KINDS = [n for n in names('nodes.def', 'LV_NODE', 0) if n]
INLINE = [re.findall(r'"([^"]*)"', row)[0] for row in
          re.findall(r'^LV_NODE\((.*INLINE.*)\)$', (ROOT / 'include/nodes.def').read_text(), re.M)]
KEYS = names('attrs.def', 'LV_ATTR', 0) + ['line']


def documents():
    for kind in [*KINDS, 'wrong']:
        yield f'root {kind}', document([kind], NEEDS.get(kind, ''))
        for parent in [*UP, 'quote', 'em', 'a', 'name']:
            yield f'{parent} > {kind}', document([*home(parent), parent, kind], NEEDS.get(kind, ''))
    for kind in KINDS:
        yield f'{kind} with text', document([*home(kind), kind], 'x' + NEEDS.get(kind, ''))
        yield f'empty {kind}', document([*home(kind), kind], '')
        for key in [*KEYS, 'wrong', 'xml:id']:
            value = VALUES.get(key, ['x'])[0]
            yield f'{kind} {key}', document([*home(kind), kind], NEEDS.get(kind, ''), f'{key}="{value}"')
    for caption in ('', '<caption/>'):
        for attributes in ('src="a.jpg" alt="A bridge" href="https://example.org/"', 'href="https://example.org/"', 'src="a.jpg" alt="A bridge"', 'src="" alt=""', 'src="a.jpg"', 'alt="A bridge"', ''):
            yield f'figure {attributes} {caption}', document([*home('figure'), 'figure'], caption, attributes)
    for key, values in VALUES.items():
        kind = {'kind': 'list', 'href': 'a', 'datetime': 'time', 'speaker': 'quote', 'speaker-title': 'quote', 'published': 'time', 'verb': 'quote', 'head': 'row',
                'width': 'figure', 'height': 'figure', 'sha256': 'figure'}.get(key, 'p')
        for value in values:
            yield f'{key}="{value}"', document([*home(kind), kind], NEEDS.get(kind, ''), f'{key}="{value}"')


tap = Tap()
tap.equal(set(KEYS), set(VALUES), 'values to try for every attribute of attrs.def')
reason = missing('xmllint')
if reason:
    tap.skip('xmllint', reason)
    tap.done()
with scratch() as folder:
    Path(folder, 'out').mkdir()
    all_of_them = list(documents())
    for n, (what, text) in enumerate(all_of_them):
        Path(folder, f'{n}.xml').write_text(text)
    files = [f'{n}.xml' for n in range(len(all_of_them))]
    out = run(['xmllint', '--noout', '--relaxng', ROOT / 'include/release.rng', *files], cwd=folder)[2]
    valid = set(re.findall(r'^(\d+)\.xml validates$', out, re.M))
    out = lvconv('-f', 'xml', '-t', 'xml', '-O', 'out', *files, cwd=folder)[2]
    refused = set(re.findall(r'^(\d+)\.xml:\d+: error', out, re.M))
    differ = [f'{what}: {"valid" if str(n) in valid else "not valid"}: {text}' for n, (what, text) in enumerate(all_of_them)
              if (str(n) in valid) == (str(n) in refused)]
    tap.ok(len(valid) > 300 and len(refused) > 300, f'{len(valid)} documents valid, {len(refused)} refused')
    tap.ok(not differ, 'reader and schema agree', *differ)
tap.done()
