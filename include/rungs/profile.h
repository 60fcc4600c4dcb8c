/* A profile: what one person has, likes, limits and plans, in one private file
 * that no atlas knows of.
 *
 *	struct rungs_profile *profile;
 *	struct rungs_edit edit = {.record = {.section = RUNGS_HAS_SKILL,
 *					     .id = "sql", .name = "SQL",
 *					     .level = 3}};
 *	if (rungs_profile_open(&profile, path, RUNGS_PROFILE_WRITE, NULL,
 *			       &error) == RUNGS_OK)
 *		rungs_profile_change(profile, &edit, 1, false, &error);
 *	rungs_profile_close(profile);
 *
 * Every change is one transaction: it is kept whole once the function has
 * returned, whatever happens to the program, and undone and redone as a whole,
 * also by a later run.  Several programs may have a profile open: who comes
 * second waits, five seconds at most, and sees what the first has changed. */
#ifndef RUNGS_PROFILE_H
#define RUNGS_PROFILE_H

#include <rungs/thing.h>

/* A section has at most one record of an id; those with 'one' have one. */
enum rungs_section {
	RUNGS_HAS_EDUCATION, /* one; text: fields of study */
	RUNGS_HAS_SKILL,     /* level: 1 aware to 5 expert */
	RUNGS_HAS_CERTIFICATION,
	RUNGS_HAS_EXPERIENCE, /* id: 'role/ID', or a title; years */
	RUNGS_HAS_LANGUAGE,   /* id: 'english'; level: 1 to 6 for A1 to C2 of
				  * the European framework, 7 native */
	RUNGS_LIKES,          /* id: 'KIND/ID', or words */
	RUNGS_LEARNS,         /* what one is ready to learn; id: 'degree',
		       * 'certification', or 'group/ID' of skills */
	RUNGS_LIMITS,    /* id of a condition that is not wanted, or 'moving' */
	RUNGS_PLACE,     /* one; where one is */
	RUNGS_PAY_PLACE, /* one; whose pay is wanted */
	RUNGS_BOOKMARKED, /* id: 'KIND/ID' */
	RUNGS_MARKED,     /* to be compared; id of a role, or 'KIND/ID'; stage:
			   * its place in the order of marking, 0 for last */
	RUNGS_NOTED,      /* id: 'KIND/ID'; text */
	RUNGS_PLANNED,    /* a plan; text: the roles of its route in order, with
			   * ';' between, the first 'start' for no job yet;
			   * date: when it was made; told */
	RUNGS_STEP,       /* id: 'PLAN/NUMBER'; text: its kind; about, stage,
			   * level to come to; date, done, done_on, gave,
			   * note */
	RUNGS_ANSWERED,   /* id: a question of the guided start (see
			   * rungs/assessment.h); text: ids chosen, with ';'
			   * between, none if it was skipped */
	RUNGS_ASKED,      /* one; id: the question that comes next, or 'end' */
	RUNGS_SECTION_COUNT
};

/* 'skill', 'pay-place'; static. */
const char *rungs_section_word(enum rungs_section section);
bool rungs_section_parse(const char *word, enum rungs_section *out);

struct rungs_record {
	enum rungs_section section;
	const char *id;
	const char *name; /* of the thing as it was seen; never NULL in a
			   * profile */
	int level;        /* RUNGS_UNKNOWN, and 0 when writing, for none */
	double years;     /* 0 for none */
	const char *text; /* or NULL */
	const char *date; /* 'YYYY-MM-DD', or NULL */
	bool done;
	/* Of plans and their steps; see rungs/plan.h. */
	const char *about;   /* 'skill/sql', or NULL */
	int stage;           /* from 1; 0 for none */
	const char *done_on; /* 'YYYY-MM-DD', or NULL */
	const char *gave;    /* what the tick put out of its place, or NULL */
	const char *note;    /* or NULL */
	const char *told;    /* what the atlas told when it was made, or NULL */
};

/* In order of section and id. */
struct rungs_records {
	size_t count;
	struct rungs_record *at;
	void *memory;
};

struct rungs_profile;

enum rungs_profile_use {
	RUNGS_PROFILE_READ,  /* changes nothing; a file that is missing is an
			      * empty profile, and one of an older version is
			      * read as it is now */
	RUNGS_PROFILE_WRITE, /* makes file and folders, for their owner alone */
	RUNGS_PROFILE_BRISK  /* with either: whoever comes second waits a fifth
			      * of a second only, since a person waits too */
};

