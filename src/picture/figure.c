#include "core/memory.h"
#include "core/module.h"
#include "picture/picture.h"

bool lv_is_picture_name(struct lv_str name) {
    static const struct lv_str endings[] = {{".jpg", 4}, {".jpeg", 5}, {".png", 4}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = endings[i].n, at = 0;
        while (n < name.n && at < n && (name.p[name.n - n + at] | 0x20) == (endings[i].p[at] | 0x20))
            at++;
        if (at == n)
            return true;
    }
    return false;
}

struct lv_picture_size lv_picture_fit(const struct lv_picture *picture, double width, double height) {
    struct lv_picture_size size = {picture->width * 0.75, picture->height * 0.75};
    double scale = size.width > width ? width / size.width : 1;
    scale = size.height * scale > height ? height / size.height : scale;
    return (struct lv_picture_size){size.width * scale, size.height * scale};
}

/* An address is not fetched; what is shown of it is its text. */
static bool is_address(struct lv_str name) {
    return lv_str_starts(name, LV_STR("http://")) || lv_str_starts(name, LV_STR("https://")) ||
           lv_str_starts(name, LV_STR("//"));
}

/* ---- fetching ---- */

/* The caller's function allocates for itself. */
static const char *fetch(struct lv_doc *doc, const struct lv_job *job, struct lv_str name,
                         struct lv_str *file) {
    const struct lv_options *options = job->options;
    if (!options->find_picture)
        return "no pictures are to be had here";
    const char *terminated = lv_terminated(doc, name);
    if (strlen(terminated) != name.n)
        return "its name has a NUL in it";
    struct lv_heap *heap = lv_heap_switch(NULL);
    const char *why = options->find_picture(options->find_state, job->name, terminated, &file->p, &file->n);
    lv_heap_switch(heap);
    if (why)
        return lv_terminated(doc, lv_str_from(why));
    return file->n > LV_PICTURE_BYTES ? "it is larger than 32 MiB" : NULL;
}

static const char *take(struct lv_doc *doc, struct lv_job *job, struct lv_asked *taken) {
    struct lv_str file = {NULL, 0};
    if (taken->n > LV_PICTURES_MOST)
        return "the release has more than 200";
    const char *why = fetch(doc, job, taken->name, &file);
    taken->bytes += file.n;
    if (!why && taken->bytes > LV_PICTURES_BYTES)
        why = "all of them are larger than 256 MiB";
    __typeof__(&lv_picture_read) read = why ? NULL : LV_LOAD(job, lv_picture_read);
    if (!read)
        return why ? why : "its module is missing";
    struct lv_picture *picture = lv_alloc(&doc->arena, sizeof *picture);
    why = read(&doc->arena, file, picture);
    taken->picture = why ? NULL : picture;
    return why;
}

/* What came of asking for a picture, asked for now if it never was. The last one is asked for most. */
static struct lv_asked *taken_of(struct lv_doc *doc, struct lv_job *job, const struct lv_node *node,
                                 struct lv_str name) {
    const struct lv_node *edition = lv_edition_of(node);
    struct lv_asked *taken = doc->pictures;
    size_t n = taken ? taken->n : 0;
    while (taken && (taken->edition != edition || !lv_str_eq(taken->name, name)))
        taken = taken->next;
    if (taken || n > LV_PICTURES_MOST)
        return taken ? taken : doc->pictures;
    struct lv_job at = lv_job_at(job, node);
    taken = lv_alloc(&doc->arena, sizeof *taken);
    *taken = (struct lv_asked){.edition = edition,
                               .name = lv_arena_copy(&doc->arena, name),
                               .n = n + 1,
                               .bytes = doc->pictures ? doc->pictures->bytes : 0,
                               .next = doc->pictures};
    doc->pictures = taken;
    taken->why = take(doc, &at, taken);
    return taken;
}

const struct lv_picture *lv_picture_named(struct lv_doc *doc, struct lv_job *job, const struct lv_node *node,
                                          struct lv_str name, const char **why) {
    const struct lv_asked *taken = taken_of(doc, job, node, name);
    *why = taken->why;
    return taken->picture;
}

/* A picture is shown only in the place of itself. */
static const char *check_hash(const struct lv_asked *taken, const struct lv_node *figure) {
    struct lv_str hash = lv_attr(figure, LV_AT_SHA256);
    if (taken->why || !hash.n || lv_str_eq(hash, lv_str_from(taken->picture->hash)))
        return taken->why;
    return "it is not the one this XML was made with; make the XML anew";
}

const struct lv_picture *lv_picture_of(struct lv_doc *doc, struct lv_job *job, const struct lv_node *figure) {
    struct lv_str src = lv_attr(figure, LV_AT_SRC);
    if (!src.n || is_address(src))
        return NULL;
    struct lv_asked *taken = taken_of(doc, job, figure, src);
    const char *why = check_hash(taken, figure);
    if (!why)
        return taken->picture;
    struct lv_job at = lv_job_at(job, figure);
    const struct lv_node *place = figure->nlines || !figure->first ? figure : figure->first;
    if (!taken->reported)
        lv_report_at(doc, &at, LV_MSG_NO_PICTURE, place, LV_STR(""), 0, lv_terminated(doc, src), why);
    taken->reported = true;
    return NULL;
}
