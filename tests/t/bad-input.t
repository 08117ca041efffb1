#!/usr/bin/env python3
"""Bad input and bad calls: one clear line, the right exit code, and no output file touched."""
import io
import os
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, Tap, houses, lvconv, run, scratch, stages

DOCUMENT, USAGE, SYSTEM = 1, 2, 3
OURS = '<release xmlns="urn:lvconv:release:1">'
BOMB = ('<!DOCTYPE release [<!ENTITY a "aaaaaaaaaa">' +
        ''.join(f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip('abcdefghi', 'bcdefghij')) +
        f']>{OURS}<edition><p>&j;</p></edition></release>')
CROWD = OURS + '\n<!-- it\'s > 5" -->\n<edition ' + ' '.join(f"a{n}='1'" for n in range(65)) + '><p>x</p></edition></release>'

# name of the input file, its bytes, options, exit code, the one line on standard error behind that name
INPUTS = [
    ('empty.txt', b'', [], DOCUMENT, ': error: nothing to convert: the input is empty'),
    ('blank.txt', ' \t\r\n\u00a0\n\n'.encode(), [], DOCUMENT, ': error: nothing to convert: the input is empty'),
    ('picture.txt', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR', [], DOCUMENT,
     ': error: this is not text (a PNG picture); give the plain text of the release'),
    ('control.txt', b'R\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12' * 9, [], DOCUMENT,
     ': error: this is not text (it has control characters); give the plain text of the release'),
    ('nul.txt', b'A headline\n\nA lead with a \0 in it.\n', [], DOCUMENT,
     ': error: this is not text (it has a NUL byte); give the plain text of the release'),
    ('broken.txt', 'Rīgā šodien\n\nāčēģ \xff '.encode() + b'\xc4\n', ['-e', 'utf-8'], DOCUMENT,
     ':3: error: broken UTF-8; say the encoding with -e, for example -e windows-1257'),
    ('foreign.xml', b'<html><body/></html>', [], DOCUMENT,
     ':1: error: not normalised XML of lvconv: the element html is not in the namespace urn:lvconv:release:1'),
    ('other-root.xml', f'{OURS}<wrong/></release>'.encode(), [], DOCUMENT,
     ':1: error: not normalised XML of lvconv: <wrong> cannot stand here'),
    ('attribute.xml', f'{OURS}<edition xml:lang="en"><p colour="red">x</p></edition></release>'.encode(), [], DOCUMENT,
     ':1: error: not normalised XML of lvconv: unknown attribute colour'),
    ('crowd.xml', CROWD.encode(), [], DOCUMENT,
     ':3: error: not normalised XML of lvconv: a tag with more than 64 attributes'),
    ('editions.xml', f'{OURS}{"<edition><p>x</p></edition>" * 257}</release>'.encode(), [], DOCUMENT,
     ':1: error: not normalised XML of lvconv: a release of more than 256 editions'),
    ('malformed.xml', f'{OURS}<edition>'.encode(), [], DOCUMENT,
     ':1: error: XML cannot be read: Premature end of data in tag edition line 1'),
    ('bomb.xml', BOMB.encode(), [], DOCUMENT, ':1: error: not normalised XML of lvconv: it has a DOCTYPE'),
    ('deep.xml', (OURS + '<edition xml:lang="en"><p>' + '<em>' * 10000 + 'x' + '</em>' * 10000 +
                  '</p></edition></release>').encode(), [], DOCUMENT, ':1: error: elements nest deeper than 64'),
    ('outside.xml', f'<!DOCTYPE release [<!ENTITY x SYSTEM "secret.txt">]>{OURS}<edition xml:lang="en"><p>&x;</p>'
                    '</edition></release>'.encode(), [], DOCUMENT, ':1: error: not normalised XML of lvconv: it has a DOCTYPE'),
]


def one_line(tap, what, err, line):
    tap.equal(err, f'{line}\n', f'{what}: one line says why')


def untouched(tap, what, folder):
    out = folder / 'out.html'
    tap.equal(out.read_text(), 'before', f'{what}: the output is what it was')
    left = sorted(p.name for p in folder.iterdir() if p.name.startswith('out.html') and p != out)
    tap.equal(left, [], f'{what}: nothing is left beside it')


def refuse(tap, what, arguments, want_code, line, folder, **options):
    (folder / 'out.html').write_text('before')
    code, out, err = lvconv(*arguments, cwd=folder, timeout=60, **options)
    tap.equal(code, want_code, f'{what}: exit {want_code}')
    one_line(tap, what, err, line)
    tap.equal(out, b'', f'{what}: nothing on standard output')
    untouched(tap, what, folder)


