/* What a document says of itself: catalog, XMP and its older twin Info, colour profile, bookmarks. */
#include "style/house.h"
#include "write/escape.h"
#include "write/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

struct pdf_bookmark {
    uint32_t id, page;
    int level, below; /* below: levels above the part it is of */
    double y;
    struct lv_str title;
    size_t edition, number; /* as they came, */
    bool late;              /* but this after all others of its edition */
    struct pdf_bookmark *next;
};

enum {
    LEVELS = 3,     /* of bookmarks */
    PACK_LEVELS = 2 /* of them, those open in a pack: sections and releases */
};

static const char producer[] = "lvconv " LV_VERSION;

/* ---- bookmarks ---- */

void pdf_bookmark(struct pdf *pdf, size_t edition, int level, struct lv_str title, uint32_t page, double y) {
    struct pdf_bookmark *mark = lv_alloc(&pdf->arena, sizeof *mark);
    *mark = (struct pdf_bookmark){.id = pdf_reserve(pdf),
                                  .page = page,
                                  .level = level + pdf->bookmark_below,
                                  .y = y,
                                  .title = lv_arena_copy(&pdf->arena, title),
                                  .below = pdf->bookmark_below,
                                  .edition = edition,
                                  .number = pdf->bookmarks_n++,
                                  .next = pdf->bookmarks};
    pdf->bookmarks = mark;
}

void pdf_bookmark_late(struct pdf *pdf) {
    pdf->bookmarks->late = true;
}

static int by_edition(const void *a, const void *b) {
    const struct pdf_bookmark *x = *(struct pdf_bookmark *const *)a, *y = *(struct pdf_bookmark *const *)b;
    const size_t left[] = {x->edition, x->late, x->number}, right[] = {y->edition, y->late, y->number};
    size_t i = 0;
    while (i < 2 && left[i] == right[i])
        i++;
    return (left[i] > right[i]) - (left[i] < right[i]);
}

/* Editions side by side come onto the pages together, their bookmarks one after the other. */
static void sort_bookmarks(struct pdf *pdf) {
    size_t n = pdf->bookmarks_n;
    struct pdf_bookmark **all = lv_alloc(&pdf->arena, (n + 1) * sizeof(struct pdf_bookmark *));
    for (struct pdf_bookmark *mark = pdf->bookmarks; mark; mark = mark->next)
        all[--n] = mark;
    qsort(all, pdf->bookmarks_n, sizeof *all, by_edition);
    for (; n < pdf->bookmarks_n; n++) {
        bool first = !n || all[n]->edition != all[n - 1]->edition;
        all[n]->level = first ? 1 + all[n]->below : all[n]->level;
        all[n]->next = all[n + 1];
    }
    pdf->bookmarks = all[0];
}

/* The next of the same level before one of a higher level. */
static const struct pdf_bookmark *sibling(const struct pdf_bookmark *mark) {
    const struct pdf_bookmark *next = mark->next;
    while (next && next->level > mark->level)
        next = next->next;
    return next && next->level == mark->level ? next : NULL;
}

/* How many a reader sees below one: in a pack releases are closed. */
static void put_count(struct pdf *pdf, const struct pdf_bookmark *mark) {
    int deepest = pdf->pack && mark->level < PACK_LEVELS ? PACK_LEVELS : LEVELS;
    uint32_t children = 0;
    for (const struct pdf_bookmark *child = mark->next; child && child->level > mark->level;
         child = child->next)
        children += child->level <= deepest;
    lv_buf_puts(&pdf->text, pdf->pack && mark->level >= PACK_LEVELS ? " /Count -" : " /Count ");
    pdf_uint(&pdf->text, children);
}

static void write_bookmark(struct pdf *pdf, const struct pdf_bookmark *mark, uint32_t parent,
                           uint32_t before) {
    struct lv_buf *out = &pdf->text;
    size_t from = out->n;
    const struct pdf_bookmark *next = sibling(mark), *child = mark->next;
    lv_buf_puts(out, "/Title ");
    pdf_string(out, mark->title);
    pdf_ref(out, " /Parent ", parent);
    if (before)
        pdf_ref(out, " /Prev ", before);
    if (next)
        pdf_ref(out, " /Next ", next->id);
    if (child && child->level > mark->level) {
        uint32_t last = child->id;
        pdf_ref(out, " /First ", child->id);
        for (const struct pdf_bookmark *at = child; at; at = sibling(at))
            last = at->id;
        pdf_ref(out, " /Last ", last);
        put_count(pdf, mark);
    }
    pdf_ref(out, " /Dest [", mark->page);
    lv_buf_puts(out, " /XYZ null ");
    pdf_number(out, mark->y);
    lv_buf_puts(out, " null]");
    pdf_define(pdf, mark->id, from);
}

