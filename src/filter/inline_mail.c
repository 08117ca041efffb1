/*
 * E-mail addresses, plain and spelt out against robots: name@domain.tld, name [at] domain [dot] tld,
 * name at domain dot tld. The text stays as it is; the address is in the link.
 */
#include <stdlib.h>
#include <string.h>

#include "filter/inline.h"
#include "lang/chars.h"
#include "lang/host.h"
#include "lang/words.h"

enum { LOCAL_MOST = 64 };

/* Bytes of other letters are none: an address of these would be cut in the middle of one. */
static bool is_latin(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool in_local(char c) {
    return is_latin(c) || lv_is_digit(c) || (c && strchr("._%+-", c));
}

size_t lv_mail_local(struct lv_str s, size_t least, size_t to) {
    size_t from = to;
    while (from > least && to - from < LOCAL_MOST && in_local(s.p[from - 1]))
        from--;
    while (from < to && !lv_is_word((unsigned char)s.p[from]))
        from++;
    if (from == to || s.p[to - 1] == '.' || lv_is_word(lv_char_before(s, from)))
        return to;
    return from;
}

static size_t back_blanks(struct lv_str s, size_t least, size_t at) {
    uint32_t cp;
    size_t n;
    while (at > least && (n = lv_utf8_prev(s, at, &cp)) && lv_is_blank(cp))
        at -= n;
    return at;
}

bool lv_inline_mail(struct lv_inline *in) {
    size_t end = back_blanks(in->s, in->run, in->at), from = lv_mail_local(in->s, in->run, end);
    size_t host = lv_skip_blanks(in->s, in->at + 1), n = lv_domain_at(in->s, host);
    bool spaced = end < in->at || host > in->at + 1;
    if (from == end || !n || (spaced && (end == in->at || host == in->at + 1)))
        return false;
    struct lv_buf address = {0};
    lv_buf_str(&address, lv_str_sub(in->s, from, end));
    lv_buf_char(&address, '@');
    lv_buf_str(&address, lv_str_sub(in->s, host, host + n));
    lv_inline_link(in, from, host + n, "mailto:", lv_buf_slice(&address));
    lv_buf_free(&address);
    return true;
}

/* ---- spelt out ---- */

static char closing(char open) {
    return open == '[' ? ']' : open == '(' ? ')' : open == '{' ? '}' : '\0';
}

/*
 * A sign of an address spelt out at byte `at`: "[at]", "(dot)", " dot ", or plainly ".". How many bytes with the
 * spaces around it; 0: none. The sign meant is in *sign, whether it stood in brackets in *bracketed.
 */
static size_t sign_at(struct lv_str s, size_t at, char *sign, bool *bracketed) {
    struct lv_hit hit;
    size_t from = lv_skip_blanks(s, at);
    char close = from < s.n ? closing(s.p[from]) : '\0';
    size_t word = close ? lv_skip_blanks(s, from + 1) : from;
    *bracketed = close != '\0';
    if (close && word < s.n && (s.p[word] == '@' || s.p[word] == '.'))
        hit = (struct lv_hit){.n = 1, .value = lv_str_sub(s, word, word + 1)};
    else if (!lv_word_at(s, word, LV_LIST_MAILSIGN, LV_LANGS_ALL, &hit) || (!close && from == at))
        return 0;
    size_t end = word + hit.n;
    if (close) {
        end = lv_skip_blanks(s, end);
        if (end >= s.n || s.p[end] != close)
            return 0;
        end++;
    }
    *sign = hit.value.p[0];
    size_t next = lv_skip_blanks(s, end);
    return close || next > end ? next - at : 0;
}

/* Reads the domain of a spelt-out address into `out`; where it ends, or 0. `plain`: plain full stops will do. */
static size_t spelt_domain(struct lv_str s, size_t at, bool plain, struct lv_buf *out) {
    size_t end = 0, n, stops = 0;
    while ((n = lv_label_at(s, at)) && at + n < s.n + 1 && stops < 8) {
        char sign = '\0';
        bool bracketed, top = stops && lv_is_top_domain(s, at, n);
        lv_buf_str(out, lv_str_sub(s, at, at + n));
        at += n;
        if (top)
            end = at;
        n = at < s.n && s.p[at] == '.' && lv_label_at(s, at + 1) && plain ? 1
                                                                          : sign_at(s, at, &sign, &bracketed);
        if (!n || (sign && sign != '.'))
            break;
        lv_buf_char(out, '.');
        at += n;
        stops++;
    }
    return end == at ? end : 0;
}

bool lv_inline_mail_sign(struct lv_inline *in) {
    char sign;
    bool bracketed;
    size_t n = sign_at(in->s, in->at, &sign, &bracketed), to = 0;
    if (!n || !bracketed || sign != '@')
        return false;
    size_t end = back_blanks(in->s, in->run, in->at), from = lv_mail_local(in->s, in->run, end);
    struct lv_buf address = {0};
    lv_buf_str(&address, lv_str_sub(in->s, from, end));
    lv_buf_char(&address, '@');
    if (from < end)
        to = spelt_domain(in->s, in->at + n, true, &address);
    if (to)
        lv_inline_link(in, from, to, "mailto:", lv_buf_slice(&address));
    lv_buf_free(&address);
    return to != 0;
}

/* Reads the rest of a local part and its @, "dot name at", after byte `at`; where the domain begins, or 0. */
static size_t spelt_local(struct lv_str s, size_t at, struct lv_buf *out) {
    char sign;
    bool bracketed;
    for (size_t parts = 0, n; parts < 4 && (n = sign_at(s, at, &sign, &bracketed)); parts++) {
        at += n;
        lv_buf_char(out, sign);
        if (sign == '@')
            return at;
        n = lv_label_at(s, at);
        lv_buf_str(out, lv_str_sub(s, at, at + n));
        at += n;
    }
    return 0;
}

/* Words without brackets are an address only after a colon or at the start of the line. */
bool lv_inline_mail_words(struct lv_inline *in) {
    char sign;
    bool bracketed;
    size_t from = lv_mail_local(in->s, in->run, in->at), before = back_blanks(in->s, in->run, from);
    if (from == in->at || (before && in->s.p[before - 1] != ':') ||
        !sign_at(in->s, in->at, &sign, &bracketed))
        return false;
    struct lv_buf address = {0};
    lv_buf_str(&address, lv_str_sub(in->s, from, in->at));
    size_t host = spelt_local(in->s, in->at, &address);
    size_t to = host ? spelt_domain(in->s, host, false, &address) : 0;
    if (to)
        lv_inline_link(in, from, to, "mailto:", lv_buf_slice(&address));
    lv_buf_free(&address);
    return to != 0;
}
