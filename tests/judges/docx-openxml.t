#!/usr/bin/env python3
"""The Open XML SDK's validator and openxml-audit: no finding for current and for older Word."""
import sys
sys.path.insert(0, 'tests/lib')
from judge import missing, node_findings
from lv import JUDGES, Tap, outputs, run, scratch

tap = Tap()
with scratch() as folder:
    files = outputs(folder, 'docx')
    reason = missing(installed=['node'])
    if reason:
        tap.skip('Open XML SDK', reason)
    else:
        tap.equal(node_findings(tap, 'ooxml.mjs', files), 2 * len(files), 'the SDK judged every file for both versions')
    reason = missing(installed=['python'])
    if reason:
        tap.skip('openxml-audit', reason)
    else:
        for path in files:
            for version in ('office2013', 'microsoft365'):
                code, out, err = run([JUDGES / 'python/bin/openxml-audit', '-f', version, '-m', '0', path])
                tap.ok(code == 0, f'{path.name}: openxml-audit, {version}', out.decode(), err)
tap.done()
