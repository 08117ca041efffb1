#include "layout/font/font.h"

#include <fontconfig/fontconfig.h>
#include <strings.h>

static bool is_family(const FcPattern *font, const char *family) {
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (strcasecmp((const char *)name, family) == 0)
            return true;
    return false;
}

static bool is_format(const FcPattern *font) {
    FcChar8 *format;
    return FcPatternGetString(font, FC_FONTFORMAT, 0, &format) == FcResultMatch &&
           (strcmp((const char *)format, "TrueType") == 0 || strcmp((const char *)format, "CFF") == 0);
}

/* An instance of a variable font, whose default alone is ever set. */
static bool is_varied(const FcPattern *font) {
    int index = 0;
    FcBool variable = FcFalse;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    FcPatternGetBool(font, FC_VARIABLE, 0, &variable);
    return variable || index >> 16;
}

/* Just that slant, and on the same side of demibold. */
static bool is_face(const FcPattern *font, bool bold, bool italic) {
    int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
    FcPatternGetInteger(font, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(font, FC_SLANT, 0, &slant);
    return !(bold && is_varied(font)) && (weight >= FC_WEIGHT_DEMIBOLD) == bold &&
           (slant != FC_SLANT_ROMAN) == italic;
}

/* fontconfig always has some answer, the nearest; it counts where it is what was asked for. */
bool lv_font_find(const char *family, bool bold, bool italic, struct lv_buf *path) {
    FcResult result;
    FcChar8 *file;
    FcPattern *want = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT, FcTypeInteger,
                                     bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR, FC_SLANT, FcTypeInteger,
                                     italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN, (char *)NULL);
    FcConfigSubstitute(NULL, want, FcMatchPattern);
    FcDefaultSubstitute(want);
    FcPattern *found = FcFontMatch(NULL, want, &result);
    bool good = found && is_family(found, family) && is_format(found) && is_face(found, bold, italic) &&
                FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch;
    path->n = 0;
    if (good) {
        lv_buf_puts(path, (const char *)file);
        lv_buf_text(path);
    }
    if (found)
        FcPatternDestroy(found);
    FcPatternDestroy(want);
    return good;
}
