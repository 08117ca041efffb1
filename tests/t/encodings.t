#!/usr/bin/env python3
"""Texts in every encoding a communication office has are read as what they are, guessed and by -e; nonsense is refused."""
import re
import sys
sys.path.insert(0, 'tests/lib')
from lv import Tap, lvconv

LATVIAN = '''Jauna bibliotēka Ķekavā vērs durvis jūnijā

Publicēts: 12.05.2023.

Ceturtdien, 11. maijā, Ķekavas novada domē parakstīts līgums par jaunas bibliotēkas ēku. Šķūņa vietā augs trīs stāvu
nams ar lasītavu, žurnālu zāli un kafejnīcu, kurā varēs arī ēst.

— Mēs to gaidījām desmit gadus, — uzsvēra domes priekšsēdētāja Ģertrūde Zāģere. Čaklie būvnieki sola strādāt ātri.
'''
RUSSIAN = '''Новая библиотека откроется в июне

В четверг, 11 мая, подписан договор о строительстве нового здания. На месте сарая вырастет дом в три этажа с читальным
залом и кафе. Мы ждали этого десять лет, подчеркнула председатель думы.
'''
# Latvian without the letters that only Baltic encodings have
WESTERN = 'Šodien tilts ir gatavs. „Viss ir labi,” teica Dzintars Ozols. Maksa ir pieci eiro – ne desmit, un dažas lietas ir par velti.\n'
PLAIN = 'Tilts ir gatavs. «Viss ir labi,» teica Dzintars Ozols. Gaiss bija +12 °C, un pants ir § 5.\n'
OTHERS = {
    'Lithuanian': ('windows-1257', 'Naujoji biblioteka duris atvers birželį. Trečiadienį pasirašyta sutartis, pabrėžė mero pavaduotoja.\n'),
    'Estonian': ('iso8859-15', 'Uus raamatukogu avatakse juunis. Lepingule kirjutati alla täna, rõhutas vallavanem, hind 5 €.\n'),
    'German': ('windows-1252', 'Die neue Bücherei öffnet im Juni. „Wir haben zehn Jahre gewartet“, erklärte die Bürgermeisterin für die Gäste.\n'),
    'French': ('iso8859-1', 'La bibliothèque ouvrira ses portes en juin. Très attendue, elle a été financée par la région.\n'),
    'Polish': ('windows-1250', 'Nowa biblioteka zostanie otwarta w czerwcu. „Czekaliśmy dziesięć lat”, powiedziała burmistrz, dziękując wszystkim.\n'),
    'Czech': ('iso8859-2', 'Nová knihovna se otevře v červnu. Čekali jsme deset let, řekla starostka města, která příští týden přijede.\n'),
    'Swedish': ('windows-1252', 'Det nya biblioteket öppnar i juni. – Vi har väntat i tio år, säger kommunens ordförande på måndagen.\n'),
    'Greek': ('windows-1253', 'Η νέα βιβλιοθήκη ανοίγει τον Ιούνιο. Περιμέναμε δέκα χρόνια, είπε η δήμαρχος.\n'),
    'English': ('windows-1252', 'The new library opens in June. “We’ve waited ten years,” said the mayor – and cut the ribbon at the naïve café.\n'),
    'Latvian names': ('windows-1257', 'The library of Ķekava opens in June, said mayor Ģertrūde Zāģere. “We have waited ten years,” she added.\n'),
    'Latvian with š and ž': ('windows-1252', WESTERN), 'Latvian, š and ž': ('windows-1250', WESTERN),
    'Latvian, š, ž and signs': ('iso8859-15', WESTERN.replace('„', '«').replace(',”', ',»').replace('–', '-')),
    'Latvian with signs': ('iso8859-1', PLAIN), 'Latvian with quotes': ('windows-1251', WESTERN.replace('Š', 'S').replace('ž', 'z')),
    'one word': ('windows-1257', 'Meeting in Rīga on Friday\n\nThe ministers will meet at noon and then leave for the airport.\n'),
}
# English with a name or a sign or two, in the encoding an office in the West has
NAMES = ['César', 'Müller', 'José', 'François', 'Renée', 'García', 'São Paulo', 'Muñoz', 'Björn', 'Malmö', 'Århus', 'Zürich', 'Gonçalves',
         'Ødegaard', 'naïve', 'résumé', 'CéSAR', '“quoted words”', 'it’s', '– and then', '€ 500', 'Brand™', '© 2028', '½ mile', '£40',
         '20 °C', '5 × 4', '… more', '7 µg/m³']