/* Returns the root of the bookmarks, or 0 if there are none. */
static uint32_t write_bookmarks(struct pdf *pdf) {
    uint32_t root = pdf->bookmarks ? pdf_reserve(pdf) : 0, shown = 0, before[LEVELS + 2] = {root};
    sort_bookmarks(pdf);
    for (const struct pdf_bookmark *mark = pdf->bookmarks; mark; mark = mark->next) {
        int up = mark->level - 1;
        while (up && !before[up])
            up--;
        write_bookmark(pdf, mark, before[up], before[mark->level]);
        before[mark->level] = mark->id;
        for (int below = mark->level + 1; below <= LEVELS; below++)
            before[below] = 0;
        shown += !pdf->pack || mark->level <= PACK_LEVELS;
    }
    if (!root)
        return 0;
    size_t from = pdf->text.n;
    pdf_ref(&pdf->text, "/Type /Outlines /First ", pdf->bookmarks->id);
    pdf_ref(&pdf->text, " /Last ", before[1]);
    lv_buf_puts(&pdf->text, " /Count ");
    pdf_uint(&pdf->text, shown);
    pdf_define(pdf, root, from);
    return root;
}

/* ---- metadata ---- */

/* The day the release was published, or the one of the pack; empty if it is not known. */
static struct lv_str day_of(const struct pdf *pdf) {
    const struct lv_node *root = pdf->doc->root;
    if (pdf->pack)
        return pdf->day;
    for (const struct lv_node *b = lv_block_next(root, root); b; b = lv_block_next(b, root))
        if (b->kind == LV_N_PUBLISHED && lv_attr(b, LV_AT_DATETIME).n >= 10)
            return lv_str_sub(lv_attr(b, LV_AT_DATETIME), 0, 10);
    return LV_STR("");
}

/* SOURCE_DATE_EPOCH, or else that day; false if neither is known. */
static bool find_date(const struct pdf *pdf, struct tm *date) {
    if (pdf->job->options->epoch >= 0) {
        time_t seconds = (time_t)pdf->job->options->epoch;
        return gmtime_r(&seconds, date) && date->tm_year < 8100;
    }
    struct lv_str day = day_of(pdf);
    char text[11] = "";
    if (day.n != sizeof text - 1)
        return false;
    memcpy(text, day.p, day.n);
    *date = (struct tm){0};
    const char *end = strptime(text, "%Y-%m-%d", date);
    return end && !*end;
}

static struct lv_str author_of(const struct pdf *pdf) {
    return pdf->author.n ? pdf->author
                         : lv_house_author(&pdf->layout.style, lv_node_lang(lv_edition(pdf->doc, 0)));
}

static struct lv_str subject_of(const struct pdf *pdf) {
    return lv_house_subject(&pdf->layout.style, lv_node_lang(lv_edition(pdf->doc, 0)));
}

