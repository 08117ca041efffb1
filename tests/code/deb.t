#!/usr/bin/env python3
"""
`make dist` and `make deb`: the archive is whole, the packages are the same wherever they are built, lintian finds nothing in
them, and in a clean system they convert as here, are compiled against, and go without a trace.
"""
import concurrent.futures
import os
import re
import sys
import tarfile
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, convert, make, run, scratch

VERSION = re.search(r'LV_VERSION "(.*)"', (ROOT / 'include/lvconv.h').read_text())[1]
PACKAGES = ('lvconv', 'liblvconv0', 'liblvconv-dev')
SAMPLE = 'bees.lv.txt'
FORMATS = ('html', 'docx', 'pdf', 'xml')
# What a system writes down of every installation.
DIARY = re.compile(r'var/(lib/dpkg|log|cache/ldconfig)/|etc/ld\.so\.cache$')
tap = Tap()


def archive_is_whole(folder):
    """What git knows is in it, and an unpacked one makes the same again."""
    made = Path(folder) / f'lvconv-{VERSION}.tar.xz'
    with tarfile.open(made) as archive:
        names = {name.partition('/')[2] for name in archive.getnames()}
    os.mkdir(f'{folder}/unpacked')
    run(['tar', '-C', f'{folder}/unpacked', '-xf', made])
    known = run(['git', 'ls-files', '-z'], cwd=ROOT)[1].decode().split('\0')[:-1]
    tap.ok(names and not known or names == set(known), 'the archive has what git knows', sorted(names ^ set(known))[:9])
    code, out, err = run(['make', '-s', 'dist'], cwd=f'{folder}/unpacked/lvconv-{VERSION}')
    again = Path(folder) / f'unpacked/lvconv-{VERSION}/build/{made.name}'
    tap.ok(code == 0 and again.read_bytes() == made.read_bytes(), 'an unpacked archive makes the same archive', err)


def tables_agree():
    changelog = (ROOT / 'src/debian/changelog').read_text()
    tap.ok(changelog.startswith(f'lvconv ({VERSION}) '), 'the changelog of the packages begins with this version')


def built(folder):
    """The packages that make deb has put into a folder, by name."""
    return {path.name.partition('_')[0]: path for path in Path(folder).glob('deb/*.deb')}


def lintian(folder):
    reason = missing('lintian')
    if reason:
        return tap.skip('lintian', reason)
    code, out, err = run(['lintian', '--no-cfg', '--allow-root', '--tag-display-limit=0', '--display-info',
                          '--fail-on=error,warning,info', *Path(folder).glob('deb/*.changes')])
    tap.ok(code == 0 and not out, 'lintian finds nothing', out.decode(), err)


# ---- a clean system ----

def own_sources():
    """Where this machine has its Debian packages from, as lines of sources.list; asked once more where its lists are gone."""
    ask = ['apt-get', 'indextargets', '--format', 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)', 'Created-By: Packages', 'Origin: Debian']
    found = run(ask)[1] or (run(['apt-get', '-qq', 'update']) and run(ask)[1])
    return '\n'.join(sorted(set(found.decode().splitlines())))


def bootstrap(target, packages):
    """A Debian system with what the packages depend on and little else; being root is enough, also where nothing can be mounted."""
    wanted = {re.match(r'\S+', d)[0] for p in packages for d in run(['dpkg-deb', '-f', p, 'Depends'])[1].decode().split(', ')}
    settings = re.findall(r'(?m)^(Acquire::https?::proxy.* ".+";)$', run(['apt-config', 'dump'])[1].decode(), re.I)
    return run(['mmdebstrap', '--quiet', '--mode=root', '--variant=essential', *(f'--aptopt={s}' for s in settings),
                f'--include={",".join(sorted(wanted - set(PACKAGES)))}', '', target, '-'],
               stdin=own_sources().encode())


