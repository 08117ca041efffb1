#!/usr/bin/env python3
"""Several language editions: which comes first, how they are set, which files belong together; every text whole and in order."""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import ROOT, Tap, blankless, html_text, kept, lvconv, pairs, pdf_languages, pdf_outline, pdf_structure, run, scratch, xml_text

tap = Tap()
NAMESPACE = 'xmlns="urn:lvconv:release:1"'


def editions(files, *arguments):
    """(language, text as other formats show it) of each edition, in order."""
    xml = lvconv('-b', *arguments, *files)[1].decode()
    for lang, edition in re.findall(r'<edition xml:lang="(.*?)">(.*?)</edition>', xml, re.S):
        yield lang, xml_text(f'<edition {NAMESPACE} xml:lang="{lang}">{edition}</edition>')


def in_order(words, text):
    """True if all of them stand in the text, each behind the one before, in any company."""
    at = 0
    for word in words:
        at = text.find(word, at) + len(word)
        if at < len(word):
            return False
    return True


def whole(text, paged):
    """What must be found of a text read back: all of it, or its blocks in order where pages put page numbers between."""
    return [kept(block) for block in text.splitlines() if kept(block)] if paged else [kept(text)]


def turns(tap, page, what, left, right):
    """A page in rows is read block by block."""
    head, *pieces = re.split(r'<div class="cell( second)?" lang="(.*?)">', page)
    cells = list(zip(*[iter(pieces)] * 3))
    for edition, second in ((left, ''), (right, ' second')):
        tap.equal({lang for side, lang, _ in cells if (side or '') == second}, {edition[0]}, f'{what}: html, cells of {edition[0]}')
        text = ''.join(cell for side, _, cell in cells if (side or '') == second)
        tap.equal(kept(html_text(text.encode())), kept(edition[1]), f'{what}: html, all of {edition[0]} in order')
    tap.ok(sum(a[0] != b[0] for a, b in zip(cells, cells[1:])) > 5, f'{what}: html by turns')


for what, files in pairs():
    left, right = editions(files)
    languages = re.findall(r'xml:lang="(.*?)"', lvconv('-b', *files)[1].decode())
    for layout in ('columns', 'rows', 'sequence'):
        with scratch() as folder:
            for to in ('html', 'pdf'):
                path = f'{folder}/out.{to}'
                code, out, err = lvconv('-b', f'--layout={layout}', *files, '-o', path)
                if to == 'pdf' and missing('pdfinfo'):
                    tap.skip(f'{what}, {layout}: pdf', missing('pdfinfo'))
                    continue
                page = re.sub('(?s)<nav.*</nav>', '', open(path).read()) if to == 'html' else ''
                if page and layout == 'rows':
                    turns(tap, page, f'{what}, rows', left, right)
                    continue
                got = kept(html_text(page.encode()) if page else pdf_structure(path))
                tap.equal(got, kept(left[1]) + kept(right[1]), f'{what}, {layout}: {to} reads one language, then the other')
                if to == 'pdf' and missing('qpdf'):
                    tap.skip(f'{what}, {layout}: languages of the pdf', missing('qpdf'))
                    continue
                if to == 'html':  # the page has the language of the first edition, too
                    got, want = re.findall(r' lang="(.*?)"', page), [languages[0], *languages]
                else:
                    got, want = pdf_languages(path), languages
                tap.equal(got, want, f'{what}, {layout}: {to} has every part in its language')
    first = list(editions(files, '--first=en'))
    tap.equal([lang for lang, _ in first], ['en', 'lv'], f'{what}: --first')
    tap.equal([blankless(text) for _, text in first], [blankless(right[1]), blankless(left[1])], f'{what}: --first keeps the texts')

sample = next(pairs())[1]
page = {layout: lvconv('-b', '-t', 'html', f'--layout={layout}', *sample)[1].decode() for layout in ('columns', 'rows', 'sequence')}
tap.ok('<main class="pair">' in page['columns'] and '<main class="turns">' in page['rows'] and '<main>' in page['sequence'],
       'html: the layout is in the page')
