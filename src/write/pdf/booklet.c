/* A booklet: the pages of a pack two on a side, so that the sheets are folded together and stapled in the fold. */
#include "core/memory.h"
#include "write/pdf/pdf.h"

struct booklet {
    struct pdf *pack;
    struct pdf sheets;
    struct lv_job job;
    const struct pdf_page **pages; /* in order; NULL: a blank one at the end */
    size_t n;                      /* a multiple of four */
    double width, height;          /* of a page that is upright */
    uint32_t resources;            /* of the pages */
    double aside; /* how far to the right the text of left-hand pages is moved; 0: it is where it belongs */
};

static void drop_sheets(void *sheets) {
    pdf_close(sheets);
}

static void list_pages(struct booklet *b) {
    size_t n = 0;
    for (const struct pdf_part *part = b->pack->parts; part; part = part->next)
        n += pdf_part_pages(b->pack, part);
    b->n = (n + 3) / 4 * 4;
    b->pages = lv_alloc(&b->sheets.arena, (b->n + 1) * sizeof(struct pdf_page *));
    n = 0;
    for (const struct pdf_part *part = b->pack->parts; part; part = part->next) {
        for (size_t i = 0; i < part->n; i++)
            b->pages[n++] = &part->pages[i];
        if (part->blank.id)
            b->pages[n++] = &part->blank;
    }
}

/* What is painted on a page, as it is there already. */
static uint32_t add_form(struct booklet *b, struct lv_str stream, bool packed, bool turned) {
    struct pdf *to = &b->sheets;
    uint32_t id = pdf_reserve(to);
    size_t from = to->text.n;
    HPDF_MD5Update(&to->md5, (const HPDF_BYTE *)stream.p, (HPDF_UINT32)stream.n);
    lv_buf_puts(&to->text, "/Type /XObject /Subtype /Form /BBox [0 0 ");
    pdf_number(&to->text, turned ? b->height : b->width);
    lv_buf_char(&to->text, ' ');
    pdf_number(&to->text, turned ? b->width : b->height);
    pdf_ref(&to->text, "] /Resources ", b->resources);
    lv_buf_puts(&to->text, packed ? " /Filter /FlateDecode" : "");
    pdf_define_stream(to, id, from, stream);
    return id;
}

/* Paints one layer of a page, and prints its name into the resources of the side. */
static void put_form(uint32_t form, struct lv_buf *out, struct lv_buf *names) {
    lv_buf_puts(out, "/X");
    pdf_uint(out, form);
    lv_buf_puts(out, " Do\n");
    lv_buf_puts(names, "/X");
    pdf_uint(names, form);
    pdf_ref(names, " ", form);
    lv_buf_char(names, ' ');
}

static void put_text(struct booklet *b, const struct pdf_page *page, bool right, struct lv_buf *out,
                     struct lv_buf *names) {
    bool moved = !right && !page->turned && b->aside != 0;
    if (moved)
        pdf_move(out, b->aside);
    put_form(add_form(b, pdf_stream(b->pack, page->content), true, page->turned), out, names);
    lv_buf_puts(out, moved ? "Q\n" : "");
}

/* A page at the left or right; one that is across has its head at the left. */
static void put_page(struct booklet *b, const struct pdf_page *page, bool right, struct lv_buf *out,
                     struct lv_buf *names) {
    if (!page)
        return;
    lv_buf_puts(out, page->turned ? "q 0 1 -1 0 " : "q 1 0 0 1 ");
    pdf_number(out, (right ? b->width : 0) + (page->turned ? b->width : 0));
    lv_buf_puts(out, " 0 cm\n");
    if (page->content)
        put_text(b, page, right, out, names);
    struct lv_str running = right || !page->folded.n ? pdf_stream(b->pack, page->running) : page->folded;
    put_form(add_form(b, running, false, page->turned), out, names);
    lv_buf_puts(out, "Q\n");
}

/* One side of a sheet. */
static uint32_t add_side(struct booklet *b, const struct pdf_page *left, const struct pdf_page *right) {
    struct pdf *to = &b->sheets;
    struct lv_buf out = {0}, names = {0};
    put_page(b, left, false, &out, &names);
    put_page(b, right, true, &out, &names);
    pdf_put_marks(to, &out, 2 * b->width, b->height, false);
    if (to->marks[0])
        pdf_ref(&names, "/Marks0 ", to->marks[0]);
    to->resources = pdf_reserve(to);
    size_t from = to->text.n;
    lv_buf_puts(&to->text, "/XObject <<");
    lv_buf_str(&to->text, lv_buf_slice(&names));
    lv_buf_puts(&to->text, ">>");
    pdf_define(to, to->resources, from);
    struct lv_str content = pdf_deflate(to, lv_buf_slice(&out));
    uint32_t id = pdf_reserve(to), painted = pdf_reserve(to);
    from = to->text.n;
    lv_buf_puts(&to->text, "/Filter /FlateDecode");
    pdf_define_stream(to, painted, from, content);
    from = to->text.n;
    pdf_put_page(to, 2 * b->width, b->height);
    pdf_ref(&to->text, " /Contents ", painted);
    pdf_define(to, id, from);
    lv_buf_free(&out);
    lv_buf_free(&names);
    return id;
}

/* The outer sheet first: its front has the last page and the first, its back the second and the last but one. */
static void add_sides(struct booklet *b) {
    struct lv_buf kids = {0};
    for (size_t side = 0; side < b->n / 2; side++) {
        const struct pdf_page *inner = b->pages[side], *outer = b->pages[b->n - 1 - side];
        bool back = side % 2;
        pdf_ref(&kids, " ", add_side(b, back ? inner : outer, back ? outer : inner));
    }
    size_t from = b->sheets.text.n;
    lv_buf_puts(&b->sheets.text, "/Type /Pages /Count ");
    pdf_uint(&b->sheets.text, (uint32_t)(b->n / 2));
    lv_buf_puts(&b->sheets.text, " /Kids [");
    lv_buf_str(&b->sheets.text, lv_buf_slice(&kids));
    lv_buf_char(&b->sheets.text, ']');
    pdf_define(&b->sheets, b->sheets.pages, from);
    lv_buf_free(&kids);
}

static void copy_resources(struct booklet *b) {
    uint32_t *numbers = lv_alloc(&b->sheets.arena, b->pack->xref->entries->count * sizeof *numbers);
    b->resources = pdf_copy(&b->sheets, b->pack, b->pack->resources, numbers);
}

int pdf_write_booklet(struct pdf *pdf, struct lv_buf *out) {
    struct booklet b = {.pack = pdf, .job = *pdf->job};
    struct lv_guard guard;
    b.job.out = out;
    b.width = pdf->layout.style.paper.width;
    b.height = pdf->layout.style.paper.height;
    b.sheets = (struct pdf){.layout = pdf->layout, /* to be read, for it stays that of the pack */
                            .doc = pdf->doc,
                            .job = &b.job,
                            .pack = true,
                            .sheets = true,
                            .print = pdf->print,
                            .title = pdf->title,
                            .author = pdf->author,
                            .day = pdf->day};
    b.aside = pdf->print.duplex ? 0 : lv_layout_turn_to(&b.sheets.layout, false, true);
    lv_guard(&guard, drop_sheets, &b.sheets);
    pdf_open(&b.sheets);
    b.sheets.pages = pdf_reserve(&b.sheets);
    list_pages(&b);
    copy_resources(&b);
    add_sides(&b);
    pdf_write_meta(&b.sheets);
    int result = pdf_finish(&b.sheets);
    lv_unguard(&guard);
    pdf_close(&b.sheets);
    return result;
}
