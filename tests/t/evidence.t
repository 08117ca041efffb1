#!/usr/bin/env python3
"""What recognition says of itself: -t evidence has the lines and roles of -t roles, zones in their order and names of
the table; -t roles -v adds reasons that the evidence of the line bears out; neither changes the release. A picture, a rule
or an empty first cell that marks of the source settle before recognition has neither.
"""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, convert, lvconv, name, releases

SETTLED = ('caption', 'web-chrome', 'table-row')
ZONES = ('head', 'top', 'text', 'end')
WHY = dict(re.findall(r'^LV_EVIDENCE\((\w+), "(.*)"\)', (ROOT / 'src/recognise/tables/evidence.def').read_text(), re.M))


def table(release, to, *args):
    return [line.split('\t') for line in convert(release, *args, to=to).decode().splitlines()]


def reasons(why):
    """The evidence that -v names: "begins with a bullet +9, …; 12 in all, p 3"."""
    return re.findall(r'(?:^|, |; )(\D.*?) \+\d+(?=, |;|$)', why.rsplit('; ', 1)[0])


def entries(name, table):
    text = (ROOT / f'src/recognise/tables/{table}.def').read_text()
    return re.findall(rf'^LV_(?:{name})\((.*)\)$', text, re.M)


def check_tables(tap):
    """evidence.def names the file that sets what stands below, weights.def goes from most for a role to most against it."""
    code, unset = '', []
    for row in entries('PASS|EVIDENCE', 'evidence'):
        name, value = row.split(', ', 1)
        if value.endswith('.c"'):
            code = (ROOT / 'src/recognise' / value.strip('"')).read_text()
        elif not re.search(rf'\bLV_E_{name}\b', code):
            unset.append(name)
    tap.ok(code and not unset, 'all evidence is in the file its pass names', *unset)
    weights = [(role, int(points)) for _, role, points in (row.split(', ') for row in entries('WEIGHT', 'weights'))]
    roles = [row.split(', ')[0] for row in entries('ROLE', 'roles')]
    tap.ok(weights, 'there are weights')
    late = [f'{a} before {b}' for a, b in zip(weights, weights[1:]) if (roles.index(a[0]), -a[1]) > (roles.index(b[0]), -b[1])]
    tap.ok(not late, 'weights are in the order of the roles and points', *late)


