/* Pictures: files of every kind that cameras make, files cut short, broken and hostile. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#include "picture/picture.h"
#include "unit.h"

enum { WIDTH = 48, HEIGHT = 32 };

static const uint8_t corners[4][3] = {{220, 20, 20}, {20, 200, 20}, {20, 20, 220}, {240, 240, 20}};

/* Four colours, each in a corner of its own: above at the left, at the right, below at the left, at the right. */
static struct lv_pixels quarters(uint32_t width, uint32_t height, uint32_t channels) {
    struct lv_pixels pixels = {width, height, channels, lv_malloc((size_t)width * height * channels)};
    uint8_t *p = pixels.p;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++, p += channels)
            memcpy(p, corners[2 * (y >= height / 2) + (x >= width / 2)], channels);
    return pixels;
}

static struct lv_buf jpeg_of(struct lv_pixels pixels) {
    struct lv_buf file = {0};
    assert_null(lv_picture_jpeg(&pixels, LV_STR(""), &file));
    lv_free(pixels.p);
    return file;
}

/* The same JPEG with an orientation in EXIF. */
static struct lv_buf turned(struct lv_buf jpeg, char turn) {
    const char exif[] =
        "\377\341\0\042Exif\0\0MM\0\052\0\0\0\010\0\001\001\022\0\003\0\0\0\001\0?\0\0\0\0\0\0";
    struct lv_buf file = {0};
    lv_buf_add(&file, jpeg.p, 2);
    lv_buf_add(&file, exif, sizeof exif - 1);
    file.p[2 + 29] = turn;
    lv_buf_add(&file, jpeg.p + 2, jpeg.n - 2);
    lv_buf_free(&jpeg);
    return file;
}

static struct lv_buf png_of(uint32_t width, uint32_t height, uint32_t format, const void *pixels) {
    png_image image = {.version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = format};
    png_alloc_size_t size = 0;
    struct lv_buf file = {0};
    assert_true(png_image_write_to_memory(&image, NULL, &size, 0, pixels, 0, NULL));
    lv_buf_room(&file, size);
    assert_true(png_image_write_to_memory(&image, file.p, &size, 0, pixels, 0, NULL));
    file.n = size;
    return file;
}

/* What a file is, read where its last byte is the last of its memory. */
static const char *look(struct lv_arena *arena, struct lv_str file, struct lv_picture *picture) {
    return lv_picture_read(arena, lv_arena_copy(arena, file), picture);
}

static bool is_colour(const struct lv_pixels *pixels, uint32_t x, uint32_t y, const uint8_t *colour) {
    const uint8_t *p = pixels->p + ((size_t)y * pixels->width + x) * pixels->channels;
    for (uint32_t c = 0; c < pixels->channels; c++)
        if (abs(p[c] - colour[c]) > 24)
            return false;
    return true;
}

/* The colour in a corner: 0 above at the left, 1 above at the right, 2 and 3 below. */
static bool in_corner(const struct lv_pixels *pixels, unsigned corner, unsigned colour) {
    uint32_t x = corner % 2 ? pixels->width - 3 : 2, y = corner / 2 ? pixels->height - 3 : 2;
    return is_colour(pixels, x, y, corners[colour]);
}

static void pictures_are_upright(void **state) {
    /* by EXIF 2.32, 4.6.5.1: where the first pixel of the file is seen, and where the last of its first row */
    static const unsigned first[] = {0, 0, 1, 3, 2, 0, 1, 3, 2}, last[] = {0, 1, 0, 2, 3, 2, 3, 1, 0};
    (void)state;
    for (char turn = 1; turn <= 8; turn++) {
        struct lv_arena arena = {0};
        struct lv_buf file = turned(jpeg_of(quarters(WIDTH, HEIGHT, 3)), turn);
        struct lv_picture picture;
        struct lv_pixels pixels;
        assert_null(look(&arena, lv_buf_slice(&file), &picture));
        assert_int_equal(picture.width, turn < 5 ? WIDTH : HEIGHT);
        assert_int_equal(picture.height, turn < 5 ? HEIGHT : WIDTH);
        assert_null(lv_picture_pixels(&picture, 0, &pixels));
        assert_true(in_corner(&pixels, first[(size_t)turn], 0));
        assert_true(in_corner(&pixels, last[(size_t)turn], 1));
        assert_true(in_corner(&pixels, 3 - first[(size_t)turn], 3));
        assert_int_equal(picture.file.n == file.n, turn == 1); /* as it is where nothing has to be done */
        lv_free(pixels.p);
        lv_buf_free(&file);
        lv_arena_free(&arena);
    }
}

