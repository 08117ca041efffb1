#include "filter/cld2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <cstring>

const char *lv_lang_guess(const char *p, size_t n, bool *sure) {
    const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language best[3];
    int percent[3], bytes;
    double score[3];
    CLD2::Language lang =
        CLD2::ExtDetectLanguageSummary(p, static_cast<int>(n), true, &hints, CLD2::kCLDFlagBestEffort, best,
                                       percent, score, nullptr, &bytes, sure);
    if (lang == CLD2::UNKNOWN_LANGUAGE)
        return nullptr;
    const char *code = CLD2::LanguageCode(lang);
    return std::strcmp(code, "iw") == 0 ? "he" : std::strcmp(code, "un") == 0 ? nullptr : code;
}
