/* Evidence from phrases whose meaning depends on the signs around them or on their value in the lists. */
#include "lang/chars.h"
#include "recognise/block/words.h"

enum {
    LONG_NOTE = 12,
    LONG_RELATED = 8,
    NAME_WORDS = 5,
    LABELS_WORDS = 6,
    FORM_BYTES = 4,
    AGENCY_WORDS = 4,
    UPDATED_WORDS = 8,
    UPDATED_FEW = 3,
    ABOUT_BYTES = 80,
};

/* How many characters a phrase has, in any script. */
static size_t letters_of(const struct lv_place *p) {
    return lv_utf8_count(lv_str_sub(p->s, p->from, p->to));
}

/* The first character after a phrase that is no space. */
static uint32_t next_sign(const struct lv_place *p) {
    return lv_char_at(p->s, lv_skip_blanks(p->s, p->to));
}

/* Words for what the media do, or for the reader of a page: true if a phrase means that and no more. */
static bool see_work(struct lv_fact *f, const struct lv_hit *hit, bool who) {
    bool work = LV_HIT_IS(hit, NOTICE, work), reader = LV_HIT_IS(hit, NOTICE, reader);
    lv_see(f, LV_E_TO_READER, reader);
    lv_see(f, LV_E_MEDIA_WORK_TWICE,
           !reader && (lv_seen(f, LV_E_MEDIA_WORK) ? work || who : work && lv_seen(f, LV_E_NOTICE_WHO)));
    lv_see(f, LV_E_MEDIA_WORK, work);
    return work || reader;
}

/* Words for the media, for what they are asked, and what is only said to them; or a call to them at the beginning. */
static void see_notice(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    bool sure = LV_HIT_IS(hit, NOTICE, sure), ask = LV_HIT_IS(hit, NOTICE, ask);
    bool act = sure || LV_HIT_IS(hit, NOTICE, act);
    if (LV_HIT_IS(hit, NOTICE, may) || LV_HIT_IS(hit, NOTICE, please)) /* see context/notices.c */
        return;
    bool who = sure || (!act && !ask);
    if (see_work(f, hit, who))
        return;
    lv_see(f, LV_E_NOTICE_TWICE, act && lv_seen(f, LV_E_NOTICE_IN));
    lv_see(f, LV_E_NOTICE_IN, act);
    lv_see(f, LV_E_NOTICE_ASK, ask);
    lv_see(f, LV_E_NOTICE_WHO, who);
    if (p->first && LV_HIT_IS(hit, NOTICE, notice))
        lv_see(f, lv_ends_block(p->s, p->to) ? LV_E_NOTICE_IS : LV_E_NOTICE_START, true);
}

/* True if a sentence or a bracket before the end opens where a phrase is: "… aula. Kuva Lehto". */
static bool opens_part(const struct lv_place *p) {
    size_t before = p->from;
    while (before > 0 && p->s.p[before - 1] == ' ')
        before--;
    return before > 1 && (p->s.p[before - 1] == '(' || p->s.p[before - 1] == '.') &&
           p->s.p[p->s.n - 1] != '.';
}

/* "Harbour Ltd", "SIA “Osta”": the form of a company and its name. */
static void see_company(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    if (hit->n > FORM_BYTES || !p->short_line)
        return;
    static const uint32_t glyphs[] = {'"', 0x201c, 0x201e, 0x201d, 0xab, 0};
    static const uint32_t closers[] = {'"', 0x201c, 0x201d, 0xbb, 0};
    bool capital = lv_is_upper(lv_char_at(p->s, p->from));
    bool named = lv_is_one_of(lv_char_at(p->s, lv_skip_blanks(p->s, p->to)), glyphs);
    bool last = !p->first && lv_ends_block(p->s, p->to);
    lv_see(f, LV_E_INSTITUTION_IN, capital && (named || last || lv_is_upper(lv_char_at(p->s, p->to - 1))));
    bool form = lv_is_upper(lv_char_before(p->s, p->to)) && p->to - p->from > 1; /* "AB", "SIA" */
    lv_see(f, LV_E_INSTITUTION_EDGE,
           capital && (last || (p->first && (named || form) && f->words <= NAME_WORDS)));
    lv_see(f, LV_E_INSTITUTION_IS,
           capital && p->first && named && lv_is_one_of(lv_char_before(p->s, p->s.n), closers));
    if (capital && last && f->words <= NAME_WORDS) { /* the full stop of "Inc." ends no sentence */
        lv_unsee(f, LV_E_STOP);
        lv_see(f, LV_E_OPEN_END, true);
    }
}

