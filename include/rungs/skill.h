/* A skill, a tool or a knowledge area that roles ask. */
#ifndef RUNGS_SKILL_H
#define RUNGS_SKILL_H

#include <rungs/role.h>

/* As struct rungs_requirement, with the role that asks it. */
struct rungs_skill_use {
	struct rungs_role_brief role;
	int level; /* 1 to 5, or RUNGS_UNKNOWN */
	const char *level_name;
	const char *importance; /* 'core' or 'useful' */
	struct rungs_basis basis;
};

/* A level on which everybody needs it. */
struct rungs_skill_baseline {
	struct rungs_ref level;
	int skill_level;        /* 1 to 5 */
	const char *level_name; /* in words */
};

/* What a level of skill means, whatever the skill. */
struct rungs_skill_level {
	int level; /* 1 to 5 */
	const char *name, *summary;
	struct rungs_basis basis;
};

struct rungs_skill {
	const char *id, *name, *summary;
	const char *kind; /* 'skill', 'tool' or 'knowledge' */
	struct rungs_ref group;
	const char *group_summary; /* what the group covers */
	struct rungs_basis basis;
	size_t baseline_count;
	struct rungs_skill_baseline *baseline;
	size_t use_count;
	struct rungs_skill_use *uses; /* core first */
	struct rungs_ref term;        /* the glossary's entry of the same id */
	size_t scale_count;
	struct rungs_skill_level *scale; /* lowest first */
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_skill_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_skill *out,
				  struct rungs_error *error);
void rungs_skill_release(struct rungs_skill *skill);

#endif
