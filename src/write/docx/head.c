/* The letterhead, the header of the first page: logo, sender, address, rule, kind of document. */
#include "write/docx/docx.h"

static const double BESIDE = 5 * 72 / 25.4, ROOM_FOR_WORDS = 40 * 72 / 25.4;

enum { IN_NO_TABLE = 3 }; /* elements open: w:hdr, w:p, w:pPr */

/* ---- the logo ---- */

/* What the picture shows; one that shows nothing to be said is an ornament to Word. */
static void properties(struct docx *d, struct docx_part *part) {
    docx_open(part, "wp:docPr");
    docx_attr(part, "id", "1");
    docx_attr(part, "name", "Logo");
    docx_attr(part, "descr", docx_string(d, d->letter.alt));
    if (!d->letter.alt.n) {
        docx_open(part, "a:extLst");
        docx_open(part, "a:ext");
        docx_attr(part, "uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
        docx_open(part, "adec:decorative");
        docx_namespace(part, "adec", "http://schemas.microsoft.com/office/drawing/2017/decorative");
        docx_attr(part, "val", "1");
        docx_close(part);
        docx_close(part);
        docx_close(part);
    }
    docx_close(part);
}

static void drawing(struct docx *d, struct docx_part *part, double width, double height) {
    struct docx_frame frame = {1, "Logo", "logo", (long)(width * DOCX_EMU + 0.5),
                               (long)(height * DOCX_EMU + 0.5)};
    docx_open(part, "w:drawing");
    docx_open(part, "wp:inline");
    docx_distances(part);
    docx_extent(part, "wp:extent", &frame);
    properties(d, part);
    docx_flag(part, "wp:cNvGraphicFramePr");
    docx_graphic(part, &frame);
    docx_close(part);
    docx_close(part);
}

/* ---- paragraphs ---- */

/* One that is in no table is as wide as the page. */
static void open_paragraph(struct docx *d, struct docx_part *part, const char *style) {
    docx_open(part, "w:p");
    docx_open(part, "w:pPr");
    docx_val(part, "w:pStyle", style);
    if (part->depth == IN_NO_TABLE)
        docx_outdent(d, part);
    if (d->style.logo_place == LV_PLACE_CENTRE)
        docx_val(part, "w:jc", "center");
    docx_close(part);
}

void docx_plain_run(struct docx *d, struct docx_part *part, struct lv_str lang, struct lv_str text) {
    const char *code = docx_lang(d, lang);
    char hex[DOCX_HEX];
    docx_open(part, "w:r");
    if (d->letter_date || *code) {
        docx_open(part, "w:rPr");
        if (d->letter_date) {
            docx_val(part, "w:b", "0");
            docx_val(part, "w:color", docx_hex(d->style.muted, hex));
        }
        if (*code)
            docx_val(part, "w:lang", code);
        docx_close(part);
    }
    docx_open(part, "w:t");
    docx_attr(part, "xml:space", "preserve");
    docx_characters(part, docx_string(d, text));
    docx_close(part);
    docx_close(part);
}

/* A paragraph for each part of a text. */
static void paragraphs(struct docx *d, struct docx_part *part, const char *style, struct lv_str lang,
                       struct lv_str text) {
    struct lv_str line;
    while (text.n && lv_next_part(&text, &line)) {
        if (!line.n)
            continue;
        open_paragraph(d, part, style);
        docx_plain_run(d, part, lang, line);
        docx_close(part);
    }
}

static void words(struct docx *d, struct docx_part *part) {
    const struct lv_letterhead *letter = &d->letter;
    for (size_t i = 0; i < letter->n; i++)
        paragraphs(d, part, i ? "LetterheadOther" : "Letterhead", letter->words[i].lang,
                   letter->words[i].name);
    for (size_t i = 0; i < letter->n; i++)
        paragraphs(d, part, "LetterheadAddress", letter->words[i].lang, letter->words[i].address);
    if (!letter->n) /* a cell is never empty */
        docx_flag(part, "w:p");
}

static void logo(struct docx *d, struct docx_part *part, double width, double height) {
    open_paragraph(d, part, "LetterheadAddress");
    docx_open(part, "w:r");
    drawing(d, part, width, height);
    docx_close(part);
    docx_close(part);
}

/* ---- beside each other, in a table without rules ---- */

static void open_cell(struct docx_part *part, long width) {
    docx_open(part, "w:tc");
    docx_open(part, "w:tcPr");
    docx_open(part, "w:tcW");
    docx_attr_int(part, "w:w", width);
    docx_attr(part, "w:type", "dxa");
    docx_close(part);
    docx_val(part, "w:vAlign", "center");
    docx_close(part);
}

static void open_table(struct docx *d, struct docx_part *part, const long widths[2]) {
    docx_open(part, "w:tbl");
    docx_open(part, "w:tblPr");
    docx_val(part, "w:tblStyle", "TableNormal");
    docx_open(part, "w:tblW");
    docx_attr_int(part, "w:w", widths[0] + widths[1]);
    docx_attr(part, "w:type", "dxa");
    docx_close(part);
    if (docx_side_at(d, LV_SIDE_LEFT)) {
        docx_open(part, "w:tblInd");
        docx_attr_int(part, "w:w", -(long)d->side);
        docx_attr(part, "w:type", "dxa");
        docx_close(part);
    }
    docx_open(part, "w:tblLayout");
    docx_attr(part, "w:type", "fixed");
    docx_close(part);
    docx_close(part);
    docx_open(part, "w:tblGrid");
    for (int i = 0; i < 2; i++) {
        docx_open(part, "w:gridCol");
        docx_attr_int(part, "w:w", widths[i]);
        docx_close(part);
    }
    docx_close(part);
    docx_open(part, "w:tr");
}

static void beside(struct docx *d, struct docx_part *part, double width, double height) {
    bool left = d->style.logo_place == LV_PLACE_LEFT;
    double room = width + BESIDE, side = (double)d->side / DOCX_TWIPS;
    long whole = docx_measure(d),
         narrow = (long)((left ? lv_logo_room(&d->style, room, side) : room) * DOCX_TWIPS);
    long widths[] = {left ? narrow : whole - narrow, left ? whole - narrow : narrow};
    open_table(d, part, widths);
    for (int i = 0; i < 2; i++) {
        open_cell(part, widths[i]);
        if (left == (i == 0))
            logo(d, part, width, height);
        else
            words(d, part);
        docx_close(part);
    }
    docx_close(part);
    docx_close(part);
}

/* ---- the parts ---- */

static void letterhead(struct docx *d, struct docx_part *part) {
    double width, height, most = (double)docx_measure(d) / DOCX_TWIPS;
    bool pictured = lv_letterhead_logo(&d->letter, &d->style, most, &width, &height);
    if (pictured && d->style.logo_place != LV_PLACE_CENTRE && width + ROOM_FOR_WORDS < most) {
        beside(d, part, width, height);
        return;
    }
    if (pictured)
        logo(d, part, width, height);
    words(d, part);
}

/* ---- kind of document, and date beside it ---- */

static struct lv_str kind_in(const struct lv_letter_words *words) {
    return words->kind;
}

static struct lv_str date_in(const struct lv_letter_words *words) {
    return words->date;
}

/* What the languages say, with strokes between; returns whether they do. */
static bool all_languages(struct docx *d, struct docx_part *part,
                          struct lv_str (*of)(const struct lv_letter_words *)) {
    bool begun = false;
    for (size_t i = 0; i < d->letter.n; i++) {
        const struct lv_letter_words *words = &d->letter.words[i];
        if (!of(words).n)
            continue;
        if (part && begun)
            docx_plain_run(d, part, words->lang, LV_STR(" / "));
        if (part)
            docx_plain_run(d, part, words->lang, of(words));
        begun = true;
    }
    return begun;
}

/* The date after a tab, in the look of dates. */
static void date(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:r");
    docx_flag(part, "w:tab");
    docx_close(part);
    d->letter_date = true;
    all_languages(d, part, date_in);
    d->letter_date = false;
}

static void rule_and_kind(struct docx *d, struct docx_part *part) {
    bool dated = all_languages(d, NULL, date_in);
    docx_open(part, "w:p");
    docx_open(part, "w:pPr");
    docx_val(part, "w:pStyle", "LetterheadKind");
    if (d->style.letterhead_rule > 0) {
        docx_open(part, "w:pBdr");
        docx_rule(part, "w:top", d->style.accent, (int)(d->style.letterhead_rule * 8 + 0.5), 8);
        docx_close(part);
    }
    if (dated)
        docx_right_tab(part, docx_right_end(d), NULL);
    if (!dated && !all_languages(d, NULL, kind_in)) {
        docx_open(part, "w:spacing");
        docx_attr_int(part, "w:before", 160);
        docx_attr_int(part, "w:after", 0);
        docx_close(part);
    }
    docx_outdent(d, part);
    if (!dated && d->style.logo_place == LV_PLACE_CENTRE)
        docx_val(part, "w:jc", "center");
    docx_close(part);
    all_languages(d, part, kind_in);
    if (dated)
        date(d, part);
    docx_close(part);
}

void docx_head_first(struct docx *d, struct docx_part *part) {
    docx_open(part, "w:hdr");
    docx_namespace(part, "w", DOCX_W);
    docx_namespace(part, "r", DOCX_R);
    docx_namespace(part, "wp", DOCX_DRAWING "wordprocessingDrawing");
    docx_namespace(part, "a", DOCX_DRAWING "main");
    docx_namespace(part, "pic", DOCX_DRAWING "picture");
    d->part_across = d->first_across;
    letterhead(d, part);
    rule_and_kind(d, part);
    d->part_across = false;
}

bool docx_has_letter(const struct docx *d) {
    return d->has_letter;
}

bool docx_has_logo(const struct docx *d) {
    return d->has_letter && d->letter.logo.n;
}

bool docx_has_png(const struct docx *d) {
    return docx_has_logo(d) && !docx_has_jpeg(d);
}

bool docx_has_jpeg(const struct docx *d) {
    return docx_has_logo(d) && d->letter.logo.p[0] == '\xFF';
}
