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
    'de': 'Die Fähre fährt wieder sonntags\n\n'
          'Am 4. April 2027 begann die Fähre in Seestadt wieder sonntags zu fahren, nach einem Winter ohne Kapitän.\n\n'
          'Fahrkarten werden an Bord verkauft, eine Stunde vor der Abfahrt auch an der Kasse am Ufer.\n\n',
    'et': 'Praam sõidab taas pühapäeviti\n\n'
          '4. aprillil 2027 hakkas praam Järvelinnas pärast kaptenita talve taas pühapäeviti sõitma.\n\n'
          'Pileteid saab osta pardalt tund enne praami väljumist ning kassast, mis asub kai ääres.\n\n',
    'fi': 'Lautta kulkee taas sunnuntaisin\n\n'
          'Lautta alkoi 4. huhtikuuta 2027 Järvilässä taas kulkea sunnuntaisin talven jälkeen ilman kapteenia.\n\n'
          'Lippuja myydään laivalla tunti ennen lähtöä sekä rannan lippumyymälässä koko päivän ajan.\n\n',
    'fr': 'Le bac circule de nouveau le dimanche\n\n'
          'Le 4 avril 2027, à Lacville, le bac a recommencé à circuler le dimanche, après un hiver sans capitaine.\n\n'
          'Les billets sont vendus à bord une heure avant le départ du bac et au guichet du quai.\n\n',
    'lt': 'Keltas vėl plaukia sekmadieniais\n\n'
          '2027 m. balandžio 4 d. Ežerėnuose keltas po žiemos be kapitono vėl pradėjo plaukti sekmadieniais.\n\n'
          'Bilietų galima įsigyti kelte likus valandai iki išplaukimo ir kasoje prie krantinės.\n\n',
    'pl': 'Prom znów pływa w niedziele\n\n'
          'Prom w Jeziorsku 4 kwietnia 2027 r. znów zaczął pływać w niedziele po zimie bez kapitana.\n\n'
          'Bilety można kupić na pokładzie godzinę przed odpłynięciem promu oraz w kasie na nabrzeżu.\n\n',
    'sv': 'Färjan går åter på söndagar\n\n'
          'Den 4 april 2027 började färjan i Sjöstad åter gå på söndagar efter en vinter utan kapten.\n\n'
          'Biljetter säljs ombord en timme före avgång och hela dagen i kassan vid kajen.\n\n',
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

TAILS += [('lv', 'a service and its unit', [('Kontakti:', HEADING), ('Upju glābšanas dienesta', HOUSE), ('Komunikācijas nodaļas', UNIT),
                                            ('vecākā referente', ROLE), ('Anna Liepa', NAME), ('67000511', PHONE)]),
          ('lv', 'a service above a name', [('Kontakti:', HEADING), ('Upju glābšanas dienests', HOUSE), ('Anna Liepa', NAME),
                                            ('preses sekretāre', ROLE), ('67000511', PHONE)]),
          ('lv', 'the unit of a service', [('Kontakti:', HEADING), ('Upju glābšanas dienesta Preses dienests', UNIT), ('67000511', PHONE)])]
TAILS += [(language, 'no telephone', [(line, 'note|body')]) for language, line in [
    ('en', 'Donate: Sundale Ferry Trust, account 40003000000, Sundale Bank'), ('en', 'Account number: 4000 3000 0000'),
    ('en', '“The Ferry”, Mira Holt, Harbour Press, ISBN 978-9984-00-000-0, 24 euros'), ('en', 'Donation line: 90000000'),
    ('en', 'Present were Mira Holt, Mayor of Sundale, and Ida Low, captain.'),
    ('lv', 'Ziedot var: biedrība “Prāmis”, reģ. nr. 40008000000, konts LV80BANK0000435195001'),
    ('lv', 'Ziedojumu tālrunis: 90000000'), ('lv', 'Grāmata “Prāmis”, Anna Liepa, apgāds “Osta”, ISBN 978-9984-00-000-0'),
    ('lv', 'Rekvizīti: SIA “Osta”, reģ. Nr. 40003000000, Krasta iela 1, Ogre'),
    ('lv', 'Sanāksmē piedalījās Anna Liepa, Ogres mēre, un Ieva Zema, kapteine.'),
    ('de', 'Spendenkonto: 4000 3000 0000'), ('et', 'Konto: 40003000000'), ('lt', 'Sąskaita: 40003000000')]]
TAILS += [('lv', 'addressees', [('Adresāti:', 'heading|body'), ('Anna Liepa, Ogres novada domes priekšsēdētāja', 'list-item'),
                                ('Jānis Bērzs, satiksmes ministrs', 'list-item')]),
          ('en', 'addressees', [('Copies to:', 'heading|body'), ('Mira Holt, Mayor', 'list-item'),
                                ('John Reed, Minister for Transport', 'list-item')])]

