/* The draft that an O*NET release is read into, and the statements that fill
 * it.  Tables named onet_… are temporary: rows wait there for their
 * counterparts of other lines and files. */
#ifndef RUNGS_ONET_DRAFT_H
#define RUNGS_ONET_DRAFT_H

#include <stdbool.h>

#include <rungs/error.h>

#include "release.h"
#include "script.h"

/* The first column of every file that is about occupations. */
enum { ONET_CODE };
#define ONET_CODE_COLUMN                                                       \
	[ONET_CODE] = {                                                        \
		.name = "O*NET-SOC Code", .kind = COLUMN_ID, .required = true}

enum onet_statement {
	ONET_ADD_ABOUT,
	ONET_ADD_SOURCE,
	ONET_ADD_TRACK,
	ONET_ADD_GROUP,
	ONET_ADD_SCALE,
	ONET_ADD_LEVEL,
	ONET_ADD_SKILL_LEVEL,
	ONET_HAS_UNZONED,

	ONET_ADD_OCCUPATION,
	ONET_ADD_ROLE,
	ONET_HAS_ROLE,
	ONET_HAS_ROLES,
	ONET_ADD_ZONE,
	ONET_SET_ROLE_ZONE,
	ONET_SET_OCCUPATION_ZONE,
	ONET_ADD_MISSING_ZONES,
	ONET_ADD_ZONE_LEVELS,

	ONET_CLAIM_ROLE_TITLES,
	ONET_CLAIM_TITLE,
	ONET_ADD_TITLE,
	ONET_STAGE_TASK,
	ONET_ADD_TASKS,

	ONET_ADD_SKILL_GROUP,
	ONET_ADD_SKILL,
	ONET_STAGE_IMPORTANCE,
	ONET_STAGE_LEVEL,
	ONET_COUNT_ALONE,
	ONET_DROP_ALONE,
	ONET_ADD_REQUIREMENTS,
	ONET_STAGE_TOOL,
	ONET_STAGE_USE,
	ONET_STAGE_REMARK,
	ONET_ADD_TOOLS,
	ONET_ADD_USES,
	ONET_DROP_USES,
	ONET_DROP_REMARKS,
	ONET_SET_TECHNOLOGIES,
	ONET_STAGE_WORDS,
	ONET_HAS_CONDITION,
	ONET_ADD_CONDITION,
	ONET_ADD_ROLE_CONDITION,
	ONET_ADD_INTEREST,
	ONET_HAS_ELEMENT,
	ONET_DESCRIBE_SKILL,
	ONET_DESCRIBE_CONDITION,

	ONET_STAGE_CATEGORY,
	ONET_STAGE_ANSWER,
	ONET_ADD_EDUCATION,
	ONET_SET_EDUCATION,
	ONET_SET_EXPERIENCE,
	ONET_ADD_HOW_IN,
	ONET_COUNT_ANSWERS,
	ONET_DROP_ANSWERS,
	ONET_ADD_RELATION,

	ONET_STAGE_ACTIVITY,
	ONET_STAGE_PREPARATION,
	ONET_STAGE_STEPS,
	ONET_DROP_LEAVING,
	ONET_DROP_NEW,
	ONET_ADD_MOVES,
	ONET_HAS_DERIVED,
	ONET_ADD_SVP_SOURCE,
	ONET_SET_UNLINKED,
	ONET_STATEMENTS
};

/* What makes the temporary tables. */
extern const char onet_begin[];
extern const char *const onet_sql[ONET_STATEMENTS];

#define ONET_ID_SIZE 65

struct onet {
	struct script *script;
	struct release *release;
	struct rungs_error *error;
	char version[16]; /* of the release: '29.0', or 'not stated' */
	bool version_known;
	char year[5]; /* or '' */

	release_take *take; /* for the file being read */
	char code[65];      /* asked for last */
	bool known;         /* and whether it is an occupation */
	const char *skill_group;
	struct texts *tools; /* names in lower case, numbered as the tools */
	/* What a file has said: occupation, tool and remark; tool and remark. */
	struct texts *uses, *remarks;
	/* What was said last to be of little importance, and for which
	 * occupation; or ''. */
	char unimportant[ONET_ID_SIZE], unimportant_for[65];
};

/* An element id as an id of ours: '2.A.1.a' becomes '2-a-1-a'.  False if it
 * does not become one. */
bool onet_id(char id[ONET_ID_SIZE], const struct cell *element);

/* Reads a file about occupations: take gets the onet and the rows whose code,
 * field ONET_CODE, is one of them; the others are refused. */
enum rungs_status onet_read(struct onet *onet, const struct release_file *file,
			    release_take *take);

/* The same of whichever of the files there are; see release_read_any. */
enum rungs_status onet_read_any(struct onet *onet,
				const struct release_file *files, size_t count,
				release_take *take);

/* The parts, each reading its files in the order given here. */
enum rungs_status onet_read_frame(struct onet *onet);
enum rungs_status onet_read_roles(struct onet *onet);
enum rungs_status onet_read_zones(struct onet *onet);
enum rungs_status onet_read_titles(struct onet *onet);
enum rungs_status onet_read_skills(struct onet *onet);
enum rungs_status onet_read_tools(struct onet *onet);
enum rungs_status onet_read_occupations(struct onet *onet);
enum rungs_status onet_read_conditions(struct onet *onet);
enum rungs_status onet_read_model(struct onet *onet);
enum rungs_status onet_read_moves(struct onet *onet);

/* Keeps the years of preparation that a job zone's range stands for, if it is
 * understood; the moves are derived from them. */
enum rungs_status onet_keep_preparation(struct onet *onet,
					const struct cell *zone,
					const struct cell *range);

#endif
