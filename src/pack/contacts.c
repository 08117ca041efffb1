/* The sheet of contacts: people and offices of all releases, each once, under the institution they belong to. */
#include "lang/words.h"
#include "pack/pack.h"

#include <search.h>

enum { MOST_FIELDS = 24 }; /* of a contact: so many are looked through for each further release */

/* Where people work; those of whom that is not said come last. */
struct institution {
    struct lv_str lang, name;
    struct lv_node *group; /* holds their contacts */
    struct institution *next;
};

/* What a person or an office is found again by. */
struct known {
    struct lv_str key;
    void *value; /* a contact, or an institution */
};

struct lv_pack_contacts {
    struct institution *first, *last;
    void *people, *places; /* trees of struct known */
};

/* ---- looking up ---- */

static int by_key(const void *a, const void *b) {
    const struct known *x = a, *y = b;
    size_t n = x->key.n < y->key.n ? x->key.n : y->key.n;
    int order = memcmp(x->key.p, y->key.p, n);
    return order ? order : (x->key.n > y->key.n) - (x->key.n < y->key.n);
}

/* Where the value of a key is, NULL at first; `parts` are joined. */
static void **value_of(struct lv_pack *pack, void **tree, const struct lv_str *parts, size_t n) {
    struct lv_buf key = {0};
    for (size_t i = 0; i < n; i++) {
        lv_buf_str(&key, parts[i]);
        lv_buf_char(&key, '\n');
    }
    struct known *fresh = lv_alloc(&pack->arena, sizeof *fresh);
    fresh->key = lv_arena_take(&pack->arena, &key);
    struct known **found = tsearch(fresh, tree, by_key);
    if (!found)
        return &fresh->value; /* no memory: it is as if it were new */
    return &(*found)->value;
}

static void keep(void *known) {
    (void)known; /* it is the arena's */
}

/* ---- one person ---- */

/* The text of the first field of a kind, from `first` up to `end`. */
static struct lv_str field_of(struct lv_doc *doc, const struct lv_node *first, const struct lv_node *end,
                              enum lv_kind kind) {
    for (const struct lv_node *field = first; field != end; field = field->next)
        if (field->kind == kind)
            return lv_str_trim(lv_text(doc, field));
    return LV_STR("");
}

/* The address of the first link in fields of a kind. */
static struct lv_str link_of(const struct lv_node *first, const struct lv_node *end, enum lv_kind kind) {
    for (const struct lv_node *field = first; field != end; field = field->next)
        for (const struct lv_node *node = field; field->kind == kind && node;
             node = lv_node_next(node, field))
            if (node->kind == LV_N_A)
                return lv_attr(node, LV_AT_HREF);
    return LV_STR("");
}

static struct institution *new_institution(struct lv_pack *pack, struct lv_str lang, struct lv_str name) {
    struct lv_pack_contacts *all = pack->contacts;
    struct institution *fresh = lv_alloc(&pack->arena, sizeof *fresh);
    *fresh = (struct institution){lv_arena_copy(&pack->arena, lang), lv_arena_copy(&pack->arena, name),
                                  lv_node_new(pack->found, LV_N_EDITION), NULL};
    if (all->last)
        all->last->next = fresh;
    else
        all->first = fresh;
    return all->last = fresh;
}

/* By its name, or else by that of another with addresses of the same domain. */
static struct institution *institution_of(struct lv_pack *pack, struct lv_str lang, struct lv_str name,
                                          struct lv_str mail) {
    size_t at = lv_str_find(mail, LV_STR("@"), 0);
    struct lv_str domain = at == SIZE_MAX ? LV_STR("") : lv_str_sub(mail, at, mail.n);
    void **by_domain =
        value_of(pack, &pack->contacts->places, (const struct lv_str[]){lang, LV_STR("@"), domain}, 3);
    if (!name.n && domain.n && *by_domain)
        return *by_domain;
    void **by_name = value_of(pack, &pack->contacts->places, (const struct lv_str[]){lang, name}, 2);
    if (!*by_name)
        *by_name = new_institution(pack, lang, name);
    if (name.n && domain.n && !*by_domain)
        *by_domain = *by_name;
    return *by_name;
}

/* True for what a contact may have several of, and may be known from another release. */
static bool is_way(const struct lv_node *field) {
    return field->kind == LV_N_PHONE || field->kind == LV_N_FAX || field->kind == LV_N_EMAIL;
}

static bool has_field(struct lv_doc *doc, const struct lv_node *contact, const struct lv_node *field,
                      struct lv_doc *from) {
    struct lv_str text = lv_text(from, field), way = link_of(field, field->next, field->kind);
    for (const struct lv_node *own = contact->first; own; own = own->next)
        if (own->kind == field->kind && (lv_str_eq(lv_text(doc, own), text) ||
                                         (way.n && lv_str_eq(link_of(own, own->next, own->kind), way))))
            return true;
    return false;
}

