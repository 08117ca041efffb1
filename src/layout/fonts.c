/* The fonts, as src/gen/fonts.c made them of those of the build machine. */
#include "layout/face.h"

#include "fonts.inc"
