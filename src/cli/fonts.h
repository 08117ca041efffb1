/* Families of type that the house style names, looked for among the fonts of this machine. */
#ifndef LV_CLI_FONTS_H
#define LV_CLI_FONTS_H

#include "cli/style.h"

/* Adds their files to those of the style, where it is a file and names a family that does not travel with lvconv. 0, or -1 with a diagnostic. */
int lv_cli_fonts_find(struct lv_cli_style *style, struct lv_options *options, struct lv_job *job);

#endif
