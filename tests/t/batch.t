#!/usr/bin/env python3
"""Batches: lists of files, folders, what is up to date, the summary, the rate, and what -q leaves.

Every part works in a folder of its own and calls lvconv there, so that paths are short.
"""
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
import lv
from lv import BUILD, ROOT, Tap, lvconv, scratch

DOCUMENT, USAGE, SYSTEM = 1, 2, 3
TEXT = (ROOT / 'samples/bees.en.txt').read_bytes()
LATVIAN = (ROOT / 'samples/bees.lv.txt').read_bytes()
OLD = 'Rīgā šodien atklās jaunu tiltu pār Daugavu\n\nTilts būvēts divus gadus.\n'.encode('windows-1257')  # has a warning


def put(folder, *names, text=TEXT):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def made(folder):
    """The paths of files below a folder, from there."""
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob('*') if not path.is_dir())


def summary(converted=0, skipped=0, warnings=0, failed=0):
    return f'lvconv: {converted} converted, {skipped} skipped, {warnings} with warnings, {failed} failed\n'


def lists(tap, folder):
    names = ['one.txt', 'two words.txt', ' blank.txt', 'šķūnis.txt', '-dash.txt', 'line\nend.txt']
    put(folder, *names)
    plain, html = names[:-1], sorted(name.replace('.txt', '.html') for name in names[:-1])
    for what, list_ in (('lines', '\n'.join(plain) + '\n'), ('no line end at the end', '\n'.join(plain)), ('CR LF', '\r\n'.join(plain)),
                        ('blank lines', '\n\n' + '\n\n'.join(plain) + '\n\n')):
        (folder / 'list').write_bytes(list_.encode())
        for number, (arguments, stdin) in enumerate(((['--files-from=list'], b''), (['--files-from=-'], list_.encode()),
                                                     (['--files-from', '-', '-j', '3'], list_.encode()))):
            out = folder / f'{what}{number}'
            got = lvconv(*arguments, '-t', 'html', '-O', out, cwd=folder, stdin=stdin)
            tap.equal((got, made(out)), ((0, b'', ''), html), f'{what}: {arguments}')
    null = '\0'.join(names).encode()
    for what, list_ in (('NUL between', null), ('NUL at the end', null + b'\0')):
        out = folder / what
        got = lvconv('-0', '--files-from=-', '-t', 'html', '-O', out, cwd=folder, stdin=list_)
        tap.equal((got, made(out)), ((0, b'', ''), sorted(html + ['line\nend.html'])), what)
    out = folder / 'both'
    got = lvconv('--files-from=-', '-t', 'html', '-O', out, 'one.txt', cwd=folder, stdin=b' blank.txt\n')
    tap.equal((got[0], made(out)), (0, [' blank.html', 'one.html']), 'files and a list')
    for list_ in (b'', b'\n\n', b'\r\n'):
        tap.equal(lvconv('--files-from=-', '-t', 'html', '-O', folder / 'none', cwd=folder, stdin=list_), (0, b'', ''), f'{list_}: nothing to do')
    tap.ok(not (folder / 'none').exists(), 'no folder is made for nothing')
    for what, arguments, stdin, code, text in (
        ('NUL without -0', ['--files-from=-', '-O', 'x'], null, USAGE, 'standard input: error: a list with NUL characters needs -0'),
        ('no list', ['--files-from=nothing', '-O', 'x'], b'', SYSTEM, 'nothing: error: cannot be read: No such file'),
        ('-0 alone', ['-0', 'one.txt'], b'', USAGE, '-0 says how --files-from is written'),
        ('standard input twice', ['--files-from=-', '-O', 'x'], b'one.txt\n-\n', USAGE, 'standard input is the list already'),
        ('standard input twice, by an argument', ['--files-from=-', '-O', 'x', '-'], b'one.txt\n', USAGE, 'standard input is the list already'),
        ('no folder', ['--files-from=-'], b'one.txt\ntwo words.txt', USAGE, 'several files need a folder'),
        ('the list would be replaced', ['--files-from=one.txt', '-t', 'text', '-O', '.'], b'', USAGE, 'one.txt is read and would be overwritten'),
    ):
        if what == 'the list would be replaced':
            put(folder, 'one.txt', text=b'sub/one.txt\n')
            put(folder, 'sub/one.txt')
        got = lvconv(*arguments, cwd=folder, stdin=stdin)
        tap.ok(got[0] == code and text in got[2] and not (folder / 'x').exists(), what, got)
    got = lvconv('--files-from=-', '-t', 'html', '-O', 'some', cwd=folder, stdin=b'not-there.txt\ntwo words.txt\n')
    tap.equal((got[0], got[2], made(folder / 'some')),
              (SYSTEM, 'not-there.txt: error: cannot be read: No such file or directory\n' + summary(1, failed=1), ['two words.html']),
              'a file that is not there is said, the others are converted')


