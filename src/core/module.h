/* Modules and their data: found here and nowhere else. */
#ifndef LV_MODULE_H
#define LV_MODULE_H

#include <limits.h>
#include <stdatomic.h>

#include "core/job.h"

/* Any function; it is called only after a cast back to what it is (C11 6.3.2.3, 8). */
typedef void lv_any_function(void);

/* The rows of modules.def. */
enum lv_module_function {
#define LV_MODULE_FUNCTION(module, function) LV_MODULE_##function,
#include "modules.def"
#undef LV_MODULE_FUNCTION
    LV_MODULE_FUNCTIONS
};

/*
 * A function of modules.def as a pointer of its own type, whose module is loaded on first use; NULL with a diagnostic
 * if it cannot be had. The header that declares the function must be included; the function is not linked.
 */
#define LV_LOAD(job, function) ((__typeof__(&function))lv_module_function((job), LV_MODULE_##function))

lv_any_function *lv_module_function(struct lv_job *job, enum lv_module_function which);

/*
 * The same for any symbol of a module, lvconv-NAME.so, which stays loaded until the process ends. Where it was found
 * beside this library it is kept in *kept, and not looked for again for every release of a batch.
 */
typedef _Atomic(lv_any_function *) lv_module_kept;
lv_any_function *lv_module_symbol(struct lv_job *job, const char *module, const char *symbol,
                                  lv_module_kept *kept);

/*
 * Finds a module or a file that travels beside them, such as "hyphen/lv.dic": in the folder that the options name, or
 * in modules, ../lib/lvconv0 or lvconv0, seen from this library, or from the program it is linked into. false if it is not there.
 */
bool lv_module_path(const struct lv_job *job, char path[PATH_MAX], const char *file);

#endif
