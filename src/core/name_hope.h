/* The most that the names of a thing can be worth for a query, by what is known
 * without a look at them. */
#ifndef RUNGS_NAME_HOPE_H
#define RUNGS_NAME_HOPE_H

#include "meaning.h"

/* For each slot of the stretch, about the most that a name can be worth: never
 * less. */
void names_hopes(const struct meaning *meaning, float hopes[STRETCH_THINGS]);

/* The same of one, more closely. */
double names_hope(const struct meaning *meaning, size_t slot);

#endif
