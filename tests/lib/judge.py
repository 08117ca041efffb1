"""What the tests in tests/judges share."""
import contextlib
import json
import shutil
from pathlib import Path

from lv import JUDGES, ROOT, houses, lvconv, outputs, paired, run, scratch


def missing(*commands, installed=()):
    """Why a judge cannot run here, or None: a command that is absent, or a part of build/judges."""
    for command in commands:
        if not shutil.which(command):
            return f'no {command} here'
    for part in installed:
        if not (JUDGES / f'{part}.done').exists():
            return f'build/judges has no {part}'
    return None


def present(tap, what, *commands, installed=()):
    """True if a judge can run here; else a test is skipped that says why not."""
    reason = missing(*commands, installed=installed)
    if reason:
        tap.skip(what, reason)
    return not reason


@contextlib.contextmanager
def written(to):
    """The paths of what judges read in one format: each release, and each pair of editions in one."""
    with scratch() as folder:
        yield outputs(folder, to) + paired(folder, to)


PACK = '''[pack]
title.lv = Jūras nedēļa
title.en = Sea week
subtitle.lv = Preses materiāli
date.lv = 2026. gada 12. maijs
date.en = 12 May 2026
embargo.lv = Embargo līdz 2026. gada 12. maijam
sender.lv = Piekrastes kuģniecība
cover = ferry.jpg
cover-text.lv = Prāmis jūrā
cover-credit = Foto: Ilze Krasta
file = briefing.lv.txt
[section Jūra]
title.en = Sea
file = ferry.lv.txt
file = ferry.en.txt
file = timetable.en.txt
[section Krasts]
file = bees.lv.txt
file = bees.en.txt
file = museum.lv.txt
file = report.lv.txt
'''


def packs(folder, *endings):
    """Makes packs of samples in a folder: in each house style, and by turns. An ending that is '' is for pages in a folder."""
    folder = Path(folder)
    for sample in (ROOT / 'samples').glob('*.*'):
        shutil.copy(sample, folder)
    (folder / 'pack.ini').write_text(PACK)
    variants = [(house, ['-s', house]) for house in houses()] + [('rows', ['--layout=rows'])]
    for name, arguments in variants:
        for ending in endings:
            out = folder / (f'pack-{name}.{ending}' if ending else f'pages-{name}')
            code, _, err = lvconv('pack', '-q', *arguments, '-o' if ending else '-O', out, folder / 'pack.ini')
            if code != 0:
                raise RuntimeError(f'pack {arguments}: exit {code}: {err}')
    return sorted([*folder.glob('pack-*'), *folder.glob('pages-*/*')])


def judge(tap, command, files, settings):
    """One test for each JSON line {file, setting, findings} that a judge prints; it owes `settings` lines a file."""
    code, out, err = run([*command, *files])
    rows = [json.loads(line) for line in out.decode().splitlines()]
    for row in rows:
        tap.ok(not row['findings'], f'{row["file"].rpartition("/")[2]}: {row["setting"]}', *row['findings'])
    tap.ok(code == 0 and len(rows) == settings * len(files), f'{len(files)} files were judged in {settings} settings',
           f'exit {code}, {len(rows)} verdicts', err)


def run_verapdf(profile, files, *arguments):
    return run(['java', '-cp', f'{JUDGES}/verapdf/*', 'org.verapdf.apps.GreenfieldCliWrapper', '-f', profile,
                *arguments, *files])


def broken_rules(profile, path):
    report = json.loads(run_verapdf(profile, [path], '--format', 'json', '-v')[1])
    for job in report['report']['jobs']:
        for result in job.get('validationResult', []):
            for rule in result['details']['ruleSummaries']:
                yield f'{rule["clause"]}: {rule["description"]} ({rule["failedChecks"]} times)'


def verapdf(tap, files):
    """PDF/UA-1 and PDF/A-2a by veraPDF: a verdict for each file, and no failed check."""
    for profile in ('ua1', '2a'):
        lines = [line.split() for line in run_verapdf(profile, files, '--format', 'text')[1].decode().splitlines()]
        verdicts = {line[1]: line[0] for line in lines if line and line[0] in ('PASS', 'FAIL')}
        tap.equal(len(verdicts), len(files), f'{profile}: a verdict for every file')
        for path in files:
            good = verdicts.get(str(path)) == 'PASS'
            tap.ok(good, f'{path.name}: {profile}', *([] if good else broken_rules(profile, path)))


def nu(tap, pages):
    """The Nu checker: no error, no warning, in pages and their CSS."""
    code, out, err = run(['java', '-jar', JUDGES / 'node/node_modules/vnu-jar/build/dist/vnu.jar', '--Werror', '--also-check-css',
                          '--format', 'json', '--stdout', *pages])
    messages = json.loads(out)['messages']
    tap.equal(code, 0, 'Nu: no finding in any page')
    for page in pages:
        found = [f'{m.get("lastLine")}: {m["message"]}' for m in messages if m.get('url', '').endswith('/' + page.name)]
        tap.ok(not found, f'{page.name}: Nu', *found)


def epubcheck(tap, books):
    """EPUBCheck: no finding, not even of usage."""
    for book in books:
        report = book.with_suffix('.json')
        run(['java', '-cp', f'{JUDGES}/epubcheck/*', 'com.adobe.epubcheck.tool.Checker', book, '--usage', '--json', report])
        found = json.loads(report.read_text()) if report.exists() else {'messages': [], 'items': []}
        tap.ok(found['items'] and not found['messages'], f'{book.name}: EPUBCheck', len(found['items']), *(
            f'{m["ID"]} {m["severity"]}: {m["message"]} {m["locations"][:1]}' for m in found['messages']))


def node(script):
    return [ROOT / 'tests/judges/node', ROOT / 'tests/judges' / script, JUDGES]


def python(script):
    return [JUDGES / 'python/bin/python', ROOT / 'tests/judges' / script]
