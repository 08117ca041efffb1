/* One face: the characters it has, in subsets by alphabet, and its tables. */
#include "gen/fonts.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Alphabets. A character belongs to the first row that has it; a document embeds only the subsets it uses,
 * so what nearly every release needs is first and is small. Pictographs have large outlines, and few come together.
 * Figures of other forms are the last of all: a house has to ask for them.
 */
static const struct {
    uint8_t subset;
    uint32_t from, to;
} alphabets[] = {
    {0, 0x20, 0x7E},        {0, 0xA0, 0xA0},
    {0, 0xA7, 0xA7},        {0, 0xAB, 0xAB},
    {0, 0xB0, 0xB0},        {0, 0xBB, 0xBB},
    {0, 0x100, 0x101},      {0, 0x10C, 0x10D},
    {0, 0x112, 0x113},      {0, 0x122, 0x123},
    {0, 0x12A, 0x12B},      {0, 0x136, 0x137},
    {0, 0x13B, 0x13C},      {0, 0x145, 0x146},
    {0, 0x14C, 0x14D},      {0, 0x156, 0x157},
    {0, 0x160, 0x161},      {0, 0x16A, 0x16B},
    {0, 0x17D, 0x17E},      {0, 0x2010, 0x2014},
    {0, 0x2018, 0x201A},    {0, 0x201C, 0x201E},
    {0, 0x2022, 0x2022},    {0, 0x2026, 0x2026},
    {0, 0x202F, 0x202F},    {0, 0x20AC, 0x20AC},
    {0, 0x2212, 0x2212},    {0, 0x261E, 0x261E},
    {0, 0xFFFD, 0xFFFD},    {1, 0xA1, 0xFF},
    {1, 0x104, 0x107},      {1, 0x116, 0x119},
    {1, 0x12E, 0x12F},      {1, 0x141, 0x144},
    {1, 0x15A, 0x15B},      {1, 0x172, 0x173},
    {1, 0x179, 0x17C},      {1, 0x2022, 0x203A},
    {2, 0x100, 0x17F},      {2, 0x218, 0x21B},
    {2, 0x2C6, 0x2DD},      {2, 0x2000, 0x218F},
    {3, 0x180, 0x2FF},      {3, 0x300, 0x36F},
    {3, 0x1E00, 0x1EFF},    {4, 0x400, 0x45F},
    {4, 0x490, 0x491},      {5, 0x460, 0x52F},
    {6, 0x370, 0x3FF},      {7, 0x1F00, 0x1FFF},
    {8, 0x2190, 0x23FF},    {9, 0x2400, 0x2BFF},
    {7, 0x530, 0x58F},      {7, 0xFB13, 0xFB17},
    {7, 0x10A0, 0x10FF},    {7, 0x1C90, 0x1CBF},
    {7, 0x2D00, 0x2D2F},    {10, 0x1F000, 0x1F2FF},
    {11, 0x1F300, 0x1F33F}, {12, 0x1F340, 0x1F37F},
    {13, 0x1F380, 0x1F3BF}, {14, 0x1F3C0, 0x1F3FF},
    {15, 0x1F400, 0x1F43F}, {16, 0x1F440, 0x1F47F},
    {17, 0x1F480, 0x1F4BF}, {18, 0x1F4C0, 0x1F4FF},
    {19, 0x1F500, 0x1F53F}, {20, 0x1F540, 0x1F57F},
    {21, 0x1F580, 0x1F5BF}, {22, 0x1F5C0, 0x1F5FF},
    {23, 0x1F600, 0x1F63F}, {24, 0x1F640, 0x1F67F},
    {25, 0x1F680, 0x1F6BF}, {26, 0x1F6C0, 0x1F6FF},
    {27, 0x1F700, 0x1FAFF}, {28, LV_FIGURE_FIRST, LV_FIGURE_FIRST + LV_FIGURE_FORMS *LV_FIGURE_STEP - 1},
};

static int subset_of(uint32_t cp) {
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
        if (cp >= alphabets[i].from && cp <= alphabets[i].to)
            return alphabets[i].subset;
    return -1;
}

