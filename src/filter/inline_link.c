/* Links: [text](address), <address>, and addresses that just stand in the text. */
#include "filter/inline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lang/chars.h"
#include "lang/host.h"

enum { LONGEST = 4096, DEEPEST = 32 }; /* of an address: bytes, parentheses in parentheses */

static bool starts_fold(struct lv_str s, size_t at, const char *prefix) {
    size_t n = strlen(prefix);
    return s.n - at >= n && strncasecmp(s.p + at, prefix, n) == 0;
}

/* How many bytes the scheme of an address we link to has, "https://" or "mailto:"; 0: none such. */
static size_t scheme_at(struct lv_str s, size_t at) {
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (starts_fold(s, at, schemes[i]))
            return strlen(schemes[i]);
    return 0;
}

/* True for a byte at `at` of an address that a URL cannot hold as it is: what RFC 3986 forbids in ASCII; letters stay. */
static bool is_forbidden(struct lv_str url, size_t at) {
    static const bool forbidden[256] = {
        [0x7f] = true, ['"'] = true, ['<'] = true, ['>'] = true, ['['] = true, ['\\'] = true,
        [']'] = true,  ['^'] = true, ['`'] = true, ['{'] = true, ['|'] = true, ['}'] = true,
    };
    unsigned char c = (unsigned char)url.p[at];
    if (c == '%')
        return at + 2 >= url.n || !isxdigit((unsigned char)url.p[at + 1]) ||
               !isxdigit((unsigned char)url.p[at + 2]);
    return c <= ' ' || forbidden[c];
}

/* Appends an address as a URL may hold it, with the rest percent-encoded. */
static void add_url(struct lv_buf *out, struct lv_str url) {
    for (size_t at = 0, from = 0; from < url.n; from = at) {
        while (at < url.n && !is_forbidden(url, at))
            at++;
        lv_buf_add(out, url.p + from, at - from);
        if (at < url.n)
            lv_buf_printf(out, "%%%02X", (unsigned char)url.p[at++]);
    }
}

/* Appends the digits of a telephone number, with its plus. */
static void add_number(struct lv_buf *out, struct lv_str number) {
    for (size_t i = 0; i < number.n; i++)
        if (lv_is_digit(number.p[i]) || (number.p[i] == '+' && i < 5))
            lv_buf_char(out, number.p[i]);
}

/* The value of href for a scheme ("" if the address brings its own) and an address. */
static void set_href(struct lv_doc *doc, struct lv_node *a, const char *scheme, struct lv_str address) {
    struct lv_buf href = {0};
    size_t own = scheme_at(address, 0);
    lv_buf_puts(&href, scheme);
    for (size_t i = 0; i < own; i++)
        lv_buf_char(&href, (char)(address.p[i] | (address.p[i] >= 'A' && address.p[i] <= 'Z' ? 0x20 : 0)));
    if (lv_str_eq(lv_buf_slice(&href), LV_STR("tel:")))
        add_number(&href, lv_str_sub(address, own, address.n));
    else
        add_url(&href, lv_str_sub(address, own, address.n));
    lv_attr_set(doc, a, LV_AT_HREF, lv_buf_slice(&href));
    lv_buf_free(&href);
}

void lv_inline_link(struct lv_inline *in, size_t from, size_t to, const char *scheme, struct lv_str address) {
    struct lv_node *text = lv_inline_text(in, from, to);
    set_href(in->doc, lv_node_enclose(in->doc, text, LV_N_A), scheme, address);
}

/* ---- addresses in the text ---- */

/* True for a character no address in running text has. */
static bool ends_url(uint32_t cp) {
    return !cp || cp < 0x20 || lv_is_blank(cp) || cp == '<' || cp == '>' || cp == '"' || cp == '\\' ||
           cp == '|' || cp == '`' || cp == 0xAB || cp == 0xBB || (cp >= 0x2018 && cp <= 0x201F) ||
           cp == 0x2026;
}

