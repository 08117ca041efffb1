/* Evidence of the fields of an event run into one line: "WHO A B WHAT A walk WHEN Friday", "Kas: … Kad: …". */
#include "lang/chars.h"
#include "recognise/roles.h"
#include "recognise/speech/speech_scan.h"

enum { RUN_WORDS = 80, CAPS_BYTES = 3, FIELDS_LEAST = 2 };

/* True if the name of a field is at a byte, in capitals or with a colon after it. */
static bool is_field_at(const struct lv_facts *facts, struct lv_str s, struct lv_range w) {
    struct lv_hit hit;
    if (!lv_is_upper(lv_char_at(s, w.from)) || !lv_word_at(s, w.from, LV_LIST_EVENT, facts->langs, &hit) ||
        !LV_HIT_IS(&hit, EVENT, event))
        return false;
    bool caps = hit.n >= CAPS_BYTES && lv_is_caps(lv_str_sub(s, w.from, w.from + hit.n));
    return caps || lv_char_at(s, w.from + hit.n) == ':';
}

void lv_see_run(const struct lv_facts *facts, struct lv_fact *f) {
    size_t fields = 0;
    if (f->words > RUN_WORDS || lv_seen(f, LV_E_CAPS))
        return;
    for (struct lv_range w = {0, 0}; lv_next_word(f->text, w.to, f->text.n, &w);) {
        fields += is_field_at(facts, f->text, w);
        if (fields == 0) /* the first word is none */
            return;
    }
    lv_see(f, LV_E_EVENT_RUN, fields >= FIELDS_LEAST);
}
