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
    ('LOWER_BELOW', 'three lines in lower case below a colon, the last with a full stop', HEAD + '''
- Who borrows a saw is asked to
- On the way home:
+ put the cover on the blade
+ carry the saw with its teeth down
+ and keep away from the pond.
- It has to be back within a week.
'''),
    ('LOWER_BELOW', 'two lines are one sentence', HEAD + '''
- On the way home:
- put the cover on the blade
- of the saw.
- It has to be back within a week.
'''),
    ('LOWER_BELOW', 'the same in Latvian', '''  Bibliotēka aizdos zāģus
  Saulaines bibliotēka no pirmdienas lasītājiem aizdos zāģus un urbjus, šodien paziņoja pilsēta.
- Nesot zāģi mājās, aizliegts:
+ skriet pa tiltu,
+ nest to bez pārvalka,
+ ļaut to suņiem.
''', 'lv'),
    ('PROMISED', 'short sentences apart from each other, below words that open a list', HEAD + '''
- The library gives the following tips to borrowers:

+ Look at the blade before you take the saw home.

+ Ask for a cover.

+ Bring it back dry.

- Call +44 20 7946 0142 if a saw is blunt.
'''),
    ('PROMISED', 'a colon alone promises none', HEAD + '''
- The mayor is glad of it:

- The town has no shop for tools.

- It had three of them once.

- They closed.
'''),
    ('GIVES_WORD', 'glyphs below a line that announces speech', HEAD + '''
+ Anna Berg, who runs the library, said:
- "We have two hundred saws and nobody who can sharpen one."
- It has to be back within a week.
'''),
    ('GIVES_WORD', 'a list below a colon', HEAD + '''
- The library lends:
- - saws
- - drills
'''),
    ('STATED', 'a statement without glyphs, up to the contact', HEAD + '''
- Statement by Mayor Anna Berg on the tools that her town has been given by the shop on the hill:
+ A saw that hangs on a wall is of no use to anybody. In our town they are of use.
+ Those who lend are richer than those who own.
''' + CONTACT.replace('  ', '- ')),
    ('STATED', 'what is told of others is none', HEAD + '''
- Statement by the spokesman of Mayor Anna Berg:
- The mayor was glad of the saws. The town will keep them dry.
'''),
    ('STATED', 'items are no statement', HEAD + '''
- Anna Berg, mayor of Sundale, announced:
- 1. The saws are free.
- 2. The drills are not.
'''),
    ('ENCLOSED', 'between a glyph that opens and one that closes paragraphs later', HEAD + '''
- Mayor Anna Berg: “We are far from any shop, and there is a good deal to mend in this town.
+ Whoever has a saw at home can bring it here. Whoever has none can take one.
+ That is what a library is for.”
- The library opens at nine.
'''),
    ('ENCLOSED', 'nothing closes what was opened', HEAD + '''
- Mayor Anna Berg: “We are far from any shop, and there is a good deal to mend in this town.
- Whoever has a saw at home can bring it here. Whoever has none can take one.
- The library opens at nine.
'''),
    ('SAID', 'single glyphs that open paragraphs and close after the last', HEAD + '''
+ 'These saws have been on the wall of the shop for twenty years.
+ 'Nobody who came in ever asked what they cost.
+ 'Now they go round the town and come back dull,' said Mayor Anna Berg.
- The library opens at nine.
'''),
    ('TOLD', 'an office that is named, and neither I nor we', HEAD + '''
+ The saws are sharp and the drills are new, said Mayor Anna Berg.
- We have two hundred saws in this house, said Mayor Anna Berg.
'''),
    ('CUT_OFF', 'the end of the paste in mid-sentence', HEAD + '''
- The library keeps its tools in a room below the stairs.
+ The room, which has no window, was once used for
'''),
    ('CUT_OFF', 'who sends it is no sentence', HEAD + '''
- The library keeps its tools in a room below the stairs.
- Sundale Town Council Press and Information Department
'''),
    ('NUMBERED_TEXT', 'paragraphs with numbers', HEAD + '''
+ 1. The shop closed in May. Its owner had asked the town twice to take the tools.
+ 2. The town said nothing. In June it said that it had no room.
+ 3. The library has a room. It is below the stairs.
+ 4. It has now been swept.
'''),
    ('NUMBERED_TEXT', 'items with numbers', HEAD + '''
- 1. Saws with spare blades
- 2. Drills. They come in a box.
- 3. Ladders of two metres
'''),
    ('ITEM_TIME', 'items of an agenda', HEAD + '''
+ • 10.30 – the doors open
+ - 14:00 The mayor tries a saw
- • 10.30 km of rope
- • 12 saws
'''),
    ('LONE_ITEM', 'dashes that head paragraphs', HEAD + '''
+ — at the library
- Mayor Anna Berg tried a saw on Monday and has kept all her fingers.
+ — on the quay
- She was shown a boat that floats.
'''),
    ('LONE_ITEM', 'items of a list, and a note', HEAD + '''
- • saws
- • drills
- The library opens at nine.
- * with a card of the town
- The tools have to be back within a week.
'''),
    ('DAY_ROWS', 'days in digits, three below each other', HEAD + '''
+ 8/31 Mount Harrow, Old Mill
+ 9/14 Selby, Town Hall
+ 10/1 Nether Harrow, Quay
'''),
    ('DAY_ROWS', 'cups and numbers of sections are no days', HEAD + '''
- 1/2 cup of oil
- 3/4 cup of sand
- 1/3 cup of glue
'''),
]

tap = Tap()
for evidence, what, text, *code in CASES:
    lines = re.findall(r'^([ +-]) (.*)$', text, re.M)
    out = lvconv('-t', 'evidence', '-l', *(code or ['en']), stdin='\n'.join(line for _, line in lines).encode() + b'\n')[1].decode()
    seen = {row[0]: row[3].split() for row in (line.split('\t') for line in out.splitlines()) if len(row) > 3}
    shown = {n: evidence in seen.get(str(n), []) for n in range(1, len(lines) + 1)}
    wrong = [line for n, (sign, line) in enumerate(lines, 1) if sign != ' ' and shown[n] != (sign == '+')]
    tap.ok(any(sign != ' ' for sign, _ in lines) and not wrong, f'{evidence}: {what}', *wrong)
tap.done()