static void a_wrong_orientation_is_none(void **state) {
    struct lv_arena arena = {0};
    struct lv_buf file = turned(jpeg_of(quarters(WIDTH, HEIGHT, 3)), 9);
    struct lv_picture picture;
    (void)state;
    assert_null(look(&arena, lv_buf_slice(&file), &picture));
    assert_int_equal(picture.width, WIDTH);
    assert_int_equal(picture.file.n, file.n);
    lv_buf_free(&file);
    lv_arena_free(&arena);
}

/* A JPEG with four inks, as Adobe's programs write them: 255 is no ink. */
static struct lv_buf inks(uint8_t cyan, uint8_t magenta, uint8_t yellow, uint8_t black) {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr error;
    unsigned char *bytes = NULL, row[16 * 4];
    unsigned long size = 0;
    struct lv_buf file = {0};
    const uint8_t ink[] = {cyan, magenta, yellow, black};
    for (size_t i = 0; i < sizeof row; i++)
        row[i] = (unsigned char)(255 - ink[i % 4]);
    jpeg.err = jpeg_std_error(&error);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = jpeg.image_height = 16;
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < 16)
        jpeg_write_scanlines(&jpeg, (JSAMPARRAY){(JSAMPROW[]){row}}, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    lv_buf_add(&file, bytes, size);
    free(bytes);
    return file;
}

static void inks_become_light(void **state) {
    static const uint8_t known[][7] = {{255, 0, 0, 0, 0, 255, 255},   {0, 255, 0, 0, 255, 0, 255},
                                       {0, 0, 255, 0, 255, 255, 0},   {0, 0, 0, 255, 0, 0, 0},
                                       {0, 0, 0, 0, 255, 255, 255},   {0, 0, 0, 128, 127, 127, 127},
                                       {128, 0, 0, 128, 63, 127, 127}};
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct lv_arena arena = {0};
        struct lv_buf file = inks(known[i][0], known[i][1], known[i][2], known[i][3]);
        struct lv_picture picture;
        struct lv_pixels pixels;
        assert_null(look(&arena, lv_buf_slice(&file), &picture));
        assert_null(lv_picture_pixels(&picture, 0, &pixels));
        assert_int_equal(pixels.channels, 3);
        assert_true(is_colour(&pixels, 8, 8, &known[i][4]));
        lv_free(pixels.p);
        lv_buf_free(&file);
        lv_arena_free(&arena);
    }
}

/* The head of an ICC profile, and no more. */
enum { PROFILE = 132 };

static void make_profile(char *p) {
    memset(p, 0, PROFILE);
    p[3] = (char)PROFILE;
    p[8] = 4;
    memcpy(p + 12, "mntrRGB XYZ ", 12);
    memcpy(p + 36, "acsp", 4);
}

/* A JPEG with that profile, on its side or not. */
static struct lv_buf coloured(const char *profile, char turn) {
    struct lv_pixels pixels = quarters(WIDTH, HEIGHT, 3);
    struct lv_buf file = {0};
    assert_null(lv_picture_jpeg(&pixels, (struct lv_str){profile, PROFILE}, &file));
    lv_free(pixels.p);
    return turned(file, turn);
}

static void profiles_are_kept(void **state) {
    char profile[PROFILE];
    (void)state;
    make_profile(profile);
    for (char turn = 1; turn <= 6; turn = (char)(turn + 5)) {
        struct lv_arena arena = {0};
        struct lv_buf file = coloured(profile, turn);
        struct lv_picture picture;
        assert_null(look(&arena, lv_buf_slice(&file), &picture));
        assert_int_equal(picture.profile.n, PROFILE);
        assert_memory_equal(picture.profile.p, profile, PROFILE);
        assert_true(lv_str_find(picture.file, picture.profile, 0) != SIZE_MAX);
        lv_buf_free(&file);
        lv_arena_free(&arena);
    }
}

static void odd_profiles_are_left_out(void **state) {
    static const struct {
        size_t at;
        const char *bytes;
    } odd[] = {{3, "x"},     {8, "\5"},    {8, "\1"},    {12, "link"},
               {13, "scnr"}, {16, "CMYK"}, {16, "GRAY"}, {36, "x"}};
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        char profile[PROFILE];
        make_profile(profile);
        memcpy(profile + odd[i].at, odd[i].bytes, strlen(odd[i].bytes));
        struct lv_arena arena = {0};
        struct lv_buf file = coloured(profile, 1);
        struct lv_picture picture;
        assert_null(look(&arena, lv_buf_slice(&file), &picture));
        assert_int_equal(picture.profile.n, 0);
        lv_buf_free(&file);
        lv_arena_free(&arena);
    }
}

