/* The records that a plan is kept in, and edits of them. */
#ifndef RUNGS_PLAN_RECORD_H
#define RUNGS_PLAN_RECORD_H

#include <rungs/plan.h>

#include "profile_edits.h"

enum { PLAN_TEXT_MOST = 10000 };

/* The number of a step of that plan; 0 if the record is none. */
int plan_step_number(const struct rungs_record *record, const char *plan);

/* One more than the highest number of a step. */
int plan_next_number(const struct rungs_records *profile, const char *plan);

/* Of text; RUNGS_PLAN_OWN for a word that is none. */
enum rungs_plan_step_kind plan_step_kind(const struct rungs_record *record);

/* What a step is about, 'skill/sql'; false if it is nothing of an atlas. */
bool plan_step_about(const struct rungs_record *record, enum rungs_kind *kind,
		     const char **id);

/* The record of a plan or a step; NULL after having said that there is none. */
const struct rungs_record *edits_plan(struct edits *edits,
				      const struct rungs_records *profile,
				      const char *plan);
const struct rungs_record *edits_step(struct edits *edits,
				      const struct rungs_records *profile,
				      const char *plan, int number);

/* Whether it is a day, or a text that a person may have written; NULL is
 * neither. */
bool edits_check_date(struct edits *edits, const char *date);
bool edits_check_text(struct edits *edits, const char *text);

#endif
