/*
 * A pack: many releases in one document.
 *
 *   lv_plan_*       plan.c      what is asked for: title and sections, from a file such as pack.ini
 *   lv_pack_*       pack.c      the pack while it is made: releases come one by one and are forgotten
 *   lv_pack_name    names.c     names of files, each once
 *   lv_pack_cover   cover.c     what comes before and after them, as documents; the day of the pack
 *   lv_pack_contents  contents.c
 *   lv_pack_contacts  contacts.c
 *   lv_pack_pictures  pictures.c
 *
 * A writer of packs gets each release as a document with the entry that stays of it, paints it, and at the end asks for
 * the other documents, which are of the pack's languages and freed by the writer.
 */
#ifndef LV_PACK_H
#define LV_PACK_H

#include "core/map.h"
#include "doc/doc.h"
#include "style/house.h"

/* ---- what is asked for ---- */

/* A file that the plan names, with the line that does. */
struct lv_plan_file {
    const char *path; /* as it is written */
    uint32_t line;
    struct lv_plan_file *next;
};

/* Releases under a title; without one, those before all sections. */
struct lv_plan_section {
    const char *id; /* as it is written; it tells sections apart */
    const struct lv_phrase *title;
    struct lv_plan_file *files, *last;
    struct lv_plan_section *next;
};

enum { LV_PLAN_SECTIONS = 1000 };

/* All zero is a plan without anything. The owner calls lv_plan_free. */
struct lv_plan {
    struct lv_arena arena;
    struct lv_phrase *title, *subtitle, *date, *embargo, *sender; /* NULL: not said */
    struct lv_phrase *cover_text;                                 /* what its picture shows */
    const char *cover, *cover_credit, *style;                     /* NULL: not said */
    const char *pictures; /* the folder of those that releases name; NULL: beside each */
    uint32_t cover_line, style_line, pictures_line;
    struct lv_plan_section *sections;
    size_t n; /* of them */
};

/* Reads a plan, an INI file whose name is job->name. 0, or -1 with a diagnostic of a line. */
int lv_plan_read(struct lv_plan *plan, struct lv_job *job, const char *text);
/* The section of that id, made at the end where there is none. "": that without a title, before all, which there is
   always room for. NULL: there are too many. */
struct lv_plan_section *lv_plan_section(struct lv_plan *plan, const char *id);
/* Adds a file to a section. */
void lv_plan_add(struct lv_plan *plan, struct lv_plan_section *section, const char *path, uint32_t line);
void lv_plan_free(struct lv_plan *plan);

/* ---- the pack ---- */

enum { LV_PACK_LANGUAGES = LV_HOUSE_LANGUAGES };

/* What stays of an edition of a release. */
struct lv_pack_edition {
    struct lv_str lang, title, date; /* date: as it is written; may be empty */
};

/* What stays of a release. */
struct lv_pack_entry {
    size_t number; /* from 1 */
    const struct lv_plan_section *section;
    struct lv_str name;  /* of its files, without folder, language and ending */
    struct lv_str files; /* their paths, with commas, for messages */
    struct lv_str day;   /* when it is from, ISO 8601; may be empty */
    struct lv_pack_edition *edition;
    size_t editions;
    bool failed; /* it could not be converted, and is only named */
    size_t page; /* on which it begins, from 1, as the writer says; 0: not known */
    struct lv_pack_entry *next;
};

/* How it goes to a printer. Lengths in points. */
struct lv_pack_print {
    bool duplex, marks, grey, booklet;
    double bleed;
    struct lv_paper paper; /* without a width: that of the style */
};

struct lv_pack {
    struct lv_arena arena;
    /* Takes a file of a pack that is a folder, whose bytes are borrowed; -1 with a diagnostic. NULL: the pack is one file. */
    int (*file)(void *folder, const char *name, struct lv_str bytes);
    void *folder;
    const struct lv_plan *plan;
    struct lv_pack_print print;
    struct lv_job *job;     /* where the output goes, and findings */
    struct lv_buf *booklet; /* where that for the printer goes, if print asks for it */
    struct lv_str lang[LV_PACK_LANGUAGES];
    size_t languages;
    struct lv_str
        day; /* when it is from, ISO 8601; known when all releases are there; empty: nothing says it */
    struct lv_pack_entry *entries, *last;
    size_t n, failed;
    struct lv_doc *found; /* holds copies of contacts */
    struct lv_pack_contacts *contacts;
    struct lv_pack_picture *pictures, *last_picture, *release_pictures; /* of the last release: its first */
    const struct lv_pack_writer *writer;
    void *state; /* of the writer */
};

/* A format. Each function that gives something: 0, or -1 with a diagnostic. */
struct lv_pack_writer {
    int (*begin)(struct lv_pack *pack);
    /* A release; the document is gone afterwards. -1: as if it had not come. */
    int (*add)(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
               struct lv_job *job);
    int (*end)(struct lv_pack *pack); /* appends the output to pack->job->out */
    void (*drop)(struct lv_pack *pack);
};

