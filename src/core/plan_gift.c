#include "plan_gift.h"

#include <stdlib.h>
#include <string.h>

#define NOTHING "none"

bool plan_gift_of(const struct rungs_record *step, struct rungs_record *out)
{
	static const enum rungs_section sections[RUNGS_KIND_COUNT] = {
		[RUNGS_SKILL] = RUNGS_HAS_SKILL,
		[RUNGS_CERTIFICATION] = RUNGS_HAS_CERTIFICATION,
		[RUNGS_EDUCATION] = RUNGS_HAS_EDUCATION,
	};
	static const enum rungs_kind kinds[RUNGS_PLAN_STEP_KIND_COUNT] = {
		[RUNGS_PLAN_LEARN] = RUNGS_SKILL,
		[RUNGS_PLAN_CERTIFY] = RUNGS_CERTIFICATION,
		[RUNGS_PLAN_STUDY] = RUNGS_EDUCATION,
	};
	enum rungs_plan_step_kind step_kind = plan_step_kind(step);
	enum rungs_kind kind;
	const char *id;

	if (step_kind != RUNGS_PLAN_LEARN && step_kind != RUNGS_PLAN_CERTIFY &&
	    step_kind != RUNGS_PLAN_STUDY)
		return false;
	if (!plan_step_about(step, &kind, &id) || kind != kinds[step_kind])
		return false;
	*out = (struct rungs_record){
		.section = sections[kind],
		.id = id,
		.name = step->name,
		.level = kind == RUNGS_SKILL ? step->level : RUNGS_UNKNOWN,
	};
	return true;
}

const struct rungs_record *plan_gift_place(const struct rungs_records *profile,
					   const struct rungs_record *gift)
{
	bool one = gift->section == RUNGS_HAS_EDUCATION;

	return rungs_records_find(profile, gift->section,
				  one ? NULL : gift->id);
}

const char *plan_gift_write(struct arena *arena,
			    const struct rungs_record *before)
{
	if (before == NULL)
		return NOTHING;
	return arena_format(arena, "%d\t%s\t%s\t%s",
			    before->level > 0 ? before->level : 0, before->id,
			    before->name,
			    before->text != NULL ? before->text : "");
}

bool plan_gift_read(struct arena *arena, const char *gave,
		    const struct rungs_record *gift, struct rungs_record *out)
{
	char *copy = arena_text(arena, gave), *rest = copy;
	const char *words[4] = {0};
	long level;

	*out = (struct rungs_record){.section = gift->section, .id = gift->id};
	if (copy == NULL)
		return false;
	for (size_t i = 0; i < 4 && rest != NULL; i++)
		words[i] = i < 3 ? strsep(&rest, "\t") : rest;
	if (words[2] == NULL || *words[1] == '\0' || *words[2] == '\0')
		return true;
	level = strtol(words[0], NULL, 10);
	out->level = level >= 1 && level <= 5 ? (int)level : RUNGS_UNKNOWN;
	if (gift->section == RUNGS_HAS_EDUCATION)
		out->id = words[1];
	out->name = words[2];
	out->text = words[3] != NULL && *words[3] != '\0' ? words[3] : NULL;
	return true;
}
