#include "picture/image.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdio.h>

static const char jpeg_magic[] = "\377\330\377", png_magic[] = "\211PNG\r\n\032\n";

const char *lv_picture_size_check(uint32_t width, uint32_t height, uint64_t most) {
    if (!width || !height)
        return "it has no pixels";
    if (width > LV_PICTURE_SIDE || height > LV_PICTURE_SIDE || (uint64_t)width * height > most)
        return "it has more than 67 million pixels (a PNG: 33 million), or 30,000 in a row; make it smaller";
    return NULL;
}

static void put_hash(struct lv_str file, char hash[LV_PICTURE_HASH]) {
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, file.n, (const uint8_t *)file.p);
    sha256_digest(&context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hash + 2 * i, 3, "%02x", digest[i]);
}

/* A JPEG that lies on its side, or has colours that not every program shows, is made anew. */
static const char *make_plain(struct lv_arena *arena, unsigned turn, struct lv_picture *picture) {
    struct lv_pixels pixels;
    struct lv_buf made = {0};
    const char *why = lv_jpeg_pixels(picture->file, 0, &pixels);
    if (why)
        return why;
    pixels = lv_pixels_turn(pixels, turn);
    why = lv_picture_jpeg(&pixels, picture->profile, &made);
    picture->width = pixels.width;
    picture->height = pixels.height;
    picture->grey = pixels.channels == 1;
    lv_free(pixels.p);
    if (!why)
        picture->file = lv_arena_copy(arena, lv_buf_slice(&made));
    lv_buf_free(&made);
    return why;
}

/*
 * True for a profile of such colours that a PDF may hold, by its head (ICC.1:2010, 7.2): as long as it says, of version 2
 * to 4, of a device or a colour space.
 */
static bool is_profile(struct lv_str s, const char *space) {
    enum { HEAD = 132, MOST = 4 << 20 };
    static const struct lv_str classes[] = {{"mntr", 4}, {"scnr", 4}, {"prtr", 4}, {"spac", 4}};
    const uint8_t *p = (const uint8_t *)s.p;
    if (s.n < HEAD || s.n > MOST ||
        ((size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3]) != s.n)
        return false;
    bool class = false;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        class |= lv_str_eq(lv_str_sub(s, 12, 16), classes[i]);
    return class && p[8] >= 2 && p[8] <= 4 && memcmp(p + 16, space, 4) == 0 && memcmp(p + 36, "acsp", 4) == 0;
}

static void keep_profile(struct lv_arena *arena, struct lv_buf *profile, const char *space,
                         struct lv_picture *picture) {
    if (is_profile(lv_buf_slice(profile), space))
        picture->profile = lv_arena_copy(arena, lv_buf_slice(profile));
    lv_buf_free(profile);
}

/* The marker that ends a JPEG; a copy that was cut short has none. */
static bool has_end(struct lv_str file) {
    for (size_t i = file.n; i-- > 1;)
        if (file.p[i] == '\331' && file.p[i - 1] == '\377')
            return true;
    return false;
}

static const char *read_jpeg(struct lv_arena *arena, struct lv_picture *picture) {
    struct lv_jpeg_head head;
    const char *why = lv_jpeg_head(picture->file, &head);
    if (!why)
        why = lv_picture_size_check(head.width, head.height, LV_JPEG_PIXELS);
    if (!why && !has_end(picture->file))
        why = "it is cut short";
    if (why) {
        lv_buf_free(&head.profile);
        return why;
    }
    picture->form = LV_JPEG;
    picture->width = head.width;
    picture->height = head.height;
    picture->grey = head.grey;
    keep_profile(arena, &head.profile, head.grey ? "GRAY" : "RGB ", picture);
    return head.turn == 1 && head.plain ? NULL : make_plain(arena, head.turn, picture);
}

static const char *read_png(struct lv_arena *arena, struct lv_picture *picture) {
    struct lv_buf profile = {0};
    picture->form = LV_PNG;
    const char *why = lv_png_head(picture->file, &picture->width, &picture->height, &profile);
    keep_profile(arena, &profile, "RGB ", picture);
    return why;
}

const char *lv_picture_read(struct lv_arena *arena, struct lv_str file, struct lv_picture *picture) {
    const struct {
        struct lv_str magic;
        const char *(*read)(struct lv_arena *, struct lv_picture *);
    } forms[] = {{{jpeg_magic, 3}, read_jpeg}, {{png_magic, 8}, read_png}};
    *picture = (struct lv_picture){.file = file};
    put_hash(file, picture->hash);
    if (file.n > LV_PICTURE_BYTES)
        return "it is larger than 32 MiB";
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (lv_str_starts(file, forms[i].magic))
            return forms[i].read(arena, picture);
    return "it is neither JPEG nor PNG";
}

const char *lv_picture_pixels(const struct lv_picture *picture, uint32_t width, struct lv_pixels *pixels) {
    const char *why = picture->form == LV_JPEG ? lv_jpeg_pixels(picture->file, width, pixels)
                                               : lv_png_pixels(picture->file, pixels);
    if (!why && width && pixels->width > width)
        *pixels = lv_pixels_reduce(*pixels, width);
    return why;
}

void lv_picture_base64(struct lv_str bytes, struct lv_buf *to) {
    size_t n = BASE64_ENCODE_RAW_LENGTH(bytes.n);
    lv_buf_room(to, n);
    base64_encode_raw(to->p + to->n, bytes.n, (const uint8_t *)bytes.p);
    to->n += n;
}
