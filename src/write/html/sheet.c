#include "write/html/html.h"

static const struct lv_str of_default_house =
#include "css.inc"
    ;

int lv_html_sheet(struct lv_html *html) {
    struct lv_style style;
    if (lv_style_is_default(html->job)) {
        lv_buf_str(html->out, of_default_house);
        return 0;
    }
    if (lv_style_load(html->job, &style))
        return -1;
    lv_html_css(html->out, &style);
    return 0;
}
