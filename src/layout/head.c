/* The letterhead at the top of the first page: logo, sender, address, rule, kind of document. */
#include "layout/layout.h"

#include "style/house.h"

#define MM (72 / 25.4)
static const double BESIDE = 5 * MM, ABOVE_RULE = 4 * MM, BELOW_RULE = 3 * MM, ABOVE_TEXT = 8 * MM,
                    ROOM_FOR_WORDS = 40 * MM, LEAST_LINES = 6;

static const struct lv_look first_name = {LV_SANS, LV_SIZE_HEADING, LV_INK, .bold = true},
                            other_name = {LV_SANS, LV_SIZE_HEADING, LV_MUTED, .bold = false},
                            address = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .bold = false},
                            kind = {LV_SANS, LV_SIZE_SMALL, LV_ACCENT, .bold = true},
                            date = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .bold = false};

/* What is being set: a stack of lines in a column. */
struct stack {
    struct lv_layout *layout;
    struct lv_head *head;
    struct lv_node *edition[LV_HOUSE_LANGUAGES]; /* not of the tree: what holds the words of a language */
    double x, width, y;
    bool centred, right;
};

/* A node that holds what a house says in a language, as an edition does. */
static struct lv_node *new_edition(struct lv_layout *l, struct lv_str lang) {
    struct lv_node *edition = lv_node_new(l->doc, LV_N_EDITION);
    lv_attr_set(l->doc, edition, LV_AT_LANG, lang);
    return edition;
}

struct lv_box *lv_box_of(struct lv_layout *l, struct lv_node *edition, struct lv_str text,
                         const struct lv_look *look, double width) {
    struct lv_node *block = lv_node_new(l->doc, LV_N_P);
    struct lv_box *box = lv_alloc(&l->arena, sizeof *box);
    lv_node_append(block, lv_text_new(l->doc, text));
    lv_node_append(edition, block);
    box->block = block;
    box->look = *look;
    box->size = lv_layout_size(l, look->size);
    box->leading = box->size * 1.35;
    box->column = box->width = width;
    lv_box_set(l, box);
    lv_box_break(l, box);
    return box;
}

static void align(const struct stack *s, struct lv_box *box) {
    float part = s->right ? 1 : s->centred ? 0.5F : 0;
    for (size_t i = 0; i < box->nlines; i++)
        box->lines[i].x = ((float)box->width - box->lines[i].width) * part;
}

static void add_text(struct stack *s, size_t language, struct lv_str text, const struct lv_look *look) {
    struct lv_str part;
    while (text.n && lv_next_part(&text, &part)) {
        if (!part.n || s->head->n == LV_HEAD_BOXES)
            continue;
        struct lv_box *box = lv_box_of(s->layout, s->edition[language], part, look, s->width);
        box->x = s->x;
        align(s, box);
        s->head->placed[s->head->n++] = (struct lv_placed){box, 0, box->nlines, s->y, false};
        s->y += (double)box->nlines * box->leading;
    }
}

/* The kind of document at the left, the date at the right: each in half of the line where both are there. */
static void add_kind(struct stack *s, size_t language, const struct lv_letter_words *words) {
    struct stack left = *s, right = *s;
    double half = words->kind.n && words->date.n ? s->width / 2 : 0;
    left.width -= half;
    right.width -= half;
    right.x += half;
    right.right = true;
    left.centred = s->centred && half <= 0;
    add_text(&left, language, words->kind, &kind);
    add_text(&right, language, words->date, &date);
    s->y = left.y > right.y ? left.y : right.y;
}

static void add_names(struct stack *s, const struct lv_letterhead *letter) {
    for (size_t i = 0; i < letter->n; i++)
        add_text(s, i, letter->words[i].name, i ? &other_name : &first_name);
    s->y += s->head->n ? 0.3 * s->layout->style.small_size : 0;
    for (size_t i = 0; i < letter->n; i++)
        add_text(s, i, letter->words[i].address, &address);
}

/* The logo's size, and the tag of what it shows. */
static void set_logo(struct stack *s, const struct lv_letterhead *letter) {
    struct lv_layout *l = s->layout;
    struct lv_head *head = s->head;
    if (!lv_letterhead_logo(letter, &l->style, s->width, &head->logo_width, &head->logo_height))
        return;
    head->logo = letter->logo;
    if (!letter->alt.n)
        return;
    struct lv_node *edition = letter->n ? s->edition[0] : new_edition(l, letter->lang),
                   *figure = lv_node_new(l->doc, LV_N_FIGURE), *inside = lv_node_new(l->doc, LV_N_FIGURE);
    lv_attr_set(l->doc, figure, LV_AT_ALT, letter->alt);
    lv_node_append(edition, figure);
    lv_node_append(figure, inside);
    head->logo_tag = lv_tag_new(l, inside, lv_tag_group(l, edition), false);
}

/* Text beside the logo, or below it where it is in the middle or there is no room beside it; both have one middle line where they are beside. */
static void arrange(struct stack *s, const struct lv_letterhead *letter) {
    struct lv_head *head = s->head;
    enum lv_place place = s->layout->style.logo_place;
    double top = s->y, room = head->logo_width > 0 ? head->logo_width + BESIDE : 0;
    if (place == LV_PLACE_LEFT)
        room = lv_logo_room(&s->layout->style, room, s->layout->side);
    bool below = place == LV_PLACE_CENTRE || s->width - room < ROOM_FOR_WORDS;
    s->centred = place == LV_PLACE_CENTRE;
    head->logo_x = place == LV_PLACE_RIGHT ? s->x + s->width - head->logo_width : s->x;
    head->logo_y = top;
    if (s->centred)
        head->logo_x = s->x + (s->width - head->logo_width) / 2;
    if (below) {
        s->y += room > 0 ? head->logo_height + 0.6 * BESIDE : 0;
    } else {
        s->x += place == LV_PLACE_LEFT ? room : 0;
        s->width -= room;
    }
    add_names(s, letter);
    double height = s->y - top, shift = (head->logo_height - height) / 2;
    if (below)
        return;
    for (size_t i = 0; i < head->n && shift > 0; i++)
        head->placed[i].y += shift;
    head->logo_y += shift < 0 ? -shift : 0;
    s->y = top + (shift > 0 ? head->logo_height : height);
}

void lv_head_make(struct lv_layout *l) {
    struct lv_letterhead letter;
    l->first_top = l->top;
    bool inside = l->pack && !l->pack->cover;
    if (inside || !lv_letterhead_of(&l->style, l->doc, &letter))
        return;
    struct stack s = {
        .layout = l, .x = l->left, .width = l->right - l->left, .y = l->style.letterhead_top * MM};
    l->head = s.head = lv_alloc(&l->arena, sizeof *s.head);
    for (size_t i = 0; i < letter.n; i++)
        s.edition[i] = new_edition(l, letter.words[i].lang);
    set_logo(&s, &letter);
    arrange(&s, &letter);
    s.head->rule_y = s.y + ABOVE_RULE;
    s.y = s.head->rule_y + l->style.letterhead_rule;
    s.x = l->left;
    s.width = l->right - l->left;
    double before = s.y;
    s.y += BELOW_RULE;
    for (size_t i = 0; i < letter.n; i++)
        add_kind(&s, i, &letter.words[i]);
    s.y = s.y > before + BELOW_RULE ? s.y : before;
    double least = s.y + ABOVE_TEXT, most = l->bottom - LEAST_LINES * l->style.text_size * l->style.leading;
    l->first_top = least < l->top ? l->top
                   : least < most ? least
                                  : l->bottom; /* or the text begins on the second page */
}
