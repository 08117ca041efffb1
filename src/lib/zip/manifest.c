/* What is in the zip, for programs: manifest.json; and that it is whole, for sha256sum -c. */
#include <jansson.h>
#include <stdlib.h>

#include "core/memory.h"
#include "lib/zip/zip.h"

static json_t *string(struct lv_str s) {
    return json_stringn(s.n ? s.p : "", s.n);
}

/* Adds a text by language; nothing where it is empty. */
static void set_by_language(json_t *object, struct lv_str lang, struct lv_str text) {
    const char *key = lang.n ? lang.p : "";
    if (text.n)
        json_object_setn_new(object, key, lang.n, string(text));
}

static void set_text(json_t *object, const char *key, struct lv_str text) {
    if (text.n)
        json_object_set_new(object, key, string(text));
}

static void drop_json(void *json) {
    json_decref(json);
}

/* A phrase in each language of the pack. */
static json_t *by_language(const struct lv_pack *pack, const struct lv_phrase *phrase) {
    json_t *object = json_object();
    for (size_t i = 0; i < pack->languages; i++)
        set_by_language(object, pack->lang[i], lv_phrase_in(phrase, pack->lang[i]));
    return object;
}

static void set_phrase(const struct lv_pack *pack, json_t *object, const char *key,
                       const struct lv_phrase *phrase) {
    if (phrase)
        json_object_set_new(object, key, by_language(pack, phrase));
}

static json_t *files_of(const struct pzip_release *release, const char *const *formats) {
    json_t *files = json_object();
    const struct pzip_part *part = release->first;
    for (size_t i = 0; i < release->n; i++, part = part->next) {
        json_t *file = json_object();
        json_object_set_new(file, "path", json_string(part->path));
        json_object_set_new(file, "size", json_integer((json_int_t)part->packed.size));
        json_object_set_new(file, "sha256", json_string(part->sum));
        json_object_set_new(files, formats[i], file);
    }
    return files;
}

/* Names of files need not be UTF-8. */
static void set_shown(json_t *object, const char *key, struct lv_str bytes) {
    struct lv_buf shown = {0};
    lv_show(&shown, bytes);
    set_text(object, key, lv_buf_slice(&shown));
    lv_buf_free(&shown);
}

static json_t *release_of(const struct lv_pack *pack, const struct lv_pack_entry *entry) {
    json_t *object = json_object(), *languages = json_array(), *titles = json_object(),
           *dates = json_object();
    json_object_set_new(object, "number", json_integer((json_int_t)entry->number));
    set_shown(object, "name", entry->name);
    if (entry->section->title)
        set_phrase(pack, object, "section", entry->section->title);
    for (size_t i = 0; i < entry->editions; i++) {
        const struct lv_pack_edition *edition = &entry->edition[i];
        json_array_append_new(languages, string(edition->lang));
        set_by_language(titles, edition->lang, edition->title);
        set_by_language(dates, edition->lang, edition->date);
    }
    json_object_set_new(object, "languages", languages);
    json_object_set_new(object, "titles", titles);
    set_text(object, "date", entry->day);
    json_object_set_new(object, "dates", dates);
    return object;
}

/* Releases that are there, and those that are not. */
static void set_releases(const struct lv_pack *pack, json_t *to, const struct pzip_release *release,
                         const char *const *formats) {
    json_t *releases = json_array(), *missing = json_array();
    for (const struct lv_pack_entry *entry = pack->entries; entry; entry = entry->next) {
        if (entry->failed) {
            json_t *object = json_object();
            json_object_set_new(object, "number", json_integer((json_int_t)entry->number));
            set_shown(object, "files", entry->files);
            json_array_append_new(missing, object);
            continue;
        }
        json_t *object = release_of(pack, entry);
        json_object_set_new(object, "files", files_of(release, formats));
        json_array_append_new(releases, object);
        release = release->next;
    }
    json_object_set_new(to, "releases", releases);
    json_object_set_new(to, "missing", missing);
}

static json_t *manifest_of(const struct lv_pack *pack, const struct pzip_release *releases,
                           const char *const *formats) {
    json_t *manifest = json_object(), *titles = json_object();
    for (size_t i = 0; i < pack->languages; i++)
        set_by_language(titles, pack->lang[i], lv_pack_title(pack, pack->lang[i]));
    set_text(manifest, "title", lv_pack_title(pack, pack->lang[0]));
    json_object_set_new(manifest, "titles", titles);
    set_phrase(pack, manifest, "subtitle", pack->plan->subtitle);
    set_phrase(pack, manifest, "date", pack->plan->date);
    set_text(manifest, "day", pack->day);
    set_phrase(pack, manifest, "embargo", pack->plan->embargo);
    set_phrase(pack, manifest, "sender", pack->plan->sender);
    set_releases(pack, manifest, releases, formats);
    return manifest;
}

/* "sum  path", as sha256sum writes and reads it. */
static void add_sums(struct pzip_parts *parts) {
    struct lv_buf sums = {0};
    for (const struct pzip_part *part = parts->first; part; part = part->next)
        lv_buf_printf(&sums, "%s  %s\n", part->sum, part->path);
    pzip_parts_add(parts, PZIP_SUMS, lv_buf_slice(&sums));
    lv_buf_free(&sums);
}

void pzip_manifest(const struct lv_pack *pack, struct pzip_parts *parts, const struct pzip_release *releases,
                   const char *const *formats) {
    struct lv_guard guard;
    json_t *manifest = manifest_of(pack, releases, formats);
    lv_guard(&guard, drop_json, manifest);
    char *text = json_dumps(manifest, JSON_INDENT(2));
    if (!text)
        lv_out_of_memory();
    struct lv_buf bytes = {0};
    lv_buf_puts(&bytes, text);
    lv_buf_char(&bytes, '\n');
    free(text);
    lv_unguard(&guard);
    json_decref(manifest);
    pzip_parts_add(parts, PZIP_MANIFEST, lv_buf_slice(&bytes));
    lv_buf_free(&bytes);
    add_sums(parts);
}
