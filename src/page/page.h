/* A page: one thing of the atlas as rows for a person to read, the same rows
 * for a screen and for plain text.  The only place that decides what is said
 * about a thing, in which order and in which words.
 *
 * Every string but the ids of links can go to a terminal as it is: what must
 * not reach one has been made visible.  A '\n' in a text or note ends a
 * paragraph; there is none elsewhere. */
#ifndef RUNGS_PAGE_H
#define RUNGS_PAGE_H

#include <rungs/ladder.h>
#include <rungs/profile.h>

#include "style.h"

/* Where a row leads; id NULL for nowhere. */
struct page_link {
	enum rungs_kind kind;
	const char *id;
};

/* The occupation of a role where it is a role itself, in an atlas of the
 * classification. */
struct page_counterpart {
	char title[160];
	char name[96]; /* of the atlas, with its release: 'O*NET 29.0' */
	char kept[96]; /* as 'rungs atlas list' has it */
	size_t atlas;  /* not 0: what tells it to who asked */
};

/* Looks for it; false if there is none. */
struct page_elsewhere {
	void *context;
	bool (*find)(void *context, const char *occupation,
		     struct page_counterpart *out);
};

enum page_row_kind {
	/* text: a section begins; its name.  detail: what holds for all of
	 * it */
	PAGE_HEADING,
	PAGE_TEXT, /* text: a paragraph, wrapped */
	/* label in a column of its own, the rest beside it; without a label it
	 * goes on with the field above */
	PAGE_FIELD,
	PAGE_ITEM
};

/* Of a field or an item: mark, text, picture and detail side by side, where it
 * is narrow below each other, and note below, wrapped. */
struct page_row {
	enum page_row_kind kind;
	enum style style;  /* of text */
	const char *label; /* of a field, or NULL */
	const char *mark;  /* before the text: up to two columns, or NULL */
	const char *text;
	const char *picture; /* draws what the other words say; or NULL */
	const char *detail;
	const char *note;
	struct page_link link;
	size_t atlas; /* that the link leads to, as struct page_counterpart
		       * tells it; 0: the page's own */
	int asks;     /* level that is asked of the skill it leads to, or less
		   * than 1 */
};

struct page {
	struct page_link self;
	const char *title;
	const char *subtitle; /* one line under it, or NULL */
	size_t count;
	struct page_row *rows;
	bool told;    /* its words are about what one has already */
	size_t own;   /* rows on top that a profile gave it, as own.h tells */
	void *memory; /* owns every string */
};

/* Makes the page of a thing, with where else there is more of it, or NULL. */
enum rungs_status page_open(struct page *out, struct rungs_atlas *atlas,
			    enum rungs_kind kind, const char *id,
			    const struct page_elsewhere *elsewhere,
			    struct rungs_error *error);

/* Makes as much of the page as stands beside a list: of a long one its head,
 * which costs a fraction of the whole; of another all of it.  At most so many
 * rows, 0 for all. */
enum rungs_status page_open_head(struct page *out, struct rungs_atlas *atlas,
				 enum rungs_kind kind, const char *id,
				 size_t most, struct rungs_error *error);

/* Makes the page "How do I start?": its statements with what proves them, and
 * the areas of study to set out from. */
enum rungs_status page_open_start(struct page *out, struct rungs_atlas *atlas,
				  struct rungs_error *error);

/* Makes the page of the feeders of a role, up to *steps steps back, which
 * becomes how many there are: 0 for none. */
enum rungs_status page_open_feeders(struct page *out, struct rungs_atlas *atlas,
				    const char *id, int *steps,
				    struct rungs_error *error);

/* Makes a page of a ladder, level by level from the highest: what its picture
 * shows, in words. */
enum rungs_status page_open_ladder(struct page *out,
				   const struct rungs_ladder *ladder,
				   struct rungs_error *error);

/* Makes the page of a profile; what the atlas does not have is told so. */
enum rungs_status page_open_profile(struct page *out, struct rungs_atlas *atlas,
				    const struct rungs_records *records,
				    struct rungs_error *error);

/* The name of a section of a profile; static. */
const char *page_profile_heading(enum rungs_section section);

/* Whether the atlas has what the record names, if it names anything of one. */
bool page_profile_knows(struct rungs_atlas *atlas,
			const struct rungs_record *record);

void page_release(struct page *page);

#endif