static int compare(const void *a, const void *b) {
    uint32_t x = ((const struct glyph_slot *)a)->cp, y = ((const struct glyph_slot *)b)->cp;
    return (x > y) - (x < y);
}

/* What a face has to give. */
static hb_set_t *characters_of(const struct face *face) {
    static hb_set_t *before; /* in faces that came before; until the program ends */
    hb_set_t *all = hb_set_create();
    before = before ? before : hb_set_create();
    hb_face_collect_unicodes(face->hb, all);
    if (face->source->rest)
        hb_set_subtract(all, before);
    else
        hb_set_union(before, all);
    return all;
}

static void add_slot(struct face *face, uint32_t cp, hb_codepoint_t gid) {
    if (face->n == MOST_CHARACTERS)
        die("fonts: too many characters in %s", face->source->family);
    struct glyph_slot *slot = &face->slots[face->n++];
    slot->cp = cp;
    slot->gid = gid;
    slot->glyph.subset = (uint8_t)subset_of(cp);
    slot->glyph.advance = (uint16_t)hb_font_get_glyph_h_advance(face->font, gid);
}

/* Of faces that text is set in, figures of other forms. */
static void add_figures(struct face *face) {
    font_figures(face->font, &face->figures);
    for (unsigned set = 1; set < face->figures.sets; set++)
        for (uint32_t figure = '0'; figure <= '9'; figure++)
            add_slot(face, lv_figure_of_set(set, figure), face->figures.gid[set][figure - '0']);
}

static void read_slots(struct face *face) {
    hb_set_t *all = characters_of(face);
    for (hb_codepoint_t cp = HB_SET_VALUE_INVALID; hb_set_next(all, &cp);) {
        hb_codepoint_t gid;
        if (subset_of(cp) >= 0 && hb_font_get_nominal_glyph(face->font, cp, &gid))
            add_slot(face, cp, gid);
    }
    hb_set_destroy(all);
    if (face->source->kerned)
        add_figures(face);
    qsort(face->slots, face->n, sizeof *face->slots, compare);
}

/* Subsets without a character are left out, the others numbered on; CIDs count from 1 in each. */
static void number_subsets(struct face *face) {
    for (unsigned s = 0; s < MOST_SUBSETS; s++) {
        uint16_t cid = 0;
        for (size_t i = 0; i < face->n; i++)
            if (face->slots[i].glyph.subset == s && !face->slots[i].glyph.cid) {
                face->slots[i].glyph.cid = ++cid;
                face->slots[i].glyph.subset = (uint8_t)face->nsubsets;
            }
        face->nsubsets += cid > 0;
    }
    if (face->nsubsets > 26) /* a letter of its name for each */
        die("fonts: too many alphabets in %s", face->source->family);
}

void read_face(struct face *face, const struct source *source, const char *file) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
    if (!blob)
        die("fonts: cannot read %s", file);
    face->source = source;
    face->hb = hb_face_create(blob, 0);
    face->font = hb_font_create(face->hb);
    hb_blob_destroy(blob);
    hb_font_set_scale(face->font, 1000, 1000);
    read_slots(face);
    number_subsets(face);
    read_kerning(face);
}

static void add_wish(hb_subset_input_t *input, const struct glyph_slot *slot) {
    if (lv_is_figure_in(slot->cp))
        hb_set_add(hb_subset_input_glyph_set(input), slot->gid);
    else
        hb_set_add(hb_subset_input_unicode_set(input), slot->cp);
}

/* The font file of the subset with only what PDF asks for; map gets its glyph ids by those of the whole font. */
static hb_blob_t *subset_file(const struct face *face, unsigned subset, hb_map_t **map) {
    static const char keep[][5] = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    for (size_t i = 0; i < face->n; i++)
        if (face->slots[i].glyph.subset == subset)
            add_wish(input, &face->slots[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_invert(drop);
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++)
        hb_set_del(drop, HB_TAG(keep[i][0], keep[i][1], keep[i][2], keep[i][3]));
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->hb, input);
    hb_face_t *result = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (!result)
        die("fonts: cannot subset %s", face->source->family);
    *map = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
    hb_blob_t *blob = hb_face_reference_blob(result);
    hb_face_destroy(result);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return blob;
}

