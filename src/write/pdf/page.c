/* Pages: text line by line, rules and bars as artifacts. */
#include "write/pdf/paint.h"

static struct lv_tag *link_of(struct lv_tag *tag) {
    while (tag && tag->node->kind != LV_N_A)
        tag = tag->up;
    return tag;
}

/* Glyphs from..to of one run, at x; returns where they end. */
static double paint_run(struct pdf_painter *p, const struct lv_box *box, const struct lv_run *run,
                        size_t from, size_t to, double x, double y) {
    double start = x, end = x;
    pdf_begin_tag(p, run->tag);
    pdf_set_colour(p, pdf_colour(p->pdf, run->colour));
    pdf_begin_text(p, x, y);
    for (size_t i = from; i < to; i++) {
        const struct lv_set_glyph *glyph = &box->glyphs[i];
        pdf_set_font(p, glyph, box->size);
        if (glyph->flags & LV_MISSING)
            pdf_put_stand_in(p, glyph);
        else
            pdf_put_glyph(p, glyph);
        x += (glyph->advance + glyph->adjust) * box->size / 1000;
        if (!(glyph->flags & LV_BLANK))
            end = x;
    }
    struct lv_tag *link = link_of(run->tag);
    if (link && end > start && !p->repeated)
        pdf_link_add(p->pdf, link, p->page, (struct pdf_link_text){start, end, y, box->size, false});
    return x;
}

