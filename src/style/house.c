#include "style/house.h"

#include <stddef.h>

#include "style/logo.h"

/* ---- letterhead ---- */

/* What a block at the head of an edition says. */
static struct lv_str said_in(struct lv_doc *doc, const struct lv_node *edition, enum lv_kind kind) {
    const struct lv_node *block = lv_meta_block(edition, kind);
    return block ? lv_str_trim(lv_text(doc, block)) : LV_STR("");
}

static bool says_kind(const struct lv_node *edition) {
    for (const struct lv_node *b = lv_block_next(edition, edition); b; b = lv_block_next(b, edition))
        if (b->kind == LV_N_DOCTYPE)
            return true;
    return false;
}

/* The kind of document for the letterhead: the house's where the release says none, or what it says, where it goes there. */
static struct lv_str kind_of(const struct lv_style *style, struct lv_doc *doc,
                             const struct lv_node *edition) {
    struct lv_str said =
        style->meta_place == LV_META_LETTERHEAD ? said_in(doc, edition, LV_N_DOCTYPE) : LV_STR("");
    return said.n || says_kind(edition) ? said : lv_phrase_in(style->house_kind, lv_node_lang(edition));
}

/* Nothing where one of the languages before says the same. */
static struct lv_str unless_said(struct lv_str text, const struct lv_letterhead *l, size_t field) {
    for (size_t i = 0; i < l->n; i++)
        if (lv_str_eq(*(const struct lv_str *)(const void *)((const char *)&l->words[i] + field), text))
            return LV_STR("");
    return text;
}

static void add_language(struct lv_letterhead *to, const struct lv_style *style, struct lv_doc *doc,
                         const struct lv_node *edition) {
    struct lv_str lang = lv_node_lang(edition), kind = kind_of(style, doc, edition),
                  date = lv_house_date(style, doc, edition);
    if (!date.n && style->meta_place == LV_META_LETTERHEAD)
        date = said_in(doc, edition, LV_N_PUBLISHED);
    struct lv_letter_words words = {
        lang, unless_said(lv_phrase_in(style->house_name, lang), to, offsetof(struct lv_letter_words, name)),
        unless_said(lv_phrase_in(style->house_address, lang), to, offsetof(struct lv_letter_words, address)),
        unless_said(kind, to, offsetof(struct lv_letter_words, kind)),
        unless_said(date, to, offsetof(struct lv_letter_words, date))};
    if (words.name.n || words.address.n || words.kind.n || words.date.n)
        to->words[to->n++] = words;
}

bool lv_letterhead_of(const struct lv_style *style, struct lv_doc *doc, struct lv_letterhead *to) {
    *to = (struct lv_letterhead){0};
    const struct lv_node *edition = lv_edition(doc, 0);
    if (!edition || (!style->house_name && !style->house_address && !style->house_kind && !style->logo.name))
        return false;
    for (size_t i = 0; i < LV_HOUSE_LANGUAGES && (edition = lv_edition(doc, i)); i++)
        add_language(to, style, doc, edition);
    to->lang = lv_node_lang(lv_edition(doc, 0));
    to->logo = style->logo.bytes;
    to->svg = style->logo_svg.bytes;
    to->alt = lv_phrase_in(style->logo_alt, to->lang);
    return to->n || to->logo.n;
}

static const double MM = 72 / 25.4, TALLEST = 45 * 72 / 25.4, PART_OF_PAGE = 1.0 / 6;

bool lv_letterhead_logo(const struct lv_letterhead *letter, const struct lv_style *style, double column,
                        double *width, double *height) {
    struct lv_logo logo;
    if (!letter->logo.n || !lv_logo_read(letter->logo, &logo))
        return false;
    double wanted = style->logo_width * MM < column ? style->logo_width * MM : column;
    double whole = wanted * logo.height / logo.width, most = style->paper.height * PART_OF_PAGE;
    most = most < TALLEST ? most : TALLEST;
    double scale = whole > most ? most / whole : 1;
    *width = wanted * scale;
    *height = whole * scale;
    return true;
}

bool lv_next_part(struct lv_str *text, struct lv_str *part) {
    if (!text->p)
        return false;
    size_t bar = lv_str_find(*text, LV_STR("|"), 0);
    *part = lv_str_trim(lv_str_sub(*text, 0, bar));
    *text = bar == SIZE_MAX ? (struct lv_str){NULL, 0} : lv_str_sub(*text, bar + 1, text->n);
    return true;
}

struct lv_str lv_house_author(const struct lv_style *style, struct lv_str lang) {
    struct lv_str name = lv_phrase_in(style->author ? style->author : style->house_name, lang), part;
    return name.n && lv_next_part(&name, &part) ? part : LV_STR("");
}

struct lv_str lv_house_subject(const struct lv_style *style, struct lv_str lang) {
    return lv_phrase_in(style->subject, lang);
}

void lv_style_sender(struct lv_job *job) {
    struct lv_style style;
    const char *name = job->options->style;
    if (job->options->style_text || lv_style_is_default(job))
        return;
    if (!lv_style_load(job, &style) && style.house_name)
        lv_report(job, LV_MSG_SAMPLE_HOUSE, 0, 0, name, name);
    lv_style_free(&style);
}
