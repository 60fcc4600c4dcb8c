#include "role_filter.h"

#include <stdio.h>
#include <string.h>

/* The part of the filter that takes a thing of the kind, or NULL. */
static const char **filter_slot(struct rungs_role_filter *filter,
				enum rungs_kind kind)
{
	switch (kind) {
	case RUNGS_SPECIALIZATION:
		return &filter->specialization;
	case RUNGS_TRACK:
		return &filter->track;
	case RUNGS_LEVEL:
		return &filter->level;
	case RUNGS_SKILL:
		return &filter->skill;
	case RUNGS_CERTIFICATION:
		return &filter->certification;
	case RUNGS_EDUCATION:
		return &filter->education;
	case RUNGS_OCCUPATION:
		return &filter->occupation;
	case RUNGS_AREA:
		return &filter->area;
	default:
		return NULL;
	}
}

static bool filter_kind(const char *word, enum rungs_kind *kind)
{
	if (strcmp(word, "in") == 0) {
		*kind = RUNGS_SPECIALIZATION;
		return true;
	}
	return rungs_kind_parse(word, kind);
}

/* Complains unless a thing of the kind has that id. */
static int check_thing(struct invocation *call, struct rungs_atlas *atlas,
		       enum rungs_kind kind, const char *id)
{
	struct rungs_things found = {0};
	struct rungs_error error = {0};
	char name[160];
	int status = EXIT_DONE;

	snprintf(name, sizeof(name), "%s/%s", rungs_kind_singular(kind), id);
	enum rungs_status got = rungs_find(atlas, name, &found, &error);
	if (got == RUNGS_NOT_FOUND)
		status =
			complain_unknown(call, atlas, name, 1u << kind, &found);
	else if (got != RUNGS_OK)
		status = complain_of(call, &error);
	rungs_things_release(&found);
	return status;
}

/* Reads one word such as 'level:entry' into the filter. */
static int read_filter(struct invocation *call, struct rungs_atlas *atlas,
		       const char *word, struct rungs_role_filter *filter)
{
	const char *colon = strchr(word, ':');
	char name[32];
	enum rungs_kind kind;

	if (colon == NULL || colon[1] == '\0') {
		complain(call,
			 "'%.200s' is no filter; write one as in:legal or "
			 "level:entry.",
			 word);
		return EXIT_USAGE;
	}
	snprintf(name, sizeof(name), "%.*s", (int)(colon - word), word);
	const char **slot = (size_t)(colon - word) < sizeof(name) &&
					    filter_kind(name, &kind)
				    ? filter_slot(filter, kind)
				    : NULL;
	if (slot == NULL) {
		complain(call,
			 "There is no filter '%.200s'; there are in, track, "
			 "level, "
			 "skill, certification, education, occupation and "
			 "area.",
			 name);
		return EXIT_USAGE;
	}
	if (*slot != NULL) {
		complain(call, "The filter '%s' stands there twice.", name);
		return EXIT_USAGE;
	}
	*slot = colon + 1;
	return check_thing(call, atlas, kind, *slot);
}

int read_role_filter(struct invocation *call, struct rungs_atlas *atlas,
		     size_t from, struct rungs_role_filter *out)
{
	int status = EXIT_DONE;

	for (size_t i = from; i < call->operand_count && status == EXIT_DONE;
	     i++)
		status = read_filter(call, atlas, call->operands[i], out);
	return status;
}
