/*
 * A line of a contact that holds several fields is divided into them: "Mira Holt, press officer, tel. +371 …, mira@…".
 * It is divided where every part of it is known; else it stays as it is, for it may be a sentence. Commas and the like
 * between fields go; a bar, which is a symbol, stays in the XML.
 */
#include <string.h>

#include "filter/contact_fields.h"
#include "lang/chars.h"
#include "recognise/speech/speech_scan.h"

enum {
    PHONE_DIGITS = 6,
    FIELDS = 24,
    LINKS = 16,
    NAME_WORDS = 4,
    TEXT_WORDS = 8,
    RANK_LETTERS = 4,
    BRACKET = 32,
    JOINT = 6,
    LINE_BYTES = 600
};

/* A field: bytes of the block's text without what divides it from the next. */
struct field {
    size_t from, to;
    enum lv_kind kind; /* LV_KINDS: none known */
};

struct link {
    size_t from, to;
    enum lv_kind kind;
};

struct fields {
    struct lv_view *view;
    struct lv_str s;
    struct link link[LINKS];
    struct field field[FIELDS];
    size_t nlinks, n;
    bool whole;   /* no part of it is unknown */
    bool guessed; /* a part is known only by its place */
};

/* The end of the text from..to without the spaces and commas it ends with. */
static size_t trimmed(struct lv_str s, size_t from, size_t to) {
    while (to > from && (s.p[to - 1] == ' ' || s.p[to - 1] == ','))
        to--;
    return to;
}

/* ---- links ---- */

static enum lv_kind link_kind(const struct lv_node *a) {
    struct lv_str href = lv_attr(a, LV_AT_HREF);
    return lv_str_starts(href, LV_STR("tel:"))      ? LV_N_PHONE
           : lv_str_starts(href, LV_STR("mailto:")) ? LV_N_EMAIL
                                                    : LV_N_P;
}

/* Finds the links of a block; false if it has too many, or what cannot be divided. */
static bool find_links(struct fields *f) {
    size_t at = 0;
    for (struct lv_node *n = f->view->block->first; n; n = n->next) {
        size_t from = at;
        at += lv_text(f->view->doc, n).n;
        if (n->kind == LV_N_TEXT)
            continue;
        if (n->kind != LV_N_A || f->nlinks == LINKS)
            return false;
        f->link[f->nlinks++] = (struct link){from, at, link_kind(n)};
    }
    return true;
}

/* The first link that ends after byte `at`, or NULL. */
static const struct link *link_after(const struct fields *f, size_t at) {
    for (size_t i = 0; i < f->nlinks; i++)
        if (f->link[i].to > at)
            return &f->link[i];
    return NULL;
}

/* ---- what a text without links is ---- */

/* What the words of a text are: where titles are, and which lists have any of them. */
struct words {
    uint64_t first, any, last;           /* lists with a phrase at the beginning, anywhere, at the end */
    size_t title, title_from, title_end; /* the first title; the last */
    size_t heading;                      /* bytes of a contact's heading at the beginning */
    size_t unit, house;                  /* bytes of the longest unit and institution at the end */
    size_t n, capitals, digits;
};