TEXT = """The council will open all seven libraries on Sundays from March, the mayor said today.

Last year the libraries had 48,000 visitors, and most of them came at the weekend with their children.
"""
HEADED = 'Sunday Readers of Alder\n\nSeven libraries to open on Sundays too\n\n' + TEXT
ENDED = HEADED + '\n###\n\nContact: Eve Sample, eve.sample@alder.example.org\n\n'
NOTE = 'I thought that you might like to see this, which goes to the papers today.'
DATELINE = TEXT.replace('The council', 'ALDER FALLS, Ohio – The council', 1)
SHED = 'A reader returns three books on foot through the snow of Alder.'
# What is seen of a line of a text; with "!" before it: what is not.
SEEN = (
    ('prose above a genre', f'{NOTE}\n\nPRESS RELEASE\n\n{HEADED}', 1, 'ABOVE_HEAD !PARAGRAPH'),
    ('prose above an embargo', f'{NOTE}\n\nFOR IMMEDIATE RELEASE\n\n{HEADED}', 1, 'ABOVE_HEAD'),
    ('prose above a date', f'{NOTE}\n\n4 March 2024\n\n{HEADED}', 1, '!ABOVE_HEAD'),  # too long beside so short a release
    ('a sentence above a date', f'Please pass this on to all.\n\n4 March 2024\n\n{HEADED}', 1, 'ABOVE_HEAD'),
    ('a lead above a genre within the text', f'{HEADED}\nPress release\n', 5, '!ABOVE_HEAD PARAGRAPH FIRST_TEXT'),
    ('more prose above a genre than below', f'{TEXT}\nPress release\n\nA last word on it.\n\nAnd another.\n', 1, '!ABOVE_HEAD'),
    ('two titles, the first', HEADED, 1, 'TITLE_FIRST !TITLE_ONLY'),
    ('two titles, the last', HEADED, 3, 'TITLE_LAST !CAPS_ONLY'),
    ('three titles, the second', 'A day for all who read\n\n' + HEADED, 3, 'TITLE_MIDDLE'),
    ('one title', HEADED[HEADED.index('Seven'):], 1, 'TITLE_ONLY !TITLE_FIRST'),
    ('one title in capitals', HEADED.replace('Seven libraries to open on Sundays too', 'SEVEN LIBRARIES TO OPEN ON SUNDAYS'), 3, 'CAPS_ONLY'),
    ('a name the text has', HEADED + '\nThe plan is by the Sunday Readers of Alder and two schools.\n', 1, 'WORD_FOR_WORD'),
    ('a name the text has in another order', HEADED + '\nOn a Sunday the readers are many, as all of Alder knows.\n', 1, '!WORD_FOR_WORD'),
    ('a headline and its copy', HEADED.replace('too\n', 'too\n\nSEVEN LIBRARIES TO OPEN ON SUNDAYS TOO\n'), 3, 'PAIR_FIRST !PAIR_SECOND'),
    ('the copy', HEADED.replace('too\n', 'too\n\nSEVEN LIBRARIES TO OPEN ON SUNDAYS TOO\n'), 5, 'PAIR_SECOND'),
    ('a page that speaks of itself', HEADED + '\nThis page is part of our archive and may no longer be right.\n', 9, 'SELF_SPOKEN'),
    ('a release that speaks of pages', HEADED + '\nEach page of the old maps was photographed twice.\n', 9, '!SELF_SPOKEN'),
    ('a heading of other news', ENDED + "Don't miss\n\nBridge at Millford closed until June\n", 13, 'NEWS_IS ENDED !AFTER_NEWS !OVER'),
    ('other news', ENDED + "Don't miss\n\nBridge at Millford closed until June\n", 15, 'AFTER_NEWS NEWS_LAST OVER'),
    ('a contact after the end mark', ENDED, 11, 'ENDED !OVER'),
    ('another release', ENDED + 'Bridge at Millford closed until June\n\nThe old bridge at Millford is closed from today.\n', 13, 'OTHER_TITLE'),
    ('its text', ENDED + 'Bridge at Millford closed until June\n\nThe old bridge at Millford is closed from today.\n', 15, 'OTHER_TEXT'),
    ('a heading of the same matter', ENDED + 'Libraries that open on Sundays\n\nThese libraries open on Sundays: Alder and Millford.\n', 13, '!OTHER_TITLE'),
    ('what breaks off', HEADED + '\nMinisters of trade have met to speak of an end to…\n', 9, 'BREAKS_OFF'),
    ('a place and a dash', f'Sunday reading\n\n{DATELINE}', 3, 'PLACE_DASH FIRST_TEXT !ABOVE_DATELINE'),
    ('a place, a word of an agency and two hyphens', DATELINE.replace(', Ohio –', ' (Sample Wire) --'), 1, 'PLACE_DASH'),
    ('a name and a remark between dashes', TEXT.replace('The council', 'Alder – known for its van – said the council'), 1, '!PLACE_DASH'),
    ('words and a dash', TEXT.replace('The council', 'Alder has libraries – The council'), 1, '!PLACE_DASH'),
    ('a hyphen inside a name', TEXT.replace('The council', 'Alder-Millford: The council'), 1, '!PLACE_DASH'),
    ('a word for changed and a dash', TEXT.replace('The council', 'Updated Sunday – The council'), 1, '!PLACE_DASH'),
    ('a genre and a dash', TEXT.replace('The council', 'PRESS RELEASE – The council'), 1, '!PLACE_DASH'),
    ('an item with a dash', f'{TEXT}\n- Alder Falls – The oldest of all the libraries on the river bank\n', 5, '!PLACE_DASH'),
    ('a sentence above it', f'Sunday reading\n\n{SHED}\n\n{DATELINE}{TEXT}', 3, 'ABOVE_DATELINE !PARAGRAPH'),
    ('the lead below such a sentence', f'Sunday reading\n\n{SHED}\n\n{DATELINE}{TEXT}', 5, 'FIRST_TEXT !ABOVE_DATELINE'),
    ('three paragraphs above it', f'{TEXT}\n{SHED}\n\n{DATELINE}', 1, '!ABOVE_DATELINE FIRST_TEXT'),
    ('a speaker without a colon', f'{TEXT}\nEve Sample, who leads the library, said\n\n"We asked, and people want Sundays."\n', 5, 'GIVES_WORD'),
    ('a speaker and a comma', f'{TEXT}\nThe mayor of Alder said,\n\n"We asked, and people want Sundays."\n', 5, 'GIVES_WORD'),
    ('the same before plain text', f'{TEXT}\nEve Sample, who leads the library, said\n\nThe van is blue.\n', 5, '!GIVES_WORD'),
    ('a sentence before speech', f'{TEXT}\nIt was as Eve Sample had said.\n\n"We asked, and people want Sundays."\n', 5, '!GIVES_WORD'),
    ('the page speaks above the text', f'Sunday reading\n\nThis article is from our archive and may be out of date.\n\n{TEXT}', 3, 'SELF_SPOKEN !PARAGRAPH'),
    ('the text below it', f'Sunday reading\n\nThis article is from our archive and may be out of date.\n\n{TEXT}', 5, 'FIRST_TEXT'),
    ('a lead that speaks of a page, alone', 'Sunday reading\n\nThis page of the map of 1912 was found in a drawer of the library.\n', 3, 'PARAGRAPH FIRST_TEXT'),
    ('text after the end mark', ENDED + 'The old bridge at Millford is closed, and a boat takes people over.\n', 13, 'AFTER_CORE !CORE'),
    ('as much text above an end mark as below', f'{TEXT}\n* * *\n\n{TEXT}', 1, 'CORE'),
    ('as much below it', f'{TEXT}\n* * *\n\n{TEXT}', 7, 'AFTER_CORE'),
    ('far more text below it', f'{TEXT}\n* * *\n\n{TEXT}{TEXT}{TEXT}', 7, 'CORE'),
    ('a headline that breaks off', 'Seven libraries to open on Sundays...\n\n' + TEXT, 1, '!BREAKS_OFF'),
)


