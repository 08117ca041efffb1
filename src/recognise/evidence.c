/* The evidence of a release that its blocks have together, pass by pass. */
#include "recognise/roles.h"

/* All passes over the blocks of an edition, in their order. */
static const struct {
    enum lv_pass pass;
    void (*see)(struct lv_facts *);
} passes[] = {
    {LV_PASS_ROWS, lv_see_rows},         {LV_PASS_TICKER, lv_see_ticker},
    {LV_PASS_MAIL, lv_see_mail},         {LV_PASS_LISTS, lv_see_lists},
    {LV_PASS_LISTS, lv_see_summaries},   {LV_PASS_TEXT, lv_see_extent},
    {LV_PASS_NEXT, lv_see_pairs},        {LV_PASS_STATEMENTS, lv_see_statements},
    {LV_PASS_PLACES, lv_see_places},     {LV_PASS_AGREEMENT, lv_see_agreement},
    {LV_PASS_BARE, lv_see_bare_lists},   {LV_PASS_ENDS, lv_see_ends},
    {LV_PASS_HEAD, lv_see_top},          {LV_PASS_HEADLINE, lv_see_headline},
    {LV_PASS_NEAR, lv_see_contacts},     {LV_PASS_CARDS, lv_see_cards},
    {LV_PASS_MENUS, lv_see_menus},       {LV_PASS_PAGE, lv_see_page},
    {LV_PASS_SECTIONS, lv_see_sections}, {LV_PASS_REPEATS, lv_see_repeats},
    {LV_PASS_HEADS, lv_see_neighbours},  {LV_PASS_EVENTS, lv_see_events},
    {LV_PASS_TOPICS, lv_see_topics},     {LV_PASS_NOTICES, lv_see_notices},
    {LV_PASS_WHERE, lv_see_where},       {LV_PASS_DAYS, lv_see_days},
    {LV_PASS_TAIL, lv_see_tail},         {LV_PASS_AFTER, lv_see_after},
    {LV_PASS_PLAIN, lv_see_plain},
};

void lv_see_context(struct lv_facts *facts) {
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
        for (size_t k = 0; LV_EXACT && k < facts->n; k++)
            lv_pass(&facts->fact[k], passes[i].pass);
        passes[i].see(facts);
    }
}
