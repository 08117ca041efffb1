/* Evidence of what a heading rules: notes, an about paragraph, a media notice, related matter, other news. */
#include "recognise/roles.h"

enum { HEAD_LINES = 3 };

/* True for a short line that may head something. */
static bool may_head(const struct lv_fact *f) {
    bool about = lv_seen(f, LV_E_ABOUT_START) && lv_seen(f, LV_E_NAMES) && !lv_seen(f, LV_E_SENTENCES);
    return f->words <= 8 && !lv_seen(f, LV_E_BULLET) &&
           (!lv_seen(f, LV_E_STOP) || lv_seen(f, LV_E_NOTICE_IS) || about);
}

/* What is below a heading, as evidence; ANY: it heads none of these. */
static enum lv_evidence headed_by(const struct lv_fact *f) {
    if (!may_head(f))
        return LV_E_ANY;
    if (lv_seen(f, LV_E_NOTE_IS))
        return LV_E_AFTER_NOTES;
    if (LV_ANY_SEEN(f, LV_E_ABOUT_IS, LV_E_ABOUT_START) && !lv_seen(f, LV_E_BEFORE_TEXT))
        return LV_E_AFTER_ABOUT;
    if (lv_seen(f, LV_E_NOTICE_IS))
        return LV_E_AFTER_NOTICE;
    if (lv_seen(f, LV_E_NEWS_IS) && !lv_seen(f, LV_E_BEFORE_TEXT))
        return LV_E_AFTER_NEWS;
    return lv_seen(f, LV_E_RELATED_IS) ? LV_E_AFTER_RELATED : LV_E_ANY;
}

/* Notes may be items, name an address, or say where pictures are; related matter has one line each. */
static bool ends_section(const struct lv_fact *f, enum lv_evidence section) {
    bool notes = section == LV_E_AFTER_NOTES;
    bool related = section == LV_E_AFTER_RELATED || section == LV_E_AFTER_NEWS;
    if (LV_ANY_SEEN(f, LV_E_RIGHTS_START, LV_E_ENDMARK_IS, LV_E_CHROME_IS))
        return true;
    if (notes && (lv_is_item(f) || lv_seen(f, LV_E_CAPTION_START)) &&
        !LV_ANY_SEEN(f, LV_E_EMAIL_ONLY, LV_E_PHONE_ONLY))
        return false;
    if (section == LV_E_AFTER_ABOUT && LV_ANY_SEEN(f, LV_E_NOTE_START, LV_E_NOTICE_MEDIA, LV_E_RELATED_COLON))
        return true;
    bool head = may_head(f) && !lv_seen(f, LV_E_LINK_ONLY) && !lv_seen(f, LV_E_URL_IN);
    return lv_is_sure_contact(f) || lv_seen(f, LV_E_CAPTION_START) || (head && !related);
}

/* What a heading rules goes on until the next short line that may head something else. */
void lv_see_sections(struct lv_facts *facts) {
    enum lv_evidence section = LV_E_ANY;
    for (size_t i = 0; i < facts->n; i++) {
        struct lv_fact *f = &facts->fact[i];
        bool below = i >= HEAD_LINES || (i > 0 && lv_seen(f - 1, LV_E_PARAGRAPH));
        enum lv_evidence heads = below ? headed_by(f) : LV_E_ANY;
        if (heads != LV_E_ANY || section == LV_E_ANY || ends_section(f, section)) {
            section = heads;
            continue;
        }
        bool sentence = section == LV_E_AFTER_RELATED && lv_is_item(f) && lv_seen(f, LV_E_STOP);
        lv_see(f, section, !sentence);
    }
}
