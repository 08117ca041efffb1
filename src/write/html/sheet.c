#include "write/html/html.h"

static const struct lv_str of_default_house =
#include "css.inc"
    ;

void lv_html_sheet(struct lv_html *html) {
    if (html->style)
        lv_html_css(html->out, html->style);
    else
        lv_buf_str(html->out, of_default_house);
    lv_html_fonts(html);
    lv_html_banner_css(html);
    if (html->form->pack)
        lv_html_pack_css(html->out);
}
