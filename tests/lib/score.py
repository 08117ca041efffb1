"""How well lvconv reads labelled releases: roles of lines, and pairs of lines of two editions."""
from collections import Counter

from lv import lvconv

# Roles whose lines carry the text itself; pairs are scored on these.
CORE = {'headline', 'lead', 'body', 'quote', 'heading', 'list-item', 'table-row', 'note', 'continuation'}


def table(text):
    return [line.split('\t') for line in text.splitlines() if line.strip()]


def labels(path):
    """Line number (as text) to role."""
    return {row[0]: row[1] for row in table(path.read_text())}


def f1(hit, missed, wrong):
    return 2 * hit / (2 * hit + missed + wrong) if hit else 0.0


def spoken(out):
    """Line number (as text) to role, in what -t roles prints."""
    return {row[0]: row[1] for row in table(out.decode('utf-8', 'replace')) if len(row) > 1}


class Roles:
    """Adds up what the program says of releases against their labels."""

    def __init__(self):
        self.hit, self.missed, self.wrong, self.mistakes = Counter(), Counter(), Counter(), []

    def add(self, text, gold):
        code, out, _ = lvconv('-t', 'roles', text)
        said = spoken(out)
        for line, role in labels(gold).items():
            heard = said.get(line, 'nothing')
            if heard == role:
                self.hit[role] += 1
                continue
            self.missed[role] += 1
            self.wrong[heard] += 1
            self.mistakes.append(f'{text.name}:{line}: {role}, not {heard}')
        return code in (0, 1)

    def share(self):
        return self.hit.total() / max(1, self.hit.total() + self.missed.total())

    def macro(self):
        roles = set(self.hit) | set(self.missed)
        return sum(f1(self.hit[r], self.missed[r], self.wrong[r]) for r in roles) / max(1, len(roles))


def links(rows):
    """Every left line with every right line of its row."""
    return {(left, right) for row in rows if len(row) > 1
            for left in row[0].split('+') for right in row[1].split('+') if '-' not in (left, right)}


def alone(rows, side):
    """The lines of one side (0 or 1) whose partner is missing."""
    return {line for row in rows if len(row) > 1 and row[1 - side] == '-' for line in row[side].split('+')}