def check_seen(tap):
    for what, text, line, names in SEEN:
        out = lvconv('-t', 'evidence', stdin=text.encode())[1].decode()
        seen = {row[0]: row[3].split() for row in (row.split('\t') for row in out.splitlines())}.get(str(line), [])
        wrong = [name for name in names.split() if (name.lstrip('!') in seen) == name.startswith('!')]
        tap.ok(seen and not wrong, f'{what}: {names}', *wrong, out)


tap = Tap()
check_tables(tap)
check_seen(tap)
for release in releases():
    rows = table(release, 'evidence')
    roles = table(release, 'roles')
    tap.equal([[row[0], row[2]] for row in rows], roles, f'{name(release)}: lines and roles')
    wrong = [row for row in rows if not (row[1] == '-' and row[2] in SETTLED and row[3:] == ['']) and (
        len(row) != 4 or row[1] not in ZONES or not row[3].startswith('ANY') or set(row[3].split()) - set(WHY))]
    tap.ok(not wrong, f'{name(release)}: zone and names in each row', *wrong[:3])
    explained = table(release, 'roles', '-v')
    tap.equal([row[:2] for row in explained], roles, f'{name(release)}: -v only adds a column')
    texts = [{WHY[e] for e in row[3].split()} for row in rows]
    said = [reasons(''.join(row[2:]).removeprefix('the author says so; ')) for row in explained]
    foreign = [(row, r) for row, seen, why in zip(explained, texts, said) for r in why if r not in seen]
    tap.ok(any(said) and not foreign, f'{name(release)}: reasons are evidence of the line', *foreign[:3])
    plain = convert(release, to='xml').decode()
    tap.ok(' seen="' not in plain and ' why="' not in plain, f'{name(release)}: nothing of it in the XML')
    full = convert(release, '-vv', to='xml').decode()
    tap.equal(re.sub(r' (why|seen)="[^"]*"', '', full), plain, f'{name(release)}: -vv only adds attributes')
tap.done()
