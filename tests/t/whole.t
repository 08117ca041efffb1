#!/usr/bin/env python3
"""Whole or not at all: the formats of a release appear together, no input is replaced, and nothing that ends the
program leaves a file that was begun."""
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, lvconv, run, scratch, traced

USAGE, SYSTEM = 2, 3
SAMPLES = sorted(ROOT.glob('samples/*.txt'))
TEXT = SAMPLES[0].read_bytes()


def made(folder):
    """All that is in a folder, hidden files too."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob('*'))}


def together(tap, folder):
    """One format of three cannot be written: a folder has its name. The others stay what they were."""
    (folder / 'r.txt').write_bytes(TEXT)
    for taken in ('html', 'docx', 'pdf'):
        out = folder / taken
        (out / f'r.{taken}' / 'in use').mkdir(parents=True)
        for other in {'html', 'docx', 'pdf'} - {taken}:
            (out / f'r.{other}').write_text('before')
        before = made(out)
        code, _, err = lvconv('-t', 'html,docx,pdf', '-O', out, folder / 'r.txt')
        tap.equal((code, err), (SYSTEM, f'{out}/r.{taken}: error: cannot be written: Is a directory\n'), f'{taken} cannot be written')
        tap.equal(made(out), before, f'{taken} cannot be written: nothing else is')
    code, _, err = lvconv('-t', 'html,html,text', '-O', folder / 'twice', folder / 'r.txt')
    tap.equal((code, err, sorted(made(folder / 'twice'))), (0, '', ['r.html', 'r.txt']), 'a format that is named twice is written once')


def order(tap, folder):
    """The system calls: all are written before the first is renamed, and only one file waits for the disk."""
    (folder / 'r.txt').write_bytes(TEXT)
    for what, arguments, syncs in (('-O', ['-t', 'html,docx,pdf', '-O', folder], 0), ('-o', ['-o', folder / 'r.html'], 1)):
        run(['strace', '-o', folder / 'trace', '-e', 'trace=openat,rename,fsync,fdatasync', BUILD / 'lvconv', *arguments, folder / 'r.txt'],
            env=traced())
        calls = re.findall(r'^(openat(?=.*O_EXCL)|rename|f(?:data)?sync)', (folder / 'trace').read_text(), re.M)
        written, renamed = calls.count('openat'), calls.count('rename')
        tap.equal((written, renamed), (3, 3) if what == '-O' else (1, 1), f'{what}: files are written beside their targets')
        tap.ok(calls[-renamed:] == ['rename'] * renamed, f'{what}: and renamed at the end', calls)
        tap.equal(len([call for call in calls if 'sync' in call]), syncs, f'{what}: waits for the disk {syncs} times')


def inputs(tap, folder):
    """An output is never one of the files that are read, by whatever name."""
    text, style = folder / 'r.txt', folder / 'house.ini'
    (folder / 'sub').mkdir()
    (folder / 'link.txt').symlink_to('r.txt')
    (folder / 'sub/far.html').symlink_to('../link.txt')
    (folder / 'here').symlink_to('.')
    text.write_bytes(TEXT)
    (folder / 'other.txt').write_bytes(TEXT)
    style.write_text('[page]\npaper = A4\n')
    os.link(text, folder / 'hard.html')
    os.link(text, folder / 'sub/other.txt')
    refused = 'lvconv: error: {} is read and would be overwritten; write to another file or folder\n'
    for what, name, arguments in [
        ('itself', 'r.txt', ['-o', 'r.txt', 'r.txt']), ('./', 'r.txt', ['-o', './r.txt', 'r.txt']),
        ('a long way', 'r.txt', ['-o', 'sub/.././r.txt', 'r.txt']), ('its whole path', 'r.txt', ['-o', text, 'r.txt']),
        ('a link to it', 'r.txt', ['-o', 'link.txt', 'r.txt']), ('it behind a link', 'link.txt', ['-o', 'r.txt', 'link.txt']),
        ('a link to a link', 'r.txt', ['-o', 'sub/far.html', 'r.txt']), ('a folder that is a link', 'r.txt', ['-o', 'here/r.txt', 'r.txt']),
        ('a hard link', 'r.txt', ['-o', 'hard.html', 'r.txt']), ('another edition', 'other.txt', ['-b', '-o', 'other.txt', 'r.txt', 'other.txt']),
        ('the style', 'house.ini', ['-t', 'html', '-s', './house.ini', '-o', 'house.ini', 'r.txt']),
        ('-O', 'r.txt', ['-t', 'text', '-O', '.', 'r.txt']), ('-O with another input', 'r.txt', ['-t', 'text', '-O', 'sub', 'other.txt', 'r.txt']),
        ('-O through a link', 'other.txt', ['-t', 'html,text', '-O', 'here', 'other.txt']),
        ('-O for one that is read only later', 'r.txt', ['-t', 'text', '-O', 'sub', 'sub/other.txt', 'r.txt']),
    ]:
        before = made(folder)
        code, out, err = lvconv(*arguments, cwd=folder)
        tap.ok(code == USAGE and re.fullmatch(refused.format('(.*)').replace('.', r'\.').replace(r'(\.*)', '(.*)'), err) and out == b'',
               f'{what} is refused', err)
        tap.equal(made(folder), before, f'{what}: nothing changes')
    for what, mode in (('standard input', 'rb'), ('standard output', 'ab')):
        with open(text, mode) as stream:
            p = subprocess.run([BUILD / 'lvconv', *(['-o', text] if mode == 'rb' else [text])], stderr=subprocess.PIPE,
                               **{'stdin' if mode == 'rb' else 'stdout': stream})
        tap.equal((p.returncode, text.read_bytes()), (USAGE, TEXT), f'{what}: the file that is read is not written')
    with open(text, 'rb') as stream:
        code, out, err = run([BUILD / 'lvconv', '-t', 'html', '-o', 'new.html', '-'], cwd=folder, stdin=TEXT)
    tap.equal((code, err), (0, ''), 'another file is no input')


def outputs(tap, folder):
    """Two outputs are never one file, by their names or by links; two that are linked hard, or go to a device, are two."""
    (folder / 'r.txt').write_bytes(TEXT)
    (folder / 'q.txt').write_bytes(TEXT)
    for sub in ('O', 'far', 'far/deep'):
        (folder / sub).mkdir()
    (folder / 'near').symlink_to('far/deep/..')
    (folder / 'far/one').write_text('before')
    words = 'lvconv: error: {} and {} would both be written to ' + str(folder) + '/{}; rename one, or use two folders\n'
    for what, links, said in [
        ('one links to the other', {'r.docx': 'r.html'}, ('docx', 'html', 'O/r.html')),
        ('both link to a file', {'r.html': '../far/one', 'r.docx': folder / 'far/one'}, ('docx', 'html', 'far/one')),
        ('both link to none yet', {'r.html': '../far/new', 'r.docx': '../far/new'}, ('docx', 'html', 'far/new')),
        ('by folders that are links', {'r.html': '../far/one', 'q.docx': '../near/one'}, ('r.txt', 'q.txt', 'far/one')),
    ]:
        for name, to in links.items():
            (folder / 'O' / name).symlink_to(to)
        before = made(folder)
        code, out, err = lvconv('-t', 'docx,html', '-O', 'O', 'r.txt', 'q.txt', cwd=folder)
        either = {words.format(a, b, said[2]) for a, b in (said[:2], said[1::-1])}
        tap.ok(code == USAGE and err in either and out == b'', f'outputs: {what}: refused', err)
        tap.equal(made(folder), before, f'outputs: {what}: nothing changes')
        for name in links:
            (folder / 'O' / name).unlink()
    (folder / 'O/r.html').write_text('before')
    os.link(folder / 'O/r.html', folder / 'O/r.docx')
    for name in ('q.html', 'q.docx'):
        (folder / 'O' / name).symlink_to('/dev/null')
    code, _, err = lvconv('-t', 'docx,html', '-O', 'O', 'r.txt', 'q.txt', cwd=folder)
    tap.ok(code == 0 and b'</html>' in (folder / 'O/r.html').read_bytes() and (folder / 'O/r.docx').read_bytes()[:2] == b'PK',
           'outputs: a hard link and a device are written', err)


def links(tap, folder):
    """A symbolic link stays; the file it leads to is replaced, or made."""
    (folder / 'r.txt').write_bytes(TEXT)
    (folder / 'there').mkdir()
    (folder / 'there/old.html').write_text('before')
    (folder / 'there/old.html').chmod(0o640)
    for name, target in (('a.html', 'there/old.html'), ('b.html', 'a.html'), ('c.html', 'there/new.html'), ('d.html', folder / 'there/far.html')):
        (folder / name).symlink_to(target)
        code, _, err = lvconv('-o', name, 'r.txt', cwd=folder)
        end = (folder / name).resolve()
        tap.ok(code == 0 and (folder / name).is_symlink() and end.parent.name == 'there' and b'</html>' in end.read_bytes(),
               f'{name}: the link stays and leads to the page', err)
    tap.equal(oct((folder / 'there/old.html').stat().st_mode & 0o777), '0o640', 'its permissions stay')
    tap.equal(sorted(p.name for p in (folder / 'there').iterdir()), ['far.html', 'new.html', 'old.html'], 'nothing is left beside it')
    (folder / 'round.html').symlink_to('round.html')
    code, _, err = lvconv('-o', 'round.html', 'r.txt', cwd=folder)
    tap.equal((code, err), (SYSTEM, 'round.html: error: cannot be written: Too many levels of symbolic links\n'), 'a link to itself')
    (folder / 'O').mkdir()
    (folder / 'O/r.html').symlink_to('../there/old.html')
    (folder / 'there/old.html').write_text('before')
    code, _, err = lvconv('-t', 'html', '-O', 'O', 'r.txt', cwd=folder)
    tap.ok((folder / 'O/r.html').is_symlink() and b'</html>' in (folder / 'there/old.html').read_bytes(), '-O follows a link, too', err)
    long = 'x' * 250 + '.html'
    code, _, err = lvconv('-o', long, 'r.txt', cwd=folder)
    tap.ok(code == 0 and (folder / long).exists(), 'the longest name can be written', err)


def folders(tap, folder):
    (folder / 'r.txt').write_bytes(TEXT)
    (folder / 'empty.txt').write_bytes(b'')
    for name in ('a', 'b/c/d', 'e/', './f/../g'):
        code, _, err = lvconv('-t', 'html', '-O', name, 'r.txt', cwd=folder)
        tap.ok(code == 0 and (folder / name / 'r.html').exists(), f'-O makes {name}', err)
    before = sorted(made(folder))
    for name in ('h', 'b/i/j'):
        code, _, err = lvconv('-t', 'html', '-O', name, 'empty.txt', cwd=folder)
        tap.equal((code, sorted(made(folder))), (1, before), f'{name}: a folder that nothing came into is not left')
    code, _, err = lvconv('-t', 'html', '-O', 'r.txt/x', 'r.txt', cwd=folder)
    tap.equal((code, err), (SYSTEM, 'r.txt/x: error: cannot be written: Not a directory\n'), 'a file is in the way')


def waits_for(test):
    for _ in range(1000):
        if test():
            return True
        time.sleep(0.005)
    return False


def stopped_at(folder, call, jobs, *arguments):
    """Starts lvconv such that a call that ends the writing of a file takes long."""
    command = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', f'inject={call}:delay_enter=300000', BUILD / 'lvconv', '-j', str(jobs), *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, cwd=folder, start_new_session=True, env=traced())


def processes(group):
    """(pid, parent) of lvconv's own processes in a process group, oldest first."""
    found = []
    for stat in Path('/proc').glob('[0-9]*/stat'):
        try:
            name, fields = stat.read_text().split('(', 1)[1].rsplit(') ', 1)
        except OSError:
            continue
        fields = fields.split()
        if name == 'lvconv' and int(fields[2]) == group:
            found.append((int(stat.parent.name), int(fields[1])))
    return sorted(found)