def folders(tap, folder):
    put(folder, 'in/news.txt', 'in/a/news.txt', 'in/a/b/news.txt', 'in/z/old.txt', 'in/.hidden.txt', 'in/.git/x.txt', 'in/~$news.txt',
        'in/news.txt~', 'in/#news.txt#', 'in/notes.md', 'in/.txt', 'in/a/style.ini', 'in/draft.roles', 'in/noending')
    (folder / 'in/a/loop').symlink_to('..')
    (folder / 'in/a/self').symlink_to('self')
    (folder / 'in/linked.txt').symlink_to('z/old.txt')
    (folder / 'elsewhere').mkdir()
    put(folder, 'elsewhere/far.txt')
    (folder / 'in/link').symlink_to('../elsewhere')
    (folder / 'in/folder.txt').mkdir()
    os.mkfifo(folder / 'in/pipe.txt')
    html = ['a/b/news.html', 'a/news.html', 'linked.html', 'news.html', 'z/old.html']
    for what, arguments in (('a folder', ['in']), ('with a slash', ['in//']), ('by ./', ['./in']), ('by a long way', ['in/../in']),
                            ('-j 4', ['in', '-j', '4'])):
        got = lvconv('-r', '-t', 'html', '-O', f'out {what}', *arguments, cwd=folder, timeout=60)
        tap.equal((got, made(folder / f'out {what}')), ((0, b'', ''), html), what)
    got = lvconv('-r', '-t', 'html', '-O', '../here', cwd=folder / 'in', stdin=b'')
    tap.ok(got[0] == USAGE and '-r needs a folder' in got[2], '-r alone is refused', got)
    got = lvconv('-r', '-t', 'html', '-O', '../here', '.', cwd=folder / 'in')
    tap.equal((got[0], made(folder / 'here')), (0, html), 'the folder one is in')
    (folder / 'alias').symlink_to('in')
    lvconv('-r', '-t', 'html', '-O', 'by-link', 'alias', cwd=folder)
    tap.equal(made(folder / 'by-link'), html, 'a link that is given is followed')
    lvconv('-r', '-t', 'html', '-O', 'two', 'in/a', 'in/z', cwd=folder)
    tap.equal(made(folder / 'two'), ['a/b/news.html', 'a/news.html', 'z/old.html'], 'of two folders, each has its own below -O')
    lvconv('-r', '-t', 'html', '-O', 'listed', '--files-from=-', 'in/z/old.txt', cwd=folder, stdin=b'in/a\n')
    tap.equal(made(folder / 'listed'), ['b/news.html', 'news.html', 'old.html'], 'folders in a list, and a file')
    got = lvconv('-r', '-O', 'twice', 'in', 'elsewhere/../in', cwd=folder)
    tap.ok(got[0] == USAGE and 'would both be written' in got[2] and not (folder / 'twice').exists(), 'one folder twice is refused', got)
    for arguments, text in ((['in'], '-O'), (['in', '-o', 'x.html'], '-O'), (['in', '-O', 'x', '-o', 'y'], 'exclude')):
        got = lvconv('-r', *arguments, cwd=folder)
        tap.ok(got[0] == USAGE and text in got[2], f'-r {arguments} is refused', got)
    got = lvconv('-r', '-t', 'html', '-O', 'some', 'nowhere', 'elsewhere', cwd=folder)
    tap.equal((got[0], made(folder / 'some')), (SYSTEM, ['far.html']), 'a folder that is not there, and one that is')
    passed_over(tap, folder)
    order(tap, folder)
    outputs(tap, folder)


