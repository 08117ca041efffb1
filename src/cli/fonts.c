#include "cli/fonts.h"

#include "core/module.h"
#include "layout/font/font.h"
#include "style/style.h"
#include "style/typeface.h"

/* The faces of a family; none is no error, for the PDF says what it takes in its place. */
static int find_family(struct lv_cli_style *style, struct lv_job *job, const char *family) {
    __typeof__(&lv_font_find) find = LV_LOAD(job, lv_font_find);
    struct lv_buf path = {0};
    int result = find ? 0 : -1;
    for (int i = 0; !result && i < 4; i++) {
        char name[LV_FONT_NAME];
        lv_font_name(name, family, i / 2, i % 2);
        if (find(family, i / 2, i % 2, &path))
            result = lv_cli_style_add(style, job, name, lv_buf_text(&path));
    }
    lv_buf_free(&path);
    return result;
}

int lv_cli_fonts_find(struct lv_cli_style *style, struct lv_options *options, struct lv_job *job) {
    struct lv_style house;
    struct lv_job at = *job;
    at.options = options;
    if (!options->style_text)
        return 0;
    int result = lv_style_load(&at, &house);
    bool text = !result && !house.text_file.name && !lv_typeface_is_ours(house.text_font);
    bool heading = !result && !house.heading_file.name && !lv_typeface_is_ours(house.heading_font) &&
                   strcmp(house.heading_font, house.text_font) != 0;
    if (text)
        result = find_family(style, &at, house.text_font);
    if (heading && !result)
        result = find_family(style, &at, house.heading_font);
    options->style_files = style->files;
    options->style_files_n = style->n;
    lv_style_free(&house);
    return result;
}
