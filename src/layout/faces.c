#include "core/module.h"
#include "layout/font/font.h"
#include "layout/layout.h"
#include "style/typeface.h"

#include <stddef.h>

/* The file of a face: what key names it. */
static const struct {
    const char *key;
    size_t file;
} files[2][2][2] = {
#define FILE_OF(id, key)                                                                                     \
    { key, offsetof(struct lv_style, id) }
    {{FILE_OF(text_file, "text-file"), FILE_OF(text_italic_file, "text-italic-file")},
     {FILE_OF(text_bold_file, "text-bold-file"), FILE_OF(text_bold_italic_file, "text-bold-italic-file")}},
    {{FILE_OF(heading_file, "heading-file"), FILE_OF(heading_italic_file, "heading-italic-file")},
     {FILE_OF(heading_bold_file, "heading-bold-file"),
      FILE_OF(heading_bold_italic_file, "heading-bold-italic-file")}},
#undef FILE_OF
};

/* One of the eight faces a page is set in. */
struct place {
    enum lv_family family;
    bool bold, italic;
};

static const char *family_name(const struct lv_layout *l, enum lv_family family) {
    return family == LV_SERIF ? l->style.text_font : l->style.heading_font;
}

/* The file the style names for it, or the one that was found for its family, by the name that fontconfig has for it. */
static struct lv_named_file file_of(const struct lv_layout *l, struct place at, char name[LV_FONT_NAME]) {
    const struct lv_options *options = l->job->options;
    struct lv_named_file file;
    memcpy(&file, (const char *)&l->style + files[at.family][at.bold][at.italic].file, sizeof file);
    if (file.name)
        return file;
    lv_font_name(name, family_name(l, at.family), at.bold, at.italic);
    for (size_t i = 0; i < options->style_files_n; i++)
        if (strcmp(options->style_files[i].name, name) == 0)
            return (struct lv_named_file){name,
                                          {options->style_files[i].bytes, options->style_files[i].size}};
    return (struct lv_named_file){NULL, {NULL, 0}};
}

/* ---- messages ---- */

static int report(const struct lv_layout *l, struct place at, const char *wrong) {
    char name[LV_FONT_NAME];
    struct lv_job job = *l->job;
    struct lv_named_file file = file_of(l, at, name);
    const char *key = files[at.family][at.bold][at.italic].key, *text = job.options->style_text;
    uint32_t line = text ? lv_style_line(text, "font", key) : 0;
    if (!line) {
        key = at.family == LV_SERIF ? "text" : "heading";
        line = text ? lv_style_line(text, "font", key) : 0;
    }
    job.name = job.options->style;
    return lv_report(&job, LV_MSG_STYLE_FILE, line, 0, key, file.name ? file.name : "", wrong);
}

int lv_face_report(const struct lv_layout *layout, uint8_t number, const char *wrong) {
    const struct lv_face *face = lv_layout_face(layout, number);
    enum lv_family family = face->serif ? LV_SERIF : LV_SANS;
    return report(layout, (struct place){family, face->bold, face->italic}, wrong);
}

/* ---- opening ---- */

/* *to stays NULL where there is no file of it. */
static int open_face(struct lv_layout *l, struct place at, const struct lv_face **to) {
    char name[LV_FONT_NAME];
    struct lv_named_file file = file_of(l, at, name);
    if (!file.bytes.p)
        return 0;
    const char *wrong = lv_typeface_wrong(file.bytes);
    __typeof__(&lv_font_open) open = wrong ? NULL : LV_LOAD(l->job, lv_font_open);
    if (!wrong && !open)
        return -1;
    struct lv_font_wish wish = {file.bytes,
                                at.bold,
                                at.italic,
                                at.family == LV_SERIF,
                                lv_typeface_whole(file.bytes),
                                l->style.figures != 0,
                                (uint8_t)(lv_faces_n + l->nown)};
    wrong = wrong ? wrong : open(&l->kept, &wish, &l->own_faces[l->nown]);
    if (wrong)
        return report(l, at, wrong);
    *to = &l->own_faces[l->nown++];
    return 0;
}

/* ---- figures ---- */

unsigned lv_layout_figures(const struct lv_layout *l, const struct lv_face *face, unsigned form) {
    uint8_t set =
        face->figures[form] == LV_FIGURE_NONE ? face->figures[l->style.figures] : face->figures[form];
    return set == LV_FIGURE_NONE ? 0 : set;
}

/* Says of each face that it has not the form that the style asks for, but once for a name. */
static void see_figures(const struct lv_layout *l) {
    const struct lv_face *const *face = &l->faces[0][0][0];
    const char *text = l->job->options->style_text, *said = "";
    struct lv_job job = *l->job;
    job.name = job.options->style;
    for (size_t i = 0; i < sizeof l->faces / sizeof *face; i++) {
        if (face[i]->figures[l->style.figures] != LV_FIGURE_NONE || strcmp(face[i]->family, said) == 0)
            continue;
        said = face[i]->family;
        lv_report(&job, LV_MSG_FIGURES, text ? lv_style_line(text, "font", "figures") : 0, 0, said);
    }
}

/* ---- one family ---- */

/* Where it has some files but not this one: the most like of those; NULL: it has none. */
static const struct lv_face *nearest(const struct lv_face *const own[2][2], bool bold, bool italic) {
    const struct lv_face *const order[] = {own[bold][italic], own[bold][!italic], own[!bold][italic],
                                           own[!bold][!italic]};
    size_t i = 0;
    while (i < 3 && !order[i])
        i++;
    return order[i];
}

/* The family that travels with the program and is taken for one that is not there. */
static const char *ours_for(struct lv_layout *l, enum lv_family family) {
    const char *name = family_name(l, family);
    if (lv_typeface_is_ours(name))
        return name;
    const char *ours = family == LV_SANS || strstr(name, "Sans") ? "Noto Sans" : "Noto Serif";
    lv_report(l->job, LV_MSG_FONT, 0, 0, name, ours);
    return ours;
}

static int open_family(struct lv_layout *l, enum lv_family family) {
    const struct lv_face *own[2][2] = {{NULL, NULL}, {NULL, NULL}};
    for (int i = 0; i < 4; i++)
        if (open_face(l, (struct place){family, i / 2, i % 2}, &own[i / 2][i % 2]))
            return -1;
    const char *ours = nearest(own, false, false) ? NULL : ours_for(l, family);
    for (int i = 0; i < 4; i++)
        l->faces[family][i / 2][i % 2] = ours ? lv_face_find(ours, i / 2, i % 2) : nearest(own, i / 2, i % 2);
    return 0;
}

int lv_faces_open(struct lv_layout *layout) {
    if (open_family(layout, LV_SERIF) || open_family(layout, LV_SANS))
        return -1;
    see_figures(layout);
    return 0;
}

void lv_faces_close(struct lv_layout *layout) {
    for (size_t i = 0; i < layout->nown; i++)
        layout->own_faces[i].own->close(layout->own_faces[i].own);
    layout->nown = 0;
}
