/* What a PDF embeds of a font: the outlines of the glyphs that are used, in the font's own format, or all of it. */
#include "core/memory.h"
#include "layout/font/own.h"

#include <hb-subset.h>

static const hb_tag_t outlines[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                                    HB_TAG('C', 'F', 'F', ' '), HB_TAG('h', 'e', 'a', 'd'),
                                    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                    HB_TAG('m', 'a', 'x', 'p')};

/* Of a variable font its default remains: what varies is not kept. */
static hb_subset_input_t *wish_of(const struct font *font) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        lv_out_of_memory();
    for (size_t i = 0; i < font->n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), font->gids[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_invert(drop);
    for (size_t i = 0; i < sizeof outlines / sizeof *outlines; i++)
        hb_set_del(drop, outlines[i]);
    return input;
}

/* Numbers the glyphs anew; false if one of them is lost. */
static bool renumber(struct font *font, const hb_map_t *map) {
    for (size_t i = 0; i < font->n; i++) {
        hb_codepoint_t gid = hb_map_get(map, font->gids[i]);
        if (gid == HB_MAP_VALUE_INVALID || gid == 0)
            return false;
        font->gids[i] = (uint16_t)gid;
    }
    return true;
}

/* The new file as a face; NULL if there is none. */
static hb_face_t *subset(struct font *font) {
    hb_subset_input_t *input = wish_of(font);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(font->hb, input);
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (made && !renumber(font, hb_subset_plan_old_to_new_glyph_mapping(plan))) {
        hb_face_destroy(made);
        made = NULL;
    }
    if (plan)
        hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return made;
}

/* From now on they are what is read: nothing is set in the font any more. */
static void name_figures(struct font *font) {
    for (size_t i = 0; i < font->n; i++)
        font->characters[i] = lv_figure_read(font->characters[i]);
}

bool font_file(struct lv_face_own *own, struct lv_face_file *to) {
    struct font *font = (struct font *)own;
    unsigned n;
    hb_face_t *made = font->whole ? hb_face_reference(font->hb) : subset(font);
    if (!made)
        return false;
    font->file =
        font->cff ? hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(made);
    hb_face_destroy(made);
    name_figures(font);
    const char *bytes = hb_blob_get_data(font->file, &n);
    *to = (struct lv_face_file){font->name,       {bytes, n},     font->cff, font->gids,
                                font->characters, font->advances, font->n};
    return n > 0;
}
