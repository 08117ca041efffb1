/* Evidence from telephone numbers, e-mail and web addresses. */
#include <string.h>

#include "lang/chars.h"
#include "lang/host.h"
#include "recognise/roles.h"

enum { MORE_WORDS = 18, POSTCODE_WORDS = 14, PHONE_LEAST = 7, FEW_LETTERS = 12, SHORT_DIGITS = 7 };

/* True for a byte that may be between the digits of a number; a space that does not break is two of them. */
static bool divides_digits(char c) {
    return c == ' ' || c == '+' || c == '(' || c == ')' || c == '/' || c == '-' || c == '\xc2' || c == '\xa0';
}

size_t lv_phone_digits(struct lv_str s) {
    size_t most = 0;
    for (size_t at = lv_next_digit(s, 0); at < s.n; at = lv_next_digit(s, at)) {
        size_t digits = 0;
        for (; at < s.n && (lv_is_digit(s.p[at]) || divides_digits(s.p[at])); at++)
            digits += lv_is_digit(s.p[at]);
        most = digits > most ? digits : most;
    }
    return most;
}

/* The signs of addresses in a block. */
struct signs {
    bool mail, url, tel, link_only;
};

/* Those in links that inline made. */
static struct signs linked(const struct lv_node *block) {
    struct signs in = {.link_only = block->first != NULL};
    for (const struct lv_node *n = block->first; n; n = n->next) {
        in.link_only = in.link_only && (n->kind == LV_N_A ||
                                        (n->kind == LV_N_TEXT && lv_skip_blanks(n->text, 0) == n->text.n));
        struct lv_str href = n->kind == LV_N_A ? lv_attr(n, LV_AT_HREF) : (struct lv_str){NULL, 0};
        if (href.n == 0)
            continue;
        bool mail = lv_str_starts(href, LV_STR("mailto:")), tel = lv_str_starts(href, LV_STR("tel:"));
        in.mail |= mail;
        in.tel |= tel;
        in.url |= !mail && !tel;
    }
    return in;
}

static bool has(struct lv_str s, struct lv_str sign) {
    return lv_str_find(s, sign, 0) != SIZE_MAX;
}

/* "a@b", "a @ b", but not "@account". */
static bool has_at_sign(struct lv_str s) {
    for (size_t at = 0; (at = lv_str_find(s, LV_STR("@"), at)) != SIZE_MAX; at++) {
        uint32_t before = lv_char_before(s, at);
        bool spaced = lv_is_blank(before);
        uint32_t after = lv_char_at(s, spaced ? lv_skip_blanks(s, at + 1) : at + 1);
        bool apart =
            spaced && (!lv_is_blank(lv_char_at(s, at + 1)) || !lv_is_letter(after)); /* "on 3 May @ 10:00" */
        if (before && !apart && before != '(' && before != ':')
            return true;
    }
    return false;
}

static bool has_mail_sign(struct lv_str s, const struct lv_counts *c) {
    return (lv_has_sign(c, '@') && has_at_sign(s)) ||
           (lv_has_sign(c, '[') && (has(s, LV_STR("[at]")) || has(s, LV_STR("[email"))));
}

/* "2022-2025": years, no telephone number. */
static bool has_years(struct lv_str s) {
    for (size_t i = 4; i + 4 < s.n; i++)
        if (s.p[i] == '-' && (s.p[i - 4] == '1' || s.p[i - 4] == '2') &&
            (s.p[i + 1] == '1' || s.p[i + 1] == '2') && (i + 5 == s.n || !lv_is_digit(s.p[i + 5])) &&
            (i == 4 || !lv_is_digit(s.p[i - 5])) && lv_phone_digits(lv_str_sub(s, i - 4, i + 5)) == 8)
            return true;
    return false;
}

/* "555.010.0123" */
static bool has_stops(struct lv_str s) {
    size_t at = lv_next_digit(s, 0), group = 0;
    static const size_t groups[] = {3, 3, 4};
    for (int value; group < 3; group++) {
        size_t n = lv_digits_at(s, at, &value);
        if (n != groups[group] || (group < 2 && (at + n >= s.n || s.p[at + n] != '.')))
            return false;
        at += n + 1;
    }
    return at > s.n || !lv_is_digit(s.p[at - 1]);
}