static struct words look(const struct fields *f, struct lv_str t) {
    static const uint64_t lists = LV_LIST_BIT(TITLE) | LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION) |
                                  LV_LIST_BIT(COMPANY) | LV_LIST_BIT(ADDRESS) | LV_LIST_BIT(CONTACT) |
                                  LV_LIST_BIT(PLACE) | LV_LIST_BIT(COMMON) | LV_LIST_BIT(THAT);
    enum { HITS = 8 };
    struct lv_hit hit[HITS];
    struct words w = {.title = SIZE_MAX};
    for (struct lv_range r = {0, 0}; lv_next_word(t, r.to, t.n, &r);) {
        size_t n = lv_words_at(t, r.from, lists, f->view->langs, hit, HITS);
        w.capitals += lv_is_upper(lv_char_at(t, r.from));
        w.digits += lv_is_digit(t.p[r.from]);
        for (size_t i = 0; i < n; i++) {
            uint64_t bit = UINT64_C(1) << hit[i].list;
            bool title = hit[i].list == LV_LIST_TITLE;
            w.any |= bit;
            w.first |= w.n ? 0 : bit;
            if (!w.n && hit[i].list == LV_LIST_CONTACT && hit[i].n > w.heading)
                w.heading = hit[i].n;
            w.last |= r.from + hit[i].n >= t.n ? bit : 0;
            size_t *longest = hit[i].list == LV_LIST_UNIT          ? &w.unit
                              : hit[i].list == LV_LIST_INSTITUTION ? &w.house
                                                                   : NULL;
            if (longest && r.from + hit[i].n >= t.n && hit[i].n > *longest)
                *longest = hit[i].n;
            w.title = title && w.title == SIZE_MAX ? r.from : w.title;
            if (title && r.from + hit[i].n > w.title_end) {
                w.title_from = r.from;
                w.title_end = r.from + hit[i].n;
            }
        }
        w.n++;
    }
    return w;
}

/* Two to four words with capitals; short ones between them may have none: "Ida van der Veen". */
static bool is_one_name(struct lv_str t) {
    enum { PARTICLE = 3 };
    size_t words = 0, capitals = 0;
    for (struct lv_range r = {0, 0}; lv_next_word(t, r.to, t.n, &r); words++) {
        bool capital = lv_is_upper(lv_char_at(t, r.from));
        if (lv_is_digit(t.p[r.from]) || (!capital && (r.to - r.from > PARTICLE || !words || r.to == t.n)))
            return false;
        capitals += capital;
    }
    bool signs = memchr(t.p, '"', t.n) || memchr(t.p, '(', t.n) || memchr(t.p, ':', t.n);
    return capitals >= 2 && words <= NAME_WORDS && !signs;
}

/* One name or two: "Judith Martin and Maria Nayer", "A B/C D". */
static bool is_name(const struct fields *f, struct lv_str t) {
    struct lv_hit hit;
    if (is_one_name(t))
        return true;
    for (struct lv_range r = {0, 0}; lv_next_word(t, r.to, t.n, &r);)
        if (lv_word_at(t, r.from, LV_LIST_RANGEWORD, f->view->langs, &hit) && hit.number == LV_RANGE_AND)
            return is_one_name(lv_str_sub(t, 0, r.from)) && is_one_name(lv_str_sub(t, r.to, t.n));
    const char *stroke = memchr(t.p, '/', t.n);
    size_t at = stroke ? (size_t)(stroke - t.p) : 0;
    return at && is_one_name(lv_str_sub(t, 0, at)) && is_one_name(lv_str_sub(t, at + 1, t.n));
}

static const uint64_t offices = LV_LIST_BIT(UNIT) | LV_LIST_BIT(INSTITUTION) | LV_LIST_BIT(COMPANY);

/* The kind of the field before, if that is text; LV_KINDS: it is a link, or there is none. */
static enum lv_kind text_before(const struct fields *f) {
    const struct field *last = f->n ? &f->field[f->n - 1] : NULL;
    return last && last->kind != LV_N_PHONE && last->kind != LV_N_FAX && last->kind != LV_N_EMAIL &&
                   last->kind != LV_N_P && last->kind != LV_N_HEADING
               ? last->kind
               : LV_KINDS;
}

/* True for a number of a telephone that has no link, for its country is not known. */
static bool is_number(struct lv_str t) {
    size_t digits = 0;
    for (size_t at = 0; at < t.n; at++) {
        if (!lv_is_digit(t.p[at]) && !strchr(" +-./()", t.p[at]))
            return false;
        digits += lv_is_digit(t.p[at]);
    }
    return digits >= PHONE_DIGITS;
}

