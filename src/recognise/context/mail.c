/* Evidence of the head of a mail. */
#include "recognise/roles.h"

/* Two fields make the head of a mail, but for a memorandum after some text it takes more. */
enum { MAIL_TOP = 12, MAIL_FIELDS = 2, INSIDE_FIELDS = 4, TEXT_WORDS = 15 };

/* How many of the lines from `from` on, up to the next blank line, begin with the field of a mail; *end is after them. */
static size_t count_fields(const struct lv_facts *facts, size_t from, size_t *end) {
    const struct lv_fact *f = facts->fact;
    size_t fields = lv_seen(&f[from], LV_E_MAIL_FIELD);
    for (*end = from + 1; *end < facts->n && f[*end].line == f[*end - 1].last_line + 1; (*end)++)
        fields += lv_seen(&f[*end], LV_E_MAIL_FIELD);
    return fields;
}

/* The fields of a mail are the page's at the head of all, and several below each other; "To:" alone in a text is not. */
void lv_see_mail(struct lv_facts *facts) {
    bool head = true, text = false;
    for (size_t i = 0, end; i < facts->n; i = end) {
        size_t fields = count_fields(facts, i, &end), least = text ? INSIDE_FIELDS : MAIL_FIELDS;
        for (; i < end; i++) {
            struct lv_fact *f = &facts->fact[i];
            bool publisher =
                i < MAIL_TOP && lv_seen(f, LV_E_COLON) && f->words == 1; /* "From:" above a name */
            head = head && lv_seen(f, LV_E_MAIL_FIELD);
            text |= f->words >= TEXT_WORDS && !lv_seen(f, LV_E_MAIL_FIELD);
            lv_see(f, LV_E_CHROME_START,
                   lv_seen(f, LV_E_MAIL_FIELD) && (head || fields >= least || publisher));
        }
    }
}
