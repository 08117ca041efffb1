#!/usr/bin/env python3
"""samples/spark: 10,000 releases on a local cluster, and through GNU parallel, are those of one process; a poisoned one is reported."""
import json
import os
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import present
from lv import BUILD, JUDGES, ROOT, Tap, run, scratch

EXAMPLE = ROOT / 'samples/spark'
COUNT, BAD = 10_000, 4321
tap = Tap()


def answers(lines):
    """By id, without the number of the line, which differs where the table is divided."""
    return {row['id']: {**row, 'error': None, 'findings': [{**f, 'line': None} if f['name'] == 'record' else f for f in row['findings']]}
            for row in map(json.loads, lines)}


def on_cluster(folder, table, one):
    out = folder / 'out'
    environment = {**os.environ, 'LVCONV': str(BUILD / 'lvconv'), 'TASKS': '8', 'SPARK_LOCAL_IP': '127.0.0.1'}
    for name in ('SPARK_HOME', 'SPARK_SCALA_VERSION', 'SPARK_MASTER'):
        environment.pop(name, None)
    code, printed, err = run([JUDGES / 'spark/bin/python', EXAMPLE / 'convert.py', table, out, '-t', 'html'], env=environment, cwd=folder)
    tap.ok(code == 1 and f'{COUNT} records, {COUNT} answers, 1 not converted' in printed.decode(), 'Spark: it counts, and fails for the one', code, printed.decode(), err[-2000:])
    lines = [line for part in sorted(out.glob('part-*')) for line in part.read_text(encoding='utf-8').split('\n')[:-1]]
    tap.ok(len(list(out.glob('part-*'))) >= 8 and (out / '_SUCCESS').exists(), 'several tasks have done it')
    got = answers(lines)
    tap.equal([json.loads(line)['id'] for line in lines], list(range(COUNT)), 'each has its answer, in the order of the table')
    tap.ok(got == one, 'the answers are those of one process', [i for i in one if got.get(i) != one[i]][:5])
    bad = json.loads(lines[BAD])
    tap.ok(bad['exit'] == 1 and 'no text' in bad['error'] and 'html' not in bad, 'the poisoned one is reported', bad)


def in_parallel(folder, table, one):
    """The line of the README."""
    command = re.search(r'(?m)^    (parallel .*)$', (EXAMPLE / 'README.md').read_text())[1]
    with open(folder / 'releases.jsonl', 'wb') as copy:
        copy.write(table.read_bytes())
    code, out, err = run(['sh', '-c', command], cwd=folder, env={**os.environ, 'HOME': str(folder), 'PATH': f'{BUILD}:{os.environ["PATH"]}'})
    lines = (folder / 'answers.jsonl').read_text(encoding='utf-8').split('\n')[:-1]
    tap.ok(code != 0 and [json.loads(line)['id'] for line in lines] == list(range(COUNT)), 'GNU parallel: each, in order', code, err[-300:])
    tap.ok(answers(lines) == one, 'the answers are those of one process')


with scratch() as name:
    folder = Path(name)
    table = folder / 'table.jsonl'
    table.write_bytes(run([EXAMPLE / 'releases.py', COUNT, BAD])[1])
    code, out, err = run([BUILD / 'lvconv', '--jsonl', '-t', 'html'], table.read_bytes())
    one = answers(out.decode().split('\n')[:-1])
    tap.equal((code, len(one), len({row.get('html') for row in one.values()})), (1, COUNT, COUNT), 'one process: each release is another page')
    if present(tap, 'Spark', 'java', installed=['spark']):
        on_cluster(folder, table, one)
    if present(tap, 'GNU parallel', 'parallel'):
        in_parallel(folder, table, one)
tap.done()
