#include "layout/face.h"

#include <string.h>
#include <strings.h>

const struct lv_face *lv_face_find(const char *family, bool bold, bool italic) {
    const struct lv_face *best = lv_faces;
    int most = -1;
    for (size_t i = 0; i < lv_faces_n; i++) {
        const struct lv_face *face = &lv_faces[i];
        int score =
            4 * !strcasecmp(face->family, family) + 2 * (face->bold == bold) + (face->italic == italic);
        if (score > most) {
            best = face;
            most = score;
        }
    }
    return best;
}

/* How like two faces are; weight matters most. */
static int likeness(const struct lv_face *a, const struct lv_face *b) {
    return 4 * (a->bold == b->bold) + 2 * (a->italic == b->italic) + (a->serif == b->serif);
}

const struct lv_glyph *lv_face_fallback(const struct lv_face **face, uint32_t cp) {
    const struct lv_face *own = *face;
    const struct lv_glyph *glyph = lv_face_glyph(own, cp);
    int most = glyph ? 8 : -1; /* more than any other can have */
    for (size_t i = 0; i < lv_faces_n; i++) {
        const struct lv_glyph *other = lv_face_glyph(&lv_faces[i], cp);
        if (!other || likeness(&lv_faces[i], own) <= most)
            continue;
        most = likeness(&lv_faces[i], own);
        *face = &lv_faces[i];
        glyph = other;
    }
    return glyph;
}
