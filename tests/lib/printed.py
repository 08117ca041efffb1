"""A pack to be printed, for the tests and judges of what a printer gets."""
import itertools
import shutil

from lv import ROOT, lvconv

LIST = '''[pack]
title.lv = Piekrastes nedēļa
title.en = Week of the coast
date = 2026-05-12
embargo.en = Embargoed until 12 May 2026
sender = Coastal Shipping
cover = ferry.jpg
cover-text = A ferry at sea
file = wide.en.txt
[section Jūra]
title.en = Sea
file = ferry.lv.txt
file = ferry.en.txt
[section Krasts]
title.en = Coast
file = bees.lv.txt
file = bees.en.txt
file = report.en.txt
'''
COLUMNS = [f'Lighthouse{i}' for i in range(1, 13)]
WIDE = 'Twelve stations measured the water\n\nRIGA, 3 April 2026 – The table is wide.\n\n' + \
    '\n'.join('| ' + ' | '.join(row) + ' |' for row in
              (['Month', *COLUMNS], ['---'] * 13, ['January'] + ['1023.5 mg'] * 12, ['February'] + ['1123.5 mg'] * 12)) + \
    '\n\nAfter the table there is text.\n'
WISHES = (['--duplex'], ['--grey'], ['--marks', '--bleed=3mm'], ['--paper=A5'], ['--booklet'])


def fill(folder):
    """Puts a pack into a folder; gives its list."""
    for name in ('ferry.jpg', 'lighthouse.png', *(f'{n}.txt' for n in ('ferry.lv', 'ferry.en', 'bees.lv', 'bees.en', 'report.en'))):
        shutil.copy(ROOT / 'samples' / name, folder)
    (folder / 'wide.en.txt').write_text(WIDE)
    (folder / 'pack.ini').write_text(LIST)
    return folder / 'pack.ini'


def pack(folder, name, *wishes):
    """Makes a pack of the list there; gives its path. Raises where that fails."""
    out = folder / name
    code, _, err = lvconv('pack', '-q', *wishes, '-o', out, folder / 'pack.ini')
    if code:
        raise RuntimeError(f'pack {wishes}: exit {code}: {err}')
    return out


def prints(folder, sizes=range(len(WISHES) + 1)):
    """A pack for each combination of so many things a printer may want; gives the paths of the accessible files."""
    fill(folder)
    combinations = itertools.chain.from_iterable(itertools.combinations(WISHES, n) for n in sizes)
    return [pack(folder, 'pack' + ''.join(wish[0].replace('--', '-').replace('=', '-') for wish in wishes) + '.pdf', *sum(wishes, []))
            for wishes in combinations]
