#!/usr/bin/env python3
"""--watch: what is saved in a folder is converted, once a burst, whichever way an editor saves; a signal ends it well."""
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, lvconv, scratch

USAGE, SYSTEM = 2, 3
TEXT = (ROOT / 'samples/bees.en.txt').read_bytes()
LATVIAN = (ROOT / 'samples/bees.lv.txt').read_bytes()
LONG = 30  # seconds that nothing takes
BURST = 1.2  # seconds after which a burst surely has ended and been converted


def waits_for(test):
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if test():
            return True
        time.sleep(0.02)
    return False


def made(folder):
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob('*') if not path.is_dir())


class Watch:
    """lvconv --watch, which says on standard error what it has done."""

    def __init__(self, folder, *arguments):
        self.log = folder / 'log'
        self.p = subprocess.Popen([BUILD / 'lvconv', '-v', '--watch', *arguments], cwd=folder, stderr=self.log.open('wb'),
                                  stdout=(folder / 'stdout').open('wb'), preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
        self.seen = 0
        waits_for(lambda: self.rounds() > 0 or self.p.poll() is not None)
        self.first = self.news()

    def rounds(self):
        return len(re.findall(r'(?m)^lvconv: \d+ (?:converted|checked)', self.log.read_text()))

    def news(self):
        """What was said since the last call."""
        text = self.log.read_text()
        new, self.seen = text[self.seen:], len(text)
        return new

    def end(self, number=signal.SIGINT):
        self.p.send_signal(number)
        return self.p.wait(LONG)


def converted(text):
    return [int(n) for n in re.findall(r'(?m)^lvconv: (\d+) (?:converted|checked)', text)]


def save(path, text=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)


def rename_over(path, text=TEXT):
    """As editors do that write beside the file; its date is older than any output."""
    beside = path.with_name('.' + path.name + '.new')
    beside.write_bytes(text)
    os.utime(beside, (1_000_000_000, 1_000_000_000))
    beside.rename(path)


def backup_first(path):
    path.rename(path.with_name(path.name + '~'))
    path.write_bytes(TEXT)


def link_in(path):
    beside = path.with_name('.linked')
    beside.write_bytes(TEXT)
    path.unlink(missing_ok=True)
    os.link(beside, path)
    beside.unlink()


def in_pieces(path):
    with path.open('wb', buffering=0) as f:
        for at in range(0, len(TEXT), 200):
            f.write(TEXT[at:at + 200])


def ways(tap, folder):
    """Ways of saving, to a file that is there and to a new one."""
    source = folder / 'in'
    save(source / 'draft.txt')
    save(source / 'done.txt')
    lvconv('-t', 'html', '-O', folder / 'out', source / 'done.txt')
    watch = Watch(folder, 'in', '-t', 'html', '-O', 'out')
    tap.equal(converted(watch.first), [1], 'first it does what --resume would', )
    tap.ok('lvconv: watching in; Ctrl-C ends\n' in watch.first, 'it says that it watches', watch.first)
    for name, way in (('written', save), ('renamed over', rename_over), ('backed up first', backup_first), ('linked', link_in),
                      ('in pieces', in_pieces), ('touched', lambda path: subprocess.run(['touch', path]))):
        for draft in ('draft', f'new {name}'):
            if name == 'backed up first':
                save(source / f'{draft}.txt')
                time.sleep(BURST)
            out = folder / f'out/{draft}.html'
            out.unlink(missing_ok=True)
            watch.news()
            if name == 'touched' and draft != 'draft':
                continue
            way(source / f'{draft}.txt')
            tap.ok(waits_for(out.exists), f'{name}: {draft}', made(folder))
            time.sleep(BURST if draft == 'draft' else 0)
            if draft == 'draft':
                tap.equal(converted(watch.news()), [1], f'{name}: {draft}: once')
    for name in ('notes.md', '.hidden.txt', 'draft.txt~', 'draft.docx'):
        save(source / name)
    save(source / 'sub/below.txt')
    (source / 'done.txt').unlink()
    time.sleep(BURST)
    tap.equal(watch.news(), '', 'what is no release, or below the folder, or gone, is nothing')
    save(source / 'draft.txt', b'')
    tap.ok(waits_for(lambda: '1 failed' in watch.log.read_text()), 'a draft that cannot be converted is said')
    tap.ok((folder / 'out/draft.html').exists(), 'and what was there stays')
    save(source / 'last.txt')
    tap.ok(waits_for((folder / 'out/last.html').exists), 'and it goes on')
    tap.equal(watch.end(), 0, 'Ctrl-C: exit 0')
    tap.equal([path for path in made(folder / 'out') if '.lvconv' in path], [], 'nothing half is left')


def bursts(tap, folder):
    source = folder / 'in'
    save(source / 'draft.txt')
    watch = Watch(folder, 'in', '-t', 'html', '-O', 'out')
    for number in range(10):
        save(source / 'draft.txt', TEXT + str(number).encode())
        time.sleep(0.05)
    time.sleep(BURST)
    tap.equal(converted(watch.news()), [1], 'ten saves at once: one conversion')
    tap.ok((folder / 'out/draft.html').read_bytes() == lvconv('-t', 'html', source / 'draft.txt')[1], 'of the last')
    for number in range(300):
        save(source / f'{number}.txt')
    tap.ok(waits_for(lambda: len(made(folder / 'out')) == 301), 'many files at once', len(made(folder / 'out')))
    time.sleep(BURST)
    tap.equal(sum(converted(watch.news())), 300, 'each once')
    tap.equal(watch.end(signal.SIGTERM), 0, 'SIGTERM: exit 0')


def deep(tap, folder):
    """New folders, moved folders, and the outputs in the folder that is watched."""
    source, out = folder / 'in', folder / 'in/made'
    save(source / 'a/one.txt')
    watch = Watch(folder, 'in/', '-r', '-t', 'html,xml', '-O', 'in/made')
    tap.equal(made(out), ['a/one.html', 'a/one.xml'], 'what is there')
    save(source / 'b/c/two.txt')
    tap.ok(waits_for((out / 'b/c/two.html').exists), 'in new folders')
    save(source / 'b/c/two.txt', LATVIAN)
    tap.ok(waits_for(lambda: b'lang="lv"' in (out / 'b/c/two.html').read_bytes()), 'which are watched from then on')
    (folder / 'ready/d').mkdir(parents=True)
    save(folder / 'ready/d/three.txt')
    (folder / 'ready').rename(source / 'ready')
    tap.ok(waits_for((out / 'ready/d/three.html').exists), 'a folder that is moved in')
    (source / 'b').rename(source / 'renamed')
    tap.ok(waits_for((out / 'renamed/c/two.html').exists), 'a folder that is renamed')
    save(source / 'renamed/c/four.txt')
    tap.ok(waits_for((out / 'renamed/c/four.html').exists), 'is watched by its new name')
    (source / 'renamed').rename(folder / 'gone')
    time.sleep(BURST)
    watch.news()
    save(folder / 'gone/c/five.txt')
    save(source / '.git/six.txt')
    time.sleep(BURST)
    tap.equal(watch.news(), '', 'what is moved away or hidden is not watched')
    for number in range(20):
        save(source / f'deep{number}' / 'er' / 'release.txt')
    shutil.copytree(folder / 'gone', source / 'copied')
    tap.ok(waits_for(lambda: len(list(out.rglob('release.html'))) == 20 and (out / 'copied/c/five.html').exists()), 'many new folders')
    time.sleep(BURST)
    tap.ok('error' not in watch.log.read_text(), 'nothing goes wrong', watch.log.read_text())
    tap.ok(not list(out.rglob('made')), 'no output is read as a draft', made(out))
    shutil.rmtree(source)
    tap.equal(watch.p.wait(LONG), SYSTEM, 'where the folder goes, it ends')
    tap.ok('in/: error: cannot be watched: ' in watch.news(), 'and says why', watch.log.read_text())


def editions(tap, folder):
    for name, text in (('lv', LATVIAN), ('en', TEXT)):
        save(folder / f'in/news.{name}.txt', text)
        save(folder / f'in/other.{name}.txt', text)
    watch = Watch(folder, 'in', '-b', '-j', '2', '-t', 'html,xml', '-O', 'in')
    tap.equal(converted(watch.first), [2], '-b: two releases')
    watch.news()
    save(folder / 'in/news.en.txt')
    time.sleep(BURST)
    tap.equal(converted(watch.news()), [1], '-b: one edition is saved, its release is converted')
    tap.ok(all(text in (folder / 'in/news.html').read_bytes() for text in (b'lang="lv"', b'lang="en"')), 'with both')
    tap.equal([path for path in made(folder / 'in') if not path.startswith(('news.', 'other.'))], [], 'outputs beside drafts are not read')
    tap.equal(watch.end(), 0, 'exit 0')


def checks(tap, folder):
    save(folder / 'in/one.txt')
    p = subprocess.Popen([BUILD / 'lvconv', 'check', '-v', '--watch', 'in'], cwd=folder, stdout=(folder / 'found').open('wb'), stderr=subprocess.DEVNULL)
    time.sleep(BURST)
    save(folder / 'in/one.txt', b'')
    tap.ok(waits_for(lambda: b'nothing to convert' in (folder / 'found').read_bytes()), 'check: what is found, as it is saved')
    p.send_signal(signal.SIGTERM)
    tap.equal(p.wait(LONG), 0, 'check: exit 0')


def manners(tap, folder):
    save(folder / 'in/one.txt')
    for arguments, code, text in ((['in'], USAGE, '-O'), (['in', '-O', 'out', 'in/one.txt'], USAGE, 'no other files'),
                                  (['in', '-O', 'out', '--roles=x'], USAGE, 'no --roles'), (['in', '-o', 'x.html'], USAGE, '-O'),
                                  (['nowhere', '-O', 'out'], SYSTEM, 'nowhere: error: cannot be watched: '),
                                  (['in/one.txt', '-O', 'out'], SYSTEM, 'in/one.txt: error: cannot be watched: Not a directory')):
        got = lvconv('--watch', *arguments, cwd=folder, timeout=LONG)
        tap.ok(got[0] == code and text in got[2] and not (folder / 'out').exists(), f'--watch {arguments}', got)
    p = subprocess.Popen([BUILD / 'lvconv', '--watch', 'in', '-t', 'html', '-O', 'out'], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    tap.ok(waits_for((folder / 'out/one.html').exists), 'in a pipe')
    p.send_signal(signal.SIGTERM)
    tap.equal((p.communicate(timeout=LONG), p.returncode), ((b'', b''), 0), 'in a pipe it says nothing')


tap = Tap()
with scratch() as name:
    for part in (ways, bursts, deep, editions, checks, manners):
        below = Path(name) / part.__name__
        below.mkdir()
        part(tap, below)
tap.done()