/* "Alder County Council": an institution after words with capitals, and no more. */
static void see_institution(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    (void)hit;
    struct lv_counts c = lv_count_signs(lv_str_sub(p->s, 0, p->from));
    lv_see(f, LV_E_INSTITUTION_IS, lv_ends_block(p->s, p->to) && p->short_line && c.words == c.capitals);
}

/* "Page Two Public Relations": a name with capitals before what agencies call themselves, and no unit in front. */
static bool is_agency_name(const struct lv_fact *f, const struct lv_place *p) {
    struct lv_counts c = lv_count_signs(lv_str_sub(p->s, 0, p->from));
    return !p->first && c.words == c.capitals && c.words < NAME_WORDS && !lv_has_any_sign(&c, ",:;/&") &&
           !LV_ANY_SEEN(f, LV_E_UNIT_FIRST, LV_E_INSTITUTION_IN, LV_E_TITLE_IN);
}

/* Units, titles and news agencies that are all there is or begin or end a block. */
static void see_names(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    bool end = lv_ends_block(p->s, p->to), all = p->first && end && !lv_seen(f, LV_E_COLON);
    bool agency = LV_HIT_IS(hit, PLACE, agency);
    lv_see(f, LV_E_UNIT_FIRST, hit->list == LV_LIST_UNIT && p->first);
    lv_see(f, LV_E_UNIT_IS, hit->list == LV_LIST_UNIT && all);
    lv_see(f, LV_E_TITLE_IS, hit->list == LV_LIST_TITLE && all);
    lv_see(f, LV_E_AGENCY_NAME, LV_HIT_IS(hit, UNIT, agency) && end && is_agency_name(f, p));
    lv_see(f, LV_E_AGENCY, agency && end && f->words <= AGENCY_WORDS);
}

/* "Last changed on 3 May". */
static void see_updated(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    bool dated = f->words <= UPDATED_WORDS && lv_seen(f, LV_E_DATE_IN) && lv_seen(f, LV_E_OPEN_END) &&
                 !lv_seen(f, LV_E_PUBLISHED_START);
    bool wide = p->to - p->from > LONG_NOTE || f->words <= UPDATED_FEW,
         time = f->digits && f->words <= UPDATED_WORDS;
    bool first = p->first && (lv_seen(f, LV_E_DATE_IN) || wide || time);
    lv_see(f, LV_E_UPDATED, LV_HIT_IS(hit, PUBLISHED, updated) && (first || dated));
}

/* "… at the quay. Photo: A B", "… (Photo: A B)". */
static void see_credit(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    uint32_t next = next_sign(p);
    (void)hit;
    bool sign =
        next == ':' || next == '/' || opens_part(p) || (next == 0 && lv_char_before(p->s, p->to) == '.');
    lv_see(f, LV_E_CAPTION_IN, sign && !p->first && p->short_line);
}

static void see_event(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    uint32_t next = next_sign(p);
    bool end = lv_ends_block(p->s, p->to), held = LV_HIT_IS(hit, EVENT, held);
    lv_see(f, LV_E_HELD, held);
    bool alone = LV_HIT_IS(hit, EVENT, alone), digit = next < 0x80 && lv_is_digit((char)next);
    bool number = (next == 0x2013 || next == '-' || digit) && f->digits >= 2 && f->words <= NAME_WORDS;
    if (alone)
        lv_see(f, LV_E_EVENT_START, p->first && end && !lv_seen(f, LV_E_BULLET));
    else if (!held && p->first && (next == ':' || next == '?' || end || number))
        lv_see(f, end ? LV_E_EVENT_IS : LV_E_EVENT_START, true);
}

/* "About the museum: Founded in 1921, it has …": the heading in front of its paragraph. */
static bool runs_on(const struct lv_fact *f, const struct lv_place *p) {
    struct lv_str head = lv_str_sub(p->s, 0, ABOUT_BYTES);
    size_t colon = lv_str_find(head, LV_STR(": "), p->to);
    return p->first && colon < head.n && lv_seen(f, LV_E_STOP) && lv_is_upper(lv_char_at(p->s, colon + 2));
}

