/* Tables of bars, of grids and of tabs: which lines are their rows, and the cells of each. */
#include <string.h>

#include "filter/marks.h"
#include "lang/chars.h"
#include "recognise/settled.h"

enum { BARE_ROWS = 3, WORDY = 400 }; /* rows of a table without frame and rule; bytes of a paragraph */

/* The lines of a table, and how their cells are divided. */
struct table {
    struct lv_doc *doc;
    struct lv_mark_line *line;
    size_t n, rows, rules, columns, segments;
    bool first, last; /* rows of bars begin, end with one that frames them */
    bool each;        /* every tab divides; else a run of tabs does */
    bool equal;       /* all rows have as many cells */
    struct lv_node *node, *row;
};

/* ---- cells ---- */

static size_t bar_cells(const struct table *t, const struct lv_mark_line *line) {
    return line->bars + 1 - (t->first && line->first) - (t->last && line->last);
}

static size_t tab_cells(const struct table *t, const struct lv_mark_line *line) {
    return 1 + (t->each ? line->tabs : line->tab_runs);
}

static bool is_row(const struct lv_mark_line *line) {
    return line->mark == LV_MARK_BARS || line->mark == LV_MARK_TABS;
}

static size_t cells_of(const struct table *t, const struct lv_mark_line *line) {
    return line->mark == LV_MARK_BARS ? bar_cells(t, line) : tab_cells(t, line);
}

/* Counts rows and rules, and finds out what frames them. */
static void measure(struct table *t) {
    bool open = false;
    size_t least = SIZE_MAX;
    t->first = t->last = true;
    t->rows = t->rules = t->columns = t->segments = 0;
    for (size_t i = 0; i < t->n; i++)
        if (t->line[i].mark == LV_MARK_BARS) {
            t->first &= t->line[i].first;
            t->last &= t->line[i].last;
        }
    for (size_t i = 0; i < t->n; i++) {
        const struct lv_mark_line *line = &t->line[i];
        size_t cells = is_row(line) ? cells_of(t, line) : 0;
        t->rules += !cells;
        t->rows += cells > 0;
        t->segments += cells && !open;
        open = cells > 0;
        t->columns = cells > t->columns ? cells : t->columns;
        least = cells && cells < least ? cells : least;
    }
    t->equal = least == t->columns;
}

/* The cell of a line that begins at byte *at; moves *at after what divides it from the next, or to SIZE_MAX. */
static struct lv_str next_cell(const struct table *t, const struct lv_mark_line *line, struct lv_str s,
                               size_t *at) {
    size_t end = *at, n = 0;
    bool bars = line->mark == LV_MARK_BARS;
    while (end < s.n && !(n = bars ? lv_mark_bar(s, end) : s.p[end] == '\t'))
        end++;
    struct lv_str cell = lv_str_trim(lv_str_sub(s, *at, end));
    *at = end < s.n ? end + n : SIZE_MAX;
    while (!bars && !t->each && *at < s.n && (s.p[*at] == '\t' || s.p[*at] == ' '))
        ++*at;
    return cell;
}

/* What the cells of a line stand in: its text without the frame. */
static struct lv_str inside(const struct table *t, const struct lv_mark_line *line) {
    struct lv_str s = t->each && line->mark == LV_MARK_TABS ? line->text : lv_str_trim(line->text);
    uint32_t cp;
    if (line->mark == LV_MARK_BARS && t->first && line->first)
        s = lv_str_sub(s, lv_mark_bar(s, 0), s.n);
    if (line->mark == LV_MARK_BARS && t->last && line->last)
        s = lv_str_sub(s, 0, s.n - lv_utf8_prev(s, s.n, &cp));
    return s;
}

/* ---- rows ---- */

static void add_cell(struct table *t, const struct lv_mark_line *line, struct lv_str text) {
    struct lv_node *cell = lv_node_new(t->doc, LV_N_CELL);
    lv_lines_append(t->doc, cell, line->node);
    if (text.n)
        lv_node_append(cell, lv_text_new(t->doc, text));
    lv_node_append(t->row, cell);
}