static struct lv_packed pack_gids(struct out *out, const struct face *face, unsigned subset,
                                  const hb_map_t *map) {
    unsigned char gids[2 * MOST_CHARACTERS] = {0};
    size_t n = 2;
    for (size_t i = 0; i < face->n; i++)
        if (face->slots[i].glyph.subset == subset) {
            hb_codepoint_t gid = hb_map_get(map, face->slots[i].gid);
            if (gid == HB_MAP_VALUE_INVALID || gid == 0)
                die("fonts: U+%04X lost in %s", face->slots[i].cp, face->source->family);
            gids[n++] = (unsigned char)(gid >> 8);
            gids[n++] = (unsigned char)gid;
        }
    return pack(out, gids, n, true);
}

static struct lv_packed pack_widths(struct out *out, const struct face *face, unsigned subset) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    fputs("[1 [", f);
    for (size_t i = 0; i < face->n; i++)
        if (face->slots[i].glyph.subset == subset)
            fprintf(f, "%s%u", face->slots[i].glyph.cid > 1 ? " " : "", face->slots[i].glyph.advance);
    fputs("]]", f);
    fclose(f);
    struct lv_packed at = pack(out, text, n, false);
    free(text);
    return at;
}

static void print_hex(FILE *f, uint32_t cp) {
    if (cp < 0x10000)
        fprintf(f, "<%04X>\n", cp);
    else
        fprintf(f, "<%04X%04X>\n", 0xD800 + ((cp - 0x10000) >> 10), 0xDC00 + ((cp - 0x10000) & 0x3FF));
}

static struct lv_packed pack_unicode(struct out *out, const struct face *face, unsigned subset,
                                     unsigned count) {
    char *text = NULL;
    size_t n = 0;
    unsigned left = 0;
    FILE *f = open_memstream(&text, &n);
    fputs("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
          "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName "
          "/Adobe-Identity-UCS def\n"
          "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
          f);
    for (size_t i = 0; i < face->n; i++) {
        if (face->slots[i].glyph.subset != subset)
            continue;
        if (!left)
            fprintf(f, "%u beginbfchar\n", left = count < 100 ? count : 100);
        fprintf(f, "<%04X> ", face->slots[i].glyph.cid);
        print_hex(f, lv_figure_read(face->slots[i].cp));
        count--;
        if (!--left)
            fputs("endbfchar\n", f);
    }
    fputs("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n", f);
    fclose(f);
    struct lv_packed at = pack(out, text, n, true);
    free(text);
    return at;
}

static void print_name(FILE *f, const struct face *face, size_t i, unsigned subset) {
    fprintf(f, "\"LV%c%c%cA+", 'A' + (int)(i / 26), 'A' + (int)(i % 26), 'A' + (int)subset);
    for (const char *p = face->source->family; *p; p++)
        if (*p != ' ')
            fputc(*p, f);
    fputc('-', f);
    for (const char *p = face->source->style; *p; p++)
        if (*p != ' ')
            fputc(*p, f);
    fputc('"', f);
}

static void write_subset(struct out *out, const struct face *face, size_t i, unsigned subset) {
    hb_map_t *map = NULL;
    hb_blob_t *blob = subset_file(face, subset, &map);
    unsigned size, count = 0;
    const char *data = hb_blob_get_data(blob, &size);
    for (size_t k = 0; k < face->n; k++)
        count += face->slots[k].glyph.subset == subset;
    fputs("    {", out->c);
    print_name(out->c, face, i, subset);
    fprintf(out->c, ", %u, ", size);
    print_packed(out, pack(out, data, size, true));
    fputs(", ", out->c);
    print_packed(out, pack_gids(out, face, subset, map));
    fputs(", ", out->c);
    print_packed(out, pack_unicode(out, face, subset, count));
    fputs(", ", out->c);
    print_packed(out, pack_widths(out, face, subset));
    fputs("},\n", out->c);
    hb_blob_destroy(blob);
    hb_map_destroy(map);
}