static size_t run_at(const struct lv_box *box, size_t glyph) {
    size_t low = 0, high = box->nruns;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (box->runs[middle].first <= glyph)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A hyphen the layout set reads as U+00AD: the word is whole in the text. */
static void put_hyphen(struct pdf_painter *p, const struct lv_box *box, const struct lv_line *line) {
    const struct lv_face *face = lv_layout_face(&p->pdf->layout, box->glyphs[line->to - 1].face);
    const struct lv_glyph *g = lv_face_fallback(&face, 0xAD);
    struct lv_set_glyph hyphen = {0xAD, g->cid, g->advance, 0, face->number, g->subset, 0};
    pdf_set_font(p, &hyphen, box->size);
    pdf_put_glyph(p, &hyphen);
}

static void paint_line(struct pdf_painter *p, const struct lv_box *box, const struct lv_line *line, double x,
                       double y) {
    size_t r = run_at(box, line->from);
    for (size_t from = line->from; from < line->to; r++) {
        size_t end = r + 1 < box->nruns ? box->runs[r + 1].first : box->n;
        end = end < line->to ? end : line->to;
        x = paint_run(p, box, &box->runs[r], from, end, x, y);
        from = end;
    }
    if (line->hyphen)
        put_hyphen(p, box, line);
}

static const struct lv_node *edition_of(const struct lv_node *node) {
    while (node->parent && node->kind != LV_N_EDITION)
        node = node->parent;
    return node;
}

static const struct lv_node *next_edition(const struct lv_node *at, const struct lv_node *root) {
    const struct lv_node *node = at->kind == LV_N_EDITION ? lv_node_skip(at, root) : lv_node_next(at, root);
    while (node && node->kind != LV_N_EDITION)
        node = lv_node_next(node, root);
    return node;
}

static void list_editions(struct pdf *pdf) {
    const struct lv_node *root = pdf->doc->root, *node = root;
    while ((node = next_edition(node, root)))
        pdf->editions_n++;
    pdf->editions = lv_alloc(&pdf->layout.arena, (pdf->editions_n + 1) * sizeof *pdf->editions);
    node = root;
    for (size_t i = 0; (node = next_edition(node, root)); i++)
        pdf->editions[i].node = node;
}

/* The number of an edition: most often that of the last block, or the next. */
static size_t edition_number(struct pdf *pdf, const struct lv_node *edition) {
    if (!pdf->editions)
        list_editions(pdf);
    while (pdf->editions[pdf->edition].node != edition)
        pdf->edition = (pdf->edition + 1) % pdf->editions_n;
    return pdf->edition;
}

/* A section in the contents of a pack has its bookmark where it begins. */
static bool is_listed(const struct lv_node *heading) {
    return heading->next && lv_is_contents(heading->next);
}

/* An edition begins with a bookmark; its headline, or what stands for one, and every heading gets one. */
static void bookmark(struct pdf_painter *p, const struct lv_placed *placed) {
    struct pdf *pdf = p->pdf;
    const struct lv_node *block = placed->box->block, *edition = edition_of(block);
    double y = pdf->layout.height - placed->y;
    size_t number = edition_number(pdf, edition), place = pdf->editions_before + number;
    if (!pdf->editions[number].begun && !lv_block_of(edition, LV_N_HEADLINE))
        pdf_bookmark(pdf, place, 1, lv_title(pdf->doc, pdf->job, edition), p->page, y);
    pdf->editions[number].begun = true;
    if (block->kind == LV_N_HEADLINE || (block->kind == LV_N_HEADING && !is_listed(block)))
        pdf_bookmark(pdf, place, block->kind == LV_N_HEADLINE ? 1 : 2, lv_text(pdf->doc, block), p->page, y);
    if (block->kind == LV_N_HEADING && placed->box->aside)
        pdf_bookmark_late(pdf);
}

/* Around the longest of the lines, with as much room above and below as half of that beside. */
static void paint_frame(struct pdf_painter *p, const struct lv_placed *placed, uint32_t rgb) {
    static const double STROKE = 1.25;
    const struct lv_box *box = placed->box;
    double width = 0, room = box->left / 2, x = box->x, y = placed->y - room;
    double height = (double)(placed->to - placed->from) * box->leading + 2 * room;
    for (size_t i = placed->from; i < placed->to; i++)
        width = (double)box->lines[i].width > width ? (double)box->lines[i].width : width;
    width += 2 * box->left;
    pdf_bar(p, x, y, width, STROKE, rgb);
    pdf_bar(p, x, y + height - STROKE, width, STROKE, rgb);
    pdf_bar(p, x, y, STROKE, height, rgb);
    pdf_bar(p, x + width - STROKE, y, STROKE, height, rgb);
}

/* Rules of a box: above it, and below the last row of a table. */
static void paint_rules(struct pdf_painter *p, const struct lv_placed *placed) {
    const struct lv_box *box = placed->box;
    const struct lv_style *style = &p->pdf->layout.style;
    bool heavy = box->look.heavy;
    if (box->look.rule > 0 && !placed->from)
        pdf_bar(p, box->x, placed->y - (double)box->look.rule * box->leading, box->column, heavy ? 1 : 0.5,
                heavy                           ? style->ink
                : box->block->kind == LV_N_CELL ? style->table_rule
                                                : style->rule);
    bool thin = box->look.closed;
    if (box->close > 0 && placed->to == box->nlines)
        pdf_bar(p, box->x, placed->y + (box->close - (double)placed->from) * box->leading, box->column,
                thin ? 0.5 : 1, thin ? style->rule : style->ink);
}

/* Of a line, from the top of the page. */
static double baseline_of(const struct lv_placed *placed, size_t line) {
    const struct lv_box *box = placed->box;
    double top = placed->y + (double)(line - placed->from + box->drop) * box->leading;
    return top + (box->leading - box->size) / 2 + 0.8 * box->size;
}

/* Where a picture is a link, all of it is. */
static void add_picture_link(struct pdf_painter *p, const struct lv_box *box, double y) {
    struct lv_tag *link = link_of(box->tag);
    double bottom = p->pdf->layout.height - y - box->leading;
    if (link)
        pdf_link_add(p->pdf, link, p->page,
                     (struct pdf_link_text){box->x, box->x + box->width, bottom, box->leading, true});
}

void pdf_paint_box(struct pdf_painter *p, const struct lv_placed *placed) {
    const struct lv_box *box = placed->box;
    const struct lv_style *style = &p->pdf->layout.style;
    double height = (double)(placed->to - placed->from) * box->leading;
    p->repeated = placed->repeated;
    paint_rules(p, placed);
    if (box->tick)
        pdf_bar(p, box->x - box->size, placed->y + 0.36 * box->size, 0.5, 0.8 * box->size, style->muted);
    if (box->leader > 0)
        pdf_leader(p, box->leader, box->leader_end, baseline_of(placed, placed->from), style->muted);
    if (box->look.frame)
        paint_frame(p, placed, style->embargo);
    if (box->look.bar)
        pdf_bar(p, box->x, placed->y, 1.5, height, style->accent);
    if (box->picture) {
        pdf_paint_picture(p, box, placed->y);
        add_picture_link(p, box, placed->y);
    }
    for (size_t i = placed->from; i < placed->to && !box->picture; i++) {
        const struct lv_line *line = &box->lines[i];
        paint_line(p, box, line, box->x + box->left + (double)line->x,
                   p->pdf->layout.height - baseline_of(placed, i));
    }
    pdf_end_tag(p);
    p->repeated = false;
}

static void paint_placed(struct pdf_painter *p, const struct lv_placed *placed) {
    const struct lv_box *box = placed->box;
    if (placed->from == 0 && !placed->repeated &&
        box->tag->node == box->block) /* the number of a page is no block */
        bookmark(p, placed);
    pdf_paint_box(p, placed);
}

/* What has been painted as an object, which it gives back. */
static uint32_t write_content(struct pdf_painter *p, uint32_t id) {
    struct lv_str content = pdf_deflate(p->pdf, lv_buf_slice(&p->out));
    size_t from = p->pdf->text.n;
    lv_buf_puts(&p->pdf->text, "/Filter /FlateDecode");
    pdf_define_stream(p->pdf, id, from, content);
    return id;
}

/* The same of the few words of heads and feet: to compress them takes longer than it is worth. */
static uint32_t write_running(struct pdf_painter *p, uint32_t id) {
    struct pdf *pdf = p->pdf;
    struct lv_str content = lv_arena_copy(&pdf->arena, lv_buf_slice(&p->out));
    HPDF_MD5Update(&pdf->md5, (const HPDF_BYTE *)content.p, (HPDF_UINT32)content.n);
    pdf_define_stream(pdf, id, pdf->text.n, content);
    return id;
}

static void write_page(struct pdf_painter *p, struct pdf_page *page) {
    struct pdf *pdf = p->pdf;
    page->content = write_content(p, pdf_reserve(pdf));
    struct lv_buf annots = {0};
    pdf_link_page(pdf, &annots);
    size_t from = pdf->text.n;
    pdf_put_page(pdf, pdf->layout.width, pdf->layout.height);
    pdf_ref(&pdf->text, page->running ? " /Contents [" : " /Contents ", page->content);
    if (page->running)
        pdf_ref(&pdf->text, " ", page->running);
    lv_buf_puts(&pdf->text, page->running ? "]" : "");
    lv_buf_puts(&pdf->text, " /Tabs /S /StructParents ");
    pdf_uint(&pdf->text, pdf->parents_next - 1);
    if (annots.n) {
        lv_buf_puts(&pdf->text, " /Annots [");
        lv_buf_str(&pdf->text, lv_buf_slice(&annots));
        lv_buf_char(&pdf->text, ']');
    }
    pdf_define(pdf, page->id, from);
    lv_buf_free(&annots);
}

/* What a painter knows of the page before is not so of the next. */
static void begin_page(struct pdf_painter *p) {
    p->mcid = p->font = 0;
    p->colour = UINT32_MAX;
    p->out.n = p->parents.n = 0;
}

/* True for every second page of a pack whose parts begin on right-hand pages. */
static bool is_left_hand(const struct pdf *pdf, size_t number) {
    return pdf->print.duplex && number % 2;
}

/* The text of a page, at the place that the margins of left-hand and right-hand pages give it. */
static void paint_text(struct pdf_painter *p, size_t number, const struct lv_page *page) {
    const struct lv_layout *l = &p->pdf->layout;
    double aside = p->pdf->aside;
    if (aside != 0)
        pdf_move(&p->out, aside);
    if (!number)
        pdf_paint_letterhead(p);
    pdf_paint_panels(p, page);
    for (size_t i = 0; i < page->n; i++)
        paint_placed(p, &l->placed[page->first + i]);
    pdf_link_underline(p);
    if (aside != 0)
        lv_buf_puts(&p->out, "Q\n");
}

static void paint_page(struct pdf_painter *p, size_t number, struct pdf_page *to) {
    struct pdf *pdf = p->pdf;
    const struct lv_page *page = &pdf->layout.pages[number];
    pdf->aside = lv_layout_turn_to(&pdf->layout, page->turned, is_left_hand(pdf, number));
    p->page = to->id;
    begin_page(p);
    lv_buf_char(&p->parents, '[');
    paint_text(p, number, page);
    if (!to->running)
        pdf_paint_running(p, number);
    lv_buf_char(&p->parents, ']');
    pdf_parent(p->pdf, lv_buf_slice(&p->parents));
    write_page(p, to);
}

/* Elements of blocks in the order of the document, whatever the order on the page. */
static void make_elements(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->layout.nunits; i++)
        for (size_t c = 0; c < pdf->layout.units[i].n; c++)
            pdf_element(pdf, pdf->layout.units[i].boxes[c]->tag);
}

