/* What a profile has, as plans count it: skills by the rule of rungs/fit.h,
 * degrees that stand for lower ones, certifications and roles held. */
#ifndef RUNGS_PLAN_HOLDING_H
#define RUNGS_PLAN_HOLDING_H

#include "demand.h"

struct holding {
	struct reader *reader;
	const struct rungs_records *profile;
	struct demands demands;
};

/* A failure is the reader's. */
void holding_read(struct reader *reader, const struct rungs_records *profile,
		  struct holding *out);

/* The level of a skill, 0 for none; one that the atlas does not know counts as
 * the profile has it. */
int holding_level(const struct holding *holding, const char *skill);
bool holding_has_certification(const struct holding *holding, const char *id);
bool holding_has_degree(const struct holding *holding, const char *id);
bool holding_has_role(const struct holding *holding, const char *id);

/* NULL if the atlas has no such degree. */
const struct demand_degree *holding_degree(const struct holding *holding,
					   const char *id);

/* Whether one degree, NULL for none, stands for another. */
bool degree_covers(const struct demand_degree *has,
		   const struct demand_degree *asked);

#endif
