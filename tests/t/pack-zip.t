#!/usr/bin/env python3
"""A pack as a zip: every release in every format as lvconv makes it alone, a manifest, and sums that sha256sum finds right."""
import hashlib
import json
import os
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv, run, scratch
from printed import fill, pack

ENDINGS = {'pdf': 'pdf', 'docx': 'docx', 'html': 'html', 'text': 'txt', 'xml': 'xml'}
RELEASES = {'wide.en': ['wide.en.txt'], 'Jūra/ferry': ['ferry.lv.txt', 'ferry.en.txt'], 'Krasts/bees': ['bees.lv.txt', 'bees.en.txt'],
            'Krasts/report.en': ['report.en.txt']}
ERROR, USAGE = 1, 2


def whole(tap, folder):
    path = pack(folder, 'pack.zip')
    with zipfile.ZipFile(path) as z:
        tap.equal(z.testzip(), None, 'the zip is whole')
        names = z.namelist()
        wanted = [f'{name}.{ending}' for name in RELEASES for ending in ENDINGS.values()] + ['manifest.json', 'SHA256SUMS']
        tap.equal(names, wanted, 'it has each release in each format, in folders by section')
        for name, files in RELEASES.items():
            for to, ending in ENDINGS.items():
                alone = lvconv('-q', *(['-b'] if len(files) > 1 else []), '-t', to, *files, cwd=folder)[1]
                tap.equal(z.read(f'{name}.{ending}'), alone, f'{name}.{ending} is what lvconv makes of it alone')
        z.extractall(folder / 'out')
        dates = {entry.date_time for entry in z.infolist()}
        tap.equal(dates, {(1980, 1, 1, 0, 0, 0)}, 'no file has a date of its own')
        manifest = json.loads(z.read('manifest.json'))
    code, out, err = run(['sha256sum', '--strict', '-c', 'SHA256SUMS'], cwd=folder / 'out')
    tap.ok(code == 0 and out.count(b': OK') == len(wanted) - 1, 'sha256sum finds the sums right, of all files', out.decode(), err)
    ours, there = path.read_bytes(), run(['unzip', '-tq', path])
    tap.equal(there[0], 0, 'unzip finds it whole')
    tap.ok(pack(folder, 'pack.zip').read_bytes() == ours, 'the same pack is the same bytes')
    east = lvconv('pack', '-q', '-o', folder / 'east.zip', folder / 'pack.ini', env={**os.environ, 'TZ': 'Asia/Tokyo'})
    tap.ok(east[0] == 0 and (folder / 'east.zip').read_bytes() == ours, 'in every zone')
    listed(tap, manifest, folder / 'out')


def listed(tap, manifest, out):
    tap.equal([manifest['title'], manifest['titles'], manifest['sender']['en'], manifest['embargo']['en']],
              ['Piekrastes nedēļa', {'lv': 'Piekrastes nedēļa', 'en': 'Week of the coast'}, 'Coastal Shipping', 'Embargoed until 12 May 2026'],
              'the manifest says what the pack is')
    tap.equal([release['name'] for release in manifest['releases']], [name.rpartition('/')[2] for name in RELEASES], 'which releases it has')
    bees = manifest['releases'][2]
    tap.equal([bees['number'], bees['languages'], bees['section'], bees['date'], bees['titles']['en'], bees['dates']['en']],
              [3, ['lv', 'en'], {'lv': 'Krasts', 'en': 'Coast'}, '2028-04-03', 'Two million bees to live on the roofs of Riga this year', '3\xa0April 2028'],
              'their languages, sections, titles and dates')
    tap.ok('section' not in manifest['releases'][0], 'one before all sections is in none')
    wrong = [file['path'] for release in manifest['releases'] for file in release['files'].values()
             if hashlib.sha256((out / file['path']).read_bytes()).hexdigest() != file['sha256'] or (out / file['path']).stat().st_size != file['size']]
    tap.ok(not wrong and all(list(r['files']) == list(ENDINGS) for r in manifest['releases']), 'and their files, with sizes and sums', wrong)
    tap.equal(manifest['missing'], [], 'none is missing')


