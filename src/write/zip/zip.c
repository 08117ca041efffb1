#include "write/zip/zip.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

#include "write/zip/archive.h"

struct filling {
    const struct lv_zip_file *files;
    size_t n;
};

static int fill(void *state, zip_t *zip) {
    const struct filling *from = state;
    for (size_t i = 0; i < from->n; i++)
        if (archive_add(zip, from->files[i].name, from->files[i].bytes, from->files[i].stored))
            return -1;
    return 0;
}

int lv_zip(struct lv_job *job, const struct lv_zip_file *files, size_t n, struct lv_buf *out) {
    struct filling from = {files, n};
    return archive_write(job, fill, &from, out);
}

void lv_zip_hash(const struct lv_zip_file *files, size_t n, char hex[LV_ZIP_HASH]) {
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    for (size_t i = 0; i < n; i++) {
        sha256_update(&hash, strlen(files[i].name) + 1, (const uint8_t *)files[i].name);
        sha256_update(&hash, files[i].bytes.n, (const uint8_t *)files[i].bytes.p);
    }
    sha256_digest(&hash, sizeof digest, digest);
    base16_encode_update(hex, sizeof digest, digest);
    hex[LV_ZIP_HASH - 1] = '\0';
}