lines = [int(n) for n in re.findall(r'class="cell" style="grid-row: (\d+)"', page['rows'])]
odd, even = [n for n in lines if n % 2], [n for n in lines if not n % 2]
tap.ok(lines == odd + even and odd == sorted(odd) and even == sorted(even), 'html: by turns, left lines are odd and right ones even', lines)
tap.equal(lvconv('-b', *sample)[1], lvconv('-b', '--layout=columns', *sample)[1], 'columns are the default')
with scratch() as folder:
    house, plain = Path(folder) / 'house.ini', Path(folder) / 'plain.ini'
    plain.write_text('')
    for layout in ('columns', 'rows', 'sequence'):
        house.write_text(f'[page]\nbilingual = {layout}\n')
        for to in ('html', 'docx', 'pdf'):
            made = [lvconv('-q', '-b', '-t', to, '-s', style, *option, *sample)[1] for style, option in
                    ((house, []), (plain, [f'--layout={layout}']), (house, ['--layout=rows']), (plain, ['--layout=rows']))]
            tap.ok(made[0] and made[0] == made[1], f'bilingual = {layout}: {to} is as with --layout')
            tap.equal(made[2], made[3], 'which wins over it')
        tap.equal(*(lvconv('-q', '-t', 'html', '-s', style, sample[0])[1] for style in (house, plain)), f'bilingual = {layout}: one language is as ever')
    house.write_text('[page]\nbilingual = beside\n')
    code, _, err = lvconv('-t', 'html', '-s', house, sample[0])
    tap.ok(code == 2 and err.startswith(f'{house}:2: error'), 'bilingual = beside is an error', err)

with scratch() as folder:
    report = [ROOT / f'samples/report.{lang}.txt' for lang in ('lv', 'en')]
    if missing('pdftotext'):
        tap.skip('pdf: words of tables', missing('pdftotext'))
    else:
        lvconv('-b', *report, '-o', f'{folder}/out.pdf')
        seen = run(['pdftotext', '-layout', f'{folder}/out.pdf', '-'])[1].decode()
        tap.ok(all(len(re.findall(rf'^ *{word}(?: +[0-9.,]+)+$', seen, re.M)) == 2 for word in ('Kolka', 'Saulkrasti', 'Pāvilosta')),
               'pdf: words of tables with no room in a column are whole, each over both columns', seen)
        tap.ok(re.search(r'Informācija medijiem +\S? *Vide +\S? *Pētniecība +Press information +\S? *Environment +\S? *Research', seen),
               'pdf: labels of both languages in one line', seen)

for what, files in pairs():
    with scratch() as folder:
        if missing('mutool'):
            tap.skip(f'{what}: bookmarks', missing('mutool'))
            continue
        outlines = []
        for number, arguments in enumerate(([files[0]], [files[1]], ['-b', *files])):
            lvconv(*arguments, '-o', f'{folder}/{number}.pdf')
            outlines.append(pdf_outline(f'{folder}/{number}.pdf'))
        tap.ok(outlines[0] and outlines[1], f'{what}: each edition has bookmarks')
        tap.equal(outlines[2], outlines[0] + outlines[1], f'{what}: the bookmarks of one language, then of the other')

three = (ROOT / 'tests/cases/editions-turns/in.txt')
tap.equal(len(list(editions([three]))), 3, 'three languages in one file')
tap.ok(b'<main>' in lvconv('-b', '-t', 'html', three)[1], 'three editions follow one another')
tap.equal([lang for lang, _ in editions([three], '--first=ru')], ['ru', 'lv', 'en'], '--first among three')

with scratch() as folder:
    code, out, err = lvconv('-b', '-t', 'html,tmx', '-O', folder, ROOT / 'samples/bees.lv.txt', ROOT / 'samples/museum.en.txt',
                            ROOT / 'samples/bees.en.txt', ROOT / 'samples/museum.lv.txt')
    made = run(['ls', folder])[1].decode().split()
    tap.equal(made, ['bees.html', 'bees.tmx', 'museum.html', 'museum.tmx'], '-O: a file for every name')
with scratch() as folder:
    lvconv('-b', '-t', 'html', '-O', folder, ROOT / 'samples/bees.lv.txt', ROOT / 'samples/bees.en.txt', ROOT / 'samples/museum.lv.txt')
    made = run(['ls', folder])[1].decode().split()
    tap.equal(made, ['bees.html', 'museum.lv.html'], '-O: a file without a partner is converted alone')

for argument in ('--layout=diagonal', '--layout='):
    code, out, err = lvconv('-b', argument, *sample)
    tap.equal(code, 2, f'{argument}: a usage error')
code, out, err = lvconv('-b', sample[0], 'no-such-file.txt')
tap.ok(code == 3 and not out, 'a missing edition: nothing is written', err)

code, out, err = lvconv('check', '-b', *sorted((ROOT / 'tests/cases/pair-differences').glob('in.*')))
found = out.decode()
for message in ('pair-missing', 'pair-differs', 'pair-quotes', 'pair-length'):
    tap.ok(f'[-W{message}]' in found, f'check -b: {message}', found)
tap.ok(re.search(r'in\.1\.lv\.txt:5:106: warning: the number 26 .*in\.2\.en\.txt:5', found), 'check -b: both files and lines', found)
tap.done()