def passed_over(tap, folder):
    """Drafts of other programs in a folder are named; outputs of the texts beside them are not."""
    (folder / 'drafts/old').mkdir(parents=True)
    put(folder, 'drafts/news.txt', 'drafts/town.lv.txt')
    for name in ('news.docx', 'town.lv.pdf', 'town.html', 'plan.docx', 'old/PLAN.DOC', 'plan.ods', '~$plan.docx', '.plan.odt', 'pack.pdf'):
        (folder / 'drafts' / name).write_bytes(b'PK')
    said = [f'drafts/{name}: warning: is no plain text and is not read; save it as text, with a name such as news.txt [-Wpassed-over]'
            for name in ('old/PLAN.DOC', 'pack.pdf', 'plan.docx')]
    convert = ['-r', '-t', 'html', '-O', 'texts', 'drafts']
    for arguments, want in ((convert, said), (['-q', *convert], []), (['-Wno-passed-over', *convert], []),
                            (['pack', '-o', 'drafts/pack.pdf', 'drafts'], [said[0], said[2]])):
        got = lvconv(*arguments, cwd=folder)
        lines = [line for line in got[2].splitlines() if 'passed-over' in line]
        tap.equal((got[0], sorted(lines)), (0, want), f'drafts in a folder: {arguments[0]}')
    got = lvconv('check', '-r', 'drafts', cwd=folder)
    tap.equal([line for line in got[1].decode().splitlines() if 'passed-over' in line], said, 'drafts in a folder: check')


def order(tap, folder):
    """Findings come in the order of names, whatever the order in the folder, and -j."""
    names = [f'{number}/{letter}.txt' for number in (3, 1, 2) for letter in 'cab']
    put(folder / 'order', *names, text=b'')
    for jobs in '13':
        err = lvconv('-r', '-j', jobs, '-O', 'nothing', 'order', cwd=folder)[2]
        tap.equal(re.findall(r'order/(\S+): error', err), sorted(names), f'-j {jobs}: the order of names')
    tap.ok(not (folder / 'nothing').exists(), 'no folder is made where nothing is')


def outputs(tap, folder):
    """What lvconv wrote is not read as a release, wherever it was written."""
    put(folder, 'own/news.txt', 'own/sub/pair.lv.txt', 'own/sub/pair.en.txt')
    put(folder, 'own/real.xml', text=lvconv(stdin=TEXT)[1])
    first = lvconv('-r', '-t', 'xml,html', '-O', 'own/out', 'own', cwd=folder)
    tap.equal((first[0], len(made(folder / 'own/out'))), (0, 8), 'into a folder below')
    for number in range(2):
        got = lvconv('-r', '-t', 'xml,html,text', '-O', 'own/out', 'own', cwd=folder)
        tap.equal((got[0], len(made(folder / 'own/out'))), (0, 12), f'again, {number}')
    (folder / 'own/real.xml').unlink()
    put(folder, 'beside/news.txt', 'beside/sub/pair.lv.txt', 'beside/sub/pair.en.txt')
    for options, want in ((['-b'], 2), ([], 3), ([], 3)):
        got = lvconv('-r', *options, '-v', '-t', 'xml,html', '-O', 'beside', 'beside', cwd=folder)
        tap.equal(got, (0, b'', summary(want)), f'beside the sources {options}')
    got = lvconv('-r', '-t', 'text', '-O', 'beside', 'beside', cwd=folder)
    tap.ok(got[0] == USAGE and 'is read and would be overwritten' in got[2], 'no source is replaced', got)
    tap.ok((folder / 'beside/news.txt').read_bytes() == TEXT, 'it is as it was')
    got = lvconv('-r', '-f', 'xml', '-v', '-t', 'html', '-O', 'from-xml', 'beside', cwd=folder)
    tap.equal(got[2], summary(4), 'with -f xml, the XML is what counts')


