/* A pack as one file: each release is painted when it comes; what is before them is painted last, and put in front. */
#include "pack/pack.h"
#include "core/memory.h"
#include "lang/words.h"
#include "write/pdf/pdf.h"

enum { PLACES_IN_FRONT = 16 }; /* of bookmarks: cover and contents come first, though they are painted last */

struct pdf_pack {
    struct pdf pdf;
    struct lv_layout_part look;
    struct lv_guard guard;
};

/* ---- beginning ---- */

static int begin(struct lv_pack *pack) {
    struct pdf_pack *to = pack->state = lv_alloc(&pack->arena, sizeof *to);
    struct pdf *pdf = &to->pdf;
    *pdf = (struct pdf){
        .job = pack->job, .pack = true, .editions_before = PLACES_IN_FRONT, .print = pack->print};
    lv_guard(&to->guard, pdf_drop, pdf);
    if (lv_layout_open(&pdf->layout, pack->job) ||
        (pack->print.paper.width > 0 && lv_layout_paper(&pdf->layout, &pack->print.paper)))
        return -1;
    if (pack->print.grey)
        lv_style_grey(&pdf->layout.style);
    to->look.embargo = pack->plan->embargo;
    pdf->layout.pack = &to->look;
    lv_pack_heads(pack->plan, &pdf->layout.style);
    pdf_begin(pdf);
    return 0;
}

/* ---- parts ---- */

/* Sets a document as the next part; NULL, and nothing of it there, after a diagnostic. */
static struct pdf_part *add_part(struct pdf_pack *to, struct lv_doc *doc, struct lv_job *job) {
    struct pdf *pdf = &to->pdf;
    struct pdf_part *part = NULL;
    pdf->doc = doc;
    pdf->job = job;
    if (lv_layout_make(&pdf->layout, doc, job) == 0) {
        lv_report_left_out(doc, job);
        part = pdf_add_part(pdf);
    }
    lv_layout_clear(&pdf->layout);
    return part;
}

static int add(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
               struct lv_job *job) {
    struct pdf_pack *to = pack->state;
    size_t place = to->pdf.editions_before++; /* of the section's, before those of the release */
    to->pdf.bookmark_below = lv_phrase_in(entry->section->title, LV_STR("")).n > 0;
    struct pdf_part *part = add_part(to, doc, job);
    if (!part)
        return -1;
    part->place = place;
    return 0;
}

/* ---- what is around the releases ---- */

/* A part whose document is of the pack; NULL if there is none, or after a diagnostic, which *wrong then counts. */
static struct pdf_part *add_own(struct lv_pack *pack, struct lv_doc *doc, size_t place, int *wrong) {
    struct pdf_pack *to = pack->state;
    if (!doc)
        return NULL;
    to->pdf.bookmark_below = 0;
    to->pdf.editions_before = place;
    struct pdf_part *part = add_part(to, doc, pack->job);
    *wrong += !part;
    lv_doc_free(doc);
    return part;
}

/* How many pages the contents take; the numbers in them change nothing, for they have room of their own. */
static size_t pages_of_contents(struct lv_pack *pack) {
    struct pdf_pack *to = pack->state;
    struct lv_doc *doc = lv_pack_contents(pack);
    size_t pages = lv_layout_make(&to->pdf.layout, doc, pack->job) ? 0 : to->pdf.layout.npages;
    lv_layout_clear(&to->pdf.layout);
    lv_doc_free(doc);
    return pages;
}

/* Gives each release the number of its first page, and the link to it. */
static void number_pages(struct lv_pack *pack, size_t cover, size_t contents) {
    struct pdf_pack *to = pack->state;
    struct pdf *pdf = &to->pdf;
    size_t odd = pack->print.duplex, before = cover + (cover & odd) + contents + (contents & odd);
    pdf->targets_n = pack->n + 1;
    pdf->targets = lv_alloc(&pdf->arena, pdf->targets_n * sizeof *pdf->targets);
    const struct pdf_part *part = pdf->parts; /* those of releases come first, in their order */
    for (struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (entry->failed)
            continue;
        entry->page = before + 1;
        before += part->n + (part->n & odd);
        pdf->targets[entry->number] = part->pages[0].id;
        part = part->next;
    }
}

