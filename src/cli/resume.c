#include "cli/resume.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "cli/convert.h"
#include "cli/targets.h"

/* When the newest of some files was changed; not `known` if one of them cannot be looked at. */
struct newest {
    struct timespec time;
    bool known;
};

static bool is_later(struct timespec a, struct timespec b) {
    return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

static void look_at(struct newest *newest, const char *path) {
    struct stat there;
    if (strcmp(path, "-") == 0 || stat(path, &there))
        newest->known = false;
    else if (is_later(there.st_mtim, newest->time))
        newest->time = there.st_mtim;
}

static struct newest newest_of(const struct lv_cli *cli, const struct lv_group *group, struct newest newest) {
    for (size_t i = 0; i < group->n && newest.known; i++) {
        const char *roles = lv_roles_of(cli, &group->files[i]);
        look_at(&newest, group->files[i].path);
        if (roles)
            look_at(&newest, roles);
    }
    return newest;
}

/* A file made within the same tick of a fine clock is newer; of one that counts whole seconds nobody knows. */
static bool is_newer(const char *path, struct timespec than) {
    struct stat there;
    if (stat(path, &there) || !S_ISREG(there.st_mode))
        return false;
    bool same = !is_later(there.st_mtim, than) && !is_later(than, there.st_mtim);
    return is_later(there.st_mtim, than) || (same && than.tv_nsec);
}

/* What all groups have in common. */
struct common {
    const struct lv_cli *cli;
    struct newest style;
};

static bool is_to_do(const void *state, const struct lv_group *group) {
    const struct common *common = state;
    const struct lv_cli *cli = common->cli;
    struct newest newest = newest_of(cli, group, common->style);
    size_t i = 0;
    for (bool done = newest.known; done && i < cli->writers; i += done) {
        struct lv_buf to = {0};
        lv_target_path(&to, cli, group->name, cli->writer[i]);
        done = is_newer(to.p, newest.time);
        lv_buf_free(&to);
    }
    return i < cli->writers;
}

size_t lv_resume(const struct lv_cli *cli, struct lv_groups *groups) {
    struct common common = {cli, {.known = true}};
    size_t n = groups->n;
    for (size_t i = 0; i < cli->style.npaths; i++)
        look_at(&common.style, cli->style.paths[i]);
    lv_groups_keep(groups, is_to_do, &common);
    return n - groups->n;
}