/* Where an address that begins at `from` ends: before a space or a quote, without the sentence's punctuation. */
static size_t url_end(struct lv_str s, size_t from) {
    size_t to = from, n;
    uint32_t cp;
    int open = 0;
    while ((n = lv_utf8_next(s, to, &cp)) && !ends_url(cp) && to - from < LONGEST) {
        if (cp == ']')
            break;
        open += cp == '(' ? 1 : cp == ')' ? -1 : 0;
        if (open < 0)
            break;
        to += n;
    }
    for (; to > from; to--) {
        if (s.p[to - 1] == '(')
            open--;
        else if (s.p[to - 1] == ')' ? open >= 0 : !strchr(".,;:!?'*_~", s.p[to - 1]))
            break;
    }
    return to;
}

static bool is_host_start(struct lv_str s, size_t at) {
    return lv_is_word(lv_char_at(s, at));
}

bool lv_inline_url(struct lv_inline *in) {
    char next = in->at + 1 < in->s.n ? (char)(in->s.p[in->at + 1] | 0x20) : '\0';
    if (next != 't' && next != 'w')
        return false; /* neither http nor www: most of the time */
    bool www = starts_fold(in->s, in->at, "www.");
    size_t scheme = www ? 4 : scheme_at(in->s, in->at);
    if (!scheme || lv_is_word(lv_char_before(in->s, in->at)) || !is_host_start(in->s, in->at + scheme))
        return false;
    size_t to = url_end(in->s, in->at);
    if (to <= in->at + scheme || (www && !lv_domain_at(in->s, in->at + 4)))
        return false;
    lv_inline_link(in, in->at, to, www ? "https://" : "", lv_str_sub(in->s, in->at, to));
    return true;
}

/* Where the label before a full stop begins, if no more of an address is before that; else `dot`. */
static size_t host_start(const struct lv_inline *in, size_t dot) {
    enum { LABEL_MOST = 63 };
    size_t from = dot, least = dot - in->run > LABEL_MOST ? dot - LABEL_MOST : in->run;
    while (from > least && lv_label_at(in->s, from - 1) && in->s.p[from - 1] != '-')
        from--;
    uint32_t before = lv_char_before(in->s, from);
    return lv_is_word(before) || (before && before < 0x80 && strchr("@.-_/\\=", (int)before)) ? dot : from;
}

/* True for a host that is all of a block, or follows a word and a colon: "Web: sundale.example.org". */
static bool is_named_host(const struct lv_inline *in, size_t from, size_t to) {
    size_t start = lv_skip_blanks(in->s, 0), colon = from;
    if (from == start && lv_skip_blanks(in->s, to) == in->s.n)
        return !in->src->prev && !in->src->next;
    while (colon > in->run && in->s.p[colon - 1] == ' ')
        colon--;
    return colon && in->s.p[colon - 1] == ':' && lv_is_word(lv_char_before(in->s, colon - 1));
}

bool lv_inline_host(struct lv_inline *in) {
    size_t from = in->at + 1 < in->s.n && lv_label_at(in->s, in->at + 1) ? host_start(in, in->at) : in->at;
    size_t to = from < in->at ? from + lv_known_host_at(in->s, from) : from;
    if (to <= in->at || (to < in->s.n && in->s.p[to] == '@'))
        return false;
    bool path = to < in->s.n && in->s.p[to] == '/' && url_end(in->s, from) > to + 1;
    if (!path && !is_named_host(in, from, to))
        return false;
    to = path ? url_end(in->s, from) : to;
    lv_inline_link(in, from, to, "https://", lv_str_sub(in->s, from, to));
    return true;
}

/* Where the > of <address> is, or 0. */
static size_t angle_end(struct lv_str s, size_t from) {
    size_t most = from + LONGEST < s.n ? from + LONGEST : s.n;
    for (size_t at = from; at < most && s.p[at] != '<' && (unsigned char)s.p[at] > ' '; at++)
        if (s.p[at] == '>')
            return at;
    return 0;
}

