/* The reference shelf: terms, sources, conditions, occupations, facts. */
#ifndef RUNGS_REFERENCE_H
#define RUNGS_REFERENCE_H

#include <rungs/role.h>

struct rungs_term {
	const char *id, *term, *expansion, *definition, *topic;
	struct rungs_ref specialization;
	struct rungs_ref skill;            /* of the same id, if there is one */
	struct rungs_refs related;         /* other terms of its topic */
	struct rungs_refs specializations; /* whose texts use it */
	struct rungs_refs roles;           /* whose texts use it */
	struct rungs_basis basis;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_term_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_term *out,
				 struct rungs_error *error);
/* A term without those related to it, which are found among all others. */
enum rungs_status rungs_term_head(struct rungs_atlas *atlas, const char *id,
				  struct rungs_term *out,
				  struct rungs_error *error);
void rungs_term_release(struct rungs_term *term);

struct rungs_source {
	const char *id, *title, *publisher, *address, *year, *place, *kind;
	const char *licence, *read, *taken, *attribution;
	size_t cited_count;
	struct rungs_thing *cited_by;      /* by kind */
	size_t cited_of[RUNGS_KIND_COUNT]; /* how many there are of a kind */
	void *memory;
};

enum rungs_status rungs_source_get(struct rungs_atlas *atlas, const char *id,
				   struct rungs_source *out,
				   struct rungs_error *error);
/* A source with at most so many things of each kind in cited_by: the sources
 * that much rests on are soon read. */
enum rungs_status rungs_source_head(struct rungs_atlas *atlas, const char *id,
				    size_t most, struct rungs_source *out,
				    struct rungs_error *error);
void rungs_source_release(struct rungs_source *source);

struct rungs_condition_use {
	struct rungs_role_brief role;
	int value;
	const char *note;
	struct rungs_basis basis;
};

struct rungs_condition {
	const char *id, *name, *summary;
	const char *scale[4]; /* what 0, 1, 2, 3 mean */
	struct rungs_basis basis;
	size_t use_count;
	struct rungs_condition_use *uses; /* highest value first */
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_condition_get(struct rungs_atlas *atlas, const char *id,
				      struct rungs_condition *out,
				      struct rungs_error *error);
void rungs_condition_release(struct rungs_condition *condition);

struct rungs_relation {
	struct rungs_ref occupation;
	const char *tier;
};

struct rungs_occupation {
	const char *id, *title, *soc;
	int job_zone;
	const char *job_zone_name, *job_zone_release, *job_zone_date;
	const char *zone_experience, *zone_education, *zone_training, *zone_svp;
	struct rungs_ref education; /* commonest required */
	const char *education_as_asked;
	double education_share; /* percent of answers */
	const char *experience_as_asked;
	double experience_share;
	const char *asked_date;
	const char *technologies;
	struct rungs_basis basis;
	size_t pay_count;
	struct rungs_pay *pay;
	size_t outlook_count;
	struct rungs_outlook *outlook;
	size_t relation_count;
	struct rungs_relation *relations;
	size_t role_count;
	struct rungs_role_brief *roles;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_occupation_get(struct rungs_atlas *atlas,
				       const char *id,
				       struct rungs_occupation *out,
				       struct rungs_error *error);
void rungs_occupation_release(struct rungs_occupation *occupation);

struct rungs_fact {
	const char *id, *topic, *statement, *value, *unit, *place, *year;
	const char *statistic, *survey, *quality, *note;
	struct rungs_basis basis;
	struct rungs_refs sources;
	void *memory;
};

enum rungs_status rungs_fact_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_fact *out,
				 struct rungs_error *error);
void rungs_fact_release(struct rungs_fact *fact);

#endif
