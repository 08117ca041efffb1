#include "write/template/tpl.h"

static void drop(void *what) {
    struct tpl *t = what;
    for (size_t i = 0; i < t->ndocs; i++)
        xmlFreeDoc(t->docs[i]);
    lv_arena_free(&t->arena);
}

/* What is wrong with the template, once. */
static int report(struct tpl *t, const struct lv_style *style) {
    struct lv_job at = *t->job;
    uint32_t line = at.options->style_text ? lv_style_line(at.options->style_text, "docx", "template") : 0;
    at.name = at.options->style;
    return lv_report(&at, LV_MSG_STYLE_FILE, line, 0, "template", style->docx_template.name, t->wrong);
}

static bool open_house(struct tpl *t, const struct lv_style *style) {
    static const char strict[] = "http://purl.oclc.org/ooxml/";
    if (!tpl_open(t, &t->house, style->docx_template.bytes))
        return false;
    t->main = tpl_related(t, "", "officeDocument");
    xmlDoc *doc = t->main ? tpl_parse(t, &t->house, t->main) : NULL;
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root && root->ns && strncmp((const char *)root->ns->href, strict, sizeof strict - 1) == 0)
        return tpl_wrong(t, "is strict Open XML; save it in Word as .dotx or .docx");
    if (!root || !tpl_is(root, "document"))
        return tpl_wrong(t, "is no Word document; save it in Word as .dotx or .docx");
    return !t->wrong;
}

static bool take_theme(struct tpl *t) {
    const char *part = tpl_related(t, t->main, "theme");
    if (part && tpl_parse(t, &t->house, part))
        tpl_put(t, &t->ours, "word/theme.xml", tpl_find(&t->house, part)->bytes);
    return !t->wrong;
}

static bool fill(struct tpl *t, struct lv_str ours, struct lv_buf *out) {
    static const char document[] = "word/document.xml", links[] = "word/_rels/document.xml.rels",
                      types[] = "[Content_Types].xml";
    if (!tpl_open(t, &t->ours, ours))
        return false;
    t->document = tpl_parse(t, &t->ours, document);
    t->links = tpl_parse(t, &t->ours, links);
    t->types = tpl_parse(t, &t->ours, types);
    if (!t->document || !t->links || !t->types || !tpl_styles(t) || !take_theme(t) || !tpl_section(t))
        return false;
    tpl_unparse(t, &t->ours, document, t->document);
    tpl_unparse(t, &t->ours, links, t->links);
    tpl_unparse(t, &t->ours, types, t->types);
    return !t->wrong && tpl_write(t, &t->ours, out);
}

static struct tpl *begin(struct lv_job *job, struct lv_guard *guard) {
    struct tpl *t = lv_malloc(sizeof *t);
    *t = (struct tpl){.job = job, .ours = {.own = true}};
    lv_guard(guard, drop, t);
    return t;
}

static int end(struct tpl *t, const struct lv_style *style, struct lv_guard *guard, bool good) {
    int result = good ? 0 : t->wrong ? report(t, style) : -1;
    lv_unguard(guard);
    drop(t);
    lv_free(t);
    return result;
}

int lv_template_page(struct lv_job *job, struct lv_style *style) {
    struct lv_guard guard;
    struct tpl *t = begin(job, &guard);
    return end(t, style, &guard, open_house(t, style) && tpl_page(t, style));
}

int lv_template_fill(struct lv_job *job, const struct lv_style *style, struct lv_str ours,
                     struct lv_buf *out) {
    struct lv_guard guard;
    struct tpl *t = begin(job, &guard);
    return end(t, style, &guard, open_house(t, style) && fill(t, ours, out));
}
