#!/usr/bin/env python3
"""JSON lines: what a record holds, what comes of it, in order, whatever else is among the lines and whoever is killed."""
import base64
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, convert, lvconv, scratch

EN, LV = (ROOT / f'samples/bees.{lang}.txt' for lang in ('en', 'lv'))
TEXT = EN.read_text(encoding='utf-8')
LIMIT = 16 << 20  # as the manual says
DOCUMENT, USAGE, SYSTEM = 1, 2, 3
BINARY = ('docx', 'pdf')

# what is no release; what is said of it
BAD = [
    ('{"id": "a"', 'expected near end of file'), ('no JSON', 'not a release'), ('[1]', 'not a JSON object'), ('"text"', 'not a release'),
    ('{"id": "a"} {}', 'not a release'), ('{"id": "a", "text": 7}', 'text is not a string'), ('{"id": "a"}', 'no text, base64 or editions'),
    ('{"id": "a", "text": null}', 'no text'), ('{"id": "a", "text": "x", "base64": "eA=="}', 'both text and base64'),
    ('{"id": "a", "base64": "e A!"}', 'RFC 4648'), ('{"id": "a", "base64": "eA"}', 'RFC 4648'), ('{"id": "a", "base64": ["eA=="]}', 'base64 is not a string'),
    ('{"id": "a", "editions": {}}', 'editions is not a list'), ('{"id": "a", "editions": []}', 'it has 0 editions'),
    ('{"id": "a", "editions": [7]}', 'an edition is not an object'), ('{"id": "a", "editions": [{"text": "x"}, {}]}', 'no text, base64'),
    ('{"id": "a", "editions": [{"text": "x", "style": "plain"}]}', 'style is for the release'),
    ('{"id": "a", "editions": [{"text": "x"}], "text": "x"}', 'are for its editions'),
    ('{"id": "a", "editions": [{"editions": []}]}', 'editions is for the release'),
    ('{"id": "a", "editions": [' + ', '.join(['{"text": "x"}'] * 33) + ']}', 'it has 33 editions'),
    ('{"id": "a", "text": "x", "name": 1}', 'name is not a string'), ('{"id": "a", "text": "x", "language": []}', 'language is not a string'),
    ('{"id": "a", "text": "x", "roles": {}}', 'roles is not a string'), ('{"id": "a", "text": "x", "name": "a\\u0000b"}', 'name has a NUL'),
    ('{"id": "a", "id": "b", "text": "x"}', 'duplicate'), ('{"id": "a", "text": "\\ud800"}', 'Unicode'), ('{"id": 01, "text": "x"}', 'its id is not JSON'),
    ('{"id": tru, "text": "x"}', 'its id is not JSON'), ('{"id": , "text": "x"}', 'not a release'), ('{"id": "a", "text": "x", "deep": ' + '[' * 5000, 'not a release'),
    ('{"id": "a", "text": "x", "deep": ' + '[' * 5000 + ']' * 5000 + '}', 'depth'), ('{"id": "a", "text": "' + 'x' * LIMIT + '"}', 'longer than 16 MiB'),
]
# what the library says of a record that is one: member, exit, name of the finding
REFUSED = [
    ({'text': ''}, DOCUMENT, 'empty'), ({'text': '%PDF-1.7\n'}, DOCUMENT, 'binary'), ({'text': 'a\0b'}, DOCUMENT, 'binary'),
    ({'text': TEXT, 'style': 'nosuch'}, USAGE, 'style'), ({'text': TEXT, 'style': str(ROOT / 'styles/plain.ini')}, USAGE, 'style'),
    ({'text': TEXT, 'language': 'qqq'}, USAGE, 'language-code'), ({'text': TEXT, 'roles': '1\tnosuch\n'}, USAGE, 'role'),
    ({'editions': [{'text': TEXT}, {'text': TEXT, 'language': 'qqq'}]}, USAGE, 'language-code'), ({'base64': ''}, DOCUMENT, 'empty'),
]
# any JSON value, as it is written
IDS = ['0', '-0', '1.10', '1e2', '12345678901234567890123', '1e999', '9' * 400, 'null', 'true', '""', '"\\u0000"', '"\\ud800"', '"ā \u2028 \\/"',
       '[]', '{}', '[1, {"b": 2.50, "a": [null]}]', '{"b": 1, "a": {"id": 3}}', '{"a": 1, "a": 2}', '"},{\\"id\\":7"', '"\\\\"', '"' + 'x' * 100000 + '"']

tap = Tap()


