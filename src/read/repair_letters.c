/* Windows-1257 and its like that was read as Windows-1252: letters of no language, as in augstâkâs or ðodien. */
#include <string.h>

#include "core/module.h"
#include "core/utf8.h"
#include "read/guess.h"
#include "read/repair.h"

/* Letters that languages of Western Europe hardly have and that stand for frequent ones of others: ì ï ð ò þ. */
static bool is_telling(uint32_t cp) {
    cp |= 0x20;
    return cp == 0xEC || cp == 0xEF || cp == 0xF0 || cp == 0xF2 || cp == 0xFE;
}

/* Cheap, so that only a text that looks it is judged by the module. */
static bool may_be_broken(struct lv_str text) {
    size_t ascii = 0, latin1 = 0, telling = 0, n;
    uint32_t cp;
    if (!memchr(text.p, '\xC3', text.n))
        return false;
    for (size_t at = 0; (n = lv_utf8_next(text, at, &cp)) > 0; at += n) {
        bool accented = cp >= 0xC0 && cp <= 0xFF;
        ascii += (cp | 32) >= 'a' && (cp | 32) <= 'z';
        latin1 += accented;
        telling += accented && is_telling(cp);
    }
    return telling || latin1 > ascii;
}

/* True if a letter is there that Windows-1252 does not have: somebody read the text right. */
static bool has_others(const struct lv_repair *repair) {
    uint32_t cp;
    size_t n;
    for (size_t at = 0; (n = lv_utf8_next(repair->text, at, &cp)) > 0; at += n)
        if (cp > 0xFF && cp < 0x2000 && !lv_codepage_byte(&repair->cp1252, cp))
            return true;
    return false;
}

/* The bytes of the text in Windows-1252; a space for what has none. */
static void add_bytes(const struct lv_repair *repair, struct lv_buf *bytes) {
    uint32_t cp;
    size_t n;
    for (size_t at = 0; (n = lv_utf8_next(repair->text, at, &cp)) > 0; at += n) {
        unsigned char byte = cp < 0x80 ? (unsigned char)cp : lv_codepage_byte(&repair->cp1252, cp);
        lv_buf_char(bytes, byte ? (char)byte : ' ');
    }
}

static void put_all(struct lv_repair *repair) {
    uint32_t cp;
    size_t n;
    for (size_t at = 0; (n = lv_utf8_next(repair->text, at, &cp)) > 0; at += n) {
        unsigned char byte = lv_codepage_byte(&repair->cp1252, cp);
        uint32_t right = byte ? repair->right.high[byte - 0x80] : cp;
        if (right != cp && right != 0xFFFD)
            lv_repair_put(repair, at, n, right);
    }
}

int lv_repair_letters(struct lv_repair *repair, struct lv_job *job) {
    bool (*ask)(struct lv_str, char[LV_ENCODING_NAME]);
    char encoding[LV_ENCODING_NAME];
    if (!may_be_broken(repair->text) || !lv_codepage_load(&repair->cp1252, "WINDOWS-1252") ||
        has_others(repair))
        return 0;
    ask = LV_LOAD(job, lv_guess_broken);
    if (!ask)
        return -1;
    struct lv_buf bytes = {0};
    add_bytes(repair, &bytes);
    bool known = ask(lv_buf_slice(&bytes), encoding);
    lv_buf_free(&bytes);
    if (known && lv_codepage_load(&repair->right, encoding))
        put_all(repair);
    return 0;
}
