/* A pack as one document: each release is written when it comes, and compressed; what is before them is written last. */
#include "pack/pack.h"
#include "core/memory.h"
#include "write/docx/docx.h"

/* A release as it stays. */
struct release {
    size_t number, pages;
    struct lv_str before;       /* the XML up to the text of its first paragraph */
    struct lv_buf marks;        /* what contents find there */
    struct archive_packed text; /* the XML from there on */
    struct release *next;
};

struct docx_writer {
    struct docx d;
    struct docx_pack pack;
    struct lv_guard guard;
    struct docx_part body, links;
    struct docx_pour *pour;
    struct docx_counter *counter;
    struct release *first, *last; /* in the order they came */
    bool pending;                 /* what is in the body is still to be ended */
    struct archive_packed after;  /* what comes after all releases */
};

static void drop_writer(void *what) {
    struct docx_writer *to = what;
    for (struct release *release = to->first; release; release = release->next) {
        lv_buf_free(&release->marks);
        lv_buf_free(&release->text.bytes);
    }
    lv_buf_free(&to->after.bytes);
    docx_part_free(&to->body);
    docx_part_free(&to->links);
    docx_pour_free(to->pour);
    docx_counter_free(to->counter);
    docx_index_free(&to->pack.running);
    lv_arena_free(&to->pack.arena);
    docx_drop(&to->d);
}

static int begin(struct lv_pack *pack) {
    struct docx_writer *to = pack->state = lv_alloc(&pack->arena, sizeof *to);
    const struct lv_plan *plan = pack->plan;
    *to = (struct docx_writer){.d = {.job = pack->job, .npictures = 1, DOCX_LISTS}};
    to->pack =
        (struct docx_pack){.embargo = plan->embargo, .sender = plan->sender, .duplex = pack->print.duplex};
    to->d.pack = &to->pack;
    to->d.body = &to->body;
    to->d.links = &to->links;
    lv_guard(&to->guard, drop_writer, to);
    if (docx_begin(&to->d))
        return -1;
    lv_pack_heads(plan, &to->d.style);
    to->pour = docx_pour_new();
    to->counter = docx_counter_new(pack->job, &to->d.style);
    docx_links_begin(&to->d);
    return 0;
}

/* ---- releases ---- */

static struct release *new_release(struct docx_writer *to, size_t number) {
    struct release *release = lv_alloc(&to->pack.arena, sizeof *release);
    release->number = number;
    if (to->last)
        to->last->next = release;
    else
        to->first = release;
    return to->last = release;
}

/* Compresses what is written. */
static void pour_body(struct docx_writer *to, struct archive_packed *into, size_t from) {
    struct lv_str xml = lv_buf_slice(&to->body.xml);
    docx_pour(to->pour, into, lv_str_sub(xml, from, xml.n));
    to->body.xml.n = 0;
}

static void keep(struct docx_writer *to, struct release *release) {
    size_t text = to->d.flow.text;
    struct lv_buf *bytes = &release->text.bytes;
    release->before = lv_arena_copy(&to->pack.arena, lv_str_sub(lv_buf_slice(&to->body.xml), 0, text));
    pour_body(to, &release->text, text);
    bytes->p = lv_realloc(bytes->p, bytes->n);
    bytes->cap = bytes->n;
}

/* Ends the section of what was written last, and puts it where it stays; that of all has properties of the document. */
static void settle(struct docx_writer *to, bool last) {
    if (!to->pending)
        return;
    (last ? docx_section : docx_end_part)(&to->d);
    if (to->pack.own)
        pour_body(to, &to->after, 0);
    else
        keep(to, to->last);
    to->pending = false;
}

/* From now on that document is written. */
static void take(struct docx_writer *to, struct lv_doc *doc, struct lv_job *job) {
    to->d.doc = doc;
    to->d.job = job;
    to->d.lang_name = NULL;
    docx_find_side(&to->d);
}

static int add(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
               struct lv_job *job) {
    struct docx_writer *to = pack->state;
    settle(to, false);
    struct release *release = new_release(to, entry->number);
    take(to, doc, job);
    docx_add_running(&to->d);
    lv_report_left_out(doc, job);
    docx_release(&to->d);
    release->pages = docx_count_pages(to->counter, doc, job, true);
    to->pending = true;
    return 0;
}

/* ---- what is around the releases ---- */

/* A document of the pack that comes after the releases; NULL: there is none. */
static void add_own(struct lv_pack *pack, struct lv_doc *doc) {
    struct docx_writer *to = pack->state;
    if (!doc)
        return;
    settle(to, false);
    to->pack.own = true;
    take(to, doc, pack->job);
    docx_add_running(&to->d);
    docx_release(&to->d);
    to->pending = true;
    lv_doc_free(doc);
}

/* Gives each release the number of its first page, as far as it is known before Word counts. */
static void number_pages(struct lv_pack *pack, size_t before) {
    struct docx_writer *to = pack->state;
    const struct release *release = to->first;
    for (struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (entry->failed)
            continue;
        if (to->pack.duplex)
            before += before % 2;
        entry->page = before + 1;
        before += release->pages;
        release = release->next;
    }
}

