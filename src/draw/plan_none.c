/* The sheet of somebody without a plan. */
#include "../page/words.h"
#include "plan_write.h"

void plan_none(struct paper *out, const struct plan_set *set)
{
	const char *below = builder_and(
		&out->words, set->who, WORDS_BETWEEN,
		set->day != NULL
			? builder_format(&out->words, "as of %s", set->day)
			: NULL);

	paper_add(out, &(struct paper_row){.kind = PAPER_TITLE,
					   .cells = {"No plan yet", below,
						     set->letterhead}});
	if (set->near != NULL)
		paper_put(out, PAPER_TEXT,
			  builder_format(&out->words,
					 "The roles that fit best now: %s. No "
					 "route to them is known that meets "
					 "what the profile says; 'rungs fit "
					 "ROLE' tells what one would take.",
					 set->near),
			  NULL);
	else
		paper_put(out, PAPER_TEXT,
			  set->asked[0] == NULL
				  ? "No role is near to what the profile says, "
				    "and no way in is known from it. 'rungs "
				    "fit ROLE' tells what a role that is "
				    "wanted would take."
				  : "Too little is known to suggest one: no "
				    "role is near to what the profile says.",
			  NULL);
	if (set->asked[0] != NULL)
		paper_put(out, PAPER_TEXT,
			  "Answers to these questions would help most; 'rungs "
			  "me start' asks them.",
			  NULL);
	for (size_t i = 0; set->asked[i] != NULL; i++)
		paper_put(out, PAPER_ITEM, set->asked[i]->text, NULL);
}
