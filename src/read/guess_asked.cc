/* uchardet, which is C++ and throws when memory runs out. */
#include <cstring>
#include <new>

#include <uchardet/uchardet.h>

#include "read/guess_asked.h"

bool lv_ask_uchardet(const char *p, size_t n, char name[64]) {
    try {
        uchardet_t detector = uchardet_new();
        const char *found = "";
        if (!uchardet_handle_data(detector, p, n)) {
            uchardet_data_end(detector);
            found = uchardet_get_charset(detector);
        }
        size_t length = strnlen(found, 63);
        std::memcpy(name, found, length);
        name[length] = '\0';
        uchardet_delete(detector);
        return true;
    } catch (const std::bad_alloc &) {
        return false;
    }
}
