/*
 * Foundations of every stage.
 *
 *   lv_alloc, lv_arena_*   arena.c   memory that lives as long as its document
 *   lv_str_*               str.c     slices
 *   lv_buf_*               buf.c     growable bytes
 *   (utf8.h: lv_utf8_*, lv_is_blank)
 *   (map.h: lv_map_*, what is found again by a text)
 *   lv_show                show.c    text for a terminal
 *   lv_report, lv_diag_*   diag.c    messages of messages.def
 */
#ifndef LV_CORE_H
#define LV_CORE_H

#include <stdarg.h>
#include <string.h>

#include "core/job.h"
#include "core/zones.h"

/* ---- arena: all blocks are freed together, none by itself ---- */

struct lv_arena {
    struct lv_chunk *chunk; /* newest first */
    size_t left;            /* bytes free at the end of the newest */
};

/* n zeroed bytes, aligned for any type; never NULL. */
void *lv_alloc(struct lv_arena *arena, size_t n);

/* A copy of s in the arena. */
struct lv_str lv_arena_copy(struct lv_arena *arena, struct lv_str s);

/* The same with a NUL after it. */
char *lv_arena_terminated(struct lv_arena *arena, struct lv_str s);

/* s itself; under AddressSanitizer a copy, so that reading past its end is found though it is a part of a longer text. */
struct lv_str lv_arena_fence(struct lv_arena *arena, struct lv_str s);

/* Takes over all memory of `from`, which is empty afterwards. */
void lv_arena_adopt(struct lv_arena *to, struct lv_arena *from);

/* Frees everything; the arena is empty and usable afterwards. */
void lv_arena_free(struct lv_arena *arena);

/* malloc, realloc and free; when memory runs out they do not return, see memory.h. */
void *lv_malloc(size_t n);
void *lv_realloc(void *p, size_t n);
void lv_free(void *p);

/* A copy of n bytes with a NUL after them, for lv_free. */
char *lv_copy(const char *p, size_t n);

/* What the program does first when it ends for that: it must not need memory. Set once, at the start. */
void lv_memory_hook(void (*hook)(void));

/* ---- slices ---- */

#define LV_STR(literal) ((struct lv_str){(literal), sizeof(literal) - 1})

struct lv_str lv_str_from(const char *terminated);

