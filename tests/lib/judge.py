"""What the tests in tests/judges share."""
import contextlib
import json
import shutil

from lv import JUDGES, ROOT, outputs, paired, run, scratch


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


def judge(tap, command, files, settings):
    """One test for each JSON line {file, setting, findings} that a judge prints; it owes `settings` lines a file."""
    code, out, err = run([*command, *files])
    rows = [json.loads(line) for line in out.decode().splitlines()]
    for row in rows:
        tap.ok(not row['findings'], f'{row["file"].rpartition("/")[2]}: {row["setting"]}', *row['findings'])
    tap.ok(code == 0 and len(rows) == settings * len(files), f'{len(files)} files were judged in {settings} settings',
           f'exit {code}, {len(rows)} verdicts', err)


def node(script):
    return [ROOT / 'tests/judges/node', ROOT / 'tests/judges' / script, JUDGES]


def python(script):
    return [JUDGES / 'python/bin/python', ROOT / 'tests/judges' / script]