static void write_glyphs(struct out *out, struct face *face, size_t i) {
    uint8_t pages[0x20000 / LV_GLYPH_PAGE] = {0};
    size_t last = face->slots[face->n - 1].cp / LV_GLYPH_PAGE, used = 1;
    for (size_t k = 0; k < face->n; k++)
        if (!pages[face->slots[k].cp / LV_GLYPH_PAGE])
            pages[face->slots[k].cp / LV_GLYPH_PAGE] = (uint8_t)used++;
    face->npages = last + 1;
    fprintf(out->c, "static const uint8_t pages_%zu[] = {", i);
    for (size_t k = 0; k <= last; k++)
        fprintf(out->c, "%u,", pages[k]);
    fprintf(out->c, "};\nstatic const struct lv_glyph glyphs_%zu[] = {\n", i);
    for (size_t k = 0; k < face->n; k++) {
        const struct lv_glyph *g = &face->slots[k].glyph;
        uint32_t cp = face->slots[k].cp;
        fprintf(out->c, "[%u] = {%u, %u, %u, %u, %u},\n",
                pages[cp / LV_GLYPH_PAGE] * LV_GLYPH_PAGE + cp % LV_GLYPH_PAGE, g->cid, g->advance, g->subset,
                g->left, g->right);
    }
    fprintf(out->c, "[%zu] = {0, 0, 0, 0, 0}};\n", used * LV_GLYPH_PAGE - 1 + 1);
}

void write_face(struct out *out, struct face *face, size_t i) {
    fprintf(out->c, "static const struct lv_subset subsets_%zu[] = {\n", i);
    for (unsigned s = 0; s < face->nsubsets; s++)
        write_subset(out, face, i, s);
    fputs("};\n", out->c);
    write_glyphs(out, face, i);
    fprintf(out->c, "static const int16_t kern_%zu[] = {", i);
    for (size_t k = 0; k < face->lefts * face->rights; k++)
        fprintf(out->c, "%d,", face->kern[k]);
    fputs("};\n", out->c);
}

static int metric(const struct face *face, hb_ot_metrics_tag_t tag) {
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(face->font, tag, &value);
    return value;
}

/* The box around all glyphs, from the table head. */
static void font_box(const struct face *face, int box[4]) {
    hb_blob_t *head = hb_face_reference_table(face->hb, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n, upem = hb_face_get_upem(face->hb);
    const unsigned char *p = (const unsigned char *)hb_blob_get_data(head, &n);
    for (size_t i = 0; n >= 44 && i < 4; i++)
        box[i] = (int16_t)(p[36 + 2 * i] << 8 | p[37 + 2 * i]) * 1000 / (int)upem;
    hb_blob_destroy(head);
}

void print_face(struct out *out, const struct face *face, size_t i) {
    int box[4] = {0};
    font_box(face, box);
    fprintf(
        out->c,
        "    {\"%s\", %s, %s, %s, %d, %d, %d, %d, %d, %d, {%d, %d, %d, %d}, %zu, %zu,\n     pages_%zu, %zu, "
        "glyphs_%zu, kern_%zu, subsets_%zu, {",
        face->source->family, face->source->bold ? "true" : "false", face->source->italic ? "true" : "false",
        strstr(face->source->family, "Serif") ? "true" : "false",
        metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
        metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER), metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT),
        metric(face, HB_OT_METRICS_TAG_X_HEIGHT), face->source->italic ? -12 : 0,
        face->source->bold ? 140 : 80, box[0], box[1], box[2], box[3], face->nsubsets, face->rights, i,
        face->npages, i, i, i);
    for (size_t form = 0; form < LV_FIGURE_FORMS; form++)
        fprintf(out->c, "%u, ", face->figures.set[form]);
    fprintf(out->c, "}, %zu, NULL},\n", i);
}
