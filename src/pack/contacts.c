/*
 * The sheet of contacts: people and offices of all releases, each once, under the institution they belong to. Who is met in
 * two languages has what he is in both.
 */
#include "lang/words.h"
#include "pack/pack.h"

#include <stdio.h>

enum { MOST_FIELDS = 24 }; /* of a contact: so many are looked through for each further release */

/* Where people work; those of whom that is not said come first. */
struct institution {
    struct lv_node *heading; /* its name in each language in which it has one; NULL: none is known */
    struct lv_node *group;   /* holds its people, a contact each */
    struct institution *next;
};

struct person {
    struct lv_node *contact;
    struct institution *at;
    struct lv_str lang; /* in which he was met first */
};

struct lv_pack_contacts {
    struct institution *first, *last;
    size_t ways_n;
    struct lv_map people, places, ways;
};

/* ---- looking up ---- */

/* Where the value of a key is, NULL at first; `parts` are joined. */
static void **value_of(struct lv_map *map, const struct lv_str *parts, size_t n) {
    struct lv_buf key = {0};
    for (size_t i = 0; i < n; i++) {
        lv_buf_str(&key, parts[i]);
        lv_buf_char(&key, '\n');
    }
    struct lv_map_entry *entry = lv_map_entry(map, lv_buf_slice(&key));
    lv_buf_free(&key);
    return &entry->value;
}

/* ---- fields ---- */

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

/* ---- where people work ---- */

/* Adds the name of an institution in a language, unless it has one in it. */
static void add_name(struct lv_pack *pack, struct institution *at, struct lv_str lang, struct lv_str name) {
    struct lv_doc *doc = pack->found;
    if (!at->heading) {
        at->heading = lv_pack_block(doc, lv_node_new(doc, LV_N_EDITION), LV_N_HEADING, name);
        lv_attr_set(doc, at->heading, LV_AT_LANG, lang);
        return;
    }
    for (const struct lv_node *node = at->heading; node; node = lv_node_next(node, at->heading))
        if (lv_str_eq(lv_attr(node, LV_AT_LANG), lang))
            return;
    lv_pack_add_words(doc, at->heading, lang, name);
}

static struct institution *new_institution(struct lv_pack *pack, struct lv_str lang, struct lv_str name) {
    struct lv_pack_contacts *all = pack->contacts;
    struct institution *fresh = lv_alloc(&pack->arena, sizeof *fresh);
    fresh->group = lv_node_new(pack->found, LV_N_EDITION);
    if (name.n)
        add_name(pack, fresh, lang, name);
    if (all->last)
        all->last->next = fresh;
    else
        all->first = fresh;
    return all->last = fresh;
}

static void **place_of(struct lv_pack *pack, struct lv_str lang, struct lv_str name) {
    return value_of(&pack->contacts->places, (const struct lv_str[]){lang, name}, 2);
}

/* By its name, or else by that of another with addresses of the same domain. */
static struct institution *institution_of(struct lv_pack *pack, struct lv_str lang, struct lv_str name,
                                          struct lv_str mail) {
    size_t at = lv_str_find(mail, LV_STR("@"), 0);
    struct lv_str domain = at == SIZE_MAX ? LV_STR("") : lv_str_sub(mail, at, mail.n);
    void **by_domain = domain.n ? place_of(pack, LV_STR("@"), domain) : NULL;
    if (!name.n && by_domain && *by_domain)
        return *by_domain;
    void **by_name = place_of(pack, name.n ? lang : LV_STR(""), name);
    if (!*by_name)
        *by_name = new_institution(pack, lang, name);
    if (name.n && by_domain && !*by_domain)
        *by_domain = *by_name;
    return *by_name;
}

/* ---- who they are ---- */

/* What has one of these ways to be reached in two languages is one: a number for it. */
static size_t way_of(struct lv_pack *pack, struct lv_str mail, struct lv_str phone) {
    struct lv_pack_contacts *all = pack->contacts;
    const struct lv_str ways[] = {mail, phone};
    void **known[2] = {NULL, NULL};
    size_t number = 0;
    for (size_t i = 0; i < 2; i++) {
        known[i] = ways[i].n ? value_of(&all->ways, &ways[i], 1) : NULL;
        number = known[i] && !number ? (size_t)(uintptr_t)*known[i] : number;
    }
    number = number ? number : ++all->ways_n;
    for (size_t i = 0; i < 2; i++)
        if (known[i] && !*known[i])
            *known[i] = (void *)(uintptr_t)number;
    return number;
}

/* The person of that name who is reached that way, new and without a contact at first. */
static struct person *person_of(struct lv_pack *pack, struct lv_str name, size_t way) {
    char number[24];
    snprintf(number, sizeof number, "%zu", way);
    void **found = value_of(&pack->contacts->people, (const struct lv_str[]){name, lv_str_from(number)}, 2);
    if (!*found)
        *found = lv_alloc(&pack->arena, sizeof(struct person));
    return *found;
}

