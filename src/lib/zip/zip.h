/*
 * A pack as a zip: every release in every format, with a list of them and their sums.
 *
 *   lv_pack_zip    zip.c       the writer: runs the stages, keeps what comes of them compressed
 *   pzip_parts_*   parts.c     what goes into the zip, and the zip itself (libzip, libdeflate)
 *   pzip_name      names.c     names that every system can unpack, each once
 *   pzip_manifest  manifest.c  manifest.json and SHA256SUMS (jansson, nettle)
 */
#ifndef LV_PACK_ZIP_H
#define LV_PACK_ZIP_H

#include "pack/pack.h"
#include "write/zip/archive.h"

#define PZIP_MANIFEST "manifest.json"
#define PZIP_SUMS "SHA256SUMS"

enum { PZIP_SUM = 65 }; /* SHA-256 in hex, and a NUL */

/* A file in the zip, compressed where that makes it smaller; its bytes are freed when they are in the zip. */
struct pzip_part {
    const char *path;
    char sum[PZIP_SUM];
    struct archive_packed packed;
    struct pzip_part *next;
};

struct pzip_parts {
    struct lv_arena arena;
    struct pzip_part *first, *last;
    struct libdeflate_compressor *deflate;
};

void pzip_parts_open(struct pzip_parts *parts);
/* Adds a file. */
struct pzip_part *pzip_parts_add(struct pzip_parts *parts, const char *path, struct lv_str bytes);
/* Takes away all that were added after `last`; NULL: all. */
void pzip_parts_cut(struct pzip_parts *parts, struct pzip_part *last);
/* Appends the zip to job->out; the same parts give the same bytes. 0, or -1 with a diagnostic. */
int pzip_parts_write(struct pzip_parts *parts, struct lv_job *job);
void pzip_parts_free(struct pzip_parts *parts);

/*
 * folder/name, each as every system can have it, with a number after it where that name is taken, be it in other letters
 * of the same. The map's.
 */
const char *pzip_name(struct lv_map *taken, struct lv_str folder, struct lv_str name);

/* What is in the zip of a release; they are in the order of the entries that did not fail. */
struct pzip_release {
    const struct pzip_part *first; /* of its files; each has the next */
    size_t n;
    struct pzip_release *next;
};

/* Adds manifest.json and, when all others are there, SHA256SUMS. `formats` has a name for each file of a release. */
void pzip_manifest(const struct lv_pack *pack, struct pzip_parts *parts, const struct pzip_release *releases,
                   const char *const *formats);

#endif
