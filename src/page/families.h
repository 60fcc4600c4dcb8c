/* What is said about each kind of thing.  An open function gets the thing and
 * builds its page. */
#ifndef RUNGS_FAMILIES_H
#define RUNGS_FAMILIES_H

#include <rungs/role.h>

#include "builder.h"

typedef enum rungs_status page_opener(struct builder *builder,
				      struct rungs_atlas *atlas, const char *id,
				      struct rungs_error *error);

page_opener page_specialization_open, page_specialization_open_head,
	page_track_open, page_level_open, page_role_open, page_role_open_head,
	page_skill_open, page_certification_open, page_education_open,
	page_term_open, page_source_open, page_condition_open,
	page_occupation_open, page_fact_open, page_area_open,
	page_statement_open;

/* The page of what was got. */
void page_role_build(struct builder *builder, const struct rungs_role *role);

/* A function that gets a thing, builds its page and gives the thing back. */
#define PAGE_OPENER(kind)                                                      \
	enum rungs_status page_##kind##_open(                                  \
		struct builder *builder, struct rungs_atlas *atlas,            \
		const char *id, struct rungs_error *error)                     \
	{                                                                      \
		struct rungs_##kind thing;                                     \
		enum rungs_status status =                                     \
			rungs_##kind##_get(atlas, id, &thing, error);          \
                                                                               \
		if (status != RUNGS_OK)                                        \
			return status;                                         \
		page_##kind##_build(builder, &thing);                          \
		rungs_##kind##_release(&thing);                                \
		return RUNGS_OK;                                               \
	}

#endif