def signals(tap, folder):
    """A signal at any moment: nothing that was begun is left, and what is there is whole."""
    for jobs in (1, 2):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            stop(tap, folder, jobs, number, 'the program')
    stop(tap, folder, 2, signal.SIGKILL, 'a worker')
    stop(tap, folder, 2, signal.SIGTERM, 'a worker')


def stop(tap, folder, jobs, number, whom):
    out = folder / f'{jobs}-{number.name}-{whom.split()[-1]}'
    out.mkdir()
    (out / '00.html').write_text('before')
    files = []
    for i in range(4):
        files.append(folder / f'{i:02}.txt')
        files[-1].write_bytes(TEXT)
    p = stopped_at(folder, 'fchmod', jobs, '-t', 'html', '-O', out, *files)
    what = f'-j {jobs}, {number.name} to {whom}'
    begun = waits_for(lambda: any('.lvconv-' in path.name for path in out.iterdir()))
    tap.ok(begun, f'{what}: a file is begun beside its target')
    own = processes(p.pid)
    os.kill(own[0][0] if whom == 'the program' else own[-1][0], number)
    p.communicate(timeout=60)
    left = made(out)
    tap.equal([name for name in left if not name.endswith('.html')], [], f'{what}: it is not left')
    tap.ok(left['00.html'] == b'before' or b'</html>' in left['00.html'] and all(b'</html>' in data for data in left.values()),
           f'{what}: what is there is whole', left)
    tap.equal(processes(p.pid), [], f'{what}: no process stays')


