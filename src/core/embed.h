/* Files compiled in as they are; paths are relative to the root of the repository. */
#ifndef LV_EMBED_H
#define LV_EMBED_H

/* Declares lv_file_NAME, the bytes of a file and a NUL after them; lv_file_NAME_end points at the NUL. */
#define LV_EMBED(name, path)                                                                                 \
    __asm__(".pushsection .rodata\n"                                                                         \
            ".local lv_file_" #name "\n.local lv_file_" #name "_end\n"                                       \
            "lv_file_" #name ":\n.incbin \"" path "\"\n"                                                     \
            "lv_file_" #name "_end:\n.byte 0\n"                                                              \
            ".popsection\n");                                                                                \
    __attribute__((visibility("hidden"))) extern const char lv_file_##name[], lv_file_##name##_end[];

#endif
