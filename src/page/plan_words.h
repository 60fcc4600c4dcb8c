/* How the steps of plans are worded, the same on pages, on paper and in
 * calendars.  What is returned lives as long as the page. */
#ifndef RUNGS_PLAN_WORDS_H
#define RUNGS_PLAN_WORDS_H

#include <rungs/plan.h>

#include "builder.h"

/* 'Learn SQL: level 2 to 3', 'Apply for Data Analyst'. */
const char *plan_words_step(struct builder *builder,
			    const struct rungs_plan_step *step);

/* 'by 2027-03-01', 'done on 2026-12-01', 'you have it'; NULL for nothing. */
const char *plan_words_when(struct builder *builder,
			    const struct rungs_plan_step *step);

/* The reason, whether the atlas still knows it, and the note, a line each;
 * NULL for nothing. */
const char *plan_words_why(struct builder *builder,
			   const struct rungs_plan_step *step);

/* '2026-11-26 to 2027-05-26', else the years of the move; NULL for nothing. */
const char *plan_words_time(struct builder *builder,
			    const struct rungs_plan_stage *stage);

/* '3 of 12 steps', of what is done. */
const char *plan_words_progress(struct builder *builder,
				const struct rungs_plan *plan);

#endif
