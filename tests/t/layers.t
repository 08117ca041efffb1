#!/usr/bin/env python3
"""Nothing includes upwards: a file may include headers of its own layer or of one below."""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap

LAYERS = [['core'], ['doc'], ['lang'], ['picture'], ['read', 'recognise', 'filter', 'pair', 'style'], ['layout', 'check', 'pack'], ['write'],
          ['lib'], ['jsonl'], ['cli']]
RANK = {folder: rank for rank, folders in enumerate(LAYERS) for folder in folders}
ALONE = ['gen', 'debian']  # programs that run when lvconv is built; what makes packages of it

tap = Tap()
folders = {p.name for p in (ROOT / 'src').iterdir() if p.is_dir()} - set(ALONE)
tap.equal(sorted(folders), sorted(RANK), 'every folder of src has its layer')
for path in sorted((ROOT / 'src').rglob('*.[ch]*')):
    own = path.relative_to(ROOT / 'src').parts[0]
    if own in RANK and path.suffix in ('.c', '.cc', '.h'):
        included = re.findall(r'^#include "(\w+)/', path.read_text(encoding='utf-8'), re.M)
        up = [folder for folder in included if RANK.get(folder, 0) > RANK[own]]
        tap.ok(not up, f'{path.relative_to(ROOT)} includes nothing above it', up)
tap.done()
