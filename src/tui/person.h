/* The person at the explorer: their profile, as it was last read.  No profile
 * is none that can be used: all functions may be called, and records are empty.
 *
 *	struct person person = {.path = path};
 *	person_refresh(&person, said, sizeof said)	first reads it
 *	person_change(&person, &edit, 1, said, sizeof said)
 *	…						has changed by now
 *	person_put(&person, &edit, 1, said, sizeof said)
 *	…						is seen to have changed
 *	person_settle(&person, said, sizeof said)	has changed by now
 *	person_release(&person)
 *
 * Nothing here makes a key wait: where another program holds the profile, it
 * is said so after a fifth of a second.  The file is made by the first
 * change. */
#ifndef RUNGS_PERSON_H
#define RUNGS_PERSON_H

#include <rungs/profile.h>

struct person {
	char *path;     /* of the profile, to be freed; NULL: there is none */
	char today[11]; /* 'YYYY-MM-DD', or empty: the day of changes */
	struct rungs_records records; /* all that is in it, as it was last read
				       * and put */
	struct rungs_records read;    /* without what was put */
	struct rungs_edits put;       /* still to be written */
	unsigned long generation;     /* of records: another with each change */
	struct rungs_profile *profile; /* NULL until it is read, and if it
					* cannot be */
	bool writes;                   /* it was opened to be changed */
	bool hopeless;                 /* to read it would fail again */
	struct rungs_error told;       /* the last trouble that was told */
};

void person_release(struct person *person);

/* Reads the profile if it was not yet, or if another program changed it; true
 * if records are others than before.  What the person should be told goes to
 * said, else an empty text: once, why the profile cannot be read. */
bool person_refresh(struct person *person, char *said, size_t size);

/* Changes the profile as rungs_profile_change does, in one transaction that can
 * be undone.  A damaged profile is moved aside first.  False if nothing was
 * changed; said then tells why, else stays as it is unless there is more to
 * tell. */
bool person_change(struct person *person, const struct rungs_edit *edits,
		   size_t count, char *said, size_t size);

/* Changes the records alone, for person_settle to change the profile as well:
 * the disk takes longer than an answer to a key should.  So it is for what the
 * person sees and is not told to be kept; who is killed in between loses it.
 * False and said as person_change has it, where that would fail for sure. */
bool person_put(struct person *person, const struct rungs_edit *edits,
		size_t count, char *said, size_t size);

/* Changes the profile by what was put, as one change, and reads it; whatever else
 * changes it does so first.  False if that failed, and what was put is gone from
 * the records; said is as person_change leaves it. */
bool person_settle(struct person *person, char *said, size_t size);

/* Takes the last change back, or does it again; said tells which, or why not. */
bool person_undo(struct person *person, char *said, size_t size);
bool person_redo(struct person *person, char *said, size_t size);

/* As rungs_records_find of person's records; NULL is nobody. */
const struct rungs_record *person_has(const struct person *person,
				      enum rungs_section section,
				      const char *id);

#endif
