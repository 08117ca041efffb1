#!/usr/bin/env python3
"""liblvconv as others use it: installed, compiled against in an empty folder, from threads, from Python, short of memory."""
import re
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from lv import ROOT, Tap, convert, make, run, scratch

HERE = ROOT / 'tests/library'
FORMATS = ('xml', 'html', 'docx', 'pdf')
EDITIONS = [ROOT / 'samples/bees.lv.txt', ROOT / 'samples/bees.en.txt']
FILES = [ROOT / 'samples/ferry.jpg', ROOT / 'samples/lighthouse.png']
PICTURES = [ROOT / 'samples/ferry.lv.txt', ROOT / 'samples/ferry.en.txt']
tap = Tap()


def compiled(folder, source, *flags):
    """A program of tests/library, compiled in an empty folder with what pkg-config says of the installed tree."""
    found = run(['pkg-config', *(['--static'] if '-static-lvconv' in flags else []), '--cflags', '--libs', 'lvconv'],
                env={'PKG_CONFIG_PATH': f'{folder}/lib/pkgconfig', 'PATH': '/usr/bin:/bin'})[1].decode().split()
    if '-static-lvconv' in flags:
        found = [f'{folder}/lib/liblvconv.a' if flag == '-llvconv' else flag for flag in found]
    empty = Path(folder) / 'empty'
    empty.mkdir(exist_ok=True)
    (empty / source).write_bytes((HERE / source).read_bytes())
    program = empty / source.removesuffix('.c')
    code, out, err = run(['cc', '-std=c11', '-Wall', '-Wextra', '-Werror', '-D_GNU_SOURCE', source, '-o', program, *found,
                          *(f for f in flags if f != '-static-lvconv'), f'-Wl,-rpath,{folder}/lib', '-lpthread'], cwd=empty)
    return tap.equal((code, err), (0, ''), f'{source} compiles in an empty folder') and program


def converts_as_the_program_does(program, folder, what):
    made = [Path(folder) / f'made.{to}' for to in FORMATS]
    for files in (EDITIONS, PICTURES):
        code, out, err = run([program, *files, *(f'{to}={path}' for to, path in zip(FORMATS, made))], cwd='/', env={})
        tap.equal((code, err), (0, ''), f'{what}: two editions, four formats')
        for to, path in zip(FORMATS, made):
            tap.ok(path.is_file() and path.read_bytes() == convert('-b', *files, to=to), f'{what}: {to} of {files[0].name} is the same')
    broken = Path(folder) / 'broken.txt'
    broken.write_bytes(b'%PDF-1.7\n')
    path = Path(folder) / 'none.html'
    code, out, err = run([program, broken, f'html={path}'], env={})
    tap.equal((code, out.decode(), path.exists()), (1, f'{broken}:0: binary\n', False), f'{what}: an error is a finding, and no output')
    tap.equal(run([program, broken, f'nosuch={path}'], env={})[0], 2, f'{what}: an unknown format')


def only_lv_symbols(library):
    out = run(['nm', '-D', '--defined-only', library])[1].decode()
    names = [line.split()[2] for line in out.splitlines()]
    tap.ok('lv_convert' in names and all(name.startswith('lv_') for name in names), 'only lv_ symbols are exported',
           [name for name in names if not name.startswith('lv_')])


def short_of_memory(program):
    for to, files in (*((to, EDITIONS[:1]) for to in FORMATS), ('docx', EDITIONS), ('pdf', EDITIONS), ('tmx', EDITIONS),
                      *((to, [PICTURES[0], *FILES]) for to in FORMATS)):
        code, out, err = run([program, to, *files])
        tap.ok(code == 0 and re.fullmatch(rb'\d+ allocations failed, 0 wrong results, \d+ pieces left\n', out),
               f'{to} of {len(files)}: each allocation fails once; errors come back, nothing is kept', out.decode(), err)


def python_calls(library):
    for to in FORMATS:
        code, out, err = run([sys.executable, HERE / 'call.py', library, EDITIONS[0], to], cwd='/')
        tap.ok(code == 0 and out == convert(EDITIONS[0], to=to), f'from Python: {to}', err)


with scratch() as folder:
    tap.equal(make('install', f'PREFIX={folder}')[0], 0, 'make install')
    library = Path(folder) / 'lib/liblvconv.so.0'
    only_lv_symbols(library)
    for source, flags, what in (('usual.c', (), 'shared'), ('usual.c', ('-static-lvconv',), 'static')):
        program = compiled(folder, source, *flags)
        if program:
            converts_as_the_program_does(program, folder, what)
    program = compiled(folder, 'memory.c')
    if program:
        short_of_memory(program)
    python_calls(library)
    tap.equal(make('uninstall', f'PREFIX={folder}')[0], 0, 'make uninstall')
    left = [str(p.relative_to(folder)) for p in Path(folder).rglob('*') if p.is_file() or p.is_symlink()]
    tap.equal([p for p in left if not p.startswith(('empty/', 'made.', 'broken.'))], [], 'nothing installed is left')

with scratch() as folder:
    code, out, err = make('BUILD=build/thread', 'CFLAGS=-O1 -g -fsanitize=thread', 'LDFLAGS=-fsanitize=thread', 'install',
                          f'PREFIX={folder}')
    if tap.ok(code == 0, 'it builds with ThreadSanitizer', err):
        program = compiled(folder, 'threads.c', '-fsanitize=thread', '-g')
        watched = {'TSAN_OPTIONS': f'suppressions={ROOT}/tests/code/tsan.supp'}
        files = sorted(ROOT.glob('samples/*.txt'))[:4]
        code, out, err = program and run([program, *files], env=watched) or (1, b'', '')
        tap.ok(code == 0 and out.startswith(b'0 wrong of '), 'eight threads under ThreadSanitizer: the same bytes, no race', out.decode(), err)
tap.done()
