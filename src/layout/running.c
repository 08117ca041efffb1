/* Heads from the second page on, feet on all: set anew for each page, for the number of the page is in them. */
#include "layout/layout.h"

#include "style/house.h"

#include <stdio.h>

enum slot { EMBARGO, HEAD_LEFT, HEAD_RIGHT, FOOT_LEFT, FOOT_RIGHT };

#define MM (72 / 25.4)
static const double EDGE = 6 * MM, APART = 4 * MM, BETWEEN = 14, BELOW_EMBARGO = 2,
                    SHARE = 0.45; /* of the right at most */

static const struct lv_look plain = {LV_SANS, LV_SIZE_SMALL, LV_MUTED, .bold = false},
                            embargo = {LV_SANS, LV_SIZE_SMALL, LV_EMBARGO_COLOUR, .bold = true};

static struct lv_str filled(struct lv_layout *l, const struct lv_phrase *phrase) {
    return lv_running_fill(&l->arena, &l->style, l->doc, l->job, phrase);
}

/* The text with the numbers of a page in it, in the arena. */
static struct lv_str numbered(struct lv_layout *l, struct lv_str text, size_t page) {
    struct lv_buf out = {0};
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == LV_FIELD_PAGE)
            lv_buf_uint(&out, page + 1);
        else if (text.p[i] == LV_FIELD_PAGES)
            lv_buf_uint(&out, l->npages);
        else
            lv_buf_char(&out, text.p[i]);
    return lv_arena_take(&l->arena, &out);
}

static double widest(const struct lv_box *box) {
    double width = 0;
    for (size_t i = 0; i < box->nlines; i++)
        width = (double)box->lines[i].width > width ? (double)box->lines[i].width : width;
    return width;
}

/* Where the lines of a slot go. */
struct place {
    double x, y, width;
    bool right, foot;
    double widest; /* of them, when they are set */
};

/* Sets the lines of a slot; returns their height. */
static double set(struct lv_layout *l, struct lv_running_page *to, enum slot slot, size_t page,
                  struct place *at) {
    double y = at->y;
    struct lv_str text = numbered(l, l->running->text[slot], page), line;
    while (to->n < LV_RUNNING_MOST && lv_next_line(&text, &line)) {
        struct lv_box *box =
            lv_box_of(l, l->running->edition, line, slot == EMBARGO ? &embargo : &plain, at->width);
        for (size_t i = 0; at->right && i < box->nlines; i++)
            box->lines[i].x = (float)box->width - box->lines[i].width;
        box->x = at->x;
        at->widest = widest(box) > at->widest ? widest(box) : at->widest;
        to->foot[to->n] = at->foot;
        to->placed[to->n++] = (struct lv_placed){box, 0, box->nlines, y, true};
        y += (double)box->nlines * box->leading;
    }
    return y - at->y;
}

/* Left and right beside each other at y, on a left-hand page the other way round; returns their height. */
static double set_sides(struct lv_layout *l, struct lv_running_page *to, enum slot left, size_t page,
                        double y) {
    bool foot = left == FOOT_LEFT, mirrored = l->left_hand;
    double whole = l->right - l->left, width = l->running->text[left].n ? SHARE * whole : whole;
    struct place right = {mirrored ? l->left : l->right - width, y, width, !mirrored, foot, 0};
    double b = set(l, to, left + 1, page, &right), taken = right.widest + (right.widest > 0 ? BETWEEN : 0);
    struct place at = {mirrored ? l->left + taken : l->left, y, whole - taken, mirrored, foot, 0};
    double a = set(l, to, left, page, &at);
    return a > b ? a : b;
}

/* Everything of a page, the head from y = 0 on, then the foot likewise. */
static void set_page(struct lv_layout *l, size_t page, struct lv_running_page *to) {
    *to = (struct lv_running_page){.n = 0};
    if (page) {
        struct place at = {l->left, 0, l->right - l->left, false, false, 0};
        to->head = set(l, to, EMBARGO, page, &at);
        to->head += to->head > 0 ? BELOW_EMBARGO : 0;
        to->head += set_sides(l, to, HEAD_LEFT, page, to->head);
    }
    if (l->npages > 1 || !l->running->usual)
        to->feet = set_sides(l, to, FOOT_LEFT, page, 0);
}

void lv_running_page(struct lv_layout *l, size_t page, struct lv_running_page *to) {
    set_page(l, page, to);
    double up = 0.3 * l->style.small_size, /* so that the baseline is in the middle */
        head = (l->top - to->head) / 2 - up, foot = (l->bottom + l->height - to->feet) / 2 - up;
    for (size_t i = 0; i < to->n; i++)
        to->placed[i].y += to->foot[i] ? foot : head;
}

/* Makes room where the margins have too little. */
void lv_running_make(struct lv_layout *l) {
    const struct lv_style *s = &l->style;
    struct lv_running *r = l->running = lv_alloc(&l->arena, sizeof *r);
    struct lv_running_page tallest;
    r->edition = lv_node_new(l->doc, LV_N_EDITION);
    if (lv_edition(l->doc, 0))
        lv_attr_set(l->doc, r->edition, LV_AT_LANG, lv_node_lang(lv_edition(l->doc, 0)));
    const struct lv_phrase *const phrases[] = {NULL, s->head_left, s->head_right, s->foot_left,
                                               s->foot_right};
    r->text[EMBARGO] = lv_running_embargo(&l->arena, &l->style, l->doc, l->pack ? l->pack->embargo : NULL);
    for (size_t i = HEAD_LEFT; i <= FOOT_RIGHT; i++)
        if (phrases[i])
            r->text[i] = filled(l, phrases[i]);
    r->usual = !phrases[FOOT_RIGHT];
    if (r->usual)
        r->text[FOOT_RIGHT] = lv_running_number(&l->style);
    if (phrases[FOOT_LEFT])
        r->usual = false;
    l->npages = 888;
    set_page(l, l->npages - 1, &tallest);
    l->npages = 0;
    l->head_room = tallest.head > 0 ? EDGE + tallest.head + APART : 0;
    l->foot_room = tallest.feet > 0 ? EDGE + tallest.feet + APART : 0;
    lv_layout_turn(l, l->turned);
}