def editions(tap, folder):
    for name, text in (('lv', LATVIAN), ('en', TEXT)):
        put(folder, f'in/news.{name}.txt', f'in/sub/news.{name}.txt', f'in/deep/er/other.{name}.txt', text=text)
    put(folder, 'in/alone.txt', 'in/sub/alone.txt')
    got = lvconv('-r', '-b', '-v', '-t', 'html', '-O', 'out', 'in', cwd=folder)
    tap.equal(made(folder / 'out'), ['alone.html', 'deep/er/other.html', 'news.html', 'sub/alone.html', 'sub/news.html'],
              '-b: editions in each folder make one document')
    tap.equal(got[2].splitlines()[-1] + '\n', summary(5), '-b: a release counts once')
    tap.ok(b'lang="lv"' in (folder / 'out/sub/news.html').read_bytes() and b'lang="en"' in (folder / 'out/sub/news.html').read_bytes(), 'both are in it')
    got = lvconv('-r', '-b', '-v', '-t', 'html', '-O', 'out', '--resume', 'in', cwd=folder)
    tap.equal(got[2], summary(0, 5), '-b --resume: nothing to do')
    later(folder / 'in/sub/news.en.txt')
    got = lvconv('-r', '-b', '-v', '-t', 'html', '-O', 'out', '--resume', 'in', cwd=folder)
    tap.equal(got[2].splitlines()[-1] + '\n', summary(1, 4), '-b --resume: one edition is newer')
    put(folder, 'three/a.txt', 'three/b.txt')
    lvconv('-r', '-b', '-t', 'html', '-O', 'three-out', 'three', cwd=folder)
    tap.equal(made(folder / 'three-out'), ['a.html', 'b.html'], '-b: releases in a folder that are no editions stay apart')


def later(path, seconds=100):
    there = os.stat(path)
    os.utime(path, (there.st_atime, time.time() + seconds))


def resume(tap, folder):
    names = [f'{number}.txt' for number in range(6)]
    put(folder, *names)
    (folder / 'roles').write_bytes(lvconv('-t', 'roles', stdin=TEXT)[1])
    (folder / 'house.ini').write_text('[page]\npaper = Letter\n')
    call = ['-v', '-t', 'html,xml', '-s', './house.ini', '--roles=roles', '-O', 'out', *names]
    out = folder / 'out'

    def again(what, done, *arguments):
        got = lvconv('--resume', *(arguments or call), cwd=folder)
        tap.equal((got[0], got[2]), (0, summary(done, 6 - done)), what)
        return got

    again('nothing is there: all', 6)
    again('all is there: none', 0)
    times = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    again('with -j 3: none', 0, '-j', '3', *call)
    tap.ok(times == {path: path.stat().st_mtime_ns for path in out.iterdir()}, 'nothing is touched')
    (out / '2.html').unlink()
    again('a format is missing', 1)
    again('another format is asked for', 6, *[a.replace('html,xml', 'html,xml,text') for a in call])
    put(folder, '4.txt')
    later(folder / '4.txt', 50)
    again('a source is newer', 1)
    again('and still is', 1)
    later(out / '4.html'), later(out / '4.xml')
    again('the outputs are newer', 0)
    os.utime(out / '1.html', (0, 0))
    again('one output is older', 1)
    later(folder / 'roles')
    again('the roles file of the first is newer', 1)
    os.utime(folder / 'roles', (0, 0))
    later(folder / 'house.ini', 1000)
    again('the style is newer', 6)
    put(folder, '4.txt')
    os.utime(folder / '4.txt', (0, 0))
    again('a style by name has no date', 0, *[a.replace('./house.ini', 'plain') for a in call])
    os.utime(folder / 'house.ini', (0, 0))
    (out / '3.xml').unlink()
    (out / '3.xml').symlink_to('/dev/null')
    os.utime(folder / '3.txt', (1, 1))
    again('what is no file is not up to date', 1)
    (out / '3.xml').unlink()
    again('and now it is made', 1)
    for path in (folder / '3.txt', out / '3.html', out / '3.xml'):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    again('of the same whole second nobody knows', 1)
    one = ['-v', '--resume', '-o', 'one.html', '0.txt']
    tap.equal([lvconv(*one, cwd=folder)[2] for _ in range(2)], [summary(1), summary(0, 1)], '-o')
    for arguments, text in ((['0.txt'], 'needs the outputs'), (['check', '0.txt'], 'check writes nothing')):
        got = lvconv(*arguments[:-1], '--resume', arguments[-1], cwd=folder)
        tap.ok(got[0] == USAGE and text in got[2], f'{arguments} is refused', got)
    (folder / '5.txt').unlink()
    got = lvconv('--resume', *call, cwd=folder)
    tap.ok(got[0] == SYSTEM and '5.txt: error: cannot be read' in got[2], 'a source that is gone is said', got)