def names(tap, folder):
    """Names that meet, or that no system should get."""
    source = (folder / 'bees.en.txt').read_bytes()
    for number, name in enumerate(('Sun.txt', 'sun.txt', 'sun-2.txt', 'a:b.txt', 'back\\slash.txt', '..hidden.txt', 'ĀDA.txt', 'āda.txt', 'line\nend.txt',
                                   'x' * 240 + '.txt')):
        (folder / f'd{number}').mkdir()
        (folder / f'd{number}' / name).write_bytes(source)
    (folder / 'd0' / os.fsdecode(b'br\xffoken.txt')).write_bytes(source)
    files = sorted(folder.glob('d*/*'))
    code, _, err = lvconv('pack', '-q', '-o', folder / 'n.zip', *files)
    tap.equal(code, 0, f'strange names {err}')
    with zipfile.ZipFile(folder / 'n.zip') as z:
        got = [n[:-4] for n in z.namelist() if n.endswith('.xml')]
        z.extractall(folder / 'n')
    tap.equal(len({n.casefold() for n in got}), len(files), 'each release has a name of its own, in small letters, too')
    bad = [n for n in got if set(n) & set('/\\:\n') or n.startswith('.') or len(n.encode()) > 210]
    tap.ok(not bad, 'no name is strange to any system', *bad)
    tap.ok({'Sun', 'ĀDA'} <= set(got) and 'sun-2' in [n.casefold() for n in got], 'names that can stay do', got)
    tap.equal(run(['sha256sum', '--status', '--strict', '-c', 'SHA256SUMS'], cwd=folder / 'n')[0], 0, 'their sums are right')


def sections(tap, folder):
    """Folders have the names of sections, which cannot lead out of the zip or hide what is its own."""
    text = '[pack]\ntitle = Sections\n' + ''.join(f'[section {name}]\nfile = bees.en.txt\n' for name in ('../up', '/root', 'a/b', 'manifest.json', 'SHA256SUMS'))
    (folder / 'pack.ini').write_text(text)
    with zipfile.ZipFile(pack(folder, 's.zip')) as z:
        folders = [n.partition('/')[0] for n in z.namelist() if n.endswith('.xml')]
        z.extractall(folder / 's')
    tap.equal(folders, ['_._up', '_root', 'a_b', 'manifest.json_', 'SHA256SUMS_'], 'folders are made of sections')
    tap.equal(run(['sha256sum', '--status', '-c', 'SHA256SUMS'], cwd=folder / 's')[0], 0, 'and the sums are right')


def failing(tap, folder):
    (folder / 'bad.txt').write_bytes(b'\x00\x01\x02\x03' * 40)
    (folder / 'pack.ini').write_text('[pack]\nfile = bees.en.txt\nfile = bad.txt\nfile = report.en.txt\n')
    code, _, err = lvconv('pack', '-o', folder / 'f.zip', folder / 'pack.ini')
    tap.ok(code == ERROR and 'bad.txt' in err and not (folder / 'f.zip').exists(), 'without --skip-bad a bad release ends it', code, err)
    lvconv('pack', '-q', '--skip-bad', '-o', folder / 'f.zip', folder / 'pack.ini')
    with zipfile.ZipFile(folder / 'f.zip') as z:
        manifest = json.loads(z.read('manifest.json'))
        tap.equal([r['number'] for r in manifest['releases']], [1, 3], 'with it the others are there')
        tap.ok(manifest['missing'] == [{'number': 2, 'files': str(folder / 'bad.txt')}] and not any('bad' in n for n in z.namelist()),
               'and the manifest says what is missing', manifest['missing'])
        tap.equal(manifest['releases'][1]['files']['xml']['path'], 'report.en.xml', 'and what is where')
    for wish, of in (('--marks', 'as PDF'), ('--paper=A5', 'as PDF'), ('--duplex', 'with pages')):
        code, _, err = lvconv('pack', wish, '-o', folder / 'g.zip', folder / 'pack.ini')
        tap.ok(code == USAGE and of in err, f'{wish} is of other packs', code, err)


tap = Tap()
for test in (whole, names, sections, failing):
    with scratch() as folder:
        fill(Path(folder))
        test(tap, Path(folder))
tap.done()
