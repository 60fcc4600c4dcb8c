/* Plans of one person as files for others: to read, to print, for spreadsheets
 * and calendars.  The same plans give the same bytes; all text is escaped, its
 * hidden characters made visible.  Writing errors stay on the file. */
#ifndef RUNGS_PLAN_WRITE_H
#define RUNGS_PLAN_WRITE_H

#include <rungs/assessment.h>
#include <rungs/plan.h>

#include "paper.h"

enum { PLAN_ASKED = 3 };

/* What a sheet holds besides its head and its sources. */
enum plan_part {
	PLAN_PICTURE, /* the route on the ladder */
	PLAN_ROUTE,   /* and in time */
	PLAN_STEPS,
	PLAN_GAPS,
	PLAN_CERTIFICATIONS,
	PLAN_PAY,
	PLAN_PART_COUNT
};

/* 'steps'; NULL for a number that is none.  Static. */
const char *plan_part_word(size_t part);

struct plan_set {
	const char *who;        /* whose plans they are, or NULL */
	const char *letterhead; /* above each title, a line or more; or NULL */
	unsigned parts;         /* bits of enum plan_part; 0 for all of them */
	bool suggested;         /* nobody has kept them */
	const char *because; /* why that role: a sentence without its stop, if
			      * suggested; or NULL */
	const char *fits;    /* how the role fits, 'near', if it was chosen for
			      * that; or NULL */
	const char *day;     /* 'YYYY-MM-DD' as of which they are, or NULL */
	const char *changed; /* what the person last changed, a line each; or
			      * NULL */
	/* Without plans: roles that fit well, with how, but to which no route is
	 * known; or NULL. */
	const char *near;
	/* Without plans the questions whose answers would help to suggest one,
	 * and then NULL. */
	const struct rungs_asked *asked[PLAN_ASKED + 1];
	size_t count;
	const struct rungs_plan *plans;
};

/* All that is handed out of them: each with what has changed since, the parts
 * that are wanted, and sources. */
enum rungs_status plan_paper(struct paper *out, struct rungs_atlas *atlas,
			     const struct plan_set *set,
			     struct rungs_error *error);

/* The sheet of a set without plans: why there is none, and what would help. */
void plan_none(struct paper *out, const struct plan_set *set);

/* A row a step, after RFC 4180. */
void plan_write_csv(FILE *out, const struct plan_set *set);

/* iCalendar, after RFC 5545.  Each step is a to-do, ticked or not, with its due
 * date; programs such as Google Calendar, Apple Calendar and Outlook pass over
 * to-dos in a file, so each date is an event of that day too.  Ids stay the
 * same as long as a plan lives: reading the file again changes what is there.
 * A set without steps makes no valid calendar. */
enum rungs_status plan_write_calendar(FILE *out, const struct plan_set *set,
				      struct rungs_error *error);

#endif