def lines(*records):
    return b''.join((r if isinstance(r, bytes) else (r if isinstance(r, str) else json.dumps(r)).encode()) + b'\n' for r in records)


def answers(*arguments, stdin, want=0):
    code, out, err = lvconv(*arguments, stdin=stdin)
    tap.equal((code, err), (want, ''), f'{arguments}: exit code, and nothing on standard error')
    tap.ok(out.endswith(b'\n') or not out, 'the last line has its end')
    return [json.loads(line) for line in out.decode().split('\n')[:-1]]


def jsonl(to, *records, want=0, more=()):
    return answers('--jsonl', '-t', to, *more, stdin=lines(*records), want=want)


def formats():
    """Every member that can be given, against the same by files."""
    to = 'html,docx,pdf,xml,roles'
    one, = jsonl(to, {'id': 'one', 'text': TEXT})
    tap.equal(list(one), ['id', *to.split(','), 'findings', 'exit'], 'an answer has its members in order')
    for name in to.split(','):
        got = base64.b64decode(one[name], validate=True) if name in BINARY else one[name].encode()
        tap.ok(got == convert(EN, to=name), f'{name} is that of a file')
    old = LV.read_text(encoding='utf-8').encode('windows-1257', 'replace')
    same = [{'base64': base64.b64encode(EN.read_bytes()).decode()}, {'editions': [{'text': TEXT}]}, {'text': TEXT, 'name': None, 'style': None},
            {'text': TEXT, 'name': 'a.txt', 'language': 'en', 'style': 'default'}]
    for record, answer in zip(same, jsonl('html', *same)):
        tap.equal(answer, {'id': None, 'html': one['html'], 'findings': [], 'exit': 0}, f'the same release as {list(record)}')
    plain, xml, both, legacy, given = jsonl(
        'html', {'text': TEXT, 'style': 'plain'}, {'text': convert(EN, to='xml').decode()}, {'editions': [
            {'text': LV.read_text(encoding='utf-8')}, {'base64': base64.b64encode(TEXT.encode('utf-16')).decode(), 'language': 'en'}]},
        {'base64': base64.b64encode(old).decode(), 'name': 'old.txt'}, {'text': TEXT, 'roles': '1\theadline\n3\tnote\n'})
    tap.equal(plain['html'], convert('-s', 'plain', EN, to='html').decode(), 'style')
    tap.equal(xml['html'], one['html'], 'normalised XML is read as such')
    tap.equal(both['html'], convert('-b', LV, EN, to='html').decode(), 'two editions')
    tap.equal([(f['file'], f['name']) for f in legacy['findings']], [('old.txt', 'encoding')], 'old bytes are guessed, and reported by name')
    tap.ok('"note"' in given['html'] or 'role="note"' in given['html'], 'roles win', given['html'][:200])
    again, = jsonl('html', {'text': TEXT}, more=['-e', 'windows-1257'])
    tap.equal(again['html'], one['html'], '-e is of bytes, not of a text')
    split, = jsonl('xml', {'text': LV.read_text(encoding='utf-8') + '\n' + TEXT}, more=['-b'])
    with scratch() as folder:
        path = Path(folder) / 'both.txt'
        path.write_text(LV.read_text(encoding='utf-8') + '\n' + TEXT, encoding='utf-8')
        tap.equal(split['xml'], convert('-b', path, to='xml').decode(), '-b divides a text that holds both')
        tap.equal(split['xml'].count('<edition '), 2, 'into two')


def findings():
    one, = jsonl('html', {'id': 1, 'text': 'Mājaslapa ir gatava\n' + '\n' * 3 + 'Read more\n\nĻoti garš teikums par to, kas notika Rīgā 2028. gada 3. maijā.\n'})
    tap.ok(one['exit'] == 0 and one['findings'] and all(set(f) >= {'file', 'line', 'severity', 'name', 'message'} for f in one['findings']),
           'findings have file, line, severity, name and message', one)
    strict, = jsonl('xml', {'text': TEXT, 'other': 1}, want=DOCUMENT, more=['--strict'])
    tap.equal((strict['exit'], strict['findings'][0]['name'], 'xml' in strict), (DOCUMENT, 'member', True), 'an unknown member is a warning')
    quiet, = jsonl('xml', {'text': TEXT, 'other': 1}, more=['--strict', '-Wno-member'])
    tap.equal((quiet['exit'], quiet['findings']), (0, []), 'which can be switched off')
    record = {'id': 7, 'text': TEXT.replace('"', '') + '\nThe bridge was opened on Monday, 3 May 2028, “it says.\n'}
    check, = answers('check', '--jsonl', stdin=lines(record), want=DOCUMENT)
    found = json.loads(lvconv('check', '--format=json', stdin=record['text'].encode())[1])
    for finding in found:
        finding['file'] = 'input'
    tap.equal((list(check), check['findings'], check['exit']), (['id', 'findings', 'exit'], found, DOCUMENT), 'check: the findings, and no format')


