/* Answers for programs; docs/json.md describes them.  Every function that
 * makes a value returns NULL when memory runs out, and takes such a NULL for a
 * part as a reason to return NULL too: one check at the end is enough. */
#ifndef RUNGS_JSON_H
#define RUNGS_JSON_H

#include <jansson.h>

#include <rungs/compare.h>
#include <rungs/plan.h>
#include <rungs/profile.h>
#include <rungs/role.h>
#include <rungs/route.h>

#include "invocation.h"

/* Appends the value to *array, which becomes NULL if that fails. */
void json_push(json_t **array, json_t *value);
/* Likewise for a member of *object. */
void json_put(json_t **object, const char *key, json_t *value);

/* null for what is not known: NULL, RUNGS_UNKNOWN, NaN and infinity. */
json_t *json_text(const char *text);
json_t *json_whole(int value);
json_t *json_figure(double value);

/* Anybody's bytes, as UTF-8. */
json_t *json_bytes(const char *text);

/* [from, to], or null if neither is known. */
json_t *json_range(int from, int to);

/* {"id", "name"}, or null if there is none. */
json_t *json_ref(const struct rungs_ref *ref);
json_t *json_ref_array(size_t count, const struct rungs_ref *refs);
json_t *json_refs(const struct rungs_refs *refs);

/* Adds "evidence" and "source" to *row. */
void json_basis(json_t **row, const struct rungs_basis *basis);

/* Roles as `list roles` tells them. */
json_t *json_brief(const struct rungs_role_brief *brief);
json_t *json_briefs(size_t count, const struct rungs_role_brief *briefs);

json_t *json_move(const struct rungs_move *move);
json_t *json_moves(size_t count, const struct rungs_move *moves);
/* A first step is a move from "start". */
json_t *json_entry(const struct rungs_ref *role,
		   const struct rungs_entry_route *entry);

/* {"kind", "id", "title"}. */
json_t *json_mention(const struct rungs_thing *thing);
json_t *json_mentions(const struct rungs_things *things);

/* Texts of one aspect, or of all with their aspect if it is NULL. */
json_t *json_texts(size_t count, const struct rungs_text *texts,
		   const char *aspect);
json_t *json_pay(size_t count, const struct rungs_pay *pay);
json_t *json_outlook(size_t count, const struct rungs_outlook *outlook);

/* Puts "flows" where there are any. */
void json_put_flows(json_t **object, size_t count,
		    const struct rungs_flow *flows);

json_t *json_route(const struct rungs_route *route);

/* Routes, and what to relax where there are none. */
json_t *json_routes(const struct rungs_routes *routes);
json_t *json_relaxations(const struct rungs_routes *routes);

/* What an entry of `list` and the object of `show` call the thing's name:
 * "title" or "name". */
const char *json_name_key(enum rungs_kind kind);

/* What tells it apart; of a fact its figure, without the commas that people
 * read it by. */
json_t *json_detail(const struct rungs_thing *thing);

/* The whole thing.  On failure NULL; error->status is RUNGS_OK if memory ran
 * out while writing. */
json_t *json_thing(struct rungs_atlas *atlas, enum rungs_kind kind,
		   const char *id, struct rungs_error *error);

/* By kind, for json_thing. */
json_t *json_specialization(struct rungs_atlas *atlas, const char *id,
			    struct rungs_error *error);
json_t *json_track(struct rungs_atlas *atlas, const char *id,
		   struct rungs_error *error);
json_t *json_level(struct rungs_atlas *atlas, const char *id,
		   struct rungs_error *error);
json_t *json_role(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error);
json_t *json_skill(struct rungs_atlas *atlas, const char *id,
		   struct rungs_error *error);
json_t *json_certification(struct rungs_atlas *atlas, const char *id,
			   struct rungs_error *error);
json_t *json_education(struct rungs_atlas *atlas, const char *id,
		       struct rungs_error *error);
json_t *json_term(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error);
json_t *json_source(struct rungs_atlas *atlas, const char *id,
		    struct rungs_error *error);
json_t *json_condition(struct rungs_atlas *atlas, const char *id,
		       struct rungs_error *error);
json_t *json_occupation(struct rungs_atlas *atlas, const char *id,
			struct rungs_error *error);
json_t *json_fact(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error);
json_t *json_area(struct rungs_atlas *atlas, const char *id,
		  struct rungs_error *error);
json_t *json_statement(struct rungs_atlas *atlas, const char *id,
		       struct rungs_error *error);

/* A record of a profile, as docs/profile.md has it. */
json_t *json_record(const struct rungs_record *record);

/* A whole profile. */
json_t *json_profile(const struct rungs_records *records);

/* Reads such a value: edits, to be given back with free, that borrow its
 * texts.  False with a sentence in error, and nothing to give back. */
bool json_profile_read(json_t *profile, struct rungs_edit **out, size_t *count,
		       struct rungs_error *error);

/* A plan, as docs/json.md has it. */
json_t *json_plan(const struct rungs_plan *plan);

/* Adds the members of a comparison to an answer. */
void json_compare(json_t **answer, const struct rungs_compare *compare);

/* {"rungs", "command"}. */
json_t *json_answer(const struct invocation *call);

/* Writes the answer and lets go of it, one line if compact.  Complains if it
 * is NULL.  Returns status, or EXIT_TROUBLE. */
int json_finish(struct invocation *call, json_t *answer, bool compact,
		int status);

#endif