static void put_title(struct lv_buf *out, struct lv_str title) {
    lv_buf_puts(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
    lv_escape_text(out, title);
    lv_buf_puts(out, "</rdf:li></rdf:Alt></dc:title>\n");
}

/* Who wrote it, and what it is about; nothing where the house does not say. */
static void put_house(struct lv_buf *out, struct lv_str author, struct lv_str subject) {
    if (author.n) {
        lv_buf_puts(out, "<dc:creator><rdf:Seq><rdf:li>");
        lv_escape_text(out, author);
        lv_buf_puts(out, "</rdf:li></rdf:Seq></dc:creator>\n");
    }
    if (subject.n) {
        lv_buf_puts(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">");
        lv_escape_text(out, subject);
        lv_buf_puts(out, "</rdf:li></rdf:Alt></dc:description>\n");
    }
}

static void put_languages(struct lv_buf *out, const struct lv_doc *doc) {
    lv_buf_puts(out, "<dc:language><rdf:Bag>");
    for (size_t i = 0; lv_edition(doc, i); i++) {
        lv_buf_puts(out, "<rdf:li>");
        lv_escape_text(out, lv_node_lang(lv_edition(doc, i)));
        lv_buf_puts(out, "</rdf:li>");
    }
    lv_buf_puts(out, "</rdf:Bag></dc:language>\n");
}

/* XMP has no word for PDF/UA; the extension says what it means (ISO 19005-2, 6.6.2.3.3). */
static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
    "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
    "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<dc:format>application/pdf</dc:format>\n";

static const char xmp_standards[] =
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static const char xmp_tail[] = "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

static uint32_t write_xmp(struct pdf *pdf, struct lv_str title, const struct tm *date) {
    struct lv_buf xmp = {0};
    lv_buf_puts(&xmp, xmp_head);
    put_title(&xmp, title);
    put_house(&xmp, author_of(pdf), subject_of(pdf));
    put_languages(&xmp, pdf->doc);
    lv_buf_printf(&xmp, "<pdf:Producer>%s</pdf:Producer><xmp:CreatorTool>lvconv</xmp:CreatorTool>\n",
                  producer);
    char when[32] = "";
    if (date)
        strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", date);
    if (date)
        lv_buf_printf(&xmp, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n", when,
                      when);
    lv_buf_puts(&xmp, pdf->sheets ? "" : xmp_standards);
    lv_buf_puts(&xmp, xmp_tail);
    uint32_t id = pdf_reserve(pdf);
    struct lv_str data = lv_arena_copy(&pdf->arena, lv_buf_slice(&xmp));
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/Type /Metadata /Subtype /XML");
    pdf_define_stream(pdf, id, from, data);
    lv_buf_free(&xmp);
    return id;
}

static void put_entry(struct lv_buf *out, const char *key, struct lv_str value) {
    if (!value.n)
        return;
    lv_buf_puts(out, key);
    pdf_string(out, value);
}

static void write_info(struct pdf *pdf, struct lv_str title, const struct tm *date) {
    struct lv_buf *out = &pdf->text;
    size_t from = out->n;
    lv_buf_puts(out, "/Title ");
    pdf_string(out, title);
    put_entry(out, " /Author ", author_of(pdf));
    put_entry(out, " /Subject ", subject_of(pdf));
    lv_buf_printf(out, " /Creator (lvconv) /Producer (%s)", producer);
    char when[32] = "";
    if (date)
        strftime(when, sizeof when, "D:%Y%m%d%H%M%SZ", date);
    if (date)
        lv_buf_printf(out, " /CreationDate (%s) /ModDate (%s)", when, when);
    pdf->info = pdf_reserve(pdf);
    pdf_define(pdf, pdf->info, from);
}

static uint32_t write_profile(struct pdf *pdf) {
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, "/N 3 /Alternate /DeviceRGB /Filter /FlateDecode");
    pdf_define_stream(pdf, id, from, (struct lv_str){lv_font_data + lv_icc.at, lv_icc.n});
    return id;
}

void pdf_write_meta(struct pdf *pdf) {
    struct tm date, *known = find_date(pdf, &date) ? &date : NULL;
    const struct lv_node *edition = lv_edition(pdf->doc, 0);
    struct lv_str title =
        pdf->title.n ? pdf->title : lv_title(pdf->doc, pdf->job, lv_title_edition(pdf->doc));
    uint32_t xmp = write_xmp(pdf, title, known), profile = write_profile(pdf),
             outlines = write_bookmarks(pdf);
    write_info(pdf, title, known);
    struct lv_buf *out = &pdf->text;
    size_t from = out->n;
    pdf_ref(out, "/Type /Catalog /Version /1.7 /Pages ", pdf->pages);
    pdf_ref(out, " /Metadata ", xmp);
    if (outlines)
        pdf_ref(out, " /Outlines ", outlines);
    if (!pdf->sheets) {
        pdf_ref(out, " /StructTreeRoot ", pdf->tree);
        lv_buf_puts(out, " /MarkInfo <</Marked true>>");
    }
    lv_buf_puts(out, " /ViewerPreferences <</DisplayDocTitle true>> /Lang ");
    pdf_bytes(out, lv_node_lang(edition));
    lv_buf_puts(out, " /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
                     "/Info (sRGB)");
    pdf_ref(out, " /DestOutputProfile ", profile);
    lv_buf_puts(out, ">>]");
    pdf->catalog = pdf_reserve(pdf);
    pdf_define(pdf, pdf->catalog, from);
}
