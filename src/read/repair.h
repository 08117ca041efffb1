/*
 * What the parts of lv_repair share. A repair is a pass over a text: it says how many bytes at a place are wrong and
 * what is there instead.
 */
#ifndef LV_READ_REPAIR_H
#define LV_READ_REPAIR_H

#include "read/read.h"

/* What every byte from 0x80 on means in some encoding; U+FFFD: nothing. */
struct lv_codepage {
    uint32_t high[128];
};

/* false where iconv does not have the encoding. */
bool lv_codepage_load(struct lv_codepage *page, const char *encoding);

/* The byte a character is, from 0x80 on; 0 for ASCII and all that the encoding does not have. */
unsigned char lv_codepage_byte(const struct lv_codepage *page, uint32_t cp);

/* A text being repaired. */
struct lv_repair {
    struct lv_codepage cp1252, right;
    struct lv_str text;
    struct lv_buf out;
    size_t done;       /* bytes of text that are in out, or were replaced */
    size_t n, first;   /* replacements, and where the first was */
    struct lv_str was; /* what stood there */
    uint32_t is;       /* and what is there now */
};

/* Replaces n bytes at `at`, which is not before the last replacement. */
void lv_repair_put(struct lv_repair *repair, size_t at, size_t n, uint32_t cp);

/* UTF-8 that was read as Windows-1252 or Latin-1. */
void lv_repair_utf8(struct lv_repair *repair);

/* Windows-1252 that was read as Latin-1: controls that are quotes and dashes. */
void lv_repair_controls(struct lv_repair *repair);

/*
 * Text of another 8-bit encoding, as Windows-1257, that was read as Windows-1252. 0, or -1 where the module that
 * judges it cannot be loaded.
 */
int lv_repair_letters(struct lv_repair *repair, struct lv_job *job);

#endif
