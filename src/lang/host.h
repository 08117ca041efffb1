/* Names of hosts in a text (host.c). */
#ifndef LV_HOST_H
#define LV_HOST_H

#include "core/core.h"

/* How many bytes of a label of a domain name begin at `at`, RFC 1035, 2.3.1. */
size_t lv_label_at(struct lv_str s, size_t at);

/* True for a label that may be the last of a domain name: letters only, and the word ends there. */
bool lv_is_top_domain(struct lv_str s, size_t at, size_t n);

/* How many bytes of a domain name with a dot in it begin at `at`; 0: none. */
size_t lv_domain_at(struct lv_str s, size_t at);

/* The same, only for one whose top-level domain is in domains.def. */
size_t lv_known_host_at(struct lv_str s, size_t at);

#endif
