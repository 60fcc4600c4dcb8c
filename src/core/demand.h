/* What all roles ask, in numbers, and what a profile has of it. */
#ifndef RUNGS_DEMAND_H
#define RUNGS_DEMAND_H

#include <stdint.h>

#include <rungs/fit.h>

#include "rows.h"

struct demand {
	unsigned what : 24; /* skill, or certification after all skills */
	unsigned level : 3; /* 0 if not said */
	unsigned core : 1;  /* of a certification: often asked */
	unsigned own : 1;   /* the role asks it by itself */
	unsigned basic : 1; /* core, or asked of everybody on the level */
};

/* A demand as an atlas keeps it, the lowest byte first: the place of what is
 * asked among the things of its kind, from 0, a level from 0 to 5, and bits. */
enum {
	DEMAND_BYTES = 4,
	DEMAND_PLACES = 1 << 24,
	DEMAND_LEVEL_AT = 24, /* 3 bits */
	DEMAND_CORE = 1 << 27,
	DEMAND_BASIC = 1 << 28, /* core, or the level's alone */
	DEMAND_CERTIFICATION = 1 << 29,
	DEMAND_SHARED = 1 << 30 /* the role's own, and the level's */
};

struct demand_degree {
	struct rungs_ref ref;
	int rank;
	bool profession;
	int years_min, years_max; /* usual, after secondary school */
};

enum { DEMAND_EDUCATION_POINTS = 6 };

struct demand_role {
	struct rungs_role_brief brief;
	const struct demand_degree *education; /* at least; NULL for none */
	int years;
	int most;   /* points of all it asks */
	int levels; /* of core skills */
	size_t count;
	const struct demand *asks;
};

struct demands {
	size_t role_count;
	const struct demand_role *roles; /* in the atlas's order */
	size_t skill_count, certification_count;
	size_t degree_count;
	const struct demand_degree *degrees; /* in order of ranks */
	/* The profile's: a level per skill and certification, 0 for none, 1 for
	 * one without a level; and a role it is taken from and one, 0 for none,
	 * or DEMANDS_SPOKEN for how well one has a language. */
	uint8_t *has;
	uint32_t *from;
	bool *unwanted;                        /* of each role; NULL for none */
	const struct demand_degree *education; /* NULL for none */
	double years;
};

#define DEMANDS_NONE SIZE_MAX
#define DEMANDS_SPOKEN UINT32_MAX

/* Reads both; they live as long as the reader's arena. */
void demands_read(struct reader *reader, const struct rungs_records *profile,
		  struct demands *out);

/* Says that they cannot be read, unless something failed before. */
void demands_damaged(struct reader *reader);

/* A demand of the bytes that an atlas keeps; what it asks is the place among
 * the skills, or among the certifications. */
static inline struct demand demand_unpack(const unsigned char *bytes,
					  bool *skill)
{
	uint32_t word = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
			(uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;

	*skill = (word & DEMAND_CERTIFICATION) == 0;
	return (struct demand){
		.what = word & (DEMAND_PLACES - 1),
		.level = word >> DEMAND_LEVEL_AT & 7,
		.core = (word & DEMAND_CORE) != 0,
		.own = (word & (DEMAND_CORE | DEMAND_BASIC)) != DEMAND_BASIC,
		.basic = (word & (DEMAND_BASIC | DEMAND_SHARED)) != 0,
	};
}

/* The place of a role; DEMANDS_NONE if there is none. */
size_t demands_role(struct reader *reader, const struct demands *demands,
		    const char *id);

/* The level that the profile has of a skill; -1 if the atlas has none of that
 * id. */
int demands_level(struct reader *reader, const struct demands *demands,
		  const char *skill);

/* Which demand a skill or a certification is; DEMANDS_NONE for none. */
size_t demands_what(struct reader *reader, const struct demands *demands,
		    enum rungs_kind kind, const char *id);

/* What demands are called, each in its place; NULL after a failure. */
struct rungs_ref *demands_names(struct reader *reader,
				const struct demands *demands,
				const uint32_t *whats, size_t count);

static inline bool demand_is_skill(const struct demands *demands,
				   const struct demand *one)
{
	return one->what < demands->skill_count;
}

/* Levels it asks, and those of them that are had. */
static inline int demand_needs(const struct demand *one)
{
	return one->level > 0 ? one->level : 1;
}

static inline int demand_met(const struct demand *one, int has)
{
	int needs = demand_needs(one);

	return has < needs ? has : needs;
}

/* Points of a level. */
static inline int demand_weight(const struct demand *one)
{
	return one->core ? 2 : 1;
}

/* Whether a degree does for the one asked; NULL for none. */
bool demand_degree_met(const struct demand_degree *has,
		       const struct demand_degree *asked);

/* How a role fits; has and education as in demands. */
void demand_judge(const struct demands *demands, const struct demand_role *role,
		  struct rungs_fit_brief *out);
enum rungs_band demand_band(const struct rungs_fit_brief *brief);
/* With another gap. */
enum rungs_band demand_band_at(const struct rungs_fit_brief *brief, int gap);

#endif
