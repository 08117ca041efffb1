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


def refused(tap):
    noise = bytes(0x80 + i * i % 128 for i in range(3000))
    for what, data, message in [
        ('noise', noise, 'broken UTF-8'),
        ('UTF-8 with a broken byte', LATVIAN.encode().replace('Ģ'.encode(), b'\xc4', 1), ':8: error: broken UTF-8'),
        ('half a UTF-8 character at the end', LATVIAN.encode() + b'\xc4', 'broken UTF-8'),
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
refused(tap)
tap.done()
