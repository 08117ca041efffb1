"""Two editions of any length: what the alignment is measured on."""

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