static void see_about(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    if (LV_HIT_IS(hit, ABOUT, state))
        lv_see(f, lv_seen(f, LV_E_ABOUT_IN) ? LV_E_ABOUT_TWICE : LV_E_ABOUT_IN, true);
    else
        lv_see(f, LV_E_ABOUT_RUN, runs_on(f, p));
}

bool lv_names_more(const struct lv_place *p) {
    return lv_char_at(p->s, lv_skip_blanks(p->s, p->to)) == ':' && !lv_ends_block(p->s, p->to);
}

/* True for a phrase at the beginning of a few words that a capital follows: "Environment Research". */
static bool are_labels(const struct lv_fact *f, const struct lv_place *p) {
    return p->first && lv_is_upper(next_sign(p)) && f->words <= LABELS_WORDS && f->digits == 0;
}

static void see_label(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    uint32_t next = next_sign(p);
    lv_see(f, LV_E_LABELS, are_labels(f, p));
    lv_see(f, LV_E_TAG_START, p->first && next == ':' && LV_HIT_IS(hit, LABEL, tag));
}

static void see_genre_edge(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    lv_see(f, LV_E_GENRE_EDGE, LV_HIT_IS(hit, DOCTYPE, press) && (p->first || lv_ends_block(p->s, p->to)));
    lv_see(f, LV_E_GENRE_TOPIC, LV_HIT_IS(hit, DOCTYPE, press) && are_labels(f, p));
}

static void see_note(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    bool law = LV_HIT_IS(hit, NOTE, law), mends = LV_HIT_IS(hit, NOTE, mends);
    lv_see(f, LV_E_LAW, law);
    lv_see(f, LV_E_MENDS, mends);
    lv_see(f, LV_E_NOTE_IN, !law && !mends && !p->first && letters_of(p) > LONG_NOTE);
}

static void see_contact(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    (void)hit;
    lv_see(f, LV_E_CONTACT_COLON, p->first && lv_names_more(p));
    lv_see(f, LV_E_DATE_CONTACT,
           !p->first && p->short_line && lv_names_more(p) && lv_seen(f, LV_E_DATE_START));
}

/* "Reg. No. 40003000000": digits follow the word, wherever it is. */
static void see_register(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    (void)hit;
    uint32_t next = next_sign(p);
    lv_see(f, LV_E_REGISTER,
           next == ':' || next == '#' || next == '.' || (next < 0x80 && lv_is_digit((char)next)));
}

/* "Facebook: sundalelibrary", "Twitter @sundale" */
static void see_network(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    (void)hit;
    lv_see(f, LV_E_HANDLE, p->first && (lv_names_more(p) || next_sign(p) == '@'));
}

static void see_related(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    (void)hit;
    lv_see(f, LV_E_RELATED_COLON, (p->first || letters_of(p) >= LONG_RELATED) && lv_names_more(p));
}

/* "released the following tips:" */
static void see_opener(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    (void)p;
    lv_see(f, LV_E_OPENS_LIST, LV_HIT_IS(hit, CLAUSE, intro) && lv_seen(f, LV_E_COLON));
}

/* What a phrase of a list shows besides what all phrases show (words.c); see_names for the rest. */
static void (*const special[LV_LISTS])(struct lv_fact *, const struct lv_hit *, const struct lv_place *) = {
    [LV_LIST_LABEL] = see_label,
    [LV_LIST_DOCTYPE] = see_genre_edge,
    [LV_LIST_INSTITUTION] = see_institution,
    [LV_LIST_PUBLISHED] = see_updated,
    [LV_LIST_CAPTION] = see_credit,
    [LV_LIST_COMPANY] = see_company,
    [LV_LIST_NOTICE] = see_notice,
    [LV_LIST_ABOUT] = see_about,
    [LV_LIST_NOTE] = see_note,
    [LV_LIST_EVENT] = see_event,
    [LV_LIST_CONTACT] = see_contact,
    [LV_LIST_REGISTER] = see_register,
    [LV_LIST_NETWORK] = see_network,
    [LV_LIST_RELATED] = see_related,
    [LV_LIST_CLAUSE] = see_opener,
};

void lv_see_special(struct lv_fact *f, const struct lv_hit *hit, const struct lv_place *p) {
    if (special[hit->list])
        special[hit->list](f, hit, p);
    else
        see_names(f, hit, p);
}