bool lv_inline_angle(struct lv_inline *in) {
    size_t from = in->at + 1, to = angle_end(in->s, from), scheme = scheme_at(in->s, from);
    if (!to)
        return false;
    struct lv_str address = lv_str_sub(in->s, from, to);
    size_t sign = lv_str_find(address, LV_STR("@"), 0);
    bool mail = !scheme && sign != SIZE_MAX && sign && lv_mail_local(address, 0, sign) == 0 &&
                lv_domain_at(address, sign + 1) == address.n - sign - 1;
    if (!mail && (!scheme || scheme == address.n))
        return false;
    lv_inline_flush(in, in->at);
    in->run = from;
    lv_inline_link(in, from, to, mail ? "mailto:" : "", address);
    in->at = in->run = to + 1;
    return true;
}

/* ---- [text](address) ---- */

bool lv_inline_open_bracket(struct lv_inline *in) {
    bool image = in->s.p[in->at] == '!';
    if (image && (in->at + 1 >= in->s.n || in->s.p[in->at + 1] != '['))
        return false;
    if (in->nbrackets == in->brackets_room) {
        in->brackets_room = in->brackets_room ? 2 * in->brackets_room : 16;
        in->bracket = lv_realloc(in->bracket, in->brackets_room * sizeof *in->bracket);
    }
    struct lv_node *node = lv_inline_text(in, in->at, in->at + (image ? 2 : 1));
    in->bracket[in->nbrackets++] = (struct lv_bracket){node, in->ndelims, in->links, image};
    return true;
}

struct target {
    struct lv_str address, title;
    size_t end; /* after the closing parenthesis */
};

/* Where an address without spaces ends: at a space or the closing parenthesis; telephone numbers may have spaces. */
static size_t address_end(struct lv_str s, size_t from) {
    bool tel = starts_fold(s, from, "tel:");
    size_t depth = 0, at = from;
    for (; at < s.n && at - from < LONGEST; at++) {
        unsigned char c = (unsigned char)s.p[at];
        if (c == '(' && ++depth > DEEPEST)
            break;
        if (c == ')' && !depth--)
            break;
        if (c <= ' ' && !(tel && c == ' '))
            break;
    }
    return at;
}

/* A title after the address, in quotes. Moves *at after it. */
static struct lv_str title_at(struct lv_str s, size_t *at) {
    char quote = *at < s.n ? s.p[*at] : '\0';
    size_t most = *at + LONGEST < s.n ? *at + LONGEST : s.n;
    if (quote != '"' && quote != '\'')
        return LV_STR("");
    for (size_t i = *at + 1; i < most; i++)
        if (s.p[i] == quote) {
            struct lv_str title = lv_str_sub(s, *at + 1, i);
            *at = i + 1;
            return title;
        }
    return LV_STR("");
}

/* Reads (address), (<address>) or (address "title") at byte `at`. */
static bool read_target(struct lv_str s, size_t at, struct target *to) {
    if (at >= s.n || s.p[at] != '(')
        return false;
    size_t from = at + 1, end;
    bool angle = from < s.n && s.p[from] == '<';
    if (angle) {
        size_t most = lv_str_find(lv_str_sub(s, 0, from + LONGEST), LV_STR(">"), from);
        if (most == SIZE_MAX)
            return false;
        to->address = lv_str_sub(s, from + 1, most);
        end = most + 1;
    } else {
        end = address_end(s, from);
        to->address = lv_str_trim(lv_str_sub(s, from, end));
    }
    end = lv_skip_blanks(s, end);
    to->title = title_at(s, &end);
    end = lv_skip_blanks(s, end);
    to->end = end + 1;
    return end < s.n && s.p[end] == ')';
}

enum target_kind { LINK, DEAD, NO_LINK };

