/* What a house says of itself on a document: the words of its letterhead in the languages of the editions. */
#ifndef LV_HOUSE_H
#define LV_HOUSE_H

#include "doc/doc.h"
#include "style/style.h"

enum { LV_HOUSE_LANGUAGES = 4 };

/* In one language; a text that an earlier language has word for word is empty. Slices are of the style. */
struct lv_letter_words {
    struct lv_str lang, name, address, kind, date;
};

/* All of a letterhead. */
struct lv_letterhead {
    struct lv_letter_words words[LV_HOUSE_LANGUAGES];
    size_t n;           /* languages in which it says something */
    struct lv_str logo; /* a PNG or a JPEG; or nothing */
    struct lv_str svg;  /* the same for pages of HTML, or nothing */
    struct lv_str
        alt; /* what the logo shows, in the language of the first edition; nothing: it is an ornament */
    struct lv_str lang; /* of alt */
};

/* The letterhead of a document. False: the style has none. */
bool lv_letterhead_of(const struct lv_style *style, struct lv_doc *doc, struct lv_letterhead *to);

/* ---- the date of a house (date.c) ---- */

/*
 * When an edition was published, in the form that the house has for its language; in the arena of the document. Nothing
 * where the house has none, or the day is not known, or lvconv has no words of the language, which the form asks for.
 */
struct lv_str lv_house_date(const struct lv_style *style, struct lv_doc *doc, const struct lv_node *edition);

/* What says when it was published: a line of its own, or else its dateline. NULL: nothing. */
const struct lv_node *lv_published_in(const struct lv_node *edition);

/* ---- kind of document, labels and date at the head of a release (meta.c) ---- */

/* The first of a kind of block before the text of an edition, or NULL. */
struct lv_node *lv_meta_block(const struct lv_node *edition, enum lv_kind kind);

/* An edition whose head is changed. */
struct lv_meta {
    struct lv_node *edition, **was; /* the blocks of its head as they were */
    size_t n;
    struct lv_meta *next;
};

/*
 * Puts them where the style wants them in all editions: in another order, above or below the headline, or, where what is
 * written has a letterhead, out of the text. A writer does so before it writes the text, and gives back what it was given
 * after that. In the arena of the document.
 */
struct lv_meta *lv_meta_begin(const struct lv_style *style, struct lv_doc *doc, bool letterhead);
void lv_meta_end(struct lv_meta *meta);

/* True for a block that is one of these, wherever it is. */
bool lv_is_meta(const struct lv_node *block);

/* ---- the side column (side.c) ---- */

/* What of an edition is beside its text: of its head what is meta, and contacts of its foot. */
struct lv_side {
    const struct lv_node *text; /* the first block after the head; NULL: there is none */
    const struct lv_node *contact,
        *end; /* the first contact, and what comes after those that follow it; NULL: none */
};

/* Takes time linear in its blocks. The head is as the style arranged it. */
struct lv_side lv_side_of(const struct lv_node *edition);

/* What the side column and the gutter take of the width of the pages of a document, in points. 0: the style has none, or
   it would leave lines of text with too few letters; languages are beside each other or by turns; it is no release. */
double lv_side_room(const struct lv_style *style, struct lv_doc *doc, const struct lv_options *options);

/* What a logo at the left, which takes so much, has of the width before the words: these begin where text does, if the
   side column, which takes that, is at the left and has room for the logo. */
double lv_logo_room(const struct lv_style *style, double logo, double side);

/* The size of its logo, in points, in a column so wide. False: it has none. */
bool lv_letterhead_logo(const struct lv_letterhead *letter, const struct lv_style *style, double column,
                        double *width, double *height);

/* Who wrote a document of the house: as [pdf] author says, else the letterhead; and what it is about. In the language. */
struct lv_str lv_house_author(const struct lv_style *style, struct lv_str lang);
struct lv_str lv_house_subject(const struct lv_style *style, struct lv_str lang);

/* Takes the next part of a text that has bars between, without white space at its ends. False after the last. */
bool lv_next_part(struct lv_str *text, struct lv_str *part);

/* What stands for the numbers of pages in a filled phrase, which has no other control characters. */
enum { LV_FIELD_PAGE = 1, LV_FIELD_PAGES = 2 };

/*
 * A phrase of running heads for the editions of a document, in the arena: its parts, which bars divide, with dots
 * between; each field filled from the edition, and a part left out where a field of it has nothing. Editions that give
 * the same say it once, others in lines of their own. {page} and {pages} become the characters above.
 *
 *   {name}         the sender's, of the letterhead      {date}         when the release is from, as it is written
 *   {short-title}  the beginning of its title           {press-phone}  the first of its contacts; {press-mail} too
 */
struct lv_str lv_running_fill(struct lv_arena *arena, const struct lv_style *style, struct lv_doc *doc,
                              struct lv_job *job, const struct lv_phrase *phrase);

/*
 * The words of the embargoes of editions in lines as above, where the style wants them repeated; else empty. What a pack
 * says of all, NULL for none, stands before what a release says, in each of its languages: whichever ends later holds.
 */
struct lv_str lv_running_embargo(struct lv_arena *arena, const struct lv_style *style, struct lv_doc *doc,
                                 const struct lv_phrase *pack);

/* The number of the page, with the fields above, where the house says no other; empty where another phrase has it. */
struct lv_str lv_running_number(const struct lv_style *style);
#define LV_USUAL_NUMBER LV_STR("\1 / \2")

#endif
