/* The logo as an image: JPEG and plain PNG as they are, PNG with transparency on white. */
#include <png.h>

#include "core/module.h"
#include "style/logo.h"
#include "write/pdf/pdf.h"

static void begin(struct pdf *pdf, const struct lv_logo *logo) {
    lv_buf_puts(&pdf->text, "/Type /XObject /Subtype /Image /Width ");
    pdf_uint(&pdf->text, logo->width);
    lv_buf_puts(&pdf->text, " /Height ");
    pdf_uint(&pdf->text, logo->height);
    lv_buf_puts(&pdf->text, " /BitsPerComponent ");
    pdf_uint(&pdf->text, logo->bits);
    lv_buf_puts(&pdf->text, " /ColorSpace ");
}

static void device(struct pdf *pdf, const struct lv_logo *logo) {
    lv_buf_puts(&pdf->text, logo->colours == 1 ? "/DeviceGray" : "/DeviceRGB");
}

static uint32_t as_jpeg(struct pdf *pdf, const struct lv_logo *logo, struct lv_str bytes) {
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    begin(pdf, logo);
    device(pdf, logo);
    lv_buf_puts(&pdf->text, " /Filter /DCTDecode");
    pdf_define_stream(pdf, id, from, bytes);
    return id;
}

static struct lv_str png_data(struct pdf *pdf, struct lv_str png) {
    struct lv_buf all = {0};
    struct lv_str piece;
    for (size_t at = 0; lv_logo_next_data(png, &at, &piece);)
        lv_buf_str(&all, piece);
    return lv_arena_take(&pdf->arena, &all);
}

/* The compressed rows of a PNG are what PDF calls predictor 15 (ISO 32000-1, 7.4.4.4). */
static uint32_t as_png(struct pdf *pdf, const struct lv_logo *logo, struct lv_str bytes) {
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    begin(pdf, logo);
    if (logo->indexed) {
        lv_buf_printf(&pdf->text, "[/Indexed /DeviceRGB %zu <", logo->palette.n / 3 - 1);
        for (size_t i = 0; i < logo->palette.n; i++)
            lv_buf_printf(&pdf->text, "%02X", (unsigned)(unsigned char)logo->palette.p[i]);
        lv_buf_puts(&pdf->text, ">]");
    } else {
        device(pdf, logo);
    }
    lv_buf_printf(&pdf->text,
                  " /Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors %u /BitsPerComponent %u "
                  "/Columns %u>>",
                  logo->colours, logo->bits, (unsigned)logo->width);
    pdf_define_stream(pdf, id, from, png_data(pdf, bytes));
    return id;
}

/* Decoded, on white paper. */
static uint32_t on_white(struct pdf *pdf, struct lv_logo *logo, struct lv_str bytes) {
    static const png_color white = {255, 255, 255};
    png_image image = {.version = PNG_IMAGE_VERSION};
    struct lv_str rows = {NULL, 3 * (size_t)logo->width * logo->height};
    char *to = lv_malloc(rows.n);
    rows.p = to;
    bool read = png_image_begin_read_from_memory(&image, bytes.p, bytes.n) && image.width == logo->width &&
                image.height == logo->height;
    image.format = PNG_FORMAT_RGB;
    read = read && png_image_finish_read(&image, &white, to, 0, NULL);
    png_image_free(&image);
    if (!read) {
        lv_free(to);
        pdf->failed = true;
        lv_report(pdf->job, LV_MSG_LIBRARY, 0, 0, "libpng", image.message);
        return 0;
    }
    uint32_t id = pdf_reserve(pdf);
    struct lv_str data = pdf_deflate(pdf, rows);
    size_t from = pdf->text.n;
    lv_free(to);
    logo->bits = 8;
    begin(pdf, logo);
    lv_buf_puts(&pdf->text, "/DeviceRGB /Filter /FlateDecode");
    pdf_define_stream(pdf, id, from, data);
    return id;
}

/* As any picture is. */
static uint32_t as_grey(struct pdf *pdf, struct lv_str bytes) {
    __typeof__(&lv_picture_read) read = LV_LOAD(pdf->job, lv_picture_read);
    struct lv_picture picture;
    const char *why = read ? read(&pdf->arena, bytes, &picture) : NULL;
    if (read && !why)
        return pdf_add_picture(pdf, &picture, 0);
    pdf->failed = true;
    if (why)
        lv_report(pdf->job, LV_MSG_LIBRARY, 0, 0, "the logo made grey", why);
    return 0;
}

uint32_t pdf_logo(struct pdf *pdf, struct lv_str bytes) {
    struct lv_logo logo;
    if (!lv_logo_read(bytes, &logo))
        return 0;
    if (pdf->print.grey)
        return as_grey(pdf, bytes);
    if (logo.jpeg)
        return as_jpeg(pdf, &logo, bytes);
    return logo.alpha || logo.interlaced ? on_white(pdf, &logo, bytes) : as_png(pdf, &logo, bytes);
}
