#include "me_offer.h"

static const struct picker_offer offers[RUNGS_SECTION_COUNT] = {
	[RUNGS_HAS_EDUCATION] = {.kinds = 1u << RUNGS_EDUCATION,
				 .label = "Add a degree",
				 .listed = true},
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
	[RUNGS_LIMITS] = {.kinds = 1u << RUNGS_CONDITION,
			  .label = "Add what you do not want",
			  .none = "Moving",
			  .none_detail = "to live elsewhere",
			  .listed = true},
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
