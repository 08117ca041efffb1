/* Evidence of the head of a mail: its fields, lines these go on in, and the line above an answered mail. */
#include <string.h>

#include "lang/chars.h"
#include "recognise/roles.h"

/* Two fields make the head of a mail, but for a memorandum after some text it takes more. */
enum {
    MAIL_TOP = 12,
    MAIL_FIELDS = 2,
    INSIDE_FIELDS = 4,
    TEXT_WORDS = 15,
    NAME_BYTES = 32, /* of the name of a field */
    READINGS = 8,
    REPLY_WORDS = 30,
    REPLY_LINES = 2,
    REPLY_TOP = 3 /* so far up a mail that is answered begins */
};

/* How many of the lines from `from` on, up to the next blank line, begin with the field of a mail; *end is after them. */
static size_t count_fields(const struct lv_facts *facts, size_t from, size_t *end) {
    const struct lv_fact *f = facts->fact;
    size_t fields = lv_seen(&f[from], LV_E_MAIL_FIELD);
    for (*end = from + 1; *end < facts->n && lv_is_right_below(&f[*end - 1], &f[*end]); (*end)++)
        fields += lv_seen(&f[*end], LV_E_MAIL_FIELD);
    return fields;
}

/* "Attachments: tools.jpg", "X-Mailer: Post 7", "Message-ID: <12@host>": any name of one or two words, and a colon. */
static bool is_any_field(struct lv_str s) {
    size_t colon = lv_str_find(lv_str_sub(s, 0, NAME_BYTES), LV_STR(":"), 0), blanks = 0;
    if (colon == SIZE_MAX || !colon || !lv_is_upper(lv_char_at(s, 0)))
        return false;
    for (size_t i = 0; i < colon; i++)
        blanks += s.p[i] == ' ';
    return blanks < 2 && (colon + 1 == s.n || lv_is_blank(lv_char_at(s, colon + 1)));
}

/* A line that a field goes on in is indented, or has nothing but addresses. */
static bool is_rest(const struct lv_fact *f) {
    return lv_attr_has(f->block, LV_AT_INDENT) || lv_seen(f, LV_E_EMAIL_ONLY);
}

/* Unknown fields below a known one, and what these go on in, down to the first line of another kind. */
static void see_rest(struct lv_facts *facts, size_t from, size_t end) {
    bool inside = false;
    for (size_t i = from; i < end; i++) {
        struct lv_fact *f = &facts->fact[i];
        if (lv_seen(f, LV_E_MAIL_FIELD))
            inside = true;
        else if (inside && (is_any_field(f->text) || is_rest(f)))
            lv_see(f, LV_E_MAIL_FIELD, true);
        else
            inside = false;
    }
}

/* "10:12" */
static bool has_clock(struct lv_str s) {
    for (size_t i = 1; i + 1 < s.n; i++)
        if (s.p[i] == ':' && lv_is_digit(s.p[i - 1]) && lv_is_digit(s.p[i + 1]))
            return true;
    return false;
}

/* "On 3 April at 10:12 Mira Holt <mira@example.org> wrote:", on one line or two; within the text it has a clock or a mailbox. */
static bool is_reply(const struct lv_facts *facts, size_t i, size_t *from) {
    const struct lv_fact *f = &facts->fact[i];
    struct lv_hit hit;
    if (f->words > REPLY_WORDS || !f->text.n || f->text.p[f->text.n - 1] != ':')
        return false;
    bool word = false, dated = lv_seen(f, LV_E_DATE_IN), mail = memchr(f->text.p, '@', f->text.n) != NULL;
    for (size_t at = lv_word_begin(f->text, 0); at < f->text.n && !word;
         at = lv_word_begin(f->text, lv_word_end(f->text, at)))
        word = lv_word_at(f->text, at, LV_LIST_REPLY, LV_LANGS_ALL, &hit);
    *from = i;
    while (word && !dated && *from > 0 && i - *from < REPLY_LINES &&
           lv_is_right_below(&facts->fact[*from - 1], &facts->fact[*from]))
        dated = lv_seen(&facts->fact[--*from], LV_E_DATE_IN);
    bool sure = mail || i < REPLY_TOP || has_clock(f->text) || has_clock(facts->fact[*from].text);
    return word && dated && sure && (mail || f->words > 4);
}

/* "> When will you send it?" */
static bool is_quoted(const struct lv_facts *facts, size_t i) {
    return i < facts->n && lv_str_starts(facts->fact[i].text, LV_STR(">"));
}

static void see_replies(struct lv_facts *facts) {
    for (size_t i = 0, from; i < facts->n; i++)
        if ((i < MAIL_TOP || is_quoted(facts, i + 1)) && is_reply(facts, i, &from))
            for (; from <= i; from++) {
                lv_see(&facts->fact[from], LV_E_MAIL_FIELD, true);
                lv_see(&facts->fact[from], LV_E_CHROME_START, true);
                lv_see(&facts->fact[from], LV_E_MAIL_HEAD, true);
            }
}

/* The fields of a mail are the page's at the head of all, and several below each other; "To:" alone in a text is not. */
static void see_fields(struct lv_facts *facts) {
    bool head = true, text = false;
    for (size_t i = 0, end; i < facts->n; i = end) {
        size_t fields = count_fields(facts, i, &end), least = text ? INSIDE_FIELDS : MAIL_FIELDS;
        if (fields >= least)
            see_rest(facts, i, end);
        for (; i < end; i++) {
            struct lv_fact *f = &facts->fact[i];
            bool publisher =
                i < MAIL_TOP && lv_seen(f, LV_E_COLON) && f->words == 1; /* "From:" above a name */
            head = head && lv_seen(f, LV_E_MAIL_FIELD);
            text |= f->words >= TEXT_WORDS && !lv_seen(f, LV_E_MAIL_FIELD);
            lv_see(f, LV_E_CHROME_START,
                   lv_seen(f, LV_E_MAIL_FIELD) && (head || fields >= least || publisher));
            lv_see(f, LV_E_MAIL_HEAD, lv_seen(f, LV_E_MAIL_FIELD) && fields >= least && !text);
        }
    }
}

/* A program for mail speaks the language of its user, not that of the release. */
static void see_names(struct lv_facts *facts) {
    struct lv_hit hits[READINGS];
    for (size_t i = 0; i < facts->n && i < MAIL_TOP; i++) {
        struct lv_str s = facts->fact[i].text;
        size_t n = memchr(s.p, ':', s.n < NAME_BYTES ? s.n : NAME_BYTES)
                       ? lv_words_at(s, 0, LV_LIST_BIT(CHROME), LV_LANGS_ALL, hits, READINGS)
                       : 0;
        for (size_t k = 0; k < n; k++)
            lv_see(&facts->fact[i], LV_E_MAIL_FIELD, LV_HIT_IS(&hits[k], CHROME, mail));
    }
}

void lv_see_mail(struct lv_facts *facts) {
    see_names(facts);
    see_fields(facts);
    see_replies(facts);
}