def bad_lines():
    good = {'id': 'good', 'text': TEXT}
    stream = lines(*(line for bad, _ in BAD for line in (bad, '', good, ' \r')))
    made = answers('--jsonl', '-t', 'roles', stdin=stream, want=DOCUMENT)
    tap.equal(len(made), 2 * len(BAD), 'blank lines are skipped, every other has an answer')
    for i, (line, text) in enumerate(BAD):
        bad, other = made[2 * i], made[2 * i + 1]
        where = bad['findings'][0]
        tap.ok(bad['exit'] == DOCUMENT and text in bad['error'] and bad['error'].startswith(f'standard input:{4 * i + 1}:') and
               (where['line'], where['name'], where['severity']) == (4 * i + 1, 'record', 'error'), f'{line[:60]}: {text}', bad)
        tap.ok(bad['id'] == ('a' if line.startswith('{"id": "a"') and line != '{"id": "a"' else None), f'{line[:60]}: the id where there is one', bad['id'])
        tap.ok(other['id'] == 'good' and other['exit'] == 0 and other['roles'], f'{line[:60]}: the next is converted')
    for (member, code, name), answer in zip(REFUSED, jsonl('html', *(m for m, _, _ in REFUSED), want=USAGE)):
        tap.ok((answer['exit'], answer['findings'][0]['name'], 'html' in answer) == (code, name, False) and answer['error'], f'{name}: exit {code}', answer)
    raw = answers('--jsonl', '-t', 'roles', stdin=b'\xef\xbb\xbf' + lines(good) + b'{"text": "\xff"}\n' + lines(good) + b'{"text"', want=DOCUMENT)
    tap.equal([a['exit'] for a in raw], [0, 1, 0, 1], 'a byte order mark in front, bytes that are no UTF-8, a last line that breaks off')
    tap.equal(answers('--jsonl', '-t', 'roles', stdin=b''), [], 'nothing in, nothing out')
    tap.equal(len(answers('--jsonl', '-t', 'roles', stdin=json.dumps(good).encode())), 1, 'a last line without its end')
    room = LIMIT - len('{"id": 1, "text": ""}')
    code, out, err = lvconv('--jsonl', '-t', 'text', stdin=lines('{"id": 1, "text": "%s"}' % 'x'.ljust(room)))
    tap.equal((code, json.loads(out)['exit']), (0, 0), 'a line of 16 MiB')


def ids():
    code, out, err = lvconv('--jsonl', '-t', 'roles', stdin=lines(*('{"x": {"id": 9}, "id" :%s\t, "text": "x"}' % i for i in IDS), '{"\\u0069d": 3, "text": "x"}',
                                                                   b'{"id": [1,\r2], "text": "x"}'))
    for line, want in zip(out.decode().split('\n'), [*IDS, '3', '[1, 2]'], strict=False):
        tap.ok(line.startswith(f'{{"id":{want},"roles":'), f'id {want[:60]} comes back unchanged', line[:100])
    text = 'Bridge\u2028opens\u0085today\u202e \x7f\n\nIt does.\n'
    code, out, err = lvconv('--jsonl', '-t', 'text,xml', stdin=lines({'text': text}))
    tap.equal((code, len(out.decode().splitlines())), (0, 1), 'no answer has what others take for the end of a line')


