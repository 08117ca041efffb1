#!/usr/bin/env python3
"""What the formats for readers leave out is said, can be kept, and can be put right line by line."""
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import BUILD, Tap, convert, html_text, lvconv, plain, releases, run, scratch, xml_text

RELEASE = """Home | News | Contacts
Skip to main content

Ferry to the islands sails again

On 4 May, in Port Ansel, the ferry company resumed its service to the three islands.

The ferry sails four times a day and carries forty cars, and the ticket office opens an hour before.

Share on Facebook
Share on Twitter
Print this page

Contact: Ilze Krasta, phone +371 20000417, ilze@ferry.example.org

###
"""
READERS = ('html', 'docx', 'pdf', 'text')
HEAD = '1:1: warning: 2 lines are taken for the page around the release and left out: "Home | News | Contacts" [-Wleft-out]'
FOOT = '10:1: warning: 3 lines are taken for the page around the release and left out: "Share on Facebook" [-Wleft-out]'


def said(err):
    return [line.partition(':')[2] for line in err.splitlines() if 'left-out' in line]


def check_reports(tap, path):
    for to in READERS:
        tap.equal(said(lvconv('-t', to, path)[2]), [HEAD, FOOT], f'{to}: each stretch is reported at its first line')
    tap.equal(said(lvconv('-t', 'html,docx,pdf', '-O', path.parent, path)[2]), [HEAD, FOOT], 'several formats: once')
    tap.equal(said(lvconv('-t', 'xml', path)[2]), [], 'xml: nothing is left out, nothing is said')
    code, out, err = lvconv('check', path)
    tap.equal(said(out.decode()), [HEAD, FOOT], 'check: the same')
    xml = path.with_suffix('.xml')
    xml.write_bytes(convert(path, to='xml'))
    got = [line.partition(': ')[2] for line in said(lvconv('-t', 'html', xml)[2])]
    tap.equal(got, [line.partition(': ')[2] for line in (HEAD, FOOT)], 'normalised XML: the same')
    tap.equal(said(lvconv('-Wno-left-out', '-t', 'html', path)[2]), [], '-Wno-left-out is quiet')


def check_front(tap, path):
    path.write_text('Headline: Ferry to the islands sails again\nLanguage: en\n\nOn 4 May, the ferry sailed again.\n')
    tap.equal(said(lvconv('-t', 'html', path)[2]), [], 'what the author says at the head is not left out')


def check_keep_all(tap, path):
    path.write_text(RELEASE)
    words = [word.strip(',') for word in RELEASE.split()]  # commas between the fields of a contact go
    for to in ('text', 'html', 'xml'):
        out = convert('--keep-all', path, to=to)
        text = {'html': html_text, 'xml': xml_text}.get(to, bytes.decode)(out)
        missing = [word for word in words if word not in plain(text)]
        tap.equal(missing, [], f'--keep-all: {to} has every word')
    tap.equal(said(lvconv('--keep-all', '-t', 'html', path)[2]), [], '--keep-all: nothing to report')
    chain = [path.read_bytes()]
    for stage in ('text', 'front', 'join', 'unfold', 'inline', 'lang', 'editions', 'roles', 'quotes', 'contact', 'dates',
                  'typo', 'html'):
        chain.append(run([BUILD / f'lv-{stage}', '--keep-all'], chain[-1])[1])
    tap.equal(chain[-1], convert('--keep-all', path, to='html'), '--keep-all: stage by stage the same bytes')


def roles(path, *options):
    return dict(line.split('\t')[:2] for line in convert(*options, path, to='roles').decode().splitlines())


