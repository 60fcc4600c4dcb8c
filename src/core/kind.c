#include <string.h>

#include <rungs/thing.h>

static const struct {
	const char *singular, *plural;
} kinds[RUNGS_KIND_COUNT] = {
	[RUNGS_SPECIALIZATION] = {"specialization", "specializations"},
	[RUNGS_TRACK] = {"track", "tracks"},
	[RUNGS_LEVEL] = {"level", "levels"},
	[RUNGS_ROLE] = {"role", "roles"},
	[RUNGS_SKILL] = {"skill", "skills"},
	[RUNGS_CERTIFICATION] = {"certification", "certifications"},
	[RUNGS_EDUCATION] = {"education", "education"},
	[RUNGS_TERM] = {"term", "terms"},
	[RUNGS_SOURCE] = {"source", "sources"},
	[RUNGS_CONDITION] = {"condition", "conditions"},
	[RUNGS_OCCUPATION] = {"occupation", "occupations"},
	[RUNGS_FACT] = {"fact", "facts"},
	[RUNGS_AREA] = {"area", "areas"},
	[RUNGS_STATEMENT] = {"statement", "statements"},
};

const char *rungs_kind_singular(enum rungs_kind kind)
{
	return kinds[kind].singular;
}

const char *rungs_kind_plural(enum rungs_kind kind)
{
	return kinds[kind].plural;
}

bool rungs_kind_parse(const char *word, enum rungs_kind *out)
{
	for (size_t i = 0; i < RUNGS_KIND_COUNT; i++) {
		if (strcmp(word, kinds[i].singular) == 0 ||
		    strcmp(word, kinds[i].plural) == 0) {
			*out = (enum rungs_kind)i;
			return true;
		}
	}
	return false;
}
