/*
 * The tree of a document: typed nodes in one arena.
 *
 *   lv_node_*, lv_lines_*  node.c    building, changing and walking the tree
 *   lv_attr_*              attr.c    attributes
 *   lv_kind_*              kinds.c   what nodes.def says of a kind
 *   lv_table_*, lv_is_*_*  table.c   what the cells of a table are
 *   lv_letters_*, lv_share_out  columns.c   widths of its columns
 *   lv_text_*, lv_wrap     text.c    the text of a block, and marking parts of it
 *   lv_report_at           place.c   findings with line and column
 *   lv_doc_*               doc.c     the document, its title and editions
 *
 * Shape: pack > release > edition > blocks; list > item; table > row > cell; figure > caption;
 * contact > its fields. Blocks hold inline nodes and text nodes; `text` is set on text nodes only.
 * Text is valid UTF-8, NFC, without controls. The tree and its text belong to the document's arena.
 */
#ifndef LV_DOC_H
#define LV_DOC_H

#include "core/core.h"

enum lv_kind {
#define LV_NODE(kind, element, class, role) LV_N_##kind,
#include "nodes.def"
#undef LV_NODE
    LV_KINDS
};

enum lv_class { LV_CLASS_ROOT, LV_CLASS_GROUP, LV_CLASS_BLOCK, LV_CLASS_INLINE, LV_CLASS_TEXT };

enum lv_key {
#define LV_ATTR(key, name) LV_AT_##key,
#include "attrs.def"
#undef LV_ATTR
    LV_KEYS
};

struct lv_attr {
    enum lv_key key;
    struct lv_str value;
    struct lv_attr *next; /* in the order of attrs.def */
};

struct lv_node {
    enum lv_kind kind;
    uint32_t nlines, lines_room;
    uint32_t *lines; /* the source lines of a block, ascending, from 1 */
    struct lv_node *parent, *prev, *next, *first, *last;
    struct lv_attr *attrs;
    struct lv_str text; /* of a text node */
    bool elsewhere;     /* a writer at work has it outside of the text, in the letterhead */
};

/* What an edition was read from; its lines are found when the place of a finding is wanted. */
struct lv_source {
    const struct lv_node *edition;
    struct lv_str text, *line;
    size_t lines;
    struct lv_source *next;
};

/* A picture that was asked for in an edition (picture/figure.c). */
struct lv_asked {
    const struct lv_node *edition;
    struct lv_str name;
    const struct lv_picture *picture; /* NULL: there is none, for that reason */
    const char *why;
    bool reported;
    size_t n, bytes; /* those up to this one, and the bytes of their files */
    struct lv_asked *next;
};

struct lv_doc {
    struct lv_arena arena;
    struct lv_source *sources;  /* none after normalised XML */
    struct lv_node *root;       /* LV_N_RELEASE or LV_N_PACK */
    struct lv_settled *settled; /* what --roles says of its lines (filter/settled.h); NULL: not read yet */
    struct lv_asked *pictures;  /* newest first */
    bool title_reported, left_out_reported;
};

/* ---- kinds ---- */

const char *lv_kind_element(enum lv_kind kind);
enum lv_class lv_kind_class(enum lv_kind kind);
/* The kind of that element name, or LV_KINDS. */
enum lv_kind lv_kind_find(struct lv_str element);
/* What `-t roles` calls a block, with its parent taken into account; "" for other nodes. */
size_t lv_list_depth(const struct lv_node *item); /* in how many lists it is */
const char *lv_node_role(const struct lv_node *block);
/* True for a list of the contents of a pack; NULL is none. */
bool lv_is_contents(const struct lv_node *list);
/* True for an item of a list of up to four, which stays on one page; *last: nothing of the list comes after it. */
bool lv_is_of_short_list(const struct lv_node *item, bool *last);
/* True for an attribution that ends its quote, which a house may set on a line of its own. */
bool lv_ends_quote(const struct lv_node *attribution);
/* True for a line that ends in a colon right above a list. */
bool lv_leads_to_list(const struct lv_node *block);
/* True for the first field of a further person or office in a contact: room is left above it. */
bool lv_is_next_contact(const struct lv_node *field);
/* The first field of the person after that of a field, or NULL. */
const struct lv_node *lv_next_contact(const struct lv_node *field);
/* How many people or offices a contact has, 1 at least. */
size_t lv_contact_people(const struct lv_node *contact);
const char *lv_key_name(enum lv_key key);
enum lv_key lv_key_find(struct lv_str name); /* or LV_KEYS */

/* ---- nodes ---- */

struct lv_node *lv_node_new(struct lv_doc *doc, enum lv_kind kind);
struct lv_node *lv_text_new(struct lv_doc *doc,
                            struct lv_str text); /* text must outlive the document or be in its arena */
void lv_node_append(struct lv_node *parent, struct lv_node *child);
void lv_node_before(struct lv_node *at, struct lv_node *fresh); /* puts fresh before at */
void lv_node_after(struct lv_node *at, struct lv_node *fresh);
void lv_node_unlink(struct lv_node *node);
/* Moves all children of `from` to the end of `to`. */
void lv_node_adopt(struct lv_node *to, struct lv_node *from);
/* Puts a new node of that kind in the place of `node`, which becomes its only child. */
struct lv_node *lv_node_enclose(struct lv_doc *doc, struct lv_node *node, enum lv_kind kind);