def bad_documents(tap, folder):
    (folder / 'secret.txt').write_text('secret')
    for file, data, options, code, line in INPUTS:
        (folder / file).write_bytes(data)
        refuse(tap, file, [*options, '-o', 'out.html', file], code, f'{file}{line}', folder)
    refuse(tap, 'standard input', ['-o', 'out.html'], DOCUMENT,
           'standard input: error: nothing to convert: the input is empty', folder)


def bad_calls(tap, folder):
    readers, filters, writers = (' '.join(stages(kind)) for kind in ('READER', 'FILTER', 'WRITER'))
    (folder / 'good.txt').write_text('A headline of a release\n\nOn 12 May, in Riga, two people met.\n')
    for arguments, line in [
        (['-t', 'odt'], f'lvconv: error: unknown format odt; formats are: {writers}'),
        (['-f', 'odt'], f'lvconv: error: unknown format odt; formats are: {readers}'),
        (['--run', 'text,nothing,html'],
         f'lvconv: error: unknown stage nothing; stages are: {readers} {filters}'),
        (['--no-such-option'], 'lvconv: error: unknown option --no-such-option; lvconv --help lists the options'),
        (['-y'], 'lvconv: error: unknown option -y; lvconv --help lists the options'),
        (['-t'], 'lvconv: error: option -t needs a value; lvconv --help lists the options'),
        (['-W', 'nothing'], 'lvconv: error: unknown warning nothing; lvconv --help lists the options'),
        (['-e', 'nothing'], 'good.txt: error: unknown encoding nothing; iconv -l lists them'),
        (['-e', ''], 'lvconv: error: unknown encoding ; iconv -l lists them'),
        (['-e', '//'], 'lvconv: error: unknown encoding //; iconv -l lists them'),
        (['-e', '\u0161'], 'lvconv: error: unknown encoding \u0161; iconv -l lists them'),
        (['-o', 'out.odt'], f'lvconv: error: unknown format odt; formats are: {writers}'),
    ]:
        given = ['-o', 'out.html', 'good.txt', *arguments]
        refuse(tap, ' '.join(arguments), given, USAGE, line, folder)


def bad_style(tap, folder):
    """With every format and with check, whether it reads the style or not."""
    unknown = 'lvconv: error: unknown house style {}; give the path of a file, or one of: ' + ' '.join(houses())
    for arguments in (['-t', to] for to in stages('WRITER')):
        refuse(tap, f'an unknown style, {arguments}', [*arguments, '-s', 'nosuch', '-o', 'out.html', 'good.txt'], USAGE, unknown.format('nosuch'), folder)
    for name in ('nothing', 'plian', 'Plain', 'house', ''):
        refuse(tap, f'the style {name!r}', ['check', '-s', name, 'good.txt'], USAGE, unknown.format(name), folder)
    refuse(tap, 'no file of a style', ['-t', 'xml', '-s', './nosuch.ini', '-o', 'out.html', 'good.txt'], SYSTEM,
           './nosuch.ini: error: cannot be read: No such file or directory', folder)
    for paper in ('A44', 'Leter', '210 x 297', 'a4 landscape'):
        (folder / 'house.ini').write_text(f'[page]\npaper = {paper}\n')
        for to in ('html', 'docx', 'pdf', 'xml'):
            refuse(tap, f'{paper} for {to}', ['-t', to, '-s', './house.ini', '-o', 'out.html', 'good.txt'], USAGE,
                   f'./house.ini:2: error: unknown key or value in the house style: paper = {paper}', folder)
    lines = ('[page]\npaper = A44', '[page]\npapers = A4', '[pages]\npaper = A4', '[font]\npaper = A4', '[colour]\nink = black', '[font]\ntext-size = 99')
    for text in lines:
        (folder / 'house.ini').write_text(f'{text}\n')
        for to in stages('WRITER'):
            refuse(tap, f'{text!r} for {to}', ['-t', to, '-s', './house.ini', '-o', 'out.html', 'good.txt'], USAGE,
                   f'./house.ini:2: error: unknown key or value in the house style: {text.splitlines()[1]}', folder)
    for paper, size in (('200x210', (566.93, 595.28)), ('297x420', (841.89, 1190.55)), ('letter', (612, 792)), ('LETTER', (612, 792)), ('a4', (595.28, 841.89))):
        (folder / 'house.ini').write_text(f'[page]\npaper = {paper}\n')
        pdf, docx, html = (lvconv('-t', to, '-s', 'house.ini', 'good.txt', cwd=folder)[1] for to in ('pdf', 'docx', 'html'))
        with zipfile.ZipFile(io.BytesIO(docx)) as parts:
            twips = re.search(rb'w:pgSz w:w="(\d+)" w:h="(\d+)"', parts.read('word/document.xml'))
        page = re.search(rb'MediaBox *\[ *0 0 ([\d.]+) ([\d.]+)', pdf)
        tap.equal(([round(float(n), 2) for n in page.groups()], [int(n) for n in twips.groups()]), (list(size), [round(n * 20) for n in size]),
                  f'{paper}: PDF and DOCX have that size')
        named = re.search(rb'@page { size: ([^;]+);', html).group(1).decode().lower()
        tap.equal(named.replace('mm ', 'x').removesuffix('mm'), paper.lower(), f'{paper}: HTML, too')


