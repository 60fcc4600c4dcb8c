/* A specialization: a line of work. */
#ifndef RUNGS_SPECIALIZATION_H
#define RUNGS_SPECIALIZATION_H

#include <rungs/role.h>

struct rungs_specialization {
	const char *id, *name;
	const char *kind; /* 'seed', 'additional' or 'shared' */
	const char *also_called;
	const char *summary;
	const char *clients;
	const char *deliverables;
	const char *study_fields;
	const char *tools;
	struct rungs_refs areas; /* of study that lead here */
	struct rungs_basis basis;
	size_t text_count;
	struct rungs_text *texts;
	size_t role_count;
	struct rungs_role_brief *roles; /* by level */
	/* Where its people went, the latest count first, then most. */
	size_t flow_count;
	struct rungs_flow *flows;
	size_t skill_count;
	struct rungs_ref *skills; /* most asked as core first; at most 12 */
	struct rungs_refs certifications;
	struct rungs_refs terms;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_specialization_get(struct rungs_atlas *atlas,
					   const char *id,
					   struct rungs_specialization *out,
					   struct rungs_error *error);

/* One with no more than a preview shows: id to study areas, basis, texts and
 * roles; the rest is empty. */
enum rungs_status rungs_specialization_head(struct rungs_atlas *atlas,
					    const char *id,
					    struct rungs_specialization *out,
					    struct rungs_error *error);
void rungs_specialization_release(struct rungs_specialization *specialization);

#endif