/* The node after `at` in document order inside `top`, or NULL; lv_node_skip leaves out what is inside `at`. */
static inline struct lv_node *lv_node_skip(const struct lv_node *at, const struct lv_node *top) {
    while (at != top && !at->next)
        at = at->parent;
    return at == top ? NULL : at->next;
}

static inline struct lv_node *lv_node_next(const struct lv_node *at, const struct lv_node *top) {
    return at->first ? at->first : lv_node_skip(at, top);
}

/* The next (first: at == top) BLOCK inside top after `at`, or NULL. */
struct lv_node *lv_block_next(const struct lv_node *at, const struct lv_node *top);

/* The first block of a kind inside top, or NULL. */
struct lv_node *lv_block_of(const struct lv_node *top, enum lv_kind kind);

uint32_t lv_node_line(const struct lv_node *node); /* its first source line, or its block's; 0 if unknown */
uint32_t lv_node_last_line(const struct lv_node *node);
/* The last source line of any node of a document. */
uint32_t lv_doc_last_line(const struct lv_doc *doc);
/* Gives a node its one source line. */
void lv_lines_set(struct lv_doc *doc, struct lv_node *node, uint32_t line);
/* Appends the source lines of `from` to those of `to`. */
void lv_lines_append(struct lv_doc *doc, struct lv_node *to, const struct lv_node *from);

/* The marker an item begins with, or NULL. */
static inline const struct lv_node *lv_item_marker(const struct lv_node *item) {
    return item->first && item->first->kind == LV_N_MARKER ? item->first : NULL;
}

/*
 * True for the first row of a table if it names the columns: a rule below it says so, or it is of words, years or units above
 * figures. Looks at the first rows and columns only.
 */
bool lv_is_header_row(const struct lv_node *row);
/* True for a table with such a row whose first column names the rows. Takes time in the number of rows. */
bool lv_names_rows(const struct lv_node *table);

/* What a table is, for those who set it. */
struct lv_table {
    const struct lv_node *node;
    size_t columns; /* cells of its longest row */
    uint64_t
        figures; /* a bit for each of the first 64 columns: it has figures, which are set to the right with their head */
    bool head;       /* its first row names the columns */
    bool names_rows; /* its first column names the rows */
};

/* Takes time in the size of the table. */
struct lv_table lv_table_of(const struct lv_node *table);
/* True for a cell of that column that is set to the right. */
bool lv_table_is_right(const struct lv_table *table, const struct lv_node *cell, size_t column);
/* True for a cell that is one figure, and never divided. */
bool lv_table_is_figure(const struct lv_node *cell);

/* The block right above a table that names it: a heading, a caption, a short line or one with a colon. NULL: none does. */
const struct lv_node *lv_table_name(struct lv_doc *doc, const struct lv_node *table);
/* What that says, without the colon; empty where there is none. */
struct lv_str lv_table_title(struct lv_doc *doc, const struct lv_node *table);
/* The table right below a block that is its name, or that holds it; NULL: none. */
const struct lv_node *lv_table_named_by(struct lv_doc *doc, const struct lv_node *block);

/* What a figure shows, in words: its own, or else those of its captions; empty if nobody said it. */
struct lv_str lv_figure_alt(struct lv_doc *doc, const struct lv_node *figure);

/* Where a picture leads that is a link, on the web or to somebody's mail; else empty. */
struct lv_str lv_figure_link(const struct lv_node *figure);

/* What is in the place of a picture that is not there: what it shows, or else where it leads; empty if neither is said. */
struct lv_str lv_figure_words(const struct lv_node *figure);

/* The same as a block of the kind of a figure inside it that is not of the tree, a link if the picture is one; or NULL. */
struct lv_node *lv_figure_text(struct lv_doc *doc, const struct lv_node *figure);

/* Cells of the longest row of a table. In a shorter one the last cell takes the room of those that are not there. */
size_t lv_table_columns(const struct lv_node *table);

/* ---- widths of the columns of a table ---- */

/* What the cells of a column hold, in letters: the longest word below the first row and in all rows, the longest text. */
struct lv_letters {
    unsigned below, word, text;
};

/* Fills in the first `n` columns of a table. A figure is one word. */
void lv_letters_of(struct lv_doc *doc, const struct lv_node *table, struct lv_letters *letters, size_t n);

/*
 * Gives columns their widths, so that all fit the room: the wide ones give way, the narrow ones keep what they ask for, and
 * none is narrower than `least` (NULL: 0). widths has what each asks for. False, and nothing changed, if there is no room.
 */
bool lv_share_out(double *widths, const double *least, size_t n, double room);
/* Divides what they leave of the room among them, as they are wide. */
void lv_spread_out(double *widths, size_t n, double room);

/* Gives every row of a table as many cells as its longest has, if these are not more than a page can show. */
void lv_table_pad(struct lv_doc *doc, struct lv_node *table);