def bad_places(tap, folder):
    refuse(tap, 'no such file', ['-o', 'out.html', 'nothing.txt'], SYSTEM,
           'nothing.txt: error: cannot be read: No such file or directory', folder)
    refuse(tap, 'a directory', ['-o', 'out.html', '.'], SYSTEM, '.: error: cannot be read: Is a directory', folder)
    refuse(tap, 'a missing folder', ['-o', 'nowhere/out.html', 'good.txt'], SYSTEM,
           'nowhere/out.html: error: cannot be written: No such file or directory', folder)
    refuse(tap, 'a full disk', ['-t', 'html', '-o', '/dev/full', 'good.txt'], SYSTEM,
           '/dev/full: error: cannot be written: No space left on device', folder)
    with open('/dev/full', 'wb') as full:
        p = subprocess.run([BUILD / 'lvconv', '-t', 'html', folder / 'good.txt'], stdout=full, stderr=subprocess.PIPE)
    tap.equal(p.returncode, SYSTEM, 'standard output on a full disk: exit 3')
    one_line(tap, 'standard output on a full disk', p.stderr.decode(),
             'standard output: error: cannot be written: No space left on device')


def no_permission(tap, folder):
    """As somebody who may read the folder but not write there; root may write everywhere, so it becomes nobody."""
    prefix = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] if os.getuid() == 0 else []
    (folder / 'out.html').write_text('before')
    folder.chmod(0o555)
    code, out, err = run([*prefix, BUILD / 'lvconv', '-o', 'out.html', 'good.txt'], cwd=folder)
    folder.chmod(0o755)
    tap.equal(code, SYSTEM, 'no permission: exit 3')
    one_line(tap, 'no permission', err, 'out.html: error: cannot be written: Permission denied')
    untouched(tap, 'no permission', folder)


def closed_pipe(tap, folder):
    for how, restore in (('', True), (', signal ignored', False)):
        reader, writer = os.pipe()
        os.close(reader)
        p = subprocess.run([BUILD / 'lvconv', '-t', 'html', folder / 'good.txt'], stdout=writer,
                           stderr=subprocess.PIPE, restore_signals=restore)
        os.close(writer)
        tap.ok(p.returncode in (-signal.SIGPIPE, SYSTEM), f'closed pipe{how}: it ends', p.returncode)
        tap.equal(p.stderr, b'', f'closed pipe{how}: quiet')


def ends_of_texts(tap):
    """Texts that end where something has just begun; under AddressSanitizer a byte read past the end is found."""
    for text in ['(', '(a', '(1', '1', 'a', '+', '+44', '+44 (0', 'Tel. +44 (0', '00 44 (0', '+44 (', '-', 'o', '[', '[a](', '![',
                 '<', '*', '**', '_', '"', '“', '☞', '12.', '12. ', 'a@', 'www.', 'https://', '|', '| a', 'a\tb\t', '#', '# ',
                 'Headline:', 'Embargo: 1', '1.2.', '10:', 'said ', ', said', '…', '.', "'", '„', '– ', '>', '> ', 'a\u0301']:
        for data in (text, f'A headline of some words\n\n{text}', f'A headline of some words\n\n{text}\n\n(\n'):
            code, out, err = lvconv('-t', 'html', stdin=data.encode(), timeout=60)
            if not tap.ok(code in (0, DOCUMENT) and 'Sanitizer' not in err, f'{data!r}: an answer', f'exit {code}', err):
                return


def good_beside_bad(tap, folder):
    target = folder / 'made'
    target.mkdir()
    code, out, err = lvconv('-t', 'html', '-O', 'made', 'empty.txt', 'good.txt', 'nothing.txt', cwd=folder)
    tap.equal(code, SYSTEM, 'several files: the worst exit code')
    tap.equal([p.name for p in target.iterdir()], ['good.html'], 'several files: the good one is written')
    tap.equal(len(err.splitlines()), 3, 'several files: one line for each bad one, and the summary')


tap = Tap()
with scratch() as name:
    folder = Path(name)
    folder.chmod(0o755)
    bad_documents(tap, folder)
    bad_calls(tap, folder)
    bad_style(tap, folder)
    bad_places(tap, folder)
    reason = None if os.getuid() else missing('setpriv')
    if reason:
        tap.skip('no permission', reason)
    else:
        no_permission(tap, folder)
    closed_pipe(tap, folder)
    good_beside_bad(tap, folder)
ends_of_texts(tap)
tap.done()
