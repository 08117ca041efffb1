#!/usr/bin/env python3
"""House styles from the command line: what is said of one, once, and what of it decides the exit code."""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, houses, lvconv, scratch, stages

DOCUMENT, USAGE = 1, 2
FILES = [ROOT / 'samples/bees.en.txt', ROOT / 'samples/bees.lv.txt']
WEAK = '[colour]\nink = #000000\nmuted = #999999\n'
SAID = 'house.ini:3: warning: muted = #999999 on #ffffff has a contrast of 2.84:1, less than 4.5:1; take #767676 [-Wcontrast]\n'
DARK = '[colour]\npaper-dark = #555555\n'


def contrast(tap, folder):
    call = ['-Wno-doubtful', '-s', './house.ini']
    (folder / 'house.ini').write_text(WEAK)
    for to in stages('WRITER'):
        code, out, err = lvconv('-t', to, *call, FILES[0], cwd=folder)
        tap.ok(code == (to == 'tmx') and f'./{SAID}' in err and err.count('contrast') == 2, f'{to}: too little contrast is said', code, err)
    for more in ([], ['-j', '2']):
        code, out, err = lvconv('-t', 'text', '-O', 'out', *call, *more, *FILES, cwd=folder)
        tap.equal(err.count('[-Wcontrast]'), 1, f'once for all files {more}')
    tap.equal(lvconv('-t', 'text', *call, '-q', FILES[0], cwd=folder)[::2], (0, ''), '-q: not at all')
    tap.equal(lvconv('-t', 'text', *call, '-Wno-contrast', FILES[0], cwd=folder)[::2], (0, ''), '-Wno-contrast: not at all')
    for strict in (['--strict'], ['--strict', '-q']):
        tap.equal(lvconv('-t', 'text', *call, *strict, FILES[0], cwd=folder)[0], DOCUMENT, f'{strict}: it counts')
    tap.equal(lvconv('-t', 'text', *call, '--strict', '-Wno-contrast', FILES[0], cwd=folder)[0], 0, 'unless it is switched off')
    code, out, err = lvconv('check', *call, FILES[0], cwd=folder)
    tap.ok(code == DOCUMENT and SAID in err, 'lvconv check says it, too', code, err)
    (folder / 'house.ini').write_text(DARK)
    lines = lvconv('-t', 'text', *call, FILES[0], cwd=folder)[2].splitlines()
    tap.equal([line.split()[:5] for line in lines],
              [['./house.ini:2:', 'warning:', key, '=', colour] for key, colour in
               (('muted-dark', '#b4b4b4'), ('accent-dark', '#ff9bb0'), ('rule-dark', '#666666'),
                ('embargo-dark', '#ff9bb0'))], 'dark: defaults on a paper of the house')
    (folder / 'house.ini').write_text(WEAK.replace('#999999', '#767676'))
    tap.equal(lvconv('-t', 'text', *call, '--strict', FILES[0], cwd=folder)[::2], (0, ''), 'what was said to take passes')


def listed(tap, folder):
    code, out, err = lvconv('styles', cwd=folder)
    rows = [line.split(maxsplit=1) for line in out.decode().splitlines()]
    tap.equal((code, err, rows), (0, '', [[*row] for row in houses().items()]), 'lvconv styles lists the house styles')
    tap.equal(sorted(houses()), sorted(path.stem for path in ROOT.glob('styles/*.ini')), 'which are all of styles/')
    for name, sentence in houses().items():
        tap.ok(re.fullmatch(r'[A-Z][^.]{20,100}\.', sentence), f'{name}: one sentence', sentence)
        text = (ROOT / f'styles/{name}.ini').read_text()
        code, out, err = lvconv('-s', name, '-t', 'tree', FILES[1])
        tap.equal((code, '[-Wsample-house]' in err), (0, bool(re.search('(?m)^name', text))), f'{name} can be given to -s; an invented sender is said')
        tap.equal(lvconv('styles', name), (0, text.encode(), ''), f'styles {name} prints it')
    manual = (ROOT / 'src/lvconv.1').read_text()
    tap.ok('.Pq Cm ' + ' , '.join(houses()) + '\n' in manual, 'the manual names them all')
    for more in ('x', '-t', '--help'):
        code, out, err = lvconv('styles', more, cwd=folder)
        tap.ok(code == USAGE and not out and err.startswith(f'lvconv: error: unknown house style {more}; give'), f'styles {more}', err)
    tap.equal(lvconv('styles', 'plain', 'x', cwd=folder), (USAGE, b'', 'lvconv: error: styles takes one name at most; lvconv --help lists the options\n'),
              'styles takes one name')


KEY = re.compile(r'(?m)^LV_STYLE_(\w+)\(\w+, "(\w+)", "([\w-]+)"(?:, ([\d.]+), ([\d.]+))?(?:, "([\w -]+)")?\)')


def keys():
    """{(section, key): what lvconv-style(5) has to say of it} by style.def and the default style."""
    default, section = {}, None
    for line in (ROOT / 'styles/default.ini').read_text().splitlines():
        if line.startswith('['):
            section = line.strip('[]')
        elif ' = ' in line:
            key, value = line.split(' = ')
            default[section, key] = value
    rows = KEY.findall((ROOT / 'include/style.def').read_text())
    return {row[1:3]: (*([row[5]] if row[5] else []), f'From {row[3]} to {row[4]}.' if row[3] else '', default.get(row[1:3], ''))
            for row in rows}


def described(tap):
    """The manual has each key in its section, with its limits and its default, and no other."""
    page = (ROOT / 'src/lvconv-style.5').read_text().partition('.Sh CONTRAST')[0]
    found, choices = {}, [[*row[1:3]] for row in KEY.findall((ROOT / 'include/style.def').read_text()) if row[5]]
    for section in page.split('.Ss Section ')[1:]:
        for item in section.split('.It Cm ')[1:]:
            limits, default = re.search(r'^From .*\.$', item, re.M), re.search(r'Default:\n\.Ql (.*) \.', item)
            words = [' '.join(re.findall(r'^\.Cm ([\w-]+)', item, re.M))] if [*section.split()[:1], item.split()[0]] in choices else []
            found[section.split()[0], item.split()[0]] = (*words, limits[0] if limits else '', default[1] if default else '')
    tap.ok(len(found) > 20, 'the manual has keys')
    for key, what in keys().items():
        tap.equal(found.pop(key, None), what, f'lvconv-style(5) has {key}, its limits and default')
    tap.equal(found, {}, 'and no key that is not one')


tap = Tap()
described(tap)
with scratch() as folder:
    contrast(tap, Path(folder))
    listed(tap, folder)
tap.done()
