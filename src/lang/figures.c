#include "lang/figures.h"

#include "lang/chars.h"

enum { FIGURES_LEAST = 3, LINE_MOST = 240 };

/* True for a number of any form, "98", "21.40%", "-0.2"; a word has a letter. */
static bool is_figure(struct lv_str word) {
    size_t digits = 0;
    for (size_t i = 0; i < word.n; i++) {
        unsigned char c = (unsigned char)word.p[i];
        if ((c | 32) >= 'a' && (c | 32) <= 'z')
            return false;
        digits += lv_is_digit(word.p[i]);
    }
    return digits > 0 && digits * 2 >= word.n;
}

bool lv_has_figures(struct lv_str text) {
    if (!text.n || text.n > LINE_MOST || !(lv_is_digit(text.p[text.n - 1]) || text.p[text.n - 1] == '%'))
        return false;
    size_t words = 0, figures = 0, last = 0;
    for (size_t at = 0, end; at < text.n; at = lv_skip_blanks(text, end)) {
        end = at;
        while (end < text.n && text.p[end] != ' ' && text.p[end] != '\t')
            end++;
        bool figure = is_figure(lv_str_sub(text, at, end));
        words++;
        figures += figure;
        last = figure ? last + 1 : 0;
        if (end == at)
            return false;
    }
    return last >= 2 && figures >= FIGURES_LEAST && figures * 2 >= words;
}
