#!/usr/bin/env python3
"""Many files at once: the same bytes and findings whatever -j says; what goes wrong with one harms no other; the bar."""
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
import lv
from lv import BUILD, ROOT, Tap, lvconv, scratch

SYSTEM, USAGE, DOCUMENT = 3, 2, 1
SAMPLES = sorted(ROOT.glob('samples/*.txt'))
FINDING = '{}: error: nothing to convert: the input is empty\n'


def summary(converted, failed):
    return f'lvconv: {converted} converted, 0 skipped, 0 with warnings, {failed} failed\n'


def made(folder):
    """Names and bytes of what is in a folder, without what was begun by a process that was killed."""
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def inputs(folder):
    """Releases and, between them, files that have findings or errors."""
    for number, path in enumerate(SAMPLES):
        (folder / f'{number:02}-good.txt').write_bytes(path.read_bytes())
        (folder / f'{number:02}-empty.txt').write_bytes(b'')
        (folder / f'{number:02}-old.txt').write_bytes('Rīgā šodien atklās jaunu tiltu pār Daugavu'.encode('windows-1257'))
    return sorted(folder.glob('*.txt')) + [folder / 'not-there.txt']


def same(tap, folder):
    files, results = inputs(folder), []
    for jobs in ('1', '2', '4', '0', '100'):
        out = folder / f'out{jobs}'
        out.mkdir()
        code, printed, err = lvconv('-j', jobs, '-t', 'xml,html,docx', '-O', out, *files)
        tap.equal((code, printed), (SYSTEM, b''), f'-j {jobs}: the worst exit code')
        results.append((made(out), err))
    tap.equal(len(results[0][0]), 3 * 2 * len(SAMPLES), 'every good file is converted')
    at = [results[0][1].find(str(path)) for path in files if 'good' not in path.name]
    tap.ok(-1 not in at and at == sorted(at), 'findings come in the order of the files', results[0][1])
    for jobs, (out, err) in zip(('2', '4', '0', '100'), results[1:]):
        tap.ok(out == results[0][0], f'-j {jobs}: the same bytes as one process')
        tap.equal(err, results[0][1], f'-j {jobs}: the same findings in the same order')
    for arguments in (['check'], ['check', '--format=json']):
        one, four = (lvconv(*arguments, '-j', jobs, *files) for jobs in ('1', '4'))
        tap.ok(one[1].count(b'nothing to convert') == len(SAMPLES), f'{arguments}: it finds what is wrong', one)
        tap.equal(four, one, f'{arguments}: the same with -j 4')


def children(pid):
    return [int(child) for child in Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]


def waits_for(test):
    for _ in range(500):
        if test():
            return True
        time.sleep(0.02)
    return False


