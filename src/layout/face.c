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

const struct lv_glyph *lv_face_fallback(const struct lv_face **face, uint32_t cp) {
    const struct lv_glyph *glyph = lv_face_glyph(*face, cp);
    for (int same = 1; !glyph && same >= 0; same--) /* faces of the same weight and slant first */
        for (size_t i = 0; !glyph && i < lv_faces_n; i++) {
            const struct lv_face *other = &lv_faces[i];
            if (same && (other->bold != (*face)->bold || other->italic != (*face)->italic))
                continue;
            glyph = lv_face_glyph(other, cp);
            if (glyph) {
                *face = other;
                break;
            }
        }
    return glyph;
}
