"""editions_text.py FILE: the table of two editions in a DOCX, as python-docx reads it, as JSON.

{repeated: the header row repeats, names: of the languages, columns: the text of each, languages: of the runs of each}
"""
import json
import sys

import docx
from docx.oxml.ns import qn

from docx_text import text

document = docx.Document(sys.argv[1])
table = document.tables[0]
columns, languages = [[], []], [set(), set()]


def language(cell):
    return next((lang.get(qn('w:val'))[:2] for lang in cell._tc.iter(qn('w:lang'))), '')


def sides(row):
    """(column, cell) of a row; one cell over both columns belongs to the column of its language."""
    left, right = row.cells
    if left._tc is not right._tc:
        return [(0, left), (1, right)]
    return [(language(left) == language(table.rows[0].cells[1]), left)]


for row in table.rows[1:]:
    for side, cell in sides(row):
        columns[side] += text(document, cell)
        languages[side] |= {lang.get(qn('w:val')) for lang in cell._tc.iter(qn('w:lang'))}
header = table.rows[0]
print(json.dumps({'repeated': header._tr.trPr.find(qn('w:tblHeader')) is not None,
                  'names': [cell.text for cell in header.cells], 'columns': ['\n'.join(c) for c in columns],
                  'languages': [sorted(found) for found in languages]}))
