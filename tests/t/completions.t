#!/usr/bin/env python3
"""What bash, zsh and fish offer for lvconv and its links: every option, and for each value what include/options.def says."""
import os
import pty
import re
import select
import subprocess
import sys
import time
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, houses, lvconv, run, scratch, stages

MADE = BUILD / 'completions'
ROW = re.compile(r'''^LV_(?:VALUE|CALL)\("([a-z0-9-]+)", (?:'(.)'|0), "([^"]*)", "([^"]*)"''', re.M)
FILES = ('news.txt', 'new things.txt')
FOLDERS = ('newer',)


def messages(*severities):
    rows = re.findall(r'^LV_MSG\(\w+, "([a-z-]+)", (\w+),', (ROOT / 'include/messages.def').read_text(), re.M)
    return [name for name, severity in rows if severity in severities]


CHOICES = {
    '@readers': stages('READER'), '@writers': stages('WRITER'),
    '@stages': list(dict.fromkeys(s for kind in ('READER', 'FILTER', 'PAIRING', 'WRITER') for s in stages(kind))),
    '@styles': list(houses()), '@languages': sorted(p.stem for p in ROOT.glob('styles/lang/*.ini')),
    '@warnings': [no + name for name in messages('WARNING', 'ADVICE') for no in ('', 'no-')],
}


def values():
    """(name, letter, whether it takes a list, words) of each option with a value and words for it."""
    for name, letter, value, choice in ROW.findall((ROOT / 'include/options.def').read_text()):
        words = CHOICES.get(choice, [] if choice.startswith('@') else choice.split())
        if value and words:
            yield name, letter, ',…' in value, words


def lines():
    """(what is typed, the words that fit) of every option and value; the last word is the one to complete."""
    help_text = lvconv('--help')[1].decode()
    options = re.findall(r'(?m)^ +(?:-\w, )?(--[a-z-]+)', help_text)
    yield '--', options
    for name, letter, several, words in values():
        for first in sorted({word[0] for word in words}):
            fit = [word for word in words if word.startswith(first)]
            yield f'--{name}={first}', [f'--{name}={word}' for word in fit]
            if letter:
                yield f'-{letter} {first}', fit
        if several:
            yield f'--{name}={words[0]},{words[1][0]}', [f'--{name}={words[0]},{w}' for w in words if w.startswith(words[1][0])]
    yield '-e windows-1257', ['windows-1257']
    yield '-o news', ['news.txt']
    yield '-O new', ['newer']
    yield '-b -- news', ['news.txt']
    yield 'chec', ['check']
    yield 'style', ['styles']
    yield 'check style', []
    yield 'check --stri', ['--strict']
    yield 'check chec', []
    yield '-j ', []


# ---- the shells ----

def bash_words(line):
    """The words of a line as bash divides them: an = is one of its own."""
    return [part for word in line.split(' ') for part in (re.split('(=)', word) if '=' in word else [word])]


def bash(program, wanted, folder):
    script = [f'source {MADE}/lvconv.bash', 'ask() { COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); '
              '"$(complete -p "$1" | sed "s/.* -F \\([^ ]*\\) .*/\\1/")" "$1" "${@: -1}" "${@: -2:1}"; '
              'printf "%s\\n" "${COMPREPLY[@]}" "$1 done"; }']
    for line in wanted:
        words = bash_words(line)
        script.append('ask ' + ' '.join(f"'{word}'" for word in [program, *(words[:-1] if words[-2:] == ['=', ''] else words)]))
    return answers(['bash', '-c', '\n'.join(script)], program, folder)


def fish(program, wanted, folder):
    script = [f'set fish_complete_path {folder}/complete; function {program}; end'] + [f"complete -C '{program} {line}'; echo '{program} done'" for line in wanted]
    return answers(['fish', '-c', '\n'.join(script)], program, folder)


def answers(command, program, folder):
    code, out, err = run(command, cwd=folder, env={**os.environ, 'HOME': folder})
    asked, found = [], []
    for line in out.decode().splitlines():
        if line == f'{program} done':
            asked.append(found)
            found = []
        elif line:
            found.append(line.partition('\t')[0])
    return asked, err


