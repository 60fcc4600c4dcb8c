/* Where the reader is in a page: the first line in view, and the row. */
#ifndef RUNGS_PAGE_SCROLL_H
#define RUNGS_PAGE_SCROLL_H

#include "page_view.h"

bool page_scroll_is_link(const struct page_view *view, size_t row);
bool page_scroll_is_heading(const struct page_view *view, size_t row);

/* The first line of a row, 0 for none. */
size_t page_scroll_line(const struct page_view *view, size_t row);

/* Whether the row's first line is in view. */
bool page_scroll_sees(const struct page_view *view, size_t row);

/* The first line in view where the page's end is. */
size_t page_scroll_last(const struct page_view *view);

/* Begins the view at a line, or where the page's end is. */
void page_scroll_to(struct page_view *view, size_t line);

/* Scrolls as little as shows the row, its beginning before its end. */
void page_scroll_show(struct page_view *view, size_t row);

/* Puts the reader at the first or last link that begins in view, else at any
 * row that does. */
void page_scroll_refocus(struct page_view *view, bool last);

/* To the beginning or the end of the page. */
void page_scroll_end(struct page_view *view, bool last);

/* To the heading and on to the section's first link if both can be seen. */
void page_scroll_section(struct page_view *view, size_t heading);

/* Carries out an action that moves the reader; false if it is another. */
bool page_scroll_act(struct page_view *view, enum action_id action);

#endif
