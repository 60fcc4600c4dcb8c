#include "me_offer.h"

static enum rungs_status list_education(struct rungs_atlas *atlas,
					struct rungs_things *out,
					struct rungs_error *error)
{
	return rungs_list(atlas, RUNGS_EDUCATION, out, error);
}

static const struct picker_offer offers[RUNGS_SECTION_COUNT] = {
	[RUNGS_HAS_EDUCATION] = {.label = "Add a degree",
				 .list = list_education},
	[RUNGS_HAS_SKILL] = {.kinds = 1u << RUNGS_SKILL,
			     .label = "Add a skill",
			     .hint = "Type what you can do."},
	[RUNGS_HAS_CERTIFICATION] = {.kinds = 1u << RUNGS_CERTIFICATION,
				     .label = "Add a certification",
				     .hint = "Type its name."},
	[RUNGS_HAS_EXPERIENCE] = {.kinds = 1u << RUNGS_ROLE,
				  .label = "Add a job",
				  .hint = "Type a job title.",
				  .words = true},
	[RUNGS_LIKES] = {.kinds = 1u << RUNGS_SPECIALIZATION |
				  1u << RUNGS_TRACK | 1u << RUNGS_SKILL,
			 .label = "Add what you like",
			 .hint = "Type a line of work, a skill, or your own "
				 "words.",
			 .words = true},
	[RUNGS_LIMITS] = {.label = "Add what you do not want",
			  .none = "Moving",
			  .none_detail = "to live elsewhere",
			  .list = rungs_hardships},
	[RUNGS_BOOKMARKED] = {.label = "Add a bookmark",
			      .hint = "Type the name of anything."},
};

const struct picker_offer *me_offer(enum rungs_section section)
{
	return offers[section].label ? &offers[section] : NULL;
}

const char *me_question(enum rungs_section section)
{
	switch (section) {
	case RUNGS_HAS_LANGUAGE:
		return "A language, and how well from A1 to C2 or native:";
	case RUNGS_PLACE:
		return "Where you are:";
	case RUNGS_PAY_PLACE:
		return "Whose pay you want to see, such as US:";
	default:
		return NULL;
	}
}
