#!/usr/bin/env python3
"""A stage as a Unix program does what it does inside: lv-text | lv-join | … | lv-docx gives the bytes of lvconv -t docx.

For -t evidence the filter roles has to be told, by -v twice, to leave in its XML what it saw.
Every XML between two stages is valid against include/release.rng, by libxml2 and by jing.
"""
import os
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, convert, formats, name, releases, run, scratch, stages

tap = Tap()
shadowed = {*stages('READER'), *stages('FILTER')}  # lv-roles is the filter, lv-to-roles the writer
with scratch() as folder:
    between = []
    for release in releases():
        data, seen = release.read_bytes(), b''
        for stage in ['text', *stages('FILTER')]:
            before = data
            code, data, err = run([BUILD / f'lv-{stage}', f'--media={release.parent}'], data)
            if seen or stage == 'roles':
                seen = run([BUILD / f'lv-{stage}', '-vv', f'--media={release.parent}'], seen or before)[1]
            tap.ok(code == 0, f'{name(release)}: lv-{stage}', err)
            between.append(f'{folder}/{name(release)}-{len(between):04}-{stage}.xml')
            with open(between[-1], 'wb') as f:
                f.write(data)
        with open(between[-1].replace('.xml', '-seen.xml'), 'wb') as f:
            f.write(seen)
        between.append(f.name)
        for to in formats():
            for program in [f'lv-to-{to}'] + [f'lv-{to}'] * (to not in shadowed):
                code, got, err = run([BUILD / program, f'--media={release.parent}'], seen if to == 'evidence' else data)
                tap.equal(got, convert(release, to=to), f'{name(release)}: the pipe to {program}')
    for tool, command in (('xmllint', ['xmllint', '--noout', '--relaxng']), ('jing', ['jing'])):
        reason = missing(tool)
        if reason:
            tap.skip(tool, reason)
            continue
        code, out, err = run([*command, ROOT / 'include/release.rng', *between])
        tap.ok(code == 0, f'{tool}: all {len(between)} documents between stages are valid',
               *[line for line in (out.decode() + err).splitlines() if not line.endswith(' validates')])
tap.done()
