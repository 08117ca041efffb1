#!/usr/bin/env python3
"""Same input, same bytes: whenever, wherever and under whatever locale and time zone; XML is a fixed point."""
import os
import shutil
import sys
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import Tap, convert, difference, editions, formats, lvconv, name, releases, run, scratch, stages

LOCALES = ('lv_LV', 'tr_TR')  # a decimal comma; an i without a dot


def make_locales(folder):
    """Compiles them, since few machines have them."""
    for locale in LOCALES:
        code, out, err = run(['localedef', '-i', locale, '-f', 'UTF-8', f'{folder}/{locale}.UTF-8'])
        if code != 0:
            return err or 'localedef failed'
    return None


tap = Tap()
clean = {k: v for k, v in os.environ.items() if not k.startswith('LC_') and k not in ('TZ', 'SOURCE_DATE_EPOCH')}
runs = [(name(release), to, [release]) for release in releases() for to in formats()]
runs += [(what, to, arguments) for what, arguments in editions() for to in stages('WRITER')]
first = [convert(*arguments, to=to) for what, to, arguments in runs]

with scratch() as folder:
    reason = missing('localedef') or make_locales(folder)
    time.sleep(2.1)  # a zip counts time in steps of two seconds
    for (what, to, arguments), want in zip(runs, first):
        copies = [a if a == '-b' else shutil.copy(a, f'{folder}/other name {i}.txt') for i, a in enumerate(arguments)]
        media = f'--media={Path(arguments[-1]).parent}'  # the pictures stay where they are
        got = lvconv('-t', to, media, *copies, cwd=folder, env={**clean, 'TZ': 'Asia/Kathmandu', 'HOME': folder})[1]
        tap.ok(got == want, f'{what}: {to}: later, in another folder, name and time zone', *difference(got, want))
        for locale in [] if reason else LOCALES:
            got = lvconv('-t', to, *arguments, env={**clean, 'LOCPATH': folder, 'LC_ALL': f'{locale}.UTF-8'})[1]
            tap.ok(got == want, f'{what}: {to}: under {locale}', *difference(got, want))
        if to == 'xml':
            tap.equal(lvconv('-f', 'xml', '-t', 'xml', stdin=want)[1], want, f'{what}: XML to XML changes nothing')
if reason:
    tap.skip('other locales', reason)
tap.done()
