#!/usr/bin/env python3
"""lvconv check: each finding where it belongs, none in a clean release; -W, --format=json, exit codes."""
import json
import os
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, lvconv

CLEAN = """Jauns tilts pār Gauju savieno divus novadus

Publicēts: 12.05.2023.

Piektdien, 12. maijā, Upmalā atklāja jaunu tiltu pār Gauju. Tas ir 112 metrus garš, un pa to var braukt arī ar velosipēdu.

„Tilts ir gatavs divus mēnešus agrāk, nekā solījām,” teica būvdarbu vadītājs Jānis Paraugs.

Informāciju sagatavoja:
Anna Parauga
Tālr.: +371 67000012
E-pasts: anna.parauga@tilti.example.lv
"""

QUOTE = '„Tilts ir gatavs divus mēnešus agrāk, nekā solījām,” teica būvdarbu vadītājs Jānis Paraugs.'

# what is changed in the clean release, into what, the finding; its place is marked by ¦, or given as line and column
CASES = [
    ('Jauns tilts pār Gauju savieno divus novadus\n', '', 'headline', (4, 1)),
    ('Jauns tilts pār Gauju savieno divus novadus', '  ¦Jauns tilts ' + 'pār upi un krastu ' * 7 + 'savieno novadus', 'headline-long'),
    (CLEAN[CLEAN.index('Informāciju'):], '', 'contact', (7, 1)),
    ('Jauns tilts pār Gauju savieno divus novadus', 'Tiltu atklāšana\n¦Gauja', 'doubtful'),
    ('+371 67000012', '¦+371 6700012', 'phone'),
    ('Tālr.: +371 67000012\nE-pasts: ', 'Tālr. ¦6700012, ', 'phone'),
    ('ar velosipēdu.', 'ar velosipēdu.\nPieteikšanās pa tālruni ¦670-0001.', 'phone'),
    ('ar velosipēdu.', 'ar velosipēdu. Zvaniet ¦+371 670000.', 'phone'),
    (QUOTE, '¦' + QUOTE.replace('”', ''), 'quotes'),
    ('ar velosipēdu.', 'ar velosipēdu¦” un kājām.', 'quotes'),
    (QUOTE, '¦' + QUOTE.replace('”', '') + '\n\n' + QUOTE, 'quotes'),
    (QUOTE, '¦☞ „Tilts ir gatavs divus mēnešus agrāk, nekā solījām.”', 'speaker'),
    ('divus mēnešus', 'divus ¦"zaļos" mēnešus', 'quotes-mixed'),
    ('Publicēts: 12.05.2023.', 'Publicēts: 12.05.2023.\n\n[Ziņas¦](#)', 'dead-link'),
    ('jaunu tiltu', 'jaunu [tiltu¦]() [šeit](https://tilti.example.lv)', 'dead-link'),
    ('jaunu tiltu', 'jaunu [tiltu](https://tilti.example.lv)\n[šeit¦](javascript:void)', 'dead-link'),
    ('Piektdien, ', 'Otrdien, ¦', 'weekday'),
    ('Tas ir', 'Piektdien, 12. maijā, bija svētki, un ceturtdien,\n¦10. maijā, gājiens. Tas ir', 'weekday'),
    ('Piektdien, 12. maijā', 'Šodien, piektdien, ¦19. maijā', 'day'),
    ('Piektdien, 12. maijā', 'Vakar, ¦12. maijā', 'day'),
    ('Informāciju', '¦Publicēts: 14.05.2023.\n\nInformāciju', 'dates'),
    ('Jauns tilts', '¦Embargo: 10.05.2023. plkst. 9.00\n\nJauns tilts', 'embargo'),
    ('Informāciju', '![¦](https://tilti.example.lv/1.jpg)\n\nInformāciju', 'picture'),
    ('Informāciju', '![¦](tilts.jpg)\n\nInformāciju', 'picture'),
    ('Informāciju', '¦![Tilts](tilts.jpg)\n\nInformāciju', 'picture-file'),
    ('Jauns tilts', '¦Language: en\nHeadline: Jauns tilts', 'language'),
]

