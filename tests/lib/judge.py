"""What the tests in tests/judges share."""
import json
import shutil

from lv import JUDGES, ROOT, run


def missing(*commands, installed=()):
    """Why a judge cannot run here, or None: a command that is absent, or a part of build/judges."""
    for command in commands:
        if not shutil.which(command):
            return f'no {command} here'
    for part in installed:
        if not (JUDGES / f'{part}.done').exists():
            return f'build/judges has no {part}'
    return None


def node_findings(tap, script, files):
    """One test a line that tests/judges/SCRIPT prints for each file and setting; returns how many it printed."""
    code, out, err = run([ROOT / 'tests/judges/node', ROOT / 'tests/judges' / script, JUDGES, *files])
    rows = [json.loads(line) for line in out.decode().splitlines()]
    for row in rows:
        tap.ok(not row['findings'], f'{row["file"].rpartition("/")[2]}: {row["setting"]}', *row['findings'])
    tap.ok(code == 0, f'{script} ran to its end', err)
    return len(rows)
