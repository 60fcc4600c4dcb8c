/* What is said about each kind of thing.  An open function gets the thing and
 * builds its page; a build function makes it from what was got. */
#ifndef RUNGS_FAMILIES_H
#define RUNGS_FAMILIES_H

#include <rungs/certification.h>
#include <rungs/ladder.h>
#include <rungs/reference.h>
#include <rungs/role.h>
#include <rungs/skill.h>
#include <rungs/specialization.h>
#include <rungs/start.h>

#include "builder.h"

typedef enum rungs_status page_opener(struct builder *builder,
				      struct rungs_atlas *atlas, const char *id,
				      struct rungs_error *error);

page_opener page_role_open;
void page_role_build(struct builder *builder, const struct rungs_role *role);

#endif
