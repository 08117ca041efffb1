/* Headers from the second page on, footers on all: real ones, with fields for the numbers of pages. */
#include "write/docx/docx.h"

static struct lv_str filled(struct docx *d, const struct lv_phrase *phrase) {
    return lv_running_fill(&d->doc->arena, &d->style, d->doc, d->job, phrase);
}

static struct lv_str embargo(struct docx *d) {
    return lv_running_embargo(&d->doc->arena, &d->style, d->doc);
}

void docx_running(struct docx *d) {
    const struct lv_style *s = &d->style;
    d->has_head = s->head_left || s->head_right || embargo(d).n;
    d->has_foot = s->foot_left || s->foot_right || !lv_str_eq(lv_running_number(s), LV_USUAL_NUMBER);
}

/* ---- text with fields ---- */

static void field(struct docx_part *part, const char *code) {
    docx_open(part, "w:fldSimple");
    docx_attr(part, "w:instr", code);
    docx_open(part, "w:r");
    docx_text(part, "w:t", "1");
    docx_close(part);
    docx_close(part);
}

static void run(struct docx *d, struct docx_part *part, struct lv_str text) {
    if (!text.n)
        return;
    docx_open(part, "w:r");
    docx_open(part, "w:t");
    docx_attr(part, "xml:space", "preserve");
    docx_characters(part, docx_string(d, text));
    docx_close(part);
    docx_close(part);
}

static void element(struct docx_part *part, const char *name) {
    docx_open(part, "w:r");
    docx_flag(part, name);
    docx_close(part);
}

/* A line of a filled phrase. */
static void fields(struct docx *d, struct docx_part *part, struct lv_str text) {
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != LV_FIELD_PAGE && text.p[i] != LV_FIELD_PAGES)
            continue;
        run(d, part, lv_str_sub(text, from, i));
        field(part, text.p[i] == LV_FIELD_PAGE ? " PAGE " : " NUMPAGES ");
        from = i + 1;
    }
    run(d, part, lv_str_sub(text, from, text.n));
}

/* ---- paragraphs ---- */

static void begin(struct docx_part *part, const char *style) {
    docx_open(part, "w:p");
    docx_open(part, "w:pPr");
    docx_val(part, "w:pStyle", style);
}

/* Left, and right behind a tab at the margin; the footer's style is set to the right by itself. */
static void sides(struct docx *d, struct docx_part *part, const char *style, struct lv_str left,
                  struct lv_str right) {
    begin(part, style);
    if (left.n) {
        docx_open(part, "w:tabs");
        docx_open(part, "w:tab");
        docx_attr(part, "w:val", "right");
        docx_attr_int(part, "w:pos", docx_measure(d));
        docx_close(part);
        docx_close(part);
    }
    if (left.n || strcmp(style, "Footer") != 0)
        docx_val(part, "w:jc", left.n ? "left" : "right");
    docx_close(part);
    fields(d, part, left);
    if (left.n && right.n)
        element(part, "w:tab");
    fields(d, part, right);
    docx_close(part);
}

/* A paragraph for each line of either. */
static void all_sides(struct docx *d, struct docx_part *part, const char *style, struct lv_str left,
                      struct lv_str right) {
    struct lv_str a = {NULL, 0}, b = {NULL, 0};
    for (bool begun = false;; begun = true) {
        bool more = lv_next_line(&left, &a), too = lv_next_line(&right, &b);
        if (begun && !more && !too)
            return;
        sides(d, part, style, more ? a : LV_STR(""), too ? b : LV_STR(""));
    }
}

void docx_head(struct docx *d, struct docx_part *part) {
    struct lv_str text = embargo(d), line;
    docx_open(part, "w:hdr");
    docx_namespace(part, "w", DOCX_W);
    while (lv_next_line(&text, &line)) {
        begin(part, "HeaderEmbargo");
        docx_close(part);
        run(d, part, line);
        docx_close(part);
    }
    if (d->style.head_left || d->style.head_right)
        all_sides(d, part, "Header", filled(d, d->style.head_left), filled(d, d->style.head_right));
}

void docx_footer(struct docx *d, struct docx_part *part) {
    const struct lv_style *s = &d->style;
    docx_open(part, "w:ftr");
    docx_namespace(part, "w", DOCX_W);
    all_sides(d, part, "Footer", filled(d, s->foot_left),
              s->foot_right ? filled(d, s->foot_right) : lv_running_number(s));
}

void docx_footer_first(struct docx *d, struct docx_part *part) {
    d->part_across = d->first_across;
    docx_footer(d, part);
    d->part_across = false;
}

void docx_footer_across(struct docx *d, struct docx_part *part) {
    d->part_across = true;
    docx_footer(d, part);
    d->part_across = false;
}

void docx_head_across(struct docx *d, struct docx_part *part) {
    d->part_across = true;
    docx_head(d, part);
    d->part_across = false;
}

bool docx_has_across(const struct docx *d) {
    return d->has_across;
}

bool docx_has_head_across(const struct docx *d) {
    return d->has_across && d->has_head;
}

bool docx_has_head(const struct docx *d) {
    return d->has_head;
}

bool docx_has_first(const struct docx *d) {
    return d->has_letter || d->has_head;
}