/* Adds a line to the cells of the row before it, which goes on in it. */
static void add_to_cells(struct table *t, const struct lv_mark_line *line) {
    struct lv_str s = inside(t, line);
    struct lv_node *cell = t->row->first;
    for (size_t at = 0; at != SIZE_MAX; cell = cell ? cell->next : NULL) {
        struct lv_str text = next_cell(t, line, s, &at);
        if (!cell) {
            add_cell(t, line, text);
            cell = t->row->last;
            continue;
        }
        lv_lines_append(t->doc, cell, line->node);
        if (text.n && cell->first)
            lv_node_append(cell, lv_text_new(t->doc, LV_STR(" ")));
        if (text.n)
            lv_node_append(cell, lv_text_new(t->doc, text));
    }
}

static void add_row(struct table *t, const struct lv_mark_line *line) {
    struct lv_str s = inside(t, line);
    t->row = lv_node_new(t->doc, LV_N_ROW);
    lv_node_append(t->node, t->row);
    for (size_t at = 0; at != SIZE_MAX;)
        add_cell(t, line, next_cell(t, line, s, &at));
}

static size_t empty_cells(const struct table *t, const struct lv_mark_line *line) {
    struct lv_str s = inside(t, line);
    size_t empty = 0;
    for (size_t at = 0; at != SIZE_MAX;)
        empty += next_cell(t, line, s, &at).n == 0;
    return empty;
}

/*
 * True if a line of a grid goes on with the row above it. In a grid with a rule below each row all lines between two
 * rules are one row, as long as something in them is left open; else one whose first cell is.
 */
static bool goes_on(const struct table *t, size_t i) {
    if (!t->row || i == 0 || !is_row(&t->line[i - 1]) || t->line[i].mark != LV_MARK_BARS || t->rules < 2)
        return false;
    struct lv_str s = inside(t, &t->line[i]);
    size_t at = 0;
    return next_cell(t, &t->line[i], s, &at).n == 0 || (t->segments > 2 && empty_cells(t, &t->line[i]) > 0);
}

static bool is_empty(const struct table *t, const struct lv_mark_line *line) {
    return empty_cells(t, line) == cells_of(t, line);
}

/* Takes a rule, or a head that says nothing, out of the table; the XML keeps it as debris before it or after it. */
static void leave_out(struct table *t, const struct lv_mark_line *line) {
    line->node->kind = LV_N_CHROME;
    lv_attr_remove(line->node, LV_AT_INDENT);
    if (t->node->first)
        return;
    lv_node_unlink(line->node);
    lv_node_before(t->node, line->node);
}

/* True if a rule is below the first row only, or first below it: that row is the head. */
static bool has_head(const struct table *t) {
    size_t i = 0;
    while (i < t->n && !is_row(&t->line[i]))
        i++;
    while (i < t->n && is_row(&t->line[i]))
        i++;
    return i + 1 < t->n && t->rows > 1 && t->segments > 1;
}

static void build(struct table *t) {
    bool head = has_head(t);
    t->node = lv_node_new(t->doc, LV_N_TABLE);
    lv_node_before(t->line[0].node, t->node);
    for (size_t i = 0; i < t->n; i++) {
        struct lv_mark_line *line = &t->line[i];
        if (!is_row(line) || (is_empty(t, line) && !t->node->first)) {
            head &= !is_row(line);
            leave_out(t, line);
            continue;
        }
        if (goes_on(t, i))
            add_to_cells(t, line);
        else
            add_row(t, line);
        lv_node_unlink(line->node);
    }
    if (head)
        lv_attr_set(t->doc, t->node->first, LV_AT_HEAD, LV_STR("true"));
    lv_table_pad(t->doc, t->node);
}

/* ---- which lines are a table ---- */

/* True for a mark that may be in a table which begins with that of `first`. */
static bool belongs(const struct lv_mark_line *first, const struct lv_mark_line *line) {
    bool tabs = first->mark == LV_MARK_TABS;
    if (line->mark == LV_MARK_RULE || line->mark == LV_MARK_DASHES)
        return line > first && (!tabs || line == first + 1 || memchr(line->text.p, '\t', line->text.n));
    return line->mark == (tabs ? LV_MARK_TABS : LV_MARK_BARS);
}

