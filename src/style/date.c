/*
 * The date of a house: a form of symbols as CLDR has them (Unicode Technical Standard 35, part 4, Date Field Symbol Table),
 * as far as a letterhead needs them. Letters in quotes, and all that are none, stand for themselves; '' is a quote.
 */
#include "lang/dates.h"
#include "style/house.h"

enum what { DAY, MONTH, YEAR, HOUR, MINUTE, MONTH_NAME, WEEKDAY_NAME };

static const struct symbol {
    struct lv_str letters;
    enum what what;
    int least, most; /* figures; most 0: any number */
} symbols[] = {
    {{"d", 1}, DAY, 1, 0},    {{"dd", 2}, DAY, 2, 0},          {{"M", 1}, MONTH, 1, 0},
    {{"MM", 2}, MONTH, 2, 0}, {{"MMMM", 4}, MONTH_NAME, 0, 0}, {{"y", 1}, YEAR, 1, 0},
    {{"yy", 2}, YEAR, 2, 2},  {{"yyyy", 4}, YEAR, 4, 0},       {{"EEEE", 4}, WEEKDAY_NAME, 0, 0},
    {{"H", 1}, HOUR, 1, 0},   {{"HH", 2}, HOUR, 2, 0},         {{"mm", 2}, MINUTE, 2, 0},
};

static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* ---- reading a form ---- */

/* A piece of a form: what is before a symbol, as it is written, and the symbol; NULL at the end of the form. */
struct piece {
    struct lv_str before;
    const struct symbol *symbol;
};

/* The byte after the quote that ends the passage which begins at byte `at`, or SIZE_MAX. */
static size_t after_quoted(struct lv_str form, size_t at) {
    size_t end = lv_str_find(form, LV_STR("'"), at + 1);
    return end == SIZE_MAX ? end : end + 1;
}

static const struct symbol *symbol_of(struct lv_str letters) {
    for (const struct symbol *symbol = symbols; symbol < symbols + sizeof symbols / sizeof *symbols; symbol++)
        if (lv_str_eq(symbol->letters, letters))
            return symbol;
    return NULL;
}

/* Reads the piece at byte *at, which moves after it. False for a symbol that is not known, and a quote that is not closed. */
static bool next_piece(struct lv_str form, size_t *at, struct piece *piece) {
    size_t from = *at, end = from;
    while (end < form.n && !is_letter(form.p[end]))
        if ((end = form.p[end] == '\'' ? after_quoted(form, end) : end + 1) == SIZE_MAX)
            return false;
    *piece = (struct piece){lv_str_sub(form, from, end), NULL};
    for (*at = end; *at < form.n && form.p[*at] == form.p[end];)
        ++*at;
    if (end < form.n)
        piece->symbol = symbol_of(lv_str_sub(form, end, *at));
    return piece->symbol || end == form.n;
}

bool lv_date_form_known(struct lv_str form) {
    struct piece piece;
    for (size_t at = 0; at < form.n;)
        if (!next_piece(form, &at, &piece))
            return false;
    return true;
}

/* ---- filling it ---- */

/* Two quotes are one, within a passage in quotes as well. */
static void put_literal(struct lv_buf *to, struct lv_str text) {
    for (size_t i = 0; i < text.n; i++) {
        bool two = text.p[i] == '\'' && i + 1 < text.n && text.p[i + 1] == '\'';
        if (text.p[i] != '\'' || two)
            lv_buf_char(to, text.p[i]);
        i += two;
    }
}

/* False where there is no word for it. */
static bool put_symbol(struct lv_buf *to, const struct symbol *symbol, const struct lv_date *date,
                       struct lv_str lang) {
    const int numbers[] = {date->day, date->month, date->year, date->hour, date->minute};
    if (symbol->what < MONTH_NAME) {
        int value = numbers[symbol->what];
        lv_buf_printf(to, "%0*d", symbol->least, symbol->most ? value % 100 : value);
        return true;
    }
    struct lv_str name = symbol->what == MONTH_NAME
                             ? lv_month_name(lang, date->month)
                             : lv_weekday_name(lang, lv_date_weekday(date->year, date->month, date->day));
    lv_buf_str(to, name);
    return name.n;
}

/* Where the time is not known, its symbols are left out, and what is before them, or after them at the beginning and at the end. */
static bool fill(struct lv_buf *to, struct lv_str form, const struct lv_date *date, struct lv_str lang) {
    struct piece piece;
    bool left_out = false;
    for (size_t at = 0; at < form.n && next_piece(form, &at, &piece);) {
        bool clock = piece.symbol && (piece.symbol->what == HOUR || piece.symbol->what == MINUTE);
        bool ends = left_out && (!piece.symbol || !to->n);
        left_out = clock && !date->clock;
        if (left_out)
            continue;
        put_literal(to, ends ? LV_STR("") : piece.before);
        if (piece.symbol && !put_symbol(to, piece.symbol, date, lang))
            return false;
    }
    return true;
}

/* ---- when it was published ---- */

const struct lv_node *lv_published_in(const struct lv_node *edition) {
    const struct lv_node *node = edition;
    while (node && node->kind != LV_N_PUBLISHED && !lv_attr_has(node, LV_AT_PUBLISHED))
        node = lv_node_next(node, edition);
    return node;
}

struct lv_str lv_house_date(const struct lv_style *style, struct lv_doc *doc, const struct lv_node *edition) {
    struct lv_str lang = lv_node_lang(edition), form = lv_phrase_in(style->date_form, lang);
    const struct lv_node *said = form.n ? lv_published_in(edition) : NULL;
    struct lv_date date;
    struct lv_buf text = {0};
    if (!said || !lv_date_of_iso(lv_attr(said, LV_AT_DATETIME), &date))
        return LV_STR("");
    if (!fill(&text, form, &date, lang))
        text.n = 0;
    return lv_str_trim(lv_arena_take(&doc->arena, &text));
}
