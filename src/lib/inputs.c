/* The inputs of a release become one document. */
#include "lib/inputs.h"

#include <string.h>

const char *lv_input_name(const struct lv_input *in) {
    return in->name ? in->name : "input";
}

static void choose_chain(const struct lv_wishes *wishes, const struct lv_job *job, struct lv_chain *chain) {
    *chain = wishes->run;
    if (!chain->n)
        lv_chain_usual(chain, wishes->reader ? wishes->reader : lv_reader_for(job->name, job->in));
}

/* Roles by line need lines. */
static int check_roles(struct lv_job *job, const struct lv_chain *chain) {
    if (!job->roles_name || lv_chain_has(chain, LV_STR("marks")) || lv_chain_has(chain, LV_STR("join")) ||
        lv_chain_has(chain, LV_STR("roles")))
        return 0;
    return lv_report(job, LV_MSG_OPTION, 0, 0, "--roles needs plain text; this has been through the filters");
}

/* What an input says of itself wins over the options. 0, or -1 with a usage diagnostic. */
static int own_options(struct lv_options *own, struct lv_job *job, const struct lv_input *in,
                       char lang[LV_LANGUAGE_CODE]) {
    *own = *job->options;
    job->options = own;
    if ((in->lang && lv_language_check(job, in->lang, lang)) || lv_encoding_check(job, in->encoding))
        return -1;
    own->lang = in->lang ? lang : own->lang;
    own->encoding = in->encoding ? in->encoding : own->encoding;
    return 0;
}

/* The document of one input, or NULL after a diagnostic. */
static struct lv_doc *read_one(const struct lv_wishes *wishes, struct lv_job job, const struct lv_input *in) {
    struct lv_options own;
    struct lv_chain chain;
    char lang[LV_LANGUAGE_CODE];
    job.name = lv_input_name(in);
    job.in = (struct lv_str){in->bytes ? in->bytes : "", in->bytes ? in->size : 0};
    job.roles = (struct lv_str){in->roles, in->roles_size};
    job.roles_name = !in->roles ? NULL : in->roles_name ? in->roles_name : "roles";
    if (own_options(&own, &job, in, lang))
        return NULL;
    choose_chain(wishes, &job, &chain);
    struct lv_doc *doc = lv_doc_new();
    if (check_roles(&job, &chain) == 0 && lv_chain_run(&chain, doc, &job) == 0)
        return doc;
    lv_doc_free(doc);
    return NULL;
}

/* Adds a document's editions to those of *doc. */
static void add_editions(struct lv_doc **doc, struct lv_doc *other, const char *name,
                         struct lv_names *names) {
    for (size_t e = 0; lv_edition(other, e); e++) {
        names->of = lv_realloc(names->of, (names->n + 2) * sizeof *names->of);
        names->of[names->n++] = name;
        names->of[names->n] = NULL;
    }
    if (*doc)
        lv_doc_merge(*doc, other);
    else
        *doc = other;
}

/* Puts the edition that the options name in front, and its name with it. */
static void order_editions(const struct lv_job *job, struct lv_doc *doc, const struct lv_names *names) {
    struct lv_str first = lv_str_from(job->options->first ? job->options->first : "");
    const struct lv_node *edition;
    for (size_t e = 0; first.n && names->n > 1 && (edition = lv_edition(doc, e)); e++)
        if (lv_str_starts(lv_attr(edition, LV_AT_LANG), first)) {
            const char *name = names->of[e];
            memmove(names->of + 1, names->of, e * sizeof *names->of);
            names->of[0] = name;
            lv_doc_lead(doc, e);
            return;
        }
}

/* One document of all inputs, in their order, or NULL after a diagnostic. */
static struct lv_doc *read_each(const struct lv_wishes *wishes, const struct lv_job *job,
                                const struct lv_input *in, size_t editions, struct lv_names *names) {
    struct lv_doc *doc = NULL, *other;
    size_t read = 0;
    for (; read < editions && (other = read_one(wishes, *job, &in[read])); read++)
        add_editions(&doc, other, lv_input_name(&in[read]), names);
    if (read == editions)
        return doc;
    lv_doc_free(doc);
    return NULL;
}

struct lv_doc *lv_inputs_read(const struct lv_wishes *wishes, struct lv_job *job, const struct lv_input *in,
                              size_t editions, struct lv_names *names) {
    struct lv_chain pairing = {.n = 0};
    bool paired = wishes->options.bilingual || editions > 1;
    job->split = wishes->options.bilingual && editions == 1;
    struct lv_doc *doc = read_each(wishes, job, in, editions, names);
    if (!doc)
        return NULL;
    order_editions(job, doc, names);
    job->name = names->n ? names->of[0] : lv_input_name(&in[0]);
    job->names = paired ? names->of : NULL;
    if (paired)
        lv_chain_pairing(&pairing);
    if (lv_chain_run(&pairing, doc, job) == 0)
        return doc;
    lv_doc_free(doc);
    return NULL;
}
