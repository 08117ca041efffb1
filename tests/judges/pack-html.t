#!/usr/bin/env python3
"""axe-core and the Nu checker on packs as one page and as linked pages: no finding."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import judge, node, nu, packs, present
from lv import Tap, scratch

tap = Tap()
if present(tap, 'axe-core and the Nu checker', 'chromium', 'java', installed=['node']):
    with scratch() as folder:
        made = packs(folder, 'html', '')
        nu(tap, made)
        judge(tap, node('axe.mjs'), [page for page in made if page.parent.name == 'pages-default' or page.name.startswith('pack-') or page.name == 'index.html'], 6)
tap.done()