/* A copy of s that ends in NUL, in the arena; for messages. */
const char *lv_terminated(struct lv_doc *doc, struct lv_str s);

/* ---- attributes ---- */

struct lv_str lv_attr(const struct lv_node *node, enum lv_key key); /* {NULL,0} if absent */
bool lv_attr_has(const struct lv_node *node, enum lv_key key);
void lv_attr_set(struct lv_doc *doc, struct lv_node *node, enum lv_key key,
                 struct lv_str value); /* copies value */
/* The value of an attribute as a number, 0 if it is absent or none. */
size_t lv_attr_number(const struct lv_node *node, enum lv_key key);
void lv_attr_remove(struct lv_node *node, enum lv_key key);
/* The language a node is in: its own, or that of the nearest ancestor that has one; "und" if none. */
struct lv_str lv_node_lang(const struct lv_node *node);

/* ---- text of a block ---- */

/* All text below `node`, joined. Copied to the arena only where its pieces lie apart. */
struct lv_str lv_text(struct lv_doc *doc, const struct lv_node *node);
void lv_text_add(struct lv_buf *buf, const struct lv_node *node); /* the same, appended to buf */

/*
 * Puts bytes from..to of lv_text(block) into a new inline node of that kind, splitting text nodes as needed.
 * Returns it, or NULL (nothing changed) where the range is empty or would cut an element in two.
 * Offsets into lv_text(block) stay valid: the text is the same before and after.
 */
struct lv_node *lv_wrap(struct lv_doc *doc, struct lv_node *block, size_t from, size_t to, enum lv_kind kind);

/* Where the last range of a series was found, so that a series in ascending order costs one pass. All zero: the start. */
struct lv_cursor {
    struct lv_node *text;
    size_t start; /* byte of the block's text the text node begins with */
};

/* lv_wrap for a series of ranges with ascending `from`; nothing else may change the block in between. */
struct lv_node *lv_wrap_next(struct lv_doc *doc, struct lv_node *block, struct lv_cursor *cursor, size_t from,
                             size_t to, enum lv_kind kind);

/* Takes bytes from..to out of the text of a block (mark-up that became an element). Offsets after it move. */
void lv_text_cut(struct lv_doc *doc, struct lv_node *block, size_t from, size_t to);

/* Splits a block in two at byte `at` of its text; the new second block follows the first, has its kind and lines, and is returned. NULL if `at` would cut an element. */
struct lv_node *lv_block_split(struct lv_doc *doc, struct lv_node *block, size_t at);

/* ---- where findings are (place.c) ---- */

/* Remembers the text an edition is read from, which lasts as long as the document. */
void lv_source_keep(struct lv_doc *doc, const struct lv_node *edition, struct lv_str text);

/*
 * Reports a message about byte `at` of the text of a block, with the line and column it has in the source. Where that is
 * not known, with the first line of the block.
 */
int lv_report_at(struct lv_doc *doc, struct lv_job *job, enum lv_message id, const struct lv_node *block,
                 struct lv_str text, size_t at, ...);

/* ---- documents ---- */

/* The first edition, or the n-th (from 0); NULL if there is none. */
struct lv_node *lv_edition(const struct lv_doc *doc, size_t n);

/* The edition a node is in, or is; NULL outside of all. */
const struct lv_node *lv_edition_of(const struct lv_node *node);

/* The job as the edition sees it that holds a node, or is one: what it reports names the file of that edition. */
struct lv_job lv_job_at(const struct lv_job *job, const struct lv_node *node);

/*
 * The title a format needs: the headline, or the start of the lead or of the first text, cut at a word
 * (with a warning, once a document). In the arena; never empty.
 */
struct lv_str lv_title(struct lv_doc *doc, struct lv_job *job, const struct lv_node *edition);

/* The edition whose title is that of the document: the first with a headline, or the first; NULL if there is none. */
const struct lv_node *lv_title_edition(const struct lv_doc *doc);

/* The block lv_title is taken from: the headline, the lead, or the first that is shown; NULL in an empty edition. */
struct lv_node *lv_title_block(const struct lv_node *edition);

/* True for what the XML keeps and every other format leaves out: end marks and web debris. */
bool lv_is_hidden(const struct lv_node *node);

/*
 * Reports each stretch of web debris at its first line, once a document (left_out.c). Called by whatever leaves it out;
 * end marks, rules without words, and the fields at the head of a text are not reported.
 */
void lv_report_left_out(struct lv_doc *doc, struct lv_job *job);

/* Makes paragraphs of all that would be left out of an edition but fields, so that every format prints it (--keep-all). */
void lv_keep_all(struct lv_node *edition);

/* An empty document, to be freed by lv_doc_free with all that stages hung on it. */
struct lv_doc *lv_doc_new(void);
/* Moves the editions of `from` after those of `to` and frees `from`. */
void lv_doc_merge(struct lv_doc *to, struct lv_doc *from);
/* Moves the n-th edition (from 0) in front of all others. */
void lv_doc_lead(struct lv_doc *doc, size_t n);
void lv_doc_free(struct lv_doc *doc);

#endif