/* The lines from `i` on that are together: as far apart as the first two of them. */
static size_t run_of(const struct lv_mark_line *line, size_t i, size_t n) {
    size_t end = i + 1;
    if (line[i].mark == LV_MARK_NONE || line[i].mark == LV_MARK_DASHES)
        return 0;
    while (end < n && belongs(&line[i], &line[end]) && line[end].gap <= line[i + 1].gap && line[end].gap <= 1)
        end++;
    while (end > i && line[end - 1].mark == LV_MARK_DASHES)
        end--;
    return end - i;
}

/* Bars without a frame divide the parts of many a line: these are a table below a head with a rule, or several alike. */
static bool is_bare_table(const struct table *t, bool top) {
    bool figure = false;
    for (size_t i = 0; i < t->n; i++) {
        figure |= i > 0 && t->line[i].figure;
        if (!t->rules && (t->line[i].address || t->line[i].text.n > WORDY))
            return false;
    }
    if (t->rules)
        return t->rows > 1;
    return !top && t->equal && (t->rows >= BARE_ROWS || (t->rows == 2 && t->columns > 2 && figure));
}

static bool is_bar_table(const struct table *t, bool top) {
    if (t->columns < 2)
        return false;
    bool framed = t->first && (t->last || t->rules);
    return framed ? t->rows > 1 || (t->rules && t->rows) : is_bare_table(t, top);
}

/* True for lines of which two neighbours have as many tabs, two or more. */
static bool is_tab_table(struct table *t) {
    size_t runs = t->line[0].tab_runs, alike = 0;
    bool each = true, same = true;
    const struct lv_mark_line *before = t->line;
    for (size_t i = 0; i < t->n; i++) {
        const struct lv_mark_line *line = &t->line[i];
        if (!is_row(line))
            continue;
        bool tabs = line->tabs == before->tabs && line->tabs > 1 && line->tab_runs + before->tab_runs > 1;
        bool same_runs = line->tab_runs == before->tab_runs && line->tab_runs > 1;
        alike += line > before && (tabs || same_runs);
        before = line;
        each &= line->tabs == t->line[0].tabs;
        same &= line->tab_runs == runs;
    }
    t->each = each || !same;
    return alike > 0;
}

/* Takes off lines at both ends with one tab only, which belong to what is around. */
static void trim_ends(struct table *t) {
    while (t->n > 1 && t->line[t->n - 1].mark == LV_MARK_TABS && t->line[t->n - 1].tabs == 1)
        t->n--;
    while (t->n > 1 && t->line[0].mark == LV_MARK_TABS && t->line[0].tabs == 1) {
        t->line++;
        t->n--;
    }
}

/* Makes a table of the lines from `i` on, if they are one; returns how many lines are done. */
static size_t try_table(struct lv_doc *doc, struct lv_mark_line *line, size_t i, size_t n) {
    struct table t = {.doc = doc, .line = line + i, .n = run_of(line, i, n)};
    size_t done = t.n;
    if (!t.n)
        return 1;
    bool tabs = t.line[0].mark == LV_MARK_TABS;
    if (tabs)
        trim_ends(&t);
    bool is = !tabs || is_tab_table(&t);
    measure(&t);
    if (tabs ? is : is_bar_table(&t, i == 0))
        build(&t);
    return done;
}

/* True unless the user says that a line is something else than a part of a table. */
static bool may_be_table(const struct lv_doc *doc, const struct lv_node *node) {
    unsigned said = lv_settled_line(doc->settled, lv_node_line(node));
    return said >= LV_LINE_OPEN || said == LV_R_ROW || said == LV_R_CHROME;
}

void lv_mark_tables(struct lv_doc *doc, struct lv_node *edition) {
    size_t n = 0;
    for (struct lv_node *b = edition->first; b; b = b->next)
        n++;
    struct lv_mark_line *line = lv_malloc((n + 1) * sizeof *line);
    uint32_t above = 0;
    n = 0;
    for (struct lv_node *b = edition->first; b; b = b->next) {
        line[n] = lv_mark_line(doc, b, above);
        line[n].mark = may_be_table(doc, b) ? line[n].mark : LV_MARK_NONE;
        n++;
        above = lv_node_last_line(b);
    }
    line[n] = (struct lv_mark_line){0};
    for (size_t i = 0; i < n;)
        i += try_table(doc, line, i, n);
    lv_free(line);
}
