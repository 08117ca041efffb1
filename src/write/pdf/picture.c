/* Pictures as image objects: a JPEG as it is, where it has no more pixels than are asked for; a PNG as its pixels. */
#include "core/module.h"
#include "write/pdf/paint.h"

struct pdf_picture {
    char hash[LV_PICTURE_HASH]; /* of its file */
    uint32_t width;             /* pixels in a row, at most; 0: all */
    uint32_t id;
    struct pdf_picture *next;
};

/* ---- objects ---- */

/* A profile as an object; 0: the picture has none. */
static uint32_t add_profile(struct pdf *pdf, const struct lv_picture *picture) {
    if (!picture->profile.n)
        return 0;
    struct lv_str packed = pdf_deflate(pdf, picture->profile);
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    lv_buf_puts(&pdf->text, picture->grey ? "/N 1 /Alternate /DeviceGray" : "/N 3 /Alternate /DeviceRGB");
    lv_buf_puts(&pdf->text, " /Filter /FlateDecode");
    pdf_define_stream(pdf, id, from, packed);
    return id;
}

/* `profile`: an object, or 0 for sRGB, which the output intent of the document is, or plain grey. */
static void put_head(struct pdf *pdf, uint32_t width, uint32_t height, bool grey, uint32_t profile) {
    lv_buf_puts(&pdf->text, "/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace ");
    if (profile)
        pdf_ref(&pdf->text, "[/ICCBased ", profile);
    lv_buf_puts(&pdf->text, profile ? "]" : grey ? "/DeviceGray" : "/DeviceRGB");
    lv_buf_puts(&pdf->text, " /Width ");
    pdf_uint(&pdf->text, width);
    lv_buf_puts(&pdf->text, " /Height ");
    pdf_uint(&pdf->text, height);
}

static uint32_t add_jpeg(struct pdf *pdf, const struct lv_picture *picture, uint32_t width, uint32_t height,
                         struct lv_str file) {
    uint32_t profile = add_profile(pdf, picture), id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    HPDF_MD5Update(&pdf->md5, (const HPDF_BYTE *)file.p, (HPDF_UINT32)file.n);
    put_head(pdf, width, height, picture->grey, profile);
    lv_buf_puts(&pdf->text, " /Filter /DCTDecode");
    pdf_define_stream(pdf, id, from, file);
    return id;
}

/* Every channel from `first` on, `n` of them; the pixels have more where there is alpha. */
static uint32_t add_channels(struct pdf *pdf, const struct lv_pixels *pixels, size_t first, size_t n,
                             uint32_t mask, uint32_t profile) {
    size_t count = (size_t)pixels->width * pixels->height;
    char *rows = lv_malloc(count * n);
    for (size_t i = 0; i < count; i++)
        memcpy(rows + i * n, pixels->p + i * pixels->channels + first, n);
    struct lv_str packed = pdf_deflate(pdf, (struct lv_str){rows, count * n});
    lv_free(rows);
    uint32_t id = pdf_reserve(pdf);
    size_t from = pdf->text.n;
    put_head(pdf, pixels->width, pixels->height, n == 1, profile);
    if (mask)
        pdf_ref(&pdf->text, " /SMask ", mask);
    lv_buf_puts(&pdf->text, " /Filter /FlateDecode");
    pdf_define_stream(pdf, id, from, packed);
    return id;
}

static uint32_t add_pixels(struct pdf *pdf, const struct lv_picture *picture,
                           const struct lv_pixels *pixels) {
    size_t colours = pixels->channels > 2 ? 3 : 1;
    uint32_t mask = pixels->channels > colours ? add_channels(pdf, pixels, colours, 1, 0, 0) : 0;
    return add_channels(pdf, pixels, 0, colours, mask, colours == 3 ? add_profile(pdf, picture) : 0);
}

/* Fewer pixels of a JPEG are a JPEG again. */
static uint32_t add_reduced(struct pdf *pdf, const struct lv_picture *picture,
                            const struct lv_pixels *pixels) {
    __typeof__(&lv_picture_jpeg) encode = LV_LOAD(pdf->job, lv_picture_jpeg);
    struct lv_buf made = {0};
    uint32_t id = 0;
    if (encode && !encode(pixels, LV_STR(""), &made))
        id = add_jpeg(pdf, picture, pixels->width, pixels->height,
                      lv_arena_copy(&pdf->arena, lv_buf_slice(&made)));
    lv_buf_free(&made);
    return id;
}

/* One channel of three, as bright as they (ITU-R BT.601); alpha stays. */
static void make_grey(struct lv_pixels *pixels) {
    size_t from = pixels->channels, to = from - 2, count = (size_t)pixels->width * pixels->height;
    if (from < 3)
        return;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *in = pixels->p + i * from;
        uint8_t *out = pixels->p + i * to, alpha = in[from - 1];
        *out = (uint8_t)((299U * in[0] + 587U * in[1] + 114U * in[2] + 500) / 1000);
        out[to - 1] = to == 2 ? alpha : *out;
    }
    pixels->channels = (uint32_t)to;
}

