#!/usr/bin/env python3
"""What README.md names is there: files, folders, targets of make, options, formats, stages, commands and what they write."""
import json
import re
import shlex
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, ROOT, Tap, lvconv, run, scratch, stages

README = (ROOT / 'README.md').read_text()
CODE = re.findall(r'`([^`\n]+)`', re.sub(r'(?m)^    .*$', '', README))
BLOCKS = '\n'.join(re.findall(r'(?m)^    (.*)$', README))
MAKEFILES = '\n'.join((ROOT / name).read_text() for name in ('GNUmakefile', 'src/package.mk', 'tests/tests.mk'))
KNOWN = stages('READER') + stages('FILTER') + stages('PAIRING') + stages('WRITER')
MADE = ('build', '<')  # made by make, or a pattern


def paths():
    """Paths between backticks, and what links and pictures lead to."""
    named = [re.sub(r'<\w+>.*', '', word) for word in CODE if re.fullmatch(r'[\w.<>-]+/[\w./<>*-]*|LICENSE|[A-Z]\w+\.md', word)]
    links = [link for link in re.findall(r'\]\(([^)\s]+)\)', re.sub(r'`[^`\n]+`', '', README)) if '://' not in link]
    return sorted(set(named + links))


def commands():
    """The lines of code blocks that call lvconv, without their comments."""
    for line in BLOCKS.splitlines():
        line = line.partition('#')[0].strip()
        if line.startswith('build/lvconv'):
            yield line


def runs(tap):
    """Every command, on a folder that has the files it names."""
    with scratch() as name:
        folder = Path(name)
        (folder / 'releases').mkdir()
        (folder / 'out').mkdir()
        (folder / 'build').symlink_to(BUILD)
        for source, copy in (('bees.lv', 'release.lv'), ('bees.en', 'release.en'), ('bees.lv', 'release'),
                             ('bees.lv', 'releases/one'), ('bees.en', 'releases/two')):
            (folder / f'{copy}.txt').write_bytes((ROOT / f'samples/{source}.txt').read_bytes())
        (folder / 'releases.jsonl').write_text(json.dumps({'text': (folder / 'release.txt').read_text(encoding='utf-8')}) + '\n')
        for command in commands():
            before = set(folder.rglob('*'))
            code, out, err = run(['sh', '-c', command.replace('| less', '')], cwd=folder)
            made = set(folder.rglob('*')) - before
            tap.ok(code == (1 if ' check ' in command and out else 0) and (out or made or ' check ' in command), command, code, err)


tap = Tap()
found = paths()
tap.ok(len(found) > 10, 'paths are found', found)
for path in found:
    tap.ok(path.startswith(MADE) or (ROOT / path).exists(), f'{path} is there')
targets = set(re.findall(r'(?m)^make ([a-z]+)', '\n'.join([*CODE, BLOCKS])))
tap.ok({'demo', 'check'} <= targets, 'targets are found', targets)
for target in sorted(targets):
    tap.ok(re.search(rf'(?m)^{target}:', MAKEFILES), f'make {target}')
help_text = lvconv('--help')[1].decode()
called = [word for line in commands() for word in shlex.split(line)]
options = {word for word in called + [w for c in CODE for w in c.split()] if re.fullmatch(r'-[A-Za-z]|--[a-z][a-z-]*', word)}
tap.ok({'-b', '-t', '-o', '-O', '-e', '-l', '-j'} <= options, 'options are found', options)
for option in sorted(options):
    tap.ok(re.search(rf'(?<![\w-]){re.escape(option)}\b', help_text), f'option {option}')
formats = re.findall(r'(?m)^\| `(\w+)` \|', README)
tap.equal(sorted(formats), sorted(stages('WRITER')), 'the table has every format')
chain = re.findall(r'\blv-(\w+)', BLOCKS)
tap.equal(chain[:-1], ['text'] + stages('FILTER'), 'the chain of programs is the usual one')
for stage in chain:
    tap.ok(stage in KNOWN and (BUILD / f'lv-{stage}').exists(), f'lv-{stage}')
runs(tap)
codes = re.findall(r'(?m)^\| (\d) \|', README)
tap.equal(codes, ['0', '1', '2', '3'], 'the exit codes')
languages = re.search(r'Word lists exist for (\d+) languages', README)
tap.equal(int(languages[1]), len(list(ROOT.glob('styles/lang/*.ini'))), 'the number of languages')
tap.done()