/* What the words alone say; LV_KINDS: nothing. */
static enum lv_kind kind_by_words(const struct words *w, struct lv_str t) {
    if (t.p[t.n - 1] == ':' && !w->any)
        return LV_N_HEADING;
    if (w->first & LV_LIST_BIT(CONTACT)) /* "Contact:", "Contact – Mira Holt" */
        return t.p[t.n - 1] == ':' || w->heading == t.n ? LV_N_HEADING : LV_KINDS;
    if (is_number(t))
        return LV_N_PHONE;
    if (w->digits)
        return w->any & (LV_LIST_BIT(ADDRESS) | LV_LIST_BIT(PLACE)) ? LV_N_ADDRESS : LV_KINDS;
    if (w->last & LV_LIST_BIT(TITLE) && !lv_is_upper(lv_char_at(t, w->title_from)))
        return LV_N_ROLE;
    if ((w->first | w->last) & offices && !(w->first & LV_LIST_BIT(TITLE)))
        return (w->first | w->last) & LV_LIST_BIT(UNIT) && w->unit >= w->house ? LV_N_UNIT : LV_N_INSTITUTION;
    if (w->any & LV_LIST_BIT(TITLE))
        return LV_N_ROLE;
    return LV_KINDS;
}

/* What a text of no known words is after the field before: who somebody is, and where. */
static enum lv_kind kind_by_place(const struct fields *f, const struct words *w, struct lv_str t) {
    enum lv_kind before = text_before(f);
    if (w->first & (LV_LIST_BIT(COMMON) | LV_LIST_BIT(THAT)))
        return LV_KINDS;
    if (before == LV_N_ADDRESS && (w->digits || w->n <= 2))
        return LV_N_ADDRESS;
    if (w->digits)
        return LV_KINDS;
    if (before == LV_KINDS)
        return is_name(f, t) ? LV_N_NAME : LV_KINDS;
    if (is_name(f, t) && before != LV_N_NAME)
        return LV_N_NAME;
    return w->first & LV_LIST_BIT(PLACE) ? LV_N_ADDRESS
           : w->capitals == w->n         ? LV_N_INSTITUTION
           : before == LV_N_NAME         ? LV_N_ROLE
                                         : LV_KINDS;
}

static void put(struct fields *f, size_t from, size_t to, enum lv_kind kind) {
    struct field *last = f->n ? &f->field[f->n - 1] : NULL;
    bool goes_on = last && kind == LV_N_ADDRESS && last->kind == kind;
    f->whole &= kind != LV_KINDS && (goes_on || f->n < FIELDS);
    if (last && last == f->field && kind == LV_N_ADDRESS && last->kind == LV_N_NAME)
        last->kind = LV_N_INSTITUTION; /* a house has an address */
    if (goes_on)
        last->to = to;
    else if (f->whole)
        f->field[f->n++] = (struct field){from, to, kind};
}

/* Takes a name and a title apart that no sign divides: "preses sekretāre Anna Liepa", "Anna Liepa press officer". */
static bool put_person(struct fields *f, size_t from, struct lv_str t, const struct words *w) {
    if (w->title == SIZE_MAX || w->any & LV_LIST_BIT(CONTACT) || text_before(f) == LV_N_NAME)
        return false;
    size_t after = lv_skip_blanks(t, w->title_end), before = w->title;
    struct lv_str rank = lv_str_sub(t, 0, w->title_end), name = lv_str_sub(t, after, t.n);
    if (is_name(f, name) && after > w->title_end && !(look(f, name).any & offices)) {
        if (lv_utf8_count(rank) <= RANK_LETTERS) {
            put(f, from, from + t.n, LV_N_NAME);
            return true;
        }
        put(f, from, from + w->title_end, LV_N_ROLE);
        put(f, from + after, from + t.n, LV_N_NAME);
        return true;
    }
    while (before > 0 && (t.p[before - 1] == ' ' || t.p[before - 1] == '('))
        before--;
    if (before == w->title || !is_name(f, lv_str_sub(t, 0, before)) ||
        (t.p[w->title - 1] != '(' && lv_is_upper(lv_char_at(t, w->title))))
        return false;
    put(f, from, from + before, LV_N_NAME);
    put(f, from + lv_skip_blanks(t, before), from + t.n, LV_N_ROLE);
    return true;
}

