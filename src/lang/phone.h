/* Telephone numbers (phone.c) for the filter contact. */
#ifndef LV_CONTACT_H
#define LV_CONTACT_H

#include "lang/words.h"

/* Words that are before a number. */
#define LV_PHONE_WORDS (LV_LIST_BIT(PHONE) | LV_LIST_BIT(MOBILE) | LV_LIST_BIT(FAX))

struct lv_country; /* a row of phones.def */

/* The country whose numbers a text in that language has without a code, or the country of that top-level domain; or NULL. */
const struct lv_country *lv_country_of_lang(struct lv_str lang);
const struct lv_country *lv_country_of_domain(struct lv_str domain);

/* The country of a number in E.164, or NULL. */
const struct lv_country *lv_country_of_number(const char *number);

/* The calling code of a country; how its numbers are divided, the last column of phones.def. */
const char *lv_country_code(const struct lv_country *land);
const char *lv_country_groups(const struct lv_country *land);

/* How sure it is that the digits are a telephone number at all. */
enum lv_phone_hint {
    LV_PHONE_NONE, /* nothing says so: only a number with its country code counts */
    LV_PHONE_LINE, /* a line of a contact: also a national number without spaces */
    LV_PHONE_SURE, /* a word for telephone is before it */
};

struct lv_phone {
    size_t end;      /* where it ends in the text */
    char number[24]; /* E.164 with its plus; terminated */
};

/*
 * Reads the telephone number that begins at byte `at` with a digit, + or (. `home` is the country of numbers without
 * a code; NULL: not known. False if there is none, or none that fits its country's plan.
 */
bool lv_phone_at(struct lv_str s, size_t at, const struct lv_country *home, enum lv_phone_hint hint,
                 struct lv_phone *phone);

/*
 * Appends a number in E.164 with a space between its groups, as ITU-T E.123 has it for use between countries:
 * "+371 20 000 511". The groups are those of its country; where they depend on the town, those of the text it was read
 * from; else what follows the code stays undivided.
 */
void lv_phone_spaced(struct lv_buf *out, struct lv_str number, struct lv_str text);

#endif
