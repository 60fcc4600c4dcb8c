/* Where people of a line of work went, as counted. */
#ifndef RUNGS_FLOWS_H
#define RUNGS_FLOWS_H

#include <rungs/flow.h>

#include "builder.h"

/* A section of a specialization's page, of the latest count; nothing without
 * one. */
void flows_section(struct builder *builder, const struct rungs_flow *flows,
		   size_t count);

/* The same as one sentence on a role's page, which says that it is not of the
 * role. */
void flows_line(struct builder *builder, const struct rungs_flow *flows,
		size_t count);

#endif
