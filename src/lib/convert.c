/* lv_convert: from inputs to outputs, in memory that is given back whatever happens. */
#include <string.h>

#include "check/check.h"
#include "core/memory.h"
#include "core/module.h"
#include "lib/inputs.h"

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

/* The caller's sink allocates for itself. */
static void hand_on(void *state, const struct lv_finding *finding) {
    const struct call *call = state;
    struct lv_heap *heap = lv_heap_switch(NULL);
    call->sink(call->state, finding);
    lv_heap_switch(heap);
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
    struct lv_names names = {0};
    if (lv_wishes_read(&call->wishes, &call->job) || find_writers(call))
        return -1;
    struct lv_doc *doc = lv_inputs_read(&call->wishes, &call->job, call->in, call->editions, &names);
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
                               .name = editions ? lv_input_name(in) : "input"};
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
