#include "check/check.h"
#include "core/utf8.h"

#include <stdio.h>

static lv_check_fn *const checks[] = {
    lv_check_headline, lv_check_contact, lv_check_doubts,   lv_check_phones,
    lv_check_quotes,   lv_check_dates,   lv_check_pictures,
};

int lv_check(struct lv_doc *doc, struct lv_job *job) {
    struct lv_node *edition;
    lv_report_left_out(doc, job);
    for (size_t e = 0; (edition = lv_edition(doc, e)); e++) {
        struct lv_job own = lv_job_at(job, edition);
        for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
            checks[i](doc, &own, edition);
    }
    return 0;
}

static const struct lv_node *first_of(const struct lv_node *edition, enum lv_kind kind) {
    const struct lv_node *node = edition;
    while (node && node->kind != kind)
        node = lv_node_next(node, edition);
    return node;
}

static size_t count_words(struct lv_str s) {
    size_t words = 0, n;
    bool inside = false;
    uint32_t cp;
    for (size_t at = 0; (n = lv_utf8_next(s, at, &cp)); at += n) {
        words += !inside && !lv_is_blank(cp);
        inside = !lv_is_blank(cp);
    }
    return words;
}

void lv_check_headline(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    enum { WORDS_MOST = 25 };
    const struct lv_node *headline = first_of(edition, LV_N_HEADLINE);
    if (!headline) {
        lv_title(doc, job, edition);
        return;
    }
    size_t words = count_words(lv_text(doc, headline));
    char shown[24];
    snprintf(shown, sizeof shown, "%zu", words);
    if (words > WORDS_MOST)
        lv_report_at(doc, job, LV_MSG_HEADLINE_LONG, headline, LV_STR(""), 0, shown);
}

/* That there is none is said at the end, where it would be. */
void lv_check_contact(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    const struct lv_node *last = edition;
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        last = b;
    if (!first_of(edition, LV_N_CONTACT))
        lv_report_at(doc, job, LV_MSG_NO_CONTACT, last, LV_STR(""), 0);
}

/* True for a picture nobody described; one that is in a text was reported when that was read. */
static bool is_silent(const struct lv_doc *doc, const struct lv_node *figure) {
    return !lv_attr(figure, LV_AT_ALT).n && !(doc->sources && lv_attr_has(figure, LV_AT_SRC));
}

void lv_check_pictures(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition))
        if (node->kind == LV_N_FIGURE && is_silent(doc, node) && !lv_str_trim(lv_text(doc, node)).n)
            lv_report_at(doc, job, LV_MSG_PICTURE, node, LV_STR(""), 0);
}