static inline bool lv_str_eq(struct lv_str a, struct lv_str b) {
    return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool lv_str_starts(struct lv_str s, struct lv_str prefix) {
    return s.n >= prefix.n && (!prefix.n || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool lv_str_ends(struct lv_str s, struct lv_str suffix) {
    return s.n >= suffix.n && (!suffix.n || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* Bytes from..to of s; both are clamped to its length. */
static inline struct lv_str lv_str_sub(struct lv_str s, size_t from, size_t to) {
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (struct lv_str){s.n ? s.p + from : s.p, to - from};
}

/* Where `what` is in s at or after byte `from`, or SIZE_MAX. */
size_t lv_str_find(struct lv_str s, struct lv_str what, size_t from);

/* Takes the next line off the front of *rest; lines end with LF, CR LF or CR. false at the end. */
bool lv_next_line(struct lv_str *rest, struct lv_str *line);

/*
 * Takes the next name off the front of *list, whose names have commas between; it may be empty. false after the last,
 * with which list->p becomes NULL.
 */
bool lv_next_name(struct lv_str *list, struct lv_str *name);

/* The number of the line byte `at` is in, from 1. */
uint32_t lv_line_of(struct lv_str text, size_t at);

/* s without white space (ASCII, NBSP, zero-width, narrow NBSP) at either end. */
struct lv_str lv_str_trim(struct lv_str s);
/* s without white space before it. */
struct lv_str lv_str_trim_front(struct lv_str s);

/* True for 0 to 9. */
static inline bool lv_is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* ---- growable bytes ---- */

/* What a buffer holds, in the arena; the buffer is freed. */
struct lv_str lv_arena_take(struct lv_arena *arena, struct lv_buf *buf);

/* Makes room for n bytes more than there is room for. */
void lv_buf_grow(struct lv_buf *buf, size_t n);

/* Makes room for n bytes after those that are there, for whoever writes them and adds n himself. */
static inline void lv_buf_room(struct lv_buf *buf, size_t n) {
    if (n > buf->cap - buf->n)
        lv_buf_grow(buf, n);
    LV_ALLOW(buf->p + buf->n, n);
}

/* Inline, as are the next three: most of what is added is short, and of a length the compiler knows. */
static inline void lv_buf_add(struct lv_buf *buf, const void *p, size_t n) {
    if (!n)
        return;
    lv_buf_room(buf, n);
    memcpy(buf->p + buf->n, p, n);
    buf->n += n;
}

static inline void lv_buf_str(struct lv_buf *buf, struct lv_str s) {
    lv_buf_add(buf, s.p, s.n);
}

static inline void lv_buf_puts(struct lv_buf *buf, const char *terminated) {
    lv_buf_add(buf, terminated, strlen(terminated));
}

static inline void lv_buf_char(struct lv_buf *buf, char c) {
    lv_buf_room(buf, 1);
    buf->p[buf->n++] = c;
}

/* Adds a name to a list of such, with what divides them before all but the first. */
void lv_buf_name(struct lv_buf *list, const char *between, const char *name);
void lv_buf_uint(struct lv_buf *buf, uint64_t value);
__attribute__((format(printf, 2, 3))) void lv_buf_printf(struct lv_buf *buf, const char *format, ...);
struct lv_str lv_buf_slice(const struct lv_buf *buf);
/* What is in the buffer as a string, with a NUL after it that is not counted; valid until something is added. */
const char *lv_buf_text(struct lv_buf *buf);
void lv_buf_free(struct lv_buf *buf);

/* ---- what a terminal may get ---- */

/* True for what would show nothing, or change what is around it: controls, directional marks, line separators. */
bool lv_is_unseen(uint32_t cp);

/* Appends s, of any bytes, as valid UTF-8 that can be seen: such characters as \u202e, broken bytes as \xff. */
void lv_show(struct lv_buf *to, struct lv_str s);

/* Appends JSON text, valid UTF-8, in which such characters but LF become escapes (RFC 8259, 7); all are inside strings. */
void lv_show_json(struct lv_buf *to, struct lv_str json);

/* ---- diagnostics ---- */

enum lv_message {
#define LV_MSG(id, name, severity, format) LV_MSG_##id,
#include "messages.def"
#undef LV_MSG
    LV_MESSAGES
};

/* Collects findings; one a process or a thread. */
struct lv_diag {
    lv_sink *sink; /* NULL: silent */
    void *state;
    enum { LV_W_DEFAULT, LV_W_ON, LV_W_OFF } set[LV_MESSAGES]; /* by -W NAME, -Wno-NAME */
    bool check;         /* advice is shown too, and any finding leads to LV_EXIT_DOCUMENT */
    bool strict;        /* the latter */
    enum lv_exit worst; /* the exit code so far */
};

/* Reports a message of messages.def about job->name. Returns -1, for `return lv_report(…)`. */
int lv_report(struct lv_job *job, enum lv_message id, uint32_t line, uint32_t column, ...);

int lv_vreport(struct lv_job *job, enum lv_message id, uint32_t line, uint32_t column, va_list args);

/* Takes note of an exit code; the worst so far stays. */
void lv_diag_note(struct lv_diag *diag, enum lv_exit code);

/* False for what -W or its severity switches off; errors cannot be. */
bool lv_is_wanted(const struct lv_diag *diag, enum lv_message id);

/* The message of that -W name, or LV_MESSAGES. */
enum lv_message lv_message_find(struct lv_str name);

#endif
