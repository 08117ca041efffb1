#!/usr/bin/env python3
"""JSON lines in number: 100,000 documents in bounded memory, large ones, a reader that waits, a kill nobody can catch."""
import contextlib
import itertools
import json
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap

COUNT = 2_000 if os.environ.get('LV_SMALL') else 100_000
POISON = 997  # every so many
MB = 1 << 20
TEXT = (ROOT / 'samples/bees.en.txt').read_text(encoding='utf-8')
LIMITED = not os.environ.get('LV_SMALL')  # sanitizers reserve more addresses than there are

tap = Tap()


def start(*arguments, addresses=None):
    def limit():
        if addresses and LIMITED:
            resource.setrlimit(resource.RLIMIT_AS, (addresses, addresses))
    return subprocess.Popen([BUILD / 'lvconv', '--jsonl', *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=limit)


def feed(process, records):
    """Writes in a thread of its own, so that answers can be read meanwhile."""
    def write():
        with contextlib.suppress(BrokenPipeError), process.stdin:
            for record in records:
                process.stdin.write(record)
    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    return thread


def most_memory(pid):
    """The most that a process has had, in bytes."""
    status = Path(f'/proc/{pid}/status').read_text()
    return int(status.partition('VmHWM:')[2].split()[0]) * 1024


def children(pid):
    return [int(child) for child in Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]


def record(number):
    if number % POISON == 0:
        return b'{"id": %d, "text": [\n' % number
    return b'{"id": %d, "text": "Town %d opens a bridge\\n\\nThe bridge was opened on 3 May 2028, the council says.\\n"}\n' % (number, number)


def many():
    early = {}
    process = start('-t', 'html', '-j', '2', addresses=400 * MB)
    feed(process, map(record, range(COUNT)))
    wrong = []
    for number, line in enumerate(process.stdout):
        bad = number % POISON == 0
        want = (b'{"id":%d,"error":' % number if bad else b'{"id":%d,"html":"' % number, b'"exit":%d}\n' % bad)
        if not line.startswith(want[0]) or not line.endswith(want[1]) or (not bad and b'Town %d opens' % number not in line):
            wrong.append((number, line[:100]))
        if number in (COUNT // 10, COUNT - 100):
            early[number] = {pid: most_memory(pid) for pid in (process.pid, *children(process.pid))}
    first, last = early.values()
    tap.equal((process.wait(), number + 1, wrong[:3]), (1, COUNT, []), f'{COUNT} records, some poisoned: each has its answer, in order')
    tap.ok(first.keys() == last.keys() and len(first) == 3, 'by one program and two processes', first, last)
    grown = {pid: last[pid] - first.get(pid, 0) for pid in last}
    tap.ok(all(n < 4 * MB for n in grown.values()) and max(last.values()) < 100 * MB,
           f'in bounded memory: {max(last.values()) // MB} MB at most', {pid: (first.get(pid), n) for pid, n in last.items()})


def large():
    """Lines near the limit, one after the other: the program holds a few of them, not all."""
    pad = b'{"id": 1, "text": "Bridge opens\\n\\nIt does.\\n", "pad": "' + b'x' * (15 * MB) + b'"}\n'
    process = start('-t', 'text', '-j', '2')
    feed(process, itertools.repeat(pad, 30))
    answers = []
    for line in process.stdout:
        answers.append(json.loads(line)['exit'])
        if len(answers) == 29:
            used = most_memory(process.pid)
    process.wait()
    tap.equal(answers, [0] * 30, 'thirty lines of 15 MiB')
    tap.ok(used < 250 * MB, f'{used // MB} MB for 450 MB', used)


def no_reader():
    """Who does not read is not read for: the input waits."""
    process = start('-t', 'html', '-j', '2')
    line = b'{"text": "' + b'Bridge opens. ' * 70_000 + b'"}\n'
    taken = [0]
    def lines():
        for _ in range(1000):
            taken[0] += len(line)
            yield line
    feed(process, lines())
    before = -1
    while before != taken[0]:
        before = taken[0]
        time.sleep(3)
    used = most_memory(process.pid)
    tap.ok(taken[0] < 200 * MB and used < 250 * MB, f'nobody reads: {taken[0] // MB} MB are taken, {used // MB} MB held')
    process.kill()
    process.stdout.read()
    process.wait()


def killed():
    """All lines but the last are whole, and the processes end with the program."""
    process = start('-t', 'html,pdf', '-j', '2')
    feed(process, iter([json.dumps({'id': i, 'text': TEXT}).encode() + b'\n' for i in range(500)]))
    head = [process.stdout.readline() for _ in range(20)]
    workers = children(process.pid)
    process.kill()
    rest = process.stdout.read().split(b'\n')
    process.wait()
    ids = [json.loads(line)['id'] for line in head + rest[:-1]]
    tap.ok(ids == list(range(len(ids))) and 20 <= len(ids) < 500, f'KILL after {len(ids)}: whole lines, in order, but for a last one without its end')
    for _ in range(200):
        left = [w for w in workers if Path(f'/proc/{w}').exists()]
        if not left:
            break
        time.sleep(0.05)
    tap.ok(workers and not left, 'no process is left', left)


for part in (many, large, no_reader, killed):
    part()
tap.done()
