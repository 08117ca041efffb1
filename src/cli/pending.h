/*
 * Files that are still being written beside their targets. Whatever ends a process – INT, TERM, HUP, or a kill that it
 * cannot catch – somebody takes them away: itself, or the program whose worker it was, for their names are in memory
 * that both can see.
 */
#ifndef LV_PENDING_H
#define LV_PENDING_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { LV_PENDING_MOST = 16 }; /* files at a time in one process */

/* Makes room for so many workers, and takes INT, TERM and HUP where they are not ignored. False: no memory. */
bool lv_pending_start(size_t workers);

/* From now on INT, TERM and HUP, where they are not ignored, end the program as meant: with exit code 0. */
void lv_pending_end_well(void);

/*
 * As fork() for worker k; its signals and its files are looked after from the first moment.
 * When this process ends by a signal, its workers have ended before it.
 */
pid_t lv_pending_fork(size_t k);

/* Waits for the end of worker k and removes what it left. Its status, as waitpid() gives it. */
int lv_pending_reap(size_t k);

/* Says the name of the i-th file, or folder of files, of this process before it is made; NULL: it is in its place. */
void lv_pending_set(size_t i, const char *path);

/* Removes the files of this process that are still pending. */
void lv_pending_drop(void);

/* Between the two, INT, TERM and HUP wait. */
void lv_pending_hold(void);
void lv_pending_release(void);

#endif