/* The bookmark of a section, in the languages of the pack, leads to its first release. */
static void mark_section(struct lv_pack *pack, const struct lv_plan_section *section,
                         const struct pdf_part *part) {
    struct pdf_pack *to = pack->state;
    struct lv_buf title = {0};
    for (size_t i = 0; i < pack->languages; i++) {
        struct lv_str text = lv_pack_phrase(pack, section->title, i);
        lv_buf_puts(&title, title.n && text.n ? " / " : "");
        lv_buf_str(&title, text);
    }
    if (title.n)
        pdf_bookmark(&to->pdf, part->place, 1, lv_buf_slice(&title), part->pages[0].id,
                     to->pdf.layout.height);
    lv_buf_free(&title);
}

static void mark_sections(struct lv_pack *pack) {
    struct pdf_pack *to = pack->state;
    const struct lv_plan_section *section = NULL;
    to->pdf.bookmark_below = 0;
    const struct pdf_part *part = to->pdf.parts;
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (entry->failed)
            continue;
        if (entry->section != section)
            mark_section(pack, entry->section, part);
        section = entry->section;
        part = part->next;
    }
}

/* What was painted last, after a release at least, comes first. */
static void put_in_front(struct pdf *pdf, struct pdf_part *cover, struct pdf_part *contents) {
    struct pdf_part *before = pdf->parts;
    while (before->next != cover)
        before = before->next;
    before->next = NULL;
    contents->next = pdf->parts;
    pdf->parts = cover;
    pdf->last_part = before;
}

static void say_what_it_is(struct lv_pack *pack) {
    struct pdf *pdf = &((struct pdf_pack *)pack->state)->pdf;
    pdf->title = lv_pack_title(pack, pack->lang[0]);
    pdf->author = lv_phrase_in(pack->plan->sender, pack->lang[0]);
    pdf->day = pack->day;
}

/* On a sheet of its own there is room for people beside each other. */
static void widen_contacts(struct lv_style *style) {
    enum { TWO = 1 }; /* the second of the words of [contact] columns */
    if (style->contact_columns < TWO)
        style->contact_columns = TWO;
}

static int end(struct lv_pack *pack) {
    struct pdf_pack *to = pack->state;
    to->look.own = true;
    int wrong = 0;
    size_t after = to->pdf.editions_before;
    for (struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next)
        entry->page = !entry->failed;
    say_what_it_is(pack);
    to->look.cover = true;
    struct pdf_part *cover = add_own(pack, lv_pack_cover(pack), 0, &wrong);
    to->look.cover = false;
    if (!cover)
        return -1;
    number_pages(pack, cover->n, pages_of_contents(pack));
    struct pdf_part *contents = add_own(pack, lv_pack_contents(pack), 1, &wrong);
    if (!contents)
        return -1;
    cover->bare = true;
    mark_sections(pack);
    put_in_front(&to->pdf, cover, contents);
    widen_contacts(&to->pdf.layout.style);
    add_own(pack, lv_pack_contacts(pack), after, &wrong);
    add_own(pack, lv_pack_pictures(pack), to->pdf.editions_before, &wrong);
    to->pdf.doc = lv_pack_doc(pack, LV_PACK_LANGUAGES); /* whose languages the file is in */
    int result = wrong ? -1 : pdf_end(&to->pdf);
    if (!result && pack->print.booklet)
        result = pdf_write_booklet(&to->pdf, pack->booklet);
    lv_doc_free((struct lv_doc *)(uintptr_t)to->pdf.doc);
    return result;
}

static void drop(struct lv_pack *pack) {
    struct pdf_pack *to = pack->state;
    if (!to)
        return;
    lv_unguard(&to->guard);
    pdf_drop(&to->pdf);
}

const struct lv_pack_writer *lv_pack_pdf(void) {
    static const struct lv_pack_writer writer = {begin, add, end, drop};
    return &writer;
}
