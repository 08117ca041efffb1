/* Everything cmocka needs, in the order it needs it. */
#ifndef LV_UNIT_H
#define LV_UNIT_H

/* cmocka.h wants the others before it. clang-format would sort them. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#endif
