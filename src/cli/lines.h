/* Lines of a stream that may have no end, one at a time and none longer than there is memory for. */
#ifndef LV_LINES_H
#define LV_LINES_H

#include "core/core.h"

enum { LV_LINE_MOST = 16 << 20 }; /* bytes */

struct lv_lines {
    int fd;
    struct lv_buf buf;
    size_t at, seen; /* where the next line begins, and up to where there is no LF */
    uint32_t number; /* of the line that was read last, from 1 */
    bool ended;      /* nothing more comes */
    bool skipping;   /* the rest of a line that is too long */
};

enum lv_line {
    LV_LINE_WHOLE,
    LV_LINE_LONG,  /* it is longer than LV_LINE_MOST: the beginning of it */
    LV_LINE_LATER, /* the rest of it has still to be read */
    LV_LINE_NONE   /* the last was the last */
};

/* The next line that is not blank, without its LF, in *line: valid until lv_lines_fill. */
enum lv_line lv_lines_next(struct lv_lines *lines, struct lv_str *line);

/* Reads once from the stream; it blocks where nothing is there. 0, or -1 with errno. */
int lv_lines_fill(struct lv_lines *lines);

#endif