def ignored(tap, folder):
    """What nohup ignores stays ignored."""
    (folder / 'r.txt').write_bytes(TEXT)
    os.mkfifo(folder / 'wait')
    p = subprocess.Popen([BUILD / 'lvconv', '-t', 'html', '-o', 'out.html', 'wait'], cwd=folder,
                         preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    with open(folder / 'wait', 'wb') as pipe:
        p.send_signal(signal.SIGHUP)
        pipe.write(TEXT)
    tap.equal((p.wait(timeout=60), (folder / 'out.html').exists()), (0, True), 'a signal that is ignored stays so')


def alone(tap, folder):
    """Where no process can be started, one does the work."""
    prefix = ['setpriv', '--reuid=65533', '--regid=65533', '--clear-groups'] if os.getuid() == 0 else []
    folder.parent.chmod(0o755)
    folder.chmod(0o777)
    command = [*prefix, 'prlimit', '--nproc=1', BUILD / 'lvconv', '-j', '4', '-t', 'html', '-O', folder / 'out', *SAMPLES]
    code, _, err = run(command, env=traced())
    tap.equal((code, err, len(made(folder / 'out'))), (0, lvconv('-t', 'html', '-O', folder / 'want', *SAMPLES)[2], len(SAMPLES)), 'no process can be started')
    tap.ok(made(folder / 'out') == made(folder / 'want'), 'no process can be started: the same bytes')


PARTS = {together: [], order: ['strace'], inputs: [], outputs: [], links: [], folders: [], signals: ['strace'], ignored: [], alone: ['setpriv', 'prlimit']}
tap = Tap()
with scratch() as name:
    for part, tools in PARTS.items():
        folder = Path(name) / part.__name__
        folder.mkdir()
        if missing(*tools):
            tap.skip(part.__name__, missing(*tools))
        else:
            part(tap, folder)
tap.done()
