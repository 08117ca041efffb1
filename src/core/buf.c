#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/core.h"
#include "core/zones.h"

enum { LINE = 128 };

void lv_buf_grow(struct lv_buf *buf, size_t n) {
    size_t cap = buf->cap ? buf->cap : 256;
    while (cap - buf->n < n)
        cap *= 2;
    LV_ALLOW(buf->p, buf->cap);
    buf->p = lv_realloc(buf->p, cap);
    buf->cap = cap;
    LV_FORBID(buf->p + buf->n, cap - buf->n);
}

void lv_buf_name(struct lv_buf *list, const char *between, const char *name) {
    if (list->n)
        lv_buf_puts(list, between);
    lv_buf_puts(list, name);
}

void lv_buf_uint(struct lv_buf *buf, uint64_t value) {
    char digits[20];
    size_t from = sizeof digits;
    do {
        digits[--from] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    lv_buf_add(buf, digits + from, sizeof digits - from);
}

void lv_buf_printf(struct lv_buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    lv_buf_room(buf, LINE); /* most of what is printed fits: once will do */
    LV_ALLOW(buf->p + buf->n, buf->cap - buf->n);
    int n = vsnprintf(buf->p + buf->n, buf->cap - buf->n, format, args);
    va_end(args);
    if (n > 0 && (size_t)n >= buf->cap - buf->n) {
        lv_buf_room(buf, (size_t)n + 1);
        vsnprintf(buf->p + buf->n, (size_t)n + 1, format, again);
    }
    buf->n += n > 0 ? (size_t)n : 0;
    LV_FORBID(buf->p + buf->n, buf->cap - buf->n);
    va_end(again);
}

struct lv_str lv_buf_slice(const struct lv_buf *buf) {
    return (struct lv_str){buf->p, buf->n};
}

const char *lv_buf_text(struct lv_buf *buf) {
    lv_buf_char(buf, '\0');
    buf->n--;
    return buf->p;
}

void lv_buf_free(struct lv_buf *buf) {
    lv_free(buf->p);
    *buf = (struct lv_buf){0};
}