def has_reader(pipe):
    """True once somebody reads a named pipe, who then waits: it stays open for writing as long as this process."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return False


def killed(tap, folder):
    """A worker that is killed at a file it cannot get on with: that file is named, all others are converted."""
    files = [folder / f'{number}.txt' for number in range(8)]
    for path in files:
        path.write_bytes(SAMPLES[0].read_bytes())
    files[3].unlink()
    os.mkfifo(files[3])
    out = folder / 'killed'
    out.mkdir()
    p = subprocess.Popen([BUILD / 'lvconv', '-j', '2', '-t', 'html', '-O', out, *files], stderr=subprocess.PIPE)
    tap.ok(waits_for(lambda: has_reader(files[3])), 'a worker is at the pipe')
    os.kill(children(p.pid)[1], signal.SIGKILL)
    err = p.communicate(timeout=60)[1].decode()
    tap.equal((p.returncode, err), (SYSTEM, f'{files[3]}: error: not converted, its process died: Killed; try it alone\n'
                            + summary(7, 1)),
              'the file it was at is named')
    tap.equal(sorted(made(out)), [f'{number}.html' for number in range(8) if number != 3], 'all others are converted')


def places(tap, folder):
    out = folder / 'places'
    out.mkdir()
    (folder / 'a').mkdir()
    (folder / 'b').mkdir()
    twins = [folder / 'a/news.txt', folder / 'b/news.txt']
    for path in twins:
        path.write_bytes(SAMPLES[0].read_bytes())
    for jobs in ('1', '4'):
        code, _, err = lvconv('-j', jobs, '-t', 'html', '-O', out, SAMPLES[0], *twins)
        tap.equal((code, err, made(out)), (USAGE, f'lvconv: error: {twins[0]} and {twins[1]} would both be written to {out}/news.html; '
                  'rename one, or use two folders\n', {}), f'-j {jobs}: two inputs for one output are refused')
        code, _, err = lvconv('-j', jobs, '-t', 'html', '-O', twins[0] / 'nowhere', *SAMPLES)
        tap.equal((code, err), (SYSTEM, f'{twins[0]}/nowhere: error: cannot be written: Not a directory\n'),
                  f'-j {jobs}: a folder that cannot be made is said once')
        code, _, err = lvconv('-j', jobs, '-t', 'html,text', '-O', folder / 'a', twins[0], SAMPLES[0])
        tap.equal((code, err, twins[0].read_bytes()), (USAGE, f'lvconv: error: {twins[0]} is read and would be overwritten; '
                  'write to another file or folder\n', SAMPLES[0].read_bytes()), f'-j {jobs}: no input is overwritten')
    code, _, err = lvconv('-t', 'html', '-O', twins[0], SAMPLES[0])
    tap.equal((code, err), (SYSTEM, f'{twins[0]}: error: cannot be written: Not a directory\n'), '-O with a file')
    if os.getuid() == 0:
        read_only(tap, folder, out)
    for number in ('x', '-1', '', '2x', '10000'):
        code, _, err = lvconv('-j', number, '-O', out, SAMPLES[0])
        tap.ok(code == USAGE and 'a number of processes' in err, f'-j {number!r} is refused', err)


def read_only(tap, folder, out):
    """A folder where nobody but root may write: each file is said, in order, and nothing is left."""
    folder.chmod(0o755)
    prefix = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
    p = subprocess.run([*prefix, BUILD / 'lvconv', '-j', '4', '-t', 'html', '-O', out, *SAMPLES], capture_output=True)
    want = ''.join(f'{out}/{path.stem}.html: error: cannot be written: Permission denied\n' for path in SAMPLES) + summary(0, len(SAMPLES))
    tap.equal((p.returncode, p.stderr.decode(), made(out)), (SYSTEM, want, {}), 'a folder without permission: each file in order')


def on_terminal(*arguments, **environment):
    """What a terminal gets on standard error."""
    return lv.on_terminal(*arguments, env=environment)[1].decode().replace('\r\n', '\n')


def bar(tap, folder):
    out = folder / 'bar'
    out.mkdir()
    empty = folder / 'empty.txt'
    empty.write_bytes(b'')
    many = [*SAMPLES[:3], empty, *SAMPLES[3:]]
    arguments = ['-t', 'html', '-O', out, *many]
    for jobs in ('1', '3'):
        seen = on_terminal('-j', jobs, *arguments, TERM='xterm')
        steps = [int(percent) for percent in re.findall(r'\r\[[# ]{24}\] +(\d+) % of \d+ files', seen)]
        tap.ok(steps and steps[0] == 0 and steps[-1] == 100 and steps == sorted(steps), f'-j {jobs}: a bar from 0 to 100 %', seen)
        tap.ok(f'\r{" " * 78}\r{FINDING.format(empty)}\r[' in seen, f'-j {jobs}: a finding has a line of its own above the bar', seen)
        tap.ok(seen.endswith(f'\r{" " * 78}\r' + summary(len(SAMPLES), 1)), f'-j {jobs}: the bar goes when all is done', seen[-100:])
        tap.ok('\x1b' not in seen, f'-j {jobs}: no colours and no escape sequences')
    found = FINDING.format(empty)
    for what, arguments, environment, want in [
        ('a dumb terminal', arguments, {'TERM': 'dumb'}, found + summary(len(SAMPLES), 1)),
        ('an unknown terminal', arguments, {'TERM': ''}, found + summary(len(SAMPLES), 1)),
        ('check', ['check', *many], {'TERM': 'xterm'}, f'lvconv: {len(SAMPLES)} checked, N with findings, 1 failed\n'),
        ('one file', ['-t', 'html', '-O', out, empty], {'TERM': 'xterm'}, found),
    ]:
        seen = on_terminal(*arguments, **environment)
        tap.equal(re.sub(r'\d+ with findings', 'N with findings', seen), want, f'{what}: no bar')
    code, _, err = lvconv('-t', 'html', '-O', out, *many)
    tap.equal(err, found + summary(len(SAMPLES), 1), 'no terminal: no bar')


tap = Tap()
with scratch() as name:
    for part in (same, killed, places, bar):
        folder = Path(name) / part.__name__
        folder.mkdir()
        Path(name).chmod(0o755)
        part(tap, folder)
tap.done()
