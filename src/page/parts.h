/* Rows that pages of several kinds share. */
#ifndef RUNGS_PARTS_H
#define RUNGS_PARTS_H

#include <rungs/role.h>

#include "words.h"

/* Figures of each occupation: percentiles, mean, people. */
void parts_pay(struct builder *builder, const struct rungs_pay *pay,
	       size_t count);
void parts_outlook(struct builder *builder, const struct rungs_outlook *outlook,
		   size_t count);

/* A field that leads to a thing; nothing without one. */
void parts_field_ref(struct builder *builder, const char *label,
		     enum rungs_kind kind, const struct rungs_ref *ref,
		     const char *detail);

/* 'Senior · Legal data services'. */
const char *parts_standing(struct builder *builder,
			   const struct rungs_role_brief *role);

/* A role as an item. */
void parts_role(struct builder *builder, const struct rungs_role_brief *role,
		const char *detail, const char *note);

/* A section of roles, in their order, under the names of what they share, and
 * beside each what else sets it apart. */
enum parts_order {
	PARTS_BY_LEVEL,          /* beside: track */
	PARTS_BY_SPECIALIZATION, /* beside: level */
	PARTS_OF_ONE_LEVEL,      /* by specialization; beside: track */
};

void parts_roles(struct builder *builder, const char *heading,
		 const struct rungs_role_brief *roles, size_t count,
		 enum parts_order order);

/* A line above a few items of a section. */
void parts_label(struct builder *builder, const char *text);

/* A skill as an item, its level drawn and told. */
void parts_skill(struct builder *builder, const struct rungs_ref *skill,
		 int level, const char *detail);

/* Fields of study in words. */
const char *parts_fields(const char *fields);

/* All the texts of an aspect under a heading; nothing for none. */
void parts_texts(struct builder *builder, const char *heading,
		 const char *aspect, const struct rungs_text *texts,
		 size_t count);

/* What a page rests on; evidence NULL if rows tell their own. */
void parts_sources(struct builder *builder, const char *evidence,
		   const struct rungs_ref *sources, size_t count);

#endif