def order():
    slow = TEXT * 200
    stream = lines(*({'id': i, 'text': slow if i % 10 == 0 else f'{TEXT}\n{i}'} if i % 7 else '{"bad"' for i in range(60)))
    one = lvconv('--jsonl', '-t', 'html', '-j', '1', stdin=stream)
    ids_of = [json.loads(line)['id'] for line in one[1].decode().splitlines()]
    tap.equal(ids_of, [i if i % 7 else None for i in range(60)], '-j 1: the order of the lines')
    for jobs in ('0', '2', '5', '100'):
        tap.ok(lvconv('--jsonl', '-t', 'html', '-j', jobs, stdin=stream) == one, f'-j {jobs}: the same')
    with scratch() as folder:
        path = Path(folder) / 'many.jsonl'
        path.write_bytes(stream)
        code, out, err = lvconv('--jsonl', '-t', 'html', path)
        tap.equal(out, one[1].replace(b'standard input:', f'{path}:'.encode()).replace(b'"standard input"', json.dumps(str(path)).encode()), 'from a file')
    with subprocess.Popen([BUILD / 'lvconv', '--jsonl', '-t', 'roles', '-j', '3'], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
        for i in range(3):
            p.stdin.write(lines({'id': i, 'text': TEXT}))
            p.stdin.flush()
            tap.equal(json.loads(p.stdout.readline())['id'], i, f'answer {i} is there before the next is asked')
        p.stdin.close()
        tap.equal(p.wait(), 0, 'and the end')


def children(pid):
    return [int(child) for child in Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]


def at_work(pid):
    """A process that has a record takes time of the processor."""
    for _ in range(1000):
        for child in children(pid):
            fields = Path(f'/proc/{child}/stat').read_text().rpartition(')')[2].split()
            if int(fields[11]) > 20:
                return child
        time.sleep(0.01)
    return None


def killed():
    heavy = {'id': ['heavy'], 'text': TEXT * (8_000_000 // len(TEXT))}
    for jobs in ('1', '2'):
        stream = lines({'id': 1, 'text': TEXT}, heavy, *({'id': i, 'text': TEXT} for i in range(2, 9)))
        with subprocess.Popen([BUILD / 'lvconv', '--jsonl', '-t', 'roles', '-j', jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
            p.stdin.write(stream)
            p.stdin.flush()
            victim = at_work(p.pid)
            tap.ok(victim, f'-j {jobs}: a process is at the heavy record')
            os.kill(victim or p.pid, signal.SIGKILL)
            p.stdin.close()
            made = [json.loads(line) for line in p.stdout.read().decode().splitlines()]
            code = p.wait()
        lost = made[1]
        tap.equal((code, [a['id'] for a in made]), (SYSTEM, [1, ['heavy'], *range(2, 9)]), f'-j {jobs}: all have their answer')
        tap.ok(lost['exit'] == SYSTEM and lost['error'] == 'standard input:2: not converted, its process died: Killed; try it alone', 'it says so', lost)
        tap.equal([a['exit'] for a in made if a is not lost], [0] * 8, 'and the others are converted')


def stopped():
    """TERM in the middle, with a reader that is slow: what is out is whole lines, and no process is left."""
    stream = lines(*({'id': i, 'text': TEXT} for i in range(2000)))
    with scratch() as folder:
        path = Path(folder) / 'many.jsonl'
        path.write_bytes(stream)
        for after in (1, 7, 20):
            with subprocess.Popen([BUILD / 'lvconv', '--jsonl', '-t', 'pdf,html', '-j', '2', path], stdout=subprocess.PIPE) as p:
                out = b''.join(p.stdout.readline() for _ in range(after))
                workers = children(p.pid)
                p.terminate()
                out += p.stdout.read()
                code = p.wait()
            rows = out.decode().split('\n')
            tap.ok(code == -signal.SIGTERM and rows[-1] == '' and [json.loads(row)['id'] for row in rows[:-1]] == list(range(len(rows) - 1)),
                   f'TERM after {after}: {len(rows) - 1} whole lines', code, rows[-1][:100])
            tap.ok(len(rows) < 2000 and workers and not [w for w in workers if Path(f'/proc/{w}').exists()], 'and no process is left', workers)
        p = subprocess.run(f'"{BUILD}/lvconv" --jsonl -t html "{path}" | head -n 1', shell=True, capture_output=True)
        tap.ok(p.stdout.count(b'\n') == 1 and p.stderr == b'', 'a reader that goes is the end, without a word')


def options():
    for more in (['-o', 'x.html'], ['-O', 'x'], ['--roles=x'], ['--format=json'], ['a', 'b']):
        code, out, err = lvconv('--jsonl', *more)
        tap.ok(code == USAGE and '--jsonl reads one file' in err and not out, f'--jsonl {more} is refused', err)
    code, out, err = lvconv('--jsonl', '-t', 'nosuch', stdin=lines({'text': TEXT}))
    tap.ok(code == USAGE and not out, 'an unknown format is said once', err)
    code, out, err = lvconv('--jsonl', '/nosuch/file')
    tap.equal((code, out, err), (SYSTEM, b'', '/nosuch/file: error: cannot be read: No such file or directory\n'), 'a file that is not there')
    code, out, err = lvconv('--jsonl', '/', stdin=b'')
    tap.equal((code, out, err), (SYSTEM, b'', '/: error: cannot be read: Is a directory\n'), 'a folder')


for part in (formats, findings, bad_lines, ids, order, killed, stopped, options):
    part()
tap.done()