def talk(tap, folder):
    """What is printed: in a pipe, with -v, with -q."""
    put(folder, 'good.txt', 'sub/good2.txt')
    put(folder, 'old.txt', text=OLD)
    put(folder, 'empty.txt', text=b'')
    warning, error = 'old.txt: warning: not UTF-8', 'empty.txt: error: nothing to convert: the input is empty\n'
    base = ['-t', 'html', '-O', 'out', 'good.txt', 'sub/good2.txt', 'old.txt']

    def said(*arguments):
        return lvconv(*arguments, cwd=folder)[2]

    tap.ok(said(*base).startswith(warning) and 'lvconv:' not in said(*base), 'a pipe: warnings, and no summary', said(*base))
    tap.ok(said('-v', *base).endswith(summary(3, 0, 1)), '-v: a summary', said('-v', *base))
    tap.ok(said('--strict', '-v', *base).endswith(summary(3, 0, 1)), 'with --strict a warning is no failure')
    for jobs in '13':
        tap.ok(said('-j', jobs, *base, 'empty.txt').endswith(error + summary(3, 0, 1, 1)), f'-j {jobs}: in a pipe, if something failed',
               said('-j', jobs, *base, 'empty.txt'))
        tap.equal(said('-q', '-j', jobs, *base, 'empty.txt'), error, f'-q -j {jobs}: only errors')
    tap.equal((said('-q', '-v', *base), said('--quiet', *base)), ('', ''), '-q: nothing')
    tap.equal(said('-v', *base[:5]), '', 'one file is no batch')
    tap.equal(lvconv('-q', '--strict', *base, cwd=folder)[0], DOCUMENT, '-q --strict: the exit code tells')
    tap.equal(said('-o', 'x.html', 'empty.txt'), error, 'one file that fails: no summary')
    got = lvconv('check', '-r', '-v', '.', cwd=folder)
    tap.ok(got[0] == DOCUMENT and got[2] == 'lvconv: 3 checked, 1 with findings, 1 failed\n', 'check: a summary', got)
    tap.ok(b'./old.txt: warning' in got[1] and b'./empty.txt: error' in got[1], 'check: of a folder', got)
    got = lvconv('check', '-q', '-r', '.', cwd=folder)
    tap.equal(got, (DOCUMENT, b'./' + error.encode(), ''), 'check -q: only errors')
    got = lvconv('check', '--format=json', '--files-from=-', cwd=folder, stdin=b'old.txt\ngood.txt\nempty.txt\n')
    tap.ok({row['file'] for row in json.loads(got[1])} == {'old.txt', 'empty.txt'}, 'check: JSON of a list', got)


