#include "cli/lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024 };

int lv_lines_fill(struct lv_lines *lines) {
    char block[BLOCK];
    ssize_t n;
    while ((n = read(lines->fd, block, sizeof block)) < 0 && errno == EINTR)
        ;
    if (n < 0)
        return -1;
    lines->ended = n == 0;
    if (lines->at) { /* what was read goes; what is left is at most the beginning of one line */
        lines->buf.n -= lines->at;
        memmove(lines->buf.p, lines->buf.p + lines->at, lines->buf.n);
        lines->seen -= lines->at;
        lines->at = 0;
    }
    lv_buf_add(&lines->buf, block, (size_t)n);
    return 0;
}

/* The byte after the next line and its LF, or 0 if that has not come yet. */
static size_t line_end(struct lv_lines *lines) {
    struct lv_buf *buf = &lines->buf;
    const char *found =
        lines->seen < buf->n ? memchr(buf->p + lines->seen, '\n', buf->n - lines->seen) : NULL;
    lines->seen = found ? (size_t)(found - buf->p) + 1 : buf->n;
    return found || (lines->ended && lines->at < buf->n) ? lines->seen : 0;
}

/* A byte order mark, which some put before the first line. */
static struct lv_str without_mark(struct lv_str line) {
    return lv_str_starts(line, LV_STR("\xEF\xBB\xBF")) ? lv_str_sub(line, 3, line.n) : line;
}

static struct lv_str take(struct lv_lines *lines, size_t end) {
    struct lv_str line = {lines->buf.p + lines->at, end - lines->at};
    lines->at = lines->seen = end;
    lines->number += !lines->skipping;
    line.n -= line.n && line.p[line.n - 1] == '\n';
    return lines->number == 1 ? without_mark(line) : line;
}

static bool is_blank(struct lv_str line) {
    while (line.n && memchr(" \t\r\n", line.p[line.n - 1], 4))
        line.n--;
    return !line.n;
}

enum lv_line lv_lines_next(struct lv_lines *lines, struct lv_str *line) {
    size_t end;
    while ((end = line_end(lines))) {
        bool rest = lines->skipping;
        *line = take(lines, end);
        lines->skipping = false;
        if (line->n > LV_LINE_MOST && !rest)
            return LV_LINE_LONG;
        if (!rest && !is_blank(*line))
            return LV_LINE_WHOLE;
    }
    if (lines->buf.n - lines->at <= LV_LINE_MOST)
        return lines->ended ? LV_LINE_NONE : LV_LINE_LATER;
    bool rest = lines->skipping;
    *line = take(lines, lines->buf.n);
    lines->skipping = true;
    return rest ? lv_lines_next(lines, line) : LV_LINE_LONG;
}
