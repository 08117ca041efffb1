"""Forms of lines (tests/recognition/forms) and the skeletons they are read in."""
import re
from lv import ROOT

HERE = ROOT / 'tests/recognition/forms'


def forms_of(path):
    """Role, place and text of each form."""
    role = place = ''
    for line in filter(None, path.read_text().splitlines()):
        if head := re.fullmatch(r'\[([a-z+-]+) (\w+)\]', line):
            role, place = head.groups()
        else:
            yield role, place, line


def release(skeleton, place, form):
    """The skeleton with a form at its place, and the number of the form's first line."""
    lines, first = [], 0
    for line in skeleton:
        mark, _, default = line.partition(' ')
        if mark == '@' + place:
            first = len(lines) + 1
            lines += form.split('⏎')
        elif not line.startswith('@'):
            lines.append(line)
        elif default:
            lines.append(default)
    return '\n'.join(lines) + '\n', first


def skeleton_of(language):
    return (HERE / f'{language}.txt').read_text().splitlines()
