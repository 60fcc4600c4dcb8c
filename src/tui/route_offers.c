#include "route_offers.h"

const struct picker_offer route_offers[] = {
	[PICK_FROM] = {.kinds = 1u << RUNGS_ROLE,
		       .label = "From",
		       .hint = "Or type the title of the job you have.",
		       .none = "No job yet",
		       .none_detail = "from study into work"},
	[PICK_TO] = {.kinds = 1u << RUNGS_ROLE | 1u << RUNGS_TRACK |
			      1u << RUNGS_LEVEL | 1u << RUNGS_SPECIALIZATION,
		     .label = "To",
		     .hint = "Type a job title, a level or a track."},
	[PICK_AVOID] = {.kinds = 1u << RUNGS_ROLE,
			.label = "Avoid",
			.hint = "Type the job title to avoid."},
	[PICK_THROUGH] = {.kinds = 1u << RUNGS_ROLE,
			  .label = "Through",
			  .hint = "Type the job title to go through."},
};
