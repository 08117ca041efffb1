#!/usr/bin/env python3
"""A line is left out only where something shows that it is the page's: whatever else there is comes out in print.

Each row of TEXT is set into a release where lines are easily taken for the page's; none may be left out. Each row of
PAGE surely is the page's, and is.
"""
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv

LEAD = {'en': 'On 4 May, in Port Ansel, the ferry company resumed its service to the three islands of the bay.',
        'lv': '4. maijā Ansē prāmju uzņēmums atsāka satiksmi ar trim līča salām, kas nebija notikusi visu ziemu.'}
BODY = {'en': 'The ferry sails four times a day and carries forty cars, and the ticket office opens an hour before.',
        'lv': 'Prāmis kursē četras reizes dienā un ved četrdesmit automašīnas, bet kase tiek atvērta stundu iepriekš.'}
CONTACT = {'en': 'Contact: Ilze Krasta, phone +371 20000417, ilze@ferry.example.org',
           'lv': 'Kontakti: Ilze Krasta, tālr. +371 20000417, ilze@ferry.example.org'}
TITLE = {'en': 'Ferry to the islands sails again', 'lv': 'Prāmis uz salām atkal kursē'}

HEADLINES = [
    ('en', 'MAYOR COMMENTS ON THE RESULTS OF THE VOTE'), ('en', 'COUNCIL WANTS MORE HELP FOR THE HEALTH OF SEAMEN'),
    ('en', 'HOME CARE FOR THE OLD COMES TO PORT ANSEL'), ('en', 'Home help for pensioners starts in May'),
    ('en', 'SEARCH FOR THE LOST FERRY ENDS IN THE BAY'), ('en', 'Agency prints more tickets'), ('en', 'Tickets!'),
    ('en', 'Tools!'), ('en', 'CONTACT LOST WITH THE FERRY'), ('en', 'Video from the ferry wins a prize'),
    ('en', 'NEWS OF THE FERRY REACHES THE U.S.'), ('en', 'Share of ferry users grows'), ('en', 'FERRY DAY 2028'),
    ('en', 'BACK TO THE ISLANDS'), ('en', "MAYOR HOLM COMMENTS ON MINISTER'S HARBOUR SPEECH"), ('en', 'CLOSE THE OLD PIER NOW'), ('en', 'Follow the ferry'), ('en', 'SEARCH GOES ON'),
    ('lv', 'IESAKA VAIRĀK PALĪDZĪBAS UN VESELĪBAS'), ('lv', 'Sākums prāmju satiksmei ar salām'), ('lv', 'Mājas aprūpe nonāk arī uz salām'),
    ('lv', 'MEKLĒŠANA LĪCĪ IR BEIGUSIES'), ('lv', 'Video par prāmi saņem balvu'), ('lv', 'Kontakts ar prāmi atjaunots'),
]
# what is set between the text and the contact, blank lines between the pieces
TEXT = [
    ('en', 'The winners of the contest are:\nAnna\nBob\nCarl'), ('en', 'Courses on offer:\n\nWelding\nPottery\nDrawing'),
    ('en', 'Numbers drawn:\n\n4\n17\n23\n42'), ('en', 'The ferry calls at:\n\nNorth Isle\n\nSouth Isle\n\nThe Rock'),
    ('en', 'What is open\n\nThe office\n\nThe bar\n\nThe deck'), ('en', 'Arrival\n\nTalks\n\nLunch\n\nPress conference\n\nDeparture'),
    ('en', 'Questions and answers\n\nDoes it sail at night?\n\nYes.\n\nDoes it take lorries?\n\nNo.\n\nDoes it take dogs?\n\nYes.'),
    ('en', 'Agenda\n\nWelcome\n\nSpeeches\n\nSearch for the anchor'), ('en', 'Cc: Otto Lind, Harbour Board'),
    ('en', 'To: all masters of ferries, pilots and fishermen\n\nFrom: the Harbour Board\n\nRe: the new timetable'),
    ('en', 'TUESDAY\n\n9:00 AM Welcome at the harbour\n\nHarbour\n\n12 Mill Road\n\n10:30 AM Speeches\n\nHarbour\n\n12 Mill Road'),
    ('en', 'Music\n\nHelp\n\nHealth'), ('en', 'Members of the board:\nOtto Lind\nVera Dahl\nEmil Strand'),
    ('en', 'Prices:\n\nAdults 4 euros\nChildren 2 euros\nDogs free'), ('en', 'The crew\n\nA. Lind\n\nV. Dahl\n\nE. Strand'),
    ('en', 'Grants by programme\n\nHOME $5,100,148\n\nESG $1,379,083\n\nTOTAL $6,479,231'), ('en', 'Share: $82,146\n\nHome: $12,200'),
    ('en', '3 May\n\n10am-12pm\n\n2pm-4pm'), ('en', 'To: Harbour Study Group\nFrom: Otto Lind and Vera Dahl'),
    ('lv', 'Konkursa uzvarētāji ir:\nAnna\nBruno\nKārlis'), ('lv', 'Piedāvātie kursi:\n\nMetināšana\nKeramika\nZīmēšana'),
    ('lv', 'Izlozētie skaitļi:\n\n4\n17\n23\n42'), ('lv', 'Ierašanās\n\nSarunas\n\nPusdienas\n\nPreses konference\n\nAizbraukšana'),
    ('lv', 'Jautājumi un atbildes\n\nVai kursē naktīs?\n\nJā.\n\nVai ved kravas auto?\n\nNē.\n\nVai ved suņus?\n\nJā.'),
    ('lv', 'Darba kārtība\n\nAtklāšana\n\nUzrunas\n\nEnkura meklēšana'), ('lv', 'Kopija: Ostas valdei'),
    ('lv', 'Biļešu cenas:\n\nPieaugušajiem 4 eiro\nBērniem 2 eiro\nSuņiem bez maksas'), ('lv', 'Kam: prāmju kapteiņiem\n\nNo: Ostas valdes'),
    ('lv', 'Prāmis piestāj:\n\nZiemeļsalā\n\nDienvidsalā\n\nKlintī'), ('lv', 'Apkalpe\n\nA. Lindis\n\nV. Dāle\n\nE. Strands'),
]
# whole texts that are short of stops and full of blanks
ALONE = ['Port Ansel  P     The ferry company opened the line today   Forty cars can go   The line is open all year',
         'FOR IMMEDIATE RELEASE     PORT ANSEL   P  Today the ferry company said that it sails again   It thanks all  ' * 4,
         '   Tuesday, 4 May 2028\n\n   PORT ANSEL - The company called for a new pier.   The old one is weak    ' * 2 + '###',
         'Share', 'Home\n\nNews\n\nContacts', 'Search\nMenu', 'Print | Share', 'Sākums', 'Dalīties\n\nDrukāt', 'Yes']
