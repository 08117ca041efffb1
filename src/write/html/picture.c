/* Pictures are in the page itself: it stays one file. */
#include "picture/picture.h"
#include "core/module.h"
#include "lang/words.h"
#include "write/html/html.h"

static void add_source(struct lv_html *html, const struct lv_picture *picture) {
    static const char *const types[] = {[LV_JPEG] = "image/jpeg", [LV_PNG] = "image/png"};
    __typeof__(&lv_picture_base64) encode = LV_LOAD(html->job, lv_picture_base64);
    if (html->form->file) {
        lv_buf_puts(html->out, " src=\"");
        html->form->file(html->form->state, picture->file, types[picture->form], html->out);
    } else {
        lv_buf_printf(html->out, " src=\"data:%s;base64,", types[picture->form]);
        if (encode) /* as it is: the picture was read by the same module */
            encode(picture->file, html->out);
    }
    lv_buf_char(html->out, '"');
}

bool lv_html_image(struct lv_html *html, const struct lv_node *figure) {
    const struct lv_picture *picture = lv_picture_of(html->doc, html->job, figure);
    struct lv_str alt = lv_figure_alt(html->doc, figure), href = lv_figure_link(figure);
    if (!picture)
        return false;
    bool link = lv_html_open_link(html->out, href);
    lv_buf_puts(html->out, link ? "\">" : "");
    const struct lv_picture_pair *pair = lv_picture_pair_of(&html->pictures, figure);
    lv_buf_printf(html->out, "<img class=\"photo%s\" width=\"%u\" height=\"%u\" alt=\"",
                  pair && pair->wide && html->arrangement == LV_COLUMNS ? " across" : "", picture->width,
                  picture->height);
    lv_escape_attr(html->out, alt.n ? alt : lv_word_ui(lv_node_lang(figure), "picture"));
    lv_buf_char(html->out, '"');
    add_source(html, picture);
    lv_buf_printf(html->out, "%s%s\n", lv_html_void(html), link ? "</a>" : "");
    return true;
}