/* Where a profile is kept if nobody says: below XDG_DATA_HOME if that is an
 * absolute path, else in ~/.local/share.  The caller frees *out. */
enum rungs_status rungs_profile_path(char **out, struct rungs_error *error);

/* Opens the profile in the file at path.  RUNGS_NEWER, RUNGS_NOT_ATLAS for a
 * file that is something else, and RUNGS_IO leave it as it is, and so does
 * RUNGS_DAMAGED when reading.  For writing a damaged one is moved aside, to
 * PATH.damaged-N, and an empty one begun: *aside then tells where the old one
 * is, for the caller to free; else it is NULL.  aside may be NULL: damage is
 * then an error. */
enum rungs_status rungs_profile_open(struct rungs_profile **out,
				     const char *path,
				     enum rungs_profile_use use, char **aside,
				     struct rungs_error *error);
void rungs_profile_close(struct rungs_profile *profile);

/* The day that is written beside every change from now on, 'YYYY-MM-DD'; NULL,
 * as at first, for none. */
void rungs_profile_today(struct rungs_profile *profile, const char *today);

/* Everything in it. */
enum rungs_status rungs_profile_get(struct rungs_profile *profile,
				    struct rungs_records *out,
				    struct rungs_error *error);
void rungs_records_release(struct rungs_records *records);

/* Whether the file is no longer as rungs_profile_get last read it: another
 * program has changed, made, replaced or removed it.  Waits for nobody: of one
 * that is held by another program, that is told later. */
bool rungs_profile_is_stale(const struct rungs_profile *profile);

/* The record of an id, or NULL; with an id of NULL the section's first. */
const struct rungs_record *rungs_records_find(
	const struct rungs_records *records, enum rungs_section section,
	const char *id);

struct rungs_edit {
	bool remove; /* the record of that section and id, if there is one */
	struct rungs_record record; /* else it is put in its place */
};

/* What some question comes to, in the order in which it is to be done. */
struct rungs_edits {
	size_t count;
	struct rungs_edit *at;
	void *memory;
};
void rungs_edits_release(struct rungs_edits *edits);

/* Adds copies of more edits to them, zeroed ones too; after a failure there are
 * none left. */
enum rungs_status rungs_edits_join(struct rungs_edits *edits,
				   const struct rungs_edits *more,
				   struct rungs_error *error);

/* Does all of them, in this order, or none.  whole: records that no edit names
 * are removed too.  What changes nothing is no step to undo. */
enum rungs_status rungs_profile_change(struct rungs_profile *profile,
				       const struct rungs_edit *edits,
				       size_t count, bool whole,
				       struct rungs_error *error);

/* Works out what to change from what the profile has at that moment: nobody
 * writes between the two.  What it returns is returned, and nothing changed if
 * that is not RUNGS_OK. */
typedef enum rungs_status rungs_decide(const struct rungs_records *now,
				       void *context, struct rungs_edits *out,
				       struct rungs_error *error);
/* Does what is decided, or nothing; *done holds it, for the caller to
 * release. */
enum rungs_status rungs_profile_decide(struct rungs_profile *profile,
				       rungs_decide *decide, void *context,
				       struct rungs_edits *done,
				       struct rungs_error *error);

/* The records as they would be after the edits, whose texts it borrows, and
 * those of the records. */
enum rungs_status rungs_records_with(const struct rungs_records *records,
				     const struct rungs_edits *edits,
				     struct rungs_records *out,
				     struct rungs_error *error);

/* The records as they stood before the first change of a day or later; changes
 * that were taken back, and those of no day, do not count.  RUNGS_NOT_FOUND if
 * those that are kept do not reach back so far. */
enum rungs_status rungs_profile_before(struct rungs_profile *profile,
				       const char *date,
				       struct rungs_records *out,
				       struct rungs_error *error);

/* Takes the last change back, or does again what was taken back last; a change
 * in between leaves nothing to redo, and only the last thousand are kept.  out
 * holds the records that it touched, as they were before or, where there was
 * none, as they are now; RUNGS_NOT_FOUND if there is nothing to do. */
enum rungs_status rungs_profile_undo(struct rungs_profile *profile,
				     struct rungs_records *out,
				     struct rungs_error *error);
enum rungs_status rungs_profile_redo(struct rungs_profile *profile,
				     struct rungs_records *out,
				     struct rungs_error *error);

#endif
