"""audit.py FILE…: runs openxml-audit on each file, for two versions of Office.

One JSON line a file and version: {file, setting, findings}, where an empty list is a pass.
"""
import json
import sys

from openxml_audit import FileFormat, OpenXmlValidator

for file_format in (FileFormat.MICROSOFT_365, FileFormat.OFFICE_2013):
    validator = OpenXmlValidator(file_format=file_format, max_errors=0)
    for file in sys.argv[1:]:
        result = validator.validate(file)
        findings = [str(error) for error in result.errors]
        if not result.is_valid and not findings:
            findings = ['not valid']
        print(json.dumps({'file': file, 'setting': f'openxml-audit, {file_format.value}', 'findings': findings}))