def fits(shell, line, found, words):
    """A shell that completes the part behind the = offers that part."""
    typed = line.rpartition(' ')[2]
    begin = typed.rpartition('=')[0] + '=' if '=' in typed else ''
    stripped = [word.removeprefix(begin) if shell == 'bash' else word for word in words]
    return sorted({word.rstrip('=/') for word in found if not word.endswith('.fish')}) == sorted(set(stripped))


class Terminal:
    """A shell at a terminal. Called by any name, the program prints its arguments."""

    def __init__(self, command, setup, folder):
        self.fd, side = pty.openpty()
        self.process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, cwd=folder, start_new_session=True,
                                        env={**os.environ, 'TERM': 'dumb', 'HOME': folder})
        os.close(side)
        self.send(setup + "; show() { printf '%s' '[' '[['; printf '%s|' \"$@\"; printf '%s\\n' ']' ']]'; }; show ready\n")
        self.read('ready|]')

    def send(self, text):
        os.write(self.fd, text.encode())

    def read(self, until, seconds=20):
        text, end = '', time.monotonic() + seconds
        while until not in text and time.monotonic() < end:
            if select.select([self.fd], [], [], 0.2)[0]:
                text += os.read(self.fd, 65536).decode('utf-8', 'replace')
        return text

    def complete(self, program, line):
        """The arguments that a call has when a tab ends the line."""
        self.send(f'{program} {line}\t\n')
        return re.findall(r'\[\[\[(.*?)\|\]', self.read('|]').replace('\r', ''), re.S)[-1:]

    def close(self):
        os.close(self.fd)
        self.process.wait()


TERMINALS = {
    'bash': (['bash', '--norc', '--noprofile', '-i'], f'set +o history; source {MADE}/lvconv.bash; lvconv() {{ show "$@"; }}; lv-join() {{ show "$@"; }}'),
    'zsh': (['zsh', '-f', '-i'], f'fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; lvconv() {{ show "$@"; }}; lv-join() {{ show "$@"; }}'),
}


def unique(wanted):
    """The lines that only one word fits; in a terminal, these are typed to their end."""
    return {line: words[0] for line, words in wanted.items() if len(words) == 1 and not words[0].endswith(line.rpartition(' ')[2])}


def at_terminal(tap, shell, wanted, folder):
    command, setup = TERMINALS[shell]
    terminal = Terminal(command, setup, folder)
    for program, typed in (('lvconv', unique(wanted)), ('lv-join', {'--keep': '--keep-all', '--layout=c': '--layout=columns'})):
        wrong = []
        for line, word in typed.items():
            want = '|'.join([*line.split(' ')[:-1], word])
            got = terminal.complete(program, line)
            if [words.rstrip('/') for words in got] != [want]:
                wrong.append(f'{program} {line}: {got}, not {want}')
        tap.ok(typed and not wrong, f'{shell} at a terminal: {len(typed)} lines of {program} are typed to their end', *wrong)
    terminal.close()


tap = Tap()
wanted = dict(lines())
tap.ok(len(wanted) > 100, 'options and values are found', len(wanted))
with scratch() as folder:
    for name in FILES:
        open(f'{folder}/{name}', 'w').close()
    for name in FOLDERS:
        os.mkdir(f'{folder}/{name}')
    os.mkdir(f'{folder}/complete')
    for name in ('lvconv', 'lv-join'):
        os.symlink(MADE / 'lvconv.fish', f'{folder}/complete/{name}.fish')
    os.symlink(MADE / 'lvconv.zsh', f'{folder}/_lvconv')
    for shell, ask in (('bash', bash), ('fish', fish)):
        reason = missing(shell)
        if reason:
            tap.skip(shell, reason)
            continue
        for program in ('lvconv', 'lv-join'):
            expected = {**wanted, **({'chec': [], 'style': []} if program == 'lv-join' else {})}
            found, err = ask(program, expected, folder)
            wrong = [f'{line}: {got}, not {words}' for got, (line, words) in zip(found, expected.items()) if not fits(shell, line, got, words)]
            tap.ok(len(found) == len(expected) and not wrong and not err, f'{shell}: what is offered for {program}', *wrong, err)
    for shell in TERMINALS:
        reason = missing(shell)
        if reason:
            tap.skip(f'{shell} at a terminal', reason)
        else:
            at_terminal(tap, shell, wanted, folder)
tap.done()
