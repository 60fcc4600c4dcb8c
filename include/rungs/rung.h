/* What a ladder is made of: tracks, levels and education. */
#ifndef RUNGS_RUNG_H
#define RUNGS_RUNG_H

#include <rungs/role.h>

struct rungs_track {
	const char *id, *name, *summary;
	struct rungs_basis basis;
	size_t role_count;
	struct rungs_role_brief *roles;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_track_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_track *out,
				  struct rungs_error *error);
void rungs_track_release(struct rungs_track *track);

/* A skill that everybody on a level needs. */
struct rungs_baseline {
	struct rungs_ref skill;
	int level; /* 1 to 5 */
	const char *level_name;
	struct rungs_basis basis;
};

struct rungs_level {
	const char *id, *name, *summary;
	int rank;          /* 1 is the lowest */
	const char *scale; /* name and release of the scale it belongs to */
	const char *release;
	const char *titles_hint;  /* words that titles of it use */
	int years_min, years_max; /* total working years */
	struct rungs_basis basis;
	size_t baseline_count;
	struct rungs_baseline *baseline;
	size_t role_count;
	struct rungs_role_brief *roles;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_level_get(struct rungs_atlas *atlas, const char *id,
				  struct rungs_level *out,
				  struct rungs_error *error);
void rungs_level_release(struct rungs_level *level);

/* What statistics say of people with an education. */
struct rungs_education_figure {
	const char *measure; /* what is counted, in words */
	double value;
	const char *unit;
	const char *place, *year; /* that it is true for */
	const char *note;
	struct rungs_basis basis;
};

/* As struct rungs_entry_route, with the role in the place of the education. */
struct rungs_education_entry {
	struct rungs_role_brief role;
	const char *fields;
	const char *commonness;
	const char *note;
	struct rungs_basis basis;
};

struct rungs_education {
	const char *id, *name, *summary, *note;
	int rank;        /* compares general degrees; 1 is the lowest */
	bool profession; /* names a field that no higher rank replaces */
	int years_min, years_max; /* after secondary school */
	struct rungs_basis basis;
	size_t figure_count;
	struct rungs_education_figure *figures;
	size_t entry_count;
	struct rungs_education_entry *entries;
	size_t minimum_count;
	struct rungs_role_brief *minimum; /* roles that ask it at least */
	size_t preferred_count;
	struct rungs_role_brief *preferred;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_education_get(struct rungs_atlas *atlas, const char *id,
				      struct rungs_education *out,
				      struct rungs_error *error);
void rungs_education_release(struct rungs_education *education);

#endif
