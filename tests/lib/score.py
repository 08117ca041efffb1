"""How well lvconv reads labelled releases: roles of lines, and pairs of lines of two editions."""
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


# What a reader sees of a line. Roles that look alike are taken for each other without harm: all the small print of a
# release is one look, and so are the lines of a contact, and first and further paragraphs.
LOOKS = {'headline': 'headline', 'lead': 'paragraph', 'body': 'paragraph', 'quote': 'quote', 'heading': 'heading',
         'list-item': 'item', 'table-row': 'row', 'continuation': 'torn or glued', 'web-chrome': 'left out',
         'end-mark': 'left out', 'nothing': 'nothing'}


def look(role):
    return 'contact' if role.startswith('contact') else LOOKS.get(role, 'small print')


def is_severe(right, heard):
    """True if a reader would get a wrong document: a line looks like what it is not, or is missing.

    `right` has every role a line may have. A line of the page that is printed is a blemish, unless as the headline.
    """
    looks = {look(role) for role in right}
    return look(heard) not in looks and (looks != {'left out'} or heard == 'headline')


class Roles:
    """Adds up what the program says of releases against their labels; ROLE|ROLE where either is right."""

    def __init__(self):
        self.lines = self.right = self.releases = self.sound = 0
        self.mistakes = []

    def add(self, name, gold, said):
        severe = 0
        for line, label in gold.items():
            right, heard = label.split('|'), said.get(line, 'nothing')
            self.lines += 1
            self.right += heard in right
            if heard not in right:
                fault = is_severe(right, heard)
                severe += fault
                self.mistakes.append(f'{name}:{line}: {label}, not {heard}{" (severe)" if fault else ""}')
        self.releases += 1
        self.sound += not severe

    def lines_right(self):
        return self.right / max(1, self.lines)

    def releases_sound(self):
        """The share of releases without a severe fault."""
        return self.sound / max(1, self.releases)


def links(rows):
    """Every left line with every right line of its row."""
    return {(left, right) for row in rows if len(row) > 1
            for left in row[0].split('+') for right in row[1].split('+') if '-' not in (left, right)}


def alone(rows, side):
    """The lines of one side (0 or 1) whose partner is missing."""
    return {line for row in rows if len(row) > 1 and row[1 - side] == '-' for line in row[side].split('+')}