/* True for what a contact may have several of, and may be known from another release. */
static bool is_way(const struct lv_node *field) {
    return field->kind == LV_N_PHONE || field->kind == LV_N_FAX || field->kind == LV_N_EMAIL;
}

/* Heading, institution and what is hidden are not of the person. */
static bool is_own(const struct lv_node *field) {
    return field->kind != LV_N_HEADING && field->kind != LV_N_INSTITUTION && !lv_is_hidden(field);
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

/* What somebody is comes before the ways to reach him. */
static void add_field(struct lv_doc *doc, struct lv_node *contact, const struct lv_node *field,
                      struct lv_str lang) {
    struct lv_node *copy = lv_pack_copy(doc, field), *way = contact->first;
    if (lang.n)
        lv_attr_set(doc, copy, LV_AT_LANG, lang);
    while (way && (is_way(copy) || !is_way(way)))
        way = way->next;
    if (way)
        lv_node_before(way, copy);
    else
        lv_node_append(contact, copy);
}

/* Of a person known already, what he is in another language, and ways that were not known. */
static void add_fields(struct lv_pack *pack, const struct person *person, struct lv_doc *from,
                       const struct lv_node *first, const struct lv_node *end, struct lv_str lang) {
    struct lv_node *contact = person->contact;
    bool fresh = !contact->first, other = !lv_str_eq(lang, person->lang);
    for (const struct lv_node *field = first; field != end; field = field->next) {
        bool wanted = fresh || is_way(field) || other;
        if (is_own(field) && wanted && fields_of(contact) < MOST_FIELDS &&
            !has_field(pack->found, contact, field, from))
            add_field(pack->found, contact, field, other && !is_way(field) ? lang : LV_STR(""));
    }
}

static void add_person(struct lv_pack *pack, struct lv_doc *doc, const struct lv_node *contact,
                       const struct lv_node *first, const struct lv_node *end) {
    struct lv_str lang = lv_node_lang(contact), name = field_of(doc, first, end, LV_N_NAME),
                  mail = link_of(first, end, LV_N_EMAIL), phone = link_of(first, end, LV_N_PHONE),
                  place = field_of(doc, first, end, LV_N_INSTITUTION);
    place = place.n ? place : field_of(doc, contact->first, NULL, LV_N_INSTITUTION);
    if (!mail.n && !phone.n)
        return;
    struct person *person = person_of(pack, name, way_of(pack, mail, phone));
    if (!person->contact) {
        person->at = institution_of(pack, lang, place, mail);
        person->lang = lv_arena_copy(&pack->arena, lang);
        person->contact = lv_node_new(pack->found, LV_N_CONTACT);
        lv_attr_set(pack->found, person->contact, LV_AT_LANG, lang);
        lv_node_append(person->at->group, person->contact);
    } else if (place.n && person->at->heading) {
        void **known = place_of(pack, lang, place);
        *known = *known ? *known : person->at;
        add_name(pack, person->at, lang, place);
    }
    add_fields(pack, person, doc, first, end, lang);
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

/* The fields of a person, each in the language it is in where that is not the one of the sheet. */
static void add_people(struct lv_doc *doc, struct lv_node *to, const struct lv_node *contact) {
    for (const struct lv_node *field = contact->first; field; field = field->next) {
        struct lv_node *copy = lv_pack_copy(doc, field);
        struct lv_str lang = lv_node_lang(field);
        lv_node_append(to, copy);
        if (!is_way(copy) && copy->kind != LV_N_NAME && !lv_str_eq(lang, lv_node_lang(to)))
            lv_attr_set(doc, copy, LV_AT_LANG, lang);
        else
            lv_attr_remove(copy, LV_AT_LANG);
    }
}

static void add_institution(struct lv_doc *doc, struct lv_node *edition, const struct institution *at) {
    struct lv_node *contact = lv_node_new(doc, LV_N_CONTACT);
    lv_node_append(edition, contact);
    if (at->heading) {
        struct lv_node *heading = lv_pack_copy(doc, at->heading);
        lv_node_append(contact, heading);
        if (lv_str_eq(lv_attr(heading, LV_AT_LANG), lv_node_lang(edition)))
            lv_attr_remove(heading, LV_AT_LANG);
    }
    for (const struct lv_node *person = at->group->first; person; person = person->next)
        add_people(doc, contact, person);
}

struct lv_doc *lv_pack_contacts(struct lv_pack *pack) {
    struct lv_pack_contacts *all = pack->contacts;
    if (!all || !all->first)
        return NULL;
    struct lv_doc *doc = lv_pack_doc(pack, 1);
    struct lv_node *edition = lv_edition(doc, 0);
    lv_pack_title_block(pack, doc, "contacts");
    for (int named = 0; named <= 1; named++)
        for (const struct institution *at = all->first; at; at = at->next)
            if ((at->heading != NULL) == (named == 1))
                add_institution(doc, edition, at);
    return doc;
}

void lv_pack_forget_contacts(struct lv_pack *pack) {
    if (!pack->contacts)
        return;
    lv_map_free(&pack->contacts->people);
    lv_map_free(&pack->contacts->places);
    lv_map_free(&pack->contacts->ways);
}
