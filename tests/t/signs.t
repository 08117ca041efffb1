#!/usr/bin/env python3
"""Evidence that needs the lines around: what is there of a kind several times, and what comes last or after the contact.

Each case is a release; a line with + shows the evidence, a line with - does not, others may.
"""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv

HEAD = '''  Sundale lends tools
  The library of Sundale will lend saws and drills to its readers from Monday, the town said today.
  The tools came from a hardware shop that closed last year after the owner had retired.
'''
CONTACT = '''  Media contact:
  Ann Berg
  press@sundale.example
'''

CASES = [
    ('TITLE_BY_TURNS', 'titles with a sentence below each, after the contact', HEAD + CONTACT + '''
+ A new boat for the harbour
- The town has bought a boat that runs on batteries.
+ SCHOOLS
- Two schools have put bees on their roofs.
'''),
    ('TEASER_BY_TURNS', 'the sentences below them', HEAD + CONTACT + '''
- A new boat for the harbour
+ The town has bought a boat that runs on batteries.
- SCHOOLS
+ Two schools have put bees on their roofs.
'''),
    ('TITLE_BY_TURNS', 'one title, and a heading with two sentences below it, are no turns', HEAD + '''
- How does it work?
- Readers show their card. The library writes down what they took.
- A place for repairs
- There is a bench in the yard.
'''),
    ('LIST_END', 'the last of some short lines below a colon', HEAD + '''
- What can be borrowed:
- Saws with spare blades
- Drills and their bits
+ Ladders of two metres
- All of it has to be back within a week, dry and in one piece.
'''),
    ('LIST_END', 'a question after the list is the next heading', HEAD + '''
- What can be borrowed:
- Saws with spare blades
- Drills and their bits
- Who pays for it?
- All of it has to be back within a week, dry and in one piece.
'''),
    ('SENTENCES_BELOW', 'short sentences below a colon', HEAD + '''
- What the library asks of readers:
+ Bring the tool back dry.
+ Ask before you cut metal.
+ Keep the blades away from children.
- The owner of the shop, who is eighty, will show how to hold a saw on the first three Mondays of May, and whoever comes gets a cup of tea and a pencil that cannot be rubbed out.
'''),
    ('SENTENCES_BELOW', 'one sentence below a colon is none of several', HEAD + '''
- What the library asks of readers:
- Bring the tool back dry.
- The owner of the shop, who is eighty, will show how to hold a saw on the first three Mondays of May, and whoever comes gets a cup of tea and a pencil that cannot be rubbed out.
'''),
    ('PARTS_BELOW', 'parts of a sentence below a colon', HEAD + '''
- The library keeps for its readers:
+ saws of every length, with spare blades;
+ drills that run on batteries; and
+ ladders.
- There is a bench in the yard.
'''),
    ('AGAIN', 'a label that stands three times, with numbers or without', HEAD + '''
+ Advertisement 2
- The owner of the shop will show how to hold a saw.
+ Advertisement 3
- Whoever comes gets a cup of tea.
+ Advertisement
'''),
    ('AGAIN', 'twice is not enough, and numbers are no labels', HEAD + '''
- Advertisement 2
- The owner of the shop will show how to hold a saw.
- Advertisement 3
- 4,310
- 2,207
- 1,118
'''),
    ('READER_AFTER', 'the page speaks to its reader after the contact', HEAD + '''
- The librarian will show you how to hold a saw.
''' + CONTACT + '''
+ Was this page of use to you?
- The harbour is closed today.
'''),
    ('READER_LAST', 'and at the end', HEAD + '''
- The librarian will show you how to hold a saw.
+ Text your street to get the news before the neighbours do.
'''),
    ('OWN_WORDS', 'what we say below a colon', HEAD + '''
- Anna Berg, who runs the library, has this to say to the town:
+ We never thought that a saw could be so well loved by so many.
- A saw is a patient thing.
+ I hope to see all of them back by Friday.
- The yard will be open until nine in the evening.
- The owner of the shop will come on Monday.
- We are glad of that.
'''),
    ('OWN_WORDS', 'who is to be called is no speech', HEAD + '''
- The library asks for this:
- Call us on +44 20 7946 0142 if a saw is blunt.
'''),
    ('TELLS_OF', 'a house and what it is', HEAD + '''
- Anna Berg said yesterday that the library has two hundred saws.
- "The library has two hundred saws," said Anna Berg.
+ The Harbour Trust is a charity with forty members.
''' + CONTACT),
    ('TELLS_LAST', 'and no more text', HEAD + '''
- The Saw Club is a circle of people who mend chairs.
- On Monday the yard will be open until nine in the evening.
+ The Harbour Trust is a charity with forty members.
''' + CONTACT),
    ('RUN_FIGURES', 'cells of a table one below the other', HEAD + '''
+ Tool
+ Length (m)
+ Saw
+ 0.6
+ Ladder
+ 2.0
- The owner of the shop will show how to hold a saw.
'''),
    ('RUN_FIGURES', 'names below each other are no figures', HEAD + '''
- Saws
- Drills
- Ladders
- Hammers
- Planes
- Pencils
'''),
]

tap = Tap()
for evidence, what, text in CASES:
    lines = re.findall(r'^([ +-]) (.*)$', text, re.M)
    out = lvconv('-t', 'evidence', '-l', 'en', stdin='\n'.join(line for _, line in lines).encode() + b'\n')[1].decode()
    seen = {row[0]: row[3].split() for row in (line.split('\t') for line in out.splitlines()) if len(row) > 3}
    shown = {n: evidence in seen.get(str(n), []) for n in range(1, len(lines) + 1)}
    wrong = [line for n, (sign, line) in enumerate(lines, 1) if sign != ' ' and shown[n] != (sign == '+')]
    tap.ok(any(sign != ' ' for sign, _ in lines) and not wrong, f'{evidence}: {what}', *wrong)
tap.done()
