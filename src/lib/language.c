#include "lib/language.h"

#include <ctype.h>
#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "core/module.h"
#include "lang/cld2.h"
#include "lang/words.h"

/* The syntax of RFC 5646, 2.1: language, script, region, variants, extensions, private use. */
static const char syntax[] =
    "^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    "(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$";

static bool is_well_formed(const char *code) {
    regex_t regex;
    if (regcomp(&regex, syntax, REG_EXTENDED | REG_ICASE | REG_NOSUB))
        return false;
    bool found = regexec(&regex, code, 0, NULL, 0) == 0;
    regfree(&regex);
    return found;
}

/* The case of RFC 5646, 2.1.1: scripts begin with a capital, regions are in capitals, the rest is small. */
static void set_case(char *code) {
    bool alone = false; /* after a single letter, subtags mean something else */
    for (size_t at = 0, n; code[at]; at += n + (code[at + n] == '-')) {
        n = strcspn(code + at, "-");
        for (size_t i = at; i < at + n; i++)
            code[i] = (char)(at && n == 2 && !alone ? toupper(code[i]) : tolower(code[i]));
        if (at && n == 4 && !alone)
            code[at] = (char)toupper(code[at]);
        alone |= n == 1;
    }
}

/* The i-th language that CLD2 tells but no word list is for, "" where that number has none; NULL after the last. */
static const char *by_cld2(struct lv_job *job, size_t i) {
    const char *(*listed)(size_t) = LV_LOAD(job, lv_lang_listed);
    const char *code = listed ? listed(i) : NULL;
    return code && lv_lang_bit(lv_str_from(code)) ? "" : code;
}

static bool is_known(struct lv_job *job, const char *code) {
    struct lv_str language = {code, strcspn(code, "-")};
    const char *other;
    if (lv_lang_bit(language))
        return true;
    for (size_t i = 0; (other = by_cld2(job, i)); i++)
        if (lv_str_eq(lv_str_from(other), language))
            return true;
    return false;
}

static int unknown(struct lv_job *job, const char *code) {
    struct lv_buf with = {0}, without = {0};
    const char *other;
    char shown[40];
    for (uint32_t bit = 1; bit & LV_LANGS_ALL && !lv_str_eq(lv_lang_code(bit), LV_STR("und")); bit <<= 1)
        lv_buf_name(&with, " ", lv_lang_code(bit).p);
    for (size_t i = 0; (other = by_cld2(job, i)); i++)
        if (*other)
            lv_buf_name(&without, " ", other);
    snprintf(shown, sizeof shown, "%s", code);
    lv_report(job, LV_MSG_LANGUAGE_CODE, 0, 0, shown, lv_buf_text(&with), lv_buf_text(&without));
    lv_buf_free(&with);
    lv_buf_free(&without);
    return -1;
}

int lv_language_check(struct lv_job *job, const char *code, char usual[LV_LANGUAGE_CODE]) {
    if (strlen(code) >= LV_LANGUAGE_CODE || !is_well_formed(code) || !is_known(job, code))
        return unknown(job, code);
    strcpy(usual, code);
    set_case(usual);
    return 0;
}