# What a page leaves of a link to the rest of the text, right above the contact.
PERSON = {'en': 'Contact: Mira Holt, +371 67000511', 'lv': 'Kontakti: Anna Liepa, 67000511',
          'de': 'Pressekontakt: Ute Holm, +49 30 123456', 'et': 'Kontakt: Mari Mets, 600 0800',
          'fi': 'Lisätietoja: Aino Mäki, puh. +358 40 1234567', 'fr': 'Contact presse : Anne Morel, +33 1 23 45 67 89',
          'lt': 'Kontaktai: Rasa Kalnė, tel. +370 612 34567', 'pl': 'Kontakt: Anna Lis, tel. +48 22 123 45 67',
          'sv': 'Presskontakt: Eva Lind, tel. +46 8 123 45 67'}
READ_ON = {'en': ['Read more', 'Continue reading', 'Read the full article >', 'Learn more', 'More'],
           'lv': ['Lasīt vairāk', 'Lasi vairāk...', 'Lasīt visu ziņu', 'Uzzināt vairāk »', 'Vairāk'],
           'de': ['Weiterlesen', 'Mehr erfahren'], 'et': ['Loe edasi', 'Loe lähemalt'], 'fi': ['Lue lisää', 'Jatka lukemista'],
           'fr': ['Lire la suite', 'En savoir plus'], 'lt': ['Skaityti daugiau', 'Plačiau'], 'pl': ['Czytaj dalej', 'Więcej'],
           'sv': ['Läs mer', 'Läs vidare']}
TAILS += [(language, f'“{call}” that leads nowhere', [(call, 'web-chrome'), ('', ''), (PERSON[language], 'contact')])
          for language, calls in READ_ON.items() for call in calls]
TAILS += [('lv', 'a call to read on and where', [('Lasīt vairāk: https://pramis.example.lv/zinas', 'related|source-url')]),
          ('en', 'a sentence about reading more', [('Read more books this winter, says the ferry library.', 'body')])]

# A sentence that only tells where more is, and who signs below it.
OFFICE = {'en': 'Sundale Council Media Office.', 'lv': 'Ogres novada domes Sabiedrisko attiecību nodaļa.',
          'de': 'Pressestelle der Stadt Seestadt.', 'et': 'Järvelinna valla pressiosakond.',
          'fi': 'Järvilän kaupungin viestintäyksikkö.', 'fr': 'Service de presse de la ville de Lacville.',
          'lt': 'Ežerėnų savivaldybės Ryšių su visuomene skyrius.', 'sv': 'Sjöstads kommuns pressavdelning.'}
WHERE = {'en': ['More information in the film.', 'Further information is in the enclosed timetable.', 'More details in the leaflet.'],
         'lv': ['Vairāk informācijas filmā.', 'Plašāka informācija pievienotajā sarakstā.', 'Papildu informācija sekos.',
                'Sīkāka informācija – prāmja bukletā.', 'Vairāk informācijas domes tīmekļvietnē.'],
         'de': ['Weitere Informationen im Fahrplan.', 'Weitere Informationen sind im Anhang.'],
         'et': ['Lisainfo filmis.', 'Täpsem info lisatud sõiduplaanis.'],
         'fi': ['Lisätietoja aikataulussa.', 'Lisätietoja liitteenä olevassa aikataulussa.'],
         'fr': ['Informations complémentaires dans le dépliant.'], 'lt': ['Daugiau informacijos tvarkaraštyje.'],
         'sv': ['Mer information i tidtabellen.', 'Ytterligare information finns i bilagan.']}
TAILS += [(language, 'where more is, and who signs', [(where, 'body'), ('', ''), (OFFICE[language], UNIT)])
          for language, sentences in WHERE.items() for where in sentences]
TAILS += [('lv', 'whom to ask in a sentence', [('Sīkāku informāciju sniedz Prāmju nodaļas vadītāja Anna Liepa, 67000511.', 'contact')]),
          ('lv', 'a contact whose heading has a full stop', [('Papildu informācija.', HEADING), ('Anna Liepa', NAME),
                                                            ('67000511', PHONE)]),
          ('en', 'whom to ask in a sentence', [('For more information, please contact the press officer.', 'contact|contact-heading'),
                                               ('Mira Holt', NAME), ('+371 67000511', PHONE)]),
          ('de', 'a sentence about an office', [('Die Pressestelle der Stadt bleibt geschlossen.', 'body')])]

