/* Pictures: a part of the package each, once however often it is shown. */
#include "picture/picture.h"
#include "lang/words.h"
#include "write/docx/docx.h"

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define ON_PAGE DRAWING "wordprocessingDrawing"

enum { EMU = 12700 }; /* a point */

static const char *const endings[] = {[LV_JPEG] = "jpg", [LV_PNG] = "png"};

/* The number of a picture in the package, from 1. */
static unsigned number_of(struct docx *d, const struct lv_picture *picture) {
    char id[DOCX_ID], name[DOCX_MEDIUM];
    for (unsigned i = 0; i < d->nmedia; i++)
        if (!strcmp(d->media[i]->hash, picture->hash))
            return i + 1;
    d->media = lv_realloc(d->media, (d->nmedia + 1) * sizeof(const struct lv_picture *));
    d->media[d->nmedia++] = picture;
    snprintf(id, sizeof id, "picture%u", d->nmedia);
    docx_medium_name(picture, d->nmedia, name);
    docx_picture_link(d, id, name + sizeof "word/" - 1);
    return d->nmedia;
}

void docx_medium_name(const struct lv_picture *picture, unsigned number, char name[DOCX_MEDIUM]) {
    snprintf(name, DOCX_MEDIUM, "word/media/image%u.%s", number, endings[picture->form]);
}

void docx_media_types(struct docx *d, struct docx_part *part) {
    static const char *const types[] = {[LV_JPEG] = "image/jpeg", [LV_PNG] = "image/png"};
    for (enum lv_picture_form form = LV_JPEG; form <= LV_PNG; form++)
        for (unsigned i = 0; i < d->nmedia; i++)
            if (d->media[i]->form == form) {
                docx_open(part, "Default");
                docx_attr(part, "Extension", endings[form]);
                docx_attr(part, "ContentType", types[form]);
                docx_close(part);
                break;
            }
}

/* ---- in the text ---- */

static void extent(struct docx_part *part, const char *element, struct lv_picture_size size) {
    docx_open(part, element);
    docx_attr_int(part, "cx", (long)(size.width * EMU));
    docx_attr_int(part, "cy", (long)(size.height * EMU));
    docx_close(part);
}

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
    if (lv_attr_has(figure, LV_AT_HREF) && docx_link(d, lv_attr(figure, LV_AT_HREF), id)) {
        docx_open(d->body, "a:hlinkClick");
        docx_attr(d->body, "r:id", id);
        docx_close(d->body);
    }
    docx_close(d->body);
}

static void shape(struct docx_part *body, struct lv_picture_size size) {
    docx_open(body, "pic:spPr");
    docx_open(body, "a:xfrm");
    docx_open(body, "a:off");
    docx_attr_int(body, "x", 0);
    docx_attr_int(body, "y", 0);
    docx_close(body);
    extent(body, "a:ext", size);
    docx_close(body);
    docx_open(body, "a:prstGeom");
    docx_attr(body, "prst", "rect");
    docx_flag(body, "a:avLst");
    docx_close(body);
    docx_close(body);
}

static void graphic(struct docx_part *body, unsigned number, struct lv_picture_size size) {
    char id[DOCX_ID];
    snprintf(id, sizeof id, "picture%u", number);
    docx_open(body, "a:graphic");
    docx_open(body, "a:graphicData");
    docx_attr(body, "uri", DRAWING "picture");
    docx_open(body, "pic:pic");
    docx_open(body, "pic:nvPicPr");
    docx_open(body, "pic:cNvPr");
    docx_attr_int(body, "id", number);
    docx_attr(body, "name", id);
    docx_close(body);
    docx_flag(body, "pic:cNvPicPr");
    docx_close(body);
    docx_open(body, "pic:blipFill");
    docx_open(body, "a:blip");
    docx_attr(body, "r:embed", id);
    docx_close(body);
    docx_open(body, "a:stretch");
    docx_flag(body, "a:fillRect");
    docx_close(body);
    docx_close(body);
    shape(body, size);
    docx_close(body);
    docx_close(body);
    docx_close(body);
}

static void locks(struct docx_part *body) {
    docx_open(body, "wp:cNvGraphicFramePr");
    docx_open(body, "a:graphicFrameLocks");
    docx_attr(body, "noChangeAspect", "1");
    docx_close(body);
    docx_close(body);
}

bool docx_picture(struct docx *d, const struct lv_node *figure) {
    static const char *const distances[] = {"distT", "distB", "distL", "distR"};
    const struct lv_picture *picture = lv_picture_of(d->doc, d->job, figure);
    if (!picture)
        return false;
    struct docx_part *body = d->body;
    const struct lv_style *style = &d->style;
    double page = style->paper.height - (style->margin_top + style->margin_bottom) * 72 / 25.4;
    struct lv_picture_size size =
        lv_picture_fit(picture, d->width / (double)DOCX_TWIPS * style->picture_width / 100, page / 2);
    unsigned number = number_of(d, picture);
    docx_paragraph(d, "Figure", DOCX_STYLE_BULLET);
    docx_open(body, "w:r");
    docx_open(body, "w:drawing");
    docx_open(body, "wp:inline");
    docx_namespace(body, "wp", ON_PAGE);
    docx_namespace(body, "a", DRAWING "main");
    docx_namespace(body, "pic", DRAWING "picture");
    for (size_t i = 0; i < 4; i++)
        docx_attr(body, distances[i], "0");
    extent(body, "wp:extent", size);
    properties(d, figure);
    locks(body);
    graphic(body, number, size);
    docx_close(body);
    docx_close(body);
    docx_close(body);
    docx_close(body);
    return true;
}
