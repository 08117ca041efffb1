#include "lang/cld2.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <cstring>
#include <new>

#include "core/memory.h"

/* CLD2 keeps old codes of Hebrew and Javanese, and has "un" for a language it cannot tell. */
static const char *code_of(CLD2::Language lang) {
    static const struct { const char *old, *code; } changed[] = {{"iw", "he"}, {"jw", "jv"}, {"un", nullptr}};
    const char *code = CLD2::LanguageCode(lang);
    for (const auto &change : changed)
        if (std::strcmp(code, change.old) == 0)
            return change.code;
    return code;
}

const char *lv_lang_guess(const char *p, size_t n, bool *sure) {
    const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language best[3], lang = CLD2::UNKNOWN_LANGUAGE;
    int percent[3], bytes;
    double score[3];
    bool failed = false;
    try {
        lang = CLD2::ExtDetectLanguageSummary(p, static_cast<int>(n), true, &hints, CLD2::kCLDFlagBestEffort,
                                              best, percent, score, nullptr, &bytes, sure);
    } catch (const std::bad_alloc &) {
        failed = true; /* nothing may jump out of a handler */
    }
    if (failed)
        lv_out_of_memory();
    return code_of(lang);
}

const char *lv_lang_listed(size_t i) {
    if (i >= CLD2::NUM_LANGUAGES)
        return nullptr;
    const char *code = code_of(static_cast<CLD2::Language>(i));
    return code && std::strlen(code) == 2 ? code : "";
}
