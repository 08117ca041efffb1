#include "write/docx/docx.h"

const struct docx_file docx_files[DOCX_FILES] = {
    [DOCX_TYPES] = {"[Content_Types].xml", docx_content_types, true, NULL, NULL},
    {"_rels/.rels", docx_package_links, true, NULL, NULL},
    [DOCX_BODY] = {"word/document.xml", NULL, false, NULL, NULL},
    [DOCX_LINKS] = {"word/_rels/document.xml.rels", NULL, false, NULL, NULL},
    [DOCX_STYLES] = {"word/styles.xml", docx_styles, true, "w:lang", NULL},
    [DOCX_NUMBERING] = {"word/numbering.xml", docx_numbering, true, NULL, NULL},
    {"word/theme.xml", docx_theme, true, NULL, NULL},
    [DOCX_SETTINGS] = {"word/settings.xml", docx_settings, true, "w:themeFontLang", NULL},
    {"word/fontTable.xml", docx_fonts, true, NULL, NULL},
    {"word/footer.xml", docx_footer, true, NULL, docx_has_foot},
    {"docProps/core.xml", docx_core, false, NULL, NULL},
    {"docProps/app.xml", docx_app, true, NULL, NULL},
    {"word/header-first.xml", docx_head_first, false, NULL, docx_has_letter},
    {"word/_rels/header-first.xml.rels", docx_logo_link, false, NULL, docx_has_logo},
    [DOCX_PNG] = {"word/media/logo.png", NULL, false, NULL, docx_has_png},
    [DOCX_JPEG] = {"word/media/logo.jpeg", NULL, false, NULL, docx_has_jpeg},
    {"word/footer-first.xml", docx_footer_first, false, NULL, docx_has_first_foot},
    {"word/header.xml", docx_head, false, NULL, docx_has_head},
    {"word/footer-across.xml", docx_footer_across, false, NULL, docx_has_across},
    {"word/header-across.xml", docx_head_across, false, NULL, docx_has_head_across},
};
