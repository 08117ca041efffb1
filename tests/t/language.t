#!/usr/bin/env python3
"""-l and --first: codes of languages that are known, in their usual case; anything else is refused, with a list."""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv

TEXT = 'Jauns tilts pār Gauju\n\nPiektdien, 12. maijā, Upmalā atklāja jaunu tiltu.\n'.encode()
LISTED = sorted(path.stem for path in ROOT.glob('styles/lang/*.ini'))

tap = Tap()
for given, written in [('lv', 'lv'), ('LV', 'lv'), ('en-gb', 'en-GB'), ('sr-latn-rs', 'sr-Latn-RS'), ('de-1996', 'de-1996'),
                       ('de-CH-1996', 'de-CH-1996'), ('en-x-GB', 'en-x-gb'), ('nb', 'nb'), ('ka', 'ka'),
                       *((code, code) for code in LISTED)]:
    code, out, err = lvconv('-l', given, stdin=TEXT)
    tap.equal((code, re.findall(r'<edition xml:lang="(.*?)"', out.decode()), err), (0, [written], ''), f'-l {given}')
for option in ('-l', '--first'):
    for given in ('xx', 'und', 'un', '', 'lv-', 'en_GB', 'latvian', 'lv-LV-LV', 'en-a', '"><script>', 'lv\nen'):
        code, out, err = lvconv(option, given, stdin=TEXT)
        shown = given.replace('\n', '\\n')
        tap.ok(code == 2 and not out and err.startswith(f'lvconv: error: unknown language {shown}; give a code such as lv'),
               f'{option} {given!r} is refused', code, out, err)
        listed = re.search(r'one of: ([a-z ]+); or, without a word list: ([a-z ]+)\n', err)
        tap.ok(listed and listed[1].split() == LISTED and {'ka', 'sr'} <= set(listed[2].split()) and
               not set(listed[2].split()) & set(LISTED), f'{option} {given!r}: the languages are listed', err)
code, out, err = lvconv('-l', 'nb', '-Wlanguage', stdin='Ministeren sa på torsdag at det er viktig for alle som bor i Bergen '
                        'og ikke bare for noen få.\n'.encode())
tap.ok('[-Wlanguage]' not in err and 'xml:lang="no"' not in out.decode(), 'a code that shares a word list is no other language', err)
def interface(code):
    """The words the outputs add, as a language has them."""
    section = re.search(r'^\[interface\]\n((?:.+\n)*)', (ROOT / f'styles/lang/{code}.ini').read_text(), re.M)
    return dict(re.findall(r'^(\S+) = (.+)$', section[1] if section else '', re.M))


for code in LISTED:
    words = interface(code)
    tap.ok(words.keys() == interface('en').keys() and (code == 'en' or words['name'] != 'English'),
           f'{code}: every word the outputs add', sorted(words.keys() ^ interface('en').keys()))
tap.done()
