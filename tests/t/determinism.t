#!/usr/bin/env python3
"""Same input, same bytes: whenever, wherever and under whatever locale and time zone; XML is a fixed point."""
import os
import shutil
import sys
import time
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, Tap, convert, lvconv, name, releases, run, scratch, stages

LOCALES = ('lv_LV', 'tr_TR')  # a decimal comma; an i without a dot


def make_locales(folder):
    """Compiles them, since few machines have them."""
    for locale in LOCALES:
        code, out, err = run(['localedef', '-i', locale, '-f', 'UTF-8', f'{folder}/{locale}.UTF-8'])
        if code != 0:
            return err or 'localedef failed'
    return None


tap = Tap()
plain_environment = {k: v for k, v in os.environ.items() if not k.startswith('LC_') and k not in ('TZ', 'SOURCE_DATE_EPOCH')}
first = {(release, to): convert(release, to) for release in releases() for to in stages('WRITER')}

with scratch() as folder:
    reason = missing('localedef') or make_locales(folder)
    time.sleep(2.1)  # a zip counts time in steps of two seconds
    for release in releases():
        copy = shutil.copy(release, f'{folder}/other name.txt')
        for to in stages('WRITER'):
            what = f'{name(release)}: {to}'
            want = first[release, to]
            elsewhere = {**plain_environment, 'TZ': 'Asia/Kathmandu', 'HOME': folder}
            got = lvconv('-t', to, 'other name.txt', cwd=folder, env=elsewhere)[1]
            tap.ok(got == want, f'{what}: later, in another folder, name and time zone')
            if not reason:
                for locale in LOCALES:
                    elsewhere = {**plain_environment, 'LOCPATH': folder, 'LC_ALL': f'{locale}.UTF-8', 'LANG': f'{locale}.UTF-8'}
                    tap.ok(lvconv('-t', to, copy, env=elsewhere)[1] == want, f'{what}: under {locale}')
        xml = first[release, 'xml']
        tap.equal(lvconv('-f', 'xml', '-t', 'xml', stdin=xml)[1], xml, f'{name(release)}: XML to XML changes nothing')
if reason:
    tap.skip('other locales', reason)
tap.done()
