#include "cli/folders.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/groups.h"

/* "~$" is how word processors begin the names of their locks. */
static bool is_hidden(const char *name) {
    return *name == '.' || strncmp(name, "~$", 2) == 0;
}

bool lv_is_release(const struct lv_cli *cli, const char *name) {
    const struct lv_stage_info *reader = lv_reader_by_ending(name);
    const char *asked = cli->options.from;
    return reader && !is_hidden(name) && (!asked || strcmp(asked, reader->name) == 0);
}

/* How the names of drafts end that other programs write. */
static const char *const drafts[] = {"doc", "docx", "odt", "rtf",  "pdf",
                                     "eml", "msg",  "htm", "html", "pages"};

static bool is_draft(const char *name) {
    for (size_t i = 0; !is_hidden(name) && i < sizeof drafts / sizeof *drafts; i++)
        if (lv_has_ending(name, drafts[i]))
            return true;
    return false;
}

size_t lv_folder_name(const char *path, bool own) {
    size_t n = strlen(path), start;
    while (n > 1 && path[n - 1] == '/')
        n--;
    for (start = n; start && path[start - 1] != '/';)
        start--;
    struct lv_str last = {path + start, n - start};
    if (own && last.n && !lv_str_eq(last, LV_STR(".")) && !lv_str_eq(last, LV_STR("..")))
        return start;
    return path[n - 1] == '/' ? n : n + 1;
}

/* ---- outputs of ours beside their texts ---- */

/* True for what the first reader, that of text, reads. */
static bool is_text(const struct lv_path *source) {
    const struct lv_stage_info *reader = lv_reader_by_ending(source->path);
    return reader && reader == lv_reader_for("", LV_STR(""));
}

/* What outputs may be called of the texts from the first source on, or of all, sorted; *n gets their number. */
static struct lv_str *names_of_outputs(const struct lv_sources *sources, size_t first, bool all, size_t *n) {
    struct lv_str *names = lv_malloc(2 * (sources->n - first + 1) * sizeof *names);
    *n = 0;
    for (size_t i = first; i < sources->n; i++)
        if (all || is_text(&sources->source[i])) {
            names[(*n)++] = lv_source_name(&sources->source[i]);
            names[(*n)++] = lv_release_name(lv_source_name(&sources->source[i]));
        }
    qsort(names, *n, sizeof *names, lv_in_order);
    return names;
}

/* news.xml beside news.txt, or news.lv.txt, was made of it: only what was not is kept. */
static void leave_out_outputs(struct lv_sources *sources, size_t first, const struct lv_str *names,
                              size_t n) {
    size_t kept = first;
    for (size_t i = first; i < sources->n; i++) {
        struct lv_str name = lv_source_name(&sources->source[i]);
        if (is_text(&sources->source[i]) || !bsearch(&name, names, n, sizeof *names, lv_in_order))
            sources->source[kept++] = sources->source[i];
        else
            lv_free(sources->source[i].path);
    }
    sources->n = kept;
}

/* What only can be an output of a text from the first source on is left out. */
static void settle(const struct lv_cli *cli, struct lv_sources *sources, size_t first,
                   struct lv_sources *passed, size_t first_passed) {
    size_t n;
    if (!passed && cli->options.from)
        return;
    struct lv_str *names = names_of_outputs(sources, first, cli->options.from, &n);
    if (passed)
        leave_out_outputs(passed, first_passed, names, n);
    if (!cli->options.from)
        leave_out_outputs(sources, first, names, n);
    lv_free(names);
}

void lv_folders_warn(const struct lv_sources *passed, const struct lv_job *job) {
    struct lv_job at = *job;
    for (size_t i = 0; i < passed->n; i++) {
        at.name = passed->source[i].path;
        lv_report(&at, LV_MSG_PASSED_OVER, 0, 0);
    }
}

/* ---- the walk ---- */

struct walk {
    const struct lv_cli *cli;
    struct lv_job *job;
    struct lv_sources *sources;
    const struct lv_folder *folder;
    struct stat out, made; /* the folder of -O and the file of -o; st_ino is 0 where there is none */
    void (*each)(void *state, const char *path);
    void *state;
};

static int in_order(const FTSENT **a, const FTSENT **b) {
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Looks at an output, if it is there already. */
static void look_at(const char *path, struct stat *output) {
    if (!path || stat(path, output))
        output->st_ino = 0;
}

static bool is_output(const struct stat *output, const FTSENT *entry) {
    return output->st_ino && entry->fts_statp->st_ino == output->st_ino &&
           entry->fts_statp->st_dev == output->st_dev;
}

static void report(const struct walk *walk, const FTSENT *entry) {
    struct lv_job at = *walk->job;
    at.name = entry->fts_path;
    if (entry->fts_errno == ENOENT && (walk->folder->inner || entry->fts_level > FTS_ROOTLEVEL))
        return; /* it went meanwhile */
    lv_report(&at, LV_MSG_READ, 0, 0, strerror(entry->fts_errno));
}

/* True for a file, or a link to one; a link to nothing is read, and what is wrong is said then. */
static bool is_file(const FTSENT *entry) {
    struct stat there;
    if (entry->fts_info == FTS_SL)
        return stat(entry->fts_accpath, &there) != 0 || S_ISREG(there.st_mode);
    return entry->fts_info == FTS_F || entry->fts_info == FTS_SLNONE;
}

static void enter_folder(const struct walk *walk, FTS *tree, FTSENT *entry) {
    bool below = entry->fts_level > FTS_ROOTLEVEL, inner = below || walk->folder->inner;
    if ((below && !walk->folder->deep) ||
        (inner && (is_hidden(entry->fts_name) || is_output(&walk->out, entry))))
        fts_set(tree, entry, FTS_SKIP);
    else if (walk->each)
        walk->each(walk->state, entry->fts_path);
}

static void add_file(const struct walk *walk, struct lv_sources *to, const FTSENT *entry) {
    lv_sources_add(to, entry->fts_path, entry->fts_pathlen);
    to->source[to->n - 1].name = walk->folder->name;
}

static void visit(const struct walk *walk, FTS *tree, FTSENT *entry) {
    if (entry->fts_info == FTS_D) {
        enter_folder(walk, tree, entry);
    } else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
        report(walk, entry);
    } else if (is_file(entry) && lv_is_release(walk->cli, entry->fts_name)) {
        add_file(walk, walk->sources, entry);
    } else if (is_file(entry) && walk->folder->passed && is_draft(entry->fts_name) &&
               !is_output(&walk->made, entry)) {
        add_file(walk, walk->folder->passed, entry);
    }
}

void lv_folder_add(const struct lv_cli *cli, struct lv_job *job, struct lv_sources *sources,
                   const struct lv_folder *folder, void (*each)(void *state, const char *path), void *state) {
    struct walk walk = {cli, job, sources, folder, {0}, {0}, each, state};
    size_t first = sources->n, passed = folder->passed ? folder->passed->n : 0, n = strlen(folder->path);
    char *path = lv_copy(folder->path, n), *roots[] = {path, NULL};
    while (n > 1 && path[n - 1] == '/')
        path[--n] = '\0';
    look_at(cli->folder, &walk.out);
    look_at(folder->passed ? cli->out : NULL, &walk.made);
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, in_order);
    for (FTSENT *entry; tree && (entry = fts_read(tree));)
        visit(&walk, tree, entry);
    if (tree)
        fts_close(tree);
    settle(cli, sources, first, folder->passed, passed);
    lv_free(path);
}