def check_roles(tap, path, rows):
    guessed = roles(path)
    rows.write_text('2\tlabel\n10\tbody\tfor no reason\n\n6\tcontinuation\n')
    got = roles(path, f'--roles={rows}')
    tap.equal({n: got[n] for n in ('2', '6', '10')}, {'2': 'label', '6': 'continuation', '10': 'body'}, '--roles wins')
    tap.ok('Skip to main content' in convert(f'--roles={rows}', path, to='text').decode(), '--roles: a line comes back')
    rows.write_text('6\theading\n6\tlead\n')
    tap.equal(roles(path, f'--roles={rows}'), guessed, '--roles: of two rows for a line the last counts')
    stages = path.read_bytes()
    rows.write_text('10\tquote\n')
    for stage in ('text', 'front', 'join', 'unfold', 'inline', 'lang', 'editions', 'roles'):
        stages = run([BUILD / f'lv-{stage}', *[f'--roles={rows}'][:stage in ('join', 'roles')]], stages)[1]
    tap.ok(b'<quote line="10">' in stages, '--roles: stage by stage the same', stages.decode())


def check_marks(tap, path, rows):
    """What the signs of a source say gives way to what the user says."""
    path.write_text('# Ferry sails again\n\nOn 4 May, the ferry of the port sailed again.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n'
                    '![The ferry](ferry.jpg)\n\n## What it costs\n\nThe ticket costs four euros for all.\n')
    rows.write_text('1\tlabel\n5\tbody\n6\tbody\n7\tbody\n9\tbody\n11\tbody\n')
    got = roles(path, f'--roles={rows}')
    tap.equal([got[n] for n in ('1', '5', '6', '7', '9', '11')], ['label'] + ['body'] * 5, '--roles: over marks')


def check_neighbours(tap, path, rows):
    """A headline that is put right changes what the lines around it are."""
    path.write_text('Ferry company opens a second office in the port\n\nA ferry, a cat and a bridge\n\n'
                    'On 4 May, in Port Ansel, the company opened its second office, the first one for forty years.\n')
    rows.write_text('3\theadline\n')
    before, after = roles(path), roles(path, f'--roles={rows}')
    tap.equal((before['1'], after['3']), ('headline', 'headline'), '--roles: the headline is where the user says')
    tap.ok(after['1'] != 'headline', '--roles: and nowhere else', after)
    rows.write_text('1\tweb-chrome\n')
    err = lvconv(f'--roles={rows}', '-t', 'text', path)[2]
    tap.ok(said(err), '--roles: what the user leaves out is reported as well', err)


def check_errors(tap, path, rows):
    for row, want in (('5\tbody', 'line 5 of the release is blank or not there'), ('99\tbody', 'line 99 of the release'),
                      ('0\tbody', 'line 0 of'), ('4\twhat', 'unknown role what; roles are: label doc-type'),
                      ('4 body', 'not a line number, a tab and a role'), ('four\tbody', 'not a line number'),
                      ('4\t', 'unknown role ;'), ('99999999999\tbody', 'not a line number')):
        rows.write_text('4\tlead\n' + row + '\n')
        code, out, err = lvconv(f'--roles={rows}', path)
        tap.ok(code == 2 and err.startswith(f'{rows}:2: error: ') and want in err and not out, f'--roles: {row!r}', code, err)
    tap.equal(lvconv(f'--roles={rows}.none', path)[0], 3, '--roles: no such file')
    tap.equal(lvconv(f'--roles={rows}', f'--roles={rows}', path)[0], 2, '--roles: more of them than files')
    path.with_suffix('.xml').write_bytes(convert(path, to='xml'))
    tap.equal(lvconv(f'--roles={rows}', path.with_suffix('.xml'))[0], 2, '--roles: not for normalised XML')


def check_round_trip(tap, rows):
    """The roles of a release, given back to it, change nothing."""
    for release in releases():
        rows.write_bytes(convert(release, to='roles'))
        code, out, err = lvconv(f'--roles={rows}', '-t', 'xml', release)
        tap.equal(out, convert(release, to='xml'), f'{release.stem}: its own roles give the same XML')


tap = Tap()
with scratch() as folder:
    path, rows = Path(folder, 'in.txt'), Path(folder, 'in.roles')
    path.write_text(RELEASE)
    check_reports(tap, path)
    check_front(tap, path)
    check_keep_all(tap, path)
    check_roles(tap, path, rows)
    check_marks(tap, path, rows)
    path.write_text(RELEASE)
    check_errors(tap, path, rows)
    check_neighbours(tap, path, rows)
    check_round_trip(tap, rows)
tap.done()
