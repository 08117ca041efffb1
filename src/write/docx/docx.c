#include <stdlib.h>

#include <zip.h>

#include "write/docx/docx.h"

enum { DEFLATE_FROM = 4096 }; /* bytes: setting zlib up takes 0.17 ms, more than it is worth for less */
enum {
    LEVEL = 6
}; /* of zlib; the 9 that libzip takes by itself is slower by a sixth and saves a byte in a thousand */
enum { DOS_MIDNIGHT = 0, DOS_1980 = 1 << 5 | 1 }; /* the first day a zip can name */

/* Adds a part to the zip, which copies nothing: data must live until the zip is closed. */
static int add(struct docx *d, zip_t *zip, const char *name, const struct docx_part *part) {
    if (part->failed)
        return lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libxml2", name);
    zip_source_t *source =
        zip_source_buffer(zip, xmlBufferContent(part->xml), (zip_uint64_t)xmlBufferLength(part->xml), 0);
    zip_int64_t index = source ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_strerror(zip));
    }
    bool small = xmlBufferLength(part->xml) < DEFLATE_FROM;
    zip_set_file_compression(zip, (zip_uint64_t)index, small ? ZIP_CM_STORE : ZIP_CM_DEFLATE, LEVEL);
    zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_MIDNIGHT, DOS_1980, 0);
    return 0;
}

/* Appends the bytes of a finished zip to the output. */
static int copy_out(struct docx *d, zip_source_t *source) {
    zip_stat_t stat;
    if (zip_source_stat(source, &stat) || zip_source_open(source))
        return lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", "reading the archive");
    char *bytes = lv_malloc(stat.size);
    zip_int64_t n = zip_source_read(source, bytes, stat.size);
    if (n > 0)
        lv_buf_add(d->job->out, bytes, (size_t)n);
    free(bytes);
    zip_source_close(source);
    return n == (zip_int64_t)stat.size
               ? 0
               : lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", "reading the archive");
}

/* The parts in the order of the file. Those that are written while the body is have no function. */
static const struct {
    const char *name;
    void (*write)(struct docx *d, struct docx_part *part);
} files[] = {
    {"[Content_Types].xml", docx_content_types},
    {"_rels/.rels", docx_package_links},
    {"word/document.xml", NULL},
    {"word/_rels/document.xml.rels", NULL},
    {"word/styles.xml", docx_styles},
    {"word/numbering.xml", docx_numbering},
    {"word/theme.xml", docx_theme},
    {"word/settings.xml", docx_settings},
    {"word/fontTable.xml", docx_fonts},
    {"word/footer.xml", docx_footer},
    {"docProps/core.xml", docx_core},
    {"docProps/app.xml", docx_app},
};

enum { BODY = 2, LINKS = 3, FILES = sizeof files / sizeof *files };

static int fill(struct docx *d, zip_t *zip, const struct docx_part *parts) {
    for (size_t i = 0; i < FILES; i++)
        if (add(d, zip, files[i].name, &parts[i]))
            return -1;
    return 0;
}

/* Zips the parts into the output, in memory from end to end. */
static int zip_parts(struct docx *d, const struct docx_part *parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = memory ? zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    int result = -1;
    if (!zip) {
        zip_source_free(memory);
        lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_error_strerror(&error));
    } else {
        zip_source_keep(memory); /* zip_close and zip_discard let go of it */
        result = fill(d, zip, parts);
        if (!result && zip_close(zip))
            result = lv_report(d->job, LV_MSG_LIBRARY, 0, 0, "libzip", zip_strerror(zip));
        else if (!result)
            zip = NULL;
        if (zip)
            zip_discard(zip);
        result = result ? result : copy_out(d, memory);
        zip_source_free(memory);
    }
    zip_error_fini(&error);
    return result;
}

/* Writes all parts; the body first, for others tell of what it holds. */
static void write_parts(struct docx *d, struct docx_part *parts) {
    docx_part_open(&d->body);
    docx_part_open(&d->links);
    docx_links_begin(d);
    docx_document(d);
    docx_part_close(&d->body);
    docx_part_close(&d->links);
    parts[BODY] = d->body;
    parts[LINKS] = d->links;
    for (size_t i = 0; i < FILES; i++) {
        if (!files[i].write)
            continue;
        docx_part_open(&parts[i]);
        files[i].write(d, &parts[i]);
        docx_part_close(&parts[i]);
    }
}

int lv_write_docx(struct lv_doc *doc, struct lv_job *job) {
    struct docx d = {.doc = doc, .job = job, .bullets = {LV_STR("•")}, .nbullets = 1};
    struct docx_part parts[FILES] = {0};
    if (lv_style_load(job, &d.style))
        return -1;
    lv_report_left_out(doc, job);
    write_parts(&d, parts);
    int result = zip_parts(&d, parts);
    for (size_t i = 0; i < FILES; i++)
        docx_part_free(&parts[i]);
    lv_buf_free(&d.text);
    return result;
}
