/*
 * Filter contact: telephone and fax numbers become links to tel: in E.164, in contact blocks and wherever a word for
 * telephone is before them; in contact blocks hosts become links, and lines of several fields are divided
 * (contact_fields.c). Beside each link to a number is the number with spaces (tel, ext). E-mail addresses and other links have been made by inline.
 *
 * The country of a number without a code: that of the language of the text; where many countries share the language,
 * that of the last top-level domain of a country, or of the first number with a code, or the one that pays in pounds.
 */
#include <string.h>

#include "core/skip.h"
#include "filter/contact_fields.h"
#include "lang/chars.h"
#include "lang/host.h"

/* Digits of an extension; after a hyphen only so many are not the end of a range of numbers. */
enum { EXTENSION_LEAST = 3, EXTENSION_MOST = 6 };

/* The country of the last link with a national domain; e-mail addresses come last in a release and say most. */
static const struct lv_country *country_by_links(const struct lv_node *edition) {
    const struct lv_country *home = NULL;
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        struct lv_str href = lv_attr(node, LV_AT_HREF);
        size_t slashes = lv_str_find(href, LV_STR("://"), 0);
        struct lv_str host = slashes == SIZE_MAX ? href : lv_str_sub(href, slashes + 3, href.n);
        host = lv_str_sub(host, 0, lv_str_find(host, LV_STR("/"), 0));
        size_t dot = host.n;
        while (dot && host.p[dot - 1] != '.')
            dot--;
        const struct lv_country *found = dot ? lv_country_of_domain(lv_str_sub(host, dot, host.n)) : NULL;
        if (found)
            home = found;
    }
    return home;
}

/* The country of the first number with a code, or else that of the pound sign. */
static const struct lv_country *country_by_signs(const struct lv_node *edition) {
    struct lv_phone phone;
    bool pounds = false;
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        pounds |= lv_str_find(node->text, LV_STR("\xc2\xa3"), 0) != SIZE_MAX;
        for (size_t at = 0; (at = lv_str_find(node->text, LV_STR("+"), at)) != SIZE_MAX; at++)
            if (lv_phone_at(node->text, at, NULL, LV_PHONE_NONE, &phone))
                return lv_country_of_number(phone.number);
    }
    return pounds ? lv_country_of_domain(LV_STR("uk")) : NULL;
}

static enum lv_phone_hint hint_of(const struct lv_node *block) {
    if (!block->parent || block->parent->kind != LV_N_CONTACT)
        return LV_PHONE_NONE;
    if (block->kind == LV_N_PHONE || block->kind == LV_N_FAX)
        return LV_PHONE_SURE;
    return block->kind == LV_N_P || block->kind == LV_N_NAME || block->kind == LV_N_ROLE ? LV_PHONE_LINE
                                                                                         : LV_PHONE_NONE;
}

/* True if only a comma, a stroke or the like is between two numbers. */
static bool goes_on(struct lv_str s, size_t from, size_t to) {
    if (to - from > 4)
        return false;
    for (size_t at = from; at < to; at++)
        if (!strchr(",;/( ", s.p[at]) && (unsigned char)s.p[at] < 0x80)
            return false;
    return true;
}

/* After what says at byte `at` that an extension follows: a word in any language, "x", "#", or the hyphen of `hyphens`. */
static size_t extension_sign(struct lv_str s, size_t at, bool hyphens) {
    struct lv_hit hit;
    if (hyphens && at < s.n && s.p[at] == '-')
        return at + 1;
    at = lv_skip_blanks(s, at);
    if (at < s.n && (s.p[at] == ',' || s.p[at] == '('))
        at = lv_skip_blanks(s, at + 1);
    if (at < s.n && (s.p[at] == 'x' || s.p[at] == '#'))
        return lv_skip_blanks(s, at + 1);
    if (at >= s.n || !lv_word_at(s, at, LV_LIST_EXTENSION, LV_LANGS_ALL, &hit))
        return 0;
    at += hit.n;
    while (at < s.n && (s.p[at] == '.' || s.p[at] == ':'))
        at++;
    return lv_skip_blanks(s, at);
}

