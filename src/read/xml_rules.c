/*
 * The rules of include/release.rng, for every reading of XML: the RELAX NG validator of libxml2 takes 0.4 ms to
 * compile the schema and its time grows with the square of the number of blocks. tests/t/schema.t holds the two
 * against each other.
 */
#include <string.h>

#include "core/utf8.h"
#include "read/xml.h"

/* Where an element may be. */
enum place {
    TOP = 1,
    IN_PACK = 2,
    IN_RELEASE = 4,
    IN_EDITION = 8,
    IN_LIST = 16,
    IN_TABLE = 32,
    IN_ROW = 64,
    IN_FIGURE = 128,
    IN_CONTACT = 256,
    IN_BLOCK = 512
};

#define BIT(key) (1U << LV_AT_##key)

enum {
    LINE = 1U << LV_KEYS,
    LANGUAGE = BIT(LANG),
    PLACE = LANGUAGE | LINE | BIT(ROW) | BIT(CONFIDENCE) | BIT(INDENT) | BIT(WHY) | BIT(SEEN),
    DATED = PLACE | BIT(DATETIME),
    NUMBER = BIT(TEL) | BIT(EXT),
    SPOKEN = PLACE | BIT(SPEAKER) | BIT(SPEAKER_TITLE) | BIT(VERB)
};

struct rule {
    unsigned stands, attrs;
    enum place inside; /* where its children are */
};

/* Kinds that are not like all of their class. */
static const struct rule rules[LV_KINDS] = {
    [LV_N_PACK] = {TOP, LANGUAGE, IN_PACK},
    [LV_N_RELEASE] = {TOP | IN_PACK, LANGUAGE, IN_RELEASE},
    [LV_N_EDITION] = {IN_RELEASE, PLACE, IN_EDITION},
    [LV_N_LIST] = {IN_EDITION | IN_LIST, PLACE | BIT(KIND), IN_LIST},
    [LV_N_ITEM] = {IN_LIST, PLACE, IN_BLOCK},
    [LV_N_TABLE] = {IN_EDITION, PLACE, IN_TABLE},
    [LV_N_ROW] = {IN_TABLE, PLACE | BIT(HEAD), IN_ROW},
    [LV_N_CELL] = {IN_ROW, PLACE, IN_BLOCK},
    [LV_N_FIGURE] = {IN_EDITION,
                     PLACE | BIT(SRC) | BIT(ALT) | BIT(WIDTH) | BIT(HEIGHT) | BIT(SHA256) | BIT(HREF),
                     IN_FIGURE},
    [LV_N_CAPTION] = {IN_EDITION | IN_FIGURE, PLACE, IN_BLOCK},
    [LV_N_CONTACT] = {IN_EDITION, PLACE, IN_CONTACT},
    [LV_N_P] = {IN_EDITION | IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_HEADING] = {IN_EDITION | IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_NAME] = {IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_ROLE] = {IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_UNIT] = {IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_INSTITUTION] = {IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_PHONE] = {IN_CONTACT, PLACE | NUMBER, IN_BLOCK},
    [LV_N_FAX] = {IN_CONTACT, PLACE | NUMBER, IN_BLOCK},
    [LV_N_EMAIL] = {IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_ADDRESS] = {IN_CONTACT, PLACE, IN_BLOCK},
    [LV_N_PUBLISHED] = {IN_EDITION, DATED, IN_BLOCK},
    [LV_N_EMBARGO] = {IN_EDITION, DATED, IN_BLOCK},
    [LV_N_DATELINE] = {IN_EDITION, DATED, IN_BLOCK},
    [LV_N_EVENT] = {IN_EDITION, DATED, IN_BLOCK},
    [LV_N_QUOTE] = {IN_EDITION, SPOKEN, IN_BLOCK},
    [LV_N_CHROME] = {IN_EDITION | IN_CONTACT, PLACE | BIT(FIELD), IN_BLOCK},
    [LV_N_A] = {IN_BLOCK, LANGUAGE | BIT(HREF) | NUMBER, IN_BLOCK},
    [LV_N_ATTRIBUTION] = {IN_BLOCK, LANGUAGE | BIT(SPEAKER), IN_BLOCK},
    [LV_N_TIME] = {IN_BLOCK, LANGUAGE | BIT(DATETIME) | BIT(PUBLISHED), IN_BLOCK},
};

static struct rule rule_of(enum lv_kind kind) {
    if (rules[kind].stands)
        return rules[kind];
    if (lv_kind_class(kind) == LV_CLASS_INLINE)
        return (struct rule){IN_BLOCK, LANGUAGE, IN_BLOCK};
    return (struct rule){IN_EDITION, PLACE, IN_BLOCK};
}

