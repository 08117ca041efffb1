/* What a printer needs of pages: where they are cut, and the marks that say so (ISO 32000-1, 14.11). */
#include "write/pdf/pdf.h"

#define MM (72 / 25.4)
static const double FROM_CUT = 3 * MM, /* of marks, at least: where a knife may go wrong they are not seen */
    LENGTH = 5 * MM, BESIDE = 2 * MM, RADIUS = 2 * MM, CURVE = 0.5523;

/* How far from the cut marks begin. */
static double clear_of(const struct lv_pack_print *print) {
    return print->bleed > FROM_CUT ? print->bleed : FROM_CUT;
}

static void put_numbers(struct lv_buf *out, const double *numbers, size_t n, const char *after) {
    for (size_t i = 0; i < n; i++) {
        pdf_number(out, numbers[i]);
        lv_buf_char(out, ' ');
    }
    lv_buf_puts(out, after);
}

/* A page and so much around it; what is to be seen keeps its place, and its corner is 0 0. */
static void put_box(struct lv_buf *out, const char *name, double width, double height, double around) {
    lv_buf_puts(out, name);
    put_numbers(out, (double[]){-around, -around, width + around, height + around}, 4, "]");
}

void pdf_put_page(struct pdf *pdf, double width, double height) {
    const struct lv_pack_print *print = &pdf->print;
    struct lv_buf *out = &pdf->text;
    double around = print->marks ? clear_of(print) + LENGTH + BESIDE : print->bleed;
    pdf_ref(out, "/Type /Page /Parent ", pdf->pages);
    put_box(out, " /MediaBox [", width, height, around);
    if (around > 0) {
        put_box(out, " /TrimBox [", width, height, 0);
        put_box(out, " /BleedBox [", width, height, print->bleed);
    }
    pdf_ref(out, " /Resources ", pdf->resources);
}

/* ---- marks ---- */

static void put_line(struct lv_buf *out, double x, double y, double to_x, double to_y) {
    put_numbers(out, (double[]){x, y}, 2, "m ");
    put_numbers(out, (double[]){to_x, to_y}, 2, "l S\n");
}

/* At a corner of the page: `right` and `up` are 1 or -1, the ways out of it. */
static void put_corner(struct lv_buf *out, double x, double y, double right, double up, double from) {
    put_line(out, x + right * from, y, x + right * (from + LENGTH), y);
    put_line(out, x, y + up * from, x, y + up * (from + LENGTH));
}

/* A circle and a cross, in the middle of a side, where the plates of all colours must meet. */
static void put_target(struct lv_buf *out, double x, double y) {
    static const double r = RADIUS, c = RADIUS * CURVE, reach = LENGTH / 2;
    put_line(out, x - reach, y, x + reach, y);
    put_line(out, x, y - reach, x, y + reach);
    put_numbers(out, (double[]){x + r, y}, 2, "m ");
    put_numbers(out, (double[]){x + r, y + c, x + c, y + r, x, y + r}, 6, "c ");
    put_numbers(out, (double[]){x - c, y + r, x - r, y + c, x - r, y}, 6, "c ");
    put_numbers(out, (double[]){x - r, y - c, x - c, y - r, x, y - r}, 6, "c ");
    put_numbers(out, (double[]){x + c, y - r, x + r, y - c, x + r, y}, 6, "c s\n");
}

static void draw(struct lv_buf *out, double width, double height, double from) {
    double middle = from + LENGTH / 2;
    lv_buf_puts(out, "/All CS 1 SCN 0.25 w\n");
    for (int corner = 0; corner < 4; corner++)
        put_corner(out, corner % 2 ? width : 0, corner / 2 ? height : 0, corner % 2 ? 1 : -1,
                   corner / 2 ? 1 : -1, from);
    put_target(out, width / 2, -middle);
    put_target(out, width / 2, height + middle);
    put_target(out, -middle, height / 2);
    put_target(out, width + middle, height / 2);
}

/* In the colour that is on every plate (ISO 32000-1, 8.6.6.4). */
static uint32_t make(struct pdf *pdf, double width, double height) {
    struct lv_buf drawn = {0};
    uint32_t id = pdf_reserve(pdf);
    double from = clear_of(&pdf->print);
    draw(&drawn, width, height, from);
    struct lv_str content = pdf_deflate(pdf, lv_buf_slice(&drawn));
    size_t at = pdf->text.n;
    lv_buf_free(&drawn);
    put_box(&pdf->text, "/Type /XObject /Subtype /Form /BBox [", width, height, from + LENGTH + BESIDE);
    lv_buf_puts(&pdf->text,
                " /Resources <</ColorSpace <</All [/Separation /All /DeviceGray <</FunctionType 2 "
                "/Domain [0 1] /C0 [1] /C1 [0] /N 1>>]>>>> /Filter /FlateDecode");
    pdf_define_stream(pdf, id, at, content);
    return id;
}

void pdf_put_marks(struct pdf *pdf, struct lv_buf *out, double width, double height, bool across) {
    if (!pdf->print.marks)
        return;
    if (!pdf->marks[across])
        pdf->marks[across] = make(pdf, width, height);
    lv_buf_printf(out, "/Artifact <</Type /Page>> BDC\n/Marks%d Do\nEMC\n", across);
}

void pdf_write_marks(struct pdf *pdf) {
    static const char *const names[] = {"/Marks0 ", "/Marks1 "};
    for (size_t i = 0; i < 2; i++)
        if (pdf->marks[i])
            pdf_ref(&pdf->text, names[i], pdf->marks[i]);
}