# A wrapped sentence that ends in an address, and a card below it that no word announces.
WRAPPED = {
    'en': [('The timetable can be read on the Harbour', 'web page at https://harbour.example.org/times'),
           ('All fares have been published on the', 'page www.harbour.example.org.')],
    'lv': [('Saraksts ir atrodams Ostas', 'tīmekļvietnē http://www.osta.example.lv/saraksts'),
           ('Visas cenas var izlasīt', 'lapā www.osta.example.lv.')],
    'de': [('Der Fahrplan steht auf der Seite des Hafens', 'unter http://www.hafen.example/plan')],
    'et': [('Sõiduplaan on leitav Sadama', 'veebilehelt http://www.sadam.example/plaan'),
           ('Uue sõiduplaani leiab', 'aadressilt www.sadam.example/plaan')],
    'fi': [('Aikataulu löytyy Sataman', 'verkkosivuilta http://www.satama.example/aikataulu')],
    'fr': [('Les horaires sont disponibles sur le', 'site http://www.port.example/horaires')],
    'lt': [('Tvarkaraštis skelbiamas Uosto', 'svetainėje http://www.uostas.example/grafikas')],
    'pl': [('Rozkład jest dostępny na Portu', 'stronie http://www.port.example/rozklad')],
    'sv': [('Tidtabellen finns på Hamnens', 'webbplats http://www.hamnen.example/tider')],
}
SERVICES = {'en': 'Customer Services', 'lv': 'Klientu serviss', 'de': 'Kundendienste', 'et': 'Klienditeenused',
            'fi': 'Asiakaspalvelut', 'fr': 'Service clients', 'lt': 'Klientų paslaugos', 'pl': 'Obsługa klienta',
            'sv': 'Kundtjänst'}
TAILS += [(language, 'a card of a service', [(unit, UNIT), ('+371 67000511', PHONE)]) for language, unit in SERVICES.items()]
TAILS += [('en', 'a page below the name of a house', [('Contact:', HEADING), ('Sundale Library', HOUSE),
                                                     ('web page www.ferry.example.org', 'contact|source-url')]),
          ('lv', 'a page below the name of a house', [('Kontakti:', HEADING), ('Ogres Centrālā bibliotēka', HOUSE),
                                                     ('mājaslapa www.pramis.example.lv', 'contact|source-url')]),
          ('en', 'an address in two lines', [('Read more here', 'related|web-chrome'),
                                             ('https://ferry.example.org/a and https://ferry.example.org/b', 'related|source-url')]),
          ('lv', 'a sentence that ends with an address', [('Ar sarakstu var iepazīties prāmja lapā www.pramis.example.lv', 'body')]),
          ('en', 'a sentence that ends with an address', [('Old timetables are kept at www.ferry.example.org/old.', 'body')])]

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


# Who sends a release, alone on a line above or below its headline.
SENDERS = {
    'en': ('Rescuers try out a flood plan', ['River Rescue Service', 'Sundale Borough Council', 'Maritime Safety Agency',
                                            'Office for Rivers', 'Sundale Harbour Authority', 'Ministry of Rivers and Lakes']),
    'lv': ('Glābēji izmēģinās plūdu plānu', ['Upju glābšanas dienests', 'Vides pārvalde', 'Upju ministrija', 'Upju padome',
                                            'Jūras drošības aģentūra', 'Ogres pilsētas pārvalde', 'Valsts meža dienests']),
    'de': ('Retter erproben einen neuen Flutplan', ['Ministerium für Flüsse', 'Amt für Gewässer', 'Seenotrettungsdienst']),
    'et': ('Päästjad proovivad üleujutuse plaani', ['Jõgede päästeamet']),
    'lt': ('Gelbėtojai išbandys potvynio planą', ['Upių gelbėjimo tarnyba']),
}
SENDER = 'contact-institution|contact-unit|label'


def wrong(source, lines, first):
    """The lines of a release that have another role."""
    roles = dict(row.split('\t')[:2] for row in lvconv('-t', 'roles', stdin=source.encode())[1].decode().splitlines())
    return [f'{line}: {roles.get(str(first + i))}, not {role}' for i, (line, role) in enumerate(lines)
            if role and roles.get(str(first + i)) not in role.split('|')]


tap = Tap()
for language, what, lines in TAILS:
    bad = wrong(HEAD[language] + ''.join(line + '\n' for line, _ in lines), lines, 7)
    tap.ok(not bad, f'{language}: {what}', *bad)
for language, pairs in WRAPPED.items():
    for pair in pairs:  # right below the text, with no blank line
        lines = [*zip(pair, ('body', 'continuation'))]
        bad = wrong(HEAD[language].rstrip('\n') + '\n' + '\n'.join(pair) + '\n', lines, 6)
        tap.ok(not bad, f'{language}: {" / ".join(pair)}', *bad)
for language, (headline, senders) in SENDERS.items():
    lead = HEAD[language].partition('\n\n')[2]
    for sender in senders:
        for where, lines in (('above', [(sender, SENDER), ('', ''), (headline, 'headline')]), ('below', [(headline, 'headline'), ('', ''), (sender, SENDER)]),
                             ('right below', [(headline, 'headline'), (sender, SENDER)])):
            bad = wrong(''.join(line + '\n' for line, _ in lines) + '\n' + lead, lines, 1)
            tap.ok(not bad, f'{language}: {sender} {where} the headline', *bad)
for what, lines in WHOLE:
    bad = wrong(''.join(line + '\n' for line, _ in lines), lines, 1)
    tap.ok(not bad, what, *bad)
tap.done()
