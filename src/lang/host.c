/* Names of hosts, and which of them are addresses by themselves. */
#include "lang/host.h"

#include <strings.h>

#include "lang/chars.h"

enum { LABEL_MOST = 63, DOMAIN_MOST = 253 };

static bool is_latin(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

size_t lv_label_at(struct lv_str s, size_t at) {
    size_t n = 0;
    while (at + n < s.n && n <= LABEL_MOST &&
           (is_latin(s.p[at + n]) || lv_is_digit(s.p[at + n]) || s.p[at + n] == '-'))
        n++;
    while (n && s.p[at + n - 1] == '-')
        n--;
    return n;
}

bool lv_is_top_domain(struct lv_str s, size_t at, size_t n) {
    if (n < 2)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is_latin(s.p[at + i]))
            return false;
    return lv_word_ends(s, at + n);
}

size_t lv_domain_at(struct lv_str s, size_t at) {
    size_t end = at, best = 0, n;
    while ((n = lv_label_at(s, end)) && end + n - at <= DOMAIN_MOST) {
        if (end > at && lv_is_top_domain(s, end, n))
            best = end + n - at;
        end += n;
        if (end >= s.n || s.p[end] != '.')
            break;
        end++;
    }
    return best;
}

static bool is_known_top(struct lv_str top) {
    static const char *const known[] = {
#define LV_DOMAIN(name) name,
#include "domains.def"
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == top.n && strncasecmp(known[i], top.p, top.n) == 0)
            return true;
    return false;
}

size_t lv_known_host_at(struct lv_str s, size_t at) {
    size_t n = lv_domain_at(s, at), dot = n;
    while (dot && s.p[at + dot - 1] != '.')
        dot--;
    return dot && is_known_top(lv_str_sub(s, at + dot, at + n)) ? n : 0;
}