void pdf_paint_pages(struct pdf *pdf) {
    struct pdf_part *part = pdf->part;
    struct pdf_painter p = {.pdf = pdf};
    pdf_head_elements(pdf);
    make_elements(pdf);
    for (size_t i = 0; i < part->n; i++) {
        struct pdf_page *page = &part->pages[i];
        page->turned = pdf->layout.pages[i].turned;
        page->id = pdf_reserve(pdf);
        page->running = pdf->pack ? pdf_reserve(pdf) : 0;
        paint_page(&p, i, page);
    }
    lv_buf_free(&p.out);
    lv_buf_free(&p.parents);
}

/* A page that only says that nothing is on it. */
static void paint_blank(struct pdf_painter *p, size_t number, struct pdf_page *page) {
    struct pdf *pdf = p->pdf;
    const struct lv_layout *l = &pdf->layout;
    lv_layout_turn_to(&pdf->layout, false, is_left_hand(pdf, number));
    begin_page(p);
    pdf_paint_blank(p, number);
    pdf_put_marks(pdf, &p->out, l->width, l->height, false);
    page->running = write_running(p, pdf_reserve(pdf));
    size_t from = pdf->text.n;
    pdf_put_page(pdf, l->width, l->height);
    pdf_ref(&pdf->text, " /Contents ", page->running);
    pdf_define(pdf, page->id, from);
}

