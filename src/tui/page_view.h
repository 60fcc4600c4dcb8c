/* A page on a screen: which part of it is in view and which row the reader is
 * at.  Belongs to the screens that show a page. */
#ifndef RUNGS_PAGE_VIEW_H
#define RUNGS_PAGE_VIEW_H

#include "../page/layout.h"
#include "../page/page.h"
#include "screen.h"

struct page_view {
	struct page plain; /* put there by the screen's open */
	struct page page;  /* with what the person has of it: what is seen */
	struct layout layout;
	size_t top; /* first line in view */
	/* row the reader is at, a link wherever one is in view */
	size_t focus;
	int rows, cols;
	char spot[40]; /* where to begin, as page_view_place tells it */
	const struct marks *marks;   /* shown beside the rows, or NULL */
	const struct person *person; /* whose the page is, or NULL */
};

/* Begins a view that is all zero; its screen's open does that and puts a page
 * there. */
void page_view_begin(struct page_view *view, struct session *session,
		     const struct place *place);

/* Shared by the screens as their update, render, title, current, subject,
 * finds, place, write, of text alone, and close. */
struct effect page_view_update(void *state, const struct event *event);
void page_view_render(const void *state, struct cells *grid, struct area area);
const char *page_view_title(const void *state);
bool page_view_current(const void *state, struct place *out);
bool page_view_subject(const void *state, struct place *out);
bool page_view_finds(const void *state, enum action_id action);
void page_view_place(const void *state, struct place *out);
enum rungs_status page_view_write(const void *state, const char *ending,
				  FILE *out, struct rungs_error *error);
void page_view_close(void *state);

/* Shows another page in the place of the one there is, from its n-th section
 * on; 1 is the first, 0 where the reader is to begin.  The page is the
 * view's. */
struct effect page_view_turn(struct page_view *view, const struct page *page,
			     size_t section);

/* Shows the same page made anew, the reader at the link of before.  The page is
 * the view's. */
struct effect page_view_renew(struct page_view *view, const struct page *page);

#endif