/* An extension after a number that begins at `from`, "iekš. 123": its digits in *digits; where it ends, or 0. */
static size_t extension(struct lv_str s, size_t from, size_t end, struct lv_str *digits) {
    bool hyphens = memchr(s.p + from, '-', end - from) != NULL;
    size_t at = extension_sign(s, end, hyphens), n = 0;
    if (!at)
        return 0;
    while (at + n < s.n && lv_is_digit(s.p[at + n]))
        n++;
    *digits = lv_str_sub(s, at, at + n);
    at += n;
    bool hyphen = s.p[end] == '-', ends = at == s.n || (lv_word_ends(s, at) && !(hyphen && s.p[at] == '-'));
    if (!ends || n < (hyphen ? EXTENSION_LEAST : 1) || n > EXTENSION_MOST)
        return 0;
    size_t sign = lv_skip_blanks(s, end);
    bool bracket = sign < s.n && s.p[sign] == '(', closed = at < s.n && s.p[at] == ')';
    return bracket <= closed ? at + bracket : 0; /* no half a pair of brackets */
}

static void link_phone(struct lv_view *view, size_t from, struct lv_phone *phone) {
    struct lv_str inner;
    struct lv_buf href = {0};
    size_t end = extension(view->s, from, phone->end, &inner);
    lv_buf_printf(&href, "tel:%s", phone->number);
    if (end) {
        phone->end = end;
        lv_buf_puts(&href, ";ext=");
        lv_buf_str(&href, inner);
    }
    struct lv_node *a = lv_view_wrap(view, from, phone->end, LV_N_A);
    if (a)
        lv_attr_set(view->doc, a, LV_AT_HREF, lv_buf_slice(&href));
    lv_buf_free(&href);
}

/* True for bytes that numbers begin with, and a few others. */
static bool may_begin(unsigned char c) {
    return ((c >= '0') & (c <= '9')) | ((c & 0xFC) == '(');
}

/* The next byte from `at` on a number may begin with, or s.n. */
static size_t next_begin(struct lv_str s, size_t at) {
    for (; (at = lv_skip_to(s, at, may_begin)) < s.n; at++) {
        char c = s.p[at];
        if (!lv_is_digit(c) && c != '+' && c != '(')
            continue;
        uint32_t before = lv_char_before(s, at);
        if (!lv_is_word(before) && before != '+')
            return at;
    }
    return s.n;
}

/* After the digits and signs of what is no number, so that each is looked at once. */
static size_t skip_number(struct lv_str s, size_t at) {
    size_t from = at++;
    while (at < s.n && at - from < 32 && (lv_is_digit(s.p[at]) || s.p[at] == '-' || s.p[at] == '.'))
        at++;
    return at;
}

/* The number at byte `at`; `last` is where the one before it ended. Words are looked for only before what may be one. */
static bool number_at(const struct lv_view *view, size_t at, size_t last, const struct lv_country *home,
                      struct lv_phone *phone) {
    enum lv_phone_hint hint = hint_of(view->block);
    struct lv_hit hit;
    size_t start;
    if (!lv_phone_at(view->s, at, home, LV_PHONE_SURE, phone))
        return false;
    return hint == LV_PHONE_SURE || view->s.p[at] == '+' || (last && goes_on(view->s, last, at)) ||
           lv_view_before(view, at, LV_REACH_ANY, LV_PHONE_WORDS, &hit, &start) ||
           lv_phone_at(view->s, at, home, hint, phone);
}

static void filter_block(struct lv_view *view, const struct lv_country *home) {
    struct lv_phone phone;
    size_t last = 0, skip;
    for (size_t at = 0; (at = next_begin(view->s, at)) < view->s.n;) {
        if ((skip = lv_view_taken(view, at))) {
            at = skip;
        } else if (number_at(view, at, last, home, &phone)) {
            link_phone(view, at, &phone);
            at = last = phone.end;
        } else {
            at = view->s.p[at] == '(' ? at + 1 : skip_number(view->s, at);
        }
    }
}

