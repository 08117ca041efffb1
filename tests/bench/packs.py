"""Releases for a pack: our own test texts with other figures and words in each, and what somebody would mark up for typst."""
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from lv import ROOT

LANG = '{http://www.w3.org/XML/1998/namespace}lang'
SYLLABLES = ('ra', 'mi', 'lo', 'ke', 'su', 'ta', 'ne', 'vo', 'di', 'pa', 'zu', 'be')


def other_word(number):
    """A word that no two numbers have in common."""
    word = SYLLABLES[number % 12]
    while number := number // 12:
        word += SYLLABLES[number % 12]
    return word + 'n'


def varied(text, number):
    """The text with a word of its own in every longer paragraph, and other figures in it."""
    lines = []
    for place, line in enumerate(text.splitlines()):
        if len(line) > 80:
            words = line.split(' ')
            words.insert(len(words) // 2, other_word(1000 * number + place))
            line = re.sub(r'\b[1-9]\d\b(?![./:])', lambda m: str(10 + (int(m[0]) + number) % 90), ' '.join(words))
        lines.append(line)
    return '\n'.join(lines) + '\n'


def releases(folder, n):
    """Writes n releases into a folder; gives their paths."""
    own = sorted(ROOT.glob('tests/recognition/seen/text/*.txt')) + sorted(ROOT.glob('samples/*.txt'))
    texts = [path.read_text(encoding='utf-8', errors='ignore') for path in own]
    paths = [Path(folder) / f'{number:04}.txt' for number in range(n)]
    for number, path in enumerate(paths):
        path.write_text(varied(texts[number % len(texts)], number))
    return paths


def marked_up(xml):
    """A release of normalised XML, its headline a heading, its other blocks paragraphs."""
    edition = next(e for e in ElementTree.parse(xml).iter() if e.tag.endswith('}edition'))
    lines = [f'#set text(lang: "{edition.get(LANG)}")', '#pagebreak()']
    for block in edition:
        text = re.sub(r'([\\#*_$@<>\[\]`~=/+-])', r'\\\1', ' '.join(''.join(block.itertext()).split()))
        lines.append(('= ' if block.tag.endswith('}headline') else '') + text)
    return '#[\n' + '\n\n'.join(lines) + '\n]'


def typst_pack(build, paths, folder):
    """The same releases as one document for typst: contents, a page for each, numbers of pages; the path of its source."""
    to = Path(folder) / 'xml'
    subprocess.run([build / 'lvconv', '-q', '-t', 'xml', '-O', to, *paths], check=True)
    head = '#set document(title: "Pack")\n#set page(numbering: "1 / 1")\n#outline()\n'
    source = Path(folder) / 'pack.typ'
    source.write_text(head + '\n\n'.join(marked_up(to / f'{path.stem}.xml') for path in paths))
    return source
