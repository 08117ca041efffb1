#include "core/module.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/core.h"

/* Beside the program, or where `make install` puts it. */
bool lv_module_path(char path[PATH_MAX], const char *file) {
    static const char *const places[] = {"modules", "../lib/lvconv"};
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    if (n <= 0)
        return false;
    program[n] = '\0';
    char *slash = strrchr(program, '/');
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        int length = snprintf(path, PATH_MAX, "%.*s/%s/%s", (int)(slash - program), program, places[i], file);
        if (length < PATH_MAX && access(path, F_OK) == 0)
            return true;
    }
    return false;
}

static void *open_module(const char *module) {
    char file[64], path[PATH_MAX];
    snprintf(file, sizeof file, "lvconv-%s.so", module);
    return lv_module_path(path, file) ? dlopen(path, RTLD_LAZY | RTLD_LOCAL) : NULL;
}

/* What dlsym gives becomes a function here and nowhere else, as POSIX has it. */
static lv_any_function *look_up(void *handle, const char *symbol) {
    lv_any_function *found;
    *(void **)&found = dlsym(handle, symbol);
    return found;
}

lv_any_function *lv_module_symbol(struct lv_job *job, const char *module, const char *symbol) {
    lv_any_function *found = look_up(RTLD_DEFAULT, symbol);
    dlerror(); /* that it is not loaded yet is no error */
    void *handle = found ? NULL : open_module(module);
    if (handle)
        found = look_up(handle, symbol);
    if (!found) {
        const char *why = dlerror();
        lv_report(job, LV_MSG_MODULE, 0, 0, module, why ? why : "not found; build and install it with make");
    }
    return found;
}

lv_any_function *lv_module_function(struct lv_job *job, enum lv_module_function which) {
    static const struct {
        const char *module, *symbol;
    } functions[] = {
#define LV_MODULE_FUNCTION(module, function) {#module, #function},
#include "modules.def"
#undef LV_MODULE_FUNCTION
    };
    return lv_module_symbol(job, functions[which].module, functions[which].symbol);
}
