/* Each release in every format: the writers run one after the other, and what they make is compressed at once. */
#include "lib/zip/zip.h"
#include "core/memory.h"
#include "lib/pipeline.h"

static const char *const formats[] = {"pdf", "docx", "html", "text", "xml"};

enum { FORMATS = sizeof formats / sizeof *formats };

struct pzip {
    struct pzip_parts parts;
    struct lv_map names;
    struct lv_guard guard;
    struct pzip_release *releases, *last;
};

static void free_zip(void *what) {
    struct pzip *zip = what;
    pzip_parts_free(&zip->parts);
    lv_map_free(&zip->names);
}

static int begin(struct lv_pack *pack) {
    struct pzip *zip = pack->state = lv_alloc(&pack->arena, sizeof *zip);
    lv_guard(&zip->guard, free_zip, zip);
    pzip_parts_open(&zip->parts);
    return 0;
}

/* Adds a release in one format to the parts; `path` is its name without an ending. */
static int add_format(struct pzip *zip, struct lv_doc *doc, struct lv_job job, const char *path,
                      const char *format) {
    const struct lv_stage_info *writer = lv_stage_find(LV_WRITER, lv_str_from(format));
    struct lv_buf made = {0}, name = {0};
    job.out = &made;
    int result = lv_stage_run(writer, doc, &job);
    if (!result) {
        lv_buf_printf(&name, "%s.%s", path, writer->ending);
        pzip_parts_add(&zip->parts, lv_arena_terminated(&zip->parts.arena, lv_buf_slice(&name)),
                       lv_buf_slice(&made));
    }
    lv_buf_free(&name);
    lv_buf_free(&made);
    return result;
}

static void note(struct lv_pack *pack, struct pzip *zip, struct pzip_part *before) {
    struct pzip_release *release = lv_alloc(&pack->arena, sizeof *release);
    release->first = before ? before->next : zip->parts.first;
    release->n = FORMATS;
    if (zip->last)
        zip->last->next = release;
    else
        zip->releases = release;
    zip->last = release;
}

static int add(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
               struct lv_job *job) {
    struct pzip *zip = pack->state;
    struct pzip_part *before = zip->parts.last;
    const char *path = pzip_name(&zip->names, lv_str_from(entry->section->id), entry->name);
    int result = 0;
    for (size_t i = 0; i < FORMATS && !result; i++)
        result = add_format(zip, doc, *job, path, formats[i]);
    if (result)
        pzip_parts_cut(&zip->parts, before);
    else
        note(pack, zip, before);
    return result;
}

static int end(struct lv_pack *pack) {
    struct pzip *zip = pack->state;
    pzip_manifest(pack, &zip->parts, zip->releases, formats);
    return pzip_parts_write(&zip->parts, pack->job);
}

static void drop(struct lv_pack *pack) {
    struct pzip *zip = pack->state;
    if (!zip)
        return;
    lv_unguard(&zip->guard);
    free_zip(zip);
}

const struct lv_pack_writer *lv_pack_zip(void) {
    static const struct lv_pack_writer writer = {begin, add, end, drop};
    return &writer;
}
