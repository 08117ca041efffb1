#include "check/check.h"

#include <stdio.h>

static lv_check_fn *const checks[] = {
    lv_check_headline, lv_check_contact, lv_check_quotes, lv_check_dates, lv_check_pictures,
};

int lv_check(struct lv_doc *doc, struct lv_job *job) {
    const struct lv_node *edition;
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

void lv_check_headline(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    enum { WORDS_MOST = 25 };
    const struct lv_node *headline = first_of(edition, LV_HEADLINE);
    if (!headline) {
        lv_title(doc, job, edition);
        return;
    }
    size_t words = count_words(lv_text(doc, headline));
    char shown[24];
    snprintf(shown, sizeof shown, "%zu", words);
    if (words > WORDS_MOST)
        lv_report(job, LV_MSG_HEADLINE_LONG, lv_node_line(headline), 0, shown);
}

/* True if something in the block can be dialled. */
static bool has_number(const struct lv_node *block) {
    for (const struct lv_node *node = block; node; node = lv_node_next(node, block))
        if (lv_str_starts(lv_attr(node, LV_AT_HREF), LV_STR("tel:")))
            return true;
    return false;
}

void lv_check_contact(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    (void)doc;
    if (!first_of(edition, LV_CONTACT))
        lv_report(job, LV_MSG_NO_CONTACT, 0, 0);
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition))
        if ((node->kind == LV_PHONE || node->kind == LV_FAX) && !has_number(node))
            lv_report(job, LV_MSG_PHONE, lv_node_line(node), 0);
}

void lv_check_pictures(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition) {
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition))
        if (node->kind == LV_FIGURE && !lv_str_trim(lv_text(doc, node)).n)
            lv_report(job, LV_MSG_PICTURE, lv_node_line(node), 0);
}
