/* What 'rungs fit' says of one role and of several people. */
#ifndef RUNGS_CLI_FIT_H
#define RUNGS_CLI_FIT_H

#include <jansson.h>

#include "invocation.h"

struct rungs_fit_brief;
struct rungs_fit_row;

/* Adds "band", "points" and what they come from. */
void fit_put_brief(json_t **out, const struct rungs_fit_brief *brief);
json_t *fit_rows_json(size_t count, const struct rungs_fit_row *rows);

/* Tells of all profiles of a folder what they have of what the role asks:
 * 'fit ROLE --profiles DIR'. */
int fit_team(struct invocation *call, struct rungs_atlas *atlas);

#endif
