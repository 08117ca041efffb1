"""What the tests share: TAP, running lvconv, the releases to run it on, and text read back from its outputs.

LV_BUILD     the build to test (default "build")
LV_SMALL     set: fewer and smaller inputs, for sanitizers
LV_NO_SKIP   set: a missing judge is a failure, not a skipped test
"""
import html.parser
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get('LV_BUILD', 'build')
JUDGES = ROOT / 'build' / 'judges'
SHARED = ROOT.parent / 'shared'  # private releases, absent on most machines


# ---- TAP ----

class Tap:
    """Prints a test a line; done() prints the plan and ends the process."""

    def __init__(self):
        self.n = self.failed = 0

    def ok(self, passed, name, *details):
        self.n += 1
        self.failed += not passed
        print(f'{"ok" if passed else "not ok"} {self.n} - {name}'.replace('#', '\\#'))
        if not passed:
            for line in '\n'.join(str(d) for d in details).splitlines()[:20]:
                print('# ' + line[:400])
        sys.stdout.flush()
        return passed

    def equal(self, got, want, name):
        return self.ok(got == want, name, *([] if got == want else difference(got, want)))

    def skip(self, name, reason):
        if os.environ.get('LV_NO_SKIP'):
            return self.ok(False, name, reason)
        self.n += 1
        print(f'ok {self.n} - {name} # SKIP {reason}')

    def done(self):
        if not SHARED.is_dir():
            self.n += 1
            print(f'ok {self.n} - private releases # SKIP no ../shared here')
        print(f'1..{self.n}')
        sys.exit(self.failed > 0)


def difference(got, want):
    """Lines that show two values, or where two texts or byte strings part."""
    if not isinstance(got, (str, bytes)):
        return [f'got  {got!r}', f'want {want!r}']
    at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
    start = max(0, at - 40)
    return [f'they part at {at} of {len(got)} and {len(want)}',
            f'got  {got[start:at + 60]!r}', f'want {want[start:at + 60]!r}']


# ---- running things ----

def run(command, stdin=b'', **options):
    """Runs a command; returns (exit code, standard output, standard error as text)."""
    p = subprocess.run([str(c) for c in command], input=stdin, capture_output=True, **options)
    return p.returncode, p.stdout, p.stderr.decode('utf-8', 'replace')


def lvconv(*arguments, stdin=b'', **options):
    return run([BUILD / 'lvconv', *arguments], stdin, **options)


def on_terminal(*arguments, stream='stderr', stdin=b'', cwd=None, env=None):
    """(exit code, what a terminal gets on that stream of lvconv, the other stream), bytes."""
    other = {'stderr': 'stdout', 'stdout': 'stderr'}[stream]
    master, terminal = pty.openpty()
    p = subprocess.Popen([BUILD / 'lvconv', *arguments], stdin=subprocess.PIPE, cwd=cwd, env={**os.environ, **(env or {})},
                         **{stream: terminal, other: subprocess.PIPE})
    os.close(terminal)
    p.stdin.write(stdin)
    p.stdin.close()
    seen = b''
    while True:
        try:
            block = os.read(master, 65536)
        except OSError:
            break
        if not block:
            break
        seen += block
    os.close(master)
    rest = getattr(p, other).read()
    return p.wait(), seen, rest


def traced():
    """The environment for a program under strace, where LeakSanitizer cannot work."""
    return {**os.environ, 'ASAN_OPTIONS': os.environ.get('ASAN_OPTIONS', '') + ':detect_leaks=0'}


