/* Pictures: a part of the package each, once however often it is shown. */
#include "picture/picture.h"
#include "lang/words.h"
#include "write/docx/docx.h"

#define ON_PAGE DOCX_DRAWING "wordprocessingDrawing"

static const char *const endings[] = {[LV_JPEG] = "jpg", [LV_PNG] = "png"};

/* A copy that outlives the release. */
static const struct lv_picture *keep(struct docx_pack *pack, const struct lv_picture *picture) {
    struct lv_picture *copy = lv_alloc(&pack->arena, sizeof *copy);
    *copy = *picture;
    copy->file = lv_arena_copy(&pack->arena, picture->file);
    return copy;
}

/* The number of a picture in the package, from 1. */
static unsigned number_of(struct docx *d, const struct lv_picture *picture) {
    char id[DOCX_ID], name[DOCX_MEDIUM];
    unsigned before = d->hashes.n, number = docx_index(&d->hashes, lv_str_from(picture->hash));
    if (number <= before)
        return number;
    const struct lv_picture *kept = d->pack ? keep(d->pack, picture) : picture;
    d->media = lv_realloc(d->media, number * sizeof *d->media);
    d->media[number - 1] = kept;
    snprintf(id, sizeof id, "picture%u", number);
    docx_medium_name(picture, number, name);
    docx_picture_link(d, id, name + sizeof "word/" - 1);
    return number;
}

void docx_medium_name(const struct lv_picture *picture, unsigned number, char name[DOCX_MEDIUM]) {
    snprintf(name, DOCX_MEDIUM, "word/media/image%u.%s", number, endings[picture->form]);
}

void docx_media_types(struct docx *d, struct docx_part *part) {
    static const char *const types[] = {[LV_JPEG] = "image/jpeg", [LV_PNG] = "image/png"};
    for (enum lv_picture_form form = LV_JPEG; form <= LV_PNG; form++)
        for (unsigned i = 0; i < d->hashes.n; i++)
            if (d->media[i]->form == form) {
                docx_open(part, "Default");
                docx_attr(part, "Extension", endings[form]);
                docx_attr(part, "ContentType", types[form]);
                docx_close(part);
                break;
            }
}

/* ---- in the text ---- */

/* Who does not see it hears this; where it leads that is a link. */
static void properties(struct docx *d, const struct lv_node *figure) {
    char id[DOCX_ID], name[32];
    struct lv_str alt = lv_figure_alt(d->doc, figure);
    alt = alt.n ? alt : lv_word_ui(lv_node_lang(figure), "picture");
    snprintf(name, sizeof name, "Picture %u", ++d->npictures);
    docx_open(d->body, "wp:docPr");
    docx_attr_int(d->body, "id", d->npictures);
    docx_attr(d->body, "name", name);
    docx_attr(d->body, "descr", docx_string(d, alt));
    if (lv_figure_link(figure).n && docx_link(d, lv_figure_link(figure), id)) {
        docx_open(d->body, "a:hlinkClick");
        docx_attr(d->body, "r:id", id);
        docx_close(d->body);
    }
    docx_close(d->body);
}

static void locks(struct docx_part *body) {
    docx_open(body, "wp:cNvGraphicFramePr");
    docx_open(body, "a:graphicFrameLocks");
    docx_attr(body, "noChangeAspect", "1");
    docx_close(body);
    docx_close(body);
}

/* As wide as the house has it, and no higher than half a page, or than there is room. */
static struct lv_picture_size size_of(const struct docx *d, const struct lv_picture *picture) {
    const struct lv_style *style = &d->style;
    double most = (style->paper.height - (style->margin_top + style->margin_bottom) * 72 / 25.4) / 2;
    if (d->flow.picture > 0 && d->flow.picture < most)
        most = d->flow.picture;
    return lv_picture_fit(picture, d->flow.width / (double)DOCX_TWIPS * style->picture_width / 100, most);
}

double docx_picture_height(struct docx *d, const struct lv_node *figure) {
    const struct lv_picture *picture = lv_picture_of(d->doc, d->job, figure);
    return picture ? size_of(d, picture).height : 0;
}

bool docx_picture(struct docx *d, const struct lv_node *figure) {
    char link[DOCX_ID];
    const struct lv_picture *picture = lv_picture_of(d->doc, d->job, figure);
    if (!picture)
        return false;
    struct docx_part *body = d->body;
    struct lv_picture_size size = size_of(d, picture);
    unsigned number = number_of(d, picture);
    struct docx_frame frame = {number, link, link, (long)(size.width * DOCX_EMU),
                               (long)(size.height * DOCX_EMU)};
    snprintf(link, sizeof link, "picture%u", number);
    docx_paragraph(d, "Figure", DOCX_STYLE_BULLET);
    docx_open(body, "w:r");
    docx_open(body, "w:drawing");
    docx_open(body, "wp:inline");
    docx_namespace(body, "wp", ON_PAGE);
    docx_namespace(body, "a", DOCX_DRAWING "main");
    docx_namespace(body, "pic", DOCX_DRAWING "picture");
    docx_distances(body);
    docx_extent(body, "wp:extent", &frame);
    properties(d, figure);
    locks(body);
    docx_graphic(body, &frame);
    docx_close(body);
    docx_close(body);
    docx_close(body);
    docx_close(body);
    return true;
}
