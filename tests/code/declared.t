#!/usr/bin/env python3
"""What tables declare is held by the build: values of word lists, in the lists and in code, and functions of modules."""
import sys
from pathlib import Path
sys.path.insert(0, 'tests/lib')
from judge import missing
from lv import BUILD, ROOT, Tap, run, scratch

HEAD = '#include "check/check.h"\n#include "core/module.h"\n#include "lang/cld2.h"\n#include "lang/words.h"\n'
CODE = [
    ('a declared value', True, 'bool f(struct lv_hit *hit); bool f(struct lv_hit *hit) { return LV_HIT_IS(hit, PLACE, agency); }'),
    ('a value of another list', False, 'bool f(struct lv_hit *hit); bool f(struct lv_hit *hit) { return LV_HIT_IS(hit, PLACE, start); }'),
    ('a misspelt value', False, 'bool f(struct lv_hit *hit); bool f(struct lv_hit *hit) { return LV_HIT_IS(hit, PLACE, agncy); }'),
    ('a function of a module', True, 'int f(struct lv_job *job); int f(struct lv_job *job) { lv_stage *g = LV_LOAD(job, lv_check); return !g; }'),
    ('a function of another type', False, 'int f(struct lv_job *job); int f(struct lv_job *job) { lv_stage *g = LV_LOAD(job, lv_lang_guess); return !g; }'),
    ('a function no module has', False, 'int f(struct lv_job *job); int f(struct lv_job *job) { lv_stage *g = LV_LOAD(job, lv_check_dates); return !g; }'),
]
LISTS = [
    ('a declared value', '[place]\nagency = Nowhere Press', ''),
    ('any value where none is declared', '[salutation]\nanything = Dear', ''),
    ('a misspelt value', '[place]\ntown = Nowhere\nagncy = Nowhere Press', ':3: not `value = phrase, …`'),
    ('a value of another list', '[web-chrome]\nagency = Nowhere Press', ':2: not `value = phrase, …`'),
    ('a misspelt section', '[plase]\ntown = Nowhere', ':2: not `value = phrase, …`'),
]

tap = Tap()
with scratch() as folder:
    path = Path(folder) / 'xx.ini'
    for what, text, wrong in LISTS:
        path.write_text(text + '\n')
        code, out, err = run([BUILD / 'words', path])
        tap.ok((code == 0 and out and not err) if not wrong else (code == 1 and err.startswith(f'{path}{wrong}')), f'a word list with {what}', err)
    for cc in ('gcc', 'clang'):
        if missing(cc):
            tap.skip(f'{cc} compiles what is declared', missing(cc))
            continue
        for what, compiles, text in CODE:
            (Path(folder) / 'x.c').write_text(HEAD + text + '\n')
            code, out, err = run([cc, '-std=c11', '-D_GNU_SOURCE', '-Iinclude', '-Isrc', '-Wall', '-Wextra', '-Werror', '-fsyntax-only', f'{folder}/x.c'], cwd=ROOT)
            tap.ok((code == 0) == compiles, f'{cc}: {what} {"compiles" if compiles else "does not compile"}', err)
tap.done()
