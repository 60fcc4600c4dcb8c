#include "plan_holding.h"

#include <stdio.h>
#include <string.h>

#include "shapes.h"

void holding_read(struct reader *reader, const struct rungs_records *profile,
		  struct holding *out)
{
	static const struct field fields[] = {
		REF(degree, ref),       BOOL(degree, profession),
		INT(degree, rank),      INT(degree, years_min),
		INT(degree, years_max),
	};
	static const struct shape shape = SHAPE(degree, fields);

	*out = (struct holding){.profile = profile};
	demands_read(reader, profile, &out->demands);
	out->degrees = ROWS(reader, STATEMENT_NEXT_EDUCATION, &shape,
			    &out->degree_count, NULL);
}

int holding_level(const struct holding *holding, const char *skill)
{
	const struct demands *demands = &holding->demands;
	uint32_t what = names_find(&demands->skills, skill, strlen(skill));
	const struct rungs_record *record;

	if (what != NAMES_NONE)
		return demands->has[what];
	record = rungs_records_find(holding->profile, RUNGS_HAS_SKILL, skill);
	return record == NULL ? 0 : record->level > 0 ? record->level : 1;
}

bool holding_has_certification(const struct holding *holding, const char *id)
{
	return rungs_records_find(holding->profile, RUNGS_HAS_CERTIFICATION,
				  id) != NULL;
}

const struct degree *holding_degree(const struct holding *holding,
				    const char *id)
{
	for (size_t i = 0; id != NULL && i < holding->degree_count; i++) {
		if (strcmp(holding->degrees[i].ref.id, id) == 0)
			return &holding->degrees[i];
	}
	return NULL;
}

bool degree_covers(const struct degree *has, const struct degree *asked)
{
	if (asked->rank == 0 || has == asked)
		return true;
	return has != NULL && !asked->profession && asked->rank <= has->rank;
}

bool holding_has_degree(const struct holding *holding, const char *id)
{
	const struct rungs_record *record =
		rungs_records_find(holding->profile, RUNGS_HAS_EDUCATION, NULL);
	const struct degree *asked = holding_degree(holding, id);

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