/* The writers, each in the module of its format. */
const struct lv_pack_writer *lv_pack_pdf(void);
const struct lv_pack_writer *lv_pack_docx(void);
const struct lv_pack_writer *lv_pack_zip(void);  /* in lib, for it runs the other writers */
const struct lv_pack_writer *lv_pack_html(void); /* a folder, too */
const struct lv_pack_writer *lv_pack_epub(void);

/* Begins a pack that has been set to zero but for file, folder, plan, print, job and writer. The caller ends it with lv_pack_free. */
int lv_pack_begin(struct lv_pack *pack);
/* Adds a release under a section. `name` and `files` are as in an entry. 0, or -1 with a diagnostic. */
int lv_pack_add(struct lv_pack *pack, const struct lv_plan_section *section, struct lv_str name,
                struct lv_str files, struct lv_doc *doc, struct lv_job *job);
/* Notes a release that could not be converted. */
void lv_pack_miss(struct lv_pack *pack, const struct lv_plan_section *section, struct lv_str name,
                  struct lv_str files);
int lv_pack_end(struct lv_pack *pack);
void lv_pack_free(struct lv_pack *pack);

/* An edition of a release in that language, or else its first; NULL where it has failed. */
const struct lv_pack_edition *lv_pack_edition_in(const struct lv_pack_entry *entry, struct lv_str lang);
/* The title of the pack in a language: as the plan says, or else the word for a pack. */
struct lv_str lv_pack_title(const struct lv_pack *pack, struct lv_str lang);

/* A phrase of the plan, or a word of the outputs, in the language of the pack with that number; empty where one before says
   the same. */
struct lv_str lv_pack_phrase(const struct lv_pack *pack, const struct lv_phrase *phrase, size_t number);
struct lv_str lv_pack_word(const struct lv_pack *pack, const char *word, size_t number);

/* Heads of a pack: the release at the left and the sender at the right, unless the house says it otherwise. */
void lv_pack_heads(const struct lv_plan *plan, struct lv_style *style);

/*
 * A name that no other has: with a number after it where it is taken, be it in another form that `fold` makes the same. The
 * map's.
 */
const char *lv_pack_name(struct lv_map *taken, struct lv_str name,
                         void (*fold)(struct lv_buf *to, struct lv_str name));

/* ---- what is around the releases ---- */

/* Title, subtitle, date, embargo, picture. */
struct lv_doc *lv_pack_cover(struct lv_pack *pack);
/* Sections and releases in one edition, with the pages in the entries: each release once, with its titles one below the
   other as links to #NUMBER, and its day as an attribute of the item; `field` of a list says that some have one. */
struct lv_doc *lv_pack_contents(struct lv_pack *pack);
/* The day of the pack, in all its formats: that of the plan, or else the latest of its releases; empty: there is none. */
struct lv_str lv_pack_day(struct lv_pack *pack);
/* All contacts, each once, by institution, in one edition; NULL: the releases have none. */
struct lv_doc *lv_pack_contacts(struct lv_pack *pack);
/* Pictures with their captions and credits, each once, in one edition; NULL: there are none. */
struct lv_doc *lv_pack_pictures(struct lv_pack *pack);

/* ---- between the files of this folder ---- */

/* An empty document with editions for the first languages of the pack, `most` at most. */
struct lv_doc *lv_pack_doc(const struct lv_pack *pack, size_t most);
/* Adds a text in another language to a block, after a stroke; an empty one not. */
void lv_pack_add_words(struct lv_doc *doc, struct lv_node *block, struct lv_str lang, struct lv_str text);
/* Adds to the one edition of a document a title, the word of that name in each language of the pack. */
void lv_pack_title_block(const struct lv_pack *pack, struct lv_doc *doc, const char *word);
/* Adds a block with a text to a node; NULL, and nothing added, for an empty text. */
struct lv_node *lv_pack_block(struct lv_doc *doc, struct lv_node *parent, enum lv_kind kind,
                              struct lv_str text);
void lv_pack_set_number(struct lv_doc *doc, struct lv_node *node, enum lv_key key, size_t value);
/* The link of an item of contents leads to a release, whose page the item has where it is known. */
void lv_pack_lead_to(struct lv_doc *doc, struct lv_node *item, struct lv_node *link,
                     const struct lv_pack_entry *entry);
/* A copy of a node with all below it. */
struct lv_node *lv_pack_copy(struct lv_doc *doc, const struct lv_node *node);
/* Remembers contacts and captions of a release. */
void lv_pack_note_contacts(struct lv_pack *pack, struct lv_doc *doc, const struct lv_node *edition);
void lv_pack_forget_contacts(struct lv_pack *pack);
void lv_pack_note_pictures(struct lv_pack *pack, const struct lv_pack_entry *entry, struct lv_doc *doc,
                           const struct lv_node *edition);

#endif
