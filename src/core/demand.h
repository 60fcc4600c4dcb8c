/* What all roles ask, in numbers, and what a profile has of it. */
#ifndef RUNGS_DEMAND_H
#define RUNGS_DEMAND_H

#include <stdint.h>

#include <rungs/fit.h>

#include "rows.h"

/* Ids of one kind by their place. */
struct names {
	size_t count;
	const struct rungs_ref *at;
	uint32_t *slots; /* hashed: a place and one, or 0 */
	size_t mask;
};

#define NAMES_NONE UINT32_MAX

uint32_t names_find(const struct names *names, const char *id, size_t size);

struct demand {
	uint32_t what; /* skill, or certification after all skills */
	uint8_t level; /* 0 if not said */
	bool core;     /* of a certification: often asked */
	bool basic;    /* core, or asked of everybody on the level */
};

struct demand_role {
	struct rungs_role_brief brief;
	struct rungs_ref education;
	int education_rank;
	bool education_profession;
	int years;
	uint32_t first, end; /* of demands */
	bool unwanted;
};

struct demands {
	size_t role_count;
	struct demand_role *roles; /* in the atlas's order */
	struct demand *at;
	struct names role_ids, skills, certifications;
	/* The profile's: a level per skill and certification, 0 for none, 1 for
	 * one without a level; and a role it is taken from and one, or 0. */
	uint8_t *has;
	uint32_t *from;
	struct rungs_ref education; /* id NULL for none */
	int education_rank;         /* -1 for none */
	double years;
};

/* Reads both into the reader's arena. */
void demands_read(struct reader *reader, const struct rungs_records *profile,
		  struct demands *out);

bool demand_is_skill(const struct demands *demands, const struct demand *one);

/* Levels it asks, and those of them that are had. */
int demand_needs(const struct demand *one);
int demand_met(const struct demand *one, int has);
/* Points of a level. */
int demand_weight(const struct demands *demands, const struct demand *one);

/* How a role fits; has as in demands. */
void demand_judge(const struct demands *demands, const struct demand_role *role,
		  struct rungs_fit_brief *out);
enum rungs_band demand_band(const struct rungs_fit_brief *brief);

#endif