def make(*arguments):
    """Runs make as from a shell, also where a make runs the tests."""
    environment = {k: v for k, v in os.environ.items() if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL')}
    return run(['make', '-s', '-C', ROOT, *arguments], env=environment)


def convert(*arguments, to):
    """The bytes lvconv makes of a file; raises where it fails."""
    code, out, err = lvconv('-t', to, *arguments)
    if code != 0:
        raise RuntimeError(f'lvconv -t {to} {arguments}: exit {code}: {err}')
    return out


def houses():
    """{name: sentence} of the house styles compiled in."""
    return dict(re.findall(r'(?m)^LV_HOUSE\((\w+), "(.*)"\)$', (ROOT / 'include/houses.def').read_text()))


def refused(tap, folder, section, lines):
    """Each line in that section of a house style is an error, said with its place; in.txt is there."""
    for line in lines:
        (folder / 'house.ini').write_text(f'[{section}]\n{line}\n')
        code, _, err = lvconv('-t', 'html', '-s', './house.ini', 'in.txt', cwd=folder)
        tap.ok(code == 2 and err.startswith('./house.ini:2: error'), f'{line} is an error', err)


def stages(kind):
    """The names in include/stages.def of one kind: 'READER', 'FILTER' or 'WRITER'."""
    return re.findall(rf'^LV_{kind}\((\w+),', (ROOT / 'include/stages.def').read_text(), re.M)


BILINGUAL = ('pairs', 'tmx')  # formats that need two editions


def formats():
    """The formats one release can be written in."""
    return [to for to in stages('WRITER') if to not in BILINGUAL]


def releases():
    """Every release the tests run on: our own, and the private ones where they are."""
    own = ('samples/*.txt', 'tests/cases/*/in.txt', 'tests/recognition/seen/text/*.txt', 'tests/bilingual/text/*.txt')
    private = ('seeds/*.txt', 'corpus/text/*.txt')
    if os.environ.get('LV_SMALL'):
        own, private = own[:2], private[:1]
    return [p for pattern in own for p in sorted(ROOT.glob(pattern))] + \
           [p for pattern in private for p in sorted(SHARED.glob(pattern))]


def editions():
    """The releases we have in Latvian and in English, as (name, arguments of lvconv)."""
    samples = [(lv.name[:-7], ['-b', lv, lv.with_name(lv.name[:-7] + '.en.txt')])
               for lv in sorted(ROOT.glob('samples/*.lv.txt'))]
    seeds = sorted(SHARED.glob('seeds/*.txt'))
    return samples + ([('seeds', ['-b', seeds[1], seeds[0]])] if len(seeds) == 2 else [])


def judged():
    """
    What the judges read, as (name, arguments of lvconv): samples, seeds, and cases of tables and pictures, each by
    itself, and both editions in one.
    """
    single = sorted(ROOT.glob('samples/*.txt')) + sorted(SHARED.glob('seeds/*.txt')) + \
        sorted(ROOT.glob('tests/cases/marks-*/in.txt'))
    return [(name(path), [path]) for path in single] + editions() + styled()


def styled():
    """A table, and a pair of editions, in each house style but the default."""
    pair = [ROOT / 'samples/bees.lv.txt', ROOT / 'samples/bees.en.txt']
    return [row for house in list(houses())[1:] for row in
            ((f'{house}-table', ['-s', house, ROOT / 'tests/cases/marks-tables/in.txt']), (f'{house}-pair', ['-b', '-s', house, *pair]))]


def name(path):
    return path.parent.name if path.name == 'in.txt' else path.stem


def pairs():
    """(name, files) of releases in two languages: samples and seeds."""
    for latvian in sorted(ROOT.glob('samples/*.lv.txt')):
        yield latvian.name.partition('.')[0], [latvian, latvian.with_name(latvian.name.replace('.lv.', '.en.'))]
    if len(seeds := sorted(SHARED.glob('seeds/*.txt'), reverse=True)) == 2:
        yield 'seeds', seeds


def paired(folder, to):
    """Converts what the judges read in two languages, in every layout, into a folder; returns the paths."""
    made = []
    for number, (what, files) in enumerate(pairs()):
        for layout in ('columns', 'rows') if number % 3 == 0 else ('columns',):
            made.append(Path(folder) / f'{what}-{layout}.{to}')
            code, out, err = lvconv('-b', f'--layout={layout}', *files, '-o', made[-1])
            if code != 0:
                raise RuntimeError(f'lvconv -b {files}: exit {code}: {err}')
    return made


def outputs(folder, to):
    """Converts what the judges read, one release a file, into a folder; returns the paths."""
    made = []
    for what, arguments in judged():
        made.append(Path(folder) / f'{what}.{to}')
        made[-1].write_bytes(convert(*arguments, to=to))
    return made


def scratch():
    return tempfile.TemporaryDirectory(prefix='lvconv-test-')


# ---- text of the outputs, read by programs that are not ours ----

HIDDEN = ('endmark', 'chrome')
INLINE = ('marker', 'speech', 'attribution', 'em', 'strong', 'a', 'span', 'time')


def element_name(element):
    return element.tag.rpartition('}')[2]


def xml_text(data, hidden=False, pictures=None):
    """The text of normalised XML, blocks apart by a line end; without what other formats leave out.

    What pictures show that are there is text with `hidden`, or with `pictures`: else they are seen."""
    pictures = hidden if pictures is None else pictures
    parts = []

    def walk(element):
        tag = element_name(element)
        if tag in HIDDEN and not hidden:
            return
        inline = tag in INLINE
        parts.append('' if inline else '\n')
        if pictures or not element.get('width'):
            parts.append(element.get('alt') or (tag == 'figure' and not element.get('width') and element.get('href')) or '')
        parts.append(element.text or '')
        for child in element:
            walk(child)
            parts.append(child.tail or '')
        parts.append('' if inline else '\n')

    walk(ElementTree.fromstring(data))
    return ''.join(parts)


class HtmlText(html.parser.HTMLParser):
    SILENT = ('head', 'style', 'script', 'nav')  # nav: the names of the languages, which are ours
    INLINE = ('a', 'abbr', 'b', 'bdi', 'cite', 'em', 'i', 'q', 'span', 'strong', 'time')

    def __init__(self):
        super().__init__()
        self.parts, self.silent, self.lists = [], 0, []

    def handle_starttag(self, tag, attrs):
        self.silent += tag in self.SILENT
        self.parts.append('' if tag in self.INLINE else '\n')
        if tag in ('ul', 'ol'):
            self.lists.append(tag)
        if tag == 'li':
            self.parts.append(self.bullet(dict(attrs).get('style', "list-style-type: '• '"), self.lists[-1]))

    @staticmethod
    def bullet(style, tag):
        """What a browser draws before an item, where that is in the style alone; numbers are in the text as well."""
        sign = re.fullmatch(r"list-style-type: '(.*?)'", style)
        return '' if tag == 'ol' or not sign or any(c.isalnum() for c in sign[1]) else sign[1]

    def handle_endtag(self, tag):
        if tag in ('ul', 'ol'):
            self.lists.pop()
        self.silent -= tag in self.SILENT
        self.parts.append('' if tag in self.INLINE else '\n')

    def handle_data(self, data):
        self.parts.append('' if self.silent else data)


def html_text(data):
    reader = HtmlText()
    reader.feed(data.decode('utf-8'))
    return ''.join(reader.parts)


def pdf_pages(path):
    """The text of each page of a PDF, by poppler."""
    return run(['pdftotext', '-raw', path, '-'])[1].decode('utf-8').split('\f')[:-1]


def pdf_structure(path):
    """The text of a PDF in the order of its structure tree, by poppler, which puts each piece in quotes on a line."""
    return '\n'.join(re.findall(r'^ *"(.*)"$', run(['pdfinfo', '-struct-text', path])[1].decode('utf-8'), re.M))


def pdf_languages(path):
    """The languages the structure tree of a PDF names, in its order, by qpdf."""
    objects = json.loads(run(['qpdf', '--json=1', '--json-key=objects', path])[1])['objects']

    def below(node):
        node = objects.get(node, node) if isinstance(node, str) else node
        if isinstance(node, list):
            return [lang for child in node for lang in below(child)]
        if not isinstance(node, dict):
            return []
        own = [node['/Lang']] if '/S' in node and '/Lang' in node else []
        return own + below(node.get('/K', []))

    return below(next(o for o in objects.values() if isinstance(o, dict) and o.get('/Type') == '/StructTreeRoot'))


def pdf_outline(path):
    """(level, title) of the bookmarks of a PDF, by mutool."""
    shown = run(['mutool', 'show', path, 'outline'])[1].decode('utf-8')
    return [(len(tabs), title) for tabs, title in re.findall(r'^.(\t+)"(.*)"\t', shown, re.M)]


def nfc(text):
    """NFC, with letters for the ligatures of Latin letters: the same letters, as every stage writes them."""
    return unicodedata.normalize('NFC', re.sub('[\ufb00-\ufb06]', lambda m: unicodedata.normalize('NFKC', m[0]), text))


def plain(text):
    """NFC, without soft hyphens, any run of blanks as one."""
    return ' '.join(nfc(text.replace('\u00ad', '').replace('\u200b', ' ')).split())


def blankless(text):
    return plain(text).replace(' ', '')


def kept(text):
    """The letters, digits and symbols of a text, in order: what no stage may lose or add. A hyphen before a figure is a minus."""
    text = re.sub(r'(?<![\w.,/+-])-(?=[0-9])', '\u2212', text)
    return ''.join(c for c in nfc(text) if unicodedata.category(c)[0] in 'LMNS')
