#include <string.h>

#include "check/check.h"
#include "lang/chars.h"
#include "lang/phone.h"
#include "lang/view.h"

enum { FEWEST = 5, FEWEST_PLUS = 7 }; /* digits: not 112 and 1188, not +10 000 */

/* The end of the digits at `at`, with the signs that may divide a telephone number; how many digits in *digits. */
static size_t number_end(struct lv_str s, size_t at, size_t *digits) {
    *digits = 0;
    while (at < s.n && s.p[at] && (lv_is_digit(s.p[at]) || strchr("+-. ()/", s.p[at])))
        *digits += lv_is_digit(s.p[at++]);
    return at;
}

/* True where a telephone number must be: in a field for it, or behind a word for it. */
static bool is_expected(const struct lv_view *view, size_t at) {
    struct lv_hit hit;
    size_t start;
    return view->block->kind == LV_N_PHONE || view->block->kind == LV_N_FAX ||
           lv_view_before(view, at, LV_REACH_ANY, LV_PHONE_WORDS, &hit, &start);
}

/* The filter contact has made links of all numbers that can be dialled; digits without one lack something. */
static void check_block(struct lv_doc *doc, struct lv_job *job, struct lv_view *view) {
    size_t digits, linked;
    for (size_t at = 0, end; at < view->s.n; at = end) {
        end = at + 1;
        if (!lv_is_digit(view->s.p[at]) && view->s.p[at] != '+')
            continue;
        linked = lv_view_taken(view, at);
        end = linked ? linked : number_end(view->s, at, &digits);
        bool plus = view->s.p[at] == '+';
        if (!linked && digits >= FEWEST && ((plus && digits >= FEWEST_PLUS) || is_expected(view, at)))
            lv_report_at(doc, job, LV_MSG_PHONE, view->block, view->s, at);
    }
}

void lv_check_phones(struct lv_doc *doc, struct lv_job *job, struct lv_node *edition) {
    struct lv_view view = {.doc = doc};
    for (struct lv_node *b = lv_view_next(edition, edition); b; b = lv_view_next(b, edition)) {
        lv_view_open(&view, doc, b, LV_KIND_BIT(A));
        check_block(doc, job, &view);
    }
    lv_view_close(&view);
}