static size_t fields_of(const struct lv_node *contact) {
    size_t n = 0;
    for (const struct lv_node *field = contact->first; field; field = field->next)
        n++;
    return n;
}

/* Heading, institution and what is hidden are not of the person. */
static bool is_own(const struct lv_node *field) {
    return field->kind != LV_N_HEADING && field->kind != LV_N_INSTITUTION && !lv_is_hidden(field);
}

/* A person known already gets ways to reach him that were not. */
static void add_fields(struct lv_pack *pack, struct lv_node *contact, struct lv_doc *from,
                       const struct lv_node *first, const struct lv_node *end) {
    bool fresh = !contact->first;
    for (const struct lv_node *field = first; field != end; field = field->next)
        if (is_own(field) && (fresh || (is_way(field) && fields_of(contact) < MOST_FIELDS &&
                                        !has_field(pack->found, contact, field, from))))
            lv_node_append(contact, lv_pack_copy(pack->found, field));
}

static void add_person(struct lv_pack *pack, struct lv_doc *doc, const struct lv_node *contact,
                       const struct lv_node *first, const struct lv_node *end) {
    struct lv_str lang = lv_node_lang(contact), name = field_of(doc, first, end, LV_N_NAME),
                  mail = link_of(first, end, LV_N_EMAIL), phone = link_of(first, end, LV_N_PHONE),
                  place = field_of(doc, first, end, LV_N_INSTITUTION);
    bool reached = mail.n || phone.n;
    if (!reached && !name.n)
        return;
    struct institution *at = institution_of(
        pack, lang, place.n ? place : field_of(doc, contact->first, NULL, LV_N_INSTITUTION), mail);
    const struct lv_str person[] = {lang, at->name, name, name.n ? LV_STR("") : mail.n ? mail : phone};
    void **found = value_of(pack, &pack->contacts->people, person, 4);
    if (!*found) {
        struct lv_node *fresh = lv_node_new(pack->found, LV_N_CONTACT);
        lv_node_append(at->group, fresh);
        *found = fresh;
    }
    add_fields(pack, *found, doc, first, end);
}

void lv_pack_note_contacts(struct lv_pack *pack, struct lv_doc *doc, const struct lv_node *edition) {
    if (!pack->contacts)
        pack->contacts = lv_alloc(&pack->arena, sizeof *pack->contacts);
    for (const struct lv_node *node = edition; node; node = lv_node_next(node, edition)) {
        const struct lv_node *first = node->kind == LV_N_CONTACT ? node->first : NULL, *end;
        for (; first; first = end) {
            for (end = first->next; end && !lv_is_next_contact(end);)
                end = end->next;
            add_person(pack, doc, node, first, end);
        }
    }
}

/* ---- the sheet ---- */

/* The edition of a sheet for what is said in that language. */
static struct lv_node *edition_for(const struct lv_pack *pack, struct lv_doc *doc, struct lv_str lang) {
    for (size_t i = 0; i < pack->languages; i++)
        if (lv_str_eq(pack->lang[i], lang))
            return lv_edition(doc, i);
    return lv_edition(doc, 0);
}

static void add_institution(const struct lv_pack *pack, struct lv_doc *doc,
                            const struct institution *institution) {
    struct lv_node *edition = edition_for(pack, doc, institution->lang);
    struct lv_node *heading = lv_pack_block(doc, edition, LV_N_HEADING, institution->name);
    bool other = !lv_str_eq(lv_node_lang(edition), institution->lang);
    if (heading && other)
        lv_attr_set(doc, heading, LV_AT_LANG, institution->lang);
    for (const struct lv_node *contact = institution->group->first; contact; contact = contact->next) {
        struct lv_node *copy = lv_pack_copy(doc, contact);
        if (other)
            lv_attr_set(doc, copy, LV_AT_LANG, institution->lang);
        lv_node_append(edition, copy);
    }
}

struct lv_doc *lv_pack_contacts(struct lv_pack *pack) {
    struct lv_pack_contacts *all = pack->contacts;
    if (!all || !all->first)
        return NULL;
    struct lv_doc *doc = lv_pack_doc(pack);
    for (size_t i = 0; i < pack->languages; i++)
        lv_pack_block(doc, lv_edition(doc, i), LV_N_HEADLINE, lv_word_ui(pack->lang[i], "contacts"));
    for (int named = 1; named >= 0; named--)
        for (const struct institution *at = all->first; at; at = at->next)
            if ((at->name.n > 0) == (named == 1))
                add_institution(pack, doc, at);
    return doc;
}

void lv_pack_forget_contacts(struct lv_pack *pack) {
    if (!pack->contacts)
        return;
    tdestroy(pack->contacts->people, keep);
    tdestroy(pack->contacts->places, keep);
}