BALTIC = ['Rīga', 'Ģirts Bērziņš', 'Šķēle', 'Jūrmala', 'Liepāja', 'Kęstutis']
MAC = """La bibliothèque de Valbois prêtera des outils dès mai

Où ça ? À la cave, bien sûr, a annoncé lundi sa directrice. « Nous prêtons des bêches, des râteaux et des sécateurs à tous », a-t-elle dit.
"""
ENGLISH = """Mayor %s opens a new bridge

On Monday the town met with %s and the police, and the band played for an hour. The bridge is open to all from May.
"""
LATIN = ['windows-1257', 'iso8859-13', 'iso8859-4', 'cp775']
WIDE = ['utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32']
ICONV = {'iso8859-13': 'ISO-8859-13', 'iso8859-4': 'ISO-8859-4', 'iso8859-15': 'ISO-8859-15', 'iso8859-1': 'ISO-8859-1',
         'iso8859-2': 'ISO-8859-2', 'utf-8-sig': 'utf-8', 'utf-16-le': 'UTF-16LE',
         'utf-16-be': 'UTF-16BE'}


def read(data, *options):
    """What the text reader makes of bytes: (its lines, diagnostics)."""
    code, out, err = lvconv('--run', 'text,tree', *options, stdin=data)
    return re.findall(r'^ +"(.*)"$', out.decode(), re.M), err


def lines(text):
    return [line for line in text.splitlines() if line]


def encoded(text, encoding):
    for sign, instead in () if encoding.startswith(('utf', 'windows')) else (('—', '-'), ('„', '"'), ('”', '"')):
        text = text.replace(sign, instead)
    data = text.encode(encoding)
    return data, data.decode(encoding)


def cases():
    for encoding in WIDE + LATIN:
        yield 'Latvian', encoding, LATVIAN
        yield 'capitals', encoding, LATVIAN.upper()
        yield 'a headline', encoding, LATVIAN.splitlines()[0]
    for encoding in WIDE + ['windows-1251', 'koi8-r']:
        yield 'Russian', encoding, RUSSIAN
        yield 'a headline in Russian', encoding, RUSSIAN.splitlines()[0]
    for what, (encoding, text) in OTHERS.items():
        yield what, encoding, text
    for encoding, names in (('windows-1252', NAMES), ('windows-1257', BALTIC)):
        for name in names:
            yield f'English, {name}', encoding, ENGLISH % (name, name)
    yield 'French of a Mac', 'macintosh', MAC


def guessed(tap):
    wrong = []
    for what, encoding, text in cases():
        data, want = encoded(text, encoding)
        got, err = read(data)
        if got != lines(want):
            wrong.append(f'{what} in {encoding}: {err}{got[:1]}')
        named = encoding in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-32')
        tap.equal('[-Wencoding]' in err, not named, f'{what} in {encoding}: a guess is said, what is known is not')
    tap.ok(len(wrong) <= 1, 'at most one guess is wrong', *wrong)


def given(tap):
    for what, encoding, text in cases():
        data, want = encoded(text, encoding)
        got, err = read(data, '-e', ICONV.get(encoding, encoding))
        tap.ok(got == lines(want) and not err, f'{what} in {encoding}, by -e', err, got[:1])


