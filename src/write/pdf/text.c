#include "core/utf8.h"
#include "write/pdf/pdf.h"

void pdf_move(struct lv_buf *buf, double right) {
    lv_buf_puts(buf, "q 1 0 0 1 ");
    pdf_number(buf, right);
    lv_buf_puts(buf, " 0 cm\n");
}

void pdf_uint(struct lv_buf *buf, uint32_t value) {
    size_t n = 1;
    for (uint32_t rest = value; rest > 9; rest /= 10)
        n++;
    lv_buf_room(buf, n);
    buf->n += n;
    for (char *digit = buf->p + buf->n; n--; value /= 10)
        *--digit = (char)('0' + value % 10);
}

void pdf_number(struct lv_buf *buf, double value) {
    if (value < 0)
        lv_buf_char(buf, '-');
    uint32_t cents = (uint32_t)((value < 0 ? -value : value) * 100 + 0.5);
    pdf_uint(buf, cents / 100);
    if (cents % 100) {
        char decimals[] = {'.', (char)('0' + cents % 100 / 10), (char)('0' + cents % 10)};
        lv_buf_add(buf, decimals, cents % 10 ? 3 : 2);
    }
}

void pdf_ref(struct lv_buf *buf, const char *before, uint32_t id) {
    lv_buf_puts(buf, before);
    pdf_uint(buf, id);
    lv_buf_add(buf, " 0 R", 4);
}

void pdf_hex16(struct lv_buf *buf, uint32_t value) {
    static const char digits[] = "0123456789ABCDEF";
    char hex[] = {digits[value >> 12 & 15], digits[value >> 8 & 15], digits[value >> 4 & 15],
                  digits[value & 15]};
    lv_buf_add(buf, hex, sizeof hex);
}

enum { MOST = 8000 }; /* characters; PDF/A allows 32,767 bytes */

void pdf_string(struct lv_buf *buf, struct lv_str text) {
    size_t count = 0;
    lv_buf_puts(buf, "<FEFF");
    for (size_t i = 0; i < text.n && count < MOST; count++) {
        uint32_t cp;
        i += lv_utf8_next(text, i, &cp);
        if (cp >= 0x10000) {
            pdf_hex16(buf, 0xD800 + ((cp - 0x10000) >> 10));
            cp = 0xDC00 + (cp & 0x3FF);
        }
        pdf_hex16(buf, cp);
    }
    lv_buf_char(buf, '>');
}

void pdf_bytes(struct lv_buf *buf, struct lv_str bytes) {
    lv_buf_char(buf, '(');
    for (size_t i = 0; i < bytes.n && i < 4 * MOST; i++) {
        if (bytes.p[i] == '(' || bytes.p[i] == ')' || bytes.p[i] == '\\')
            lv_buf_char(buf, '\\');
        lv_buf_char(buf, bytes.p[i]);
    }
    lv_buf_char(buf, ')');
}
