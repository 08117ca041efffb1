#!/usr/bin/env python3
"""lvconv check: each finding where it belongs, none in a clean release; -W, --format=json, exit codes."""
import json
import os
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv

CLEAN = """Jauns tilts pār Gauju savieno divus novadus

Publicēts: 12.05.2023.

Piektdien, 12. maijā, Upmalā atklāja jaunu tiltu pār Gauju. Tas ir 112 metrus garš, un pa to var braukt arī ar velosipēdu.

„Tilts ir gatavs divus mēnešus agrāk, nekā solījām,” teica būvdarbu vadītājs Jānis Paraugs.

Informāciju sagatavoja:
Anna Parauga
Tālr.: +371 67000012
E-pasts: anna.parauga@tilti.example.lv
"""

# what is changed in the clean release, into what, the finding, its line
CASES = [
    ('Jauns tilts pār Gauju savieno divus novadus\n', '', 'headline', 4),
    ('Jauns tilts pār Gauju savieno divus novadus', 'Jauns tilts ' + 'pār upi un krastu ' * 7 + 'savieno novadus', 'headline-long', 1),
    (CLEAN[CLEAN.index('Informāciju'):], '', 'contact', None),
    ('67000012', '6700012', 'phone', 11),
    ('solījām,”', 'solījām,', 'quotes', 7),
    ('„Tilts ir gatavs divus mēnešus agrāk, nekā solījām,” teica būvdarbu vadītājs Jānis Paraugs.',
     '☞ „Tilts ir gatavs divus mēnešus agrāk, nekā solījām.”', 'speaker', 7),
    ('divus mēnešus', 'divus "zaļos" mēnešus', 'quotes-mixed', None),
    ('Publicēts: 12.05.2023.', 'Publicēts: 12.05.2023.\n\n[Ziņas](#)', 'dead-link', 5),
    ('Piektdien', 'Otrdien', 'weekday', 5),
    ('Informāciju', 'Publicēts: 14.05.2023.\n\nInformāciju', 'dates', 9),
    ('Jauns tilts', 'Embargo: 10.05.2023. plkst. 9.00\n\nJauns tilts', 'embargo', 1),
    ('Informāciju', '![](https://tilti.example.lv/1.jpg)\n\nInformāciju', 'picture', 9),
]


def check(text, *arguments):
    environment = dict(os.environ, SOURCE_DATE_EPOCH='1700000000')
    code, out, err = lvconv('check', '--format=json', *arguments, stdin=text.encode(), env=environment)
    return code, json.loads(out) if out else None, err


tap = Tap()
code, found, err = check(CLEAN)
tap.equal((code, found, err), (0, [], ''), 'nothing is found in a clean release')
for old, new, finding, line in CASES:
    assert old in CLEAN, old
    text = CLEAN.replace(old, new, 1)
    code, found, err = check(text)
    places = [(f['name'], f.get('line')) for f in found]
    tap.ok((finding, line) in places and code == 1, f'{finding} is found', code, places, err)
    code, found, err = check(text, f'-Wno-{finding}')
    tap.ok(finding not in [f['name'] for f in found], f'{finding} is switched off', found)
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