/* 0: it has no pixels that can be read. */
static uint32_t add_decoded(struct pdf *pdf, const struct lv_picture *picture, uint32_t width) {
    __typeof__(&lv_picture_pixels) decode = LV_LOAD(pdf->job, lv_picture_pixels);
    struct lv_pixels pixels;
    if (!decode || decode(picture, width, &pixels))
        return 0;
    if (pdf->print.grey)
        make_grey(&pixels);
    uint32_t id = (picture->form == LV_JPEG ? add_reduced : add_pixels)(pdf, picture, &pixels);
    lv_free(pixels.p);
    return id;
}

/* Without its colours, whatever profile says what they are. */
static uint32_t add_grey(struct pdf *pdf, struct lv_picture picture, uint32_t width) {
    bool is_grey = picture.form == LV_JPEG && picture.grey && !width;
    picture.grey = true;
    picture.profile.n = 0;
    uint32_t id = is_grey ? add_jpeg(pdf, &picture, picture.width, picture.height,
                                     lv_arena_copy(&pdf->arena, picture.file))
                          : add_decoded(pdf, &picture, width);
    if (!id) {
        pdf->failed = true;
        lv_report(pdf->job, LV_MSG_LIBRARY, 0, 0, "libjpeg", "a picture cannot be made grey");
    }
    return id;
}

uint32_t pdf_add_picture(struct pdf *pdf, const struct lv_picture *picture, uint32_t width) {
    bool less = width && width < picture->width;
    if (pdf->print.grey)
        return add_grey(pdf, *picture, less ? width : 0);
    uint32_t id = picture->form == LV_PNG || less ? add_decoded(pdf, picture, less ? width : 0) : 0;
    if (!id && picture->form == LV_JPEG) /* a viewer may read more of it than libjpeg */
        id = add_jpeg(pdf, picture, picture->width, picture->height,
                      pdf->pack ? lv_arena_copy(&pdf->arena, picture->file) : picture->file);
    return id;
}

/* The object of a picture at that resolution, made at first use. */
static uint32_t object_of(struct pdf *pdf, const struct lv_picture *picture, double points) {
    uint32_t width = (uint32_t)(points / 72 * pdf->layout.style.picture_resolution + 0.5);
    for (const struct pdf_picture *made = pdf->pictures; made; made = made->next)
        if (made->width == width && !strcmp(made->hash, picture->hash))
            return made->id;
    struct pdf_picture *fresh = lv_alloc(&pdf->arena, sizeof *fresh);
    *fresh = (struct pdf_picture){
        .width = width, .id = pdf_add_picture(pdf, picture, width), .next = pdf->pictures};
    memcpy(fresh->hash, picture->hash, sizeof fresh->hash);
    pdf->pictures = fresh;
    return fresh->id;
}

void pdf_write_pictures(struct pdf *pdf) {
    if (!pdf->pictures && !pdf->logo && !pdf->marks[0] && !pdf->marks[1])
        return;
    lv_buf_puts(&pdf->text, " /XObject <<");
    if (pdf->logo)
        pdf_ref(&pdf->text, "/Logo ", pdf->logo);
    pdf_write_marks(pdf);
    for (const struct pdf_picture *made = pdf->pictures; made; made = made->next)
        if (made->id) {
            lv_buf_puts(&pdf->text, "/P");
            pdf_uint(&pdf->text, made->id);
            pdf_ref(&pdf->text, " ", made->id);
        }
    lv_buf_puts(&pdf->text, ">>");
}

/* ---- on the page ---- */

void pdf_paint_picture(struct pdf_painter *p, const struct lv_box *box, double y) {
    struct pdf *pdf = p->pdf;
    uint32_t object = object_of(pdf, box->picture, box->width);
    double bottom = pdf->layout.height - y - box->leading;
    const double matrix[] = {box->width, 0, 0, box->leading, box->x, bottom};
    pdf_begin_tag(p, box->tag);
    lv_buf_puts(&p->out, "q ");
    for (size_t i = 0; i < 6; i++) {
        pdf_number(&p->out, matrix[i]);
        lv_buf_char(&p->out, ' ');
    }
    lv_buf_puts(&p->out, "cm ");
    if (box->across && lv_edition_of(box->block) != lv_edition(pdf->doc, 0))
        lv_buf_puts(&p->out, "0 0 0 0 re W n "); /* it is seen already, but each edition has it */
    if (object) {
        lv_buf_puts(&p->out, "/P");
        pdf_uint(&p->out, object);
        lv_buf_puts(&p->out, " Do ");
    }
    lv_buf_puts(&p->out, "Q\n");
    double left = box->x + pdf->aside;
    const double corners[] = {left, bottom, left + box->width, bottom + box->leading};
    double *bounds = lv_alloc(&pdf->arena, sizeof corners);
    memcpy(bounds, corners, sizeof corners);
    pdf_element(pdf, box->tag)->bounds = bounds;
    pdf_end_tag(p);
}
