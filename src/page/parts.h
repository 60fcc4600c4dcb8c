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

/* A role as an item: its title, its line and level beside it. */
void parts_role(struct builder *builder, const struct rungs_role_brief *role,
		const char *detail, const char *note);

/* Fields of study in words. */
const char *parts_fields(const char *fields);

/* All the texts of an aspect under a heading; nothing for none. */
void parts_texts(struct builder *builder, const char *heading,
		 const char *aspect, const struct rungs_text *texts,
		 size_t count);

void parts_sources(struct builder *builder, const struct rungs_ref *sources,
		   size_t count);

#endif
