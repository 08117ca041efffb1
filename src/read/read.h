/*
 * What the readers share.
 *
 *   lv_read_text    text.c        lines → blocks
 *   lv_clean        text_clean.c  what may not stand in the tree, NFC
 *   lv_mail_*       text_mail.c   the `> ` of a quoted e-mail
 *   lv_decode       decode.c      bytes of any encoding → UTF-8
 *   lv_mixed_*      mixed.c       UTF-8 with single bytes of another encoding
 *   lv_repair       repair*.c     text that was decoded wrongly before it came here
 *   lv_read_xml     xml*.c        normalised XML → tree (a module)
 */
#ifndef LV_READ_H
#define LV_READ_H

#include <iconv.h>

#include "doc/doc.h"

/*
 * The input as valid UTF-8 without a byte order mark, in the document's arena.
 * 0, or -1 with a diagnostic: not text at all, or in no encoding that could be found.
 */
int lv_decode(struct lv_doc *doc, struct lv_job *job, struct lv_str *text);

/* Set in what lv_mixed_next finds of a byte that is no part of UTF-8; the byte is in the lowest eight bits. */
#define LV_STRAY 0x80000000U

/*
 * The next character of text that is UTF-8 but for single bytes: how many bytes it takes, 0 at the end. The halves that
 * CESU-8 makes of a character are that character; a half alone, and a character that the end of the text cuts off, are
 * U+FFFD.
 */
size_t lv_mixed_next(struct lv_str s, size_t at, uint32_t *cp);

/*
 * Reads such text, the single bytes by an encoding of single bytes, and reports the lines that have some. *text is in
 * the document's arena. 0, or -1 with a diagnostic.
 */
int lv_mixed_decode(struct lv_doc *doc, struct lv_job *job, const char *encoding, struct lv_str in,
                    struct lv_str *text);

/*
 * Repairs text that somebody decoded wrongly before (â€œ for “, augstâkâs for augstākās), where that is certain, and
 * reports it. *text becomes a copy in the arena then; its lines stay what they are. 0, or -1 with a diagnostic.
 */
int lv_repair(struct lv_doc *doc, struct lv_job *job, struct lv_str *text);

/* What lv_clean is given: a line of the source, or a part of a text that has been a line before. */
enum lv_extent { LV_LINE, LV_PART };

/*
 * Text as the tree may hold it: in NFC, without controls, noncharacters, soft hyphens and invisible format
 * characters (joiners stay where two characters beyond the European scripts need them), with real bullets for those of
 * symbol fonts and letters for the ligatures U+FB00 to U+FB06. s itself where there is nothing to do, else a copy in the arena. *controls grows by the number of
 * controls left out.
 */
struct lv_str lv_clean(struct lv_doc *doc, struct lv_str s, enum lv_extent extent, size_t *controls);

/* iconv_open that takes the lack of memory for what it is, and not for an unknown encoding. */
iconv_t lv_converter(const char *to, const char *from);

/* The first sign that a line is the source of a web page or a mail, "&nbsp;", "<br>", "=C4=81"; empty if it has none. */
struct lv_str lv_markup_find(struct lv_str line);

/* How many `>` stand before (nearly) every line: the depth of a quoted e-mail, 0 for anything else. */
size_t lv_mail_depth(struct lv_str text);

/* A line without its first `depth` quote marks, each with the space after it. */
struct lv_str lv_mail_strip(struct lv_str line, size_t depth);

#endif
