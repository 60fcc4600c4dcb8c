/* The draft that an ESCO release is read into, and the statements that fill
 * it.  Tables named esco_… are temporary: rows wait there to be put in order,
 * for ESCO's own is that of its addresses. */
#ifndef RUNGS_ESCO_DRAFT_H
#define RUNGS_ESCO_DRAFT_H

#include <stdbool.h>

#include <rungs/error.h>

#include "release.h"
#include "script.h"

enum esco_statement {
	ESCO_ADD_ABOUT,
	ESCO_ADD_SOURCE,
	ESCO_ADD_TRACK,
	ESCO_ADD_SCALE,
	ESCO_ADD_LEVEL,
	ESCO_ADD_SKILL_GROUP,

	ESCO_STAGE_GROUP,
	ESCO_ADD_SPECIALIZATIONS,
	ESCO_ADD_OCCUPATIONS,

	ESCO_STAGE_ROLE,
	ESCO_HAS_ROLE,
	ESCO_HAS_ROLES,
	ESCO_ADD_ROLES,
	ESCO_CLAIM_TITLE,
	ESCO_ADD_TITLE,

	ESCO_STAGE_SKILL,
	ESCO_HAS_SKILL,
	ESCO_ADD_SKILLS,
	ESCO_STAGE_REQUIREMENT,
	ESCO_ADD_REQUIREMENTS,

	ESCO_STAGE_NARROWER,
	ESCO_ADD_MOVES,
	ESCO_SET_UNLINKED,
	ESCO_STATEMENTS
};

/* What makes the temporary tables. */
extern const char esco_begin[];
extern const char *const esco_sql[ESCO_STATEMENTS];

#define ESCO_FILES 8          /* that are read */
#define ESCO_LANGUAGE_SIZE 12 /* of a code, its NUL counted in */

struct esco {
	const char *asked; /* the language, or NULL */
	struct script *script;
	struct release *release;
	struct rungs_error *error;

	char language[ESCO_LANGUAGE_SIZE];
	char changed[11]; /* when any of it was last: '2022-01-20', or '' */

	size_t file_count;
	char files[ESCO_FILES][64]; /* their names in the folder */
};

/* Reads a file that is named by its stem: 'skills' is skills_en.csv, and
 * skills.csv where only that is there. */
enum rungs_status esco_read(struct esco *esco, const struct release_file *file,
			    release_take *take);

/* Keeps the date of a row if none is later. */
void esco_keep_date(struct esco *esco, const struct cell *date);

/* Whether the row is in force; one that is not is passed over for the
 * column. */
bool esco_is_released(const struct esco *esco, const struct cell *fields,
		      size_t column);

/* The parts, in the order given here. */
enum rungs_status esco_find_language(struct esco *esco);
enum rungs_status esco_read_groups(struct esco *esco);
enum rungs_status esco_read_occupations(struct esco *esco);
enum rungs_status esco_read_skills(struct esco *esco);
enum rungs_status esco_read_narrower(struct esco *esco);
enum rungs_status esco_add_frame(struct esco *esco);

#endif