def misread(data, encoding):
    """Bytes read in the wrong encoding, as UTF-8; bytes without a meaning become controls."""
    return ''.join(bytes([b]).decode(encoding) if b not in (0x81, 0x8d, 0x8f, 0x90, 0x9d) else chr(b) for b in data).encode()


def repaired(tap):
    """What somebody read in a wrong encoding before; and what only looks like it."""
    latvian8 = LATVIAN.replace('—', '–').encode('windows-1257')
    for what, data, want in [
        ('UTF-8 as Windows-1252', misread(LATVIAN.encode(), 'windows-1252'), LATVIAN),
        ('UTF-8 as Latin-1', misread(LATVIAN.encode(), 'latin-1'), LATVIAN),
        ('UTF-8 as Windows-1252, twice', misread(misread(LATVIAN.encode(), 'windows-1252'), 'windows-1252'), LATVIAN),
        ('Russian as Windows-1252', misread(RUSSIAN.encode('windows-1251'), 'windows-1252'), RUSSIAN),
        ('Windows-1257 as Windows-1252', misread(latvian8, 'windows-1252'), LATVIAN.replace('—', '–')),
        ('Windows-1257 as Latin-1', misread(latvian8, 'latin-1'), LATVIAN.replace('—', '–')),
        ('a quote and an apostrophe', 'The mayor said: â€œWeâ€™re here.â€\x9d\n'.encode(), 'The mayor said: “We’re here.”\n'),
        ('one letter', 'We met at the cafÃ© in Riga on Friday.\n'.encode(), 'We met at the café in Riga on Friday.\n'),
        ('a no-break space', 'It is over.Â\u00a0 We are glad.\n'.encode(), 'It is over.\u00a0 We are glad.\n'),
        ('quotes as controls', 'He said \x93yes\x94 \x96 twice.\n'.encode(), 'He said “yes” – twice.\n'),
    ]:
        got, err = read(data)
        tap.ok(got == lines(want) and '[-Wrepair]' in err, f'{what} is repaired', err, *got[:3])
    for what, text in [
        ('German quotes', 'Er las »SPÄ« und »ÜBÄ« in der Zeitung. Die Bürgermeisterin lächelte müde über das Ärgernis.\n'),
        ('Icelandic', 'Það er þó ekki víst að ráðherrann hafi sagt þetta í gær. Hann þarf að ræða við aðra ráðherra fyrst.\n'),
        ('French', 'La fête de l’été a lieu à Liège. Le maïs, très mûr, a été récolté grâce à nos élèves naïfs.\n'),
        ('Portuguese', 'A decisão não é possível sem a participação de todos os cidadãos, disse a ministra às associações.\n'),
        ('Danish', 'Statsministeren sagde i går, at året bød på gode møder på Færøerne, og at børnene også får råd.\n'),
        ('Latvian', LATVIAN), ('Russian', RUSSIAN), *((what, text) for what, (encoding, text) in OTHERS.items()),
    ]:
        got, err = read(text.encode())
        tap.ok(got == lines(text) and not err, f'{what} needs no repair', err, *got[:1])