/* Hosts without http:// or www. are addresses in a contact: "Mira Holt, sundale.example.org". */
static void link_hosts(struct lv_view *view) {
    struct lv_str s = view->s;
    for (size_t at = 0, n, skip; (at = lv_word_begin(s, at)) < s.n; at += n) {
        n = lv_word_end(s, at) - at;
        if ((skip = lv_view_taken(view, at))) {
            n = skip - at;
            continue;
        }
        uint32_t before = lv_char_before(s, at);
        size_t host = before == '@' || before == '.' || before == '-' ? 0 : lv_known_host_at(s, at);
        if (!host || (at + host < s.n && s.p[at + host] == '@'))
            continue;
        n = host;
        struct lv_node *a = lv_view_wrap(view, at, at + host, LV_N_A);
        struct lv_buf href = {0};
        lv_buf_puts(&href, "https://");
        lv_buf_str(&href, lv_str_sub(s, at, at + host));
        if (a)
            lv_attr_set(view->doc, a, LV_AT_HREF, lv_buf_slice(&href));
        lv_buf_free(&href);
    }
}

/* What only a contact has: addresses without http://, and lines of several fields. */
static void filter_contact(struct lv_view *view) {
    lv_view_open(view, view->doc, view->block, LV_KIND_BIT(A));
    link_hosts(view);
    if (view->block->kind != LV_N_HEADING && view->block->kind != LV_N_ADDRESS)
        lv_contact_split(view);
}

/* Notes beside a link to a number the number as people write it, and its extension; on a telephone's field, its first. */
static void name_number(struct lv_doc *doc, struct lv_node *a) {
    struct lv_str href = lv_attr(a, LV_AT_HREF);
    size_t to = lv_str_find(href, LV_STR(";"), 0), ext = lv_str_find(href, LV_STR(";ext="), 0);
    struct lv_str number = lv_str_sub(href, 4, to),
                  inner = lv_str_sub(href, ext == SIZE_MAX ? href.n : ext + 5, href.n);
    struct lv_buf spaced = {0};
    lv_phone_spaced(&spaced, number, lv_text(doc, a));
    struct lv_node *block = a->parent;
    while (lv_kind_class(block->kind) == LV_CLASS_INLINE)
        block = block->parent;
    struct lv_node *named[] = {a, block->kind == LV_N_PHONE || block->kind == LV_N_FAX ? block : a};
    for (size_t i = 0; i < 2 && spaced.n && !lv_attr_has(named[i], LV_AT_TEL); i++) {
        lv_attr_set(doc, named[i], LV_AT_TEL, lv_buf_slice(&spaced));
        if (inner.n)
            lv_attr_set(doc, named[i], LV_AT_EXT, inner);
    }
    lv_buf_free(&spaced);
}

static void name_numbers(struct lv_doc *doc, struct lv_node *edition) {
    for (struct lv_node *node = edition; node; node = lv_node_next(node, edition))
        if (node->kind == LV_N_A && lv_str_starts(lv_attr(node, LV_AT_HREF), LV_STR("tel:+")))
            name_number(doc, node);
}

static void filter_edition(struct lv_view *view, struct lv_node *edition) {
    const struct lv_country *home = lv_country_of_lang(lv_node_lang(edition));
    if (!home)
        home = country_by_links(edition);
    if (!home)
        home = country_by_signs(edition);
    for (struct lv_node *block = lv_view_next(edition, edition); block;
         block = lv_view_next(block, edition)) {
        lv_view_open(view, view->doc, block, LV_KIND_BIT(A));
        filter_block(view, home);
        if (block->parent->kind == LV_N_CONTACT)
            filter_contact(view);
    }
    name_numbers(view->doc, edition);
}

int lv_filter_contact(struct lv_doc *doc, struct lv_job *job) {
    (void)job;
    lv_view_editions(doc, filter_edition);
    return 0;
}