static void paint_running(struct pdf_painter *p, const struct pdf_part *part, size_t number, bool turned,
                          bool left_hand) {
    lv_layout_turn_to(&p->pdf->layout, turned, left_hand);
    begin_page(p);
    if (!part->bare)
        pdf_paint_running(p, number);
}

void pdf_paint_part_running(struct pdf *pdf, struct pdf_part *part, size_t first, size_t pages) {
    struct lv_layout *l = &pdf->layout;
    struct pdf_painter p = {.pdf = pdf};
    l->npages = pages;
    l->running = &part->running;
    l->head_room = part->head_room;
    l->foot_room = part->foot_room;
    for (size_t i = 0; i < part->n; i++) {
        struct pdf_page *page = &part->pages[i];
        paint_running(&p, part, first + i, page->turned, is_left_hand(pdf, first + i));
        pdf_put_marks(pdf, &p.out, l->width, l->height, l->turned);
        write_running(&p, page->running);
        if (!pdf->print.booklet || pdf->print.duplex || (first + i) % 2 == 0 || page->turned)
            continue;
        paint_running(&p, part, first + i, false, true);
        page->folded = lv_arena_copy(&pdf->arena, lv_buf_slice(&p.out));
    }
    if (part->blank.id)
        paint_blank(&p, first + part->n, &part->blank);
    lv_buf_free(&p.out);
}
