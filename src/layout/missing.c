/* Characters that no font has are reported once for each script and line. */
#include "layout/layout.h"

#include <stdio.h>
#include <string.h>
#include <unictype.h>

static const struct lv_node *edition_of(const struct lv_node *node) {
    while (node && node->kind != LV_N_EDITION)
        node = node->parent;
    return node;
}

void lv_missing_note(struct lv_layout *layout, const struct lv_node *block, uint32_t cp) {
    const struct lv_node *edition = edition_of(block);
    uint32_t line = lv_node_line(block);
    const uc_script_t *script = uc_script(cp);
    struct lv_missing *at = layout->missing;
    while (at && at->edition == edition && at->line == line && at->script != script)
        at = at->next;
    if (at && at->edition == edition && at->line == line) {
        at->n++;
        return;
    }
    at = lv_alloc(&layout->arena, sizeof *at);
    *at = (struct lv_missing){edition, line, cp, 1, script, layout->missing};
    layout->missing = at;
}

/* Signs and pictures are of no script; of a script that no font has a letter of, nothing is set. */
static bool is_script(const uc_script_t *script) {
    static const char *const set[] = {"Common",   "Inherited", "Latin",   "Greek",
                                      "Cyrillic", "Georgian",  "Armenian"};
    for (size_t i = 0; script && i < sizeof set / sizeof *set; i++)
        if (strcmp(script->name, set[i]) == 0)
            return false;
    return script;
}

static bool is_leftward(uint32_t cp) {
    int direction = uc_bidi_category(cp);
    return direction == UC_BIDI_R || direction == UC_BIDI_AL;
}

static void report(const struct lv_layout *layout, const struct lv_missing *missing) {
    char what[160], more[32] = "";
    const uc_script_t *script = missing->script;
    struct lv_job own = lv_job_at(layout->job, missing->edition);
    if (missing->n > 1)
        snprintf(more, sizeof more, " and %zu more", missing->n - 1);
    snprintf(what, sizeof what, "U+%04X%s (script %.40s%s)", (unsigned)missing->first, more,
             script ? script->name : "unknown", is_leftward(missing->first) ? ", from right to left" : "");
    lv_report(&own, is_script(script) ? LV_MSG_NO_SCRIPT : LV_MSG_NO_GLYPH, missing->line, 0, what);
}

void lv_missing_report(struct lv_layout *layout) {
    struct lv_missing *first = NULL, *next;
    for (struct lv_missing *at = layout->missing; at; at = next) { /* in the order of the text */
        next = at->next;
        at->next = first;
        first = at;
    }
    layout->missing = NULL;
    for (; first; first = first->next)
        report(layout, first);
}
