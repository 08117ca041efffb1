/* DrawingML of a picture in a line of text (ECMA-376-1, 20.1 and 20.4). */
#include "write/docx/docx.h"

void docx_extent(struct docx_part *part, const char *element, const struct docx_frame *frame) {
    docx_open(part, element);
    docx_attr_int(part, "cx", frame->width);
    docx_attr_int(part, "cy", frame->height);
    docx_close(part);
}

void docx_distances(struct docx_part *part) {
    static const char *const sides[] = {"distT", "distB", "distL", "distR"};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        docx_attr(part, sides[i], "0");
}

static void fill(struct docx_part *part, const struct docx_frame *frame) {
    docx_open(part, "pic:blipFill");
    docx_open(part, "a:blip");
    docx_attr(part, "r:embed", frame->link);
    docx_close(part);
    docx_open(part, "a:stretch");
    docx_flag(part, "a:fillRect");
    docx_close(part);
    docx_close(part);
}

static void shape(struct docx_part *part, const struct docx_frame *frame) {
    docx_open(part, "pic:spPr");
    docx_open(part, "a:xfrm");
    docx_open(part, "a:off");
    docx_attr_int(part, "x", 0);
    docx_attr_int(part, "y", 0);
    docx_close(part);
    docx_extent(part, "a:ext", frame);
    docx_close(part);
    docx_open(part, "a:prstGeom");
    docx_attr(part, "prst", "rect");
    docx_flag(part, "a:avLst");
    docx_close(part);
    docx_close(part);
}

void docx_graphic(struct docx_part *part, const struct docx_frame *frame) {
    docx_open(part, "a:graphic");
    docx_open(part, "a:graphicData");
    docx_attr(part, "uri", DOCX_DRAWING "picture");
    docx_open(part, "pic:pic");
    docx_open(part, "pic:nvPicPr");
    docx_open(part, "pic:cNvPr");
    docx_attr_int(part, "id", frame->number);
    docx_attr(part, "name", frame->name);
    docx_close(part);
    docx_flag(part, "pic:cNvPicPr");
    docx_close(part);
    fill(part, frame);
    shape(part, frame);
    docx_close(part);
    docx_close(part);
    docx_close(part);
}
