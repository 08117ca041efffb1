"""docx_text.py FILE…: the text of each DOCX as python-docx reads it, a paragraph a line; one JSON list.

The bullet of a bulleted paragraph is that of its list, in word/numbering.xml, followed by a blank.
"""
import json
import sys

import docx
from docx.oxml.ns import qn
from docx.table import Table


def bullet_of(document, paragraph):
    properties = paragraph._p.pPr
    if properties is None or properties.numPr is None or properties.numPr.numId.val == 0:
        return ''
    numbering = document.part.numbering_part.element
    abstract = numbering.num_having_numId(properties.numPr.numId.val).abstractNumId.val
    for list_ in numbering.findall(qn('w:abstractNum')):
        if list_.get(qn('w:abstractNumId')) == str(abstract):
            return list_.find(qn('w:lvl')).find(qn('w:lvlText')).get(qn('w:val')) + ' '


def text(document, container):
    for item in container.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                for cell in {cell._tc: cell for cell in row.cells}.values():  # one that spans columns stands there for each
                    yield from text(document, cell)
        else:
            yield bullet_of(document, item) + item.text


if __name__ == '__main__':
    documents = [docx.Document(file) for file in sys.argv[1:]]
    print(json.dumps(['\n'.join(text(document, document)) for document in documents]))