/* A target that leads nowhere outside the page it came from is dead: its text stays, the link goes. */
static enum target_kind target_kind(struct lv_str address) {
    size_t scheme = scheme_at(address, 0);
    if (!address.n || address.p[0] == '#' || address.p[0] == '?' || starts_fold(address, 0, "javascript:") ||
        starts_fold(address, 0, "./") || starts_fold(address, 0, "../"))
        return DEAD;
    if (starts_fold(address, 0, "//") || starts_fold(address, 0, "www."))
        return LINK;
    if (address.p[0] == '/')
        return DEAD;
    return scheme && scheme < address.n ? LINK : NO_LINK;
}

/* Takes addresses that became links by themselves out of the text of a link. */
static void unwrap(struct lv_node *a) {
    for (struct lv_node *node = lv_node_next(a, a), *next; node; node = next) {
        next = lv_node_next(node, a);
        if (node->kind != LV_N_A)
            continue;
        while (node->first) {
            struct lv_node *child = node->first;
            lv_node_unlink(child);
            lv_node_before(node, child);
        }
        lv_node_unlink(node);
    }
}

/* Makes the label after an opening bracket a link. */
static void make_link(struct lv_inline *in, const struct lv_bracket *open, struct lv_str address) {
    struct lv_node *first = open->node->next;
    if (first == in->src) { /* no text: the address itself is what can be read */
        first = lv_text_new(in->doc, address);
        lv_node_before(in->src, first);
    }
    struct lv_node *a = lv_inline_gather(in, first, in->src, LV_N_A);
    unwrap(a);
    bool host = starts_fold(address, 0, "www.");
    set_href(in->doc, a, host ? "https://" : address.p[0] == '/' ? "https:" : "", address);
}

/* A title says something only if the label does not say it. */
static void keep_title(struct lv_inline *in, const struct lv_node *a, struct lv_str title) {
    struct lv_str label = a ? lv_text(in->doc, a) : LV_STR("");
    if (!title.n || lv_str_find(label, title, 0) != SIZE_MAX)
        return;
    const struct lv_str parts[] = {LV_STR(" ("), title, LV_STR(")")};
    for (size_t i = 0; i < 3; i++)
        lv_node_before(in->src, lv_text_new(in->doc, parts[i]));
}

/* Tells an editor of what leads nowhere, and of a picture nobody described. */
static void report(const struct lv_inline *in, const struct lv_bracket *open, const struct target *to) {
    bool described = open->node->next != in->src || in->at > in->run;
    if (open->image && !described)
        lv_report_at(in->doc, in->job, LV_MSG_PICTURE, in->src, in->s, in->at);
    else if (!open->image)
        lv_report_at(in->doc, in->job, LV_MSG_DEAD_LINK, in->src, in->s, in->at,
                     lv_terminated(in->doc, to->address));
}

bool lv_inline_close_bracket(struct lv_inline *in) {
    struct target to;
    if (!in->nbrackets)
        return false;
    const struct lv_bracket open = in->bracket[--in->nbrackets];
    if (!read_target(in->s, in->at + 1, &to))
        return false;
    enum target_kind kind = target_kind(to.address);
    if (open.image && kind == NO_LINK)
        kind = DEAD; /* the file of a picture: what it shows stays */
    if (kind == DEAD || open.image)
        report(in, &open, &to);
    if (kind == NO_LINK || (kind == LINK && in->links > open.links))
        return false;
    lv_inline_flush(in, in->at);
    lv_inline_forget(in, open.delims);
    if (kind == LINK && open.image && in->nbrackets)
        kind = DEAD; /* a picture in a link: the link is what counts */
    if (kind == LINK) {
        make_link(in, &open, to.address);
        in->links++;
    }
    keep_title(in, kind == LINK ? in->src->prev : NULL, to.title);
    lv_node_unlink(open.node);
    in->at = in->run = to.end;
    return true;
}
