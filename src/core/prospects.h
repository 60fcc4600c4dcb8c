/* Roles that a person may begin with: by which ways, and what speaks for them.
 */
#ifndef RUNGS_PROSPECTS_H
#define RUNGS_PROSPECTS_H

#include <rungs/shortlist.h>

#include "demand.h"

enum { INTERESTS_MOST = 64 };

struct interest {
	const char *id, *name, *language, *skills, *conditions;
	bool liked;
};

/* What a person said, besides what demands hold. */
struct wishes {
	const struct rungs_records *profile;
	size_t interest_count;
	struct interest *interests;
	bool likes;         /* any of them */
	uint64_t *of_skill; /* the interests that a skill has to do with */
	bool *learns;       /* of each skill: ready to learn its group */
	bool learns_degree;
	int speaking, writing;     /* 1 to 7, or 0 */
	struct rungs_refs studied; /* areas that were named as studied */
	struct rungs_refs near;    /* areas of which fields studied are part */
	const char **fields;       /* studied, folded */
	size_t field_count;
	bool drawn; /* some subject or line was liked */
	int rung;   /* highest rank of a role had, or 0 */
};

enum way_kind {
	WAY_NONE,
	WAY_STUDY, /* from what was studied */
	WAY_NEAR,  /* from a field near it */
	WAY_ANY,   /* from any field */
	WAY_DRAWN, /* from a field that draws one */
	WAY_MOVE,  /* from a role that one had */
	WAY_ALIKE, /* it resembles one */
	WAY_DEGREE /* by education alone */
};

/* A way in. */
struct way {
	enum way_kind kind;
	int points;
	const char *from; /* fields of study, or a role */
	struct rungs_ref education;
	bool education_short;
	const char *commonness, *note;
	struct rungs_basis basis;
};

struct line {
	struct rungs_ref ref;
	const char *areas;
	bool studied, drawn, worked; /* leads here; draws; had a role here */
	bool several;                /* has roles of several tracks */
};

struct prospect {
	const struct demand_role *role;
	struct rungs_fit_brief fit;
	struct way way;             /* the best */
	struct rungs_ref education; /* it asks, or most people in it have */
	int education_rank;
	uint32_t line;
	uint64_t liked; /* interests of which it has something */
	uint64_t twice; /* of which it has more than a little */
	bool education_short;
	int unwanted;                     /* limits that stand against it */
	const struct rungs_record *limit; /* the last of them */
	bool aimed, leads;    /* in a track that is wanted, or leads to one */
	const char *leads_to; /* title of the role it leads to */
	bool speaks, writes;  /* by core skills of an interest that needs it */
	int like_points, learn_points, points;
};

struct prospects {
	struct demands demands;
	const char **skills;  /* names by place; NULL where there is none */
	struct rungs_ref own; /* education; id NULL for none */
	int own_rank;
	struct wishes wishes;
	size_t line_count;
	struct line *lines;
	size_t count; /* as many as roles, in their order */
	struct prospect *at;
	bool has_entries; /* the atlas knows entry routes */
};

void prospects_read(struct reader *reader, const struct rungs_records *profile,
		    struct prospects *out);

/* That of a thing's number, and of an id; NULL if there is none. */
struct prospect *prospect_of(struct prospects *prospects, int number);
struct prospect *prospect_called(struct reader *reader,
				 struct prospects *prospects, const char *id);

/* Its parts. */
void wishes_read(struct reader *reader, const struct rungs_records *profile,
		 struct prospects *out);
void ways_read(struct reader *reader, struct prospects *out);
/* Points of everything but the way in. */
void prospects_judge(struct reader *reader, struct prospects *out);

/* Whether it lies on a lower rung than what one has done. */
bool prospect_is_lower(const struct prospects *prospects,
		       const struct prospect *one);

/* Whether two prospects count as one line. */
bool prospect_same_line(const struct prospects *prospects,
			const struct prospect *a, const struct prospect *b);

/* Whether the person named the line in any way. */
bool prospect_is_named(const struct prospects *prospects,
		       const struct prospect *one);

/* Whether a list of areas has any of those. */
bool leads_from(const struct rungs_refs *areas, const char *list);

/* Whether a list of ids with ';' between has the id. */
bool list_has(const char *list, const char *id);

/* The reasons, cautions and basis of a pick. */
void pick_make(struct reader *reader, const struct prospects *prospects,
	       const struct prospect *one, struct rungs_pick *out);

/* 'A, B and C' of texts; NULL for none. */
const char *words_list(struct reader *reader, const char *const *texts,
		       size_t count);

#endif
