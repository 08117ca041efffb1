/* Running heads: phrases with fields, filled from the release. */
#include "core/utf8.h"
#include "style/house.h"

enum { SHORT = 60, LONG = 200 }; /* characters of a short title, and of an embargo */

/* What fields are filled from. */
struct source {
    const struct lv_style *style;
    struct lv_doc *doc;
    struct lv_job *job;
    const struct lv_node *edition;
};

/* Appends s up to so many characters, cut at a word. */
static void add_short(struct lv_buf *to, struct lv_str s, size_t most) {
    size_t at = 0, word = 0, n;
    uint32_t cp;
    for (size_t i = 0; i < most && (n = lv_utf8_next(s, at, &cp)); i++, at += n)
        if (lv_is_blank(cp))
            word = at;
    bool whole = at == s.n;
    lv_buf_str(to, lv_str_sub(s, 0, whole ? s.n : word ? word : at));
    lv_buf_puts(to, whole ? "" : "…");
}

/* ---- the fields ---- */

static void add_name(struct lv_buf *to, const struct source *from) {
    struct lv_str name = lv_phrase_in(from->style->house_name, lv_node_lang(from->edition)), part;
    if (name.n && lv_next_part(&name, &part))
        lv_buf_str(to, part);
}

static void add_title(struct lv_buf *to, const struct source *from) {
    add_short(to, lv_str_trim(lv_title(from->doc, from->job, from->edition)), SHORT);
}

/* In the form of the house, or as it is written. */
static void add_date(struct lv_buf *to, const struct source *from) {
    struct lv_str date = lv_house_date(from->style, from->doc, from->edition);
    const struct lv_node *said = lv_published_in(from->edition);
    if (!date.n && said)
        date = lv_str_trim(lv_text(from->doc, said));
    lv_buf_str(to, date);
}

/* The text of the first link of that scheme in a contact, or of its field. */
static void add_contact(struct lv_buf *to, const struct source *from, enum lv_kind kind,
                        struct lv_str scheme) {
    const struct lv_node *top = from->edition, *field = top;
    while ((field = lv_node_next(field, top)) && (field->kind != kind || field->parent->kind != LV_N_CONTACT))
        ;
    if (!field)
        return;
    const struct lv_node *found = field;
    for (const struct lv_node *node = field; node && found == field; node = lv_node_next(node, field))
        if (lv_str_starts(lv_attr(node, LV_AT_HREF), scheme))
            found = node;
    lv_buf_str(to, lv_str_trim(lv_text(from->doc, found)));
}

static void add_phone(struct lv_buf *to, const struct source *from) {
    add_contact(to, from, LV_N_PHONE, LV_STR("tel:"));
}

static void add_mail(struct lv_buf *to, const struct source *from) {
    add_contact(to, from, LV_N_EMAIL, LV_STR("mailto:"));
}

static void add_page(struct lv_buf *to, const struct source *from) {
    (void)from;
    lv_buf_char(to, LV_FIELD_PAGE);
}

static void add_pages(struct lv_buf *to, const struct source *from) {
    (void)from;
    lv_buf_char(to, LV_FIELD_PAGES);
}

static const struct field {
    struct lv_str name;
    void (*add)(struct lv_buf *to, const struct source *from);
} fields[] = {
    {{"{name}", 6}, add_name},        {{"{short-title}", 13}, add_title}, {{"{date}", 6}, add_date},
    {{"{page}", 6}, add_page},        {{"{pages}", 7}, add_pages},        {{"{press-phone}", 13}, add_phone},
    {{"{press-mail}", 12}, add_mail},
};

/* The field that begins at byte `at`, or NULL. */
static const struct field *field_at(struct lv_str text, size_t at) {
    for (const struct field *field = fields; field < fields + sizeof fields / sizeof *fields; field++)
        if (lv_str_starts(lv_str_sub(text, at, text.n), field->name))
            return field;
    return NULL;
}

