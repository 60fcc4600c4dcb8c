#include "plan_holding.h"

#include <stdio.h>
#include <string.h>

void holding_read(struct reader *reader, const struct rungs_records *profile,
		  struct holding *out)
{
	*out = (struct holding){.reader = reader, .profile = profile};
	demands_read(reader, profile, &out->demands);
}

int holding_level(const struct holding *holding, const char *skill)
{
	int level = demands_level(holding->reader, &holding->demands, skill);
	const struct rungs_record *record;

	if (level >= 0)
		return level;
	record = rungs_records_find(holding->profile, RUNGS_HAS_SKILL, skill);
	return record == NULL ? 0 : record->level > 0 ? record->level : 1;
}

bool holding_has_certification(const struct holding *holding, const char *id)
{
	return rungs_records_find(holding->profile, RUNGS_HAS_CERTIFICATION,
				  id) != NULL;
}

const struct demand_degree *holding_degree(const struct holding *holding,
					   const char *id)
{
	const struct demands *demands = &holding->demands;

	for (size_t i = 0; id != NULL && i < demands->degree_count; i++) {
		if (strcmp(demands->degrees[i].ref.id, id) == 0)
			return &demands->degrees[i];
	}
	return NULL;
}

bool degree_covers(const struct demand_degree *has,
		   const struct demand_degree *asked)
{
	if (asked->rank == 0 || has == asked)
		return true;
	return has != NULL && !asked->profession && asked->rank <= has->rank;
}

bool holding_has_degree(const struct holding *holding, const char *id)
{
	const struct rungs_record *record =
		rungs_records_find(holding->profile, RUNGS_HAS_EDUCATION, NULL);
	const struct demand_degree *asked = holding_degree(holding, id);

	if (record != NULL && strcmp(record->id, id) == 0)
		return true;
	return asked != NULL &&
	       degree_covers(holding_degree(holding,
					    record != NULL ? record->id : NULL),
			     asked);
}

bool holding_has_role(const struct holding *holding, const char *id)
{
	for (size_t i = 0; i < holding->profile->count; i++) {
		const struct rungs_record *record = &holding->profile->at[i];

		if (record->section == RUNGS_HAS_EXPERIENCE &&
		    strncmp(record->id, "role/", 5) == 0 &&
		    strcmp(record->id + 5, id) == 0)
			return true;
	}
	return false;
}
