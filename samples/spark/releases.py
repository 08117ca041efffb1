#!/usr/bin/env python3
"""releases.py N [BAD]: prints a table of N generated releases, lines of JSON; number BAD of them is no release."""
import json
import sys

TOWNS = ['Elmford', 'Rowan Hill', 'Alksnene', 'Brackley', 'Ozolene']
THINGS = ['bridge', 'library', 'museum', 'ferry', 'school', 'market', 'station']
PEOPLE = ['Mira Holt', 'Tove Pell', 'Oskars Liepa', 'Ada Marsh']


def release(number):
    town, thing, person = (words[number % len(words)] for words in (TOWNS, THINGS, PEOPLE))
    day = number % 28 + 1
    return (f'{town} opens its {thing} again\n\n{day} May 2028\n\n'
            f'The {thing} of {town} opens on {day} May after {number % 90 + 10} days of repair, which cost {number + 10000} euros, the council said.\n\n'
            f'“We thank all who waited for the {thing},” said {person}, head of works.\n\n'
            f'Contact: {person}, press@example.org, +371 20000511\n')


def main(count, bad=-1):
    for number in range(count):
        print(json.dumps({'id': number} if number == bad else {'id': number, 'text': release(number)}, ensure_ascii=False))


if __name__ == '__main__':
    main(*map(int, sys.argv[1:]))
