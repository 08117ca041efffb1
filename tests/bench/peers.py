"""The programs lvconv is measured beside, what each makes of a release, and which of them are here."""
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from measure import Use, run

COMPILE = '''
import resource, sys, time, typst
start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
typst.compile(sys.argv[1], output=sys.argv[2], ignore_system_fonts=True, pdf_standards=["ua-1"])
used = resource.getrusage(resource.RUSAGE_SELF)
print(time.perf_counter() - start, used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, used.ru_maxrss)
'''


def typst_source(build, release):
    """The release as somebody would mark it up for typst: title, language, headings, paragraphs."""
    xml = subprocess.run([build / 'lvconv', '-t', 'xml', release], check=True, capture_output=True).stdout
    edition = next(e for e in ElementTree.fromstring(xml).iter() if e.tag.endswith('}edition'))
    lang = edition.get('{http://www.w3.org/XML/1998/namespace}lang')
    lines = [f'#set document(title: "A release")\n#set text(lang: "{lang}")\n#set page(numbering: "1")']
    for block in edition:
        text = ' '.join(''.join(block.itertext()).split())
        text = re.sub(r'([\\#*_$@<>\[\]`~=])', r'\\\1', text)
        lines.append(('= ' if block.tag.endswith('}headline') else '') + text)
    return '\n\n'.join(lines)


class Peers:
    def __init__(self, build, python):
        self.build, self.bin = build, python / 'bin'
        found = list(python.glob('lib/python*/site-packages/pypandoc/files/pandoc'))
        self.pandoc = found[0] if found else None

    def have(self, name):
        return {'pandoc': self.pandoc, 'typst': (self.bin / 'typst').exists() or list(self.bin.glob('../lib/*/site-packages/typst')),
                'WeasyPrint': (self.bin / 'weasyprint').exists(), 'LibreOffice': shutil.which('soffice'),
                'cmark': shutil.which('cmark')}[name]

    def version(self, name):
        """A line that names the program and its version."""
        code = {'typst': 'import importlib.metadata as m; print("typst", m.version("typst"), "(PyPI)")',
                'WeasyPrint': 'import importlib.metadata as m; print("WeasyPrint", m.version("weasyprint"))'}
        command = {'cmark': ['cmark', '--version'], 'pandoc': [self.pandoc, '--version'],
                   'LibreOffice': ['soffice', '--version']}.get(name) or [self.bin / 'python', '-c', code[name]]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[0].strip()

    def make(self, name, to, release, folder):
        """A function that has the peer convert the release once; it gives what that took."""
        out = Path(folder) / f'peer.{to}'
        if name == 'cmark':
            return lambda: run(['cmark', release])
        if name == 'pandoc':
            return lambda: run([self.pandoc, '-s', '-f', 'markdown', '-t', to, '-o', out, release])
        if name == 'LibreOffice':
            return lambda: run(['soffice', f'-env:UserInstallation=file://{folder}/office', '--headless', '--convert-to', to,
                                '--outdir', folder, release])
        if name == 'WeasyPrint':
            page = Path(folder) / 'page.html'
            run([self.build / 'lvconv', '-o', page, release])
            return lambda: run([self.bin / 'weasyprint', '--pdf-variant', 'pdf/ua-1', page, out])
        source = Path(folder) / 'release.typ'
        source.write_text(typst_source(self.build, release))
        return lambda: self.typst(source, out)

    def typst(self, source, out, threads=None):
        """One compilation in a fresh process, without the start of that process; with so many threads, or as many as it wants."""
        environment = dict(os.environ, RAYON_NUM_THREADS=str(threads)) if threads else None
        text = subprocess.run([self.bin / 'python', '-c', COMPILE, source, out], check=True, capture_output=True, text=True, env=environment).stdout
        return Use(*map(float, text.split()))
