#!/usr/bin/env python3
"""veraPDF: PDF/UA-1 and PDF/A-2a, no failed check."""
import json
import sys
sys.path.insert(0, 'tests/lib')
from judge import present, written
from lv import JUDGES, Tap, run


def judge(profile, files, *arguments):
    return run(['java', '-cp', f'{JUDGES}/verapdf/*', 'org.verapdf.apps.GreenfieldCliWrapper', '-f', profile,
                *arguments, *files])


def broken_rules(profile, path):
    report = json.loads(judge(profile, [path], '--format', 'json', '-v')[1])
    for job in report['report']['jobs']:
        for result in job.get('validationResult', []):
            for rule in result['details']['ruleSummaries']:
                yield f'{rule["clause"]}: {rule["description"]} ({rule["failedChecks"]} times)'


tap = Tap()
if present(tap, 'veraPDF', 'java', installed=['verapdf']):
    with written('pdf') as files:
        for profile in ('ua1', '2a'):
            lines = [line.split() for line in judge(profile, files, '--format', 'text')[1].decode().splitlines()]
            verdicts = {line[1]: line[0] for line in lines if line and line[0] in ('PASS', 'FAIL')}
            tap.equal(len(verdicts), len(files), f'{profile}: a verdict for every file')
            for path in files:
                good = verdicts.get(str(path)) == 'PASS'
                tap.ok(good, f'{path.name}: {profile}', *([] if good else broken_rules(profile, path)))
tap.done()
