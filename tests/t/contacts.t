#!/usr/bin/env python3
"""Contacts with and without a keyword, and what only looks like one: lines below a short release, and the role of each."""
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv

HEAD = {
    'en': 'The ferry sails on Sundays again\n\n'
          'On 4 April 2027, in Sundale, the ferry began to sail on Sundays, after a winter without a captain.\n\n'
          'Tickets can be bought on board, from an hour before the ferry sails, and at the quay.\n\n',
    'lv': 'Prāmis atkal kursē svētdienās\n\n'
          '2027. gada 4. aprīlī Ogrē prāmis atkal sāka kursēt svētdienās pēc ziemas bez kapteiņa.\n\n'
          'Biļetes var iegādāties uz klāja stundu pirms prāmja atiešanas, kā arī kasē krastmalā.\n\n',
}
NAME, ROLE, UNIT, HOUSE, PHONE, MAIL, HEADING = (
    'contact-' + x for x in ('name', 'role', 'unit', 'institution', 'phone', 'email', 'heading'))

# language, what is seen, then lines and their roles, "|" between roles that will do
TAILS = [
    ('en', 'a card without a keyword', [('Harbour Office', UNIT + '|' + HOUSE), ('Visitor Desk', UNIT), ('600 0800', PHONE)]),
    ('en', 'a name of no known office', [('Mira Holt', NAME), ('fundraiser', ROLE), ('+44 20 7946 0000', PHONE)]),
    ('en', 'an office that signs', [('Sundale Council Media Office.', UNIT)]),
    ('en', 'a sentence that ends with an office', [('The Council opened its Media Office.', 'body')]),
    ('en', 'accounts of networks', [('Contact:', HEADING), ('Mira Holt', NAME), ('+371 67000511', PHONE),
                                    ('Facebook: sundalelibrary', 'contact'), ('@sundalelib', 'contact'),
                                    ('t.me/sundalelib', 'contact|source-url')]),
    ('en', 'numbers of registers', [('Contact:', HEADING), ('Mira Holt, +371 67000511', 'contact'),
                                    ('VAT no. 40003000000', 'note'), ('IBAN LV80 BANK 0000 4351 9500 1', 'note')]),
    ('en', 'donations', [('Donations: Sundale Trust, IBAN LV80BANK0000435195001', 'note|body')]),
    ('en', 'a book', [('The book: ISBN 978-9984-00-000-0', 'note|body')]),
    ('en', 'attendees', [('Taking part:', 'body|heading'), ('John Reed, Mayor of Sundale', 'list-item'),
                         ('Ann Low, Minister for Transport', 'list-item'), ('Tom Hill, captain', 'list-item')]),
    ('en', 'an agenda', [('10:00 Opening, Mira Holt', 'event-info'), ('10:30 Questions, John Reed', 'event-info'),
                         ('11:00 Coffee', 'event-info')]),
    ('en', 'the source of a wire', [('Media Contact', HEADING), ('C: 555.010.2474', PHONE),
                                    ('SOURCE Harbour Light', 'source-url|web-chrome')]),
    ('en', 'an agency below a name', [('Media contact:', HEADING), ('Mira Holt', NAME),
                                      ('Gull Wing Public Relations', HOUSE), ('+371 67000511', PHONE)]),
    ('en', 'a unit below a name', [('Media contact:', HEADING), ('Mira Holt', NAME),
                                   ('Corporate Communications', UNIT), ('+371 67000511', PHONE)]),
    ('lv', 'a card without a keyword', [('Prāmju birojs', UNIT + '|' + HOUSE), ('Klientu zāle', UNIT), ('600 0800', PHONE)]),
    ('lv', 'a house of no known kind', [('Anna Liepa', NAME), ('Jūras balss', HOUSE), ('67000511', PHONE),
                                        ('anna@osta.example.lv', MAIL)]),
    ('lv', 'a name of no known office', [('Anna Liepa', NAME), ('brīvprātīgā', ROLE), ('+371 67000511', PHONE)]),
    ('lv', 'an office that signs', [('Ogres novada pašvaldības Sabiedrisko attiecību nodaļa.', UNIT)]),
    ('lv', 'a sentence that ends with an office', [('Pasākumu rīko pilsētas Kultūras nodaļa.', 'body')]),
    ('lv', 'who pays', [('Līdzfinansē Eiropas Savienība.', 'note|body')]),
    ('lv', 'accounts of networks', [('Kontakti:', HEADING), ('Anna Liepa', NAME), ('67000511', PHONE),
                                    ('Facebook: ogresbiblioteka', 'contact'), ('@ogresbibl', 'contact'),
                                    ('t.me/ogresbibl', 'contact|source-url')]),
    ('lv', 'numbers of registers', [('Kontakti:', HEADING), ('Anna Liepa, 67000511', 'contact'),
                                    ('Reģ. Nr. 40003000000', 'note'), ('Konts LV80 BANK 0000 4351 9500 1', 'note')]),
    ('lv', 'donations', [('Ziedojumi: biedrība “Prāmis”, konta nr. LV80BANK0000435195001', 'note|body')]),
    ('lv', 'a book', [('Grāmata: ISBN 978-9984-00-000-0', 'note|body')]),
    ('lv', 'attendees', [('Piedalās:', 'body|heading'), ('Jānis Bērzs, Ogres mērs', 'list-item'),
                         ('Anna Liepa, satiksmes ministre', 'list-item'), ('Toms Kalns, kapteinis', 'list-item')]),
    ('lv', 'an agenda', [('10.00 Atklāšana, Anna Liepa', 'event-info'), ('10.30 Jautājumi, Jānis Bērzs', 'event-info'),
                         ('11.00 Kafija', 'event-info')]),
]