/* True for a telephone number by its length, which may be shorter where something else says that it is one. */
static bool is_phone(const struct lv_fact *f, struct lv_str s) {
    if (f->digits < PHONE_LEAST)
        return false;
    size_t digits = lv_phone_digits(s);
    bool sure = memchr(s.p, '+', s.n) != NULL || lv_seen(f, LV_E_PHONE_WORD) || lv_seen(f, LV_E_FAX_WORD);
    const char *stroke = memchr(s.p, '/', s.n);
    bool strokes = stroke && memchr(stroke + 1, '/', (size_t)(s.p + s.n - stroke - 1)); /* 10/05/2027 */
    if (strokes && digits <= 8)
        return false;
    if (f->digits == 10 && has_stops(s))
        return true;
    if (lv_seen(f, LV_E_DATE_ONLY) || (lv_seen(f, LV_E_DATE_IN) && digits == 8 && !sure))
        return false;
    return digits >= (sure ? PHONE_LEAST : 8) && digits <= 15 && !(digits == 8 && has_years(s));
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/* "LV00BANK0000000000000", "LV00 BANK 0000 0000": two capitals, two digits and ten more of either, ISO 13616. */
static bool has_account(struct lv_str s) {
    for (size_t at = 0; at + 14 < s.n; at++) {
        if (!is_capital(s.p[at]) || !is_capital(s.p[at + 1]) || !lv_is_digit(s.p[at + 2]) ||
            !lv_is_digit(s.p[at + 3]) || (at > 0 && lv_is_word(lv_char_before(s, at))))
            continue;
        size_t n = 0, end = at + 4;
        for (; end < s.n && (is_capital(s.p[end]) || lv_is_digit(s.p[end]) || s.p[end] == ' '); end++)
            n += s.p[end] != ' ';
        if (n >= 10)
            return true;
    }
    return false;
}

/* True if the digits of a line are of a register or an account, and nothing says that they are a telephone's. */
static bool is_register(const struct lv_fact *f) {
    return lv_seen(f, LV_E_REGISTER) && !memchr(f->text.p, '+', f->text.n) &&
           !LV_ANY_SEEN(f, LV_E_PHONE_NAMED, LV_E_PHONE_WORD, LV_E_FAX_WORD);
}

/* ": http": a name before an address. */
static bool is_named(struct lv_str s) {
    size_t at = lv_str_find(s, LV_STR(": http"), 0);
    return (at == SIZE_MAX ? lv_str_find(s, LV_STR(": www."), 0) : at) < 80;
}

/* "OH 44000", "DC 20000-1234" at the end of a line: a state and its code. */
static bool ends_in_state(struct lv_str s) {
    size_t at = s.n;
    while (at > 0 && (lv_is_digit(s.p[at - 1]) || s.p[at - 1] == '-'))
        at--;
    return (s.n - at == 5 || s.n - at == 10) && at > 4 && s.p[at - 1] == ' ' && is_capital(s.p[at - 2]) &&
           is_capital(s.p[at - 3]) && s.p[at - 4] == ' ';
}

/* "SW1A 2AA", "AL1 2AA" at the end of a line. */
static bool ends_in_british(struct lv_str s) {
    if (s.n < 7 || s.p[s.n - 4] != ' ' || !lv_is_digit(s.p[s.n - 3]) || !is_capital(s.p[s.n - 2]) ||
        !is_capital(s.p[s.n - 1]))
        return false;
    size_t to = s.n - 4, at = to, digits = 0;
    for (; at > 0 && (is_capital(s.p[at - 1]) || lv_is_digit(s.p[at - 1])); at--)
        digits += lv_is_digit(s.p[at - 1]);
    return to - at >= 2 && to - at <= 4 && digits >= 1 && digits < to - at && is_capital(s.p[at]);
}

/* "LV-1026", "D-60311", "1050 Brussels": digits of a postal code in a short line. */
/* "LV-1001", "10115 Berlin": so many digits at byte `at`, after letters and a dash or before a town. */
static bool is_code(struct lv_str s, size_t at, size_t digits) {
    bool code = (digits == 4 || digits == 5) && at >= 2 && s.p[at - 1] == '-' && s.p[at - 2] >= 'A' &&
                s.p[at - 2] <= 'Z';
    bool town = digits == 5 && (at == 0 || s.p[at - 1] == ' ') && at + 6 < s.n && s.p[at + 5] == ' ' &&
                lv_is_upper(lv_char_at(s, at + 6));
    return code || town;
}

static bool has_code(struct lv_str s) {
    for (size_t at = 0, digits; at + 4 < s.n; at += digits + 1) {
        for (digits = 0; at + digits < s.n && lv_is_digit(s.p[at + digits]);)
            digits++;
        if (is_code(s, at, digits))
            return true;
    }
    return false;
}

static void see_postcode(struct lv_fact *f) {
    if (f->words > POSTCODE_WORDS || f->digits < 2)
        return;
    bool line = f->digits >= 4 && !lv_seen(f, LV_E_DATE_IN) && !lv_seen(f, LV_E_STOP);
    lv_see(f, LV_E_POSTCODE,
           ends_in_state(f->text) || ends_in_british(f->text) || (line && has_code(f->text)));
}

/* True if no space is in a text, but for one after a bullet. */
static bool is_one(struct lv_str s) {
    struct lv_str bare = lv_str_trim(lv_str_sub(s, lv_bullet_at(s), s.n));
    return memchr(bare.p, ' ', bare.n) == NULL;
}

static bool begins_address(struct lv_str s) {
    return lv_str_starts(s, LV_STR("http")) || lv_str_starts(s, LV_STR("www.")) ||
           lv_str_starts(s, LV_STR("<http")) || lv_known_host_at(s, 0) > 0;
}

/* "a@example.org, b@example.org", with a word and a colon before them. */
static bool is_mails(struct lv_str s) {
    size_t mails = 0;
    for (size_t at = 0, end; at < s.n; at = lv_skip_blanks(s, end)) {
        const char *blank = memchr(s.p + at, ' ', s.n - at);
        end = blank ? (size_t)(blank - s.p) : s.n;
        bool mail = memchr(s.p + at, '@', end - at) != NULL, word = at == 0 && s.p[end - 1] == ':';
        if (!mail && !word)
            return false;
        mails += mail;
    }
    return mails > 1;
}

/* "(Picture: https://…)", "[https://…]" */
static bool is_in_brackets(struct lv_str s) {
    return s.n > 2 && ((s.p[0] == '(' && s.p[s.n - 1] == ')') || (s.p[0] == '[' && s.p[s.n - 1] == ']'));
}

static void see_mail(struct lv_fact *f, struct lv_str head, const struct signs *in, bool one) {
    lv_see(f, LV_E_EMAIL_IN, in->mail);
    lv_see(f, LV_E_EMAIL_ONLY, in->mail && (one || in->link_only));
    lv_see(f, LV_E_EMAILS, in->mail && !one && is_mails(head));
}

static void see_phone(struct lv_fact *f, const struct lv_counts *c, const struct signs *in) {
    lv_see(f, LV_E_PHONE_IN, in->tel);
    if (in->tel && lv_seen(f, LV_E_PHONE_NAMED))
        lv_unsee(f, LV_E_FIGURES);
    lv_see(f, LV_E_PHONE_FIRST,
           in->tel && !in->mail && !lv_is_letter(lv_char_at(f->text, 0)) && c->letters <= FEW_LETTERS &&
               c->letters > 0 && !lv_seen(f, LV_E_DATE_IN));
    lv_see(f, LV_E_PHONE_ONLY, in->tel && c->letters == 0 && !lv_seen(f, LV_E_DATE_IN));
}

static void see_url(struct lv_fact *f, struct lv_str head, const struct lv_counts *c, const struct signs *in,
                    bool one) {
    bool url = in->url && !in->mail, named = url && lv_has_sign(c, ':') && is_named(head);
    bool more = LV_ANY_SEEN(f, LV_E_CONTACT_START, LV_E_RELATED_START);
    lv_see(f, LV_E_ASSET, url && is_in_brackets(f->text));
    lv_see(f, LV_E_URL_IN, url);
    lv_see(f, LV_E_URL_ONLY, url && one && begins_address(head));
    if (lv_seen(f, LV_E_URL_ONLY)) { /* "t.me/x" begins with no word for telephone */
        lv_unsee(f, LV_E_PHONE_WORD);
        lv_unsee(f, LV_E_PHONE_NAMED);
    }
    lv_see(f, LV_E_LINK_ONLY, in->link_only && !in->mail && !in->tel);
    lv_see(f, LV_E_URL_NAMED, named);
    lv_see(f, LV_E_SITE_NAMED, named && lv_seen(f, LV_E_SOURCE_START));
    lv_see(f, LV_E_MORE_AT, more && url && !in->tel && f->words <= MORE_WORDS);
}

/* "555-0142": three digits, a hyphen and four, and no more digits or hyphens around; what they are of is in the words. */
static bool has_short_number(struct lv_str s) {
    for (size_t at = 0; at + SHORT_DIGITS < s.n; at++) {
        size_t first = 0, last = 0;
        while (at + first < s.n && lv_is_digit(s.p[at + first]))
            first++;
        if (first == 0)
            continue;
        size_t dash = at + first;
        while (dash + 1 + last < s.n && s.p[dash] == '-' && lv_is_digit(s.p[dash + 1 + last]))
            last++;
        uint32_t before = lv_char_before(s, at), after = lv_char_at(s, dash + 1 + last);
        if (first == 3 && last == 4 && before != '-' && before != '.' && after != '-' && !lv_is_word(before))
            return true;
        at = dash + last;
    }
    return false;
}

/* An institution, a comma, and a street or a postal code with a number. */
static bool is_org_address(const struct lv_fact *f, struct lv_str head, const struct lv_counts *c) {
    return lv_seen(f, LV_E_INSTITUTION_IN) && lv_seen(f, LV_E_OPEN_END) && lv_has_sign(c, ',') &&
           memchr(head.p, ',', head.n) && LV_ANY_SEEN(f, LV_E_POSTCODE, LV_E_ADDRESS_WORD) && c->digits > 0;
}

void lv_see_addresses(struct lv_fact *f, const struct lv_counts *c) {
    struct lv_str head = lv_str_sub(f->text, 0, LV_HEAD_BYTES);
    struct signs in = linked(f->block);
    in.mail |= has_mail_sign(head, c);
    in.url |= has(head, LV_STR("http")) || (lv_has_sign(c, '.') && has(head, LV_STR("www.")));
    if (f->digits >= PHONE_LEAST && has_account(head))
        lv_see(f, LV_E_REGISTER, true);
    in.tel = (in.tel || is_phone(f, head)) && !is_register(f);
    bool one = (in.mail || in.url) && is_one(head), reached = in.mail || in.tel;
    lv_see(f, LV_E_HANDLE,
           head.n > 2 && head.p[0] == '@' && lv_is_letter(lv_char_at(head, 1)) && is_one(head));
    see_mail(f, head, &in, one);
    see_phone(f, c, &in);
    see_url(f, head, c, &in, one);
    see_postcode(f);
    lv_see(f, LV_E_SHORT_NUMBER,
           !in.tel && f->digits >= SHORT_DIGITS && lv_has_sign(c, '-') && has_short_number(head));
    lv_see(f, LV_E_DAY_LINK,
           lv_seen(f, LV_E_DATE_IN) && LV_ANY_SEEN(f, LV_E_URL_IN, LV_E_EMAIL_IN) &&
               !LV_ANY_SEEN(f, LV_E_PUBLISHED_START, LV_E_PUBLISHED_IN));
    lv_see(f, LV_E_TURN_AT, lv_seen(f, LV_E_TURN_TO) && reached);
    lv_see(f, LV_E_REGISTER_ONLY,
           lv_seen(f, LV_E_REGISTER) && !LV_ANY_SEEN(f, LV_E_PHONE_IN, LV_E_EMAIL_IN, LV_E_PHONE_NAMED));
    lv_see(f, LV_E_TITLE_PHONE, lv_seen(f, LV_E_TITLE_START) && reached && f->words >= 4);
    lv_see(f, LV_E_ORG_ADDRESS, is_org_address(f, head, c));
}