# what is no reason for a finding
FINE = [
    ('ar velosipēdu.', 'ar velosipēdu. Zvaniet pa tālruni 112 vai 1188.'),
    ('ar velosipēdu.', 'ar velosipēdu. Gaisa temperatūra bija +10 grādi, un peļņa pieauga par +12 345 eiro.'),
    ('Piektdien, 12. maijā', 'Piektdien, 2023. gada 12. maijā'),
    ('Piektdien, 12. maijā', 'Šodien, 12. maijā'),
    ('Piektdien, 12. maijā', 'Rīt, 13. maijā'),
    (QUOTE, '„Tilts ir gatavs, un mēs par to esam priecīgi.\n\n„Tas ir divus mēnešus agrāk, nekā solījām,” teica būvdarbu vadītājs Jānis Paraugs.'),
    ('Jauns tilts', 'Embargo: 10.05.2030. plkst. 9.00\n\nJauns tilts'),
    ('jaunu tiltu', 'jaunu [tiltu](https://tilti.example.lv/gauja)'),
    ('Informāciju', '![Tilts pār Gauju](https://tilti.example.lv/1.jpg)\n\nInformāciju'),
    ('Jauns tilts', 'Language: lv\nHeadline: Jauns tilts'),
]


def changed(old, new, place=None):
    """The clean release with a change, and line and column of the mark in it."""
    assert old in CLEAN, old
    before, mark, _ = CLEAN.replace(old, new, 1).partition('¦')
    return CLEAN.replace(old, new.replace('¦', ''), 1), place or (before.count('\n') + 1, len(before) - before.rfind('\n'))


def places(found):
    return [(f['name'], f['line'], f['column']) for f in found]


def check(text, *arguments, encoding='utf-8'):
    environment = dict(os.environ, SOURCE_DATE_EPOCH='1700000000')
    code, out, err = lvconv('check', '--format=json', *arguments, stdin=text.encode(encoding), env=environment)
    return code, json.loads(out) if out else None, err


tap = Tap()
code, found, err = check(CLEAN)
tap.equal((code, found, err), (0, [], ''), 'nothing is found in a clean release')
for old, new, finding, *place in CASES:
    text, (line, column) = changed(old, new, *place)
    code, found, err = check(text)
    tap.ok((finding, line, column) in places(found) and code == 1, f'{finding} is found at {line}:{column}', code, found, err)
    tap.equal({f['file'] for f in found}, {'standard input'}, f'{finding} names the file')
    code, found, err = check(text, f'-Wno-{finding}')
    tap.ok(finding not in [f['name'] for f in found], f'{finding} is switched off', found)
    code, found, err = check(text, encoding='utf-16')
    tap.ok((finding, line, column) in places(found), f'{finding} is found at the same place in UTF-16', found)
for old, new in FINE:
    assert old in CLEAN, old
    code, found, err = check(CLEAN.replace(old, new, 1))
    tap.equal((code, found), (0, []), f'nothing is wrong with: {new}')
manual = re.search(r'(?s)The names, to be given to.*?\.El', (ROOT / 'src/lvconv.1').read_text())[0]
names = {name for names in re.findall(r'^\.It Cm (.*)$', manual, re.M) for name in names.split(' , ')}
pairs = {'pair-missing', 'pair-differs', 'pair-quotes', 'pair-length', 'pair-unsure'}  # tests/t/editions.t
tap.equal(names, {finding for _, _, finding, *_ in CASES} | pairs, 'the manual lists them all')
code, found, err = check(CLEAN, '-l', 'en')
tap.ok('language' in [f['name'] for f in found], 'another language than declared is found', found)
text = CLEAN.replace('67000012', '6700012').replace('Piektdien', 'Otrdien')
code, out, err = lvconv('check', stdin=text.encode())
tap.equal([l.split(':')[1] for l in out.decode().splitlines()], ['5', '11'], 'findings come in the order of lines')
code, out, err = lvconv('-t', 'xml', stdin=text.encode())
tap.equal((code, err), (0, ''), 'a conversion does not print advice')
text = CLEAN.replace('Publicēts', '[Ziņas](#)\n\nPublicēts')
code, out, err = lvconv('-t', 'xml', '-Wdead-link', stdin=text.encode())
tap.ok(code == 0 and '[-Wdead-link]' in err, 'a conversion prints advice that was asked for', code, err)
tap.done()