# (language, lines above the headline, lines below the contact): all of them the page's
PAGE = [('en', 'Skip to main content\nHome | News | Contacts', 'Share on Facebook\nShare on Twitter\nPrint this page'),
        ('lv', 'Pāriet uz saturu\nSākums > Jaunumi > Ziņas', 'Dalīties\nDrukāt\nSīkdatņu politika'),
        ('en', 'From: Ilze Krasta\nTo: news desk\nSubject: the ferry', 'Cookie settings\nPrivacy policy\nBack to top')]


def release(lang, title, extra='', above='', below=''):
    return '\n\n'.join(p for p in (above, title, LEAD[lang], BODY[lang], extra, CONTACT[lang], below) if p) + '\n'


def roles_and_text(text):
    code, out, err = lvconv('-t', 'roles', stdin=text.encode())
    roles = {int(n): role for n, role in (row.split('\t') for row in out.decode().splitlines())}
    return roles, lvconv('-t', 'text', stdin=text.encode())[1].decode()


def check_all_kept(tap, name, text):
    roles, printed = roles_and_text(text)
    hidden = [line for n, line in enumerate(text.splitlines(), 1) if roles.get(n) == 'web-chrome']
    tap.equal(hidden, [], f'{name}: nothing is left out')
    letters = [''.join(c for c in s if c.isalnum()) for s in (text, printed)]
    tap.equal(letters[1], letters[0], f'{name}: all is printed')


def check_timetable(tap):
    """Where and with whom is the event's, below each time of a timetable."""
    lines = ['9:00 Welcome at the harbour', 'Harbour office', '12 Mill Road', '10:30 Speeches', 'Sailors' + "'" + ' hall',
             '12 Mill Road', '12:00 Lunch', 'Harbour office', '12 Mill Road']
    text = release('en', TITLE['en'], '\n\n'.join(lines))
    roles, _ = roles_and_text(text)
    wrong = [line for n, line in enumerate(text.splitlines(), 1) if line in lines and roles[n] != 'event-info']
    tap.equal(wrong, [], 'a timetable of several lines a time')


tap = Tap()
check_timetable(tap)
for lang, title in HEADLINES:
    text = release(lang, title)
    tap.equal(roles_and_text(text)[0].get(1), 'headline', f'{title}: the headline')
    check_all_kept(tap, title, text)
for lang, extra in TEXT:
    check_all_kept(tap, extra.replace('\n', ' / ')[:60], release(lang, TITLE[lang], extra))
for text in ALONE:
    _, printed = roles_and_text(text)
    tap.ok(any(c.isalnum() for c in printed), f'{text[:40]!r}: never debris as a whole', printed)
for lang, above, below in PAGE:
    text = release(lang, TITLE[lang], above=above, below=below)
    roles, _ = roles_and_text(text)
    lines = text.splitlines()
    wrong = [line for n, line in enumerate(lines, 1)
             if line and (roles[n] == 'web-chrome') != (line in (above + '\n' + below).splitlines())]
    tap.equal(wrong, [], f'{above.splitlines()[0]}: the page, and only it')
tap.done()
