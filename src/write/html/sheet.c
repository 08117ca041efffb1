#include "write/html/html.h"

static const struct lv_str of_default_house =
#include "css.inc"
    ;

int lv_html_sheet(struct lv_html *html) {
    struct lv_style style;
    html->row_heads = true;
    if (lv_style_is_default(html->job)) {
        lv_buf_str(html->out, of_default_house);
        return 0;
    }
    if (lv_style_load(html->job, &style))
        return -1;
    html->attribution_line = style.quote_attribution == LV_ATTRIBUTION_LINE;
    html->row_heads = style.row_heads != LV_ROW_HEADS_NO;
    lv_html_css(html->out, &style);
    return 0;
}
