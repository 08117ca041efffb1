/* Headers from the second page on, footers on all: real ones, with fields for the numbers of pages. */
#include "write/docx/docx.h"

static struct lv_str filled(struct docx *d, const struct lv_phrase *phrase) {
    return lv_running_fill(&d->doc->arena, &d->style, d->doc, d->job, phrase);
}

static struct lv_str embargo(struct docx *d) {
    return lv_running_embargo(&d->doc->arena, &d->style, d->doc, d->pack ? d->pack->embargo : NULL);
}

void docx_running(struct docx *d) {
    const struct lv_style *s = &d->style;
    d->has_head = !s->docx_template.name && (s->head_left || s->head_right || embargo(d).n);
    strcpy(d->head, d->has_head ? "header" : "");
    strcpy(d->foot, "footer");
}

/* ---- text with fields ---- */

static void field(struct docx *d, struct docx_part *part, struct lv_str lang, const char *code) {
    docx_open(part, "w:fldSimple");
    docx_attr(part, "w:instr", code);
    if (d->pack) {
        docx_plain_run(d, part, lang, LV_STR("1"));
    } else {
        docx_open(part, "w:r");
        docx_text(part, "w:t", "1");
        docx_close(part);
    }
    docx_close(part);
}

/* In a pack each text has its language; else it is that of the document. */
static void run(struct docx *d, struct docx_part *part, struct lv_str lang, struct lv_str text) {
    if (!text.n)
        return;
    if (d->pack) {
        docx_plain_run(d, part, lang, text);
        return;
    }
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
static void fields(struct docx *d, struct docx_part *part, struct lv_str lang, struct lv_str text) {
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != LV_FIELD_PAGE && text.p[i] != LV_FIELD_PAGES)
            continue;
        run(d, part, lang, lv_str_sub(text, from, i));
        field(d, part, lang, text.p[i] == LV_FIELD_PAGE ? " PAGE " : " NUMPAGES ");
        from = i + 1;
    }
    run(d, part, lang, lv_str_sub(text, from, text.n));
}

/* The language of line i of a text: that of the edition, where each has one. */
static struct lv_str lang_of_line(const struct docx *d, struct lv_str text, size_t i) {
    size_t lines = 0;
    struct lv_str line;
    while (lv_next_line(&text, &line))
        lines++;
    const struct lv_node *first = lv_edition(d->doc, 0), *own = lv_edition(d->doc, i);
    bool each = own && lv_edition(d->doc, lines - 1) && !lv_edition(d->doc, lines);
    return first ? lv_node_lang(each ? own : first) : LV_STR("und");
}

/* ---- paragraphs ---- */

static void begin(struct docx_part *part, const char *style) {
    docx_open(part, "w:p");
    docx_open(part, "w:pPr");
    docx_val(part, "w:pStyle", style);
}

/* A text on one side, and the language it is in. */
struct side {
    struct lv_str lang, text;
};

/* Left, and right behind a tab at the margin; the footer's style is set to the right by itself. */
static void sides(struct docx *d, struct docx_part *part, const char *style, const struct side *left,
                  const struct side *right) {
    begin(part, style);
    if (left->text.n)
        docx_right_tab(part, docx_right_end(d), NULL);
    docx_outdent(d, part);
    if (left->text.n || strcmp(style, "Footer") != 0)
        docx_val(part, "w:jc", left->text.n ? "left" : "right");
    docx_close(part);
    fields(d, part, left->lang, left->text);
    if (left->text.n && right->text.n)
        element(part, "w:tab");
    fields(d, part, right->lang, right->text);
    docx_close(part);
}

/* A paragraph for each line of either; on left-hand pages what is at the left stands at the right. */
static void all_sides(struct docx *d, struct docx_part *part, const char *style, struct lv_str left,
                      struct lv_str right) {
    struct lv_str all_left = left, all_right = right, a = {NULL, 0}, b = {NULL, 0};
    for (size_t i = 0;; i++) {
        bool more = lv_next_line(&left, &a), too = lv_next_line(&right, &b);
        if (i && !more && !too)
            return;
        struct side at_left = {lang_of_line(d, all_left, i), more ? a : LV_STR("")},
                    at_right = {lang_of_line(d, all_right, i), too ? b : LV_STR("")};
        sides(d, part, style, d->part_even ? &at_right : &at_left, d->part_even ? &at_left : &at_right);
    }
}

void docx_head(struct docx *d, struct docx_part *part) {
    struct lv_str all = embargo(d), text = all, line;
    docx_open(part, "w:hdr");
    docx_namespace(part, "w", DOCX_W);
    for (size_t i = 0; lv_next_line(&text, &line); i++) {
        begin(part, "HeaderEmbargo");
        docx_outdent(d, part);
        docx_close(part);
        run(d, part, lang_of_line(d, all, i), line);
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

bool docx_has_first_foot(const struct docx *d) {
    return !d->pack && docx_has_first(d);
}

/* Those of a pack have numbers, but a template stands for them. */
bool docx_has_foot(const struct docx *d) {
    return !d->pack || d->style.docx_template.name;
}

/* ---- headers and footers of a pack ---- */

static const char *const kinds[] = {"footer", "header"};

bool docx_running_name(const struct docx_pack *pack, unsigned number, char name[DOCX_MEDIUM]) {
    struct lv_str xml = pack->running.text[number - 1];
    bool header = lv_str_find(xml, LV_STR("<w:hdr"), 0) != SIZE_MAX;
    snprintf(name, DOCX_MEDIUM, "/word/%s%u.xml", kinds[header], number);
    return header;
}

/* Keeps a part, unless there is one like it; its relationship in id. */
static void keep(struct docx *d, bool header, bool even, char id[DOCX_ID]) {
    struct docx_pack *pack = d->pack;
    struct docx_part part;
    char name[DOCX_MEDIUM];
    unsigned before = pack->running.n;
    d->part_even = even;
    docx_part_open(&part);
    (header ? docx_head : docx_footer)(d, &part);
    docx_part_close(&part);
    d->part_even = false;
    unsigned number = docx_index(&pack->running, lv_buf_slice(&part.xml));
    if (number > before)
        docx_running_name(pack, number, name);
    docx_part_free(&part);
    snprintf(id, DOCX_ID, "%s%u", kinds[header], number);
    if (number > before)
        docx_running_link(d, id, kinds[header], name + sizeof "/word/" - 1);
}

void docx_add_running(struct docx *d) {
    if (d->style.docx_template.name) {
        strcpy(d->foot, "footer");
        return;
    }
    keep(d, true, false, d->head);
    keep(d, false, false, d->foot);
    if (!docx_is_mirrored(d))
        return;
    keep(d, true, true, d->even_head);
    keep(d, false, true, d->even_foot);
}