static void grey_stays_grey(void **state) {
    struct lv_arena arena = {0};
    struct lv_buf file = jpeg_of(quarters(WIDTH, HEIGHT, 1));
    struct lv_picture picture;
    struct lv_pixels pixels;
    (void)state;
    assert_null(look(&arena, lv_buf_slice(&file), &picture));
    assert_true(picture.grey);
    assert_null(lv_picture_pixels(&picture, 0, &pixels));
    assert_int_equal(pixels.channels, 1);
    lv_free(pixels.p);
    lv_buf_free(&file);
    lv_arena_free(&arena);
}

static void png_of_every_kind(void **state) {
    static const struct {
        uint32_t format, channels;
    } kinds[] = {{PNG_FORMAT_GRAY, 1}, {PNG_FORMAT_GA, 2},       {PNG_FORMAT_RGB, 3},
                 {PNG_FORMAT_RGBA, 4}, {PNG_FORMAT_LINEAR_Y, 1}, {PNG_FORMAT_LINEAR_RGB_ALPHA, 4}};
    static uint16_t grey[20 * 10 * 4];
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct lv_arena arena = {0};
        struct lv_buf file = png_of(20, 10, kinds[i].format, grey);
        struct lv_picture picture;
        struct lv_pixels pixels;
        assert_null(look(&arena, lv_buf_slice(&file), &picture));
        assert_int_equal(picture.form, LV_PNG);
        assert_int_equal(picture.width, 20);
        assert_int_equal(picture.height, 10);
        assert_null(lv_picture_pixels(&picture, 0, &pixels));
        assert_int_equal(pixels.channels, kinds[i].channels);
        lv_free(pixels.p);
        lv_buf_free(&file);
        lv_arena_free(&arena);
    }
}

static void fewer_pixels_are_their_mean(void **state) {
    static const uint8_t rows[2][4][4] = {
        {{0, 0, 0, 255}, {100, 0, 0, 255}, {9, 9, 9, 0}, {200, 50, 0, 255}},
        {{40, 0, 0, 255}, {60, 0, 0, 255}, {9, 9, 9, 0}, {200, 50, 0, 255}}};
    struct lv_arena arena = {0};
    struct lv_buf file = png_of(4, 2, PNG_FORMAT_RGBA, rows);
    struct lv_picture picture;
    struct lv_pixels pixels;
    (void)state;
    assert_null(look(&arena, lv_buf_slice(&file), &picture));
    assert_null(lv_picture_pixels(&picture, 2, &pixels));
    assert_int_equal(pixels.width, 2);
    assert_int_equal(pixels.height, 1);
    assert_memory_equal(pixels.p, ((uint8_t[]){50, 0, 0, 255, 200, 50, 0, 128}),
                        8); /* what is not seen has no colour */
    lv_free(pixels.p);
    lv_buf_free(&file);
    lv_arena_free(&arena);
}

static void reduced_jpeg_has_the_width(void **state) {
    static const uint32_t widths[] = {1, 7, 100, 299, 300};
    (void)state;
    struct lv_buf file = jpeg_of(quarters(300, 200, 3));
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct lv_arena arena = {0};
        struct lv_picture picture;
        struct lv_pixels pixels;
        assert_null(look(&arena, lv_buf_slice(&file), &picture));
        assert_null(lv_picture_pixels(&picture, widths[i], &pixels));
        assert_int_equal(pixels.width, widths[i]);
        assert_in_range(pixels.height, widths[i] * 2 / 3, widths[i] * 2 / 3 + 1);
        if (widths[i] > 50)
            assert_true(in_corner(&pixels, 3, 3));
        lv_free(pixels.p);
        lv_arena_free(&arena);
    }
    lv_buf_free(&file);
}

/* ---- hostile files ---- */

static struct lv_buf small_png(void) {
    struct lv_pixels pixels = quarters(WIDTH, HEIGHT, 3);
    struct lv_buf file = png_of(WIDTH, HEIGHT, PNG_FORMAT_RGB, pixels.p);
    lv_free(pixels.p);
    return file;
}

static void every_short_copy_is_refused(void **state) {
    struct lv_buf files[] = {small_png(), turned(jpeg_of(quarters(WIDTH, HEIGHT, 3)), 6), inks(1, 2, 3, 4)};
    (void)state;
    for (size_t f = 0; f < 3; f++) {
        for (size_t n = 0; n < files[f].n; n++) {
            struct lv_arena arena = {0};
            struct lv_picture picture;
            assert_non_null(look(&arena, (struct lv_str){files[f].p, n}, &picture));
            lv_arena_free(&arena);
        }
        lv_buf_free(&files[f]);
    }
}