/* "Judith Mill and Tom Reed (press officers)": who it is, and in brackets what they are. */
static bool put_bracketed(struct fields *f, size_t from, struct lv_str t) {
    const char *open = t.p[t.n - 1] == ')' ? memchr(t.p, '(', t.n) : NULL;
    size_t at = open ? (size_t)(open - t.p) : 0, end = trimmed(t, 0, at);
    struct words w = look(f, lv_str_sub(t, at, t.n));
    if (!at || !is_name(f, lv_str_sub(t, 0, end)) || w.digits || w.n > TEXT_WORDS)
        return false;
    put(f, from, from + end, LV_N_NAME);
    put(f, from + at, from + t.n, LV_N_ROLE);
    return true;
}

/* "Informāciju sagatavoja Anna Liepa": a heading and a name that no sign divides. */
static bool put_headed(struct fields *f, size_t from, struct lv_str t, const struct words *w) {
    size_t at = w->heading ? lv_skip_blanks(t, w->heading) : 0;
    if (f->n || at <= w->heading || !is_one_name(lv_str_sub(t, at, t.n)) || !lv_is_upper(lv_char_at(t, 0)))
        return false;
    put(f, from, from + w->heading, LV_N_HEADING);
    put(f, from + at, from + t.n, LV_N_NAME);
    return true;
}

/* Adds a text without links. */
static void put_text(struct fields *f, size_t from, size_t to) {
    struct lv_str t = lv_str_sub(f->s, from, to);
    struct words w = look(f, t);
    if (put_bracketed(f, from, t) || put_headed(f, from, t, &w) || put_person(f, from, t, &w))
        return;
    enum lv_kind kind = w.n && w.n <= TEXT_WORDS ? kind_by_words(&w, t) : LV_KINDS;
    if (kind == LV_KINDS && w.n && w.n <= TEXT_WORDS && !(w.first & LV_LIST_BIT(CONTACT)))
        f->guessed |= (kind = kind_by_place(f, &w, t)) != LV_N_NAME;
    bool later = kind == LV_N_HEADING && f->n;
    put(f, from, to, later ? LV_KINDS : kind);
}

/* ---- where fields begin and end ---- */

static bool is_bar(char c) {
    return c == '|';
}

/* How many bytes divide fields at byte `at`: a comma, a semicolon or a bar; a stroke or a dash between spaces. */
static size_t divider(struct lv_str s, size_t at) {
    uint32_t cp, after;
    size_t n = lv_utf8_next(s, at, &cp), m = lv_utf8_next(s, at + n, &after);
    if (is_bar((char)(cp < 0x80 ? cp : 0)) || ((cp == ',' || cp == ';') && (!m || lv_is_blank(after))))
        return n;
    bool sign = cp == '/' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2022 || cp == 0xb7;
    return sign && lv_is_blank(lv_char_before(s, at)) && lv_is_blank(after) ? n : 0;
}

/* Where the word for a link begins that is right before it, not before `least`; the link's own beginning if none is. */
static size_t named_from(const struct fields *f, const struct link *link, size_t least, bool *fax,
                         bool *spoken) {
    static const uint64_t names = LV_PHONE_WORDS | LV_LIST_BIT(EMAIL) | LV_LIST_BIT(SOURCE);
    struct lv_hit hit, common;
    size_t start;
    *fax = *spoken = false;
    if (!lv_view_before(f->view, link->from, LV_REACH_ANY, names, &hit, &start) || start < least)
        return link->from;
    *fax = hit.list == LV_LIST_FAX;
    *spoken = lv_word_at(f->s, start, LV_LIST_COMMON, f->view->langs, &common) && common.n >= hit.n;
    return start;
}

