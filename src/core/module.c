#include "core/module.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/core.h"

static const char own_place; /* its address says where this code is */

/* What lives in a module is not linked here, unless there are none: its weak symbol is NULL then. */
#define LV_MODULE_FUNCTION(module, function) __attribute__((weak)) lv_any_function function;
#include "modules.def"
#undef LV_MODULE_FUNCTION

/* The file this code is in: the library, or the program where it is linked in. */
static bool own_file(char path[PATH_MAX]) {
    Dl_info info;
    if (!dladdr(&own_place, &info) || !info.dli_fname)
        return false;
    if (strchr(info.dli_fname, '/') && realpath(info.dli_fname, path))
        return true;
    ssize_t n = readlink("/proc/self/exe", path,
                         PATH_MAX - 1); /* a program found by PATH has no folder in its name */
    path[n > 0 ? n : 0] = '\0';
    return n > 0;
}

static bool is_in(char path[PATH_MAX], const char *file, const char *folder, size_t n, const char *place) {
    int length = snprintf(path, PATH_MAX, "%.*s/%s%s", (int)n, folder, place, file);
    return length < PATH_MAX && access(path, F_OK) == 0;
}

bool lv_module_path(const struct lv_job *job, char path[PATH_MAX], const char *file) {
    static const char *const places[] = {"modules/", "../lib/lvconv0/", "lvconv0/"};
    const char *asked = job->options ? job->options->modules : NULL;
    char own[PATH_MAX];
    if (asked)
        return is_in(path, file, asked, strlen(asked), "");
    if (!own_file(own))
        return false;
    const char *slash = strrchr(own, '/');
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++)
        if (is_in(path, file, own, (size_t)(slash - own), places[i]))
            return true;
    return false;
}

static void *open_module(const struct lv_job *job, const char *module) {
    char file[64], path[PATH_MAX];
    snprintf(file, sizeof file, "lvconv-%s.so", module);
    return lv_module_path(job, path, file) ? dlopen(path, RTLD_LAZY | RTLD_LOCAL) : NULL;
}

/* What dlsym gives becomes a function here and nowhere else, as POSIX has it. */
static lv_any_function *look_up(void *handle, const char *symbol) {
    lv_any_function *found;
    *(void **)&found = dlsym(handle, symbol);
    return found;
}

lv_any_function *lv_module_symbol(struct lv_job *job, const char *module, const char *symbol,
                                  lv_module_kept *kept) {
    bool asked = job->options && job->options->modules;
    lv_any_function *found = asked ? NULL : atomic_load_explicit(kept, memory_order_acquire);
    if (found)
        return found;
    void *handle = open_module(job, module);
    found = handle ? look_up(handle, symbol) : NULL;
    if (!found) {
        const char *why = dlerror();
        lv_report(job, LV_MSG_MODULE, 0, 0, module, why ? why : "not found; build and install it with make");
    } else if (!asked) {
        atomic_store_explicit(kept, found, memory_order_release);
    }
    return found;
}

lv_any_function *lv_module_function(struct lv_job *job, enum lv_module_function which) {
    static const struct {
        const char *module, *symbol;
        lv_any_function *linked;
    } functions[] = {
#define LV_MODULE_FUNCTION(module, function) {#module, #function, function},
#include "modules.def"
#undef LV_MODULE_FUNCTION
    };
    static lv_module_kept kept[LV_MODULE_FUNCTIONS];
    if (functions[which].linked)
        return functions[which].linked;
    return lv_module_symbol(job, functions[which].module, functions[which].symbol, &kept[which]);
}