def inside(target, *command, **options):
    return run(['chroot', target, *command], env={'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'HOME': '/root'}, **options)


def files_of(target):
    paths = (str(p.relative_to(target)) for p in Path(target).rglob('*'))
    return {path for path in paths if not DIARY.match(path)}


def converts(target):
    """The program that is installed there makes what the one here makes."""
    examples = '/usr/share/doc/lvconv/examples'
    latvian, english = f'{examples}/{SAMPLE}', f'{examples}/{SAMPLE.replace(".lv.", ".en.")}'
    for to in FORMATS:
        code, out, err = inside(target, 'lvconv', '-t', to, latvian)
        tap.ok(code == 0 and out == convert(ROOT / 'samples' / SAMPLE, to=to), f'there: {to} is the same', err)
    code, out, err = inside(target, 'lvconv', '-b', '-t', 'pdf', latvian, english)
    here = convert('-b', ROOT / 'samples' / SAMPLE, ROOT / 'samples' / SAMPLE.replace('.lv.', '.en.'), to='pdf')
    tap.ok(code == 0 and out == here, 'there: columns, hyphenated, are the same', err)
    code, out, err = inside(target, 'sh', '-c', f'lv-text {latvian} | lv-join | lv-to-text')
    tap.ok(code == 0 and len(out) > 500, 'there: a pipe of stages', err)


def compiles(target):
    """A program compiled here against the header and library there, and run there."""
    there = {'PKG_CONFIG_SYSROOT_DIR': target, 'PKG_CONFIG_ALLOW_SYSTEM_CFLAGS': '1', 'PKG_CONFIG_ALLOW_SYSTEM_LIBS': '1',
             'PKG_CONFIG_LIBDIR': ':'.join(str(p) for p in Path(target).glob('usr/lib/*/pkgconfig')), 'PATH': os.environ['PATH']}
    code, out, err = run(['pkg-config', '--cflags', '--libs', 'lvconv'], env=there)
    flags = out.decode().split()
    tap.ok(f'-I{target}/usr/include' in flags, 'pkg-config finds the package', flags, err)
    code, out, err = run(['cc', '-std=c11', '-D_GNU_SOURCE', ROOT / 'tests/library/usual.c', '-o', f'{target}/tmp/usual', *flags,
                          '-Wl,--allow-shlib-undefined'])
    tap.equal((code, err), (0, ''), 'a program is compiled against it')
    code, out, err = inside(target, '/tmp/usual', f'/usr/share/doc/lvconv/examples/{SAMPLE}', 'html=/tmp/usual.html')
    made = Path(target) / 'tmp/usual.html'
    tap.ok(code == 0 and made.exists() and made.read_bytes() == convert(ROOT / 'samples' / SAMPLE, to='html'),
           'and converts as the program does', err)
    for path in Path(target).glob('tmp/usual*'):
        path.unlink()


def installs(folder):
    target = f'{folder}/system'
    packages = [path for name, path in built(folder).items() if name in PACKAGES]
    reason = missing('mmdebstrap') or (None if os.geteuid() == 0 else 'a clean system needs root')
    if reason:
        return tap.skip('a clean system', reason)
    code, out, err = bootstrap(target, packages)
    if not tap.equal((code, len(packages)), (0, 3), 'a clean system') or code:
        return tap.ok(False, 'mmdebstrap', err)
    before = files_of(target)
    for path in packages:
        (Path(target) / 'var/lib/dpkg' / path.name).write_bytes(path.read_bytes())
    code, out, err = inside(target, 'sh', '-c', 'dpkg -i /var/lib/dpkg/*.deb && rm /var/lib/dpkg/*.deb')
    if tap.equal((code, err), (0, ''), 'there: the packages are installed, with what they say they need'):
        converts(target)
        compiles(target)
    tap.equal(inside(target, 'dpkg', '--verify')[1], b'', 'there: what is installed is as it was packed')
    code, out, err = inside(target, 'dpkg', '--purge', *PACKAGES)
    tap.equal((code, err), (0, ''), 'there: they are removed')
    tap.equal(sorted(files_of(target) ^ before), [], 'there: no trace is left')


with scratch() as folder, concurrent.futures.ThreadPoolExecutor() as pool:
    tables_agree()
    # The same in another place, another zone: meanwhile.
    other = pool.submit(make, 'deb', f'BUILD={folder}/other/place', 'TZ=Pacific/Auckland')
    code, out, err = make('deb', f'BUILD={folder}')
    if tap.equal((code, sorted(n for n in built(folder) if 'dbgsym' not in n)), (0, sorted(PACKAGES)), 'make deb') and not code:
        archive_is_whole(folder)
        lintian(folder)
        installs(folder)
        tap.equal(other.result()[0], 0, 'make deb elsewhere')
        there = built(f'{folder}/other/place')
        for name, path in built(folder).items():
            tap.ok(name in there and there[name].read_bytes() == path.read_bytes(), f'{name} is the same wherever it is built')
    else:
        tap.ok(False, 'make deb', err)
tap.done()