bool lv_fields_known(struct lv_str text) {
    for (size_t i = 0; i < text.n; i++) {
        const struct field *field = field_at(text, i);
        if (!field && (text.p[i] == '{' || text.p[i] == '}'))
            return false;
        i += field ? field->name.n - 1 : 0;
    }
    return true;
}

/* True if a phrase has a field of page numbers in any language. */
static bool phrase_has_page(const struct lv_phrase *phrase) {
    for (; phrase; phrase = phrase->next)
        if (strstr(phrase->text, "{page"))
            return true;
    return false;
}

/* ---- filling ---- */

/* False, and nothing added, where a field has nothing. */
static bool fill_part(struct lv_buf *to, struct lv_str part, const struct source *from) {
    size_t start = to->n;
    for (size_t i = 0; i < part.n; i++) {
        const struct field *field = field_at(part, i);
        size_t before = to->n;
        if (!field) {
            lv_buf_char(to, part.p[i]);
            continue;
        }
        field->add(to, from);
        if (to->n == before) {
            to->n = start;
            return false;
        }
        i += field->name.n - 1;
    }
    return true;
}

static void fill(struct lv_buf *to, const struct lv_phrase *phrase, const struct source *from) {
    struct lv_str text = lv_phrase_in(phrase, lv_node_lang(from->edition)), part;
    bool begun = false;
    while (text.n && lv_next_part(&text, &part)) {
        size_t before = to->n;
        lv_buf_puts(to, begun ? " · " : "");
        size_t after = to->n;
        if (!part.n || !fill_part(to, part, from) || to->n == after)
            to->n = before;
        begun |= to->n > before;
    }
}

/* Adds what an edition says in a line of its own, unless one before it says the same. */
static void add_edition(struct lv_buf *to, struct lv_str said) {
    if (!said.n || (to->n && lv_str_find(lv_buf_slice(to), said, 0) != SIZE_MAX))
        return;
    lv_buf_puts(to, to->n ? "\n" : "");
    lv_buf_str(to, said);
}

static size_t editions_of(const struct lv_style *style) {
    return style->running_languages == LV_LANGUAGES_ALL ? LV_HOUSE_LANGUAGES : 1;
}

struct lv_str lv_running_fill(struct lv_arena *arena, const struct lv_style *style, struct lv_doc *doc,
                              struct lv_job *job, const struct lv_phrase *phrase) {
    struct source from = {style, doc, job, NULL};
    struct lv_buf said = {0}, all = {0};
    for (size_t i = 0; phrase && i < editions_of(style) && (from.edition = lv_edition(doc, i)); i++) {
        said.n = 0;
        fill(&said, phrase, &from);
        add_edition(&all, lv_buf_slice(&said));
    }
    lv_buf_free(&said);
    return lv_arena_take(arena, &all);
}

struct lv_str lv_running_embargo(struct lv_arena *arena, const struct lv_style *style, struct lv_doc *doc,
                                 const struct lv_phrase *pack) {
    const struct lv_node *edition, *block;
    struct lv_buf all = {0}, said = {0};
    size_t editions = style->running_embargo == LV_YES ? editions_of(style) : 0;
    for (size_t i = 0; pack && i < editions; i++, pack = pack->next)
        add_edition(&all, lv_str_from(pack->text));
    for (size_t i = 0; i < editions && (edition = lv_edition(doc, i)); i++) {
        said.n = 0;
        if ((block = lv_block_of(edition, LV_N_EMBARGO)))
            add_short(&said, lv_str_trim(lv_text(doc, block)), LONG);
        add_edition(&all, lv_buf_slice(&said));
    }
    lv_buf_free(&said);
    return lv_arena_take(arena, &all);
}

struct lv_str lv_running_number(const struct lv_style *style) {
    static const struct lv_str forms[] = {LV_STR(""), LV_STR("\1"), LV_USUAL_NUMBER};
    const struct lv_phrase *const phrases[] = {style->head_left, style->head_right, style->foot_left};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (phrase_has_page(phrases[i]))
            return forms[LV_PAGE_NONE];
    return forms[style->page_number];
}