bool lv_xml_fits(enum lv_kind parent, enum lv_kind kind) {
    unsigned where = parent == LV_KINDS ? TOP : rule_of(parent).inside;
    return (rule_of(kind).stands & where) != 0;
}

bool lv_xml_takes(enum lv_kind kind, enum lv_key key) {
    return (rule_of(kind).attrs >> key & 1) != 0;
}

static bool is_alnum(char c) {
    return lv_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* A number without sign; false if it is none or too large. */
static bool number(struct lv_str s, uint32_t *value) {
    uint64_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!lv_is_digit(s.p[i]) || (n = n * 10 + (uint64_t)(s.p[i] - '0')) > UINT32_MAX)
            return false;
    }
    *value = (uint32_t)n;
    return s.n > 0;
}

static bool is_positive(struct lv_str s) {
    uint32_t n;
    return number(s, &n) && n;
}

static bool is_per_cent(struct lv_str s) {
    uint32_t n;
    return number(s, &n) && n <= 100;
}

static bool is_list_kind(struct lv_str s) {
    return lv_str_eq(s, LV_STR("bullet")) || lv_str_eq(s, LV_STR("number"));
}

static bool is_true(struct lv_str s) {
    return lv_str_eq(s, LV_STR("true"));
}

static bool is_language(struct lv_str s) {
    size_t part = 0;
    bool digits = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '-' ? !part : !is_alnum(s.p[i]) || ++part > 8 || (!digits && lv_is_digit(s.p[i])))
            return false;
        if (s.p[i] == '-') {
            part = 0;
            digits = true;
        }
    }
    return part > 0;
}

static bool is_datetime(struct lv_str s) {
    size_t part = 0, parts = 1;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool of_time = lv_is_digit(c) || c == 'T' || c == 'Z' || c == ':' || c == '.' || c == '+' || c == '-';
        if (c == '/' ? !part || ++parts > 2 : !of_time)
            return false;
        part = c == '/' ? 0 : part + 1;
    }
    return part > 0;
}

/* Digits, with single spaces between. */
static bool is_digits(struct lv_str s) {
    bool digit = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!lv_is_digit(s.p[i]) && !(digit && s.p[i] == ' '))
            return false;
        digit = lv_is_digit(s.p[i]);
    }
    return digit;
}

static bool is_tel(struct lv_str s) {
    return s.n && s.p[0] == '+' && is_digits(lv_str_sub(s, 1, s.n));
}

static bool is_ext(struct lv_str s) {
    return is_digits(s) && !memchr(s.p, ' ', s.n);
}

static bool is_hash(struct lv_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (!lv_is_digit(s.p[i]) && !(s.p[i] >= 'a' && s.p[i] <= 'f'))
            return false;
    return s.n == 64;
}

bool lv_xml_valid(enum lv_key key, struct lv_str value) {
    static bool (*const is_valid[LV_KEYS])(struct lv_str) = {
        [LV_AT_LANG] = is_language,   [LV_AT_ROW] = is_positive,   [LV_AT_CONFIDENCE] = is_per_cent,
        [LV_AT_INDENT] = is_positive, [LV_AT_KIND] = is_list_kind, [LV_AT_DATETIME] = is_datetime,
        [LV_AT_HEAD] = is_true,       [LV_AT_PUBLISHED] = is_true, [LV_AT_TEL] = is_tel,
        [LV_AT_EXT] = is_ext,         [LV_AT_WIDTH] = is_positive, [LV_AT_HEIGHT] = is_positive,
        [LV_AT_SHA256] = is_hash,
    };
    return !is_valid[key] || is_valid[key](value);
}

/* The next word of a list of words between spaces; empty at the end. */
static struct lv_str next_word(struct lv_str *rest) {
    size_t from = 0, to;
    while (from < rest->n && lv_is_blank((unsigned char)rest->p[from]))
        from++;
    for (to = from; to < rest->n && !lv_is_blank((unsigned char)rest->p[to]);)
        to++;
    struct lv_str word = lv_str_sub(*rest, from, to);
    *rest = lv_str_sub(*rest, to, rest->n);
    return word;
}

bool lv_xml_lines(struct lv_doc *doc, struct lv_node *node, struct lv_str value) {
    uint32_t n = 0;
    for (struct lv_str rest = value, word; (word = next_word(&rest)).n; n++)
        if (!is_positive(word))
            return false;
    node->lines = lv_alloc(&doc->arena, n * sizeof *node->lines);
    node->nlines = node->lines_room = n;
    n = 0;
    for (struct lv_str rest = value, word; (word = next_word(&rest)).n;)
        number(word, &node->lines[n++]);
    return n > 0;
}