/* Whatever is in a file, there is an answer, and what was taken has as many pixels as it says. */
static void broken_files_do_no_harm(void **state) {
    struct lv_buf files[] = {small_png(), turned(jpeg_of(quarters(WIDTH, HEIGHT, 3)), 6), inks(1, 2, 3, 4)};
    uint32_t seed = 1;
    (void)state;
    for (size_t f = 0; f < 3; f++) {
        for (size_t i = 0; i < 2 * files[f].n; i++) {
            struct lv_arena arena = {0};
            struct lv_picture picture;
            struct lv_pixels pixels;
            size_t at = i % files[f].n;
            char was = files[f].p[at];
            seed = seed * 1664525 + 1013904223;
            files[f].p[at] = (char)(seed >> 24);
            if (!look(&arena, lv_buf_slice(&files[f]), &picture) && picture.width < 3000 &&
                picture.height < 3000 && !lv_picture_pixels(&picture, 0, &pixels)) {
                assert_int_equal(pixels.width, picture.width);
                assert_int_equal(pixels.height, picture.height);
                lv_free(pixels.p);
            }
            files[f].p[at] = was;
            lv_arena_free(&arena);
        }
        lv_buf_free(&files[f]);
    }
}

/* The size in the head of a file is all that is looked at. */
static void bombs_are_refused_by_their_head(void **state) {
    struct lv_buf png = small_png(), jpeg = jpeg_of(quarters(WIDTH, HEIGHT, 3));
    struct lv_arena arena = {0};
    struct lv_picture picture;
    (void)state;
    memcpy(png.p + 16, "\0\0\x70\0\0\0\x70\0", 8);
    assert_non_null(look(&arena, lv_buf_slice(&png), &picture));
    memcpy(png.p + 16, "\x7f\xff\xff\xff\x7f\xff\xff\xff", 8);
    assert_non_null(look(&arena, lv_buf_slice(&png), &picture));
    for (size_t i = 0; i + 9 < jpeg.n; i++)
        if (memcmp(jpeg.p + i, "\377\300", 2) == 0)
            memcpy(jpeg.p + i + 5, "\x75\x30\x75\x30", 4);
    const char *why = look(&arena, lv_buf_slice(&jpeg), &picture);
    assert_non_null(why);
    assert_non_null(strstr(why, "pixels"));
    lv_buf_free(&png);
    lv_buf_free(&jpeg);
    lv_arena_free(&arena);
}

static void other_files_are_refused(void **state) {
    static const struct lv_str files[] = {
        {"", 0}, {"GIF89a", 6}, {"<svg/>", 6}, {"\377\330\377", 3}, {"\211PNG\r\n\032\n", 8}};
    struct lv_arena arena = {0};
    struct lv_picture picture;
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_non_null(look(&arena, files[i], &picture));
    lv_arena_free(&arena);
}

/* ---- sizes and names ---- */

static void pictures_fit_their_room(void **state) {
    static const struct {
        uint32_t width, height;
        double room_width, room_height, want_width, want_height;
    } known[] = {{400, 200, 600, 600, 300, 150},
                 {4000, 2000, 500, 600, 500, 250},
                 {2000, 4000, 500, 300, 150, 300},
                 {1, 30000, 500, 300, 0.01, 300}};
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct lv_picture picture = {.width = known[i].width, .height = known[i].height};
        struct lv_picture_size size = lv_picture_fit(&picture, known[i].room_width, known[i].room_height);
        assert_int_equal((int)(size.width * 100 + 0.5), (int)(known[i].want_width * 100 + 0.5));
        assert_int_equal((int)(size.height * 100 + 0.5), (int)(known[i].want_height * 100 + 0.5));
    }
}

static void names_of_pictures(void **state) {
    static const struct {
        const char *name;
        bool is;
    } known[] = {{"a.jpg", true},      {"A.JPEG", true}, {"bilde (1).PNG", true},
                 {"a.jpg.txt", false}, {"png", false},   {"a.gif", false},
                 {"", false},          {".jpg", false},  {"jpg", false}};
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_int_equal(lv_is_picture_name(lv_str_from(known[i].name)), known[i].is);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_are_upright),       cmocka_unit_test(a_wrong_orientation_is_none),
        cmocka_unit_test(inks_become_light),          cmocka_unit_test(grey_stays_grey),
        cmocka_unit_test(png_of_every_kind),          cmocka_unit_test(fewer_pixels_are_their_mean),
        cmocka_unit_test(reduced_jpeg_has_the_width), cmocka_unit_test(every_short_copy_is_refused),
        cmocka_unit_test(broken_files_do_no_harm),    cmocka_unit_test(bombs_are_refused_by_their_head),
        cmocka_unit_test(other_files_are_refused),    cmocka_unit_test(pictures_fit_their_room),
        cmocka_unit_test(names_of_pictures),          cmocka_unit_test(profiles_are_kept),
        cmocka_unit_test(odd_profiles_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
