/* lv_convert: from inputs to outputs, in memory that is given back whatever happens. */
#include <string.h>

#include "check/check.h"
#include "core/memory.h"
#include "core/module.h"
#include "doc/doc.h"
#include "lib/options.h"

/* One call of lv_convert. */
struct call {
    const struct lv_input *in;
    size_t editions;
    struct lv_output *out;
    size_t formats;
    struct lv_wishes wishes;
    const struct lv_stage_info **writer; /* one for each format */
    struct lv_job job;
    struct lv_diag diag;
    lv_sink *sink;
    void *state;
};

static const char *name_of(const struct lv_input *in) {
    return in->name ? in->name : "input";
}

/* The caller's sink allocates for itself. */
static void hand_on(void *state, const struct lv_finding *finding) {
    const struct call *call = state;
    struct lv_heap *heap = lv_heap_switch(NULL);
    call->sink(call->state, finding);
    lv_heap_switch(heap);
}

/* ---- reading ---- */

static void choose_chain(const struct call *call, const struct lv_job *job, struct lv_chain *chain) {
    const struct lv_wishes *wishes = &call->wishes;
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
static struct lv_doc *read_one(const struct call *call, const struct lv_input *in) {
    struct lv_job job = call->job;
    struct lv_options own;
    struct lv_chain chain;
    char lang[LV_LANGUAGE_CODE];
    job.name = name_of(in);
    job.in = (struct lv_str){in->bytes ? in->bytes : "", in->bytes ? in->size : 0};
    job.roles = (struct lv_str){in->roles, in->roles_size};
    job.roles_name = !in->roles ? NULL : in->roles_name ? in->roles_name : "roles";
    if (own_options(&own, &job, in, lang))
        return NULL;
    choose_chain(call, &job, &chain);
    struct lv_doc *doc = lv_doc_new();
    if (check_roles(&job, &chain) == 0 && lv_chain_run(&chain, doc, &job) == 0)
        return doc;
    lv_doc_free(doc);
    return NULL;
}

/* The names of the inputs that the editions of a document are from. */
struct names {
    const char **of;
    size_t n;
};

/* Adds a document's editions to those of *doc. */
static void add_editions(struct lv_doc **doc, struct lv_doc *other, const char *name, struct names *names) {
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
static void order_editions(const struct call *call, struct lv_doc *doc, const struct names *names) {
    struct lv_str first = lv_str_from(call->job.options->first ? call->job.options->first : "");
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

/* One document of all inputs, brought together where they are editions. NULL after a diagnostic. */
static struct lv_doc *read_all(struct call *call, struct names *names) {
    struct lv_doc *doc = NULL, *other;
    struct lv_chain pairing = {.n = 0};
    size_t read = 0;
    bool paired = call->wishes.options.bilingual || call->editions > 1;
    call->job.split = call->wishes.options.bilingual && call->editions == 1;
    for (; read < call->editions && (other = read_one(call, &call->in[read])); read++)
        add_editions(&doc, other, name_of(&call->in[read]), names);
    if (read < call->editions) {
        lv_doc_free(doc);
        return NULL;
    }
    order_editions(call, doc, names);
    call->job.name = names->n ? names->of[0] : name_of(&call->in[0]);
    call->job.names = paired ? names->of : NULL;
    if (paired)
        lv_chain_pairing(&pairing);
    if (lv_chain_run(&pairing, doc, &call->job) == 0)
        return doc;
    lv_doc_free(doc);
    return NULL;
}

/* ---- writing ---- */

/* Finds the writers, and turns on what they need of the filters. 0, or -1 with a usage diagnostic. */
static int find_writers(struct call *call) {
    call->writer = lv_malloc(call->formats * sizeof *call->writer);
    call->job.doubts = call->wishes.options.check;
    call->job.evidence = call->wishes.options.verbose > 1;
    for (size_t i = 0; i < call->formats; i++) {
        struct lv_str name = lv_str_from(call->out[i].format ? call->out[i].format : "");
        call->writer[i] = lv_stage_find(LV_WRITER, name);
        if (!call->writer[i])
            return lv_stage_unknown(&call->job, LV_MSG_FORMAT, name, LV_WRITER, false);
        call->job.evidence |= lv_str_eq(name, LV_STR("evidence"));
    }
    return 0;
}

static int write_one(struct call *call, struct lv_doc *doc, size_t i) {
    struct lv_buf made = {0};
    call->job.out = &made;
    if (lv_stage_run(call->writer[i], doc, &call->job)) {
        lv_buf_free(&made);
        return -1;
    }
    lv_buf_text(&made);
    call->out[i].bytes = made.p;
    call->out[i].size = made.n;
    return 0;
}

static int check(struct call *call, struct lv_doc *doc) {
    if (!call->wishes.options.check)
        return 0;
    lv_stage *run = LV_LOAD(&call->job, lv_check);
    return run ? run(doc, &call->job) : -1;
}

static int write_all(struct call *call, struct lv_doc *doc) {
    int result = check(call, doc);
    for (size_t i = 0; !result && i < call->formats; i++)
        result = write_one(call, doc, i);
    return result;
}

/* ---- the call ---- */

static int convert(struct call *call) {
    struct names names = {0};
    if (lv_wishes_read(&call->wishes, &call->job) || find_writers(call))
        return -1;
    struct lv_doc *doc = read_all(call, &names);
    int result = doc ? write_all(call, doc) : -1;
    lv_doc_free(doc);
    return result;
}

/* What is made goes to the caller, all of it or nothing. */
static void hand_over(struct call *call, bool done) {
    for (size_t i = 0; i < call->formats; i++) {
        if (done)
            lv_keep(call->out[i].bytes);
        else
            call->out[i] = (struct lv_output){.format = call->out[i].format};
    }
}

/* Works in a heap of its own, which is left in one piece when memory runs out. */
static void convert_in_heap(struct call *call) {
    struct lv_heap heap;
    if (!lv_heap_enter(&heap)) {
        lv_report(&call->job, LV_MSG_MEMORY, 0, 0);
        return;
    }
    if (lv_heap_try(&heap)) {
        hand_over(call, false);
        lv_heap_leave(&heap);
        lv_report(&call->job, LV_MSG_MEMORY, 0, 0);
        return;
    }
    int result = convert(call);
    hand_over(call, result == 0 && call->diag.worst < LV_EXIT_USAGE);
    lv_heap_leave(&heap);
}

int lv_convert(const struct lv_input *in, size_t editions, const struct lv_options *options,
               struct lv_output *out, size_t formats, lv_sink *sink, void *state) {
    struct lv_options defaults;
    struct call call = {in, editions, out, formats, .sink = sink, .state = state};
    lv_options_init(&defaults);
    call.diag = (struct lv_diag){.sink = sink ? hand_on : NULL, .state = &call};
    call.job = (struct lv_job){.options = options ? options : &defaults,
                               .diag = &call.diag,
                               .name = editions ? name_of(in) : "input"};
    call.diag.check = call.job.options->check;
    call.diag.strict = call.job.options->strict;
    hand_over(&call, false);
    if (editions)
        convert_in_heap(&call);
    else
        lv_report(&call.job, LV_MSG_OPTION, 0, 0, "there is nothing to convert");
    return (int)call.diag.worst;
}

void lv_output_free(struct lv_output *out) {
    lv_free(out->bytes);
    *out = (struct lv_output){.format = out->format};
}
