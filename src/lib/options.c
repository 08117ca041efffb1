#include "lib/options.h"

#include <stdio.h>
#include <string.h>

#include "style/style.h"

void lv_options_init(struct lv_options *options) {
    *options = (struct lv_options){.epoch = -1, .arrangement = LV_BY_STYLE};
}

const char *lv_version(void) {
    return LV_VERSION;
}

static int set_warning(struct lv_job *job, struct lv_str name) {
    bool off = lv_str_starts(name, LV_STR("no-"));
    enum lv_message id = lv_message_find(off ? lv_str_sub(name, 3, name.n) : name);
    if (id == LV_MESSAGES) {
        char text[128];
        snprintf(text, sizeof text, "unknown warning %.*s", name.n < 80 ? (int)name.n : 80, name.p);
        return lv_report(job, LV_MSG_OPTION, 0, 0, text);
    }
    job->diag->set[id] = off ? LV_W_OFF : LV_W_ON;
    return 0;
}

int lv_warnings_set(struct lv_job *job, const char *names) {
    struct lv_str list = lv_str_from(names), name;
    while (lv_next_name(&list, &name))
        if (set_warning(job, name))
            return -1;
    return 0;
}

/* Iconv skips other characters in a name, until nothing is left, which means the encoding of the locale to it. */
int lv_encoding_check(struct lv_job *job, const char *name) {
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+()";
    if (!name || (*name && !name[strspn(name, allowed)]))
        return 0;
    return lv_report(job, LV_MSG_ENCODING, 0, 0, name);
}

static int check_language(struct lv_job *job, const char **code, char usual[LV_LANGUAGE_CODE]) {
    if (*code && lv_language_check(job, *code, usual))
        return -1;
    *code = *code ? usual : NULL;
    return 0;
}

/* Reads the house style, so that what is wrong with it is said first, and once. */
static int check_style(struct lv_job *job) {
    struct lv_style style;
    if (!job->options->style)
        return 0;
    int result = lv_style_load(job, &style);
    lv_style_free(&style);
    return result;
}

static int find_reader(struct lv_wishes *wishes, struct lv_job *job) {
    const char *from = wishes->options.from;
    wishes->reader = from ? lv_stage_find(LV_READER, lv_str_from(from)) : NULL;
    return !from || wishes->reader
               ? 0
               : lv_stage_unknown(job, LV_MSG_FORMAT, lv_str_from(from), LV_READER, false);
}

static int begin_with_reader(const struct lv_wishes *wishes, struct lv_job *job) {
    struct lv_buf text = {0};
    if (!wishes->run.n || wishes->run.stage[0]->kind == LV_READER)
        return 0;
    lv_buf_puts(&text, "--run begins with a reader:");
    lv_stage_names(&text, LV_READER);
    lv_report(job, LV_MSG_OPTION, 0, 0, lv_buf_text(&text));
    lv_buf_free(&text);
    return -1;
}

static int find_run(struct lv_wishes *wishes, struct lv_job *job) {
    struct lv_str bad;
    wishes->run.n = 0;
    if (!wishes->options.run)
        return 0;
    if (!lv_chain_parse(&wishes->run, lv_str_from(wishes->options.run), &bad))
        return lv_stage_unknown(job, LV_MSG_STAGE, bad, LV_READER, true);
    return begin_with_reader(wishes, job);
}

int lv_wishes_read(struct lv_wishes *wishes, struct lv_job *job) {
    struct lv_options *own = &wishes->options;
    *own = *job->options;
    job->options = own;
    own->no_typo |= own->check; /* what the author typed, not what typography makes of it */
    return (own->warnings && lv_warnings_set(job, own->warnings)) || find_reader(wishes, job) ||
                   find_run(wishes, job) || lv_encoding_check(job, own->encoding) ||
                   check_language(job, &own->lang, wishes->lang) ||
                   check_language(job, &own->first, wishes->first) || check_style(job)
               ? -1
               : 0;
}
