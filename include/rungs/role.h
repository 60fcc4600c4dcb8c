/* A role: a job with all that it asks, is like, pays, and leads to. */
#ifndef RUNGS_ROLE_H
#define RUNGS_ROLE_H

#include <rungs/flow.h>
#include <rungs/move.h>
#include <rungs/pay.h>
#include <rungs/thing.h>

struct rungs_role_brief {
	const char *id;
	const char *title;
	struct rungs_ref specialization;
	struct rungs_ref track;
	struct rungs_ref level;
	int rank; /* of the level; 1 is the lowest */
};

struct rungs_role_briefs {
	size_t count;
	struct rungs_role_brief *at;
	void *memory;
};

/* Ids that a role must match; NULL for any. */
struct rungs_role_filter {
	const char *specialization;
	const char *track;
	const char *level;
	const char *skill;         /* asks it */
	const char *certification; /* names it as useful */
	const char *education;     /* asks it at least */
	const char *occupation;    /* lies nearest to it */
	const char *area;          /* can be entered from it */
};

/* The roles that match, by specialization, level, then the atlas's order. */
enum rungs_status rungs_roles(struct rungs_atlas *atlas,
			      const struct rungs_role_filter *filter,
			      struct rungs_role_briefs *out,
			      struct rungs_error *error);
void rungs_role_briefs_release(struct rungs_role_briefs *briefs);

struct rungs_text {
	const char *aspect; /* 'task', 'works-with' … as in the table */
	const char *text;
	struct rungs_basis basis;
};

struct rungs_requirement {
	const char *kind; /* 'skill', 'tool' or 'knowledge' */
	const char *id;
	const char *name;
	int level; /* 1 aware to 5 expert; RUNGS_UNKNOWN if it is not said */
	const char *level_name;
	const char *importance; /* 'core' or 'useful' */
	bool baseline;          /* everybody on the role's level needs it */
	struct rungs_basis basis;
};

struct rungs_role_certification {
	const char *id;
	const char *name;
	const char *issuer;
	const char *status;   /* 'current', 'changing', 'unclear', 'retired' */
	const char *verified; /* 'yes', 'part', 'no' */
	const char *usefulness; /* 'helpful' or 'often asked' */
	struct rungs_basis basis;
};

struct rungs_role_condition {
	const char *id;
	const char *name;
	int value;        /* 0 to 3 */
	const char *word; /* the value in words */
	const char *note;
	struct rungs_basis basis;
};

/* An occupation that a crosswalk maps the role to, or the group of a
 * classification that it is of. */
struct rungs_role_match {
	struct rungs_ref occupation;
	/* What the occupation is to the role: 'exact', 'close', 'broad' (the
	 * role is part of it), 'narrow' (it is part of the role), 'group' */
	const char *match;
	int job_zone; /* of the occupation */
	struct rungs_basis basis;
};

/* A first step: from study into the role. */
struct rungs_entry_route {
	struct rungs_ref education;
	const char *fields; /* what was studied; 'any' for all */
	const char *commonness;
	const char *note;
	struct rungs_basis basis;
};

struct rungs_role {
	struct rungs_role_brief brief;
	const char *summary;
	int years_min, years_max; /* total working years on reaching it */
	struct rungs_ref education_min, education_preferred;
	struct rungs_ref occupation;
	const char *occupation_fit; /* 'listed', 'close' or 'loose' */
	int job_zone;
	const char *zone_education; /* what that asks, in words of the scale */
	/* What most workers of the occupation say that it requires. */
	struct rungs_ref occupation_education;
	const char *occupation_experience;
	struct rungs_basis basis;
	size_t match_count;
	struct rungs_role_match *matches; /* nearest first */
	size_t title_count;
	const char **titles; /* alternate ones */
	size_t listed_count;
	const char **listed; /* titles its occupation lists */
	size_t text_count;
	struct rungs_text *texts; /* in order of aspect */
	/* its own, core first and higher level first, then the baseline of its
	 * level */
	size_t requirement_count;
	struct rungs_requirement *requirements;
	size_t certification_count;
	struct rungs_role_certification *certifications;
	size_t condition_count;
	struct rungs_role_condition *conditions;
	size_t pay_count;
	struct rungs_pay *pay;
	size_t outlook_count;
	struct rungs_outlook *outlook;
	size_t entry_count;
	struct rungs_entry_route *entries;
	size_t leads_count;
	struct rungs_move *leads_to; /* common first */
	size_t comes_count;
	struct rungs_move *comes_from;
	/* Where people of its specialization went, whatever their role was; see
	 * struct rungs_specialization. */
	size_t flow_count;
	struct rungs_flow *flows;
	struct rungs_refs terms; /* of the glossary that its texts use */
	const char *unlinked;    /* why no move touches it, if none does */
	const char *address;     /* URI that its classification gives it */
	size_t source_count;
	struct rungs_ref *sources; /* all it rests on */
	void *memory;
};

/* Everything but the gaps of the moves in. */
enum rungs_status rungs_role_get(struct rungs_atlas *atlas, const char *id,
				 struct rungs_role *out,
				 struct rungs_error *error);

/* The same with those gaps, which a role of many feeders makes slow. */
enum rungs_status rungs_role_get_whole(struct rungs_atlas *atlas,
				       const char *id, struct rungs_role *out,
				       struct rungs_error *error);

/* A role with no more than a preview shows: brief to basis, pay, the first three
 * of its own requirements, and of moves out where they go, their kind, years,
 * commonness, doubts and evidence; the rest is empty. */
enum rungs_status rungs_role_head(struct rungs_atlas *atlas, const char *id,
				  struct rungs_role *out,
				  struct rungs_error *error);

/* A role's brief, and why no move touches it; the rest is empty. */
enum rungs_status rungs_role_alone(struct rungs_atlas *atlas, const char *id,
				   struct rungs_role *out,
				   struct rungs_error *error);

void rungs_role_release(struct rungs_role *role);

#endif