/* After a link: what is in brackets behind it. */
static size_t link_end(struct lv_str s, size_t at, size_t most) {
    size_t open = lv_skip_blanks(s, at);
    const char *close = open < most && s.p[open] == '(' ? memchr(s.p + open, ')', most - open) : NULL;
    if (close && (size_t)(close - s.p) - open < BRACKET)
        at = (size_t)(close - s.p) + 1;
    return at;
}

/* After the signs that end a sentence, or a part of one. */
static size_t after_signs(struct lv_str s, size_t at, size_t most) {
    while (at < most && strchr(".,;) ", s.p[at]))
        at++;
    return at;
}

/* True if a few letters or signs between two links join them: "67000511 vai 20000511", "67000511 / 20000511". */
static bool joins(const struct fields *f, size_t from, size_t to) {
    return to - from <= JOINT && !memchr(f->s.p + from, '|', to - from);
}

/* True if the last field is of the kind of a link. */
static bool is_same(const struct fields *f, enum lv_kind kind) {
    enum lv_kind last = f->n ? f->field[f->n - 1].kind : LV_KINDS;
    return last == kind || (last == LV_N_FAX && kind == LV_N_PHONE);
}

/* Adds a link, with the word for it; to the field before, if that is of its kind and no word divides them. */
static void put_link(struct fields *f, const struct link *link, size_t from, size_t to, bool fax) {
    struct field *last = f->n ? &f->field[f->n - 1] : NULL;
    enum lv_kind kind = fax && link->kind == LV_N_PHONE ? LV_N_FAX : link->kind;
    bool same = last && from == link->from && joins(f, last->to, from) && is_same(f, kind);
    if (same)
        last->to = to;
    else
        put(f, from, to, kind);
}

/* Adds what is between two dividers: texts, and links with the words for them. */
static void put_part(struct fields *f, size_t from, size_t to) {
    const struct link *link;
    size_t last = 0;
    for (bool fax, spoken; (link = link_after(f, from)) && link->from < to;) {
        size_t start = named_from(f, link, from, &fax, &spoken), before = trimmed(f->s, from, start);
        bool joint = last && start == link->from && joins(f, last, start) && is_same(f, link->kind);
        if (before > from && !joint)
            put_text(f, from, before);
        size_t end = link_end(f->s, link->to, to);
        f->whole &= !spoken;
        put_link(f, link, start, end, fax);
        last = end;
        from = after_signs(f->s, end, to);
    }
    to = trimmed(f->s, from, to);
    if (to > from)
        put_text(f, from, to);
}

/* True if the word for a link and the link follow byte `from`: the colon between them divides nothing. */
static bool names_link(const struct fields *f, size_t from, size_t colon) {
    const struct link *link = link_after(f, colon);
    bool fax, spoken;
    return link && lv_skip_blanks(f->s, colon + 1) >= link->from &&
           named_from(f, link, from, &fax, &spoken) <= colon;
}

/* Divides a text at its commas, bars and colons that are in no link and in no brackets. */
static void divide(struct fields *f) {
    size_t from = lv_skip_blanks(f->s, 0), depth = 0;
    for (size_t at = from, n; at < f->s.n && f->whole; at += n) {
        const struct link *link = link_after(f, at);
        n = 1;
        if (link && link->from <= at) {
            n = link->to - at;
            continue;
        }
        depth += f->s.p[at] == '(';
        depth -= f->s.p[at] == ')' && depth;
        size_t sign = depth ? 0 : divider(f->s, at);
        bool colon = !depth && !sign && f->s.p[at] == ':' && lv_is_blank(lv_char_at(f->s, at + 1)) &&
                     !names_link(f, from, at);
        if (!sign && !colon)
            continue;
        put_part(f, from, colon ? at + 1 : at);
        n = colon ? 1 : sign;
        from = lv_skip_blanks(f->s, at + n);
    }
    if (f->whole)
        put_part(f, from, f->s.n);
}

