#include "write/docx/docx.h"

const struct docx_file docx_files[DOCX_FILES] = {
    [DOCX_TYPES] = {"[Content_Types].xml", docx_content_types, true, NULL},
    {"_rels/.rels", docx_package_links, true, NULL},
    [DOCX_BODY] = {"word/document.xml", NULL, false, NULL},
    [DOCX_LINKS] = {"word/_rels/document.xml.rels", NULL, false, NULL},
    {"word/styles.xml", docx_styles, true, "w:lang"},
    [DOCX_NUMBERING] = {"word/numbering.xml", docx_numbering, true, NULL},
    {"word/theme.xml", docx_theme, true, NULL},
    {"word/settings.xml", docx_settings, true, "w:themeFontLang"},
    {"word/fontTable.xml", docx_fonts, true, NULL},
    {"word/footer.xml", docx_footer, true, NULL},
    {"docProps/core.xml", docx_core, false, NULL},
    {"docProps/app.xml", docx_app, true, NULL},
};
