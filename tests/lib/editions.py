"""Two editions of any length, and two editions in one file: what the alignment is measured on."""
import textwrap
from itertools import zip_longest

NAMES = ('Rīga', 'Jēkabs Ozols', 'Ventspils', 'NATO', 'Daugava', 'Anna Krūze', 'Cēsis')


def long_editions(n):
    """The texts of n paragraphs in Latvian and English; of some the English has two, some it lacks."""
    left, right = ['Ciemu skaitīšana sākusies'], ['The count of villages has begun']
    for i in range(n):
        name, facts = NAMES[i % len(NAMES)], (i * 37 % 1009, i * 11 % 89)
        left.append('%s: ciemā Nr. %d pagājušajā gadā saskaitītas %d mājas. Skaitīšana ilga %d stundas un notika naktī.'
                    % (name, i, *facts))
        first = '%s: in village No %d there were %d houses last year.' % (name, i, facts[0])
        second = 'The count took %d hours and was done at night.' % facts[1]
        if i % 13 != 12:
            right += [first, second] if i % 10 == 9 else [f'{first} {second}']
    return '\n\n'.join(left) + '\n', '\n\n'.join(right) + '\n'


def numbers(cell):
    return [int(n) for n in cell.split('+')] if cell != '-' else []


def wrapped(left, right):
    """Two texts in columns of 44 characters with a gutter between them."""
    for a, b in zip_longest(textwrap.wrap(left, 44), textwrap.wrap(right, 44), fillvalue=''):
        yield (a.ljust(50) + b).rstrip(), bool(a), bool(b)


def in_one_file(left, right, rows):
    """Two editions, as lists of lines, and their gold rows, in every way one file holds both.

    A form is its name and its lines, each with two truths: whether something of the left, of the right is in it.
    """
    order = sorted((row for row in rows if row[0] != '-'), key=lambda row: numbers(row[0])) + [row for row in rows if row[0] == '-']
    texts = [([left[n - 1] for n in numbers(row[0])], [right[n - 1] for n in numbers(row[1])]) for row in order]
    blank = ('', False, False)
    yield 'sequence', [(t, bool(t.strip()), False) for t in left] + [blank, blank] + [(t, False, bool(t.strip())) for t in right]
    yield 'alternating', [line for a, b in texts for side in ([(t, True, False) for t in a], [(t, False, True) for t in b])
                          for text in side for line in (text, blank)]
    for name, sign in (('tab', '\t'), ('bar', ' | ')):
        yield name, [line for a, b in texts for line in ((' '.join(a) + sign + ' '.join(b), bool(a), bool(b)), blank)]
    yield 'gutter', [line for a, b in texts for line in [*wrapped(' '.join(a), ' '.join(b)), blank]]
