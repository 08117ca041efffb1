/*
 * The filter inline in pieces: the scan over a text (inline.c), emphasis (inline_emph.c), links in brackets and
 * addresses (inline_link.c), e-mail addresses (inline_mail.c).
 *
 * The scan goes once over a text node from left to right and puts what it finds before that node; at the end the
 * node is taken out. Emphasis and links move siblings into a new node, so each is moved at most a few times.
 */
#ifndef LV_INLINE_H
#define LV_INLINE_H

#include "doc/doc.h"

/* A run of asterisks or underscores that may open emphasis: a text node with what is left of it. */
struct lv_delim {
    struct lv_node *node;
    size_t length; /* as written */
    bool can_close;
};

/* A [ that may open a link. */
struct lv_bracket {
    struct lv_node *node;
    size_t delims; /* how many were open before it */
    size_t links;  /* how many links had been made before it */
    bool image;
};

struct lv_inline {
    struct lv_doc *doc;
    struct lv_job *job;
    struct lv_node *src; /* the text node being read */
    struct lv_str s;     /* its text */
    size_t at, run;      /* here, and where the text not yet put out begins */
    struct lv_delim *delim;
    size_t ndelims, delims_room;
    size_t bottom[12]; /* below it no opener fits a closer of that class: sign, can open, length modulo 3 */
    size_t within[2];  /* so many of the open runs have an em, a strong after them already */
    struct lv_bracket *bracket;
    size_t nbrackets, brackets_room;
    size_t links;
    bool mail_words; /* a short line without @: an address may be spelt out */
    bool urls;       /* http:// or www. may be in it */
};

/* Puts out the text before byte `upto`. */
void lv_inline_flush(struct lv_inline *in, size_t upto);
/* Puts out bytes from..to as a node of its own and goes on after them. */
struct lv_node *lv_inline_text(struct lv_inline *in, size_t from, size_t to);
/* Makes bytes from..to of the text a link to scheme + address, and goes on after them. */
void lv_inline_link(struct lv_inline *in, size_t from, size_t to, const char *scheme, struct lv_str address);
/* Moves the siblings from `first` up to the text being read into a new node. */
struct lv_node *lv_inline_gather(struct lv_inline *in, struct lv_node *first, const struct lv_node *end,
                                 enum lv_kind kind);

/* Each tries what begins at in->at; false if it is just text there. */
bool lv_inline_emphasis(struct lv_inline *in);
bool lv_inline_open_bracket(struct lv_inline *in);
bool lv_inline_close_bracket(struct lv_inline *in);
bool lv_inline_angle(struct lv_inline *in);
bool lv_inline_url(struct lv_inline *in);
bool lv_inline_host(struct lv_inline *in);       /* at the first full stop of a host */
bool lv_inline_mail(struct lv_inline *in);       /* at @ */
bool lv_inline_mail_sign(struct lv_inline *in);  /* at [at] (at) {at} */
bool lv_inline_mail_words(struct lv_inline *in); /* at a space before `at` */

/* Forgets emphasis openers down to `n` of them. */
void lv_inline_forget(struct lv_inline *in, size_t n);

/* Where the local part of an e-mail address that ends before byte `to` begins; `to`: none. Not before `least`. */
size_t lv_mail_local(struct lv_str s, size_t least, size_t to);

#endif