def on_terminal(*arguments, cwd, env=None):
    """What a terminal gets on standard error."""
    seen = lv.on_terminal(*arguments, cwd=cwd, env={'TERM': 'xterm', **(env or {})})[1]
    return seen.decode().replace('\r\n', '\n')


def terminal(tap, folder):
    """On a terminal: a summary, and a bar that says how fast it goes once it has an idea."""
    names = [f'{number:02}.txt' for number in range(20)]
    put(folder, *names)
    call = ['-j', '1', '-t', 'html', '-O', 'out', *names]
    tap.ok(on_terminal(*call, cwd=folder).endswith(summary(20)), 'a summary')
    tap.equal(on_terminal(*call, cwd=folder, env={'TERM': 'dumb'}), summary(20), 'no bar where the terminal cannot')
    tap.equal(on_terminal('-q', *call, cwd=folder), '', '-q: nothing')
    tap.equal(on_terminal('check', *names, cwd=folder), 'lvconv: 20 checked, 0 with findings, 0 failed\n', 'check')
    (folder / names[10]).unlink()
    os.mkfifo(folder / names[10])

    def write_late():
        time.sleep(1.5)
        (folder / names[10]).write_bytes(TEXT)

    writer = threading.Thread(target=write_late)
    writer.start()
    seen = on_terminal(*call, cwd=folder)
    writer.join()
    steps = re.findall(r'\r\[[# ]{24}\] +(\d+) % of 20 files(?:, ([\d.]+)/s)?(?:, (\d+) s left)?', seen)
    tap.ok(steps and steps[0] == ('0', '', '') and steps[-1][0] == '100', 'a bar from 0 to 100 %', seen)
    after = [step for step in steps if step[1]]
    tap.ok(after and after[0][0] == '55' and 5 < float(after[0][1]) < 8 and after[0][2] in '12', 'after a while, the rate and the time left', steps)
    tap.ok(all(step[2] == '' for step in steps if step[0] == '100'), 'at the end nothing is left', steps)
    tap.ok(all(len(line.split('\n')[0]) <= 80 for line in seen.split('\r')), 'no line is wider than a terminal')


def many(tap, folder):
    """Twice the files take twice the time, in one process, and not much more memory."""
    if os.environ.get('LV_SMALL'):
        return
    text = b'Bridge over the Elm opens\n\nThe bridge will open on 3 May 2028, the council said.\n'
    put(folder, *[f'in/{number // 250:03}/{number:05}.txt' for number in range(4000)], text=text)
    kilobytes = {}
    for share, pattern in ((1, 'in/00[0-7]'), (2, 'in')):
        files = b'\n'.join(sorted(str(path.relative_to(folder)).encode() for path in folder.glob(pattern + '/**/*.txt')))
        tap.equal(files.count(b'\n') + 1, 2000 * share, f'{share}: files')
        times = []
        for options in (['-t', 'text'], ['-t', 'text', '--resume']):
            p = subprocess.Popen([BUILD / 'lvconv', '-v', '-j', '1', *options, '-O', f'out{share}', '--files-from=-'], cwd=folder,
                                 stdin=subprocess.PIPE, stderr=subprocess.PIPE)
            start = time.monotonic()
            p.stdin.write(files)
            p.stdin.close()
            err = p.stderr.read().decode()
            kilobytes[share] = os.wait4(p.pid, 0)[2].ru_maxrss
            times.append(time.monotonic() - start)
        tap.equal(err, summary(0, 2000 * share), f'{share}: all are skipped')
        tap.ok(times[0] < 60 and times[1] < 10, f'{share}: in time', times)
    tap.ok(kilobytes[2] - kilobytes[1] < 2 * 1024, 'memory: a kilobyte a file at most', kilobytes)


tap = Tap()
with scratch() as name:
    for part in (lists, folders, editions, resume, talk, terminal, many):
        below = Path(name) / part.__name__
        below.mkdir()
        part(tap, below)
tap.done()