WHOLE = [
    ('a date and a contact above the headline', [
        ('May 7, 2026 Contact: Mira Holt', 'published-date|contact'), ('Director of Communications', ROLE),
        ('Elm County Attorney’s Office', HOUSE), ('555-010-0056 (Office)', PHONE), ('mira@elm.example.org', MAIL),
        ('', ''), ('County Opens a New Office for Boat Thefts', 'headline'), ('', ''),
        ('The county will look for stolen boats with two more people, its attorney said on Thursday.', 'lead')]),
    ('a contact below the fields of an event', [
        ('Press conference on the Elm Bridge', 'headline'), ('', ''),
        ('WHO:', 'event-info'), ('Bridge Master Ned Crewe', 'event-info'), ('WHEN:', 'event-info'),
        ('April 28, 2027 @ 1:30 pm', 'event-info'), ('WHERE:', 'event-info'), ('Bridge House, Sundale', 'event-info'),
        ('###', 'end-mark'),
        ('For further information, please contact Ida Groves, Public Information Officer, at', 'contact'),
        ('(555) 010-0035', PHONE), ('or', 'contact'), ('ida@bridge.example.org', MAIL)]),
    ('an about paragraph right below the lead', [
        ('RTQ to publish its results', 'headline'), ('', ''),
        ('On Tuesday, January 28, RTQ will publish its results before the market opens.', 'lead'), ('', ''),
        ('About RTQ', 'heading'), ('', ''),
        ('RTQ is one of the largest makers of ship engines. With 8,000 people it builds engines for ferries.',
         'boilerplate')]),
]


def wrong(source, lines, first):
    """The lines of a release that have another role."""
    roles = dict(row.split('\t')[:2] for row in lvconv('-t', 'roles', stdin=source.encode())[1].decode().splitlines())
    return [f'{line}: {roles.get(str(first + i))}, not {role}' for i, (line, role) in enumerate(lines)
            if role and roles.get(str(first + i)) not in role.split('|')]


tap = Tap()
for language, what, lines in TAILS:
    bad = wrong(HEAD[language] + ''.join(line + '\n' for line, _ in lines), lines, 7)
    tap.ok(not bad, f'{language}: {what}', *bad)
for what, lines in WHOLE:
    bad = wrong(''.join(line + '\n' for line, _ in lines), lines, 1)
    tap.ok(not bad, what, *bad)
tap.done()