def mixed(tap):
    """UTF-8 with bytes that are none: they alone are read in another way, and it is said where they are."""
    dash = 'SUNDALE, 3 April 2028 – The town will lend tools to anyone.'
    for what, data, want, places in [
        ('a letter', f'{dash}\n\nCaf'.encode() + b'\xe9 tools.\n', f'{dash}\n\nCafé tools.\n', ['3:4']),
        ('a dash', f'{dash}\n\nTools '.encode() + b'\x96 all of them.\n', f'{dash}\n\nTools – all of them.\n', ['3:7']),
        ('a dash in Latvian', LATVIAN.replace('—', '@').encode().replace(b'@', b'\x97'), LATVIAN, ['8:1']),
        ('two', f'{dash}\n\nCaf'.encode() + b'\xe9 tools.\n\n\x93All\x94\n', f'{dash}\n\nCafé tools.\n\n“All”\n', ['3:4', '5:1']),
        ('five', f'{dash}\n\n'.encode() + b'Ren\xe9e, Jos\xe9, Andr\xe9, Zo\xe9 and Chlo\xe9 came.\n',
         f'{dash}\n\nRenée, José, André, Zoé and Chloé came.\n', ['3:4']),
        ('fifty', f'{dash}\n'.encode() + b'The caf\xe9 opens.\n' * 50, f'{dash}\n' + 'The café opens.\n' * 50, [f'{n}:8' for n in range(2, 52)]),
        ('one in a long text', (f'{dash}\n' * 2000).encode() + b'Caf\xe9.\n' + (f'{dash}\n' * 2000).encode(),
         f'{dash}\n' * 2000 + 'Café.\n' + f'{dash}\n' * 2000, ['2001:4']),
        ('a letter behind a mark', '\ufeffThe caf'.encode() + b'\xe9 opens.\n', 'The café opens.\n', ['1:8']),
        ('a character cut off', LATVIAN.encode() + 'Rīgā'.encode()[:-1], LATVIAN + 'Rīg\ufffd', ['9:4']),
        ('a long character cut off', LATVIAN.encode() + '–'.encode()[:-1], LATVIAN + '\ufffd', ['9:1']),
        ('half a character', LATVIAN.replace('Ģ', '@').encode().replace(b'@', b'\xc4'), LATVIAN.replace('Ģ', 'Ä'), ['8:64']),
        ('CESU-8', f'{dash}\n'.encode() + b'Come! \xed\xa0\xbc\xed\xbe\x89\n', f'{dash}\nCome! 🎉\n', ['2:7']),
        ('half of CESU-8', f'{dash}\n'.encode() + b'Come! \xed\xa0\xbc now\n', f'{dash}\nCome! \ufffd now\n', ['2:7']),
        ('Georgian', f'{"ხიდი გაიხსნა. " * 9}\n'.encode() + b'Caf\xe9.\n', f'{"ხიდი გაიხსნა. " * 9}\nCafé.\n', ['2:4']),
        ('line ends of three kinds', f'{dash}\r\n\rCaf'.encode() + b'\xe9 tools.\r', f'{dash}\n\nCafé tools.\n', ['3:4']),
    ]:
        got, err = read(data)
        tap.equal(got, [line.strip() for line in lines(want)], f'{what}, not in UTF-8, is read')
        said = [line.partition('input:')[2].partition(': ')[0] for line in err.splitlines() if '[-Wstray]' in line]
        tap.equal(said[:len(places)], places, f'{what}: it is said where')
        tap.ok('[-Wencoding]' not in err and said == places, f'{what}: and no more', err)
    got, err = read(b'The caf\xc0\xaf opens \xe0\x80\x80 \xe2\x80\x93 now\n')
    tap.ok('– now' in got[0] and '1:8: warning: not UTF-8, as the rest is: the bytes C0 AF' in err, 'overlong forms are none', err, *got)


def refused(tap):
    noise = bytes(0x80 + i * i % 128 for i in range(3000))
    for what, data, message in [
        ('noise', noise, 'broken UTF-8'),
        ('a NUL', LATVIAN.encode().replace(b' ', b'\0', 1), 'this is not text (it has a NUL byte)'),
        ('a Word file', b'PK\x03\x04\x14\0\x06\0', 'this is not text (a zip'),
    ]:
        got, err = read(data)
        tap.ok(not got and message in err, f'{what} is refused', err, got[:1])
    got, err = read('Rīgā'.encode('windows-1257'), '-e', 'ascii')
    tap.ok(not got and 'some bytes mean nothing in ascii' in err, '-e with the wrong encoding is refused', err)


tap = Tap()
guessed(tap)
given(tap)
repaired(tap)
mixed(tap)
refused(tap)
tap.done()
