/* What is said about each kind of thing.  An open function gets the thing and
 * builds its page; a build function makes it from what was got. */
#ifndef RUNGS_FAMILIES_H
#define RUNGS_FAMILIES_H

#include <rungs/certification.h>
#include <rungs/feeder.h>
#include <rungs/rung.h>
#include <rungs/reference.h>
#include <rungs/role.h>
#include <rungs/skill.h>
#include <rungs/specialization.h>
#include <rungs/start.h>

#include "builder.h"

typedef enum rungs_status page_opener(struct builder *builder,
				      struct rungs_atlas *atlas, const char *id,
				      struct rungs_error *error);

page_opener page_specialization_open, page_track_open, page_level_open,
	page_role_open, page_role_open_head, page_skill_open,
	page_certification_open, page_education_open, page_term_open,
	page_source_open, page_condition_open, page_occupation_open,
	page_fact_open, page_area_open, page_statement_open;

void page_specialization_build(struct builder *builder,
			       const struct rungs_specialization *line);
void page_track_build(struct builder *builder, const struct rungs_track *track);
void page_level_build(struct builder *builder, const struct rungs_level *level);
void page_role_build(struct builder *builder, const struct rungs_role *role);
void page_skill_build(struct builder *builder, const struct rungs_skill *skill);
void page_certification_build(struct builder *builder,
			      const struct rungs_certification *certification);
void page_education_build(struct builder *builder,
			  const struct rungs_education *education);
void page_term_build(struct builder *builder, const struct rungs_term *term);
void page_source_build(struct builder *builder,
		       const struct rungs_source *source);
void page_condition_build(struct builder *builder,
			  const struct rungs_condition *condition);
void page_occupation_build(struct builder *builder,
			   const struct rungs_occupation *occupation);
void page_fact_build(struct builder *builder, const struct rungs_fact *fact);
void page_area_build(struct builder *builder, const struct rungs_area *area);
void page_statement_build(struct builder *builder,
			  const struct rungs_statement *statement);
void page_feeders_build(struct builder *builder,
			const struct rungs_feeders *feeders);

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