/* ---- the tree ---- */

/* True if no letter, digit or second bar is between two fields, and no bar after the last: what is cut says nothing. */
static bool only_divides(const struct fields *f) {
    for (size_t i = 0; i < f->n; i++) {
        size_t to = i + 1 < f->n ? f->field[i + 1].from : f->s.n;
        size_t bars = to == f->s.n, at = f->field[i].to;
        if (lv_word_begin(lv_str_sub(f->s, 0, to), at) < to)
            return false;
        for (; at < to; at++)
            if (is_bar(f->s.p[at]) && bars++)
                return false;
    }
    return true;
}

/*
 * True if there are two kinds of fields or more, one of them a number or an address, or a name and what words tell, and no
 * part is unknown. What was taken for a field of one kind is divided only where it begins with somebody's name.
 */
static bool is_mixed(const struct fields *f) {
    static const uint64_t reached =
        LV_KIND_BIT(PHONE) | LV_KIND_BIT(FAX) | LV_KIND_BIT(EMAIL) | LV_KIND_BIT(P);
    uint64_t kinds = 0;
    for (size_t i = 0; i < f->n; i++)
        kinds |= UINT64_C(1) << f->field[i].kind;
    bool known = (kinds & reached) || ((kinds & LV_KIND_BIT(NAME)) && !f->guessed);
    bool line = f->view->block->kind == LV_N_P || ((kinds & LV_KIND_BIT(NAME)) && (kinds & reached));
    return f->whole && line && known && (kinds & (kinds - 1)) && only_divides(f);
}

/* Cuts bytes out of a text and leaves no empty node, as in a tree read from XML. */
static void cut(struct lv_doc *doc, struct lv_node *block, size_t from, size_t to) {
    lv_text_cut(doc, block, from, to);
    for (struct lv_node *n = block->first, *next; n; n = next) {
        next = n->next;
        if (n->kind == LV_N_TEXT && !n->text.n)
            lv_node_unlink(n);
    }
}

/* Takes what divides two fields off the end of the first; a bar becomes a block of its own, which nobody prints. */
static void cut_divider(struct lv_doc *doc, struct lv_node *block, size_t from, size_t to) {
    struct lv_str between = lv_str_sub(lv_text(doc, block), from, to);
    struct lv_node *bar = memchr(between.p, '|', between.n) ? lv_block_split(doc, block, from) : NULL;
    if (!bar) {
        cut(doc, block, from, to);
        return;
    }
    size_t at = (size_t)((const char *)memchr(between.p, '|', between.n) - between.p);
    bar->kind = LV_N_CHROME;
    cut(doc, bar, at + 1, between.n);
    cut(doc, bar, 0, at);
}

/* From the last to the first, so that places in the text stay right. */
static void split(struct fields *f) {
    struct lv_node *block = f->view->block;
    cut(f->view->doc, block, f->field[f->n - 1].to, f->s.n);
    for (size_t i = f->n; i-- > 1;) {
        struct lv_node *rest = lv_block_split(f->view->doc, block, f->field[i].from);
        if (!rest)
            continue;
        rest->kind = f->field[i].kind;
        cut_divider(f->view->doc, block, f->field[i - 1].to, f->field[i].from);
    }
    block->kind = f->field[0].kind;
}

void lv_contact_split(struct lv_view *view) {
    struct fields f = {.view = view, .s = view->s, .whole = true};
    if (f.s.n > LINE_BYTES || !find_links(&f))
        return;
    divide(&f);
    if (is_mixed(&f))
        split(&f);
}
