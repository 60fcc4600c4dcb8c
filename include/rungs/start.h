/* "How do I start?": the statements that answer it and what proves them, and
 * the areas of study from which a guided start sets out. */
#ifndef RUNGS_START_H
#define RUNGS_START_H

#include <rungs/role.h>

struct rungs_statement_link {
	struct rungs_thing thing;
	const char *note; /* what one sees there */
};

struct rungs_statement {
	const char *id, *title, *text;
	struct rungs_basis basis;
	size_t link_count;
	struct rungs_statement_link *links;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_statement_get(struct rungs_atlas *atlas, const char *id,
				      struct rungs_statement *out,
				      struct rungs_error *error);
void rungs_statement_release(struct rungs_statement *statement);

/* As struct rungs_entry_route, with the role that it leads to. */
struct rungs_area_entry {
	struct rungs_role_brief role;
	struct rungs_ref education;
	const char *fields;
	const char *commonness;
	const char *note;
	struct rungs_basis basis;
};

/* What an area of study opens. */
struct rungs_area {
	const char *id, *name, *summary;
	struct rungs_basis basis;
	struct rungs_refs specializations;
	size_t entry_count;
	struct rungs_area_entry *entries; /* common first */
	/* most asked as core by the roles in entries; at most 10 */
	struct rungs_refs skills;
	/* a first three rungs: the commonest entry role and the commonest ways
	 * up from it */
	struct rungs_refs rungs;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_area_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_area *out,
				 struct rungs_error *error);
void rungs_area_release(struct rungs_area *area);

#endif
