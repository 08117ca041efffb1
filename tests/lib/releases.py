"""The labelled releases of tests/recognition as lines, and what lvconv says of lines."""
from lv import ROOT, lvconv
from score import labels, spoken

HERE = ROOT / 'tests/recognition'
BYTES = {'encoding': 'utf-8', 'errors': 'surrogateescape'}  # some releases are in old encodings


def labelled(folder):
    """(text, labels) of each release of a set: 'seen', 'learned' or 'unseen'; the labels of the samples are in 'seen/samples'."""
    for text in sorted(HERE.glob(f'{folder}/text/*.txt')):
        yield text, HERE / folder / 'labels' / (text.stem + '.tsv')
    for gold in sorted(HERE.glob(f'{folder}/samples/*.tsv')):
        yield ROOT / 'samples' / (gold.stem + '.txt'), gold


def lines_of(text):
    return text.read_text(**BYTES).splitlines()


def releases():
    """Language, lines, and roles by line number of each release the rules were made with."""
    for text, gold in labelled('seen'):
        if gold.parent.name == 'labels':
            yield text.stem[:2], lines_of(text), {int(n): role for n, role in labels(gold).items()}


def roles_of(lines):
    """Line number to role."""
    out = lvconv('-t', 'roles', stdin=('\n'.join(lines) + '\n').encode(**BYTES))[1]
    return {int(line): role for line, role in spoken(out).items()}
