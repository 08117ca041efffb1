/* The releases in a folder and below it. */
#ifndef LV_FOLDERS_H
#define LV_FOLDERS_H

#include "cli/options.h"

/* A folder that is looked through. */
struct lv_folder {
    const char *path;
    size_t name; /* where in the paths of what is found the names of outputs begin */
    bool deep;   /* those below it, too */
    bool inner;  /* it was found in a folder that is looked through, and may be one to leave out */
    struct lv_sources *passed; /* gets drafts in it that are no text; NULL: nobody asks */
};

/* True for a name that counts as that of a release: it is not hidden and has the ending of a reader, or of that of -f. */
bool lv_is_release(const struct lv_cli *cli, const char *name);

/* Where the names of outputs begin in the paths of what is below a folder; with `own`, its own name belongs to them. */
size_t lv_folder_name(const char *path, bool own);

/*
 * Adds the releases in a folder, in the order of the bytes of their names, folders among them. Links to files are
 * followed, links to folders are not, so no folder comes twice; the folder of -O below it is left out, and of files
 * of one name those that can only be outputs of the text beside them. What cannot be read is reported.
 * `each`, if any, is called for every folder that is looked into, the first one too.
 */
void lv_folder_add(const struct lv_cli *cli, struct lv_job *job, struct lv_sources *sources,
                   const struct lv_folder *folder, void (*each)(void *state, const char *path), void *state);

/* Warns of drafts that were passed over. */
void lv_folders_warn(const struct lv_sources *passed, const struct lv_job *job);

#endif
