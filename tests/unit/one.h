/* Runs one filter over one block and compares what is in it with XML. */
#ifndef ONE_H
#define ONE_H

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "doc/doc.h"
#include "lang/fold.h"
#include "unit.h"

/* A document with one block of that kind and text; a contact field stands in a contact. */
static inline struct lv_doc *one_doc(enum lv_kind kind, const char *lang, struct lv_str text) {
    struct lv_doc *doc = lv_doc_new();
    struct lv_node *edition = lv_edition(doc, 0), *block = lv_node_new(doc, kind);
    if (!edition) {
        edition = lv_node_new(doc, LV_N_EDITION);
        lv_node_append(doc->root, edition);
    }
    lv_attr_set(doc, edition, LV_AT_LANG, lv_str_from(lang));
    lv_node_append(edition, block);
    lv_node_append(block, lv_text_new(doc, lv_arena_copy(&doc->arena, text)));
    return doc;
}

/* The blocks of a document as XML, in *out. */
static inline void one_xml(struct lv_doc *doc, struct lv_buf *out) {
    struct lv_diag diag = {0};
    struct lv_options options = {0};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "test", .out = out};
    lv_write_xml(doc, &job);
    lv_buf_char(out, '\0');
}

static inline int one_run(lv_stage *stage, struct lv_doc *doc) {
    struct lv_diag diag = {0};
    struct lv_options options = {0};
    struct lv_job job = {.options = &options, .diag = &diag, .name = "test"};
    return stage(doc, &job);
}

/* Fails unless the content of the block is `want` after the stage; the block stands in a group, or LV_KINDS: in none. */
static inline void one_field(lv_stage *stage, enum lv_kind group, enum lv_kind kind, const char *lang,
                             const char *text, const char *want) {
    struct lv_doc *doc = one_doc(kind, lang, lv_str_from(text));
    struct lv_buf out = {0};
    char open[32], close[32];
    if (group != LV_KINDS)
        lv_node_enclose(doc, lv_edition(doc, 0)->first, group);
    assert_int_equal(one_run(stage, doc), 0);
    one_xml(doc, &out);
    snprintf(open, sizeof open, "<%s", lv_kind_element(kind));
    snprintf(close, sizeof close, "</%s>\n", lv_kind_element(kind));
    char *content = strchr(strstr(strstr(out.p, "<edition"), open), '>') + 1, *end = strstr(content, close);
    assert_non_null(end);
    *end = '\0';
    assert_string_equal(content, want);
    lv_buf_free(&out);
    lv_doc_free(doc);
}

/* The same for a block in the edition. */
static inline void one_block(lv_stage *stage, enum lv_kind kind, const char *lang, const char *text,
                             const char *want) {
    one_field(stage, LV_KINDS, kind, lang, text, want);
}

/* Fails if the stage needs more than two seconds for n copies of `unit` in one block. */
static inline void one_repeated(lv_stage *stage, enum lv_kind kind, const char *unit, size_t n) {
    struct lv_buf text = {0};
    for (size_t i = 0; i < n; i++)
        lv_buf_puts(&text, unit);
    struct lv_doc *doc = one_doc(kind, "en", lv_buf_slice(&text));
    clock_t start = clock();
    assert_int_equal(one_run(stage, doc), 0);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 2)
        fail_msg("%zu times \"%s\" took %.1f s", n, unit, seconds);
    lv_buf_free(&text);
    lv_doc_free(doc);
}

/* The same for 100,000 copies of each unit. */
#define ONE_LINEAR(stage, kind, ...)                                                                         \
    do {                                                                                                     \
        static const char *const units[] = {__VA_ARGS__};                                                    \
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)                                            \
            one_repeated(stage, kind, units[i], 100000);                                                     \
    } while (0)

/* A text of `n` of the pieces, in an order that depends on *seed only; to be freed. */
static inline struct lv_buf one_random(uint32_t *seed, const char *const *pieces, size_t npieces, size_t n) {
    struct lv_buf text = {0};
    for (size_t i = 0; i < n; i++) {
        *seed = *seed * 1664525U + 1013904223U;
        lv_buf_puts(&text, pieces[(*seed >> 8) % npieces]);
    }
    return text;
}

/* Appends the letters, digits and figures' signs of a text, in order: what no rule may change. */
static inline void one_letters(struct lv_str text, struct lv_buf *out) {
    uint32_t cp;
    for (size_t at = 0, n; (n = lv_utf8_next(text, at, &cp)); at += n)
        if (lv_is_word(cp) || cp == '%' || cp == 0xA7)
            lv_buf_str(out, lv_str_sub(text, at, at + n));
}

static inline bool one_same_letters(struct lv_str a, struct lv_str b) {
    struct lv_buf one = {0}, other = {0};
    one_letters(a, &one);
    one_letters(b, &other);
    bool same = lv_str_eq(lv_buf_slice(&one), lv_buf_slice(&other));
    lv_buf_free(&one);
    lv_buf_free(&other);
    return same;
}

/* Fails unless the text of random blocks is the same behind the stage as before it. */
static inline void one_keeps_text(lv_stage *stage, enum lv_kind kind, const char *const *pieces,
                                  size_t npieces) {
    uint32_t seed = 7;
    for (size_t round = 0; round < 5000; round++) {
        struct lv_buf text = one_random(&seed, pieces, npieces, 16);
        struct lv_doc *doc = one_doc(kind, round % 2 ? "lv" : "en", lv_buf_slice(&text));
        assert_int_equal(one_run(stage, doc), 0);
        struct lv_str after = lv_text(doc, lv_edition(doc, 0));
        if (!lv_str_eq(after, lv_buf_slice(&text)))
            fail_msg("[%.*s]\n[%.*s]", (int)text.n, text.p, (int)after.n, after.p);
        lv_buf_free(&text);
        lv_doc_free(doc);
    }
}

#endif