static size_t pages_of_contents(struct lv_pack *pack) {
    struct docx_writer *to = pack->state;
    struct lv_doc *doc = lv_pack_contents(pack);
    size_t pages = docx_count_pages(to->counter, doc, pack->job, false);
    lv_doc_free(doc);
    return pages;
}

static enum docx_level level_of(const struct lv_node *block) {
    if (block->kind == LV_N_HEADING)
        return DOCX_SECTION;
    return docx_entry_number(block) ? DOCX_ENTRY : DOCX_MISSING;
}

/* What the contents find in releases: the entry of each, with what has failed and the section before it. */
static void mark_releases(struct docx_writer *to, const struct lv_node *edition) {
    struct docx_part part = {.depth = 0};
    struct release *release = to->first;
    for (const struct lv_node *block = edition; block; block = lv_block_next(block, edition)) {
        if (block->kind != LV_N_HEADING && block->kind != LV_N_ITEM)
            continue;
        enum docx_level level = level_of(block);
        docx_mark(&to->d, &part, level, block);
        if (level != DOCX_ENTRY)
            continue;
        lv_buf_str(&release->marks, lv_buf_slice(&part.xml));
        release = release->next;
        part.xml.n = 0;
    }
    lv_buf_str(&to->last->marks, lv_buf_slice(&part.xml));
    docx_part_free(&part);
}

static void write_contents(struct lv_pack *pack) {
    struct docx_writer *to = pack->state;
    struct lv_doc *doc = lv_pack_contents(pack);
    take(to, doc, pack->job);
    docx_add_running(&to->d);
    docx_contents(&to->d);
    docx_end_section(
        &to->d); /* apart from the end of the field: LibreOffice takes both for that of the contents */
    mark_releases(to, lv_edition(doc, 0));
    lv_doc_free(doc);
}

static void write_cover(struct docx_writer *to, struct lv_doc *doc, struct lv_job *job) {
    struct docx *d = &to->d;
    bool template = d->style.docx_template.name;
    take(to, doc, job);
    d->has_letter = !template && lv_letterhead_of(&d->style, doc, &d->letter);
    *d->head = *d->foot = *d->even_head = *d->even_foot = 0;
    to->pack.cover = true;
    docx_cover(d);
    docx_end_part(d);
    to->pack.cover = false;
}

/* A release, with what its contents find in its first paragraph. */
static void pour_release(struct docx_writer *to, struct release *release, struct archive_packed *body) {
    lv_buf_str(&to->body.xml, release->before);
    docx_open_bookmark(&to->body, release->number);
    lv_buf_str(&to->body.xml, lv_buf_slice(&release->marks));
    docx_close_bookmark(&to->body, release->number);
    pour_body(to, body, 0);
    docx_pour_more(body, &release->text);
    lv_buf_free(&release->marks);
    lv_buf_free(&release->text.bytes);
}

/* What comes after the releases, then what comes before them, for which all must be known, and all in its order. */
static void write_body(struct lv_pack *pack, struct lv_doc *cover, struct archive_packed *body) {
    struct docx_writer *to = pack->state;
    add_own(pack, lv_pack_contacts(pack));
    add_own(pack, lv_pack_pictures(pack));
    settle(to, true);
    to->pack.own = true;
    docx_part_free(&to->body);
    docx_part_open(&to->body);
    docx_open_document(&to->body);
    write_cover(to, cover, pack->job);
    write_contents(pack);
    pour_body(to, body, 0);
    for (struct release *release = to->first; release; release = release->next)
        pour_release(to, release, body);
    docx_pour_more(body, &to->after);
    docx_part_close(&to->body);
    pour_body(to, body, 0);
    docx_pour_end(body);
}

static int end(struct lv_pack *pack) {
    struct docx_writer *to = pack->state;
    struct docx *d = &to->d;
    struct docx_part parts[DOCX_FILES] = {0};
    struct archive_packed packed[DOCX_FILES] = {0};
    number_pages(pack, 0); /* so that the contents have numbers when they are counted */
    number_pages(pack, 1 + to->pack.duplex + pages_of_contents(pack));
    struct lv_doc *cover = lv_pack_cover(pack);
    d->job = pack->job;
    to->pack.day = pack->day;
    write_body(pack, cover, &packed[DOCX_BODY]);
    d->doc = cover; /* whose title and date are those of the file */
    d->lang_name = NULL;
    docx_links_own(d);
    docx_part_close(&to->links);
    parts[DOCX_LINKS] = to->links;
    to->links = (struct docx_part){.depth = 0};
    int result = docx_end(d, parts, packed);
    lv_doc_free(cover);
    return result;
}

static void drop(struct lv_pack *pack) {
    struct docx_writer *to = pack->state;
    if (!to)
        return;
    lv_unguard(&to->guard);
    drop_writer(to);
}

const struct lv_pack_writer *lv_pack_docx(void) {
    static const struct lv_pack_writer writer = {begin, add, end, drop};
    return &writer;
}
