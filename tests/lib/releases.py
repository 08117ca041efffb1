"""The labelled releases of tests/recognition as lines, and what lvconv says of lines."""
from lv import ROOT, lvconv
from score import labels, spoken

HERE = ROOT / 'tests/recognition'
BYTES = {'encoding': 'utf-8', 'errors': 'surrogateescape'}  # some releases are in old encodings


def releases():
    """Language, lines, and roles by line number of each."""
    for text in sorted(HERE.glob('text/*.txt')):
        roles = {int(n): role for n, role in labels(HERE / 'labels' / (text.stem + '.tsv')).items()}
        yield text.stem[:2], text.read_text(**BYTES).splitlines(), roles


def roles_of(lines):
    """Line number to role."""
    out = lvconv('-t', 'roles', stdin=('\n'.join(lines) + '\n').encode(**BYTES))[1]
    return {int(line): role for line, role in spoken(out).items()}
